"""What the sending screen says, decided without a widget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.errors import Code, KnownError
from companion.services.sharing.states import SharedLine
from companion.services.sync.places import PlaceLine
from companion.services.sync.sending import SendingState
from companion.sync.wire import CarrierKind
from ui.problems import Problem
from ui.sending.attention import AttentionView, attention_views
from ui.widgets.dated import DatedSentence
from ui.words.dates import moment_words, near_day_words
from ui.words.place_words import breakable
from ui.words.sharing_words import recipient_sentence, since_words

AT_ONCE = 30


@dataclass(frozen=True, kw_only=True)
class SendingView:
    """The page. `can_send`: there is a place. `also_waits` says what waits where no summary does.

    `more` says how many of all are shown, where some are not.
    """

    now: str
    last: str
    attention: tuple[AttentionView, ...]
    lines: tuple[DatedSentence, ...]
    more: str
    places: tuple[DatedSentence, ...]
    in_team: bool
    can_send: bool
    also_waits: str = ""


def to_view(state: SendingState, today: date, problem_of: Callable[[KnownError], Problem]) -> SendingView:
    """Sending as it stands."""
    shown = len(state.lines)
    more = QCoreApplication.translate("Sending", "{shown} of %Ln are shown.", None, state.count)
    return SendingView(
        now=now_words(state, today) if state.let_in else "",
        last=_last_words(state, today),
        attention=attention_views(state.attention, problem_of),
        lines=tuple(_line(one, today) for one in state.lines),
        more=more.format(shown=shown) if shown < state.count else "",
        places=tuple(_place(one, today) for one in state.places),
        in_team=state.let_in,
        can_send=state.has_place,
        also_waits=_also_waits(state),
    )


def now_words(state: SendingState, today: date) -> str:
    """What waits, in one sentence."""
    if state.waiting and state.waiting_since is not None:
        shape = QCoreApplication.translate(
            "Sending", "%n waiting to be sent since {moment}.", None, state.waiting
        )
        return shape.format(moment=since_words(state.waiting_since, today))
    return QCoreApplication.translate("Sending", "Nothing is waiting to be sent.")


def _also_waits(state: SendingState) -> str:
    """Answers and receipts are in no list here: whoever shared nothing would look for what it is that waits."""
    if not state.waiting or state.lines:
        return ""
    return QCoreApplication.translate(
        "Sending", "What waits is what you answered, and word that you have opened or seen something."
    )


def _last_words(state: SendingState, today: date) -> str:
    if state.last_success is None:
        return ""
    shape = QCoreApplication.translate("Sending", "The last time all went well: {moment}.")
    return shape.format(moment=moment_words(state.last_success, today))


def _line(line: SharedLine, today: date) -> DatedSentence:
    says = " ".join(f"{recipient_sentence(one, today)}." for one in line.recipients)
    shape = QCoreApplication.translate("Sending", "{name}. {states}")
    return DatedSentence(
        near_day_words(line.since.astimezone().date(), today),
        shape.format(name=line.person_name, states=says),
        line.person_id,
    )


def _place(line: PlaceLine, today: date) -> DatedSentence:
    kind = {
        CarrierKind.FOLDER: QCoreApplication.translate("Sending", "Folder"),
        CarrierKind.HUB: QCoreApplication.translate("Sending", "Hub"),
    }[line.kind]
    shape = QCoreApplication.translate("Sending", "{where}. {how}")
    return DatedSentence(kind, shape.format(where=breakable(line.where), how=_how(line, today)))


def _how(line: PlaceLine, today: date) -> str:
    if line.last_success_at is None:
        last = QCoreApplication.translate("Sending", "It has not been reached yet.")
    else:
        shape = QCoreApplication.translate("Sending", "It last worked {moment}.")
        last = shape.format(moment=moment_words(line.last_success_at, today))
    if line.reason in (Code.CARRIER_GONE, Code.CARRIER_BUSY):
        away = QCoreApplication.translate(
            "Sending", "It cannot be reached right now. Companion tries again by itself."
        )
        return f"{away} {last}"
    return last
