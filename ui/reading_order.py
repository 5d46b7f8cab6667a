"""The order in which a window is read: that of its layouts. Tab follows it, also through parts made later."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QGridLayout, QLayout, QScrollArea, QWidget


def widgets_in_order(root: QWidget) -> Iterator[QWidget]:
    """Every widget inside `root` that is shown, parents before their parts."""
    for child in _parts(root):
        if not child.isVisibleTo(root) or child.isWindow():
            continue
        yield child
        yield from widgets_in_order(child)


def tab_stops(root: QWidget) -> list[QWidget]:
    """Where Tab stops inside `root`, in reading order."""
    return [widget for widget in widgets_in_order(root) if is_tab_stop(widget)]


def is_tab_stop(widget: QWidget) -> bool:
    """Whether Tab stops here: it takes the focus itself and is enabled."""
    takes = (widget.focusPolicy() & Qt.FocusPolicy.TabFocus) == Qt.FocusPolicy.TabFocus
    return takes and widget.isEnabled() and widget.focusProxy() is None


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
            one.ensureWidgetVisible(widget, 16, 16)
        one = one.parentWidget()


def _next_place(window: QWidget, stops: list[QWidget], *, forward: bool) -> int:
    here: QWidget | None = window.focusWidget()
    while here is not None and here not in stops and here is not window:
        here = here.parentWidget()
    if here is None or here not in stops:
        return 0 if forward else len(stops) - 1
    return (stops.index(here) + (1 if forward else -1)) % len(stops)


def _parts(widget: QWidget) -> list[QWidget]:
    if isinstance(widget, QAbstractScrollArea):
        return _children(widget.viewport())
    layout = widget.layout()
    laid_out = list(_laid_out(layout)) if layout is not None else []
    return laid_out + [child for child in _children(widget) if child not in laid_out]


def _children(widget: QWidget) -> list[QWidget]:
    return [child for child in widget.children() if isinstance(child, QWidget)]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    places = range(layout.count())
    if isinstance(layout, QGridLayout):
        places = sorted(places, key=lambda place: layout.getItemPosition(place)[:2])  # type: ignore[assignment,index]
    for place in places:
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
