"""Where the keyboard goes when a page is shown, also a page that is filled later, and that it is in sight there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from ui.reading_order import show_in_scroll_areas, tab_stops
from ui.screen import Screen
from ui.shell.navigation import Navigation

SETTLED_MILLISECONDS = 30  # a page of wrapped sentences is laid out in two or three turns


class FirstFocus(QObject):
    """Puts the keyboard on the first place of the present screen.

    Large letters may push that place below what is seen, at once or when the page is filled: what has the keyboard is
    kept in sight until somebody scrolls.
    """

    def __init__(self, navigation: Navigation, parent: QObject) -> None:
        super().__init__(parent)
        self._navigation = navigation
        self._still_empty = False
        self._follows = False
        self._before: QWidget | None = None
        navigation.left.connect(self._forget)
        self._soon = QTimer(self, singleShot=True, interval=SETTLED_MILLISECONDS)
        self._soon.timeout.connect(self._look)

    def remember(self) -> None:
        """The cover takes the keyboard: this is where it was."""
        self._before = QApplication.focusWidget()

    def _forget(self) -> None:
        """Its screen goes, and takes the words that were typed there with it."""
        self._before = None

    def give_back(self, screen: Screen) -> None:
        """To where the keyboard was before the cover, if that is still there."""
        here, self._before = self._before, None
        if here is not None and isValid(here) and screen.view.isAncestorOf(here) and here.isVisible():
            here.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.give(screen)

    def give(self, screen: Screen) -> None:
        """To what the screen asks for, else to the first place where Tab stops."""
        target = screen.first_focus()
        if target is None:
            target = next(iter(tab_stops(screen.view)), None)
        self._still_empty = target is None
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)
        self._follow(screen.view)

    def give_once_filled(self, busy: bool) -> None:
        """A page that is filled from the vault has no place for the keyboard until then."""
        if busy:
            return
        self._soon.start()
        if self._still_empty:
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

    def _follow(self, view: QWidget) -> None:
        """Each time the page becomes longer or shorter, or its bars or letters do."""
        if not view.property("followed"):
            view.setProperty("followed", True)
            for area in [view, *view.findChildren(QScrollArea)]:
                if isinstance(area, QScrollArea):
                    area.verticalScrollBar().rangeChanged.connect(self._look_soon)
                    area.verticalScrollBar().actionTriggered.connect(self._let_go)
        self._follows = True
        self._look_soon()

    def _let_go(self) -> None:
        """Somebody scrolls: they decide what is seen."""
        self._follows = False

    def _look_soon(self) -> None:
        """Once now, and once when all that stands above it has found its place too."""
        self._soon.start()
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        screen = self._navigation.screen
        if not self._follows or screen is None:
            return
        here = screen.view.window().focusWidget()
        if here is not None and screen.view.isVisible() and not here.isVisible():
            self._still_empty = True  # it was given to what has no meaning here after all
            self._give_here()
        elif here is not None and screen.view.isAncestorOf(here):
            show_in_scroll_areas(here)
