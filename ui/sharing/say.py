"""The person's say about what goes: whether they saw it, and what they had changed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.widgets.card import Card
from ui.widgets.choices import OneOf
from ui.widgets.field import Field
from ui.widgets.words import Text
from ui.widgets.words_edit import WordsEdit


@dataclass(frozen=True, kw_only=True)
class SayState:
    """The card. `saw`: yes, no or unasked; `stale` is said where they saw it, and something came to it since."""

    title: str
    saw: str
    stale: str
    what_they_changed: str


class Say(Card):
    """Asked beside what goes, before it goes. The answers travel with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        translate = QCoreApplication.translate
        self.stale = self.add(Text("", self, content=True))
        answers = (
            ("yes", translate("SharingPage", "Yes")),
            ("no", translate("SharingPage", "No")),
            ("unasked", translate("SharingPage", "Not asked yet")),
        )
        self.saw = self.add(OneOf(translate("SharingPage", "Have they seen it?"), answers, across=True))
        label = translate("SharingPage", "What they had changed")
        hint = translate("SharingPage", "It goes along too. Do not write here what should stay.")
        self.changed = WordsEdit(label, self)
        self.changed.share_history()
        self.add(Field(label, self.changed, hint))

    def display(self, state: SayState) -> None:
        """Show how it stands."""
        self.title(state.title, content=True)
        self.stale.show_words(state.stale)
        self.stale.setVisible(bool(state.stale))
        self.saw.show_choice(state.saw)
        self.changed.show_words(state.what_they_changed)
