"""Bringing a part of a page into sight, and keeping it there while the page still grows around it.

A label that wraps knows its height only once it knows its width. A page with new parts is laid out twice or more
before it is as high as it will be, a long summary for a second and longer; and what is scrolled to before that is
scrolled to where it is not.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

from ui.look.theme import ems


def reveal(page: QScrollArea, part: QWidget) -> None:
    """Scroll `page` until `part` is seen, its beginning above all, and again each time the page is longer or shorter.

    Until somebody scrolls, or takes the keyboard on: give it to where it belongs before.
    """
    _Reveal(page, part)


def reveal_soon(part: QWidget) -> None:
    """Bring what has just been said into sight, wherever it stands, once the keyboard has come to where it is sent."""
    timer = QTimer(part, singleShot=True, interval=0)
    timer.timeout.connect(timer.deleteLater)
    timer.timeout.connect(lambda: _reveal_around(part))
    timer.start()


def _reveal_around(part: QWidget) -> None:
    around = part.parentWidget()
    while around is not None and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is not None and part.isVisible():
        reveal(around, part)


class _Reveal(QObject):
    """Lives until somebody goes on, or the part is gone."""

    def __init__(self, page: QScrollArea, part: QWidget) -> None:
        super().__init__(part)
        self._page, self._part = page, part
        self._keyboard = page.window().focusWidget()
        self._soon = QTimer(self, singleShot=True, interval=0)  # once everything has its new place
        self._soon.timeout.connect(self._show)
        page.verticalScrollBar().rangeChanged.connect(self._show_soon)
        page.verticalScrollBar().actionTriggered.connect(self.deleteLater)
        self._show()
        self._soon.start()

    def _show_soon(self, _least: int, _most: int) -> None:
        self._soon.start()

    def _show(self) -> None:
        sheet = self._page.widget()
        if self._page.window().focusWidget() is not self._keyboard:
            self.deleteLater()
        elif sheet is not None and self._part.isVisibleTo(self._page):
            spot = QRect(self._part.mapTo(sheet, QPoint()), self._part.size())
            # ensureWidgetVisible would look at the cursor of a field alone.
            for corner in (spot.bottomLeft(), spot.topLeft()):
                self._page.ensureVisible(corner.x(), corner.y(), 0, ems(self._page, 1.0))
