"""Choices in words: one of several, or any of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QCheckBox, QRadioButton, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.group import Group
from ui.widgets.words import Muted, Strong


class _Choices(Group):
    """A question and its answers, each a key for us and words for people."""

    def __init__(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        hint: str,
        parent: QWidget | None,
        *,
        across: bool,
        exclusive: bool,
        content: bool = False,
    ) -> None:
        super().__init__(question, parent)
        self._buttons: dict[str, QAbstractButton] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._question = Strong(question, self)
        self._question.setVisible(bool(question))
        column.addWidget(self._question)
        if hint:
            column.addWidget(Muted(hint, self))
        rows = QWidget(self)
        layout = FlowLayout(rows) if across else QVBoxLayout(rows)
        layout.setContentsMargins(0, 0, 0, 0)
        column.addWidget(rows)
        for key, words in answers:
            button: QAbstractButton = QRadioButton(words, rows) if exclusive else QCheckBox(words, rows)
            button.setProperty("content", content)
            if exclusive:  # a group takes Tab from all but one, which is right for one of several only
                self._group.addButton(button)
            self._buttons[key] = button
            layout.addWidget(button)

    def show_words(self, answers: Iterable[tuple[str, str]]) -> None:
        """Say the same answers in other words, such as with how many there are; the question is told apart by it."""
        for key, words in answers:
            if self._buttons[key].text() != words:
                self._buttons[key].setText(words)

    def _ticked(self) -> frozenset[str]:
        return frozenset(key for key, button in self._buttons.items() if button.isChecked())


class OneOf(_Choices):
    """Radio buttons in words; `content` where the answers are names and not ours.

    Signals:
        chosen(str): the key the worker chose (not sent when shown by the program).
    """

    chosen = Signal(str)

    def __init__(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        hint: str = "",
        parent: QWidget | None = None,
        *,
        across: bool = False,
        content: bool = False,
    ) -> None:
        super().__init__(question, answers, hint, parent, across=across, exclusive=True, content=content)
        for key, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, key=key: self.chosen.emit(key))

    def choice(self) -> str:
        """The chosen key, or nothing."""
        return next(iter(self._ticked()), "")

    def show_choice(self, key: str) -> None:
        """Show what was chosen; an unknown or empty key shows none."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)


class AnyOf(_Choices):
    """Check boxes in words.

    Signals:
        chosen(frozenset): all keys that are ticked, after the worker ticked or cleared one.
    """

    chosen = Signal(object)

    def __init__(
        self,
        question: str,
        answers: Sequence[tuple[str, str]],
        hint: str = "",
        parent: QWidget | None = None,
        *,
        across: bool = False,
    ) -> None:
        super().__init__(question, answers, hint, parent, across=across, exclusive=False)
        for button in self._buttons.values():
            button.clicked.connect(lambda _checked=False: self.chosen.emit(self._ticked()))

    def choices(self) -> frozenset[str]:
        """The ticked keys."""
        return self._ticked()

    def show_choice(self, keys: Iterable[str]) -> None:
        """Show what was ticked."""
        wanted = frozenset(keys)
        for key, button in self._buttons.items():
            button.setChecked(key in wanted)
