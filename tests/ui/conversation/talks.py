"""A conversation to open in tests, and short ways to what is on its screen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from companion.services.record.conversations import start_conversation
from companion.services.record.people import add_person
from companion.vault.rows import get_record, list_records
from ui import routes
from ui.conversation.passage_card import PassageCard
from ui.conversation.screen import ConversationScreen
from ui.shell.window import Shell

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def on_lane(shell: Shell, deed: Any, *args: Any, **values: Any) -> Any:
    """The answer of a deed, run on the shell's own vault lane and waited for."""
    answers: list[Any] = []

    def work(session: Any) -> Any:
        answers.append(deed(session, *args, **values))
        return answers[0]  # a deed of ours is announced like any other

    shell.ground.jobs.on_vault(work, owner=shell)
    for _ in range(400):
        if answers:
            return answers[0]
        shell.ground.jobs.wait(0.05)
        QApplication.processEvents()
    raise AssertionError("the deed did not come back")


def open_talk(shell: Shell, **person: Any) -> ConversationScreen:
    """The screen of a new conversation with a new person."""
    person_id = on_lane(shell, add_person, "Maja", **person).made
    conversation_id = on_lane(shell, start_conversation, person_id).made
    return go(shell, conversation_id)


def go(shell: Shell, conversation_id: str) -> ConversationScreen:
    """The screen of a conversation, shown and with its answers in."""
    shell.navigation.go(routes.conversation(conversation_id))
    screen = shell.navigation.screen
    assert isinstance(screen, ConversationScreen)
    settle_events(shell)
    return screen


def settle_events(shell: Shell) -> None:
    """Let lanes and windows come to rest."""
    for _ in range(6):
        shell.ground.jobs.wait(2)
        QApplication.processEvents()


def cards(screen: ConversationScreen) -> list[PassageCard]:
    """The passages on screen, in order."""
    return list(screen.page.cards.values())


def standing(shell: Shell, noun: Any, record_id: str) -> Any:
    """A record as the vault has it now."""
    return on_lane(shell, lambda session: get_record(session.vault, noun, record_id))


def listed(shell: Shell, noun: Any, person_id: str) -> list[Any]:
    """A person's records as the vault has them now."""
    return on_lane(shell, lambda session: list_records(session.vault, noun, person_id))


def type_words(qtbot: QtBot, screen: ConversationScreen, words: str) -> None:
    """Type into the passage that has the keyboard, and have it saved."""
    edit = screen.page.current.edit
    qtbot.keyClicks(edit, words)
    edit.settle()


def choose(button: QPushButton, words: str) -> None:
    """Take the entry of a button's menu that begins with these words."""
    menu = button.menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if action.text().startswith(words)).trigger()
