"""Bringing a part of a page into sight while the page still grows around it.

A label that wraps knows its height only once it knows its width. A page with new parts is laid out twice or more
before it is as high as it will be, and what is scrolled to before that is scrolled to where it is not.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

GROWS_MILLISECONDS = 250
_AIR = 16  # pixels between the part and the edge


def reveal(page: QScrollArea, part: QWidget) -> None:
    """Scroll `page` until `part` is seen, its beginning above all, and again while the page grows."""
    _Reveal(page, part)


class _Reveal(QObject):
    """Lives until the page has found its height, or the part is gone."""

    def __init__(self, page: QScrollArea, part: QWidget) -> None:
        super().__init__(part)
        self._page, self._part = page, part
        page.verticalScrollBar().rangeChanged.connect(self._show)
        QTimer.singleShot(0, self, self._show)
        QTimer.singleShot(GROWS_MILLISECONDS, self, self.deleteLater)

    def _show(self, _least: int = 0, _most: int = 0) -> None:
        sheet = self._page.widget()
        if sheet is None or not self._part.isVisibleTo(self._page):
            return
        if self._part.height() + 2 * _AIR <= self._page.viewport().height():
            self._page.ensureWidgetVisible(self._part, _AIR, _AIR)
            return
        top = self._part.mapTo(sheet, self._part.rect().topLeft()).y()
        self._page.verticalScrollBar().setValue(max(0, top - _AIR))
