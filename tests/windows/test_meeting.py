"""A meeting that was agreed, by mouse and keys: moved on the person's page, held on home."""

from __future__ import annotations

from datetime import timedelta

from companion.services.record.conversations import start_conversation
from companion.services.record.people import add_person


def test_a_meeting_is_moved_and_then_held(make_laptop):
    def agree(session):
        bo = add_person(session, "Bo").made
        start_conversation(
            session,
            bo,
            next_meeting_on=session.clock.today() - timedelta(days=3),
            held_on=session.clock.today(),
        )

    laptop = make_laptop(agree)
    with laptop.open() as window:
        laptop.unlock(window)
        window.wait_for("Who I meet")
        window.press("It was moved: Bo")
        window.wait(
            lambda now: now.find("Which day is it now?", ["EditableText"]) is not None, "the question"
        )
        window.type_into("Which day is it now?", "tomorrow")
        window.press("Set this day")
        window.wait_for("It will not happen: Tomorrow")
        window.key("ctrl+z")  # the day was wrong
        window.wait(lambda now: now.find("Which day is it now?") is not None, "the question again")
        window.type_into("Which day is it now?", "today\n")
        window.wait_for("It was held: Today")
        window.key("alt+Left")
        window.press("It was held: Bo")
        window.wait_gone("Who I meet")
