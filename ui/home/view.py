"""Home: the first step on top, then only those lists that hold something."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.home.state import HomeSection, HomeView
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.dated import DatedList
from ui.widgets.empty import EmptyState
from ui.widgets.page import Page
from ui.widgets.words import Muted

ORDER = (
    *("meetings", "waiting", "requests", "answers", "shared_with_me", "drafts"),
    *("due", "on_the_way", "what_i_shared", "over"),
)


class HomePage(Page):
    """Today.

    Signals:
        start_asked(), find_asked(), backup_asked(): the buttons.
        chosen(str, str): the key of a section and the id of its line.
        acted(str, str, str): the same, and what is to be done with the line.
        more_asked(str): the key of a section whose list goes on.
    """

    start_asked = Signal()
    find_asked = Signal()
    backup_asked = Signal()
    chosen = Signal(str, str)
    acted = Signal(str, str, str)
    more_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Home"), parent)
        self._today = self.add(Muted("", self))
        self.start = Button(self.tr("Start a conversation"), "primary", icon="talk")
        self.look_up = Button(self.tr("Find someone"), icon="search")
        self._first = self.add_row(self.start, self.look_up)
        self.empty = self.add(
            EmptyState(
                self.tr(
                    "The people you meet will be here. Begin with one conversation: a name to call them by is enough."
                ),
                self.tr("Start your first conversation"),
            )
        )
        self.sections = {key: self.add(_SectionCard(key)) for key in ORDER}
        self._nothing = self.add(Muted("", self))
        self._backup = Card(self.tr("Backup"))
        self.add(self._backup)
        self._backup_words = self._backup.add(Muted("", self))
        self.backup = Button("", "plain", icon="save")
        self._backup.add_row(self.backup)
        for shown in (self._first, self.empty, self._backup):
            shown.hide()  # until it is known what is here: the keyboard waits for that
        for section in self.sections.values():
            section.chosen.connect(self.chosen)
            section.acted.connect(self.acted)
            section.more_asked.connect(self.more_asked)
        self.start.clicked.connect(self.start_asked)
        self.empty.next_asked.connect(self.start_asked)
        self.look_up.clicked.connect(self.find_asked)
        self.backup.clicked.connect(self.backup_asked)

    def display(self, state: HomeView) -> None:
        """Show today."""
        self.title(state.hello)
        self._today.show_words(
            self.tr("It is {day}. Every conversation can begin with: how can we help you?").format(
                day=state.today
            )
        )
        self._first.setVisible(not state.is_new)
        self.empty.setVisible(state.is_new)
        shown = {section.key: section for section in state.sections}
        for key, card in self.sections.items():
            card.display(shown.get(key))
        closing = " ".join(words for words in (state.nothing, state.people) if words)
        self._nothing.show_words(closing)
        self._nothing.setVisible(bool(closing))
        self._backup.show()
        self._backup_words.show_words(state.backup)
        self.backup.setText(self.tr("Back up now") if state.backup_known else self.tr("Choose a place"))


class _SectionCard(Card):
    """One list of home; not there while it is empty.

    Signals:
        chosen(str, str): the section's key and the id of a line.
        acted(str, str, str): the same, and what is to be done with the line.
        more_asked(str): the section's key.
    """

    chosen = Signal(str, str)
    acted = Signal(str, str, str)
    more_asked = Signal(str)

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lead = self.add(Muted("", self))
        self.list = self.add(DatedList(open_words=self.tr("Open"), date_ems=11.0))
        self._more = self.add(Muted("", self))
        self.more = Button(self.tr("Show more"))
        self._more_row = self.add_row(self.more)
        self.list.chosen.connect(lambda record_id: self.chosen.emit(key, record_id))
        self.list.acted.connect(lambda record_id, act: self.acted.emit(key, record_id, act))
        self.more.clicked.connect(lambda: self.more_asked.emit(key))
        self.hide()

    def display(self, section: HomeSection | None) -> None:
        """Show it, or nothing."""
        if section is None:
            self.hide()
            self.list.display(())
            return
        self.title(section.title)
        self._lead.show_words(section.lead)
        self._lead.setVisible(bool(section.lead))
        self.list.display(section.lines)
        self._more.show_words(section.more)
        self._more.setVisible(bool(section.more))
        self._more_row.setVisible(bool(section.more))
        self.more.setAccessibleName(f"{self.more.text()}: {section.title}")
        self.show()  # once it is filled: it is laid out once
