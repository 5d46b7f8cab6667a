"""A shell for every test that wants one; nothing is left behind on screen or in a lane."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

import resources
from companion.services.record.people import add_person
from companion.services.session import Session
from companion.settings import Settings
from tests.companion.derivations import remember_derivations
from tests.ui.ground import Opened, make_ground, open_vault_in
from tests.ui.samples import make_practice_vault
from ui.i18n import load_plurals
from ui.look.theme import Theme
from ui.routes import Route
from ui.screen import Screen
from ui.shell.window import Shell


@pytest.fixture(autouse=True, scope="session")
def english(qapp: QApplication) -> None:
    """Sentences that count have their forms, as in the program."""
    assert load_plurals(qapp, resources.path("translations"))


@pytest.fixture(autouse=True)
def clean_screen(qapp: QApplication, english: None) -> Iterator[None]:
    """Each test starts with our look at 100 %, and leaves no window behind."""
    QAccessible.setActive(True)
    theme = Theme(qapp, Settings(look="light"))
    yield
    del theme
    for window in QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.clipboard().clear()
    gc.collect()  # here, on the windows' thread: a lane of the next test may not delete what is left of Qt
    gc.freeze()  # what outlives a test, a cache mostly, is not gone through again after each one that follows


@pytest.fixture(autouse=True)
def derivations(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test derives twice is derived once."""
    remember_derivations(monkeypatch)


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a vault with the practice people in it, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("practice")
    make_practice_vault(folder)
    return folder


@pytest.fixture
def make_shell(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Shell]]:
    """`make_shell(**options of make_ground)`: a shell that is shown and has the keyboard.

    It is as large as on a usual screen, unless `fitted` leaves it to its own sense of this one (800 pixels across).
    """
    opened = Opened()

    def make(*, fitted: bool = False, **options: Any) -> Shell:
        shell = Shell(make_ground(qapp, tmp_path, **options))
        if not fitted:
            shell.resize(1152, 768)
        opened.shells.append(shell)
        shell.begin()
        shell.show()
        shell.activateWindow()
        return shell

    yield make
    opened.close()


@pytest.fixture
def shell(make_shell: Callable[..., Shell]) -> Shell:
    """A locked shell on the help screen."""
    return make_shell()


@pytest.fixture
def open_shell(shell: Shell, tmp_path: Path) -> Shell:
    """A shell with a real vault open."""
    open_vault_in(shell, tmp_path)
    return shell


@pytest.fixture
def open_screen(open_shell: Shell) -> Callable[[Route], Screen]:
    """`open_screen(route)`: the screen, in a real shell over a real vault, with synchronous lanes."""

    def go(route: Route) -> Screen:
        open_shell.navigation.go(route)
        screen = open_shell.navigation.screen
        assert screen is not None
        return screen

    return go


@pytest.fixture
def session(open_shell: Shell) -> Session:
    """What is open in that shell."""
    session: Session = open_shell.ground.jobs._session
    return session


@pytest.fixture
def bo(session: Session) -> str | None:
    """Somebody in it, by id."""
    return add_person(session, "Bo").made
