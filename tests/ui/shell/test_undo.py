"""Undo over a real vault: deeds are taken back and done again, typing goes in short spells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from companion.domain.changes import Changes, Step
from companion.errors import Code, KnownError
from companion.services.record.people import add_person, change_person, see_person
from tests.ui.ground import HandClock, NowLane, open_test_session
from ui.bus import Bus
from ui.jobs import Jobs
from ui.shell.ground import close_vault, take_back
from ui.shell.undo import Undo, _goes_on, _joined


class Table:
    """Jobs, bus, undo and a vault."""

    def __init__(self, folder: Path) -> None:
        self.clock = HandClock()
        self.bus = Bus()
        self.jobs = Jobs(self.bus, close_vault, NowLane)
        self.undo = Undo(self.jobs, self.bus, self.clock, take_back)
        self.heard: list[str] = []
        self.undo.walked.connect(lambda undone: self.heard.append("undone" if undone else "redone"))
        self.undo.nothing.connect(lambda undone: self.heard.append("nothing"))
        self.jobs.open_session(lambda: (open_test_session(folder, self.clock), None), owner=self.jobs)

    def do(self, deed: object, *args: object, **values: object) -> Changes:
        """Run a deed with its values."""
        made: list[Changes] = []
        self.jobs.on_vault(lambda session: deed(session, *args, **values), owner=self.jobs, done=made.append)  # type: ignore[operator]
        return made[0]

    def type(self, deed: object, *args: object, **values: object) -> Changes:
        """Run a deed as typing runs it: its changes say that they may be joined."""

        def typed(session: object) -> Changes:
            return replace(deed(session, *args, **values), typing=True)  # type: ignore[operator]

        return self.do(typed)

    def name(self, person_id: str) -> str:
        """What the person is called now."""
        made: list[str] = []
        self.jobs.on_vault(
            lambda session: see_person(session, person_id).person.name, owner=self.jobs, done=made.append
        )
        return made[0]


@pytest.fixture
def table(qtbot: QtBot, tmp_path: Path) -> Table:
    return Table(tmp_path)


def test_undo_and_redo(table: Table) -> None:
    person = table.do(add_person, "Mira").made
    assert person
    table.clock.move(60)
    table.do(change_person, person, name="Mia")
    table.undo.undo()
    assert table.name(person) == "Mira"
    table.undo.redo()
    assert table.name(person) == "Mia"
    table.undo.undo()
    assert table.name(person) == "Mira"
    assert table.heard == ["undone", "redone", "undone"]


def test_nothing_to_undo_is_said(table: Table) -> None:
    table.undo.undo()
    table.undo.redo()
    assert table.heard == ["nothing", "nothing"]


def test_typing_is_taken_back_in_short_spells(table: Table) -> None:
    """However long somebody types without a pause, a few words go at a time."""
    person = table.do(add_person, "Mira").made
    assert person
    table.clock.move(60)
    for letters in ("M", "Mi", "Mia", "Mia J", "Mia Jo"):
        table.type(change_person, person, name=letters)
        table.clock.move(1.4)
    table.undo.undo()
    assert table.name(person) == "Mia"
    table.undo.undo()
    assert table.name(person) == "Mira"
    table.undo.redo()
    assert table.name(person) == "Mia"
    table.undo.redo()
    assert table.name(person) == "Mia Jo"


def test_a_pause_makes_two_steps(table: Table) -> None:
    person = table.do(add_person, "Mira").made
    assert person
    for letters in ("Mi", "Mia"):
        table.clock.move(60)
        table.do(change_person, person, name=letters)
    table.undo.undo()
    assert table.name(person) == "Mi"


def test_a_new_deed_ends_redo(table: Table) -> None:
    person = table.do(add_person, "Mira").made
    assert person
    table.clock.move(60)
    table.do(change_person, person, name="Mia")
    table.undo.undo()
    table.clock.move(60)
    table.do(change_person, person, name="Maya")
    table.undo.redo()
    assert table.heard[-1] == "nothing"
    assert table.name(person) == "Maya"


def test_screens_hear_of_what_was_undone(table: Table) -> None:
    person = table.do(add_person, "Mira").made
    heard: list[Changes] = []
    table.bus.changed.connect(heard.append)
    table.undo.undo()
    assert person in heard[0].ids


def test_lock_forgets(table: Table) -> None:
    table.do(add_person, "Mira")
    table.bus.locked.emit()
    table.undo.undo()
    assert table.heard == ["nothing"]


def test_two_deeds_in_one_breath_stay_two(table: Table) -> None:
    person = table.do(add_person, "Mira").made
    assert person
    for name in ("Mi", "Mia"):
        table.do(change_person, person, name=name)
    table.undo.undo()
    assert table.name(person) == "Mi"


def test_undo_pressed_again_before_the_first_has_arrived_waits_for_it(table: Table) -> None:
    """Where the second one leads is known only then."""
    person = table.do(add_person, "Mira").made
    assert person
    for name in ("Mia", "Maya"):
        table.clock.move(60)
        table.do(change_person, person, name=name)
    held: list[Callable[[], object]] = []
    run = table.jobs.on_vault

    def later(*args: Any, **values: Any) -> None:
        held.append(lambda: run(*args, **values))

    table.jobs.on_vault = later  # type: ignore[method-assign, assignment]
    table.undo.undo()
    table.undo.undo()
    table.undo.redo()
    while held:
        held.pop(0)()
    table.jobs.on_vault = run  # type: ignore[method-assign]
    assert table.heard == ["undone", "undone", "redone"]
    assert table.name(person) == "Mia"


def test_a_step_that_cannot_be_taken_back_says_so_and_the_next_key_works(table: Table) -> None:
    person = table.do(add_person, "Mira").made
    assert person
    table.undo._heard(
        Changes(
            steps=(Step(kind="person", id=person, before="gone", after="gone too"),), ids=frozenset({person})
        )
    )
    said: list[KnownError] = []
    table.jobs.failed.connect(said.append)
    table.undo.undo()
    assert [error.code for error in said] == [Code.CHANGED_SINCE]
    table.undo.undo()
    assert table.heard == ["undone"]


def test_other_records_never_join() -> None:
    def typed(record: str, before: str, after: str) -> Changes:
        return Changes(steps=(Step(kind="person", id=record, before=before, after=after),), typing=True)

    one = typed("a", "1", "2")
    assert _goes_on(one, typed("a", "2", "3"))
    assert not _goes_on(one, typed("a", "1", "3"))
    assert not _goes_on(one, typed("b", "2", "3"))
    assert not _goes_on(one, replace(typed("a", "2", "3"), typing=False))
    assert _joined(one, typed("a", "2", "3")).steps == typed("a", "1", "3").steps
