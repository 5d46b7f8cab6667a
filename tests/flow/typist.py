"""A worker who types into the real conversation screen until the program is killed.

`python -m tests.flow.typist FOLDER SEED` opens the test vault in FOLDER, types words that SEED decides, and tells
after each key, on standard output, when it was pressed (monotonic seconds) and how many letters there are.
"""

from __future__ import annotations

import os
import random
import sys
import time
from pathlib import Path

TEXT_LETTERS = 4000
KEY_MILLISECONDS = 15  # faster than anyone types


def text_of(seed: int) -> str:
    """What is typed: words, spaces, line ends."""
    chance = random.Random(seed)
    words = ("canal", "sister", "walk", "Sunday", "soup", "bread", "quiet", "morning", "I", "with", "the")
    text = ""
    while len(text) < TEXT_LETTERS:
        text += chance.choice(words) + chance.choice((" ", " ", " ", ", ", "\n"))
    return text


def main() -> None:
    """Type until killed."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from companion.clock import SystemClock
    from companion.services.record.conversations import start_conversation
    from companion.services.record.people import add_person
    from tests.ui.ground import make_ground, open_vault_in
    from ui import routes
    from ui.lane import thread_lane
    from ui.shell.window import Shell
    from ui.widgets.words_edit import WordsEdit

    folder, seed = Path(sys.argv[1]), int(sys.argv[2])
    app = QApplication([])
    text = text_of(seed)
    shell = Shell(make_ground(app, folder, lane=thread_lane, clock=SystemClock()))
    shell.begin()
    shell.show()
    open_vault_in(shell, folder)
    typed = 0

    def meet(made: object) -> None:
        shell.ground.jobs.on_vault(start_conversation, made.made, owner=shell, done=begin)

    def begin(made: object) -> None:
        shell.navigation.go(routes.conversation(made.made))
        QTimer.singleShot(300, press)

    def press() -> None:
        nonlocal typed
        editors = [one for one in shell.findChildren(WordsEdit) if one.isVisible() and one.hasFocus()]
        if editors and typed < len(text):
            if text[typed] == "\n":
                QTest.keyClick(editors[0], Qt.Key.Key_Return)
            else:
                QTest.keyClicks(editors[0], text[typed])
            typed += 1
            sys.stdout.write(f"{time.monotonic():.4f} {typed}\n")
            sys.stdout.flush()
        QTimer.singleShot(KEY_MILLISECONDS, press)

    shell.ground.jobs.on_vault(add_person, "Maja", owner=shell, done=meet)
    app.exec()


if __name__ == "__main__":
    main()
