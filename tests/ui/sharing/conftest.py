"""A shell over a real vault whose team has Sam in it, someone to share about, and what is read off the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from companion.domain.consent import Answer
from companion.domain.summaries import Summary
from companion.services.record.consents import decide_consent
from companion.services.record.read_back import agree_conversation
from companion.services.sharing.sharing import begin_summary
from companion.vault.rows import get_record
from companion.vault.shared import list_shared_copies
from tests.ui.sharing_samples import put_sam, put_talk
from ui import routes
from ui.sharing.screen import SharingScreen
from ui.widgets.confirm import Confirm


class Desk:
    """Maja's conversation, and the screens around sharing it."""

    def __init__(self, shell: Any) -> None:
        self.shell = shell
        self.sam: str = self.run(put_sam)
        self.person, self.talk = self.run(put_talk, "Maja")

    def run(self, deed: Callable[..., Any], *args: Any, **values: Any) -> Any:
        """A deed as a screen would have it done."""
        answers: list[Any] = []

        def work(session: Any) -> Any:
            answers.append(deed(session, *args, **values))
            return answers[0]

        self.shell.ground.jobs.on_vault(work, owner=self.shell)
        return answers[0]

    def agrees(self, to: str = "", answer: Answer = Answer.YES, **values: Any) -> str:
        """Maja's word, about Sam unless someone else is named."""
        made: str = self.run(decide_consent, self.person, to or self.sam, answer, **values).made
        return made

    def is_right(self) -> None:
        """Maja's conversation is read back, and she says: that's right."""
        self.run(agree_conversation, self.talk)

    def open(self) -> SharingScreen:
        """The sharing screen."""
        return self.go(routes.sharing(self.talk))

    def share(self, screen: SharingScreen) -> None:
        """Press Share, and mean it."""
        screen.page.share.click()
        self.pause()._confirm()
        QApplication.processEvents()

    def pause(self) -> Confirm:
        """What is asked before anything goes."""
        (asked,) = [one for one in self.shell.findChildren(Confirm) if one.isVisible()]
        return asked

    def go(self, route: Any) -> Any:
        """Any screen."""
        self.shell.navigation.go(route)
        QApplication.processEvents()
        return self.shell.navigation.screen

    def standing(self, noun: Any, record_id: str) -> Any:
        """A record as it stands."""
        return self.run(lambda session: get_record(session.vault, noun, record_id))


def words_on(page: Any) -> str:
    """Every word of a widget tree, shown or not."""
    labels = [one.text() for one in page.findChildren(QLabel)]
    return "\n".join(labels + [one.toPlainText() for one in page.findChildren(QPlainTextEdit)])


@pytest.fixture
def desk(open_shell: Any, qtbot: Any) -> Desk:
    open_shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is open_shell)
    return Desk(open_shell)


def part_of(screen, decision):
    return screen.page.recipients.parts[decision]


def summary_of(desk):
    return desk.standing(Summary, desk.run(begin_summary, desk.talk).made)


def copies(desk):
    return desk.run(lambda session: list_shared_copies(session.vault, desk.person))
