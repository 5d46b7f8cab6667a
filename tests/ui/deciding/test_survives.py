"""Whatever is ticked or typed on whatever screen is there again: after leaving, after lock, and after a kill."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from companion.domain.consent import ConsentDecision
from companion.services.record.entries import NEEDED
from tests.ui.deciding.test_every_control import controls
from tests.ui.deciding.walking import OPENED, SCREENS
from tests.ui.ground import open_vault_in
from tests.ui.samples import SAMPLES
from ui import routes
from ui.forms.day import DayControl
from ui.forms.form import Form
from ui.forms.rows import Rows
from ui.routes import Route
from ui.widgets.settling import settle_all

TYPED = "Kept"
DAY = "01/02/2026"
SEEN = QLineEdit.EchoMode.Normal

MAY_GO = {
    ("before", "Someone in my team"): "not mended yet: chosen, and decided about at the press beside it",
    ("sharing", "Who is "): "not mended yet: chosen, and linked at the press beside it",
    ("team", "Who is it for?"): "not mended yet: the name on an invitation that is made at a press",
    ("read_back", "Ruth Ashworth"): "for whom it is looked at: what is seen, not a record",
    ("read_back", "Willow Street Surgery"): "for whom it is looked at: what is seen, not a record",
    ("inbox", ""): "which of the parcels are listed: what is seen, not a record",
    ("search", ""): "words and ticks that look something up: not a record",
    ("join", ""): "the words of an invitation are a secret: they are kept nowhere before they are used",
    ("settings", "New passphrase"): "a passphrase is never kept",
    ("settings", "Show the passphrase"): "a passphrase is never kept, nor that it was to be seen",
}
"""By screen and how the control's name begins, what may go, each with its reason. It only shrinks.

A day that cannot be read is not tried: it is said beside its field, and is no day yet. A new vault's form comes
before there is a vault to keep it.
"""
MOST_MAY_GO = 10


@pytest.mark.parametrize("name", SCREENS)
def test_what_is_typed_and_ticked_survives(name: str, walked: Any, tmp_path: Path) -> None:
    session = walked.ground.jobs._session
    for route in SAMPLES[name](session):
        screen = open_anew(walked, route)
        for rows in screen.view.findChildren(Rows):
            rows.add_button.click()
        change_all(walked, screen)
        again = place_of(screen, route)
        given = {one: value for one, value in values(screen.view).items() if not may_go(name, one)}
        killed = as_a_kill_leaves_it(tmp_path)
        lost = {f"left: {one}" for one in missing(given, values(open_anew(walked, again).view))}
        lock(walked)
        open_vault_in(walked, tmp_path)
        lost |= {f"locked: {one}" for one in missing(given, values(open_anew(walked, again).view))}
        lock(walked)
        for there in vault_files(tmp_path):
            there.unlink()
        for name_there, held in killed.items():
            (tmp_path / name_there).write_bytes(held)
        open_vault_in(walked, tmp_path)
        lost |= {f"killed: {one}" for one in missing(given, values(open_anew(walked, again).view))}
        assert not lost, f"{route}: {sorted(lost)}"


def test_the_list_of_what_may_go_only_shrinks() -> None:
    assert len(MAY_GO) <= MOST_MAY_GO


def may_go(screen: str, control: str) -> bool:
    named = control.partition(" ")[2]
    return any(place == screen and named.startswith(begins) for place, begins in MAY_GO)


def as_a_kill_leaves_it(folder: Path) -> dict[str, bytes]:
    """The open vault's files, with what only its log holds."""
    held = {one.name: one.read_bytes() for one in vault_files(folder)}
    assert held["vault.db-wal"] and "vault.freshness" in held
    return held


def vault_files(folder: Path) -> list[Path]:
    return [one for one in folder.glob("vault.*") if one.is_file()]


def lock(shell: Any) -> None:
    shell.guard.lock()
    QApplication.processEvents()


def open_anew(shell: Any, route: Route) -> Any:
    """The screen, come to from elsewhere."""
    elsewhere = routes.help_topic("trouble") if route.screen != "help" else routes.home()
    shell.navigation.go(elsewhere)
    shell.navigation.go(route)
    QApplication.processEvents()
    screen = shell.navigation.screen
    if route.screen in OPENED:
        OPENED[route.screen](screen.page)
    return screen


def place_of(screen: Any, route: Route) -> Route:
    """Where it is found again: what was new has an id now."""
    made = getattr(screen, "_record_id", "") or (
        screen._id if route.screen == "entry" and route.id("kind") == ConsentDecision.KIND else ""
    )
    if route.screen == "entry" and made:
        return routes.entry(route.id("kind"), route.id("person"), made)
    return route


def change_all(shell: Any, screen: Any) -> None:
    """Another value in every field, tick and list, but for words without which nothing can be made."""
    tried: set[int] = set()
    needed = needed_fields(screen)
    while shell.navigation.screen is screen:
        left = [one for one in controls(screen.view) if id(one) not in tried and one not in needed]
        if not left:
            return
        tried.add(id(left[0]))
        change(left[0])
        settle_all(screen.view)
        QApplication.processEvents()


def change(control: QWidget) -> None:
    if isinstance(control.parent(), DayControl):
        control.setFocus()
        control.selectAll()
        QTest.keyClicks(control, DAY)
    elif isinstance(control, QLineEdit | QPlainTextEdit):
        control.setFocus()
        QTest.keyClicks(control, TYPED)
    elif isinstance(control, QComboBox):
        control.setFocus()
        control.setCurrentIndex((control.currentIndex() + 1) % max(control.count(), 1))
        control.activated.emit(control.currentIndex())
    elif isinstance(control, QAbstractButton):
        control.click()


def needed_fields(screen: Any) -> list[QWidget]:
    """The fields that have to be filled in before a row or a new entry counts."""
    found: list[QWidget] = []
    for rows in screen.view.findChildren(Rows):
        found += [form.control(rows._needed) for form, _remove in rows._parts.values()]
    kind = getattr(screen, "_kind", "")
    if kind in NEEDED and not screen._record_id:
        found += [form.control(NEEDED[kind]) for form in screen.view.findChildren(Form)[:1]]
    return [line for one in found for line in (one, *one.findChildren(QWidget))]


def values(page: QWidget) -> dict[str, str | bool]:
    """What stands in everything that can be changed, by kind, name and place among those of the name."""
    found: dict[str, str | bool] = {}
    for control in controls(page):
        if not isValid(control) or (isinstance(control, QLineEdit) and control.echoMode() is not SEEN):
            continue
        name = f"{type(control).__name__} {control.accessibleName() or control.property('text')}"
        place = sum(one.startswith(f"{name} #") for one in found)
        found[f"{name} #{place}"] = value_of(control)
    return found


def value_of(control: QWidget) -> str | bool:
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, QLineEdit):
        return control.text()
    if isinstance(control, QComboBox):
        return control.currentText()
    return bool(control.property("checked")) if isinstance(control, QCheckBox | QAbstractButton) else ""


def missing(given: dict[str, str | bool], there: dict[str, str | bool]) -> list[str]:
    return [
        f"{name}: {value!r} became {there.get(name)!r}"
        for name, value in given.items()
        if there.get(name) != value
    ]
