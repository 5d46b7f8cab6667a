"""Every button of every screen: what takes something from others asks once, and its Enter and Escape are safe.

A new button that withdraws, revokes, refuses or destroys at one click is caught here.
"""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QPushButton, QWidget
from shiboken6 import isValid

from tests.ui.deciding.walking import SCREENS, TAKES, acts, opened
from tests.ui.samples import SAMPLES
from ui.widgets.confirm import Confirm

# What it does stands beside it, and it takes nothing that would not come again.
PLAIN = {
    "Let them in",
    "Make an invite",
    "Record what they decided",  # asks where it destroys: test_press.py
    "Record this",
}


def next_button(page: QWidget, pressed: set[str]) -> QPushButton | None:
    """One that says something that was not pressed yet: what says the same does the same, to another line."""
    for one in page.findChildren(QPushButton):
        if one.isVisibleTo(page) and one.isEnabled() and one.text() not in PLAIN | pressed:
            pressed.add(one.text())
            return one
    return None


def dialogs(shell: Any) -> list[QDialog]:
    return [one for one in shell.findChildren(QDialog) if one.isVisible()]


def press(shell: Any, button: QAbstractButton) -> list[QDialog]:
    """Press it, and what it asks."""
    button.click()
    QApplication.processEvents()
    return dialogs(shell)


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu, where there is no screen
@pytest.mark.parametrize("name", SCREENS)
def test_no_button_takes_anything_from_others_before_it_was_asked(name: str, walked: Any) -> None:
    session = walked.ground.jobs._session
    for route in SAMPLES[name](session):
        pressed, asked = set[str](), set[str]()
        while (button := next_button(opened(walked, route).view, pressed)) is not None:
            what, before = f"{route.screen}: {button.text()}", acts(session, TAKES)
            for dialog in press(walked, button):
                if isinstance(dialog, Confirm) and dialog.accessibleName() not in asked:
                    asked.add(dialog.accessibleName())
                    is_safe(dialog, what)
                dialog.reject()
            while (menu := QApplication.activePopupWidget()) is not None:
                menu.close()
            assert acts(session, TAKES) == before, what
            QApplication.processEvents()


def is_safe(question: Confirm, what: str) -> None:
    """It says something, and Enter where the keyboard stands is the safe answer, pause or no pause."""
    assert question.what_happens(), what
    assert question.keep.isDefault() and not question.do.isDefault(), what
    assert question.focusWidget() is question.keep, what
    meant: list[bool] = []
    question.confirmed.connect(lambda: meant.append(True))
    question.do.setEnabled(True)
    for part in question.findChildren(QWidget):
        if part is not question.do and isValid(part) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
            question.show()
            QTest.keyClick(part, Qt.Key.Key_Return)
    question.show()
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert not question.isVisible(), what
    assert meant == [], what
