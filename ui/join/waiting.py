"""Waiting to be let in: six words to read out, and how it stands."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.services.sync.coming_in import ComingIn
from companion.services.team.joining import JoiningState
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.words import Care, Heading, Muted, Text
from ui.words.dates import moment_words

_A_DAY = 24


class WaitingCard(Card):
    """It changes by itself.

    Signals:
        other_asked(): ask with another invite.
    """

    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Six words to read out"), parent)
        self._read = self.add(Text("", content=True))
        self.words = self.add(Heading("", content=True))
        self.words.setAccessibleName(self.tr("Six words"))
        self.add(
            Muted(
                self.tr(
                    "If the words differ, somebody else may have come in between. Then you are not let in, "
                    "and you ask for a new invite."
                )
            )
        )
        self._state = self.add(Text("", content=True))
        self._waits = self.add(Text("", content=True))
        self._trouble = self.add(Care("", content=True))
        self._next = self.add(Muted("", content=True))
        self.other = Button(self.tr("Use another invite"), "quiet", "back")
        self.add_row(self.other)
        self.other.clicked.connect(self.other_asked)

    def display(self, state: ComingIn, troubles: list[str], today: date) -> None:
        """How it stands; `troubles` of the places the request goes through."""
        joining = state.joining
        if joining is None:
            return
        self._read.show_words(
            self.tr("Call {inviter}. Use a number you knew before. Read out these words:").format(
                inviter=joining.inviter
            )
        )
        self.words.show_words("   ".join(joining.six_words))
        self.words.setAccessibleDescription(" ".join(joining.six_words))
        self._waits.show_words(self._waited(state.waited, joining) if not state.late else "")
        self._waits.setVisible(bool(self._waits.text()))
        asked = moment_words(joining.asked_at, today)
        words = (
            self.tr("You asked {when}. Your request is there. Now {inviter} has to let you in.")
            if joining.sent
            else self.tr("You asked {when}. Your request waits to be sent.")
        )
        self._state.show_words(words.format(when=asked, inviter=joining.inviter))
        self._trouble.show_words("\n".join(troubles))
        self._trouble.setVisible(bool(troubles))
        self._next.show_words(
            self.tr(
                "Three days are over, and the invite with them. Call {inviter} and ask for a new one, "
                "then press the button."
            ).format(inviter=joining.inviter)
            if state.late
            else self.tr(
                "This page goes on by itself. You can also leave it and come back. "
                "Whatever they decide, you read it here."
            )
        )

    def _waited(self, waited: timedelta, joining: JoiningState) -> str:
        """How long it has been, once that is long for two people on the phone, and whom to call."""
        hours = int(waited / timedelta(hours=1))
        if not hours:
            return ""
        days = hours // _A_DAY
        if not days:
            said = self.tr("You have been waiting for %n hours.", "", hours)
        else:
            said = self.tr("You have been waiting for %n days.", "", days)
        call = self.tr(
            "{inviter} may not have seen it yet. Call them: they have to open Companion and read the words with you."
        )
        return f"{said} {call.format(inviter=joining.inviter)}" if joining.sent else said
