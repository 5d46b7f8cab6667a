"""Our own icons, drawn as lines on a 24 by 24 grid, in the palette's colours, sharp at every zoom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.theme import ems

if TYPE_CHECKING:  # loaded when a picture is made: lines are painted straight into the window
    from PySide6.QtGui import QIcon, QPixmap

# Absolute commands only: M move, L line, C curve, O circle (x y radius), Z close.
SHAPES = {
    "leaf": "M5 19 C5 9 11 5 20 4 C20 14 16 20 8 19 C7 19 6 18.5 5.5 17.5 M4 21 C7 16 10 13 15 10",
    "hand": "M8 12 L8 6 C8 4.3 10.4 4.3 10.4 6 L10.4 11 L10.4 4.6 C10.4 2.9 12.9 2.9 12.9 4.6 L12.9 11 L12.9 5.4 "
    "C12.9 3.8 15.3 3.8 15.3 5.4 L15.3 11.5 L15.3 7.8 C15.3 6.2 17.7 6.2 17.7 7.8 L17.7 15 C17.7 19 15.5 21 12.5 21 "
    "C9.5 21 8.3 19.6 7 17.4 L4.6 13.4 C3.9 12 5.7 10.9 6.7 12 L8 13.6",
    "lock": "M6 11 L18 11 L18 20 L6 20 Z M8.5 11 L8.5 8 C8.5 3.3 15.5 3.3 15.5 8 L15.5 11 M12 14.5 L12 16.5",
    "eye-off": "M4 12 C7.5 5.8 16.5 5.8 20 12 C16.5 18.2 7.5 18.2 4 12 Z O12 12 2.8 M5 20 L19 4",
    "eye": "M4 12 C7.5 5.8 16.5 5.8 20 12 C16.5 18.2 7.5 18.2 4 12 Z O12 12 2.8",
    "search": "O10.5 10.5 6 M15 15 L20 20",
    "print": "M7 9 L7 4 L17 4 L17 9 M7 17 L4 17 L4 9 L20 9 L20 17 L17 17 M7 14 L17 14 L17 21 L7 21 Z",
    "check": "M5 12.5 L10 17.5 L19 7",
    "back": "M19 12 L5 12 M11 6 L5 12 L11 18",
    "forward": "M5 12 L19 12 M13 6 L19 12 L13 18",
    "right": "M9.5 6 L15.5 12 L9.5 18",
    "down": "M6 9.5 L12 15.5 L18 9.5",
    "help": "O12 12 8.5 M9.3 9.6 C9.3 6 14.8 6 14.8 9.4 C14.8 11.6 12 11.6 12 13.8 M12 16.6 L12 17",
    "plus": "M12 5 L12 19 M5 12 L19 12",
    "minus": "M5 12 L19 12",
    "more": "O5.5 12 1.3 O12 12 1.3 O18.5 12 1.3",
    "undo": "M9 5 L5 9 L9 13 M5 9 L14 9 C20.5 9 20.5 18.5 14 18.5 L9 18.5",
    "info": "O12 12 8.5 M12 11 L12 16.5 M12 7.5 L12 7.9",
    "calendar": "M4 6 L20 6 L20 20 L4 20 Z M4 10.5 L20 10.5 M8.5 3.5 L8.5 7.5 M15.5 3.5 L15.5 7.5",
    "close": "M6 6 L18 18 M18 6 L6 18",
    "save": "M12 4 L12 15 M7.5 10.5 L12 15 L16.5 10.5 M5 19.5 L19 19.5",
    "share": "M12 15.5 L12 4 M7.5 8.5 L12 4 L16.5 8.5 M5 14 L5 19.5 L19 19.5 L19 14",
    "person": "O12 8 4 M4.5 20 C4.5 13 19.5 13 19.5 20",
    "talk": "M4 5 L20 5 L20 16 L11 16 L7 20 L7 16 L4 16 Z M8 9 L16 9 M8 12 L13 12",
    "home": "M4 11.5 L12 4.5 L20 11.5 M6.5 9.5 L6.5 19.5 L17.5 19.5 L17.5 9.5",
    "settings": "M4 7 L20 7 M4 12 L20 12 M4 17 L20 17 O9 7 1.7 O15 12 1.7 O8 17 1.7",
    "star": "M12 4 L14.4 9.3 L20 9.9 L15.8 13.7 L17 19.4 L12 16.5 L7 19.4 L8.2 13.7 L4 9.9 L9.6 9.3 Z",
    "warning": "M12 4 L21 19.5 L3 19.5 Z M12 10 L12 14.5 M12 16.8 L12 17.2",
}
_WORD = re.compile(r"[MLCOZ]|-?\d+(?:\.\d+)?")
_TAKES = {"M": 2, "L": 2, "C": 6, "O": 3, "Z": 0}


def path_of(shape: str) -> QPainterPath:
    """A shape of SHAPES as a path on the 24 by 24 grid."""
    path = QPainterPath()
    words = iter(_WORD.findall(shape))
    for command in words:
        _draw(path, command, [float(next(words)) for _ in range(_TAKES[command])])
    return path


def _draw(path: QPainterPath, command: str, at: list[float]) -> None:
    points = [QPointF(x, y) for x, y in _pairs(at)]
    if command == "M":
        path.moveTo(points[0])
    elif command == "L":
        path.lineTo(points[0])
    elif command == "C":
        path.cubicTo(*points)
    elif command == "O":
        path.addEllipse(points[0], at[2], at[2])
    else:
        path.closeSubpath()


def _pairs(at: list[float]) -> Iterator[tuple[float, float]]:
    return zip(at[0::2], at[1::2], strict=False)


def paint_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor, weight: float = 1.8) -> None:
    """Draw an icon into `rect`; `weight` is the line's width on the grid."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 24, rect.height() / 24)
    pen = QPen(colour, weight)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path_of(SHAPES[name]))
    painter.restore()


def icon(name: str, pixels: int, colour: QColor, ratio: float = 1.0) -> QIcon:
    """An icon as a picture of `pixels` (logical) in one colour."""
    from PySide6.QtGui import QIcon, QPixmap

    picture = QPixmap(round(pixels * ratio), round(pixels * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, QRectF(0, 0, pixels, pixels), colour)
    painter.end()
    return QIcon(picture)


def app_icon() -> QIcon:
    """The program's own mark: a leaf on the primary colour."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for pixels in (16, 32, 64, 256):
        made.addPixmap(app_picture(pixels))
    return made


def app_picture(pixels: int) -> QPixmap:
    """The program's mark as one picture; also what resources/icons is made from."""
    from PySide6.QtGui import QPixmap

    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#0B5563"))
    painter.drawRoundedRect(QRectF(0, 0, pixels, pixels), pixels * 0.22, pixels * 0.22)
    inset = pixels * 0.17
    paint_icon(
        painter, "leaf", QRectF(inset, inset, pixels - 2 * inset, pixels - 2 * inset), QColor("#FFFFFF"), 2.0
    )
    painter.end()
    return picture


class Icon(QWidget):
    """An icon beside words; it says nothing by itself, so screen readers pass it by."""

    def __init__(
        self,
        name: str,
        role: QPalette.ColorRole = QPalette.ColorRole.WindowText,
        parent: QWidget | None = None,
        *,
        size_ems: float = 1.375,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._role = role
        self._ems = size_ems
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        self._fit()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the palette's colour."""
        painter = QPainter(self)
        paint_icon(painter, self._name, QRectF(self.rect()), self.palette().color(self._role))
        painter.end()

    def _fit(self) -> None:
        size = ems(self, self._ems)
        if self.minimumWidth() != size:
            self.setFixedSize(size, size)
