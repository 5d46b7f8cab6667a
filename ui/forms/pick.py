"""A list that folds out: one of many answers, drawn like every other field."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyle, QWidget

from ui.forms.fields import FieldSpec
from ui.look.colours import BORDER
from ui.look.style import box, line_width
from ui.look.theme import ems
from ui.widgets.field import Field
from ui.widgets.icons import paint_icon


class Pick(QComboBox):
    """A list that folds out. The wheel moves the page, never the answer."""

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for key, words in options:
            self.addItem(words, key)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaxVisibleItems(12)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A box like every other field's, an arrow that grows with the zoom, and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, em = self.palette(), ems(self, 1)
        fill, line = palette.color(QPalette.ColorRole.Base), palette.color(BORDER)
        box(painter, self.rect(), em, fill=fill, line=line, width=line_width(em))
        size, air = ems(self, 1.125), ems(self, 0.5)
        arrow = QRect(self.width() - size - air, (self.height() - size) // 2, size, size)
        room = self.rect().adjusted(air, 0, -size - 2 * air, 0)
        colour = palette.color(QPalette.ColorRole.Text)
        paint_icon(painter, "down", self._mirrored(arrow).toRectF(), colour)
        shown = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(colour)
        painter.drawText(
            self._mirrored(room), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, shown
        )
        painter.end()

    def _mirrored(self, rect: QRect) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), rect)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past does not change what was chosen."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.setMinimumHeight(ems(self, 2.25))


class PickControl(Field):
    """One of many answers.

    Signals:
        given(str): the key, "" for no answer.
    """

    given = Signal(object)

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        self.pick = Pick(spec.options)
        self.spec = spec
        super().__init__(spec.label, self.pick, spec.hint, parent)
        if spec.content_options:
            self.pick.setProperty("content", True)
        self.describe(spec.label)
        self.pick.activated.connect(lambda _index: self.given.emit(self.pick.currentData()))

    def describe(self, label: str) -> None:
        """Say the label in the description too: some screen readers read a folding list by its answer alone."""
        self._says = " ".join(part for part in (label, self.spec.hint) if part)
        self.pick.setAccessibleDescription(self._says)

    def show_value(self, value: Any) -> None:
        """Show the answer; one that is not in the list joins it."""
        key = key_of(value)
        place = self.pick.findData(key)
        if place < 0:
            self.pick.addItem(key, key)
            place = self.pick.count() - 1
        self.pick.setCurrentIndex(place)


def key_of(value: Any) -> str:
    """The key of an answer; nothing for no answer."""
    return str(value.value) if isinstance(value, StrEnum) else str(value or "")
