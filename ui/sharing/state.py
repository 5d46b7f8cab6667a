"""What the sharing page shows, decided from the record without a widget. Private notes never come here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.choices import Withheld
from companion.domain.consent import RecipientKind
from companion.domain.recipients import WhyNot
from companion.domain.summaries import Override
from companion.services.sharing.sharing import Agreed
from companion.services.sharing.states import NO_PLACE, SharedLine, ShareState
from companion.services.sharing.view import Choice, RecipientView, SharingState
from ui.sharing.cards import RecipientCard, card_of, in_one_line, who_words
from ui.sharing.say import SayState
from ui.sharing.why_not import stays_words
from ui.words.dates import date_words
from ui.words.wording import topics_words, words_for

_NEVER_SHOWN = frozenset({WhyNot.SPENT})


@dataclass(frozen=True, kw_only=True)
class ChoiceRow:
    """One thing that could go. `stays` says why it does not, `left_out` that the worker took it off the list.

    `fixed`: it goes to nobody whatever the worker does here.
    """

    id: str
    about: str
    words: str
    more: str
    stays: str
    left_out: bool
    fixed: bool


@dataclass(frozen=True, kw_only=True)
class LinkRow:
    """A decision in words whose recipient has to be said first."""

    decision_id: str
    question: str


@dataclass(frozen=True, kw_only=True)
class SharingPageState:
    """The whole page. `stands` says what became of what was shared; `goes_to` whom Share reaches now;
    `alone`: nobody else is in the team.

    `has_words`: something goes, or went, so words may go with it. `pause` is said before it goes; `agreed` is what the
    page shows, as share_summary is told.
    """

    person_id: str
    summary_id: str
    name: str
    about: str
    in_team: bool
    alone: bool
    stands: str
    nobody: str
    links: tuple[LinkRow, ...]
    options: tuple[tuple[str, str], ...]
    cards: tuple[RecipientCard, ...]
    choices: tuple[ChoiceRow, ...]
    question: str
    say: SayState
    has_words: bool
    ready: bool
    goes_to: str
    pause: str
    agreed: Agreed
    draft: Mapping[str, object]
    has_draft: bool


def to_view(
    state: SharingState, lines: Iterable[SharedLine], draft: Override | None, today: date
) -> SharingPageState:
    """The page as it stands."""
    lines = tuple(lines)
    names = {one.id: one.name for one in state.can_link}
    shown = [
        one
        for one in state.views
        if one.why_not not in _NEVER_SHOWN and (draft is None or one.id != draft.id)
    ]
    shown.sort(key=lambda one: one.why_not is not None)  # whom it goes to comes first
    titles = {one.id: who_words(one, names) for one in shown}
    day = QCoreApplication.translate("SharingState", "{name}, {day}")
    nobody = QCoreApplication.translate("SharingState", "{name} has not been asked who may see something.")
    return SharingPageState(
        person_id=state.person.id,
        summary_id=state.summary.id,
        name=state.person.name,
        about=day.format(name=state.person.name, day=date_words(state.conversation.held_on)),
        in_team=state.in_team,
        alone=state.in_team and all(one.kind is RecipientKind.TEAM for one in state.can_link),
        stands=_stands(lines, state.ready),
        nobody="" if shown else nobody.format(name=state.person.name),
        links=_links(state),
        options=_options(state),
        cards=tuple(card_of(one, titles[one.id], state, lines, today) for one in shown),
        choices=tuple(_choice(one, shown, titles) for one in state.choices),
        question=state.summary.question,
        say=_say(state),
        has_words=any(one.why_not is None for one in shown),
        ready=state.ready > 0,
        goes_to=_goes_to(shown),
        pause=_pause(state, shown),
        agreed=state.agreed,
        draft=_draft(draft, names),
        has_draft=draft is not None,
    )


def _choice(one: Choice, shown: list[RecipientView], titles: Mapping[str, str]) -> ChoiceRow:
    going = {view.id for view in shown if view.why_not is None}
    stays = (
        [stays_words(one.never)]
        if one.never is not None
        else [stays_words(why, titles[where]) for where, why in one.stays_from if where in going]
    )
    parts = (_kind_words(one.kind), words_for(one.voice) if one.voice else "", topics_words(one.topics))
    return ChoiceRow(
        id=one.id,
        about=" · ".join(part for part in parts if part),
        words=one.words,
        more="\n".join(one.more),
        stays=" ".join(stays),
        left_out=one.left_out,
        fixed=one.never is not None and one.never is not Withheld.LEFT_OUT,
    )


def _kind_words(kind: str) -> str:
    return {
        "passage": QCoreApplication.translate("SharingState", "What was said"),
        "strength": QCoreApplication.translate("SharingState", "Strength"),
        "hope": QCoreApplication.translate("SharingState", "Hope"),
        "need": QCoreApplication.translate("SharingState", "Need"),
        "action": QCoreApplication.translate("SharingState", "Action"),
        "disagreement": QCoreApplication.translate("SharingState", "Seen differently"),
    }[kind]


def _links(state: SharingState) -> tuple[LinkRow, ...]:
    shape = QCoreApplication.translate("SharingState", "Who is “{words}”?")
    return tuple(
        LinkRow(decision_id=one.decision_id, question=shape.format(words=one.words)) for one in state.to_link
    )


def _options(state: SharingState) -> tuple[tuple[str, str], ...]:
    whole = QCoreApplication.translate("SharingState", "Everyone in {team}")
    return tuple(
        (one.id, whole.format(team=one.name) if one.kind is RecipientKind.TEAM else one.name)
        for one in state.can_link
    )


def _say(state: SharingState) -> SayState:
    """The person's say. That they saw it is not said of what came to it since."""
    name, saw = state.person.name, _saw(state)
    stale = QCoreApplication.translate(
        "SharingState", "{name} saw an earlier one. Something has come to it since."
    )
    return SayState(
        title=QCoreApplication.translate("SharingState", "{name}'s say").format(name=name),
        saw={True: "yes", False: "no", None: "unasked"}[saw],
        stale=stale.format(name=name) if state.summary.person_saw and saw is None else "",
        what_they_changed=state.summary.what_they_changed,
    )


def _saw(state: SharingState) -> bool | None:
    """Whether they saw all that goes."""
    going = [one.content for one in state.views if one.why_not is None and one.content is not None]
    if state.summary.person_saw and not all(one.person_saw for one in going):
        return None
    return state.summary.person_saw


def _reached(shown: list[RecipientView]) -> str:
    """The names of those whom Share reaches now."""
    return in_one_line(
        dict.fromkeys(
            name
            for view in shown
            if view.why_not is None and not (view.shared and view.shared.same)
            for name in view.names
            if name not in view.without_key
        )
    )


def _goes_to(shown: list[RecipientView]) -> str:
    names = _reached(shown)
    if not names:
        return QCoreApplication.translate("SharingState", "There is nothing new to share.")
    return QCoreApplication.translate("SharingState", "This goes to: {names}.").format(names=names)


def _pause(state: SharingState, shown: list[RecipientView]) -> str:
    """Said before it goes: to whom, whether the person saw it, and what can be done about it later."""
    saw = {
        True: QCoreApplication.translate("SharingState", "{name} has seen it."),
        False: QCoreApplication.translate("SharingState", "{name} has not seen it."),
        None: QCoreApplication.translate("SharingState", "It is not noted whether {name} has seen it."),
    }[_saw(state)]
    later = QCoreApplication.translate(
        "SharingState",
        "You can take it back later. What somebody has read by then cannot be taken back.",
    )
    return " ".join((_goes_to(shown), saw.format(name=state.person.name), later))


def _stands(lines: tuple[SharedLine, ...], ready: int) -> str:
    """What to know at once about what was shared from here; nothing while all is well or none was."""
    recipients = [one for line in lines for one in line.recipients]
    if any(one.state is ShareState.NEEDS_ATTENTION for one in recipients):
        return QCoreApplication.translate("SharingState", "Something shared from here needs attention.")
    if ready and not recipients:
        return QCoreApplication.translate("SharingState", "Nothing goes to anyone until you press Share.")
    if ready:
        return QCoreApplication.translate("SharingState", "What is new here goes when you press Share.")
    waiting = [one for one in recipients if one.state is ShareState.WAITING]
    if any(one.reason == NO_PLACE for one in waiting):
        return QCoreApplication.translate(
            "SharingState", "It waits on this laptop. There is no place to share through yet."
        )
    if waiting:
        return QCoreApplication.translate(
            "SharingState", "It waits on this laptop until there is a connection."
        )
    return ""


def _draft(draft: Override | None, names: Mapping[str, str]) -> Mapping[str, object]:
    """What is written so far about sharing without a yes, by field name."""
    if draft is None:
        return {
            "recipient": None,
            "reason": "",
            "legal_ground": "",
            "authorised_by": "",
            "person_told": None,
            "why_not_told": "",
        }
    return {
        "recipient": draft.recipient if draft.recipient in names else None,
        "reason": draft.reason,
        "legal_ground": draft.legal_ground,
        "authorised_by": draft.authorised_by,
        "person_told": draft.person_told,
        "why_not_told": draft.why_not_told,
    }
