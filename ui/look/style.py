"""How controls are drawn: Fusion, with our borders, heights and ticks, all in ems so that zoom carries them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionSlider,
    QWidget,
)

from ui.look.colours import BORDER, PRIMARY, SOFT_LINE

PM, PE, CT = QStyle.PixelMetric, QStyle.PrimitiveElement, QStyle.ContentsType
Flag = QStyle.StateFlag

# In ems of the application's font (16 px at 100 %): 2 em = 32 px, the least height of a control.
_METRICS = {
    PM.PM_LayoutLeftMargin: 0.75,
    PM.PM_LayoutTopMargin: 0.75,
    PM.PM_LayoutRightMargin: 0.75,
    PM.PM_LayoutBottomMargin: 0.75,
    PM.PM_LayoutHorizontalSpacing: 0.625,
    PM.PM_LayoutVerticalSpacing: 0.625,
    PM.PM_IndicatorWidth: 1.375,
    PM.PM_IndicatorHeight: 1.375,
    PM.PM_ExclusiveIndicatorWidth: 1.375,
    PM.PM_ExclusiveIndicatorHeight: 1.375,
    PM.PM_CheckBoxLabelSpacing: 0.6,
    PM.PM_RadioButtonLabelSpacing: 0.6,
    PM.PM_ButtonMargin: 0.8,
    PM.PM_SmallIconSize: 1.25,
    PM.PM_ButtonIconSize: 1.25,
    PM.PM_ScrollBarExtent: 0.9,
    PM.PM_ScrollBarSliderMin: 2.0,
    PM.PM_FocusFrameHMargin: 0.4,
}
_TALL = {CT.CT_PushButton, CT.CT_LineEdit, CT.CT_ComboBox, CT.CT_SpinBox, CT.CT_CheckBox, CT.CT_RadioButton}
_TALL |= {CT.CT_MenuItem, CT.CT_ToolButton, CT.CT_ItemViewItem, CT.CT_TabBarTab}
LEAST_HEIGHT = 2.0  # ems
RADIUS = 0.375  # ems


class CompanionStyle(QProxyStyle):
    """Fusion with our shapes. `em` is the application font's size in pixels; Theme sets it at each zoom."""

    def __init__(self) -> None:
        super().__init__("Fusion")
        self.em = 16.0

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        """Sizes in ems, where we have a say."""
        ems = _METRICS.get(metric)
        if ems is None:
            return super().pixelMetric(metric, option, widget)
        return round(ems * self.em)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        """At least 2 em high."""
        wanted = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type] # Qt takes null
        if kind in _TALL:
            wanted.setHeight(max(wanted.height(), round(LEAST_HEIGHT * self.em)))
        return wanted

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Our own frames, buttons and ticks."""
        if element == PE.PE_FrameFocusRect:
            return  # ui.widgets.focus_ring shows the focus, around every kind of control alike
        drawn = _DRAWN.get(element)
        if drawn is None:
            super().drawPrimitive(element, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn(option, painter, self.em, widget)
        painter.restore()

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Scroll bars without arrows: the handle has the whole length. Groups without a title have no frame."""
        if control == QStyle.ComplexControl.CC_ScrollBar and isinstance(option, QStyleOptionSlider):
            return scroll_part(option, part, self.em)
        if (control, part) == (QStyle.ComplexControl.CC_GroupBox, QStyle.SubControl.SC_GroupBoxContents):
            return option.rect
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type] # Qt takes null

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """A scroll bar is a rounded handle on the page."""
        if control != QStyle.ComplexControl.CC_ScrollBar or not isinstance(option, QStyleOptionSlider):
            super().drawComplexControl(control, option, painter, widget)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(option.palette.color(BORDER)))
        inset = self.em * 0.22
        handle = scroll_part(option, QStyle.SubControl.SC_ScrollBarSlider, self.em).toRectF()
        handle.adjust(inset, inset, -inset, -inset)
        radius = min(handle.width(), handle.height()) / 2
        painter.drawRoundedRect(handle, radius, radius)
        painter.restore()


def scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl, em: float) -> QRect:
    """Where a part of a scroll bar lies: the groove is all of it, the handle as long as what is seen."""
    rect = option.rect
    if part in (QStyle.SubControl.SC_ScrollBarAddLine, QStyle.SubControl.SC_ScrollBarSubLine):
        return QRect()
    if part == QStyle.SubControl.SC_ScrollBarGroove:
        return rect
    across = option.orientation == Qt.Orientation.Horizontal
    length = rect.width() if across else rect.height()
    span = option.maximum - option.minimum
    size = length if span <= 0 else max(round(2 * em), length * option.pageStep // (span + option.pageStep))
    size = min(size, length)
    start = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown
    )
    begin, end = {
        QStyle.SubControl.SC_ScrollBarSubPage: (0, start),
        QStyle.SubControl.SC_ScrollBarAddPage: (start + size, length),
    }.get(part, (start, start + size))
    if across:
        return QRect(rect.x() + begin, rect.y(), end - begin, rect.height())
    return QRect(rect.x(), rect.y() + begin, rect.width(), end - begin)


def box(
    painter: QPainter, rect: QRect, em: float, *, fill: QColor | None, line: QColor | None, width: float = 1.0
) -> None:
    """A rounded box inside `rect`."""
    inset = width / 2
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(fill) if fill is not None else Qt.BrushStyle.NoBrush)
    shape = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(shape, RADIUS * em, RADIUS * em)


def line_width(em: float) -> float:
    """A border's width: 1 px at 100 %, thicker with zoom."""
    return max(1.0, round(em / 14))


def _input(option: QStyleOption, painter: QPainter, em: float, widget: QWidget | None) -> None:
    palette = option.palette
    inner = widget is not None and widget.inherits("QLineEdit") and _inside_other_control(widget)
    box(
        painter,
        option.rect,
        em,
        fill=palette.color(QPalette.ColorRole.Base),
        line=None if inner else palette.color(BORDER),
        width=line_width(em),
    )


def _inside_other_control(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and (parent.inherits("QAbstractSpinBox") or parent.inherits("QComboBox"))


def _frame(option: QStyleOption, painter: QPainter, em: float, widget: QWidget | None) -> None:
    typed = widget is not None and (widget.inherits("QPlainTextEdit") or widget.inherits("QTextEdit"))
    role = BORDER if typed or (widget is not None and widget.inherits("QAbstractItemView")) else SOFT_LINE
    fill = option.palette.color(QPalette.ColorRole.Base) if typed else None
    box(painter, option.rect, em, fill=fill, line=option.palette.color(role), width=line_width(em))


def _button(option: QStyleOption, painter: QPainter, em: float, widget: QWidget | None) -> None:
    palette = option.palette
    enabled = bool(option.state & Flag.State_Enabled)
    pressed = bool(option.state & (Flag.State_Sunken | Flag.State_On))
    hovered = bool(option.state & Flag.State_MouseOver) and enabled
    kind = str(widget.property("kind") or "quiet") if widget is not None else "quiet"
    fill: QColor | None = palette.color(QPalette.ColorRole.Button)
    line: QColor | None = palette.color(BORDER)
    if kind == "primary" and enabled:
        fill = line = palette.color(PRIMARY)
        if pressed or hovered:
            fill = line = _towards(palette.color(PRIMARY), palette.color(QPalette.ColorRole.Text), 0.18)
    elif kind == "plain":
        fill = palette.color(QPalette.ColorRole.Light) if hovered or pressed else None
        line = None
    elif hovered or pressed:
        fill = palette.color(QPalette.ColorRole.Light)
    box(painter, option.rect, em, fill=fill, line=line, width=line_width(em))


def _towards(colour: QColor, other: QColor, part: float) -> QColor:
    def mixed(here: float, there: float) -> float:
        return here + (there - here) * part

    return QColor.fromRgbF(
        mixed(colour.redF(), other.redF()),
        mixed(colour.greenF(), other.greenF()),
        mixed(colour.blueF(), other.blueF()),
    )


def _tick_box(option: QStyleOption, painter: QPainter, em: float, _widget: QWidget | None) -> None:
    ticked = bool(option.state & Flag.State_On)
    palette = option.palette
    fill = palette.color(PRIMARY) if ticked else palette.color(QPalette.ColorRole.Base)
    line = palette.color(PRIMARY if ticked else BORDER)
    box(painter, option.rect, em, fill=fill, line=line, width=line_width(em) * 1.5)
    if not ticked:
        return
    corner, size = QPointF(option.rect.topLeft()), option.rect.width()
    pen = QPen(palette.color(QPalette.ColorRole.HighlightedText), size * 0.11)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(
        [corner + QPointF(x * size, y * size) for x, y in ((0.26, 0.53), (0.43, 0.70), (0.75, 0.32))]
    )


def _radio(option: QStyleOption, painter: QPainter, em: float, _widget: QWidget | None) -> None:
    chosen = bool(option.state & Flag.State_On)
    palette = option.palette
    width = line_width(em) * 1.5
    circle = QRectF(option.rect).adjusted(width, width, -width, -width)
    painter.setPen(QPen(palette.color(PRIMARY if chosen else BORDER), width))
    painter.setBrush(QBrush(palette.color(QPalette.ColorRole.Base)))
    painter.drawEllipse(circle)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(palette.color(PRIMARY)))
        inset = circle.width() * 0.25
        painter.drawEllipse(circle.adjusted(inset, inset, -inset, -inset))


def _nothing(_option: QStyleOption, _painter: QPainter, _em: float, _widget: QWidget | None) -> None:
    return


_DRAWN = {
    PE.PE_PanelLineEdit: _input,
    PE.PE_FrameLineEdit: _nothing,
    PE.PE_Frame: _frame,
    PE.PE_PanelButtonCommand: _button,
    PE.PE_FrameDefaultButton: _nothing,
    PE.PE_IndicatorCheckBox: _tick_box,
    PE.PE_IndicatorRadioButton: _radio,
}
