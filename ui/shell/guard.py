"""Hide and Lock: what is on screen goes at once, what was typed reaches the disk, then the vault is closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from companion.clock import Clock
from ui.bus import Bus
from ui.faults import forget_places
from ui.jobs import Jobs
from ui.memory import give_back
from ui.shell.clipboard import OwnClipboard
from ui.shell.cover import Cover
from ui.shell.navigation import Navigation

HIDDEN_SECONDS = 60  # hidden for longer than this locks


class Guard(QObject):
    """The one place that covers, uncovers and locks.

    Signals:
        covered(bool): the cover must be in front of everything (True), or gone (False).
        locked(): the vault is closed and nothing of it is left in the window.
    """

    covered = Signal(bool)
    locked = Signal()

    def __init__(self, jobs: Jobs, bus: Bus, clock: Clock, navigation: Navigation, cover: Cover) -> None:
        super().__init__()
        self._jobs = jobs
        self._bus = bus
        self._clock = clock
        self._navigation = navigation
        self._cover = cover
        self._clipboard = OwnClipboard(self)
        self._dialogs: list[QDialog] = []
        self._locking = False
        self._then: list[Callable[[], None]] = []
        self.unlocked = False
        self.hidden = False
        self._minute = QTimer(self, singleShot=True, interval=HIDDEN_SECONDS * 1000)
        self._minute.timeout.connect(self.lock)
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(lambda: cover.show_time(clock.now()))
        cover.carry_on_asked.connect(self.carry_on)
        cover.lose_asked.connect(self._close_vault)
        navigation.held.connect(self._refused)
        jobs.opened.connect(self._opened)

    def ask(self, dialog: QDialog, window: QWidget) -> None:
        """Open a dialog of ours over the window; it goes with Hide and ends with Lock."""
        if dialog.parent() is not window:
            dialog.setParent(window, dialog.windowFlags())
        self._dialogs = [one for one in self._dialogs if isValid(one)]
        self._dialogs.append(dialog)
        dialog.finished.connect(dialog.deleteLater)
        if dialog.inherits("QFileDialog"):
            dialog.destroyed.connect(forget_places)  # it notes them when it goes
        dialog.resize(dialog.sizeHint())
        QDialog.open(dialog)  # QPrintDialog hides it behind one of its own

    def hide(self) -> None:
        """Put the cover over everything, now."""
        if not self.unlocked or self.hidden:
            return
        self._cover.show_paused()
        self._put_cover()
        self._minute.start()

    def carry_on(self) -> None:
        """Take the cover away; only the cover's own button asks for it."""
        self._locking = False
        self._then.clear()
        self._take_cover()
        for dialog in self._open_dialogs():
            QDialog.open(dialog)

    def lock_then(self, then: Callable[[], None]) -> None:
        """Lock, and then do something (quit)."""
        self._then.append(then)
        self.lock()

    def lock(self) -> None:
        """Cover, store what was typed, close the vault, empty the window."""
        if not self.unlocked:
            self._finish()
            return
        if self._locking:
            return
        self._locking = True
        self._cover.show_locking()
        self._put_cover()
        self._navigation.when_stored(self._close_vault, patient=True)

    def _put_cover(self) -> None:
        self.hidden = True
        self._cover.show_time(self._clock.now())
        self._second.start()
        self._hide_other_windows()
        self.covered.emit(True)

    def _take_cover(self) -> None:
        self.hidden = False
        self._minute.stop()
        self._second.stop()
        self.covered.emit(False)

    def _refused(self) -> None:
        if self._locking:
            self._cover.show_unsaved()

    def _close_vault(self) -> None:
        self._minute.stop()
        self._cover.show_locking()
        for dialog in self._open_dialogs():
            dialog.setParent(None)
            dialog.deleteLater()
        self._dialogs.clear()
        self._navigation.forget()
        self._clipboard.clear_own()
        self._jobs.close_session(owner=self, done=lambda _none: self._closed())

    def _closed(self) -> None:
        self._locking = False
        self.unlocked = False
        self._bus.locked.emit()
        self._take_cover()
        self.locked.emit()
        give_back()  # what held the key and the words is dropped now, not some time later
        self._finish()

    def _finish(self) -> None:
        waiting, self._then = self._then, []
        for then in waiting:
            then()

    def _opened(self, _made_up: bool) -> None:
        self.unlocked = True
        self._navigation.owner = self._jobs.whose
        self._navigation.drop_way_back()

    def _open_dialogs(self) -> list[QDialog]:
        return [dialog for dialog in self._dialogs if isValid(dialog)]

    def _hide_other_windows(self) -> None:
        """Menus close, our dialogs step back, dialogs of others (print, open a file) are called off."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        ours = self._open_dialogs()
        for window in QApplication.topLevelWidgets():
            if not isinstance(window, QDialog) or not window.isVisible():
                continue
            if window in ours:
                window.hide()
            else:
                window.reject()
