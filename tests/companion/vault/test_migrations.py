"""Steps that are only ever added."""

import ast
from pathlib import Path

import pytest
from sqlite_utils import Database

from companion.errors import BugError
from companion.vault import migrations
from tests.companion.vault_fixtures import open_test_vault


def test_names_are_numbered_in_order() -> None:
    names = [name for name, _ in migrations.STEPS]
    assert [name[:5] for name in names] == [f"m{place:03}_" for place in range(1, len(names) + 1)]


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
