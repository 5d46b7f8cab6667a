"""The crisis registry: every number pinned, read strictly, and written down in one place only."""

import ast
import re
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

import resources
from companion.domain.crisis import REGISTRY, Audience, CheckedHow, Way, Weekday, contacts_for, read_contacts
from companion.domain.person import Nation
from companion.errors import BugError

ROOT = Path(__file__).parents[3]
SOURCE = resources.read_bytes(REGISTRY)
ALL = read_contacts(SOURCE)

NUMBERS = {
    "emergency": "999",
    "nhs_111_england": "111, then option 2",
    "nhs_24_scotland": "111",
    "nhs_111_wales": "111, then option 2",
    "lifeline": "0808 808 8000",
    "samaritans": "116 123",
    "shout": "Text SHOUT to 85258",
    "breathing_space": "0800 83 85 87",
    "call_wales": "0800 132 737",
    "childline": "0800 1111",
}
EVERYWHERE = {"emergency", "samaritans", "shout"}
THERE = {
    None: set(),
    Nation.ENGLAND: {"nhs_111_england"},
    Nation.SCOTLAND: {"nhs_24_scotland", "breathing_space"},
    Nation.WALES: {"nhs_111_wales", "call_wales"},
    Nation.NORTHERN_IRELAND: {"lifeline"},
}


def test_every_number_is_the_right_one() -> None:
    assert {contact.id: contact.number for contact in ALL} == NUMBERS


@pytest.mark.parametrize("nation", list(THERE))
def test_each_nation_gets_its_own_and_what_serves_everywhere(nation: Nation | None) -> None:
    assert {contact.id for contact in contacts_for(nation)} == EVERYWHERE | THERE[nation]
    young = contacts_for(nation, under_19=True)
    assert {contact.id for contact in young} == EVERYWHERE | THERE[nation] | {"childline"}


def test_the_emergency_number_comes_first() -> None:
    assert all(contacts_for(nation)[0].id == "emergency" for nation in THERE)


def test_a_council_s_misprint_is_nowhere() -> None:
    wrong = re.compile(r"116[ -]?213")
    assert [str(path) for path, text in _texts() if wrong.search(text)] == []


def test_hours_cost_and_audience() -> None:
    known = {contact.id: contact for contact in ALL}
    assert [contact.id for contact in ALL if not contact.always_open] == ["breathing_space"]
    weekdays, weekend = known["breathing_space"].hours
    assert weekdays.days == (Weekday.MONDAY, Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY)
    assert (weekdays.opens, weekdays.closes, weekdays.closes_on) == (time(18), time(2), None)
    assert (weekend.days, weekend.closes_on, weekend.closes) == ((Weekday.FRIDAY,), Weekday.MONDAY, time(6))
    assert all(contact.free for contact in ALL)
    assert [contact.id for contact in ALL if contact.audience is Audience.UNDER_19] == ["childline"]
    assert [contact.id for contact in ALL if contact.way is Way.TEXT] == ["shout"]


def test_every_entry_says_when_and_how_it_was_checked_and_against_what() -> None:
    for contact in ALL:
        assert contact.checked_on.year >= 2026
        assert contact.checked_how in CheckedHow
        assert contact.source.startswith("https://")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b'number = "999"', b'number = "nine"', "entry 1: number"),
        (b'number = "999"', b"number = 999", "entry 1: number"),
        (b'way = "call"', b'way = "smoke"', "entry 1: way"),
        (b'way = "call"', b"", "entry 1: keys"),
        (b'way = "call"', b'way = "call"\nodd = 1', "entry 1: keys"),
        (b'nations = ["all"]', b"nations = []", "entry 1: nations"),
        (b'nations = ["all"]', b'nations = ["france"]', "entry 1: nations"),
        (b'nations = ["all"]', b'nations = "all"', "entry 1: nations"),
        (b'hours = "always"', b'hours = "often"', "entry 1: hours"),
        (b'hours = "always"', b"hours = []", "entry 1: hours"),
        (b'hours = "always"', b"hours = [1]", "entry 1: hours"),
        (
            b'hours = "always"',
            b"hours = [{days = [], opens = 09:00:00, closes = 10:00:00}]",
            "entry 1: hours",
        ),
        (
            b'hours = "always"',
            b'hours = [{days = ["x"], opens = 09:00:00, closes = 10:00:00}]',
            "entry 1: hours",
        ),
        (b'hours = "always"', b'hours = [{days = ["friday"], opens = 9, closes = 10}]', "entry 1: hours"),
        (b"free = true", b'free = "yes"', "entry 1: free"),
        (b"checked_on = 2026-11-23", b'checked_on = "2026"', "entry 1: checked_on"),
        (b'checked_how = "listed"', b'checked_how = "guessed"', "entry 1: checked_how"),
        (b'id = "emergency"', b'id = " "', "entry 1: id"),
        (b'id = "emergency"', b'id = "samaritans"', "twice"),
        (b"[[contact]]", b"odd = 1\n[[contact]]", "nothing but"),
        (b"[[contact]]", b"[[contact", "TOML"),
    ],
)
def test_a_fault_in_the_registry_is_named(old: bytes, new: bytes, told: str) -> None:
    assert old in SOURCE
    with pytest.raises(BugError, match=told):
        read_contacts(SOURCE.replace(old, new, 1))


@pytest.mark.parametrize("data", [b"", b"contact = 1", b"contact = []", b"contact = [1]", b"\xff"])
def test_what_is_no_registry_is_refused(data: bytes) -> None:
    with pytest.raises(BugError):
        read_contacts(data)


def test_no_other_file_holds_a_crisis_number() -> None:
    """Numbers of five digits and more in any file; 999 and 111 where words for people are."""
    long_numbers = [re.sub(r"\D", "", number) for number in NUMBERS.values()]
    patterns = [re.compile(r"[ \-]?".join(digits)) for digits in long_numbers if len(digits) > 4]
    short = re.compile(r"(?<![\w#.,:;])(999|111)(?![\w.,;]*\d)(?!\w)")
    found = [
        str(path.relative_to(ROOT)) for path, text in _texts() if any(one.search(text) for one in patterns)
    ]
    found += [
        str(path.relative_to(ROOT))
        for path, text in _texts()
        for said in _said(path, text)
        if short.search(said)
    ]
    assert found == []


def _texts() -> Iterator[tuple[Path, str]]:
    for folder in ("companion", "ui", "resources"):
        for path in sorted(ROOT.joinpath(folder).rglob("*")):
            known = path.suffix in {".py", ".toml", ".md", ".html", ".ts", ".json", ".txt", ".qss"}
            if known and path != resources.path(REGISTRY):
                yield path, path.read_text(encoding="utf-8")


def _said(path: Path, text: str) -> Iterator[str]:
    """What people could read: string constants of a program, sentences of a text."""
    if path.suffix != ".py":
        yield text
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
