"""A real window on a folder of its own, and the waiting that a person would do: until nothing is going on."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QMessageLogContext,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QAccessible, QWindow
from PySide6.QtWidgets import QApplication, QWidget

import resources
from companion.clock import Clock
from companion.paths import Home
from tests.workshop.progress import StepError
from ui.command_line import Options
from ui.i18n import load_plurals
from ui.shell.ground import Ground, lay_ground
from ui.shell.window import Shell

PATIENCE = 30.0
_CALM = 0.18
"""Seconds: longer than any pause after which a screen goes on by itself (previews wait 150 ms)."""
_STIR = 0.05
"""Seconds: a turn that took longer has filled or laid out a page, and more may follow from it."""


def application() -> QApplication:
    """The one QApplication, made as the program makes it."""
    there = QApplication.instance()
    app = there if isinstance(there, QApplication) else QApplication([sys.argv[0]])
    load_plurals(app, resources.path("translations"))
    QCoreApplication.setApplicationName("Companion")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    QAccessible.setActive(True)
    qInstallMessageHandler(_hear_qt)
    return app


def _hear_qt(_kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
    """What Qt has to say, but for what a platform without a screen cannot do."""
    if not words.startswith("This plugin does not support"):
        print(words, file=sys.stderr)


class Stage:
    """One window of the program on one home, from opening to closing; faults inside it end the tour."""

    def __init__(self, home: Home, clock: Clock | None = None) -> None:
        self.app = application()
        self._busy = False
        self._faults: list[BaseException] = []
        self._hook = sys.excepthook
        ground = lay_ground(self.app, Options(home=home.data))
        self.ground: Ground = replace(ground, clock=clock or ground.clock)
        self.ground.settings.change(look="light", calm_motion=True)
        self.ground.theme.apply(self.ground.settings.now)
        self.ground.jobs.busy.connect(self._note_busy)
        self.ground.jobs.broke.connect(self._note_broke)
        self.shell = Shell(self.ground)
        self.shell.resize(1152, 768)  # whatever screen the tour is played on

    def __enter__(self) -> Stage:
        sys.excepthook = self._caught
        try:
            self.shell.begin()
            self.shell.show()
            self.shell.activateWindow()
            self.settle()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lock, close the window, let go of everything; faults are shown as tracebacks again."""
        sys.excepthook = self._hook
        self.shell.close()  # locks first, if a vault is open, and then closes
        end = time.monotonic() + PATIENCE
        while self.shell.isVisible() and time.monotonic() < end:
            self.app.processEvents()
            time.sleep(0.005)
        self.ground.jobs.shut(deadline_seconds=PATIENCE)
        self.shell.navigation.forget()
        self.shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.app.processEvents()

    @property
    def window(self) -> QWidget:
        """What is in front: a dialog, or the window itself."""
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        return front if front is not None else self.shell

    @property
    def handle(self) -> QWindow:
        """The system's own window of what is in front: where keys and clicks arrive."""
        handle = self.window.window().windowHandle()
        if handle is None:
            raise StepError("What is in front has no window.")
        return handle

    def come_to_front(self) -> None:
        """As a system with a screen does when a dialog has closed, and a person before using another window."""
        front = self.window.window()
        if QApplication.activePopupWidget() is None and QApplication.activeWindow() is not front:
            front.activateWindow()
            self.app.processEvents()

    def settle(self) -> None:
        """Wait until the lanes are idle and nothing has moved for a moment. Raises the first fault."""
        end = time.monotonic() + PATIENCE
        calm_since = time.monotonic()
        self.come_to_front()
        while time.monotonic() - calm_since < _CALM:
            turn = time.monotonic()
            self._turn()
            self._raise_fault()
            if self._busy or time.monotonic() - turn > _STIR:
                calm_since = time.monotonic()
            if time.monotonic() > end:
                raise StepError("The window was still busy after half a minute.")
            time.sleep(0.005)

    def _turn(self) -> None:
        """One turn of the event loop; screens that were left go only in a loop that runs, so they are let go here."""
        self.app.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait_for(self, what: str, there: Callable[[], bool]) -> None:
        """Wait until something is there. Raises StepError that names it."""
        end = time.monotonic() + PATIENCE
        while not there():
            if time.monotonic() > end:
                raise StepError(f"The window never showed {what}.")
            self._turn()
            self._raise_fault()
            time.sleep(0.005)

    def give_time(self, there: Callable[[], bool], seconds: float = 3.0) -> None:
        """Wait for something that need not come."""
        end = time.monotonic() + seconds
        while not there() and time.monotonic() < end:
            self.settle()

    def look(self, light: str = "light", zoom: int = 100) -> None:
        """Change how everything looks, as the settings screen does."""
        self.ground.settings.change(look=light, zoom=zoom)
        self.settle()

    def picture(self, path: Path) -> None:
        """A picture of what is in front."""
        if not self.window.grab().save(str(path), "PNG"):
            raise StepError(f"The picture {path.name} could not be written.")

    @contextmanager
    def shown_if_stuck(self, path: Path) -> Iterator[None]:
        """Where what is done inside gets stuck, leave a picture of what is in front then."""
        try:
            yield
        except StepError:
            self.picture(path)
            raise

    def _note_busy(self, busy: bool) -> None:
        self._busy = busy

    def _note_broke(self) -> None:
        self._faults.append(StepError("A deed ended in a fault of the program; the log has the place."))

    def _caught(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        self._faults.append(error)
        before = getattr(self._hook, "__self__", None)
        if isinstance(before, Stage):  # nobody knows in which of the windows it happened
            before._caught(_kind, error, _trace)

    def _raise_fault(self) -> None:
        if self._faults:
            raise self._faults[0]
