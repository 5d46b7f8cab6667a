"""What the page before a conversation says, decided without a widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.services.record.before import BeforeState
from ui.words.dates import day_words
from ui.words.decision_words import told_words
from ui.words.sharing_words import recipient_name
from ui.words.wording import topics_words


@dataclass(frozen=True, kw_only=True)
class ConsentLine:
    """One recipient: what was answered (a value of Answer, or nothing after a yes was taken back).

    An answer that is not recorded yet is shown as it was given; the page says of it that it counts for nothing.
    """

    id: str
    recipient: str
    answer: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class BeforeView:
    """The page. `told` are the things to say, as (what it is about, what to say).

    `team` are those in the team that nothing is decided about yet, as (id, name); `whole_team` is the team's own id.
    `asking` are the words that the team agreed to ask in, or nothing. `talked` and `private`: yes, no or no answer yet.
    """

    name: str
    told: tuple[tuple[str, str], ...]
    limits: str
    asking: str
    consents: tuple[ConsentLine, ...]
    suggestions: tuple[str, ...]
    team: tuple[tuple[str, str], ...]
    whole_team: str
    letters: str
    language: str
    draft: str
    draft_words: str
    pending: str
    talked: str
    private: str
    other: str


def to_view(state: BeforeState, today: date) -> BeforeView:
    """The page for one person."""
    draft = state.draft
    unfinished = QCoreApplication.translate("Before", "The conversation of {day} is not finished yet.")
    return BeforeView(
        name=state.person.name,
        told=_told(state.member.name, state.agreed.retention_years),
        limits=QCoreApplication.translate(
            "Before",
            "There is one limit. If you or others are in danger, we may tell someone who can help. "
            "We talk with you first if we can. No worker can promise to keep everything secret.",
        ),
        asking=state.agreed.consent_words,
        consents=tuple(_line(one, state, today) for one in _as_they_would_stand(state)),
        suggestions=_suggestions(state),
        team=_team(state),
        whole_team=next((one.id for one in state.nameable if one.kind is RecipientKind.TEAM), ""),
        letters=state.letters.value,
        language=state.person.language,
        draft=draft.id if draft else "",
        draft_words=unfinished.format(day=day_words(draft.held_on, today)) if draft else "",
        pending=_pending(state, today),
        talked=_answer_key(state, "explained"),
        private=_answer_key(state, "private_enough"),
        other=state.name,
    )


def _answer_key(state: BeforeState, field: str) -> str:
    return {True: "yes", False: "no"}.get(state.answers.get(field), "")  # type: ignore[arg-type]


def _how_long(years: int | None) -> str:
    if years is None:
        return QCoreApplication.translate(
            "Before",
            "We keep it as long as our service has to. Ask us how long that is. You can have a copy.",
        )
    return QCoreApplication.translate(
        "Before",
        "Our team agreed to keep it for %n years after we last talk. You can have a copy.",
        None,
        years,
    )


def _as_they_would_stand(state: BeforeState) -> tuple[ConsentDecision, ...]:
    """Each decision, with what is not recorded yet in its place; then those that are not made yet."""
    would = {one.id: one for one in state.weighed.decisions} if state.weighed else {}
    stands = {one.id for one in state.consents}
    new = tuple(one for one in would.values() if one.id not in stands)
    return (*(would.get(one.id, one) for one in state.consents), *new)


def _told(worker: str, years: int | None) -> tuple[tuple[str, str], ...]:
    who = QCoreApplication.translate(
        "Before",
        "Only {worker} can open it, on this laptop, with a passphrase. Nobody else sees it unless you say yes.",
    )
    return (
        (
            QCoreApplication.translate("Before", "What we write"),
            QCoreApplication.translate(
                "Before",
                "We write what matters to you, in your words where we can. You can read it, change it, "
                "and take things out.",
            ),
        ),
        (QCoreApplication.translate("Before", "Who can see it"), who.format(worker=worker)),
        (
            QCoreApplication.translate("Before", "How long we keep it"),
            _how_long(years),
        ),
        (
            QCoreApplication.translate("Before", "You can stop at any time"),
            QCoreApplication.translate(
                "Before", "You can skip any question. You can stop. You do not have to say why."
            ),
        ),
    )


def _suggestions(state: BeforeState) -> tuple[str, ...]:
    """Those who are asked about most, as long as nothing is decided about them. In a team its own come by name."""
    gp = QCoreApplication.translate("Before", "Their GP")
    usual = (
        QCoreApplication.translate("Before", "My supervisor"),
        QCoreApplication.translate("Before", "My team"),
        gp,
    )
    named = _named(state)
    return tuple(one for one in ((gp,) if state.nameable else usual) if one not in named)


def _team(state: BeforeState) -> tuple[tuple[str, str], ...]:
    named = _named(state)
    whole = QCoreApplication.translate("Before", "Everyone in {team}")
    return tuple(
        (one.id, whole.format(team=one.name) if one.kind is RecipientKind.TEAM else one.name)
        for one in state.nameable
        if one.id not in named
    )


def _pending(state: BeforeState, today: date) -> str:
    """What recording would do, where somebody is named."""
    weighed = state.weighed
    return told_words(weighed, state.names, today) if weighed is not None and weighed.decisions else ""


def _named(state: BeforeState) -> set[str]:
    return {one.recipient for one in state.consents} | {one.recipient for one in state.pending}


def _line(decision: ConsentDecision, state: BeforeState, today: date) -> ConsentLine:
    pending = {one.id for one in state.pending}
    ended = decision.expires_on is not None and decision.expires_on <= today
    lapsed = decision.withdrawn_on is not None or (decision.answer is Answer.YES and ended)
    return ConsentLine(
        id=decision.id,
        recipient=recipient_name(decision.recipient, decision.recipient_kind, state.names),
        answer="" if lapsed and decision.id not in pending else decision.answer.value,
        detail="\n".join(_details(decision, today)),
    )


def _details(decision: ConsentDecision, today: date) -> list[str]:
    found = []
    if decision.recipient_kind is RecipientKind.TEAM:  # part of what they say yes to
        found.append(QCoreApplication.translate("Before", "Who joins the team later gets it, too."))
    if decision.withdrawn_on is not None:
        words = QCoreApplication.translate("Before", "The yes was taken back on {day}.")
        found.append(words.format(day=day_words(decision.withdrawn_on, today)))
    elif decision.expires_on is not None:
        words = (
            QCoreApplication.translate("Before", "The yes ended on {day}.")
            if decision.expires_on <= today
            else QCoreApplication.translate("Before", "It ends on {day}.")
        )
        found.append(words.format(day=day_words(decision.expires_on, today)))
    if decision.topics_included:
        words = QCoreApplication.translate("Before", "Only about: {topics}")
        found.append(words.format(topics=topics_words(decision.topics_included)))
    if decision.topics_excluded:
        words = QCoreApplication.translate("Before", "Never about: {topics}")
        found.append(words.format(topics=topics_words(decision.topics_excluded)))
    return found
