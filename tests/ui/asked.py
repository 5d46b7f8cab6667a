"""What a window asks before it does something, and the answer of whoever means it."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from ui.widgets.confirm import Confirm


def asked(shell: Any) -> Confirm:
    """The one question that is open."""
    (question,) = [one for one in shell.findChildren(Confirm) if one.isVisible()]
    found: Confirm = question
    return found


def is_asked(shell: Any) -> bool:
    """Whether a question is open."""
    return any(one.isVisible() for one in shell.findChildren(Confirm))


def mean_it(shell: Any) -> str:
    """Say yes to it, once the pause is over; what it said."""
    question = asked(shell)
    said = question.what_happens()
    question.do.setEnabled(True)
    question.do.click()
    QApplication.processEvents()
    return said
