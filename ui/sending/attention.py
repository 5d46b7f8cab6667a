"""What needs attention, as what happened, what is safe and what to do, with a button for each way out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from companion.errors import Code, KnownError
from companion.services.sync.attention import AttentionKind, AttentionLine
from ui.i18n import QT_TRANSLATE_NOOP
from ui.problems import Problem
from ui.words.place_words import breakable
from ui.words.sharing_words import why_words


class Way(StrEnum):
    """What a button does about it."""

    TRY_AGAIN = "try_again"
    SEND_AGAIN = "send_again"
    USE_ANYWAY = "use_anyway"
    OTHER_PLACE = "other_place"
    TEAM = "team"
    LOOK_AGAIN = "look_again"
    SET_ASIDE = "set_aside"
    PERSON = "person"
    NEW_LAPTOP = "new_laptop"


_WAYS = {
    Way.TRY_AGAIN: QT_TRANSLATE_NOOP("Sending", "Try again"),
    Way.SEND_AGAIN: QT_TRANSLATE_NOOP("Sending", "Try to send it again"),
    Way.USE_ANYWAY: QT_TRANSLATE_NOOP("Sending", "Use this place anyway"),
    Way.OTHER_PLACE: QT_TRANSLATE_NOOP("Sending", "Choose another place"),
    Way.TEAM: QT_TRANSLATE_NOOP("Sending", "Open the team"),
    Way.LOOK_AGAIN: QT_TRANSLATE_NOOP("Sending", "Look for them again"),
    Way.SET_ASIDE: QT_TRANSLATE_NOOP("Sending", "I have read this, set it aside"),
    Way.PERSON: QT_TRANSLATE_NOOP("Sending", "See what was shared"),
    Way.NEW_LAPTOP: QT_TRANSLATE_NOOP("Sending", "Go on as a new laptop"),
}
_AT_A_PLACE: dict[str, tuple[Way, ...]] = {
    Code.CARRIER_EMPTIED: (Way.USE_ANYWAY, Way.OTHER_PLACE),
    Code.CARRIER_ROLLED_BACK: (Way.USE_ANYWAY, Way.OTHER_PLACE),
    Code.CARRIER_READ_ONLY: (Way.TRY_AGAIN, Way.OTHER_PLACE),
    Code.CERTIFICATE_NOT_TRUSTED: (Way.TRY_AGAIN, Way.OTHER_PLACE),
    Code.DEVICE_REVOKED: (Way.TEAM,),
    Code.ENROLMENT_REFUSED: (Way.OTHER_PLACE, Way.TRY_AGAIN),
    Code.NOT_ADMITTED: (Way.TEAM, Way.TRY_AGAIN),
    Code.ROSTER_REFUSED: (Way.TEAM, Way.TRY_AGAIN),
}
_AS_A_WHOLE = {AttentionKind.TEAM: (Way.TEAM,), AttentionKind.OLD_COPY: (Way.NEW_LAPTOP,)}
_CODES = frozenset(code.value for code in Code)
_TOO_LONG = "too_large"
_ANOTHER_FOLDER = frozenset({"", "other_folder"})
"""Why a place is the wrong one, where a person may know better: not where it is another team's, or no place."""

_DAMAGED = QT_TRANSLATE_NOOP("Sending", "It came damaged, or it was never what it should be.")
_NOT_VOUCHED = QT_TRANSLATE_NOOP("Sending", "Nobody in the team vouches for it.")
_APART = {
    "revoked_device": QT_TRANSLATE_NOOP(
        "Sending", "It was sent from a laptop that is not in the team any more."
    ),
    "outside_basis": QT_TRANSLATE_NOOP("Sending", "It holds more than the person said yes to."),
    "unknown_version": QT_TRANSLATE_NOOP(
        "Sending", "It was made by a newer Companion. Install the newest one."
    ),
    "unknown_suite": QT_TRANSLATE_NOOP(
        "Sending", "It was made by a newer Companion. Install the newest one."
    ),
    "no_key": QT_TRANSLATE_NOOP("Sending", "It was locked with a key that this laptop does not have."),
    "not_a_recipient": QT_TRANSLATE_NOOP("Sending", "It was not meant for you."),
    "other_team": QT_TRANSLATE_NOOP("Sending", "It belongs to another team."),
    "roster_forked": QT_TRANSLATE_NOOP("Sending", "It rests on a team that this laptop does not know."),
    "id_conflict": QT_TRANSLATE_NOOP("Sending", "Something else came under the same number."),
    **dict.fromkeys(("bad_signature", "unknown_device", "not_their_device", "not_their_item"), _NOT_VOUCHED),
}


@dataclass(frozen=True, kw_only=True)
class AttentionView:
    """One thing. `where` is the place it is about, `ways` are (what, words of the button); the rest are its ids."""

    title: str
    safe: str
    next_step: str
    ways: tuple[tuple[Way, str], ...]
    where: str = ""
    carrier: str = ""
    parcel: str = ""
    person: str = ""
    digests: tuple[str, ...] = ()


def attention_views(
    lines: Iterable[AttentionLine],
    problem_of: Callable[[KnownError], Problem],
) -> tuple[AttentionView, ...]:
    """Every line in words; what was refused for one reason and names one person is said once."""
    lines = tuple(lines)
    views = [
        _of_place(one, problem_of)
        for one in lines
        if one.kind is AttentionKind.PLACE or one.kind in _AS_A_WHOLE
    ]
    views += [_not_taken(one) for one in lines if one.kind is AttentionKind.NOT_TAKEN]
    apart: dict[tuple[str, str], list[AttentionLine]] = {}
    for one in lines:
        if one.kind is AttentionKind.KEPT_APART:
            apart.setdefault((_why_apart(one.reason), one.name), []).append(one)
    views += [_kept_apart(why, name, some) for (why, name), some in apart.items()]
    views += [_missing(one) for one in lines if one.kind is AttentionKind.MISSING]
    return tuple(views)


def _of_place(line: AttentionLine, problem_of: Callable[[KnownError], Problem]) -> AttentionView:
    problem = _problem(line, problem_of)
    ways = _AS_A_WHOLE.get(line.kind) or _ways_at(line)
    return AttentionView(
        title=problem.title,
        safe=problem.safe,
        next_step=problem.next_step,
        ways=_worded(ways),
        where=breakable(line.where),
        carrier=line.carrier,
    )


def _problem(line: AttentionLine, problem_of: Callable[[KnownError], Problem]) -> Problem:
    if line.reason in _CODES:
        return problem_of(KnownError(Code(line.reason), **line.facts))
    return Problem(
        title=QCoreApplication.translate("Sending", "Something went wrong inside Companion while it shared."),
        safe=QCoreApplication.translate("Sending", "Your words are safe."),
        next_step=QCoreApplication.translate("Sending", "Companion tries again by itself."),
    )


def _ways_at(line: AttentionLine) -> tuple[Way, ...]:
    if line.reason == Code.CARRIER_WRONG:
        anyway = (Way.USE_ANYWAY,) if str(line.facts.get("reason", "")) in _ANOTHER_FOLDER else ()
        return (*anyway, Way.OTHER_PLACE, Way.TRY_AGAIN)
    return _AT_A_PLACE.get(line.reason, (Way.TRY_AGAIN,))


def _not_taken(line: AttentionLine) -> AttentionView:
    person = line.person
    name = line.name or QCoreApplication.translate("Sending", "Someone who was in the team")
    title = QCoreApplication.translate("Sending", "{name} does not have it yet: {why}.")
    ways = (Way.SEND_AGAIN, Way.PERSON) if person else (Way.SEND_AGAIN,)
    if line.reason == _TOO_LONG:
        next_step = QCoreApplication.translate(
            "Sending", "Leave something out and share it again. Or tell the person who looks after your team."
        )
        ways = ways[::-1]
    else:
        next_step = QCoreApplication.translate(
            "Sending", "Try again. If it stays, tell the person who looks after your team."
        )
    return AttentionView(
        title=title.format(name=name, why=why_words(line.name, line.reason)),
        safe=QCoreApplication.translate("Sending", "Your words are safe on this laptop."),
        next_step=next_step,
        ways=_worded(ways),
        carrier=line.carrier,
        parcel=line.parcel,
        person=person,
    )


def _why_apart(reason: str) -> str:
    return QCoreApplication.translate("Sending", _APART.get(reason, _DAMAGED))


def _kept_apart(why: str, name: str, lines: list[AttentionLine]) -> AttentionView:
    if name:
        shape = QCoreApplication.translate("Sending", "Something that names {name} stays closed. {why}")
        next_step = QCoreApplication.translate(
            "Sending", "Ask {name} whether they shared something, by telephone."
        )
    else:
        shape = QCoreApplication.translate("Sending", "Something that came stays closed. {why}")
        next_step = QCoreApplication.translate(
            "Sending", "If you miss something, ask for it to be shared again."
        )
    return AttentionView(
        title=shape.format(name=name, why=why),
        safe=QCoreApplication.translate("Sending", "It was not opened. Nothing else was held up."),
        next_step=next_step.format(name=name),
        ways=_worded((Way.SET_ASIDE, Way.TEAM)),
        digests=tuple(one.digest for one in lines),
    )


def _missing(line: AttentionLine) -> AttentionView:
    name = line.name or QCoreApplication.translate("Sending", "someone who was in the team")
    shape = QCoreApplication.translate("Sending", "%n items from {name} have not arrived.", None, line.count)
    return AttentionView(
        title=shape.format(name=name),
        safe=QCoreApplication.translate(
            "Sending", "Something later from them is here, and what has come is safe."
        ),
        next_step=QCoreApplication.translate(
            "Sending", "Look for them again. If they stay away, ask {name} to share them again."
        ).format(name=name),
        ways=_worded((Way.LOOK_AGAIN, Way.TEAM)),
    )


def _worded(ways: Iterable[Way]) -> tuple[tuple[Way, str], ...]:
    return tuple((way, QCoreApplication.translate("Sending", _WAYS[way])) for way in ways)
