"""People are found by every word of their name, as it stands now, whoever writes it how."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from companion.domain.person import Person
from companion.domain.record import RemovedWhy
from companion.vault.db import Vault
from companion.vault.names import Named, list_people_named, list_people_near
from companion.vault.rows import amend_record, put_record
from tests.companion.domain.records_for_tests import made
from tests.companion.vault_fixtures import open_test_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = open_test_vault(tmp_path)
    with vault.transaction():
        for number, name in enumerate(("olu", "Ada Maria Quist", "100% Bob_by", "Zoë Abara", "José"), 1):
            put_record(vault, person(number, name))
    yield vault
    vault.close()


def person(number: int, name: str) -> Person:
    return replace(made(Person, f"p{number}", name=name), version=f"v{number}")


def found(vault: Vault, typed: str, limit: int = 10) -> list[str]:
    return [one.id for one in list_people_named(vault, typed, limit)]


def test_everyone_by_name_and_no_more_than_asked_for(vault: Vault) -> None:
    assert found(vault, " ") == ["p3", "p2", "p5", "p1", "p4"]
    assert found(vault, "", 1) == ["p3"]
    assert list_people_named(vault, "olu", 1) == [Named("p1", "olu", "")]


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("a", ["p2", "p4"]),
        ("MAR", ["p2"]),
        ("ada q", ["p2"]),
        ("quist ada", ["p2"]),
        ("ada x", []),
        ("zoe", ["p4"]),
        ("JOSÉ", ["p5"]),
        ("Jose\N{COMBINING ACUTE ACCENT}", ["p5"]),
        ("100%", ["p3"]),
        ("bob_", ["p3"]),
        ("%", []),
        ("_", []),
        ("lu", []),
    ],
)
def test_each_typed_word_begins_a_word_of_the_name(vault: Vault, typed: str, who: list[str]) -> None:
    assert found(vault, typed) == who


def test_the_first_by_name_are_shown_where_there_are_more(vault: Vault) -> None:
    assert found(vault, "a", 1) == ["p2"]


def test_the_name_as_it_stands_counts(vault: Vault) -> None:
    with vault.transaction():
        amend_record(vault, person(1, "Olumide"))
        changed = replace(person(2, "Berit"), version="v12", supersedes="v2")
        put_record(vault, changed)
    assert found(vault, "olumi") == ["p1"]
    assert (found(vault, "ada"), found(vault, "berit")) == ([], ["p2"])
    with vault.transaction():
        gone = replace(changed, version="v22", supersedes="v12", removed=RemovedWhy.BY_MISTAKE)
        put_record(vault, gone)
    assert found(vault, "berit") == []
    assert vault.execute("SELECT count(*) FROM name_word WHERE person_id = 'p2'").fetchone()[0] == 0
    with vault.transaction():
        put_record(vault, replace(gone, version="v32", supersedes="v22", removed=None))
    assert found(vault, "berit") == ["p2"]


STRANGERS = ("Smith-Jones", "O’Dwyer", "Łukasz", "Đào", "(Nan)", "“Ziggy”", "Al-Hassan", "小明", "Mary\u200e")


@pytest.fixture
def strangers(vault: Vault) -> Vault:
    with vault.transaction():
        for number, name in enumerate(STRANGERS, 10):
            put_record(vault, person(number, name))
    return vault


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Jones", "Smith-Jones"),
        ("smith jones", "Smith-Jones"),
        ("SmithJones", "Smith-Jones"),
        ("O'Dwyer", "O’Dwyer"),
        ("ODwyer", "O’Dwyer"),
        ("dwyer o", "O’Dwyer"),
        ("Lukasz", "Łukasz"),
        ("dao", "Đào"),
        ("Nan", "(Nan)"),
        ("Ziggy", "“Ziggy”"),
        ("Hassan", "Al-Hassan"),
        ("明", "小明"),
        ("\u200eMary", "Mary\u200e"),
    ],
)
def test_whom_strangers_could_not_find(strangers: Vault, typed: str, name: str) -> None:
    assert [one.name for one in list_people_named(strangers, typed, 9)] == [name]


def test_several_words_in_several_ways_each(strangers: Vault) -> None:
    with strangers.transaction():
        put_record(strangers, person(30, "Anne-Marie O'Dwyer-Smith"))
    for typed in ("annemarie odwyer", "o'dwyer-smith anne-marie", "ANNE MARIE O DWYER SMITH"):
        assert found(strangers, typed) == ["p30"], typed
    assert found(strangers, "anne-marie dao") == []


def test_names_come_as_people_sort_them(strangers: Vault) -> None:
    with strangers.transaction():
        for number, name in enumerate(("Luca", "lydia", "Öz", "Olga"), 40):
            put_record(strangers, person(number, name))
    names = [one.name for one in list_people_named(strangers, "", 99)]
    assert names[names.index("José") + 1 : names.index("Smith-Jones")] == [
        *("Luca", "Łukasz", "lydia", "Mary\u200e", "(Nan)", "O’Dwyer", "Olga", "olu", "Öz")
    ]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("Jnoes", ["Smith-Jones"]),
        ("Lucasz", ["Łukasz"]),
        ("Zigy", ["“Ziggy”"]),
        ("Hasan", ["Al-Hassan"]),
        ("ODwier", ["O’Dwyer"]),
        ("Maria Quiste", ["Ada Maria Quist"]),
        ("Mari", ["Ada Maria Quist", "Mary\u200e"]),
        ("Zoe Brown", ["Zoë Abara"]),  # one whole word where all of them find nobody
        ("Bo", []),
        ("101", []),
        ("?!", []),
        ("xyz", []),
        ("", []),
    ],
)
def test_a_slip_or_a_sound_is_near(strangers: Vault, typed: str, near: list[str]) -> None:
    assert [one.name for one in list_people_near(strangers, typed, 9)] == near


def test_a_name_that_is_near_no_more_is_not_offered(strangers: Vault) -> None:
    with strangers.transaction():
        gone = replace(
            person(10, "Smith-Jones"), version="v50", supersedes="v10", removed=RemovedWhy.BY_MISTAKE
        )
        put_record(strangers, gone)
    assert list_people_near(strangers, "Jnoes", 9) == []
    left = "SELECT count(*) FROM name_word JOIN name_order USING (person_id) WHERE person_id = 'p10'"
    assert strangers.execute(left).fetchone()[0] == 0
