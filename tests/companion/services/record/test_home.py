"""Home: who waits and for how long, what is unfinished, and nobody who was taken out of the lists."""

from __future__ import annotations

from datetime import timedelta

from companion.domain.introduction import Direction, Introduction
from companion.domain.strengths import Action
from companion.services.record.conversations import change_conversation, start_conversation
from companion.services.record.home import see_home
from companion.services.record.people import add_person, remove_person
from companion.services.record.read_back import agree_conversation
from companion.services.records import add_record


def test_a_fresh_home_is_empty_and_knows_who_i_am(session):
    home = see_home(session)
    assert (home.member.name, home.people, home.last_backup) == ("Ali", 0, None)
    assert (home.meetings, home.waiting, home.drafts, home.due, home.on_the_way) == ((), (), (), (), ())


def test_the_wait_is_counted_and_ends_with_the_first_conversation(session):
    today = session.clock.today()
    maja = add_person(session, "Maja").made
    add_record(session, Introduction, person_id=maja, received_on=today - timedelta(days=16))
    (waiting,) = see_home(session).waiting
    assert (waiting.person_name, waiting.days) == ("Maja", 16)
    start_conversation(session, maja)
    home = see_home(session)
    assert home.waiting == ()
    assert [line.person_name for line in home.drafts] == ["Maja"]


def test_today_due_and_on_the_way(session):
    today = session.clock.today()
    maja = add_person(session, "Maja").made
    talk = start_conversation(session, maja).made
    change_conversation(session, talk, next_meeting_on=today)
    agree_conversation(session, talk)
    add_record(session, Action, person_id=maja, text="ring the council", by_when=today)
    add_record(
        session,
        Introduction,
        person_id=maja,
        direction=Direction.OUT,
        to_service="Debt help",
        sent_on=today - timedelta(days=2),
    )
    home = see_home(session)
    assert [line.record_id for line in home.meetings] == [talk]
    assert [line.text for line in home.due] == ["ring the council"]
    assert [(line.text, line.days) for line in home.on_the_way] == [("Debt help", 2)]
    assert home.drafts == ()


def test_who_was_added_by_mistake_is_on_no_list(session):
    maja = add_person(session, "Maja").made
    start_conversation(session, maja)
    remove_person(session, maja)
    home = see_home(session)
    assert (home.people, home.drafts) == (0, ())
