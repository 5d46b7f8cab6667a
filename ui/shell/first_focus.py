"""Where the keyboard goes when a page is shown, also a page that is filled later."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from ui.reading_order import tab_stops
from ui.screen import Screen
from ui.shell.navigation import Navigation


class FirstFocus(QObject):
    """Puts the keyboard on the first place of the present screen."""

    def __init__(self, navigation: Navigation, parent: QObject) -> None:
        super().__init__(parent)
        self._navigation = navigation
        self._still_empty = False

    def give(self, screen: Screen) -> None:
        """To what the screen asks for, else to the first place where Tab stops."""
        target = screen.first_focus()
        if target is None:
            target = next(iter(tab_stops(screen.view)), None)
        self._still_empty = target is None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_once_filled(self, busy: bool) -> None:
        """A page that is filled from the vault has no place for the keyboard until then."""
        if not busy and self._still_empty:
            QTimer.singleShot(0, self, self._give_soon)

    def _give_soon(self) -> None:
        """One turn later: what the answer has just put on the page is shown by then, and the first of it is found."""
        QTimer.singleShot(0, self, self._give_here)

    def _give_here(self) -> None:
        screen, here = self._navigation.screen, QApplication.focusWidget()
        if not self._still_empty or screen is None:
            return
        if here is not None and screen.view.isAncestorOf(here):
            self._still_empty = False  # somebody was quicker, and may be typing there
        else:
            self.give(screen)
