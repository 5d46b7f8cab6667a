"""Buttons: one primary a screen, quiet ones for the rest, plain ones inside sentences and bars."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from ui.look.colours import PRIMARY
from ui.look.theme import ems
from ui.widgets.icons import paint_icon

Kind = Literal["quiet", "primary", "plain"]


class Button(QPushButton):
    """A button in words; it is never narrower than they are, unless the page is: then they go on in the next line."""

    def __init__(
        self, words: str, kind: Kind = "quiet", icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hint: QSize | None = None  # layouts ask for it a hundred times for each screen
        self._room = QRect()  # of the words alone; as old as the hint
        self._wrapped = False
        self.setText(words)
        self._icon = icon
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._fit_font()

    def show_icon(self, icon: str) -> None:
        """Change the icon beside the words."""
        if icon != self._icon:
            self._icon = icon
            self._hint = None
            self.updateGeometry()
            self.update()

    def setText(self, words: str) -> None:
        """Change the words."""
        self._hint = None
        super().setText(words)

    def sizeHint(self) -> QSize:
        """Room for the icon, the words and air around them."""
        if self._hint is None:
            words = self._room = self._words_rect(100_000)
            width = words.width() + self._lead() + 2 * self._side()
            if self._wrapped:
                self._room = self._words_rect(self.width() - self._lead() - 2 * self._side())
            self._hint = QSize(width, self._height(self._room))
        return QSize(self._hint)

    def minimumSizeHint(self) -> QSize:
        """As the hint: a button may not be squeezed, but by the edge of the page."""
        hint = self.sizeHint()
        if self._wrapped:
            longest = max(self.fontMetrics().horizontalAdvance(word) for word in self.text().split(" "))
            hint.setWidth(min(hint.width(), longest + self._lead() + 2 * self._side()))
        return hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Its words go on in the next line where the page is too narrow for them, and come back from there."""
        super().resizeEvent(event)
        whole = self.sizeHint().width()
        wrapped = self.width() < whole and " " in self.text()
        if wrapped or self._wrapped:
            self._wrapped = wrapped
            self._hint = None
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does; held down it presses once."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the zoom."""
        self._hint = None
        if event.type() == QEvent.Type.FontChange:
            self._fit_font()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The box by the style, then icon and words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelButtonCommand, option)
        colour = self.palette().color(self._colour_group(), self._text_role())
        painter.setPen(colour)
        self.sizeHint()
        words = self._room
        width = words.width() + self._lead()
        left = self._side() if self._leading() else (self.width() - width) // 2
        if self._icon:
            size = ems(self, 1.25)
            spot = QRect(left, (self.height() - size) // 2, size, size)
            paint_icon(
                painter,
                self._icon,
                QStyle.visualRect(self.layoutDirection(), self.rect(), spot).toRectF(),
                colour,
            )
        spot = QRect(left + self._lead(), 0, words.width() + 2, self.height())
        painter.setFont(self.font())
        painter.drawText(
            QStyle.visualRect(self.layoutDirection(), self.rect(), spot),
            Qt.AlignmentFlag.AlignVCenter
            | Qt.AlignmentFlag.AlignLeading
            | Qt.TextFlag.TextHideMnemonic
            | (Qt.TextFlag.TextWordWrap if self._wrapped else Qt.TextFlag(0)),
            self.text(),
        )

    def _text_role(self) -> QPalette.ColorRole:
        kind = self.property("kind")
        if kind == "primary" and self.isEnabled():
            return QPalette.ColorRole.HighlightedText
        return PRIMARY if kind == "plain" and self.isEnabled() else QPalette.ColorRole.ButtonText

    def _colour_group(self) -> QPalette.ColorGroup:
        return QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled

    def _leading(self) -> bool:
        return bool(self.property("leading"))

    def _side(self) -> int:
        return ems(self, 0.6 if self.property("kind") == "plain" else 1.0)

    def _lead(self) -> int:
        return ems(self, 1.25 + (0.5 if self.text() else 0)) if self._icon else 0

    def _height(self, words: QRect) -> int:
        return max(words.height() + ems(self, 0.7), ems(self, 2.25))

    def _words_rect(self, width: int) -> QRect:
        flags = Qt.TextFlag.TextHideMnemonic | Qt.TextFlag.TextWordWrap
        return self.fontMetrics().boundingRect(QRect(0, 0, width, 10_000), flags, self.text())

    def _fit_font(self) -> None:
        font = QFont(QApplication.font())
        font.setBold(self.property("kind") == "primary")
        if font != self.font():
            self.setFont(font)
