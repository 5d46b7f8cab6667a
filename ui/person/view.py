"""One person's page: communication needs, what they bring and want; beside it how to reach them and the way so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms.columns import Columns
from ui.look.theme import ems
from ui.person.item_row import SectionCard
from ui.person.shared_card import SharedCard
from ui.person.state import ContactLine, PersonView
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.dated import DatedList
from ui.widgets.page import Page
from ui.widgets.words import Care, Muted, Text

C = TypeVar("C", bound=Card)
T = TypeVar("T")
LEAST_COLUMN = 24.0
# What they bring and want stands on the left (and comes first where there is one column), and under it what may be
# shared and is; who and how on the right.
LEFT = frozenset({"strength", "hope", "need", "action", "consent_decision"})


class PersonPage(Page):
    """What stands about one person.

    Signals:
        continue_asked(), plan_asked(), details_asked(): the buttons under the name.
        acted(str, str, str): kind, id and key of something done with a line.
        told(str, str, object): kind, id and the words or the day typed into a line.
        add_asked(str): what to add.
        talk_chosen(str): the id of a conversation to open.
    """

    continue_asked = Signal()
    plan_asked = Signal()
    details_asked = Signal()
    acted = Signal(str, str, str)
    told = Signal(str, str, object)
    add_asked = Signal(str)
    talk_chosen = Signal(str)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent, wide=True)
        self._today_is = today
        self._needs = self.add(_Stack())
        self._known = self.add(Muted("", self, content=True))
        self._draft = self.add(Muted("", self))
        self.go_on = Button("", "primary", icon="talk")
        self.plan = Button("", icon="leaf")
        self.details = Button(self.tr("Details"), icon="person")
        self.add_row(self.go_on, self.plan, self.details)
        self._left, self._right = _Pile(), _Pile()
        both = self.add(Columns(LEAST_COLUMN, 2))
        both.add(self._left)
        both.add(self._right)
        self._contacts = self._right.add(Card(self.tr("How to reach them")))
        self._contact_lines = self._contacts.add(_Stack())
        self._about = self._right.add(Card(self.tr("About me")))
        self._about_words = self._about.add(Text("", self, content=True, selectable=True))
        self.sections: dict[str, SectionCard] = {}
        self.shared = SharedCard()
        self._timeline = Card(self.tr("Conversations so far"))
        self._no_talks = self._timeline.add(Muted("", self))
        self._talks = self._timeline.add(DatedList(open_words=self.tr("Open")))
        self.go_on.clicked.connect(self.continue_asked)
        self.plan.clicked.connect(self.plan_asked)
        self.details.clicked.connect(self.details_asked)
        self._talks.chosen.connect(self.talk_chosen)

    def display(self, state: PersonView) -> None:
        """Show the page; lines that did not change stay as they are, and so does the focus."""
        self.title(state.name, content=True)
        self._needs.display(state.needs, _need_banner)
        self._known.show_words(state.known)
        self._known.setVisible(bool(state.known))
        self._draft.show_words(state.draft_words)
        self._draft.setVisible(bool(state.draft))
        self.go_on.setText(self.tr("Continue") if state.draft else self.tr("Start a conversation"))
        self.plan.setText(self.tr("Open the plan") if state.has_plan else self.tr("Make a plan"))
        self._contact_lines.display(state.contacts, _contact)
        self._contacts.setVisible(bool(state.contacts))
        self._about_words.show_words(state.about_me)
        self._about.setVisible(bool(state.about_me))
        self._show_sections(state)
        self.shared.display(state.shared)
        self._no_talks.show_words(self.tr("You have not talked with {name} yet.").format(name=state.name))
        self._no_talks.setVisible(not state.timeline)
        self._talks.display(state.timeline)

    def _show_sections(self, state: PersonView) -> None:
        if not self.sections:
            for section in state.sections:
                pile = self._left if section.key in LEFT else self._right
                when_we_meet = section.key == "conversation"
                card = pile.add(SectionCard(section.title, self._today_is), first=when_we_meet)
                card.acted.connect(self.acted)
                card.told.connect(self.told)
                card.add_asked.connect(self.add_asked)
                self.sections[section.key] = card
                if section.key == "network_member":
                    pile.add(self._timeline)
                if section.key == "consent_decision":
                    pile.add(self.shared)
        for section in state.sections:
            self.sections[section.key].display(section)


class _Pile(QWidget):
    """Cards under each other: one column of the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.9))

    def add(self, card: C, *, first: bool = False) -> C:
        """Put a card at the end, or before all others."""
        self._column.insertWidget(0 if first else -1, card)
        return card


class _Stack(QWidget):
    """Widgets under each other, made anew only when what they say has changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[object, ...] | None = None
        self._widgets: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(ems(self, 0.5))

    def display(self, said: Sequence[T], make: Callable[[T], QWidget]) -> None:
        """Put a widget for each of these there, unless they say what stands there already."""
        if tuple(said) != self._shown:
            self._shown = tuple(said)
            for old in self._widgets:
                old.hide()
                old.deleteLater()
            self._widgets = [make(one) for one in said]
            for widget in self._widgets:
                self._column.addWidget(widget)
        self.setVisible(bool(said))


def _need_banner(words: str) -> QWidget:
    return Banner(words, "info", "info", content=True)


def _contact(line: ContactLine) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(ems(both, 0.1))
    column.addWidget(Text(line.way, both, content=True, selectable=True))
    rule = Care(line.rule, both, content=True) if line.careful else Muted(line.rule, both, content=True)
    column.addWidget(rule)
    return both
