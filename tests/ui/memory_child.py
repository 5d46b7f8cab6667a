"""A program for test_memory: types what standard input gives, key by key, locks, and stays to be looked at.

Called with a home, and the id of a conversation that has a passage. Nothing of what is typed is held by this program
itself: it comes one byte at a time and goes into the field that has the keyboard.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main() -> None:
    """Unlock, type, say so; lock when told to, say so; end when told to."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from ui.memory import tune_memory

    tune_memory()
    from PySide6.QtWidgets import QApplication

    from companion.clock import SystemClock
    from tests.bench.window import open_screen, settle
    from tests.ui.doors import line, press
    from tests.ui.ground import make_ground, screen_of
    from ui import routes
    from ui.lane import thread_lane
    from ui.shell.window import Shell

    app = QApplication([sys.argv[0]])
    shell = Shell(make_ground(app, Path(sys.argv[1]), lane=thread_lane, clock=SystemClock()))
    shell.begin()
    shell.show()
    shell.navigation.go(routes.unlock())
    settle(shell)
    _type_into(line(shell, "Passphrase"))
    press(shell, "Unlock")
    while not shell.guard.unlocked:
        settle(shell)
    settle(shell)
    open_screen(shell, routes.conversation(sys.argv[2]))
    _type_into(next(iter(screen_of(shell).page.cards.values())).edit)
    settle(shell)
    _pause("typed")
    locked: list[bool] = []
    shell.guard.lock_then(lambda: locked.append(True))
    while not locked:
        settle(shell)
    settle(shell)
    _pause("locked")
    os._exit(0)


def _type_into(field) -> None:
    from PySide6.QtTest import QTest

    field.setFocus()
    while (key := os.read(0, 1)) != b"\n":
        QTest.keyClicks(field, key.decode())


def _pause(said: str) -> None:
    sys.stdout.write(f"{said}\n")
    sys.stdout.flush()
    os.read(0, 1)


if __name__ == "__main__":
    main()
