"""The way round: one screen at a time, the places behind it, and no leaving before words are stored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ui.routes import Route
from ui.screen import Screen

ROOTS = frozenset({"home", "unlock", "first_start"})  # nothing lies behind these
MOST_BEHIND = 50


class Navigation(QObject):
    """Opens screens, closes the one that is left, remembers the way back.

    Signals:
        opened(Screen): a screen was made; the window shows it.
        left(Screen): it is about to be deleted.
        held(): typed words are not stored yet, so the screen stays.
    """

    opened = Signal(object)
    left = Signal(object)
    held = Signal()

    def __init__(self, make: Callable[[Route], Screen]) -> None:
        super().__init__()
        self._make = make
        self._behind: list[Route] = []
        self._route: Route | None = None
        self._screen: Screen | None = None
        self._next: Callable[[], None] | None = None
        self._patient = False
        self._left: dict[str, tuple[Route, list[Route]]] = {}
        self.owner = ""

    @property
    def screen(self) -> Screen | None:
        """The screen that is open."""
        return self._screen

    @property
    def route(self) -> Route | None:
        """Where we are."""
        return self._route

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place behind this one."""
        return bool(self._behind)

    def go(self, route: Route) -> None:
        """Open a place; the present one stays behind it."""
        if route == self._route and self._screen is not None:
            self._screen.load()
            return
        self._leave(lambda: self._move(route, keep=True))

    def replace(self, route: Route) -> None:
        """Open a place; there is no way back to the present one."""
        self._leave(lambda: self._move(route, keep=False))

    def come_in(self, otherwise: Route) -> None:
        """Open the place where the owner of this vault was when it was locked, and nothing on the way there.

        There is a way back to what lay behind it. Where they were nowhere yet, open another place.
        """
        place, behind = self._left.pop(self.owner, (otherwise, []))

        def open_it() -> None:
            self._behind[:] = behind
            self._open(place)

        self._leave(open_it)

    def back(self) -> None:
        """Open the place behind this one."""
        if self._behind:
            self._leave(self._step_back)

    def forget(self) -> None:
        """Close the screen and drop every place: nothing that names a person stays.

        Where the owner of the vault was is kept for their return: the names of screens, and ids, which say nothing.
        """
        self._close()
        if self.owner and self._route is not None and self._route.screen not in ROOTS:
            behind = [route.without_words() for route in self._behind]
            self._left[self.owner] = (self._route.without_words(), behind)
        self.owner = ""
        self._behind.clear()
        self._route = None
        self._next = None

    def drop_way_back(self) -> None:
        """What was open while the vault was locked does not lie behind what follows."""
        self._behind.clear()

    def when_stored(self, then: Callable[[], None], *, patient: bool = False) -> None:
        """Do something once the words typed on this screen are on the disk.

        When the disk refuses them, `held` is sent; a patient wish then waits on, another is dropped.
        """
        screen = self._screen
        if screen is None:
            then()
            return
        screen.settle()
        if not screen.unsaved:
            then()
            return
        if self._next is None:
            screen.all_saved.connect(self._go_on)
            screen.not_saved.connect(self._hold)
        self._next = then
        self._patient = patient
        if screen.troubled:
            self._hold()

    def _leave(self, then: Callable[[], None]) -> None:
        """As the screen allows, and once its words are stored."""

        def leave() -> None:
            self.when_stored(then)

        if self._screen is None or self._screen.may_leave(leave):
            leave()

    def _go_on(self) -> None:
        then = self._stop_waiting()
        if then is not None:
            then()

    def _hold(self) -> None:
        if not self._patient:
            self._stop_waiting()
        self.held.emit()

    def _stop_waiting(self) -> Callable[[], None] | None:
        then, self._next = self._next, None
        if self._screen is not None and then is not None:
            self._screen.all_saved.disconnect(self._go_on)
            self._screen.not_saved.disconnect(self._hold)
        return then

    def _move(self, route: Route, *, keep: bool) -> None:
        if keep and self._route is not None:
            self._behind.append(self._route)
            del self._behind[:-MOST_BEHIND]
        if route.screen in ROOTS:
            self._behind.clear()
        self._open(route)

    def _step_back(self) -> None:
        self._open(self._behind.pop())

    def _open(self, route: Route) -> None:
        self._close()
        self._route = route
        self._screen = self._make(route)
        self.opened.emit(self._screen)
        self._screen.load()

    def _close(self) -> None:
        if self._screen is None:
            return
        screen, self._screen = self._screen, None
        self.left.emit(screen)
        screen.close()
