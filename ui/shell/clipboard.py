"""Knows whether the clipboard holds our words, so that locking can take them away and leave those of others."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication


class OwnClipboard(QObject):
    """Not every platform says who owns the clipboard, so what was put there while we had the keyboard is marked.

    The mark is a salted hash: no copy of the words is kept.
    """

    def __init__(self) -> None:
        super().__init__()
        self._clipboard = QGuiApplication.clipboard()
        self._mark: int | None = None
        self._clipboard.dataChanged.connect(self._changed)

    def clear_own(self) -> None:
        """Empty the clipboard (and X11's selection) where what it holds came from here."""
        if self._clipboard.ownsClipboard() or self._is_marked():
            self._clipboard.clear(QClipboard.Mode.Clipboard)
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
        self._mark = None

    def _changed(self) -> None:
        """Another program changes it while it has the keyboard, and we have not."""
        ours = QGuiApplication.focusWindow() is not None
        self._mark = hash(self._clipboard.text()) if ours else None

    def _is_marked(self) -> bool:
        return self._mark is not None and hash(self._clipboard.text()) == self._mark
