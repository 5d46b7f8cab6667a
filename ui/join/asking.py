"""Asking with an invite: who I am to the team, what I will do there, and where its place is on this laptop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.member import Member, Role
from companion.domain.text import is_blank
from companion.sync.wire import CarrierKind
from companion.team.invites import Invite, Place
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import OneOf
from ui.widgets.field import LineField
from ui.widgets.words import Care, Text
from ui.words.dates import moment_words
from ui.words.wording import words_for

_LONGEST_PLACE = 500
_LONGEST_CONTACT = 500


class AskingCard(Card):
    """Filled in once, for one invite.

    Signals:
        asked(): everything is filled in. other_asked(): another invite. folder_asked(): choose the folder.
    """

    asked = Signal()
    other_asked = Signal()
    folder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Ask to come in"), parent)
        self._from = self.add(Text("", content=True))
        self.name = self.add(LineField(self.tr("Your name"), self.tr("So the team will see you.")))
        self.organisation = self.add(
            LineField(self.tr("Your organisation"), self.tr("You can leave this empty."))
        )
        self.contact = self.add(
            LineField(
                self.tr("How the team can reach you"),
                self.tr("A phone number is best. You can leave this empty."),
                longest=_LONGEST_CONTACT,
            )
        )
        roles = [(role.value, words_for(role)) for role in Role]
        self.role = self.add(OneOf(self.tr("What will you do in the team?"), roles, across=True))
        self.hub = self.add(Text("", content=True))
        self.folder = self.add(
            LineField(
                self.tr("The team's folder on this laptop"),
                self.tr("The folder is the same for all. It may be called something else here."),
                longest=_LONGEST_PLACE,
            )
        )
        self.choose = Button(self.tr("Choose the folder"))
        self._choose = self.add_row(self.choose)
        self._trouble = self.add(Care(""))
        self.ask, self.other = (
            Button(self.tr("Ask to come in"), "primary", "check"),
            Button(self.tr("Use another invite"), "quiet", "back"),
        )
        self.add_row(self.ask, self.other)
        self._hubs: tuple[Place, ...] = ()
        self.ask.clicked.connect(self._ask)
        self.other.clicked.connect(self.other_asked)
        self.choose.clicked.connect(self.folder_asked)

    def display(self, invite: Invite, places: Sequence[Place], me: Member, today: date) -> None:
        """An invite that was read, and the places it leads to."""
        self._from.show_words(
            self.tr("{inviter} invites you to “{team}”. The invite is good until {when}.").format(
                inviter=invite.inviter, team=invite.title, when=moment_words(invite.expires, today)
            )
        )
        self.name.line.setText(me.name)
        self.organisation.line.setText(me.organisation)
        self.contact.line.setText(me.contact)
        self.role.show_choice(me.role)
        self._hubs = tuple(one for one in places if one.kind == CarrierKind.HUB)
        folders = [one.where for one in places if one.kind == CarrierKind.FOLDER]
        self.hub.show_words(
            self.tr("The team shares through the hub {address}.").format(
                address=", ".join(one.where for one in self._hubs)
            )
        )
        self.hub.setVisible(bool(self._hubs))
        wants_folder = bool(folders) or not self._hubs
        self.folder.setVisible(wants_folder)
        self._choose.setVisible(wants_folder)
        self.folder.line.setText(next((one for one in folders if is_folder(one)), ""))
        self.say_trouble("")
        self.name.setFocus()

    def show_folder(self, folder: str) -> None:
        """The folder that was chosen."""
        self.folder.line.setText(folder)
        self.folder.show_trouble("")

    def places(self) -> tuple[Place, ...]:
        """Through which the request goes."""
        folder = self.folder.words().strip()
        found = (
            (Place(kind=CarrierKind.FOLDER, where=folder),) if folder and not self.folder.isHidden() else ()
        )
        return (*self._hubs, *found)

    def say_trouble(self, sentence: str) -> None:
        """What is wrong; nothing takes it away."""
        self._trouble.show_words(sentence)
        self._trouble.setVisible(bool(sentence))

    def _ask(self) -> None:
        self.say_trouble("")
        self.name.show_trouble(self.tr("Type what people call you.") if is_blank(self.name.words()) else "")
        if is_blank(self.name.words()):
            self.name.setFocus()
        elif self.places():
            self.asked.emit()
        else:
            self.folder.show_trouble(self.tr("Choose the team's folder. Your request goes there."))
            self.choose.setFocus()


def is_folder(where: str) -> bool:
    """Whether there is such a folder here: one that an invite names may be anything."""
    try:
        path = Path(where)
        return path.is_absolute() and path.is_dir()
    except (OSError, ValueError):
        return False
