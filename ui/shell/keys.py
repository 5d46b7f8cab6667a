"""Keys and clicks before any control sees them: somebody is there, Hide, and Lock, also while a dialog is open."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

SHIFT_MILLISECONDS = 1200  # three presses of Shift within this time hide

_HUMAN = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Keys(QObject):
    """Watches every window of the program that gets the keyboard.

    Signals:
        active(): a key, a click, a movement.
        hide_asked(): Ctrl+H, or Shift three times.
        lock_asked(): Ctrl+L.
    """

    active = Signal()
    hide_asked = Signal()
    lock_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        self._shifts = 0
        self._since_shift = QElapsedTimer()
        app.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Watch one more window; twice is no harm."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Swallows Hide and Lock, lets everything else through."""
        kind = event.type()
        if kind not in _HUMAN:
            return False
        self.active.emit()
        if kind != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        return self._is_ours(event)

    def _is_ours(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Shift:
            self._count_shift()
            return False
        self._shifts = 0
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() == Qt.Key.Key_H:
            self.hide_asked.emit()
            return True
        if event.key() == Qt.Key.Key_L:
            self.lock_asked.emit()
            return True
        return False

    def _count_shift(self) -> None:
        if self._shifts == 0 or self._since_shift.hasExpired(SHIFT_MILLISECONDS):
            self._shifts = 0
            self._since_shift.start()
        self._shifts += 1
        if self._shifts == 3:
            self._shifts = 0
            self.hide_asked.emit()
