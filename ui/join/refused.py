"""Not let in: what happened, in plain words, and what one can do now. Only the invite's maker can have said it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from companion.services.team.answers import Refusal
from companion.team.answers import AnswerWhy
from ui.i18n import QT_TRANSLATE_NOOP
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.words import Muted, Text
from ui.words.dates import moment_words

_WHAT = {
    AnswerWhy.TURNED_AWAY: (
        QT_TRANSLATE_NOOP("Refused", "You were not let in this time"),
        QT_TRANSLATE_NOOP(
            "Refused",
            "{inviter} did not let this request in. That is right when the six words differ, "
            "or when nobody expected you just then. It need not mean that you are not wanted.",
        ),
        QT_TRANSLATE_NOOP(
            "Refused", "Call {inviter} on a number you knew before. If all is well, ask for a new invite."
        ),
    ),
    AnswerWhy.SECOND: (
        QT_TRANSLATE_NOOP("Refused", "Somebody asked with this invite before you"),
        QT_TRANSLATE_NOOP(
            "Refused",
            "An invite is good for one request. Was the first one yours, from another laptop? "
            "If not, somebody may have read your invite on its way to you.",
        ),
        QT_TRANSLATE_NOOP(
            "Refused",
            "Call {inviter} now, on a number you knew before, and say so: whoever was first should not be let in. "
            "Then ask for a new invite, by hand or on the phone.",
        ),
    ),
    AnswerWhy.TAKEN_BACK: (
        QT_TRANSLATE_NOOP("Refused", "Your invite was taken back"),
        QT_TRANSLATE_NOOP(
            "Refused", "{inviter} took the invite back before you were in. It is good for nothing any more."
        ),
        QT_TRANSLATE_NOOP("Refused", "Call {inviter} and ask why. If all is well, ask for a new invite."),
    ),
    AnswerWhy.OVER: (
        QT_TRANSLATE_NOOP("Refused", "Your request came too late"),
        QT_TRANSLATE_NOOP(
            "Refused", "The invite's three days were over when your request reached {inviter}."
        ),
        QT_TRANSLATE_NOOP(
            "Refused", "Ask {inviter} for a new invite. Try to use it while both laptops are on."
        ),
    ),
}


class RefusedCard(Card):
    """Where one stands after a no.

    Signals:
        other_asked(): ask with another invite.
    """

    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._what = self.add(Text("", content=True))
        self._next = self.add(Text("", content=True))
        self.other = Button(self.tr("Use a new invite"), "primary", "forward")
        self.add_row(self.other)  # right under what to do: in sight together with it where letters are large
        self._safe = self.add(
            Muted(self.tr("Your vault and your notes are as they were. Nothing of yours was shared."))
        )
        self._when = self.add(Muted("", content=True))
        self.other.clicked.connect(self.other_asked)

    def display(self, refusal: Refusal, today: date) -> None:
        """What was said, by whom, and when."""
        title, what, then = (
            QCoreApplication.translate("Refused", one).format(inviter=refusal.inviter)
            for one in _WHAT[refusal.why]
        )
        self.title(title)
        self._what.show_words(what)
        self._next.show_words(then)
        self._when.show_words(
            self.tr("You asked to join “{team}” {asked}. The answer came {told}.").format(
                team=refusal.title,
                asked=moment_words(refusal.asked_at, today),
                told=moment_words(refusal.told_at, today),
            )
        )

    def in_words(self) -> str:
        """All of it, to be read out when it comes."""
        return " ".join((self.heading.text(), self._what.text(), self._next.text()))
