"""Contrast as it was painted: measured on the pixels of a picture of the window."""

from __future__ import annotations

from collections import Counter
from functools import cache

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.ui.audit.checks import named
from ui.look.colours import contrast
from ui.reading_order import widgets_in_order

TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2: 1.4.3 and 1.4.11


def check_contrast(window: QWidget) -> list[str]:
    """Every text and every border of an input that is on screen can be told from what it lies on."""
    picture = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    faults = []
    for widget in widgets_in_order(window):
        seen = _seen(widget, window)
        if seen.width() < 8 or seen.height() < 8:
            continue
        whole = seen == _whole(
            widget, window
        )  # of a text cut by the edge of a scroll area nothing can be said
        if whole and isinstance(widget, QAbstractButton | QLabel) and widget.text().strip():
            measured = best_contrast(picture, seen, picture.devicePixelRatio())
            if measured < TEXT:
                faults.append(f"{named(widget)} has a contrast of {measured:.1f}")
        if isinstance(widget, QLineEdit | QPlainTextEdit) and not widget.hasFocus():
            measured = border_contrast(picture, _whole(widget, window), seen, picture.devicePixelRatio())
            if measured is not None and measured < SHAPE:
                faults.append(f"the border of {named(widget)} has a contrast of {measured:.1f}")
    return faults


def best_contrast(picture: QImage, rect: QRect, ratio: float = 1.0) -> float:
    """The contrast of the letters in a rectangle: their darkest (or lightest) pixel against the ground."""
    colours = _colours(picture, rect, ratio)
    ground = colours.most_common(1)[0][0]
    return max(_contrast(ground, one) for one in colours)


@cache
def _contrast(ground: int, one: int) -> float:
    """Of two colours (0xffRRGGBB); the shades along the edges of letters are the same ones all over."""
    return contrast(QColor.fromRgb(ground), QColor.fromRgb(one))


def border_contrast(picture: QImage, whole: QRect, seen: QRect, ratio: float) -> float | None:
    """The contrast of a border with what lies outside it, along a line across the left edge; None out of sight."""
    middle = whole.center().y()
    if not (seen.left() == whole.left() and seen.top() < middle < seen.bottom()):
        return None
    across = [
        picture.pixel(round(x * ratio), round(middle * ratio))
        for x in range(max(0, whole.left() - 6), whole.left() + 4)
    ]
    outside = QColor.fromRgb(across[0])
    return max(contrast(outside, QColor.fromRgb(one)) for one in across)


def _colours(picture: QImage, rect: QRect, ratio: float) -> Counter[int]:
    """How often each colour (0xffRRGGBB) stands in a rectangle."""
    part = QRect(
        round(rect.x() * ratio),
        round(rect.y() * ratio),
        round(rect.width() * ratio),
        round(rect.height() * ratio),
    )
    cut = picture.copy(part)  # kept by name: its bits are a view that does not hold the picture
    return Counter(cut.constBits().cast("I"))


def _whole(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _seen(widget: QWidget, window: QWidget) -> QRect:
    """The part of a widget that is on screen."""
    seen = _whole(widget, window).intersected(window.rect())
    one = widget.parentWidget()
    while one is not None and one is not window:
        holder = one.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is one:
            seen = seen.intersected(_whole(one, window))
        one = holder
    return seen
