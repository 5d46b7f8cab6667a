"""Introductions: each step is dated once, and they stay open until someone has arrived."""

from __future__ import annotations

import pytest

from companion.domain.introduction import Direction, Introduction, is_open
from companion.services.record.conversations import start_conversation
from companion.services.record.home import see_home
from companion.services.record.introductions import (
    add_introduction,
    meet_later,
    note_acknowledged,
    note_arrived,
    note_came_back,
    note_offered,
    note_sent,
    note_welcomed,
)
from companion.services.record.undo import undo_steps
from companion.vault.rows import get_record, list_records, list_versions


def test_someone_who_waits_is_written_down_in_one_deed_and_undone_in_one(session):
    changes = meet_later(session, "Bo")
    assert [line.person_name for line in see_home(session).waiting] == ["Bo"]
    (introduction,) = list_records(session.vault, Introduction, changes.made)
    assert introduction.received_on == session.clock.today()
    undo_steps(session, changes.steps)
    home = see_home(session)
    assert (home.people, home.waiting) == (0, ())


def test_a_first_conversation_ends_the_wait(session):
    person = meet_later(session, "Bo").made
    start_conversation(session, person)
    (introduction,) = list_records(session.vault, Introduction, person)
    assert not is_open(introduction)


@pytest.mark.parametrize(
    ("note", "field"),
    [
        (note_welcomed, "welcomed_on"),
        (note_offered, "first_offered_on"),
        (note_sent, "sent_on"),
        (note_acknowledged, "acknowledged_on"),
        (note_arrived, "arrived_on"),
    ],
)
def test_a_step_is_dated_today_and_only_once(session, person, note, field):
    made = add_introduction(session, person).made
    note(session, made)
    assert getattr(get_record(session.vault, Introduction, made), field) == session.clock.today()
    session.clock.moment = session.clock.moment.replace(day=9)
    assert note(session, made).steps == ()
    assert len(list_versions(session.vault, Introduction, made)) == 2


def test_one_that_goes_out_is_open_until_they_arrived_or_came_back(session, person):
    there = add_introduction(session, person, direction=Direction.OUT, to_service="Library").made
    back = add_introduction(session, person, direction=Direction.OUT, to_service="Clinic").made
    one = get_record(session.vault, Introduction, there)
    assert (one.received_on, is_open(one)) == (None, True)
    note_arrived(session, there)
    note_came_back(session, back, "They had moved away")
    assert not is_open(get_record(session.vault, Introduction, there))
    came_back = get_record(session.vault, Introduction, back)
    assert (is_open(came_back), came_back.came_back_why) == (False, "They had moved away")
