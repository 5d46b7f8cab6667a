"""Buttons that fold out a menu: one that shows the choice that stands, one that lists things to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.widgets.buttons import Button


@dataclass(frozen=True)
class Option:
    """One choice: its value, what it is called, and a sentence about it."""

    value: Any
    words: str
    explained: str = ""


class ChoiceButton(Button):
    """Says which choice stands; a menu offers the others, each with its sentence.

    Signals:
        chosen(object): the value the worker chose.
    """

    chosen = Signal(object)

    def __init__(self, question: str, options: Sequence[Option], parent: QWidget | None = None) -> None:
        super().__init__("", "plain", "down", parent)
        self._question = question
        self._options = options
        self._value: Any = None
        self.setMenu(_menu(self, question, self._fill))

    def show_choice(self, value: Any) -> None:
        """Say this one."""
        option = next(one for one in self._options if one.value == value)
        self._value = value
        self.setText(option.words)
        self.setAccessibleDescription(option.explained)
        self._name()

    def ask(self, question: str) -> None:
        """Put the question in other words."""
        self._question = question
        self._name()

    def _name(self) -> None:
        words = self.tr("{choice}. {question}").format(choice=self.text(), question=self._question)
        self.setAccessibleName(words)

    def _fill(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        for option in self._options:
            words = option.words
            if option.explained:
                words = self.tr("{choice}:  {sentence}").format(choice=words, sentence=option.explained)
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(option.value == self._value)
            action.triggered.connect(lambda _checked, value=option.value: self.chosen.emit(value))
            group.addAction(action)


class DeedsButton(Button):
    """Folds out a few things to do. `deeds` is asked each time it opens: (words, what to do or None) each."""

    def __init__(
        self,
        words: str,
        deeds: Callable[[], Sequence[tuple[str, Callable[[], object] | None]]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, "plain", "down", parent)
        self._deeds = deeds
        self.setMenu(_menu(self, words, self._fill))

    def _fill(self, menu: QMenu) -> None:
        for words, run in self._deeds():
            action = menu.addAction(words.replace("&", "&&"))
            action.setEnabled(run is not None)
            if run is not None:
                action.triggered.connect(lambda _checked, run=run: run())


def _menu(owner: QWidget, title: str, fill: Callable[[QMenu], None]) -> QMenu:
    """A menu that is filled when it opens: a long page has many, and few are ever seen."""
    menu = QMenu(title, owner)
    menu.setAccessibleName(title)

    def refill() -> None:
        menu.clear()
        fill(menu)

    menu.aboutToShow.connect(refill)
    return menu
