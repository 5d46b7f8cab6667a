"""Sending on screen: what goes on, what needs attention, what was shared, and where it goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.look.theme import ems
from ui.sending.attention import AttentionView
from ui.sending.state import SendingView
from ui.sync.patience import Patience
from ui.sync.state import SyncState
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.dated import DatedList
from ui.widgets.empty import EmptyState
from ui.widgets.page import Page
from ui.widgets.progress import Progress
from ui.widgets.words import Muted, Strong, Text
from ui.words.stopped_words import stopped_words


class SendingPage(Page):
    """What I shared.

    Signals:
        now_asked(), stop_asked(), more_asked(), team_asked(): the buttons.
        person_chosen(str): whose shared things to see. way_chosen(str, AttentionView): what to do about one thing.
    """

    now_asked = Signal()
    stop_asked = Signal()
    more_asked = Signal()
    team_asked = Signal()
    person_chosen = Signal(str)
    way_chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What I shared"), parent)
        self.attention = self.add(
            _Attention(self)
        )  # first: it is what brings one here, also where letters are large
        self._now = self.add(Text("", self))
        self._last = self.add(Muted("", self))
        self.now = Button(self.tr("Get and send now"), "primary", icon="share")
        self._first = self.add_row(self.now)
        self.progress = self.add(Progress(self.tr("Getting and sending what is new."), self))
        self.stopped = self.add(Text("", self))
        self.also = self.add(Muted("", self))
        self.nothing = self.add(
            EmptyState(
                self.tr(
                    "Nothing was shared yet. When a conversation has been read back, you can share a summary of it."
                )
            )
        )
        self.no_team = self.add(
            EmptyState(self.tr("What you share with your team will be here. You are not in a team yet."))
        )
        self.shared = self.add(Card(self.tr("How far it has come")))
        self.shared.add(Muted(self.tr("The latest is first."), self))
        self.list = self.shared.add(DatedList(open_words=self.tr("Open"), date_ems=11.0))
        self._more_words = self.shared.add(Muted("", self))
        self.more = Button(self.tr("Show more"), icon="down")
        self._more_row = self.shared.add_row(self.more)
        self.places = self.add(Card(self.tr("The place we share through")))
        self._no_place = self.places.add(Muted(self.tr("There is no place to share through yet."), self))
        self.place_list = self.places.add(DatedList(date_ems=6.5))
        self.team = Button(self.tr("Choose a place"), icon="settings")
        self._team_row = self.places.add_row(self.team)
        self._work = SyncState()
        self._lasts = Patience(self)
        self._lasts.changed.connect(self._show_work)
        self._lasts.changed.connect(self._show_now)
        self._stands = ""
        for part in (self._first, self.also, self.nothing, self.no_team, self.shared, self.places):
            part.hide()  # until it is known how sharing stands
        self.progress.hide()
        self.stopped.hide()
        self.attention.hide()
        for button, wish in (
            (self.now, self.now_asked),
            (self.more, self.more_asked),
            (self.team, self.team_asked),
        ):
            button.clicked.connect(wish)
        self.progress.cancel_asked.connect(self.stop_asked)
        self.list.chosen.connect(self.person_chosen)
        self.attention.way_chosen.connect(self.way_chosen)

    def display(self, state: SendingView) -> None:
        """Show it as it stands."""
        self._stands = state.now
        self._show_now()
        self._last.show_words(state.last)
        self._last.setVisible(bool(state.last))
        self._first.setVisible(state.can_send)
        self.attention.display(state.attention)
        self.nothing.setVisible(state.in_team and not state.lines and not state.also_waits)
        self.also.show_words(state.also_waits)
        self.also.setVisible(bool(state.also_waits))
        self.no_team.setVisible(not state.in_team)
        self.list.display(state.lines)
        self._more_words.show_words(state.more)
        self._more_words.setVisible(bool(state.more))
        self._more_row.setVisible(bool(state.more))
        self.shared.setVisible(bool(state.lines))
        wants_place = state.in_team and not state.can_send
        self._no_place.setVisible(wants_place)
        self.place_list.display(state.places)
        self._team_row.setVisible(wants_place)
        self.places.setVisible(bool(state.places) or wants_place)

    def show_work(self, state: SyncState) -> None:
        """What goes on right now, with a way to stop it, where it takes long; and when what was stopped goes on."""
        self._work = state
        if state.stopped_until is not None:
            self._lasts.forget()
        self._lasts.follow(state.working)
        self._show_work()
        self._show_now()

    def _show_now(self) -> None:
        """What waits; while a round goes on that may be over in a moment, what stood there stands."""
        if self._work.working and not self._lasts.shown and self._now.text():
            return
        self._now.show_words(self._stands)
        self._now.setVisible(bool(self._stands))

    def _show_work(self) -> None:
        state, lasts = self._work, self._lasts.shown
        self.progress.setVisible(lasts)
        if lasts and state.working:
            self.progress.show_progress(state.done, state.total)
        stopped = None if lasts or state.working else state.stopped_until
        self.stopped.setVisible(stopped is not None)
        if stopped is not None:
            self.stopped.show_words(stopped_words(stopped))


class _Attention(Card):
    """What needs attention, one under the other; rebuilt only when it differs, and the keyboard stays where it was.

    Signals:
        way_chosen(str, AttentionView): what to do about one thing.
    """

    way_chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.title(self.tr("Needs attention"))
        self._shown: tuple[AttentionView, ...] = ()
        self._parts: list[QWidget] = []

    def display(self, views: tuple[AttentionView, ...]) -> None:
        """Show these."""
        self.setVisible(bool(views))
        if views == self._shown:
            return
        self._shown = views
        for part in self._parts:
            self.body.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [part for view in views for part in self._add(view)]

    def _add(self, view: AttentionView) -> list[QWidget]:
        title = self.add(Strong(view.title, self))
        said: list[Text] = [title]
        said += [self.add(Muted(words, self)) for words in (view.where,) if words]
        said += [self.add(Text(words, self)) for words in (view.safe, view.next_step)]
        for part in said:
            part.setProperty("content", True)  # names and places stand in them
        buttons = []
        for way, words in view.ways:
            button = Button(words)
            button.setAccessibleName(f"{words}: {view.title}")
            button.setProperty("content", True)
            button.clicked.connect(lambda _checked=False, way=way: self.way_chosen.emit(way.value, view))
            buttons.append(button)
        row = self.add_row(*buttons)
        row.setContentsMargins(0, 0, 0, ems(self, 1.25))
        return [*said, row]
