"""What a screen reader comes to in a window, in its order: how tests find and read what is in front of people."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


def heard(window: QWidget) -> Iterator[QAccessibleInterface]:
    """Walk everything that a screen reader could come to in a window."""
    yield from _below(QAccessible.queryAccessibleInterface(window))


def name_of(widget: QWidget) -> str:
    """Return what a screen reader calls a widget; empty where it calls it nothing."""
    iface = QAccessible.queryAccessibleInterface(widget)
    return iface.text(QAccessible.Text.Name) if iface is not None else ""


def _below(iface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(iface.childCount()):
        child = iface.child(number)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        yield child
        yield from _below(child)
