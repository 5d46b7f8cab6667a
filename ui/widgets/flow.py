"""A row that goes on to the next line when it is full: buttons and chips stay whole at every zoom."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QStyle, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Lays widgets out in reading direction, wrapping; `trailing` pushes every line to the far side.

    Its items are made here and never by Qt: PySide is not told when Qt deletes an item that Qt made, and the next
    object at that address then ends the program.
    """

    def __init__(self, parent: QWidget | None = None, *, trailing: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        # Both until something changes: Qt asks dozens of times in between.
        self._shown: list[tuple[QLayoutItem, QSize]] | None = None
        self._heights: dict[int, int] = {}
        self._trailing = trailing
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)
            policy = parent.sizePolicy()
            policy.setHeightForWidth(True)
            parent.setSizePolicy(policy)

    def addWidget(self, widget: QWidget) -> None:
        """Put a widget at the end."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)
        self._forget()

    def count(self) -> int:
        """How many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a place, or None."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back."""
        self._forget()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def invalidate(self) -> None:
        """Something in it has another size, or is shown or hidden."""
        self._forget()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """It takes what it is given."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at a width."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        shown = self._sizes()
        width = sum(size.width() for _item, size in shown) + self._gap() * max(0, len(shown) - 1)
        return QSize(width, max((size.height() for _item, size in shown), default=0))

    def minimumSize(self) -> QSize:
        """The widest item."""
        size = QSize()
        for item, _size in self._sizes():
            size = size.expandedTo(item.minimumSize())
        return size

    def _forget(self) -> None:
        self._shown = None
        self._heights.clear()

    def _sizes(self) -> list[tuple[QLayoutItem, QSize]]:
        """Those that are shown, and how large they would be."""
        if self._shown is None:
            self._shown = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return self._shown

    def _gap(self) -> int:
        return QApplication.style().pixelMetric(QStyle.PixelMetric.PM_LayoutHorizontalSpacing)

    def _place(self, rect: QRect, *, move: bool) -> int:
        gap = self._gap()
        y = rect.y()
        for line in self._lines(rect.width(), gap):
            height = max(size.height() for _item, size in line)
            if move:
                self._place_line(line, rect, y, height, gap)
            y += height + gap
        return max(0, y - gap - rect.y()) if self._items else 0

    def _lines(self, width: int, gap: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item, size in self._sizes():
            wide = size.width()
            if not lines or used + gap + wide > width:
                lines.append([])
                used = wide
            else:
                used += gap + wide
            lines[-1].append((item, size))
        return lines

    def _place_line(
        self, line: list[tuple[QLayoutItem, QSize]], rect: QRect, y: int, height: int, gap: int
    ) -> None:
        total = sum(size.width() for _item, size in line) + gap * (len(line) - 1)
        x = rect.x() + (max(0, rect.width() - total) if self._trailing else 0)
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent is not None else QApplication.layoutDirection()
        for item, size in line:
            spot = QRect(QPoint(x, y + (height - size.height()) // 2), size)
            spot.setWidth(min(size.width(), rect.width()))
            item.setGeometry(QStyle.visualRect(direction, rect, spot))
            x += size.width() + gap
