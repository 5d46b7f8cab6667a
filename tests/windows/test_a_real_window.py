"""The screen itself: what is pressed and typed there arrives as a person's presses and letters do."""

from __future__ import annotations

from companion.services.record.people import add_person


def test_unlocking_typing_and_locking_go_through_the_system(make_laptop):
    laptop = make_laptop(lambda session: add_person(session, "Zofia"))
    with laptop.open() as window:
        laptop.unlock(window)
        assert laptop.home.name == "laptop"
        window.key("ctrl+f")
        window.wait(
            lambda now: now.focus is not None and now.focus.role == "EditableText", "the search field"
        )
        window.type("Zof")
        assert window.wait(lambda now: now.focus is not None and now.focus.text == "Zof", "typed letters")
        window.wait_for("Zofia")
        window.key("ctrl+l")
        window.wait_for("Companion is locked")
        assert not any("Zofia" in name for name in window.look().names())
