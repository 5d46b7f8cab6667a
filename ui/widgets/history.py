"""Undo and redo by key inside a field: its own, or, for words that the vault keeps, the one of everything."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier


class History(Enum):
    """Which way a key goes."""

    UNDO = "undo"
    REDO = "redo"


# On every system the same, also where Qt would leave one of them to the other.
_WAYS = {
    (Qt.Key.Key_Z, _CTRL): History.UNDO,
    (Qt.Key.Key_Z, _CTRL_SHIFT): History.REDO,
    (Qt.Key.Key_Y, _CTRL): History.REDO,
}


def history_of(event: QEvent) -> History | None:
    """Tell whether a key, or the question whose key it is, means undo or redo."""
    kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
    if event.type() not in kinds or not isinstance(event, QKeyEvent):
        return None
    return _WAYS.get((Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier))
