"""What can wait is called once, and not before the window has been painted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.shell.first_paint import FirstPaint


class Painted(QWidget):
    """Counts its paintings."""

    count = 0

    def paintEvent(self, _event: object) -> None:  # noqa: N802 (the name is Qt's)
        self.count += 1


def test_called_once_and_after_the_paint(qtbot: QtBot) -> None:
    window, seen = Painted(), []
    qtbot.addWidget(window)
    FirstPaint(window, lambda: seen.append(window.count))
    assert seen == []
    window.show()
    qtbot.waitUntil(lambda: bool(seen))
    window.repaint()
    qtbot.wait(10)
    assert seen == [1]
    assert window.count >= 2
