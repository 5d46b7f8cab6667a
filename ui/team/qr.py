"""An invite as a picture that a camera reads: drawn by us, black on white whatever the colours of the window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.theme import ems

QUIET = 4  # modules of white around it: ISO/IEC 18004, 6.3.8
_WIDE = 18.0  # ems


def qr_image(text: str) -> QImage:
    """One pixel for each module, with the quiet zone around them."""
    import segno  # only where an invite is made

    rows = tuple(segno.make(text, error="m", micro=False).matrix)
    side = len(rows) + 2 * QUIET
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for y, row in enumerate(rows, QUIET):
        for x, dark in enumerate(row, QUIET):
            if dark:
                image.setPixelColor(x, y, QColor("black"))
    return image


class QrPicture(QWidget):
    """The picture, as large as fits, each module a whole number of pixels."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str) -> None:
        """Show this text."""
        self._image = qr_image(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Its modules, grown to about the width of the twelve words."""
        side = self._image.width()
        grown = side * max(2, ems(self, _WIDE) // side) if side else 0
        return QSize(grown, grown)

    def minimumSizeHint(self) -> QSize:
        """As the hint: smaller, no camera reads it."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Without smoothing: edges are what is read."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        painter.drawImage(QRect(0, 0, self.width(), self.height()), self._image)
        painter.end()
