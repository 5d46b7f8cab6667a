"""A meeting that was agreed: it stands until somebody says that it was held, moved, or did not happen."""

from __future__ import annotations

from datetime import timedelta

import pytest

from companion.domain.conversation import Conversation, MeetingState
from companion.services.record.conversations import change_conversation, note_meeting, start_conversation
from companion.services.record.home import see_home
from companion.services.record.people import see_person
from companion.services.record.undo import undo_steps
from companion.services.session import Session
from companion.vault.rows import get_record


def on_home(session: Session) -> list[tuple[str, str]]:
    return [(one.record_id, one.text) for one in see_home(session).meetings]


def meeting(session: Session, talk: str) -> tuple[object, str, str]:
    one = get_record(session.vault, Conversation, talk)
    return (one.next_meeting_on, one.next_meeting_state.value, one.next_meeting_why)


@pytest.mark.parametrize("ahead", [-400, -1, 0, 1, 400])
def test_it_stands_from_the_day_it_is_made(session: Session, talk: str, ahead: int) -> None:
    change_conversation(session, talk, next_meeting_on=session.clock.today() + timedelta(days=ahead))
    assert on_home(session) == [(talk, "planned")]
    note_meeting(session, talk, MeetingState.MOVED)
    assert on_home(session) == [(talk, "moved")]


@pytest.mark.parametrize("became", [MeetingState.HELD, MeetingState.DID_NOT_HAPPEN])
def test_it_goes_once_somebody_says_what_became_of_it(
    session: Session, talk: str, became: MeetingState
) -> None:
    change_conversation(session, talk, next_meeting_on=session.clock.today())
    changes = note_meeting(session, talk, became)
    assert on_home(session) == []
    undo_steps(session, changes.steps)
    assert on_home(session) == [(talk, "planned")]


def test_another_day_is_another_meeting(session: Session, talk: str) -> None:
    today = session.clock.today()
    change_conversation(session, talk, next_meeting_on=today)
    note_meeting(session, talk, MeetingState.DID_NOT_HAPPEN)
    change_conversation(session, talk, next_meeting_why="The bus did not come")
    change_conversation(session, talk, next_meeting_on=today)  # the same day again: nothing changes
    assert meeting(session, talk) == (today, "did_not_happen", "The bus did not come")
    later = today + timedelta(days=3)
    change_conversation(session, talk, next_meeting_on=later)
    assert meeting(session, talk) == (later, "planned", "")


def test_meeting_on_that_day_is_holding_it(session: Session, person: str, talk: str) -> None:
    today = session.clock.today()
    change_conversation(session, talk, next_meeting_on=today)
    other = start_conversation(session, person, next_meeting_on=today + timedelta(days=7)).made or ""
    assert meeting(session, talk)[1] == "held"
    assert on_home(session) == [(other, "planned")]
    start_conversation(session, person)  # earlier than was agreed: nobody has said that it replaces the other
    assert on_home(session) == [(other, "planned")]


def test_a_missed_one_is_not_held_by_meeting_later(session: Session, person: str, talk: str) -> None:
    change_conversation(session, talk, next_meeting_on=session.clock.today() - timedelta(days=1))
    start_conversation(session, person)
    assert on_home(session) == [(talk, "planned")]


def test_the_person_has_it_too(session: Session, person: str, talk: str) -> None:
    change_conversation(session, talk, next_meeting_on=session.clock.today() + timedelta(days=9))
    (line,) = see_person(session, person).talks
    assert line.conversation.next_meeting_state is MeetingState.PLANNED
