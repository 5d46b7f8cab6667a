"""Inviting: the invite that was just made, in four forms, and those that are still good."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.services.team.inviting import InviteLine, InviteMade
from ui.team.pile import Pile, button_for, row_of
from ui.team.qr import QrPicture
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import LineField
from ui.widgets.words import Muted, Strong, Subheading, Text
from ui.words.dates import moment_words


class InvitesCard(Card):
    """For administrators.

    Signals:
        invite_asked(str): make one, for whom. save_asked(): the one shown, as a file. copy_asked(): to the clipboard.
        back_asked(str): take one back, by its locator.
    """

    invite_asked = Signal(str)
    save_asked = Signal()
    copy_asked = Signal()
    back_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Invite someone"), parent)
        self.add(
            Text(
                self.tr(
                    "An invite is good for one person and three days. Give it to them yourself: "
                    "by hand, on a stick, or read the words out on the phone."
                )
            )
        )
        self.no_place = self.add(
            Muted(self.tr("Choose the place you share through first. The invite tells where it is."))
        )
        self.whom = self.add(
            LineField(self.tr("Who is it for?"), self.tr("For you alone. It is not in the invite."))
        )
        self.make = Button(self.tr("Make an invite"), "primary", "plus")
        self.add_row(self.make)
        self._made = self.add(Pile(self, air_ems=0.6))
        self._open = self.add(Pile(self, air_ems=0.4))
        self.make.clicked.connect(lambda: self.invite_asked.emit(self.whom.words()))
        self._shown: object = None

    def show_made(self, made: InviteMade, today: date) -> QWidget:
        """The new one: nobody sees it again once this page is left. What is to be seen of it."""
        self._made.clear()
        self.whom.settle()
        self.whom.show_words("")
        until = self.tr("It is good until {when}.").format(when=moment_words(made.expires_at, today))
        self._made.add(Strong(self.tr("Your invite. It is shown only now.")))
        self._made.add(Muted(until, content=True))
        save, copy = Button(self.tr("Save as a file"), icon="save"), Button(self.tr("Copy"))
        save.clicked.connect(self.save_asked)
        copy.clicked.connect(self.copy_asked)
        self._made.add(row_of(self, save, copy))
        self._made.add(Text(self.tr("Twelve words, to read out or write down:")))
        words = self._made.add(Subheading("   ".join(made.words), content=True, selectable=True))
        words.setAccessibleName(self.tr("Twelve words"))
        self._made.add(Text(self.tr("The same as a picture, for the camera of a phone:")))
        self._made.add(QrPicture(self.tr("The invite as a picture for a camera"))).show_text(made.text)
        save.setFocus()
        return self._made

    def forget_made(self) -> None:
        """Nothing is shown any more."""
        self._made.clear()

    def display(self, invites: tuple[InviteLine, ...], today: date, *, has_place: bool) -> None:
        """Those that are still good."""
        self.no_place.setVisible(not has_place)
        if invites == self._shown:
            return
        self._shown = invites
        self._open.clear()
        for number, one in enumerate(invites, 1):
            called = one.label or self.tr("Invite {number}").format(number=number)
            words = self.tr("{invite}, good until {when}.").format(
                invite=called, when=moment_words(one.expires_at, today)
            )
            self._open.add(Muted(words, content=True))
            back = button_for(called, self.tr("Take it back"))
            back.clicked.connect(lambda _checked=False, one=one: self.back_asked.emit(one.locator))
            self._open.add(row_of(self, back))
