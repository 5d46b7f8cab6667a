"""The inbox on screen: what to show, what waits, what was seen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.services.supervision.received_items import InboxShow as Show
from ui.inbox.state import InboxView, show_options
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import OneOf
from ui.widgets.dated import DatedList
from ui.widgets.empty import EmptyState
from ui.widgets.page import Page
from ui.widgets.words import Muted


class InboxPage(Page):
    """What was shared with me.

    Signals:
        show_chosen(str): which lines to show. chosen(str): the item to open.
        more_asked(): further lines.
    """

    show_chosen = Signal(str)
    chosen = Signal(str)
    more_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Shared with me"), parent)
        self._count = self.add(Muted("", self))
        self.show_only = self.add(OneOf(self.tr("Show"), show_options(), across=True))
        self.show_only.show_choice(Show.ALL)
        self.show_only.hide()  # until there is something to choose from
        self.empty = self.add(
            EmptyState(
                self.tr(
                    "Nothing has been shared with you yet. When someone in your team shares a summary with you, "
                    "it will be here."
                )
            )
        )
        self._nothing = self.add(Muted("", self))
        self.waiting = self.add(_Lines(self.tr("Waiting for you"), self.tr("The oldest is first.")))
        self.seen = self.add(_Lines(self.tr("Seen and taken back"), self.tr("The latest is first.")))
        self._more_words = self.add(Muted("", self))
        self.more = Button(self.tr("Show more"), icon="down")
        self._more_row = self.add_row(self.more)
        self._more_row.hide()
        self.show_only.chosen.connect(self.show_chosen)
        self.more.clicked.connect(self.more_asked)
        for lines in (self.waiting, self.seen):
            lines.list.chosen.connect(self.chosen)

    def display(self, state: InboxView) -> None:
        """Show it as it stands."""
        self.empty.setVisible(state.is_empty)
        self._count.show_words("" if state.is_empty else state.count)
        self._count.setVisible(not state.is_empty)
        self.show_only.show_words(state.options)
        self.show_only.setVisible(not state.is_empty)
        self._nothing.show_words(state.nothing)
        self._nothing.setVisible(bool(state.nothing) and not state.is_empty)
        for card, lines in ((self.waiting, state.waiting), (self.seen, state.seen)):
            card.list.display(lines)
            card.setVisible(bool(lines))
        self._more_words.show_words(state.more)
        self._more_words.setVisible(bool(state.more))
        self._more_row.setVisible(bool(state.more))

    def first_line(self) -> QWidget | None:
        """What opens the first line that waits."""
        return self.waiting.list.first_button() if self.waiting.isVisibleTo(self) else None


class _Lines(Card):
    """One list with its heading."""

    def __init__(self, title: str, lead: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.add(Muted(lead, self))
        self.list = self.add(DatedList(open_words=self.tr("Open"), date_ems=11.0))
        self.hide()
