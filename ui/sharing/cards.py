"""One recipient's card, decided without a widget: what they will see, what it rests on, or why nothing goes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.consent import ConsentDecision, RecipientKind
from companion.domain.summaries import Override, SummaryContent
from companion.domain.summary_changes import SummaryChanges, changes_between
from companion.services.sharing.states import SharedLine, ShareState
from companion.services.sharing.view import RecipientView, SharingState
from ui.forms.summary_marks import is_marked
from ui.sharing.why_not import Reason, reason_of
from ui.words.dates import date_words, moment_words
from ui.words.sharing_words import recipient_name, recipient_sentence
from ui.words.spoken import spoken
from ui.words.wording import topics_words


@dataclass(frozen=True, kw_only=True)
class RecipientCard:
    """One decision: who it reaches, what they will see, or why nothing goes. `told` are further sentences.

    `earlier` is what was shared before where it differs, and `changes` how.
    """

    id: str
    title: str
    who: str
    rests_on: str
    told: tuple[str, ...]
    content: SummaryContent | None
    reason: Reason | None
    may_leave_out: bool
    earlier: SummaryContent | None = None
    changes: SummaryChanges | None = None


def who_words(view: RecipientView, names: Mapping[str, str]) -> str:
    """Whom a decision names, in a word or two."""
    decision = view.decision
    if decision.recipient_kind is RecipientKind.TEAM and decision.recipient in names:
        return QCoreApplication.translate("SharingState", "the team {team}").format(
            team=names[decision.recipient]
        )
    known = {decision.recipient: view.names[0]} if len(view.names) == 1 else {}
    return recipient_name(decision.recipient, decision.recipient_kind, {**known, **names})


def card_of(
    view: RecipientView, who: str, state: SharingState, lines: tuple[SharedLine, ...], today: date
) -> RecipientCard:
    reason = reason_of(view, who, state.person.name, today)
    sees = QCoreApplication.translate("SharingState", "What {who} will see")
    has = QCoreApplication.translate("SharingState", "Shared with {who}")
    nothing = QCoreApplication.translate("SharingState", "Nothing goes to {who}")
    same = view.shared is not None and view.shared.same
    title = nothing if reason else has if same else sees
    earlier = view.shared.content if view.shared and not (reason or same) else None
    changes = changes_between(earlier, view.content) if earlier and view.content else None
    return RecipientCard(
        id=view.id,
        title=spoken(title, who=who),
        who=who,
        rests_on="" if reason else _rests_on(view, state.person.name),
        told=tuple(
            one for one in (_reaches(view), _without_key(view), *_before(view, lines, changes, today)) if one
        ),
        content=None if reason else view.content,
        reason=reason,
        may_leave_out=reason is None and not same,
        earlier=earlier,
        changes=changes,
    )


def _reaches(view: RecipientView) -> str:
    """Who it is, where that is more than the one whom the title names."""
    reached = [one for one in view.names if one not in view.without_key]
    if view.why_not is not None or view.decision.recipient_kind is not RecipientKind.TEAM:
        return ""
    return QCoreApplication.translate(
        "SharingState", "It reaches: {names}. Who joins the team later gets it, too."
    ).format(names=in_one_line(reached))


def _without_key(view: RecipientView) -> str:
    if not view.without_key or view.why_not is not None:
        return ""
    return QCoreApplication.translate(
        "SharingState", "Not yet: {names}. They have no laptop to read it on."
    ).format(names=in_one_line(view.without_key))


def _before(
    view: RecipientView, lines: tuple[SharedLine, ...], changes: SummaryChanges | None, today: date
) -> list[str]:
    """What was shared already, and how far that has come."""
    if view.shared is None:
        return _taken_back(view, lines, today)
    line = next((one for one in lines if one.item == view.shared.item), None)
    told = [
        recipient_sentence(one, today) for one in (line.recipients if line else ()) if one.name in view.names
    ]
    if not view.shared.same and view.why_not is None:
        earlier = QCoreApplication.translate(
            "SharingState", "You shared an earlier one {moment}. This one takes its place."
        )
        told.append(earlier.format(moment=moment_words(view.shared.at, today)))
        if is_marked(changes):
            told.append(QCoreApplication.translate("SharingState", "What is new or changed is marked."))
    return told


def _taken_back(view: RecipientView, lines: tuple[SharedLine, ...], today: date) -> list[str]:
    """What became of the copy they had, where it was taken back: the person who asked for that may be looking."""
    last = next((one for one in lines if any(each.name in view.names for each in one.recipients)), None)
    return [
        recipient_sentence(one, today)
        for one in (last.recipients if last else ())
        if one.name in view.names and one.state in (ShareState.TAKING_BACK, ShareState.TAKEN_BACK)
    ]


def _rests_on(view: RecipientView, name: str) -> str:
    """The consent it rests on; or, without one, who answers for it."""
    decision = view.decision
    if isinstance(decision, Override):
        shape = QCoreApplication.translate(
            "SharingState",
            "{name} has not said yes to this. {who} allowed it, and the reason is written down.",
        )
        return shape.format(name=name, who=decision.authorised_by)
    return " ".join(_yes(decision, name))


def _yes(decision: ConsentDecision, name: str) -> list[str]:
    told = [QCoreApplication.translate("SharingState", "{name} said yes.").format(name=name)]
    if decision.given_on is not None:
        shape = QCoreApplication.translate("SharingState", "{name} said yes on {day}.")
        told = [shape.format(name=name, day=date_words(decision.given_on))]
    if decision.topics_included:
        only = QCoreApplication.translate("SharingState", "Only about: {topics}.")
        told.append(only.format(topics=topics_words(decision.topics_included)))
    if decision.topics_excluded:
        never = QCoreApplication.translate("SharingState", "Never about: {topics}.")
        told.append(never.format(topics=topics_words(decision.topics_excluded)))
    if decision.expires_on is not None:
        until = QCoreApplication.translate("SharingState", "The yes ends on {day}.")
        told.append(until.format(day=date_words(decision.expires_on)))
    return told


def in_one_line(names: Iterable[str]) -> str:
    """Names in one line."""
    return ", ".join(names)
