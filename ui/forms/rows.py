"""A short list that is part of a form: ways to reach someone, communication needs; each row a small form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from companion.domain.text import is_blank
from ui.forms.fields import FieldSpec
from ui.forms.form import Form
from ui.look.theme import ems
from ui.widgets.buttons import Button
from ui.widgets.card import Card

Values = dict[str, Any]


class Rows(QWidget):
    """Rows that may be added, changed and taken out.

    A row counts once its `needed` field holds words; until then it is only begun.

    Signals:
        given(tuple[dict]): the values of every row that counts, after any of them changed.
        begun(tuple[dict]): the values of every row that was changed and does not count yet.
    """

    given = Signal(object)
    begun = Signal(object)

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        blank: Mapping[str, Any],
        *,
        needed: str,
        title: str,
        add_words: str,
        remove_words: str,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._specs, self._blank, self._needed, self._today = tuple(specs), dict(blank), needed, today
        self._title, self._remove_words = title, remove_words
        self._rows: list[tuple[Card, Values]] = []
        self._parts: dict[Card, tuple[Form, Button]] = {}
        self._shown: tuple[Values, ...] | None = None
        self._begun: tuple[Values, ...] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.75))
        self.add_button = Button(add_words, icon="plus", parent=self)
        self.add_button.clicked.connect(self._add_blank)
        self._column.addWidget(self.add_button)

    def display(self, rows: Sequence[Values]) -> None:
        """Show these rows, unless they are what the worker has just given.

        They take the places that are there, so that the keyboard stays where it is. A place whose row has gone is
        blank again. One that was blank, and that somebody may be filling in, stays.
        """
        if self._shown == tuple(rows):
            return
        self._shown = tuple(rows)
        places = self._places_for(rows)
        if len(places) < len(rows):
            self._build(rows)
            return
        following = iter(rows)
        for card, values in self._rows:
            if card in places:
                values.update(next(following))
            elif self._counts(values):
                values.update(self._blank)
            else:
                continue
            self._parts[card][0].display(values)

    def display_begun(self, rows: Sequence[Values]) -> None:
        """Show below the others what was begun before; once, for from then on it stands here as it is typed."""
        if self._begun is not None:
            return
        self._begun = tuple(rows)
        for values in rows:
            self._add(dict(values))

    def _places_for(self, rows: Sequence[Values]) -> list[Card]:
        """Where these rows go: where rows are now, those first that say the same, and then where it is blank."""
        counted = [(card, values) for card, values in self._rows if self._counts(values)]
        same = [card for card, values in counted if values in rows]
        others = [card for card, values in counted if values not in rows]
        blank = [card for card, values in self._rows if not self._counts(values)]
        return [*same, *others, *blank][: len(rows)]

    def _counts(self, values: Values) -> bool:
        return not is_blank(values[self._needed])

    def _build(self, rows: Sequence[Values]) -> None:
        for card, _values in self._rows:
            self._drop(card)
        self._rows = []
        for values in rows:
            self._add(dict(values))

    def _add_blank(self) -> None:
        form = self._add(dict(self._blank))
        form.control(self._specs[0].name).setFocus()

    def _add(self, values: Values) -> Form:
        card = Card(parent=self)
        form = card.add(Form(self._specs, self._today, card))
        form.display(values)
        remove = Button(self._remove_words, "plain", parent=card)
        card.add_row(remove)
        self._parts[card] = (form, remove)
        self._rows.append((card, values))
        self._column.insertWidget(self._column.count() - 1, card)
        self._number()
        card.show()
        form.given.connect(lambda name, value: self._changed(values, name, value))
        remove.clicked.connect(lambda: self._remove(card))
        return form

    def _changed(self, values: Values, name: str, value: Any) -> None:
        values[name] = value
        self._give()

    def _remove(self, card: Card) -> None:
        self._rows = [(other, values) for other, values in self._rows if other is not card]
        self._drop(card)
        self._number()
        self.add_button.setFocus()
        self._give()

    def _drop(self, card: Card) -> None:
        del self._parts[card]
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _number(self) -> None:
        """Number the rows anew, on screen and in the names of their fields."""
        for number, (card, _values) in enumerate(self._rows, start=1):
            title = self._title.format(number=number)
            form, remove = self._parts[card]
            card.title(title)
            form.name_within(title)
            remove.setAccessibleName(f"{self._remove_words}: {title}")

    def _give(self) -> None:
        rows = tuple(dict(values) for _card, values in self._rows if self._counts(values))
        if rows != self._shown:
            self._shown = rows
            self.given.emit(rows)
        blank = self._blank
        begun = tuple(dict(one) for _card, one in self._rows if not self._counts(one) and one != blank)
        if begun != (self._begun or ()):
            self._begun = begun
            self.begun.emit(begun)
