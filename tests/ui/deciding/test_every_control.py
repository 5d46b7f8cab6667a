"""Whatever is typed, ticked or chosen by a key, on whatever screen: nothing acts on others before a press.

The screens are walked as the audit walks them, and every field, tick, radio button and list on them is tried. A new
control that shares, withdraws, admits, revokes or agrees as soon as it changes is caught here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
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

from tests.ui.ground import open_vault_in
from tests.ui.samples import SAMPLES, make_practice_vault
from ui.routes import Route
from ui.screens import ENTRIES, entry_of
from ui.widgets.settling import settle_all

ACTS = (
    "SELECT * FROM consent_decision",
    "SELECT * FROM override WHERE given_on IS NOT NULL",
    "SELECT * FROM outbox",
    "SELECT * FROM outbox_recipient",
    "SELECT * FROM shared_copy",
    "SELECT * FROM received",
    "SELECT * FROM roster_entry",
    "SELECT * FROM posted_invite",
    "SELECT * FROM join_request",
    "SELECT id, place, left_at FROM carrier",
)
"""What others notice sooner or later."""
TYPED = "GP 1/12/20"
CONTROLS = (QLineEdit, QPlainTextEdit, QRadioButton, QCheckBox, QComboBox)
ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up)
# What has to be opened before its controls are there.
OPENED: dict[str, Callable[[Any], None]] = {
    "sharing": lambda page: page.without_yes.open(True),
    "team": lambda page: (page.policy.change.click(), *(one.click() for one in _role_buttons(page))),  # type: ignore[dict-item, func-returns-value]
}
SCREENS = [one.name for one in ENTRIES if not one.locked]


def _role_buttons(page: Any) -> list[Any]:
    return [row._change for row in page.members._rows.values() if hasattr(row, "_change")]


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("every control")
    make_practice_vault(folder)
    return folder


@pytest.fixture
def walked(practice: Path, tmp_path: Path, make_shell: Callable[..., Any]) -> Any:
    """A shell over the practice people."""
    shutil.copytree(practice, tmp_path, dirs_exist_ok=True)
    shell = make_shell()
    open_vault_in(shell, tmp_path)
    return shell


def acts(session: Any) -> list[list[Any]]:
    """How everything stands that others notice."""
    return [sorted(session.vault.execute(one).fetchall(), key=repr) for one in ACTS]


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


def opened(shell: Any, route: Route) -> Any:
    """The screen, with what has to be opened on it."""
    shell.navigation.go(route)
    shell.activateWindow()
    assert QTest.qWaitForWindowActive(shell)
    screen = shell.navigation.screen
    if route.screen in OPENED:
        OPENED[route.screen](screen.page)
        QApplication.processEvents()
    return screen


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
