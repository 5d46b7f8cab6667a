"""Knows whether the clipboard holds our words: keeps them out of its history, and takes them away when locking."""

from __future__ import annotations

import sys

from PySide6.QtCore import QByteArray, QMimeData, QObject
from PySide6.QtGui import QClipboard, QGuiApplication

_WINDOWS = 'application/x-qt-windows-mime;value="{name}"'
_HINTS = {
    # learn.microsoft.com, "Clipboard formats": no history, no copy to other machines (both a DWORD of 0).
    "win32": {
        _WINDOWS.format(name="ExcludeClipboardContentFromMonitorProcessing"): b"1",
        _WINDOWS.format(name="CanIncludeInClipboardHistory"): bytes(4),
        _WINDOWS.format(name="CanUploadToCloudClipboard"): bytes(4),
    },
    # What Klipper, CopyQ, GPaste and others pass over.
    "linux": {"x-kde-passwordManagerHint": b"secret"},
}


class OwnClipboard(QObject):
    """Not every platform says who owns the clipboard, so what was put there while we had the keyboard is marked.

    The mark is a salted hash: no copy of the words is kept. Programs that keep a history of the clipboard are asked
    to leave our words out of it; the polite ones do.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clipboard = QGuiApplication.clipboard()
        self._mark: int | None = None
        self._asked: int | None = None
        self._clipboard.dataChanged.connect(self._changed)

    def clear_own(self) -> None:
        """Empty the clipboard (and X11's selection) where what it holds came from here."""
        if self._clipboard.ownsClipboard() or self._is_marked():
            self._clipboard.clear(QClipboard.Mode.Clipboard)
        if self._clipboard.supportsSelection() and self._clipboard.ownsSelection():
            self._clipboard.clear(QClipboard.Mode.Selection)
        self._mark = self._asked = None

    def _changed(self) -> None:
        """Another program changes it while it has the keyboard, and we have not."""
        ours = QGuiApplication.focusWindow() is not None
        self._mark = hash(self._clipboard.text()) if ours else None
        if ours or self._clipboard.ownsClipboard():
            self._ask_not_to_keep(self._clipboard.text())

    def _ask_not_to_keep(self, words: str) -> None:
        """Once for the same words: a program that puts them there again without the hint has the last word.

        What asks already is left alone: two windows would go on answering each other.
        """
        hints = _HINTS.get(sys.platform, {})
        if not words or not hints or hash(words) == self._asked:
            return
        there = self._clipboard.mimeData()
        if all(there.hasFormat(name) for name in hints):
            return
        self._asked = hash(words)
        told = QMimeData()
        told.setText(words)
        for name, value in hints.items():
            told.setData(name, QByteArray(value))
        self._clipboard.setMimeData(told)

    def _is_marked(self) -> bool:
        return self._mark is not None and hash(self._clipboard.text()) == self._mark
