"""How far something shared has come, in the words that every screen uses for it, and whom a decision names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from PySide6.QtCore import QCoreApplication

from companion.domain.changes import Changes
from companion.domain.consent import RecipientKind
from companion.services.sharing.states import (
    AT_BOTH,
    BEFORE_IT_LEFT,
    LEFT_THE_TEAM,
    NO_PLACE,
    RecipientLine,
    ShareState,
)
from companion.sync.wire import CarrierKind
from ui.i18n import QT_TRANSLATE_NOOP
from ui.words.dates import locale, moment_words, near_day_words

SHARED_COPY = "shared_copy"
"""The kind of Changes that touched what was shared."""

# Why something is stuck. What no sentence is known for is said without a reason.
_REASONS = {
    "too_large": QT_TRANSLATE_NOOP("SharingWords", "it is too long for the place you share through"),
    "erased": QT_TRANSLATE_NOOP("SharingWords", "it was taken away at the place you share through"),
    "id_conflict": QT_TRANSLATE_NOOP("SharingWords", "something else has its number at the place"),
    "bad_signature": QT_TRANSLATE_NOOP("SharingWords", "the place does not know this laptop"),
    "refused": QT_TRANSLATE_NOOP("SharingWords", "the place you share through did not take it"),
    "device_revoked": QT_TRANSLATE_NOOP("SharingWords", "this laptop is not in the team any more"),
}

# Delivered is what a place has, and not yet the recipient's laptop.
_LIES = {
    CarrierKind.FOLDER.value: QT_TRANSLATE_NOOP("SharingWords", "In the folder for {name}"),
    CarrierKind.HUB.value: QT_TRANSLATE_NOOP("SharingWords", "At the hub for {name}"),
    AT_BOTH: QT_TRANSLATE_NOOP("SharingWords", "In the folder and at the hub for {name}"),
}


def recipient_name(recipient: str, kind: RecipientKind, names: Mapping[str, str]) -> str:
    """Whom a decision names: a member or the team by name, anyone else in the words that were typed."""
    if kind is RecipientKind.SERVICE or not _is_id(recipient):
        return recipient
    if kind is RecipientKind.TEAM:
        return names.get(recipient) or QCoreApplication.translate("SharingWords", "The team")
    return names.get(recipient) or QCoreApplication.translate("SharingWords", "Someone who was in the team")


def state_words(state: ShareState, name: str, since: datetime, reason: str, today: date) -> str:
    """One sentence for one recipient, as it is said wherever something shared is shown."""
    name = name or QCoreApplication.translate("SharingWords", "Someone who was in the team")
    if state is ShareState.NEEDS_ATTENTION:
        return _attention(name, reason)
    shape = {
        ShareState.ONLY_HERE: QCoreApplication.translate("SharingWords", "Only on this laptop"),
        ShareState.WAITING: QCoreApplication.translate("SharingWords", "Waiting to be sent (since {moment})"),
        ShareState.DELIVERED: QCoreApplication.translate("SharingWords", _LIES.get(reason, _LIES[AT_BOTH])),
        ShareState.OPENED: _opened_shape(since, today),
        ShareState.SEEN: QCoreApplication.translate("SharingWords", "{name} has seen it"),
        ShareState.TAKING_BACK: QCoreApplication.translate("SharingWords", "Taking it back"),
        ShareState.TAKEN_BACK: _taken_back(reason),
        ShareState.DESTROYED: QCoreApplication.translate("SharingWords", "{name} destroyed their copy"),
    }[state]
    return shape.format(name=name, moment=since_words(since, today), day=_weekday(since))


def recipient_sentence(line: RecipientLine, today: date) -> str:
    """The same with the recipient's name before it where the sentence has none: for lists of several."""
    words = state_words(line.state, line.name, line.since, line.reason, today)
    if line.reason == NO_PLACE:
        shape = QCoreApplication.translate("SharingWords", "{words}. There is no place to share through yet.")
        words = shape.format(words=words)
    if line.name and line.name not in words:
        shape = QCoreApplication.translate("SharingWords", "{name}: {words}")
        return shape.format(name=line.name, words=words)
    return words


def taken_back_words(changes: Changes) -> str:
    """What a person's new word did to what had been shared; nothing where nothing was. Undo does not reach that far."""
    if SHARED_COPY not in changes.kinds:
        return ""
    return QCoreApplication.translate(
        "SharingWords", "What was shared on this is being taken back. Ctrl+Z does not bring that back."
    )


def since_words(moment: datetime, today: date) -> str:
    """A time of today as the time alone; any other moment with its day."""
    here = moment.astimezone()
    return here.strftime("%H:%M") if here.date() == today else moment_words(moment, today)


def _attention(name: str, reason: str) -> str:
    why = why_words(name, reason)
    return QCoreApplication.translate("SharingWords", "Needs attention: {reason}").format(reason=why)


def why_words(name: str, reason: str) -> str:
    """Why something could not be sent to somebody: a part of a sentence."""
    if reason == LEFT_THE_TEAM:
        shape = QCoreApplication.translate("SharingWords", "{name} is not in the team any more")
        return shape.format(name=name)
    if reason in _REASONS:
        return QCoreApplication.translate("SharingWords", _REASONS[reason])
    return QCoreApplication.translate("SharingWords", "it could not be sent")


def _taken_back(reason: str) -> str:
    if reason == BEFORE_IT_LEFT:
        return QCoreApplication.translate("SharingWords", "Taken back; it never left this laptop")
    return QCoreApplication.translate("SharingWords", "Taken back; {name}'s copy is gone")


def _opened_shape(since: datetime, today: date) -> str:
    """Today and yesterday, the weekday in the last days, else the date: by the recipient's clock."""
    day = since.astimezone().date()
    if today - timedelta(days=6) <= day < today - timedelta(days=1):
        return QCoreApplication.translate("SharingWords", "{name} opened it on {day}")
    near = near_day_words(day, today, inside=True)
    if abs((today - day).days) <= 1:
        shape = QCoreApplication.translate("SharingWords", "{name} opened it {near}")
    else:
        shape = QCoreApplication.translate("SharingWords", "{name} opened it on {near}")
    return shape.replace("{near}", near)


def _weekday(moment: datetime) -> str:
    return locale().dayName(moment.astimezone().isoweekday())


def _is_id(words: str) -> bool:
    try:
        UUID(words)
    except ValueError:
        return False
    return True
