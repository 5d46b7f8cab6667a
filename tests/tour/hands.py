"""A person's hands and a screen reader's ears: things are found by what they are called and what they are."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from tests.tour.heard import heard, name_of
from tests.tour.stage import Stage
from tests.workshop.progress import StepError

Role = QAccessible.Role
PRESSED = frozenset(
    {Role.Button, Role.CheckBox, Role.RadioButton, Role.ButtonMenu, Role.MenuItem, Role.ListItem, Role.Link}
)
TYPED = frozenset({Role.EditableText, Role.ComboBox, Role.SpinBox})
_MOST_TABS = 300
_MOST_SCROLLS = 5


class Hands:
    """Presses, types and tabs in whatever is in front of the stage."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def press(self, name: str, within: str = "", *, last: bool = False) -> None:
        """Click what is called `name` (or begins with it) with the mouse, scrolled into view first.

        Of several it is the first, or the `last`.
        """
        self._click(self._wanted(name, PRESSED, within, last=last))
        self._stage.settle()

    def type_into(self, name: str, text: str, within: str = "") -> None:
        """Click into the field called `name` and type, key by key."""
        self._click(self._wanted(name, TYPED, within))
        self.type(text)
        self._stage.settle()

    def type(self, text: str) -> None:
        """Type where the keyboard is. Letters of every script go the way an input method sends them."""
        window = self._stage.handle
        for letter in text:
            key = Qt.Key.Key_Return if letter == "\n" else Qt.Key(0)
            for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
                event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(window, event)

    def key(self, keys: str) -> None:
        """Press a key or a shortcut, such as "Ctrl+P", where the keyboard is."""
        self._stage.come_to_front()
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # (the stubs do not know it)
        QTest.keyClick(self._stage.handle, combination.key(), combination.keyboardModifiers())
        self._stage.settle()

    def tab_to(self, name: str) -> None:
        """Go on with Tab until the keyboard is on what is called `name`: no mouse at all."""
        for _ in range(_MOST_TABS):
            widget = QApplication.focusWidget()
            if widget is not None and name_of(widget).startswith(name):
                return
            QTest.keyClick(self._stage.handle, Qt.Key.Key_Tab)
            self._stage.app.processEvents()
        raise StepError(f"Tab never came to “{name}”.")

    def command(self, words: str) -> None:
        """Through the list of all commands, by typing a part of what it is called."""
        self.key("Ctrl+K")
        self.type(words)
        self.key("Return")
        self._stage.settle()

    def save_as(self, button: str, path: Path) -> None:
        """Press a button that asks where to, type the place, and wait until the file is there."""
        self.press(button)
        self._type_place("File name:", path)
        self._stage.wait_for(f"a copy called {path.name}", path.is_file)
        self._stage.settle()

    def open_file(self, button: str, path: Path) -> None:
        """Press a button that asks for a file, and type which."""
        self.press(button)
        self._type_place("File name:", path)

    def open_folder(self, button: str, path: Path) -> None:
        """Press a button that asks for a folder, and type which."""
        self.press(button)
        self._type_place("Directory:", path)

    def choose(self, name: str, wanted: str) -> None:
        """Fold the list under `name` out with the mouse and in again, and type how what is wanted begins.

        A list is called by what is chosen in it, so it is found by the label before it.
        """
        self._click(self._wanted("", frozenset({Role.ComboBox}), name))
        self._stage.settle()
        self._fold_in()
        self.type(wanted)
        self._stage.settle()

    def read(self, name: str) -> str:
        """The words that stand on the label called `name`."""
        self.await_words(name)
        found = next(one for one in heard(self._stage.window) if one.text(QAccessible.Text.Name) == name)
        label = found.object()
        if not isinstance(label, QLabel):
            raise StepError(f"“{name}” has no words to read.")
        return label.text()

    def hears(self, name: str) -> bool:
        """Whether anything in front is called `name`, begins with it, or says it."""
        return any(iface.text(QAccessible.Text.Name).startswith(name) for iface in heard(self._stage.window))

    def await_words(self, name: str) -> None:
        """Wait until something called `name` is in front."""
        if not self.hears(name):
            self._stage.wait_for(f"“{name}”", lambda: self.hears(name))
            self._stage.settle()

    def said(self) -> list[str]:
        """Everything that stands in front, as a screen reader says it."""
        return [iface.text(QAccessible.Text.Name) for iface in heard(self._stage.window)]

    def scroll_to(self, name: str) -> None:
        """Bring the first thing that is called `name`, or begins so, to the top of what is in view, if it is there."""
        for iface in heard(self._stage.window):
            widget = iface.object()
            if isinstance(widget, QWidget) and iface.text(QAccessible.Text.Name).startswith(name):
                self._to_top(widget)
                return

    def await_offer(self, name: str) -> None:
        """Wait until there is something to press that is called `name`."""
        if not self.offers(name):
            self._stage.wait_for(f"“{name}”", lambda: self.offers(name))
            self._stage.settle()

    def offers(self, name: str) -> bool:
        """Whether there is something to press that is called `name`."""
        return self._found(name, PRESSED, "") is not None

    def _wanted(
        self, name: str, roles: frozenset[Role], within: str, *, last: bool = False
    ) -> QAccessibleInterface:
        self._stage.wait_for(f"“{name}”", lambda: self._found(name, roles, within) is not None)
        found = self._found(name, roles, within, last=last)
        if found is None:
            raise StepError(f"“{name}” was there and went away.")
        return found

    def _found(
        self, name: str, roles: frozenset[Role], within: str, *, last: bool = False
    ) -> QAccessibleInterface | None:
        """The first thing of these roles that is called so; a whole name comes before a beginning.

        With `within`, only what a screen reader comes to after something whose name begins so.
        """
        begun = None
        inside = not within
        for iface in heard(self._stage.window):
            said = iface.text(QAccessible.Text.Name)
            inside = inside or said.startswith(within)
            if not inside or iface.role() not in roles or iface.state().disabled:
                continue
            if said == name and not last:
                return iface
            if (last or begun is None) and said.startswith(name):
                begun = iface
        return begun

    def _click(self, found: QAccessibleInterface) -> None:
        widget = found.object()
        if isinstance(widget, QWidget):
            self._reveal(widget)
        place = found.rect()
        # A check box or radio button reacts at its mark; anything else anywhere.
        spot = QPoint(
            place.left() + min(place.width(), place.height()) // 2, place.top() + place.height() // 2
        )
        window = self._stage.window.window()
        QTest.mouseClick(self._stage.handle, Qt.MouseButton.LeftButton, pos=window.mapFromGlobal(spot))

    def _type_place(self, field: str, path: Path) -> None:
        self.await_words(field)
        self._click(self._wanted(field, TYPED, ""))
        self.key("Ctrl+A")
        self.type(str(path))
        self._stage.settle()
        self._fold_in()  # ways to complete it may be offered
        self.key("Return")

    def _fold_in(self) -> None:
        """Escape to a list that is folded out. Not by its window: PySide may take that for one that is long gone."""
        unfolded = QApplication.activePopupWidget()
        if unfolded is not None:
            QTest.keyClick(unfolded, Qt.Key.Key_Escape)
            self._stage.settle()

    def _to_top(self, widget: QWidget) -> None:
        above = widget.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inside = above.widget() if above is not None else None
        if above is not None and inside is not None:
            above.verticalScrollBar().setValue(widget.mapTo(inside, QPoint(0, 0)).y())
            self._stage.app.processEvents()

    def _reveal(self, widget: QWidget) -> None:
        """Scroll to its middle, as a person would before pressing it; once more where the page grows meanwhile."""
        for _ in range(_MOST_SCROLLS):
            if widget.visibleRegion().contains(widget.rect().center()):
                return
            above = widget.parentWidget()
            while above is not None:
                if isinstance(above, QScrollArea) and (inside := above.widget()) is not None:
                    middle = widget.mapTo(inside, widget.rect().center())
                    above.ensureVisible(middle.x(), middle.y())
                above = above.parentWidget()
            self._stage.app.processEvents()
