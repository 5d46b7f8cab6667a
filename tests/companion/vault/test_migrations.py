"""Steps that are only ever added."""

import ast
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from companion.domain.conversation import Conversation, Keep, Passage
from companion.domain.person import Person
from companion.domain.record import Record, RemovedWhy
from companion.domain.summaries import Answer
from companion.errors import BugError
from companion.vault import migrations
from companion.vault.columns import to_row
from companion.vault.db import Vault
from companion.vault.freshness import FreshnessKeeper
from companion.vault.names import list_people_named
from companion.vault.search import list_found, tend_index
from tests.companion.domain.records_for_tests import TODAY, made
from tests.companion.vault.team_samples import received
from tests.companion.vault_fixtures import open_test_vault


def test_names_are_numbered_in_order() -> None:
    names = [name for name, _ in migrations.STEPS]
    numbers = [int(re.fullmatch(r"m(\d{3})_\w+", name)[1]) for name in names]  # type: ignore[index]
    assert numbers == sorted(set(numbers))  # a number may be kept free for a step that is still being built


def test_no_step_imports_anything_of_ours() -> None:
    folder = Path(migrations.__file__).parent
    files = sorted(folder.glob("m[0-9]*.py"))
    assert [one.stem for one in files] == [name for name, _ in migrations.STEPS]
    for file in files:
        tree = ast.parse(file.read_text("utf-8"))
        named = {
            name
            for node in ast.walk(tree)
            for name in (
                [one.name for one in node.names]
                if isinstance(node, ast.Import)
                else [node.module or "."]
                if isinstance(node, ast.ImportFrom)
                else []
            )
        }
        assert not {name for name in named if name.split(".")[0] in {"companion", "ui", "resources", ""}}


def test_nothing_is_pending_in_a_vault_of_today(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    assert migrations.pending(vault.db) == []
    assert migrations.unknown(vault.db) == []
    vault.close()


def test_a_step_that_fails_leaves_no_trace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(db: Database) -> None:
        db.execute("CREATE TABLE half (a)")
        db.execute("CREATE TABLE half (a)")

    vault = open_test_vault(tmp_path)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, ("m998_fails", fails)))
    with pytest.raises(BugError):
        migrations.migrate(vault.db)
    assert not vault.db["half"].exists()
    assert migrations.pending(vault.db) == ["m998_fails"]
    vault.close()


def put(vault: Vault, table: str, row: Mapping[str, object]) -> None:
    marks = ", ".join(f":{name}" for name in row)
    vault.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", dict(row))


def test_what_was_there_before_is_found_after_m004(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(migrations, "STEPS", migrations.STEPS[:3])
        earlier.setattr(FreshnessKeeper, "begin", lambda *_args, **_names: None)  # its table came later
        vault = open_test_vault(tmp_path)
    rows: list[tuple[str, Record]] = [
        ("person", made(Person, "p1", name="Zoë Abara")),
        ("person", made(Person, "p2", name="Ada Gone", removed=RemovedWhy.BY_MISTAKE)),
        ("conversation", made(Conversation, "c1", person_id="p1", held_on=TODAY)),
        (
            "passage",
            made(Passage, "q1", conversation_id="c1", person_id="p1", text="a heron", keep=Keep.PRIVATE),
        ),
        ("answer", made(Answer, "a1", about_item="item-1", about_version="v", to_member="m", text="a heron")),
    ]
    with vault.transaction():
        for kind, record in rows:
            columns = {row[1] for row in vault.execute(f"PRAGMA table_info({kind})")}  # some came later
            row = to_row(replace(record, version=record.id))
            put(vault, kind, {name: value for name, value in row.items() if name in columns})
        for place, (kind, record) in enumerate(rows[2:4], 1):
            entry = {"place": place, "record_id": record.id, "kind": kind, "person_id": "p1"}
            put(vault, "search_entry", entry)
            put(vault, "search_words", {"rowid": place, "words": "a heron"})
        put(vault, "received", to_row(received(1, content={"question": "a heron"})))
    vault.close()
    vault = open_test_vault(tmp_path)
    assert [one.id for one in list_people_named(vault, "ab", 9)] == ["p1"]
    assert list_people_named(vault, "gone", 9) == []
    found = [(one.record_id, one.conversation_id, one.private) for one in list_found(vault, "heron", limit=9)]
    assert found[2:] == [("q1", "c1", True), ("c1", "c1", False)]
    assert {one[0] for one in found[:2]} == {"received:version-1", "a1"}
    vault.close()


def test_names_are_folded_by_m007_and_words_when_nobody_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = [name for name, _ in migrations.STEPS].index("m007_fold")
    with monkeypatch.context() as earlier:
        earlier.setattr(migrations, "STEPS", migrations.STEPS[:number])
        vault = open_test_vault(tmp_path)
    people = ("Łukasz O’Dwyer", "Al-Hassan", "小明", "🙂")
    with vault.transaction():
        for place, name in enumerate(people, 1):
            row = {**to_row(made(Person, f"p{place}", name=name)), "version": f"v{place}"}
            columns = {one[1] for one in vault.execute("PRAGMA table_info(person)")}
            put(vault, "person", {column: value for column, value in row.items() if column in columns})
            put(vault, "name_word", {"word": name.casefold(), "person_id": f"p{place}", "name": name})
            entry = {"place": place, "record_id": f"p{place}", "kind": "person", "person_id": f"p{place}"}
            put(vault, "search_entry", entry)
            put(vault, "search_words", {"rowid": place, "words": name})
    vault.close()
    vault = open_test_vault(tmp_path)
    for place, typed in enumerate(("lukasz odwyer", "hassan", "明", "🙂"), 1):
        assert [one.id for one in list_people_named(vault, typed, 9)] == [f"p{place}"]
    assert [one.id for one in list_people_named(vault, "", 9)] == ["p2", "p1", "p3", "p4"]
    assert [one.record_id for one in list_found(vault, "hassan", limit=9)] == ["p2"]
    assert list_found(vault, "lukasz", limit=9) == []
    assert not tend_index(vault, 9)
    assert [one.record_id for one in list_found(vault, "lukasz", limit=9)] == ["p1"]
    vault.close()
