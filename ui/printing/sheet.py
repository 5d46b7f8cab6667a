"""One page on screen: always white paper with black letters, at any zoom, sharp once its picture has come."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QSizePolicy, QWidget

from ui.look.colours import SOFT_LINE
from ui.look.theme import ems
from ui.printing.raster import Picture

ZOOMS = (1.0, 1.25, 1.5, 2.0, 3.0)  # times the width that fits
A4_SHAPE = 297 / 210


def to_image(picture: Picture) -> QImage:
    """The picture as Qt's own, with its own copy of the bytes."""
    shades = QImage.Format.Format_Grayscale8
    return QImage(picture.data, picture.width, picture.height, picture.stride, shades).copy()


class _Paper(QLabel):
    """The page itself, with a quiet edge. It takes the keyboard: a label with a picture is a picture to readers.

    Signals:
        pressed(int): Page Down (1) or Page Up (-1).
    """

    pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setScaledContents(True)
        self.setProperty("content", True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Page Down turn pages; what is left scrolls whatever lies around."""
        step = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}.get(Qt.Key(event.key()))
        if step is None:
            event.ignore()
        else:
            self.pressed.emit(step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, then the edge."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self.palette().color(SOFT_LINE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Sheet(QScrollArea):
    """Shows a page as wide as there is room, or larger and then it scrolls.

    Signals:
        wanted(): the page is shown at another size, so its picture is to be drawn again.
        turned(int): Page Down (1) or Page Up (-1) was pressed.
    """

    wanted = Signal()
    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zoom = 0
        self._whole = False
        self._shape = A4_SHAPE
        self._points_wide = 595.0
        self._paper = _Paper()
        self.setWidget(self._paper)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._paper.pressed.connect(self.turned)
        self._paper.hide()
        self.show_whole(False)

    def name_page(self, name: str, words: str) -> None:
        """What screen readers hear: which page this is, and what the whole paper says."""
        self.setAccessibleName(name)
        self._paper.setAccessibleName(name)
        self._paper.setAccessibleDescription(words)

    def show_image(self, image: QImage, points_wide: float, points_high: float) -> None:
        """Put a page of that size on paper (points) on the sheet."""
        self._shape = points_high / points_wide
        self._points_wide = points_wide
        self._paper.setPixmap(QPixmap.fromImage(image))
        self._paper.show()
        self._fit()

    def show_nothing(self) -> None:
        """No page can be shown."""
        self._paper.clear()
        self._paper.hide()

    def show_whole(self, whole: bool) -> None:
        """Whether the sheet is as high as its page."""
        self._whole = whole
        # Always or never: a bar that comes and goes would change the width, and with it the height.
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if whole else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self.setVerticalScrollBarPolicy(policy)
        self._fit()

    @property
    def pixels_wide(self) -> int:
        """How wide the picture is to be, in the screen's own pixels."""
        return max(1, round(self._paper_size().width() * self.devicePixelRatioF()))

    def can_zoom(self, step: int) -> bool:
        """Whether there is a larger (1) or smaller (-1) size."""
        return 0 <= self._zoom + step < len(ZOOMS)

    def zoom(self, step: int) -> None:
        """Show the page larger (1) or smaller (-1)."""
        if self.can_zoom(step):
            self._zoom += step
            self._fit()
            self.wanted.emit()

    def sizeHint(self) -> QSize:
        """It takes the room there is and asks for little."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Never so small that nothing can be told apart."""
        return QSize(ems(self, 14), ems(self, 12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page follows the room there is."""
        super().resizeEvent(event)
        self._fit()
        self.wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows scroll the page in here, or else the column it stands in."""
        if self.verticalScrollBar().maximum() == 0 and self.horizontalScrollBar().maximum() == 0:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _paper_size(self) -> QSize:
        """As wide as the room at the first zoom; a small card is not blown up beyond twice its size."""
        room = max(1, self.viewport().width() - ems(self, 1))
        widest = round(self._points_wide / 12 * 2 * ems(self, 1))
        width = round(min(room, widest) * ZOOMS[self._zoom])
        return QSize(width, round(width * self._shape))

    def _fit(self) -> None:
        size = self._paper_size()
        self._paper.setFixedSize(size)
        wanted = size.height() + ems(self, 1) if self._whole and not self._paper.isHidden() else 0
        if wanted != self.minimumHeight():
            self.setMinimumHeight(wanted)
