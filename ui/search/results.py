"""The list of results: painted word by word, so that nothing found in the vault is ever read as markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look.colours import MUTED, PRIMARY, STRENGTH
from ui.look.style import box, line_width
from ui.look.theme import ems
from ui.search.state import Piece, ResultRow
from ui.widgets.icons import paint_icon

Index = QModelIndex | QPersistentModelIndex
MOST_LINES = 3


class ResultModel(QAbstractListModel):
    """The rows of one answer."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[ResultRow, ...] = ()

    def display(self, rows: Sequence[ResultRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's own default)
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a screen reader says of a row; the delegate paints from the rows themselves."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.rows[index.row()].spoken
        return None


class _Painter(QStyledItemDelegate):
    """Paints a row: an icon, the name and what it is, then the words with the found ones bold."""

    def __init__(self, view: QListView, model: ResultModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """As wide as the list, as high as its words."""
        width = self._view.viewport().width()
        title, context = self._laid_out(self._model.rows[index.row()], width)
        high = _height(title) + _height(context) + 2 * ems(self._view, 0.6)
        return QSize(width, max(round(high), ems(self._view, 2.5)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row; the current one has a frame of its own and a raised surface."""
        row, view = self._model.rows[index.row()], self._view
        palette, em, rect = view.palette(), ems(view, 1), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            fill, line = palette.color(QPalette.ColorRole.Light), palette.color(PRIMARY)
            box(painter, rect.adjusted(2, 2, -2, -2), em, fill=fill, line=line, width=line_width(em) * 2)
        title, context = self._laid_out(row, rect.width())
        top = rect.top() + ems(view, 0.6)
        size = ems(view, 1.25)
        left = rect.left() + ems(view, 0.75)
        colour = palette.color(STRENGTH if row.icon == "leaf" else MUTED)
        spot = QRectF(left, top + (title.boundingRect().height() - size) / 2, size, size)
        mirrored = QStyle.visualRect(view.layoutDirection(), rect, spot.toRect())
        paint_icon(painter, row.icon, QRectF(mirrored), colour)
        words_left = rect.left() + (self._lead() if not view.isRightToLeft() else ems(view, 0.75))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        title.draw(painter, QPointF(words_left, top))
        context.draw(painter, QPointF(words_left, top + _height(title)))
        painter.restore()

    def _lead(self) -> int:
        return ems(self._view, 2.6)

    def _laid_out(self, row: ResultRow, width: int) -> tuple[QTextLayout, QTextLayout]:
        room = width - self._lead() - ems(self._view, 0.75)
        muted = self._view.palette().color(MUTED)
        title = _layout(
            (Piece(row.name, True), Piece(f"   {row.what}", False)), self._view.font(), room, muted
        )
        return title, _layout(row.pieces, self._view.font(), room)


def _layout(pieces: Sequence[Piece], font: QFont, width: int, plain: QColor | None = None) -> QTextLayout:
    """Words broken into lines; found pieces bold, the others in `plain` if given. MOST_LINES at most."""
    layout = QTextLayout("".join(piece.words for piece in pieces), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(_formats(pieces, plain))
    layout.beginLayout()
    high = 0.0
    for _number in range(MOST_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, high))
        high += line.height()
    layout.endLayout()
    return layout


def _formats(pieces: Sequence[Piece], plain: QColor | None) -> list[QTextLayout.FormatRange]:
    formats, start = [], 0
    for piece in pieces:
        units = len(piece.words.encode("utf-16-le")) // 2  # QTextLayout counts as QString does
        shape = QTextCharFormat()
        if piece.found:
            shape.setFontWeight(QFont.Weight.Bold)
        elif plain is not None:
            shape.setForeground(plain)
        part = QTextLayout.FormatRange()
        part.start, part.length, part.format = start, units, shape
        formats.append(part)
        start += units
    return formats


def _height(layout: QTextLayout) -> float:
    return layout.boundingRect().height() if layout.text() else 0.0


class Results(QListView):
    """Results under the field; the field's arrow keys move through them.

    Signals:
        opened(int): the row to go to (click, Enter).
    """

    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._rows = ResultModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self, self._rows))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setTabKeyNavigation(False)
        self.setProperty("content", True)
        self.clicked.connect(lambda index: self.opened.emit(index.row()))

    def display(self, rows: Sequence[ResultRow]) -> None:
        """Show these, the first one current."""
        self._rows.display(rows)
        if rows:
            self.move_to(0)

    @property
    def row(self) -> int:
        """The current row, or -1."""
        return self.currentIndex().row()

    @property
    def spoken(self) -> str:
        """The current row as a screen reader says it."""
        return self._rows.rows[self.row].spoken if self.row >= 0 else ""

    def move_to(self, row: int) -> None:
        """Make a row current, as far as there are rows."""
        count = self._rows.rowCount()
        if count:
            self.setCurrentIndex(self._rows.index(min(max(row, 0), count - 1)))

    def keyPressEvent(self, event: Any) -> None:
        """Enter goes there."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.row >= 0:
            self.opened.emit(self.row)
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words break anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()

    def sizeHint(self) -> QSize:
        """It takes the room there is and asks for little."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """A result or two at least."""
        return QSize(ems(self, 12), ems(self, 6))
