"""The answer that is being written: what kind it is, its words, Send."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.summaries import Answer, AnswerKind
from ui.summary.state import kind_hint, kind_options
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import OneOf
from ui.widgets.field import Field
from ui.widgets.words import Muted
from ui.widgets.words_edit import WordsEdit


class AnswerCard(Card):
    """Room for one answer.

    Signals:
        typed(str): words that settled. kind_chosen(): it is another kind now. send_asked(): it is to go.
    """

    typed = Signal(str)
    kind_chosen = Signal()
    send_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title(self.tr("Your answer"))
        self.add(
            Muted(
                self.tr("It is kept on this laptop as you type. Only whoever shared this will read it."), self
            )
        )
        self.choice = self.add(OneOf(self.tr("What it is"), kind_options(), across=True))
        self.choice.show_choice(AnswerKind.REPLY)
        self._hint = self.add(Muted(kind_hint(AnswerKind.REPLY), self))
        self.edit = WordsEdit(self.tr("My words"), self)
        self.edit.share_history()
        self.field = self.add(Field(self.tr("My words"), self.edit))
        self.send = Button(self.tr("Send my answer"), "primary", icon="forward")
        self.add_row(self.send)
        self.choice.chosen.connect(self._choose)
        self.edit.settled.connect(self.typed)
        self.edit.limit_reached.connect(self._say_full)
        self.send.clicked.connect(self.send_asked)

    @property
    def kind(self) -> AnswerKind:
        """What was chosen."""
        return AnswerKind(self.choice.choice() or AnswerKind.REPLY)

    def display(self, draft: Answer | None) -> None:
        """Show what stands; words that are being typed stay."""
        self.edit.show_words(draft.text if draft else "")
        if draft is not None:
            self._show_kind(draft.kind)
        self.field.show_trouble("")

    def begin_anew(self) -> None:
        """One has gone: the next one is a reply unless something else is chosen."""
        self._show_kind(AnswerKind.REPLY)

    def _choose(self, _key: str) -> None:
        self._hint.show_words(kind_hint(self.kind))
        self.kind_chosen.emit()

    def _show_kind(self, kind: AnswerKind) -> None:
        self.choice.show_choice(kind)
        self._hint.show_words(kind_hint(kind))

    def _say_full(self, most: int) -> None:
        self.field.show_trouble(self.tr("There is room for %Ln letters.", "", most))
