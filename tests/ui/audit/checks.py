"""What every screen must be: named, reachable, large enough, whole, in order. Each returns its faults."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)

from tests.ui.translations import is_pseudo
from ui.reading_order import controls, focus_step, tab_stops, widgets_in_order

LEAST = 24  # px, WCAG 2.2 2.5.8
Role = QAccessible.Role
ROLES: tuple[tuple[type[QWidget], frozenset[QAccessible.Role]], ...] = (
    (QRadioButton, frozenset({Role.RadioButton})),
    (QCheckBox, frozenset({Role.CheckBox})),
    (QPushButton, frozenset({Role.Button, Role.CheckBox, Role.ButtonMenu, Role.ButtonDropDown})),
    (QLineEdit, frozenset({Role.EditableText})),
    (QPlainTextEdit, frozenset({Role.EditableText})),
    (QComboBox, frozenset({Role.ComboBox})),
    (QAbstractSpinBox, frozenset({Role.SpinBox})),
    (QAbstractItemView, frozenset({Role.List, Role.Table, Role.Tree})),
)


def named(widget: QWidget) -> str:
    """A widget in words for a fault: its class and how it is called."""
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel | QLineEdit) else ""
    return f"{type(widget).__name__} '{text or widget.accessibleName()}'"


def interface_of(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader sees of a widget."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None, named(widget)
    return found


def plain(text: str) -> str:
    """A text without the marks for keys."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").strip()


def check_names(region: QWidget) -> list[str]:
    """Every stop has a name, and it contains what is written on it."""
    faults = []
    for stop in controls(region):
        name = interface_of(stop).text(QAccessible.Text.Name).strip()
        written = plain(stop.text()) if isinstance(stop, QAbstractButton) else ""
        if not name:
            faults.append(f"{named(stop)} has no name")
        elif written and written not in plain(name):
            faults.append(f"{named(stop)} is called '{name}', which does not contain what is written on it")
    return faults


def check_roles(region: QWidget) -> list[str]:
    """Every stop says rightly what it is."""
    faults = []
    for stop in controls(region):
        role = interface_of(stop).role()
        allowed = next((roles for kind, roles in ROLES if isinstance(stop, kind)), None)
        if (allowed is not None and role not in allowed) or role in {Role.Client, Role.NoRole}:
            faults.append(f"{named(stop)} has the role {role}")
    return faults


def check_sizes(region: QWidget) -> list[str]:
    """Nothing to press or type in is smaller than 24 by 24."""
    return [
        f"{named(stop)} is {stop.width()} by {stop.height()}"
        for stop in controls(region)
        if stop.width() < LEAST or stop.height() < LEAST
    ]


def check_order(window: QWidget) -> list[str]:
    """Tab reaches every stop, in reading order, comes round, and goes back the same way; nothing traps it.

    Controls that appear while others have the focus (a bar for marked words) may join on the way.
    """
    stops = tab_stops(window)
    if not stops:
        return []
    faults = []
    for forward in (True, False):
        seen = _walk(window, stops, forward=forward)
        wanted = stops if forward else [stops[0], *reversed(stops[1:])]
        if [one for one in seen if one in wanted] != wanted:
            lost = [named(stop) for stop in wanted if stop not in seen]
            faults.append(f"Tab {'on' if forward else 'back'} loses {lost or 'its order'}")
    return faults + _order_of_reading(window, tab_stops(window))


def _walk(window: QWidget, stops: list[QWidget], *, forward: bool) -> list[QWidget | None]:
    """Where the focus goes from the first stop until it is there again."""
    stops[0].setFocus(Qt.FocusReason.TabFocusReason)
    seen = [_focus(window)]
    for _ in range(2 * len(stops) + 20):
        focus_step(window, forward=forward)
        if _focus(window) is stops[0]:
            return seen
        seen.append(_focus(window))
    return seen


def _focus(window: QWidget) -> QWidget | None:
    focus = QApplication.focusWidget()
    return focus if focus is not None else window.focusWidget()


def _order_of_reading(window: QWidget, stops: list[QWidget]) -> list[str]:
    """What a screen reader walks through comes in the same order as Tab."""
    read = [one for one in _read(interface_of(window)) if one in stops]
    missing = [named(stop) for stop in stops if stop not in read]
    if missing:
        return [f"a screen reader does not find {missing}"]
    return []


def _read(one: QAccessibleInterface) -> Iterator[QWidget]:
    thing = one.object()
    if isinstance(thing, QWidget):
        yield thing
    for place in range(one.childCount()):
        child = one.child(place)
        if child is not None and not child.state().invisible:
            yield from _read(child)


def check_visual_order(region: QWidget) -> list[str]:
    """Tab never goes up the page: the next stop is below, or beside, or in the next column."""
    faults = []
    for before, after in pairwise(tab_stops(region)):
        first, second = _place(before, region), _place(after, region)
        if second.bottom() < first.top() and second.right() < first.left():
            faults.append(f"after {named(before)} Tab jumps up to {named(after)}")
    return faults


def _place(widget: QWidget, region: QWidget) -> QRect:
    return QRect(widget.mapTo(region, QPoint(0, 0)), widget.size())


def check_no_twins(region: QWidget) -> list[str]:
    """No two controls are said alike: by role, name, description and the groups they stand in."""
    counts = Counter(_said(control) for control in controls(region))
    return [
        f"{count} times '{name}'" for (_role, name, *_rest), count in counts.items() if count > 1 and name
    ]


def _said(control: QWidget) -> tuple[object, str, str, tuple[str, ...]]:
    one = interface_of(control)
    groups: list[str] = []
    holder = one.parent()
    while holder is not None:
        if holder.role() == Role.Grouping:
            groups.append(holder.text(QAccessible.Text.Name))
        holder = holder.parent()
    return one.role(), one.text(QAccessible.Text.Name), one.text(QAccessible.Text.Description), tuple(groups)


def check_whole_words(region: QWidget) -> list[str]:
    """No text is cut: it fits its widget, whatever the zoom."""
    faults = []
    for widget in widgets_in_order(region):
        if isinstance(widget, QLabel) and widget.text():
            faults += [f"{named(widget)} {fault}" for fault in _cut_label(widget)]
        if isinstance(widget, QAbstractButton) and widget.text():
            needed = widget.minimumSizeHint().width()
            if needed > widget.width() + 2:
                faults.append(f"{named(widget)} is cut: {widget.width()} px, needs {needed}")
            if widget.text().endswith(("…", "...")):
                faults.append(f"{named(widget)} ends in dots")
    return faults


def _cut_label(label: QLabel) -> Iterator[str]:
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    if needed > label.height() + 2:
        yield f"needs {needed} px of height and has {label.height()}"
    wide = _longest_word(label) if label.wordWrap() else label.sizeHint().width()
    if wide > label.width() + 2:
        yield f"needs {wide} px of width and has {label.width()}"


def _longest_word(label: QLabel) -> int:
    words = re.split(r"[\s\u200b]+", label.text())  # a path may go on in the next line
    return max((label.fontMetrics().horizontalAdvance(word) for word in words), default=0)


def check_on_screen(window: QWidget) -> list[str]:
    """Nothing lies outside the window unless one can scroll to it."""
    faults = []
    for widget in widgets_in_order(window):
        if not isinstance(widget, QAbstractButton | QLabel | QLineEdit | QPlainTextEdit | QComboBox):
            continue
        room = _room(widget, window)
        place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
        if not widget.size().isEmpty() and not room.contains(place.adjusted(2, 2, -2, -2)):
            faults.append(f"{named(widget)} at {place.getRect()} lies outside {room.getRect()}")
    return faults


def _room(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget may lie: the window, or as far as the scroll areas around it can go."""
    one = widget.parentWidget()
    while one is not None and one is not window:
        holder = one.parentWidget()
        if isinstance(holder, QAbstractScrollArea) and holder.viewport() is one:
            start = one.mapTo(window, QPoint(0, 0))
            across, down = holder.horizontalScrollBar(), holder.verticalScrollBar()
            return QRect(start, one.size()).adjusted(
                -across.value(),
                -down.value(),
                across.maximum() - across.value(),
                down.maximum() - down.value(),
            )
        one = holder
    return window.rect()


def check_translated(region: QWidget) -> list[str]:
    """In the pseudo-locale every fixed word shows that it was translated; content and data are marked as such."""
    faults = []
    for widget in [region, *widgets_in_order(region)]:
        if _is_content(widget):
            continue
        content = _content_inside(widget)
        for kind, text in _texts(widget):
            if text in content:
                continue  # a group that is called like the person it is about
            if any(letter.isalpha() for letter in text) and not is_pseudo(text):
                faults.append(f"{named(widget)}: {kind} '{text}' was not translated")
    return faults


def _is_content(widget: QWidget | None) -> bool:
    while widget is not None:
        if widget.property("content"):
            return True
        widget = widget.parentWidget()
    return False


def _content_inside(widget: QWidget) -> set[str]:
    if not widget.accessibleName():
        return set()
    return {label.text() for label in widget.findChildren(QLabel) if label.property("content")}


def _texts(widget: QWidget) -> list[tuple[str, str]]:
    texts = [
        ("name", widget.accessibleName()),
        ("description", widget.accessibleDescription()),
        ("tool tip", widget.toolTip()),
    ]
    if isinstance(widget, QAbstractButton | QLabel):
        texts.append(("text", plain(widget.text())))
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        texts.append(("placeholder", widget.placeholderText()))
    if isinstance(widget, QComboBox):
        texts += [("choice", widget.itemText(place)) for place in range(widget.count())]
    return texts
