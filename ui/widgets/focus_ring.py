"""The focus ring: yellow outside, dark inside, around whatever has the keyboard, on every surface."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QRegion
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from ui.look.style import RADIUS
from ui.look.theme import ems

OUTSIDE, INSIDE = 3, 2  # pixels at 100 %
RING_COLOUR = "#FFD34D"


class FocusRing(QWidget):
    """Lies over a window, lets everything through, and draws around the control with the focus.

    It follows the control through moves, scrolling and zoom, and is clipped by the scroll areas around it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._followed: list[QWidget] = []
        self._target: QWidget | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control and everything it lies in."""
        if event.type() in _MOVES:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Two lines: 3 px outside, 2 px inside."""
        scale = max(1.0, ems(self, 1) / 16)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = RADIUS * ems(self, 1)
        for colour, width, inset in (
            (QColor(RING_COLOUR), OUTSIDE * scale, 0.0),
            (self.palette().color(QPalette.ColorRole.Shadow), INSIDE * scale, OUTSIDE * scale),
        ):
            painter.setPen(QPen(colour, width))
            edge = inset + width / 2
            shape = self.rect().toRectF().adjusted(edge, edge, -edge, -edge)
            painter.drawRoundedRect(shape, radius + width, radius + width)
        painter.end()

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if now is None or now.window() is not self.window() or not _takes_ring(now):
            self._target = None
            self.hide()
            return
        self._target = now
        one: QWidget | None = now
        while one is not None and one is not self.window():
            one.installEventFilter(self)
            self._followed.append(one)
            one = one.parentWidget()
        self._place()

    def _let_go(self) -> None:
        for widget in self._followed:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._followed.clear()

    def _place(self) -> None:
        target, window = self._target, self.window()
        if target is None or not isValid(target) or not target.isVisibleTo(window):
            self.hide()
            return
        scale = max(1.0, ems(self, 1) / 16)
        out = round((OUTSIDE + INSIDE) * scale) - 1
        around = QRect(target.mapTo(window, QPoint(0, 0)), target.size()).adjusted(-out, -out, out, out)
        seen = _seen_part(target, window, out)
        self.setGeometry(around)
        self.setMask(QRegion(seen.translated(-around.topLeft())))
        self.setVisible(seen.intersects(around))
        self.raise_()
        self.update()


def _takes_ring(widget: QWidget) -> bool:
    return not bool(widget.property("no_ring"))


def _seen_part(target: QWidget, window: QWidget, out: int) -> QRect:
    """The part of the window where the ring may show: inside every scroll area that holds the control."""
    seen = window.rect()
    one = target.parentWidget()
    while one is not None and one is not window:
        holder = one.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is one:
            seen = seen.intersected(
                QRect(one.mapTo(window, QPoint(0, 0)), one.size()).adjusted(-out, 0, out, 0)
            )
        one = holder
    return seen


_MOVES = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide}
