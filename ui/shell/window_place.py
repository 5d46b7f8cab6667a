"""Where the window stands: inside the screen it is on, as large and where it was left, and never out of sight."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMargins, QObject, QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from companion.settings import SettingsStore
from ui.look.theme import ems

USUAL = (72.0, 48.0)  # ems
SMALLEST = (320, 200)  # pixels: smaller than any screen; the bars and pages make do with what there is
FRAME = QMargins(4, 36, 4, 8)
"""What a window manager may put around a window; what it really is, is known once the window is shown."""
_KEPT = re.compile(r"(-?\d{1,5}),(-?\d{1,5}),(\d{1,5}),(\d{1,5})(,full)?")


class WindowPlace(QObject):
    """Puts the window in its place before it is shown, and keeps the place in the settings when it is closed."""

    def __init__(self, window: QWidget, settings: SettingsStore) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._put()
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Lets everything through."""
        if event.type() == QEvent.Type.Close:
            self._keep()
        return False

    def _put(self) -> None:
        """As it was left, or in its usual size; inside the screen either way."""
        window = self._window
        window.setMinimumSize(*SMALLEST)  # or the layout's own keeps it larger than a small screen
        kept = _KEPT.fullmatch(self._settings.now.window)
        if kept is None:
            size = QSize(ems(window, USUAL[0]), ems(window, USUAL[1]))
            window.resize(fitted(QRect(QPoint(), size), _room(QGuiApplication.primaryScreen()), FRAME).size())
            return
        x, y, width, height = (int(number) for number in kept.groups()[:4])
        inner = QRect(x, y, width, height)
        window.setGeometry(fitted(inner, _room(_screen_of(inner)), QMargins()))  # it had its frame around it
        if kept[5]:
            window.showMaximized()

    def settle(self) -> None:
        """Once it is shown: now it is known what stands around it."""
        window = self._window
        if window.isMaximized() or window.isFullScreen():
            return
        inner, outer = window.geometry(), window.frameGeometry()
        frame = QMargins(
            inner.left() - outer.left(),
            inner.top() - outer.top(),
            outer.right() - inner.right(),
            outer.bottom() - inner.bottom(),
        )
        inside = fitted(inner, _room(window.screen()), frame)
        if inside != inner:
            window.setGeometry(inside)

    def _keep(self) -> None:
        window = self._window
        full = window.isMaximized()
        inner = window.normalGeometry() if full else window.geometry()
        place = f"{inner.x()},{inner.y()},{inner.width()},{inner.height()}{',full' if full else ''}"
        if _KEPT.fullmatch(place) and place != self._settings.now.window:
            self._settings.change(window=place)


def fitted(inner: QRect, room: QRect, frame: QMargins) -> QRect:
    """The window `inner` with its `frame` around it, made smaller and moved as far as it must be to lie in `room`."""
    space = room.marginsRemoved(frame)
    size = inner.size().boundedTo(space.size())
    x = min(max(inner.x(), space.left()), space.right() + 1 - size.width())
    y = min(max(inner.y(), space.top()), space.bottom() + 1 - size.height())
    return QRect(QPoint(x, y), size)


def _screen_of(inner: QRect) -> QScreen:
    """The screen that holds most of it; the first one where none does, since screens are taken away."""

    def shared(screen: QScreen) -> int:
        part = screen.availableGeometry().intersected(inner)
        return part.width() * part.height() if part.isValid() else 0

    best = max(QGuiApplication.screens(), key=shared)
    return best if shared(best) else QGuiApplication.primaryScreen()


def _room(screen: QScreen) -> QRect:
    return screen.availableGeometry()
