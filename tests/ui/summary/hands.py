"""What the tests of a received summary look at on its page."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from tests.ui.shell.hands import press


def on_page(screen) -> str:
    QApplication.processEvents()
    labels = [one.text() for one in screen.page.findChildren(QLabel) if one.isVisible()]
    fields = [one.toPlainText() for one in screen.page.findChildren(QPlainTextEdit) if one.isVisible()]
    return "\n".join(labels + fields)


def anywhere(screen) -> str:
    """Every word in the page's widgets, seen or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    labels = [one.text() for one in screen.page.findChildren(QLabel)]
    return "\n".join(labels + [one.toPlainText() for one in screen.page.findChildren(QPlainTextEdit)])


def in_sight(screen, widget) -> bool:
    """Whether all of it is inside the window."""
    QApplication.processEvents()
    top = widget.mapTo(screen.page, QPoint()).y()
    return top >= 0 and top + widget.height() <= screen.page.height()


def go_to(shell, words: str) -> None:
    """Press Tab until the keyboard is on what has these words."""
    for _ in range(60):
        focus = QApplication.focusWidget()
        said = [focus.accessibleName(), getattr(focus, "text", lambda: "")()] if focus else []
        if any(one.startswith(words) for one in said):
            return
        press(shell, "Tab")
    raise AssertionError(f"Tab never reached {words}")
