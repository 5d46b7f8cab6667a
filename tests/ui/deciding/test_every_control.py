"""Whatever is typed, ticked or chosen by a key, on whatever screen: nothing acts on others before a press.

The screens are walked as the audit walks them, and every field, tick, radio button and list on them is tried. A new
control that shares, withdraws, admits, revokes or agrees as soon as it changes is caught here.
"""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.deciding.walking import SCREENS, acts, opened
from tests.ui.samples import SAMPLES
from ui.screens import entry_of
from ui.widgets.settling import settle_all

TYPED = "GP 1/12/20"
CONTROLS = (QLineEdit, QPlainTextEdit, QRadioButton, QCheckBox, QComboBox)
ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up)


def try_out(control: QWidget, screen: Any) -> None:
    """Type letter by letter, tick, press arrows: each settles as it would after a pause."""
    control.setFocus()
    assert QApplication.focusWidget() is control or control.isAncestorOf(QApplication.focusWidget())
    if isinstance(control, QLineEdit | QPlainTextEdit):
        for letter in TYPED:
            QTest.keyClicks(control, letter)
            settle_all(screen.view)
    elif isinstance(control, QCheckBox):
        QTest.keyClick(control, Qt.Key.Key_Space)
    else:
        for key in ARROWS:
            QTest.keyClick(QApplication.focusWidget() or control, key)
    settle_all(screen.view)
    QApplication.processEvents()


def controls(page: QWidget) -> list[QWidget]:
    found: list[QWidget] = []
    for kind in CONTROLS:
        found += page.findChildren(kind)
    return [one for one in found if one.isEnabled() and one.isVisibleTo(page) and _can_change(one)]


def _can_change(control: QWidget) -> bool:
    return not (isinstance(control, QLineEdit | QPlainTextEdit) and control.isReadOnly())


@pytest.mark.parametrize("name", SCREENS)
def test_no_control_acts_on_others_before_a_press(name: str, walked: Any) -> None:
    session = walked.ground.jobs._session
    for route in SAMPLES[name](session):
        screen = opened(walked, route)
        assert walked.navigation.route == route
        before, tried = acts(session), 0
        while walked.navigation.screen is screen and (left := controls(screen.view)[tried:]):
            try_out(left[0], screen)
            tried += 1
            what = f"{type(left[0]).__name__} {left[0].accessibleName()}" if isValid(left[0]) else "a control"
            assert acts(session) == before, f"{route}: {what}"


def test_every_screen_with_a_vault_is_walked() -> None:
    assert {one for one in SCREENS if entry_of(one)} <= SAMPLES.keys()
