"""Where the keyboard is while the mouse is used."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget


def leave_keyboard(part: QWidget) -> None:
    """Let a click on the buttons of a part leave the keyboard where somebody writes; Tab still reaches them."""
    buttons = part.findChildren(QAbstractButton)
    for button in (*buttons, part):
        if isinstance(button, QAbstractButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
