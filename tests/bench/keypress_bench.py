"""From key press to glyph in a conversation of 20,000 words, with autosave running on its own thread."""

import os
import statistics
import time
from pathlib import Path
from typing import TYPE_CHECKING

from companion.domain.conversation import Prompt
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.people import add_person
from companion.services.session import Session
from tests.bench.measure import Row, percentile
from tests.bench.workplace import Workplace

if TYPE_CHECKING:  # Qt is imported when this is measured, and not when another benchmark is
    from ui.conversation.passage_words import PassageWords
    from ui.conversation.screen import ConversationScreen

WORDS = 20_000
PASSAGES = 14
PARAGRAPH = 120  # words
KEYS = 800
EVERY = 0.025  # seconds between keys: faster than anyone types for long
ONE_FRAME = 16.7  # milliseconds
TYPED = "and then we put the kettle on and talked about the boats on the river again "


def measure(place: Workplace) -> list[Row]:
    """Keys come at fixed times; each is late by whatever the window is busy with, until its glyph is painted."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    late = sorted(type_keys(place.folder / "keypress"))
    p99 = percentile(late, 0.99) * 1000
    middle = statistics.median(late) * 1000
    note = f"p99 of {len(late)} keys; median {middle:.1f} ms, worst {late[-1] * 1000:.1f} ms"
    return [Row("key press to glyph", p99, ONE_FRAME, "one frame", 1.0, len(late), note=note)]


def type_keys(folder: Path) -> list[float]:
    """Open the conversation in the real window, type in its middle, and return how late each glyph was (s)."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from tests.ui.ground import make_ground, open_vault_in
    from ui import routes
    from ui.conversation.screen import ConversationScreen
    from ui.lane import thread_lane
    from ui.shell.window import Shell

    folder.mkdir(mode=0o700)
    app = QApplication.instance() or QApplication(["bench"])
    assert isinstance(app, QApplication)
    shell = Shell(make_ground(app, folder, lane=thread_lane))
    shell.begin()
    shell.show()
    shell.activateWindow()
    open_vault_in(shell, folder)
    shell.daily_backup.deleteLater()  # this vault knows no place for one
    written: list[str] = []
    shell.ground.jobs.on_vault(lambda session: written.append(_write(session)), owner=shell)
    shell.ground.jobs.wait(60)
    shell.navigation.go(routes.conversation(written[0]))
    screen = shell.navigation.screen
    assert isinstance(screen, ConversationScreen)
    while len(screen.page.cards) < PASSAGES:
        app.processEvents()
    edit = _into_the_middle(screen)
    late = []
    begun = time.perf_counter() + 1
    for number in range(KEYS):
        due = begun + number * EVERY
        while time.perf_counter() < due:
            app.processEvents()
            time.sleep(0.0005)
        if number % 200 == 199:
            QTest.keyClick(edit, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(edit, TYPED[number % len(TYPED)])
        app.processEvents()
        late.append(time.perf_counter() - due)
    edit.settle()
    shell.ground.jobs.shut(10)
    shell.navigation.forget()
    shell.deleteLater()
    return late


def _write(session: Session) -> str:
    """A conversation of WORDS words; its id."""
    person = add_person(session, "Ash").made or ""
    talk = start_conversation(session, person).made or ""
    each = WORDS // PASSAGES
    lines = [_words(min(PARAGRAPH, each - start)) for start in range(0, each, PARAGRAPH)]
    prompts = list(Prompt)
    for number in range(PASSAGES):
        add_passage(session, talk, prompt=prompts[number % len(prompts)], text="\n".join(lines))
    return talk


def _into_the_middle(screen: "ConversationScreen") -> "PassageWords":
    """The text area of the middle passage, its cursor in the middle of its words."""
    card = list(screen.page.cards.values())[PASSAGES // 2]
    screen.page.go_to(card.passage_id)
    cursor = card.edit.textCursor()
    cursor.setPosition(len(card.edit.toPlainText()) // 2)
    card.edit.setTextCursor(cursor)
    return card.edit


def _words(count: int) -> str:
    return " ".join((TYPED.split() * (count // 10 + 1))[:count])
