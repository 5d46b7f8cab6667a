"""The team's page: who asks, who is in it, inviting, the place, what was agreed; or two ways to begin."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.text import is_blank
from companion.services.team.names import OwnNames
from companion.services.team.view import TeamState
from ui.reading_order import controls
from ui.team.invites import InvitesCard
from ui.team.keyboard import go_to
from ui.team.members import MembersCard
from ui.team.places import PlacesCard
from ui.team.policy import PolicyCard
from ui.team.requests import Requests
from ui.team.state import POLICY, administrators
from ui.widgets.banner import Banner
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import LineField
from ui.widgets.page import Page
from ui.widgets.words import Muted, Text


class TeamPage(Page):
    """Shows what stands, and asks.

    Signals:
        make_asked(str): a team of this name. join_asked(): go to joining. keys_asked(): new keys.
    """

    make_asked = Signal(str)
    join_asked = Signal()
    keys_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Team"), parent)
        self.trouble = self.add(Banner("", "care"))
        self.begin = self.add(self._begin_card())
        self.join = self.add(self._join_card())
        self.why_not = self.add(Muted("", self, content=True))
        self.requests = self.add(Requests(self))
        self.members = self.add(MembersCard())
        self._destroyed = self.add(Card(self.tr("Copies that are gone")))
        self._destroyed_words = self._destroyed.add(Muted("", self, content=True))
        self.places = self.add(PlacesCard())
        self.invites = self.add(InvitesCard())
        self.policy = self.add(PolicyCard())
        self.keys = self.add(self._keys_card())
        self._inside = (
            self.why_not,
            self.requests,
            self.members,
            self._destroyed,
            self.invites,
            self.places,
            self.policy,
            self.keys,
        )
        for part in (self.begin, self.join, *self._inside):
            part.hide()

    def display_outside(self, waits_for: str, *, refused: bool) -> None:
        """In no team; `waits_for` is the team that was asked, `refused` whether it said no."""
        self.title(self.tr("Team"))
        self.trouble.show_words("")
        for part in self._inside:
            part.hide()
        self.begin.setVisible(not waits_for)
        self.join.show()
        said = self.tr("Someone in the team gives you an invite: a file, a picture or twelve words.")
        if waits_for:
            said = self.tr("You have asked to come in. Your six words are there.")
        elif refused:
            said = self.tr("You asked to come in, and there is an answer: you were not let in.")
        self._join_words.show_words(said)
        look = self.tr("See why, and what to do") if refused else self.tr("See how it stands")
        self._join_button.setText(look if waits_for or refused else self.tr("Join a team"))

    def display(
        self, team: TeamState, trouble: str, own: OwnNames | None, typed: Mapping[str, Mapping[str, str]]
    ) -> None:
        """In a team, or out of it again."""
        self.title(team.title, content=True)
        self.begin.hide()
        self.join.setVisible(team.revoked)
        self._join_words.show_words(self.tr("To come back you need a new invite."))
        self._join_button.setText(self.tr("Join a team"))
        said = self.tr("This laptop is not in the team any more. Your notes are safe. You can go on working.")
        self.trouble.show_words(said if team.revoked else trouble)
        self.why_not.show_words(
            self.tr(
                "Inviting, letting people in and changing what we agreed is for administrators: {names}."
            ).format(names=administrators(team))
        )
        self.why_not.setVisible(not team.administrator and not team.revoked)
        for part in (self.members, self.places, self.policy, self.keys):
            part.setVisible(not team.revoked)
        self.invites.setVisible(team.administrator)
        self.requests.setVisible(bool(team.requests))
        self.members.display(team, own, typed)
        self.policy.display(team, typed.get(POLICY, {}))

    def show_destroyed(self, words: str) -> None:
        """What readers have destroyed of members who have left; nothing where there is nothing."""
        self._destroyed_words.show_words(words)
        self._destroyed.setVisible(bool(words))

    def next_thing(self) -> QWidget:
        """Where the keyboard goes when a request is gone: the next request, or another invite, or who is in it."""
        for part in (self.requests, self.invites, self.members, self.join):
            if part.isVisibleTo(self) and (found := controls(part)):
                return found[0]
        return self

    def go_to_member(self, member: str) -> None:
        """Who was just let in: there they stand."""
        there = self.members.button_of(member)
        if there is not None:
            go_to(self, there)

    def _begin_card(self) -> Card:
        card = Card(self.tr("Make a team"))
        card.add(
            Text(
                self.tr(
                    "In a team you share summaries with people you choose, when the person says yes. "
                    "You can begin alone and invite others later. You look after the team."
                )
            )
        )
        self.name = card.add(LineField(self.tr("Name of the team"), self.tr("All in the team see it.")))
        self.make = Button(self.tr("Make a team"), "primary", "plus")
        card.add_row(self.make)
        self.make.clicked.connect(self._ask_to_make)
        return card

    def _join_card(self) -> Card:
        card = Card(self.tr("Join a team"))
        self._join_words = card.add(Text(""))
        self._join_button = Button(self.tr("Join a team"), "quiet", "forward")
        self._join_button.clicked.connect(self.join_asked)
        card.add_row(self._join_button)
        return card

    def _keys_card(self) -> Card:
        card = Card(self.tr("My keys"))
        card.add(
            Text(
                self.tr(
                    "If someone may have looked into this laptop, make new keys. What is shared with you from then on "
                    "opens only with the new ones. What came before stays as it is."
                )
            )
        )
        self.new_keys = Button(self.tr("Make new keys"), "quiet", "lock")
        self.new_keys.clicked.connect(self.keys_asked)
        card.add_row(self.new_keys)
        return card

    def _ask_to_make(self) -> None:
        name = self.name.words().strip()
        missing = is_blank(name)
        self.name.show_trouble(self.tr("Give the team a name.") if missing else "")
        if missing:
            self.name.setFocus()
        else:
            self.make_asked.emit(name)
