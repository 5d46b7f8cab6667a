"""Writing in a real window: a pick by mouse, one history for undo, the cover, and coming back after a lock."""

from __future__ import annotations

import pytest

from companion.services.record.people import add_person
from tests.windows.conftest import PASSPHRASE

WORDS = "I need a bed."
MORE = " It is cold. "


@pytest.fixture
def window(make_laptop):
    """A new conversation with Zofia; Bogna is written down too."""

    def fill(session):
        for name in ("Zofia", "Bogna"):
            add_person(session, name)

    laptop = make_laptop(fill)
    with laptop.open() as window:
        laptop.unlock(window)
        window.key("ctrl+n")
        window.wait(
            lambda now: now.focus is not None and now.focus.name.startswith("Name"), "the field for a name"
        )
        window.type("Zofia")
        window.wait(lambda now: now.find("Zofia") is not None, "Zofia in the list")
        window.key("Return")
        window.wait_for("We're ready")
        window.key("ctrl+Return")
        window.wait(writing, "the first passage")
        yield window


def writing(now):
    """Whether the passage has the keyboard, and not the question of the same name beside it."""
    return (
        now.focus is not None
        and now.focus.role == "EditableText"
        and now.focus.name.startswith("How can we help you?")
    )


def says(words):
    return lambda now: writing(now) and now.focus.text == words


def needs(now):
    return [name for name in now.names() if name.startswith("Take out. Need")]


def test_after_a_pick_by_mouse_one_writes_on_and_undo_goes_back_one_thing_at_a_time(window):
    window.type(WORDS)
    window.wait(says(WORDS), "the first words")
    window.press("Need  Ctrl+3")
    window.wait(lambda now: len(needs(now)) == 1, "the need")
    window.type(MORE)
    window.wait(says(WORDS + MORE), "words typed after the pick")
    assert len(needs(window.look())) == 1, "a space pressed the button again"
    window.key("ctrl+z")
    now = window.wait(
        lambda now: writing(now) and len(now.focus.text) < len(WORDS + MORE), "the last words gone"
    )
    assert now.focus.text.startswith(WORDS) and len(needs(now)) == 1
    while window.look().focus.text != WORDS:
        window.key("ctrl+z")
    assert len(needs(window.look())) == 1
    window.key("ctrl+z")
    window.wait(lambda now: says(WORDS)(now) and not needs(now), "the need gone, and no words")
    window.key("ctrl+y")
    window.wait(lambda now: says(WORDS)(now) and len(needs(now)) == 1, "the need again")
    window.key("ctrl+shift+z")
    window.wait(lambda now: writing(now) and len(now.focus.text) > len(WORDS), "the words again")


def test_enter_on_the_cover_goes_on_in_the_same_words(window):
    window.type(WORDS)
    window.key("ctrl+h")
    window.wait_for("Paused")
    window.key("Return")
    window.wait(writing, "the passage")
    window.type(MORE)
    window.wait(says(WORDS + MORE), "words typed after the cover")


def test_unlocking_comes_back_to_the_conversation_and_shows_nobody_else(window):
    window.type(WORDS)
    window.key("ctrl+l")
    window.wait(lambda now: now.focus is not None and now.focus.name.startswith("Passphrase"), "Passphrase")
    window.type(PASSPHRASE + "\n")
    seen = set()

    def back(now):
        seen.update(now.names(), [now.title])
        return says(WORDS)(now)

    window.wait(back, "the conversation")
    assert not [name for name in seen if "Bogna" in name]
