"""The configurations every screen is looked at in, and how a screen or dialog is opened for that."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from companion.errors import Code, KnownError
from tests.ui.ground import close_shell, make_ground, open_vault_in
from tests.ui.samples import SAMPLES
from ui.i18n import load_language
from ui.routes import Route
from ui.screens import ENTRIES
from ui.shell.everywhere import everywhere
from ui.shell.window import Shell
from ui.widgets.confirm import Confirm

WIDTH, HEIGHT = 1366, 768  # the small laptop of a charity


@dataclass(frozen=True)
class Look:
    """One configuration."""

    language: str
    zoom: int
    look: str

    def __str__(self) -> str:
        return f"{self.language}-{self.zoom}-{self.look}"


LOOKS = [
    Look("en", 100, "light"),
    Look("en", 200, "dark"),
    Look("pseudo", 100, "dark"),
    Look("pseudo", 200, "light"),
]
"""Every language and zoom; each is opened in a look and then changed to the OTHER one."""
OTHER = {"light": "dark", "dark": "light"}
DIALOGS: dict[str, Callable[[Shell], None]] = {
    "palette": lambda shell: _run(shell, "Ctrl+K"),
    "shortcut_sheet": lambda shell: _run(shell, "Ctrl+/"),
    "cover": lambda shell: shell.guard.hide(),
    "cover_unsaved": lambda shell: (shell.guard.hide(), shell.cover.show_unsaved()),
    "idle_warning": lambda shell: shell.idle_bar.show_left(30),
    "problem": lambda shell: shell.ground.problems.show(KnownError(Code.ALREADY_OPEN)),
    "confirm": lambda shell: shell.ask(_confirm()),
}
ROOMS = [entry.name for entry in ENTRIES] + list(DIALOGS)


def _run(shell: Shell, keys: str) -> None:
    next(one for one in everywhere(shell) if one.keys == keys).run()


def _confirm() -> Confirm:
    translate = QCoreApplication.translate
    return Confirm(
        translate("Confirm", "Go back"), translate("Confirm", "Go back"), translate("Confirm", "Go back")
    )


class Opened:
    """A room that stands open: `window` is what is looked at, `region` the part that is the room's own."""

    def __init__(self, shell: Shell, window: QWidget, region: QWidget, name: str) -> None:
        self.shell = shell
        self.window = window
        self.region = region
        self.name = name


def open_rooms(
    app: QApplication, room: str, look: Look, practice: Path, pseudo: Path, folder: Path
) -> Iterator[Opened]:
    """Open a room in a look, once for each of its samples; everything is closed again between and after."""
    shutil.copytree(practice, folder, dirs_exist_ok=True)
    translator = load_language(app, "pseudo", pseudo) if look.language == "pseudo" else None
    entry = next((one for one in ENTRIES if one.name == room), None)
    shell = Shell(make_ground(app, folder))
    shell.ground.settings.change(look=look.look, zoom=look.zoom)
    shell.resize(WIDTH, HEIGHT)
    shell.begin()
    shell.show()
    try:
        routes = _routes(shell, room, folder, locked=entry is not None and entry.locked)
        for route in routes:
            yield _open(shell, room, route)
    finally:
        shell.navigation.forget()
        shell.guard.carry_on()
        close_shell(shell)
        settle()
        if translator is not None:
            app.removeTranslator(translator)


def _routes(shell: Shell, room: str, folder: Path, *, locked: bool) -> list[Route | None]:
    found: list[Route | None] = []
    if locked:
        return list(SAMPLES[room](None))  # type: ignore[arg-type] # screens that live without a vault ask for none
    open_vault_in(shell, folder)
    if room in DIALOGS:
        return [None]
    shell.ground.jobs.on_vault(SAMPLES[room], owner=shell, done=found.extend)
    assert found, f"no sample of {room} could be made"
    return found


def _open(shell: Shell, room: str, route: Route | None) -> Opened:
    if route is not None:
        shell.navigation.go(route)
        settle()
        screen = shell.navigation.screen
        assert screen is not None and shell.navigation.route == route
        assert not shell.notice.isVisible(), f"{room} opened with a problem: {shell.notice.accessibleName()}"
        return Opened(shell, shell, screen.view, f"{room} {route.ids}")
    DIALOGS[room](shell)
    settle()
    dialog = next((one for one in shell.findChildren(QDialog) if one.isVisible()), None)
    window = dialog or shell
    return Opened(shell, window, window, room)


def settle() -> None:
    """Let layouts, fonts and deferred deletions come to rest: until nothing has moved for two looks."""
    before, calm = "", 0
    for _ in range(60):
        loop = QEventLoop()
        QTimer.singleShot(15, loop.quit)
        loop.exec()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        now = repr([one.geometry().getRect() for one in QApplication.allWidgets() if one.isVisible()])
        calm = calm + 1 if now == before else 0
        if calm == 2:
            return
        before = now
    raise AssertionError("the layout never comes to rest")
