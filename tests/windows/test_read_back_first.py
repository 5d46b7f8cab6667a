"""What was changed after "That's right" stays here, with a real mouse and keys, until it is read back once more."""

from __future__ import annotations

from companion.domain.consent import Answer
from companion.services.record.consents import decide_consent
from companion.services.session import Session
from tests.ui.sharing_samples import put_sam, put_talk


def fill(session: Session) -> None:
    sam = put_sam(session)
    person, _talk = put_talk(session, "Bev")
    decide_consent(session, person, sam, Answer.YES)


def test_words_that_change_after_that_is_right_are_read_back_before_they_go(make_laptop):
    laptop = make_laptop(fill)
    with laptop.open() as window:
        laptop.unlock(window)
        window.press("Search")
        window.wait(
            lambda now: now.focus is not None and now.focus.name.startswith("What are you looking for"),
            "the search field",
        )
        window.type("bicycles")
        window.wait(lambda now: sum("bicycles" in one for one in now.names()) > 0, "what was found")
        window.key("Return")
        window.wait_for("Bev agreed to this on")
        window.wait(lambda now: now.focus is not None and "bicycles" in now.focus.text, "the words")
        window.type("x ")
        window.wait_for("You are changing what was agreed on")
        window.key("ctrl+Return")
        window.wait_for("As it is kept")
        window.key("ctrl+Return")  # That's right
        window.wait_for("What Sam will see")
        window.press("Read it together again")
        window.wait_for("As it is kept")
        window.press("Change")
        window.type("y ")
        window.key("alt+Left")
        window.wait_for("Nothing goes to Sam")
        assert window.look().find("Share", ["Button"]) is None
        window.press("Read back")
        window.wait_for("As it is kept")
        window.key("ctrl+Return")
        window.wait_for("What Sam will see")
