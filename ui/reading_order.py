"""The order in which a window is read: that of its layouts. Tab follows it, also through parts made later."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QGridLayout,
    QLayout,
    QRadioButton,
    QScrollArea,
    QWidget,
)

_BY_TAB = (Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.WheelFocus)
"""The policies that hold Tab's bit. Looked up, as every step of Tab asks every widget, and to mask an enum is slow."""

MARGIN = 16  # pixels between a control that is brought into sight and the edge of what is seen


def widgets_in_order(root: QWidget) -> list[QWidget]:
    """Every widget inside `root` that is shown, parents before their parts."""
    found: list[QWidget] = []
    _gather(root, found)
    return found


def _gather(root: QWidget, found: list[QWidget]) -> None:
    """Add them to one list: every press of Tab asks, and handing each up through all its parents took longest."""
    for child in _parts(root):
        found.append(child)
        _gather(child, found)


def tab_stops(root: QWidget) -> list[QWidget]:
    """Where Tab stops inside `root`, in reading order; of radio buttons that belong together, at one."""
    return [widget for widget in controls(root) if _stands_for_group(widget) is widget]


def controls(root: QWidget) -> list[QWidget]:
    """Everything inside `root` that the keyboard can reach, by Tab or by the arrows within a group."""
    return [widget for widget in widgets_in_order(root) if _takes_keyboard(widget)]


def _takes_keyboard(widget: QWidget) -> bool:
    """Whether it takes the focus itself; Qt takes Tab away from the radio buttons that are not chosen."""
    return (
        (widget.focusPolicy() in _BY_TAB or bool(_group_of(widget)))
        and widget.isEnabled()
        and widget.focusProxy() is None
    )


def _stands_for_group(widget: QWidget | None) -> QWidget | None:
    """The radio button that Tab stops at for its group: the chosen one, or the first; others stand for themselves."""
    group = _group_of(widget)
    if not group:
        return widget
    shown = [one for one in group if one.isVisible() and one.isEnabled()]
    return next((one for one in shown if one.isChecked()), shown[0] if shown else widget)


def _group_of(widget: QWidget | None) -> list[QAbstractButton]:
    if not isinstance(widget, QRadioButton):
        return []
    group = widget.group()
    return group.buttons() if group is not None and group.exclusive() else []


def focus_step(window: QWidget, *, forward: bool) -> bool:
    """Move the focus to the next (or previous) stop of the window, round its end; False when there is none."""
    stops = tab_stops(window)
    if not stops:
        return False
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target = stops[_next_place(window, stops, forward=forward)]
    target.setFocus(reason)
    show_in_scroll_areas(target)
    return True


def show_in_scroll_areas(widget: QWidget) -> None:
    """Scroll whatever lies around a widget so that it is seen."""
    one: QWidget | None = widget.parentWidget()
    while one is not None:
        if isinstance(one, QScrollArea):
            one.ensureWidgetVisible(widget, MARGIN, MARGIN)
            _show_whole(one, widget)
        one = one.parentWidget()


def _show_whole(area: QScrollArea, widget: QWidget) -> None:
    """Qt is content when it shows the cursor of a field; all of the field is shown here, where there is room for it."""
    inner, room = area.widget(), area.viewport().height()
    if inner is None or not inner.isAncestorOf(widget) or widget.height() + 2 * MARGIN > room:
        return
    bar, top = area.verticalScrollBar(), widget.mapTo(inner, QPoint(0, 0)).y()
    lowest = top + widget.height() + MARGIN - room
    bar.setValue(min(max(bar.value(), lowest), top - MARGIN))


def _next_place(window: QWidget, stops: list[QWidget], *, forward: bool) -> int:
    here: QWidget | None = window.focusWidget()
    while here is not None and _stands_for_group(here) not in stops and here is not window:
        here = here.parentWidget()
    here = _stands_for_group(here)
    if here is None or here not in stops:
        return 0 if forward else len(stops) - 1
    return (stops.index(here) + (1 if forward else -1)) % len(stops)


def _parts(widget: QWidget) -> list[QWidget]:
    """What stands in a widget and is shown, in its order."""
    if isinstance(widget, QAbstractScrollArea):
        return [one for one in _children(widget.viewport()) if one.isVisibleTo(widget)]
    children = [one for one in _children(widget) if one.isVisibleTo(widget)]
    layout = widget.layout() if len(children) > 1 else None
    if layout is None:
        return children
    places = {child: place for child in children if (place := _place(layout, child)) is not None}
    return sorted(places, key=lambda child: places[child]) + [one for one in children if one not in places]


def _children(widget: QWidget) -> list[QWidget]:
    return [child for child in widget.children() if isinstance(child, QWidget) and not child.isWindow()]


def _place(layout: QLayout, widget: QWidget) -> tuple[int, ...] | None:
    """Where a widget stands in a layout and the layouts inside it, as numbers to sort by; None where it does not.

    Layout items are never asked for: PySide is not told when Qt deletes one, and the next object at that address
    then ends the program.
    """
    index = layout.indexOf(widget)
    if index >= 0:
        return _index_in(layout, index)
    for inner in layout.children():
        if isinstance(inner, QLayout) and (place := _place(inner, widget)) is not None:
            return _index_in(layout, layout.indexOf(inner)) + place
    return None


def _index_in(layout: QLayout, index: int) -> tuple[int, ...]:
    if isinstance(layout, QGridLayout):
        # row, column and how many of each; the stubs say object
        position: Any = layout.getItemPosition(index)
        return (position[0], position[1])
    return (index,)
