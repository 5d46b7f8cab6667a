"""What each form asks, in which order and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind
from companion.domain.introduction import Direction, Introduction, Route
from companion.domain.network import NetworkMember
from companion.domain.record import Voice
from companion.domain.strengths import (
    Action,
    ActionState,
    Hope,
    HopeState,
    Need,
    Strength,
    StrengthDomain,
    StrengthKind,
    Urgency,
    Who,
)
from companion.domain.topics import Topic
from companion.errors import BugError
from ui.forms.fields import FieldSpec, Shape
from ui.words.wording import options_for

Aims = Sequence[tuple[str, str]]
MEMBER = "member"  # the field that chooses a recipient in the team: no field of the record


@dataclass(frozen=True, kw_only=True)
class EntryForm:
    """A form: its headings for something new and something that stands, what it is for, and its fields."""

    new: str
    known: str
    lead: str
    fields: tuple[FieldSpec, ...]


def form_for(
    kind: str,
    *,
    direction: Direction = Direction.IN,
    aims: Aims = (),
    consents: Aims = (),
    team: Aims = (),
) -> EntryForm:
    """The form of a kind. `aims` are what an action may serve, `consents` what an introduction may rest on, `team`
    whom in the team a decision can be about.
    """
    plain = {
        Strength.KIND: _strength,
        Hope.KIND: _hope,
        Need.KIND: _need,
        NetworkMember.KIND: _network,
    }
    if kind in plain:
        return plain[kind]()
    if kind == ConsentDecision.KIND:
        return _consent(team)
    if kind == Action.KIND:
        return _action(aims)
    if kind == Introduction.KIND:
        return _introduction_in() if direction is Direction.IN else _introduction_out(consents)
    raise BugError(f"no form for {kind}")


def _strength() -> EntryForm:
    return EntryForm(
        new=QCoreApplication.translate("EntryForms", "Add a strength"),
        known=QCoreApplication.translate("EntryForms", "A strength"),
        lead=QCoreApplication.translate(
            "EntryForms", "Something they are good at, have, or hold dear. It is saved as you type."
        ),
        fields=(
            _words("text", QCoreApplication.translate("EntryForms", "The strength")),
            _voice(),
            _words("example", QCoreApplication.translate("EntryForms", "A time when it showed")),
            _pick("domain", QCoreApplication.translate("EntryForms", "Part of life"), StrengthDomain),
            _pick("kind", QCoreApplication.translate("EntryForms", "What sort of strength"), StrengthKind),
        ),
    )


def _hope() -> EntryForm:
    return EntryForm(
        new=QCoreApplication.translate("EntryForms", "Add a hope"),
        known=QCoreApplication.translate("EntryForms", "A hope"),
        lead=QCoreApplication.translate(
            "EntryForms", "What they would like, in their words. It is saved as you type."
        ),
        fields=(
            _words("text", QCoreApplication.translate("EntryForms", "The hope")),
            _voice(),
            _words("smallest_step", QCoreApplication.translate("EntryForms", "The smallest next step")),
            _words("why_it_matters", QCoreApplication.translate("EntryForms", "Why it matters to them")),
            _one("state", QCoreApplication.translate("EntryForms", "Where it stands"), HopeState),
            _words(
                "set_aside_why",
                QCoreApplication.translate("EntryForms", "Why it was set aside"),
                only_when=("state", HopeState.SET_ASIDE),
            ),
        ),
    )


def _need() -> EntryForm:
    return EntryForm(
        new=QCoreApplication.translate("EntryForms", "Add a need"),
        known=QCoreApplication.translate("EntryForms", "A need"),
        lead=QCoreApplication.translate(
            "EntryForms", "What would make things better, in their words. It is saved as you type."
        ),
        fields=(
            _words("text", QCoreApplication.translate("EntryForms", "The need")),
            _voice(),
            _one("urgency", QCoreApplication.translate("EntryForms", "How soon"), Urgency),
            _words("met_by", QCoreApplication.translate("EntryForms", "What or who could meet it")),
            _pick("area", QCoreApplication.translate("EntryForms", "What it is about"), Topic),
        ),
    )


def _action(aims: Aims) -> EntryForm:
    nothing = ("", QCoreApplication.translate("EntryForms", "Nothing chosen"))
    return EntryForm(
        new=QCoreApplication.translate("EntryForms", "Add an action"),
        known=QCoreApplication.translate("EntryForms", "An action"),
        lead=QCoreApplication.translate("EntryForms", "Who does what, and by when. It is saved as you type."),
        fields=(
            _words("text", QCoreApplication.translate("EntryForms", "What will be done")),
            _one("who", QCoreApplication.translate("EntryForms", "Who does it"), Who),
            _line("who_name", QCoreApplication.translate("EntryForms", "Their name, if it helps")),
            FieldSpec(
                name="by_when", shape=Shape.DAY, label=QCoreApplication.translate("EntryForms", "By when")
            ),
            FieldSpec(
                name="serves",
                shape=Shape.PICK,
                label=QCoreApplication.translate("EntryForms", "For which hope or need"),
                options=(nothing, *aims),
                content_options=True,
            ),
            _one("state", QCoreApplication.translate("EntryForms", "Where it stands"), ActionState),
            _words(
                "got_in_the_way",
                QCoreApplication.translate("EntryForms", "What got in the way"),
                only_when=("state", ActionState.DID_NOT_HAPPEN),
            ),
        ),
    )


def _network() -> EntryForm:
    return EntryForm(
        new=QCoreApplication.translate("EntryForms", "Add someone on their side"),
        known=QCoreApplication.translate("EntryForms", "Someone on their side"),
        lead=QCoreApplication.translate(
            "EntryForms", "Only a name is needed. It is saved as you type. Nothing is sent to anyone."
        ),
        fields=(
            _line("name", QCoreApplication.translate("EntryForms", "Name")),
            _line("relationship", QCoreApplication.translate("EntryForms", "Who they are to them")),
            _line(
                "contact",
                QCoreApplication.translate("EntryForms", "How to reach them"),
                QCoreApplication.translate("EntryForms", "This can go on the plan."),
            ),
            _words("brings", QCoreApplication.translate("EntryForms", "What they bring")),
            _words("is_given", QCoreApplication.translate("EntryForms", "What they are given back")),
            _yes_no("may_be_contacted", QCoreApplication.translate("EntryForms", "May we get in touch?")),
            _many("may_be_told", QCoreApplication.translate("EntryForms", "May be told about"), Topic),
            _words("must_not_be_told", QCoreApplication.translate("EntryForms", "Must not be told")),
        ),
    )


def _introduction_in() -> EntryForm:
    return EntryForm(
        new=QCoreApplication.translate("EntryForms", "How they come to us"),
        known=QCoreApplication.translate("EntryForms", "How they came to us"),
        lead=QCoreApplication.translate(
            "EntryForms", "They wait until the first conversation is held. It is saved as you type."
        ),
        fields=(
            _pick("route", QCoreApplication.translate("EntryForms", "Who brought them to us"), Route),
            _line("by_whom", QCoreApplication.translate("EntryForms", "The name of who did")),
            _words(
                "what_brought_them",
                QCoreApplication.translate("EntryForms", "What brought them, in their words"),
            ),
            _yes_no("they_know", QCoreApplication.translate("EntryForms", "Do they know about it?")),
            _day("received_on", QCoreApplication.translate("EntryForms", "It reached us on"), past=True),
            _day("welcomed_on", QCoreApplication.translate("EntryForms", "We welcomed them on"), past=True),
            _day(
                "first_offered_on",
                QCoreApplication.translate("EntryForms", "We offered a first conversation on"),
                past=True,
            ),
            _day("first_held_on", QCoreApplication.translate("EntryForms", "We first talked on"), past=True),
            _words(
                "offers_declined",
                QCoreApplication.translate("EntryForms", "Offers they did not want, and why"),
            ),
        ),
    )


def _introduction_out(consents: Aims) -> EntryForm:
    nothing = ("", QCoreApplication.translate("EntryForms", "Nothing chosen"))
    return EntryForm(
        new=QCoreApplication.translate("EntryForms", "Introduce them to someone"),
        known=QCoreApplication.translate("EntryForms", "An introduction to someone else"),
        lead=QCoreApplication.translate(
            "EntryForms", "It stays open until they have arrived. It is saved as you type. Nothing is sent."
        ),
        fields=(
            _line("to_service", QCoreApplication.translate("EntryForms", "To whom or which service")),
            _line("who_went_along", QCoreApplication.translate("EntryForms", "Who goes along with them")),
            FieldSpec(
                name="consent_id",
                shape=Shape.PICK,
                label=QCoreApplication.translate("EntryForms", "They agreed to this in"),
                options=(nothing, *consents),
                content_options=True,
            ),
            _day("sent_on", QCoreApplication.translate("EntryForms", "Sent on"), past=True),
            _day("acknowledged_on", QCoreApplication.translate("EntryForms", "They answered on"), past=True),
            _day("arrived_on", QCoreApplication.translate("EntryForms", "Arrived on"), past=True),
            _day("came_back_on", QCoreApplication.translate("EntryForms", "Came back to us on"), past=True),
            _words("came_back_why", QCoreApplication.translate("EntryForms", "Why they came back")),
        ),
    )


def _consent(team: Aims) -> EntryForm:
    """In a team, its members come by name; anyone else is typed."""
    outside = ("", QCoreApplication.translate("EntryForms", "Someone else"))
    member = FieldSpec(
        name=MEMBER,
        shape=Shape.PICK,
        label=QCoreApplication.translate("EntryForms", "Who in the team"),
        options=(outside, *team),
        content_options=True,
    )
    only_outside = (MEMBER, None) if team else None
    return EntryForm(
        new=QCoreApplication.translate("EntryForms", "Who may see something"),
        known=QCoreApplication.translate("EntryForms", "What they decided about sharing"),
        lead=QCoreApplication.translate(
            "EntryForms", "Only a yes lets anything go. They can change their mind at any time."
        ),
        fields=(
            *((member,) if team else ()),
            replace(
                _line("recipient", QCoreApplication.translate("EntryForms", "Who would see it")),
                only_when=only_outside,
            ),
            replace(
                _one("recipient_kind", QCoreApplication.translate("EntryForms", "Is that"), RecipientKind),
                only_when=only_outside,
            ),
            _one("answer", QCoreApplication.translate("EntryForms", "What they said"), Answer),
            _one("purpose", QCoreApplication.translate("EntryForms", "What it is for"), Purpose),
            _many(
                "topics_included",
                QCoreApplication.translate("EntryForms", "Only about these"),
                Topic,
                QCoreApplication.translate("EntryForms", "With none ticked, every topic may go."),
            ),
            _many(
                "topics_excluded",
                QCoreApplication.translate("EntryForms", "Never about these"),
                Topic,
                QCoreApplication.translate("EntryForms", "What is ticked here stays here, always."),
            ),
            _line(
                "how_given",
                QCoreApplication.translate("EntryForms", "How they told you"),
                QCoreApplication.translate("EntryForms", "Said, signed, or shown in another way."),
            ),
            _line("how_explained", QCoreApplication.translate("EntryForms", "How you explained it")),
            _day("given_on", QCoreApplication.translate("EntryForms", "Decided on"), past=True),
            _day("expires_on", QCoreApplication.translate("EntryForms", "Ends on")),
        ),
    )


def _voice() -> FieldSpec:
    return _one("voice", QCoreApplication.translate("EntryForms", "Whose words are these?"), Voice)


def _line(name: str, label: str, hint: str = "") -> FieldSpec:
    return FieldSpec(name=name, shape=Shape.LINE, label=label, hint=hint)


def _words(name: str, label: str, *, only_when: tuple[str, StrEnum] | None = None) -> FieldSpec:
    return FieldSpec(name=name, shape=Shape.WORDS, label=label, only_when=only_when)


def _day(name: str, label: str, *, past: bool = False) -> FieldSpec:
    return FieldSpec(name=name, shape=Shape.DAY, label=label, past=past, narrow=True)


def _yes_no(name: str, label: str) -> FieldSpec:
    return FieldSpec(name=name, shape=Shape.YES_NO, label=label)


def _one(name: str, label: str, choices: type[StrEnum]) -> FieldSpec:
    return FieldSpec(
        name=name, shape=Shape.ONE, label=label, options=tuple(options_for(choices)), choices=choices
    )


def _many(name: str, label: str, choices: type[StrEnum], hint: str = "") -> FieldSpec:
    options = tuple(options_for(choices))
    return FieldSpec(name=name, shape=Shape.MANY, label=label, hint=hint, options=options, choices=choices)


def _pick(name: str, label: str, choices: type[StrEnum]) -> FieldSpec:
    nothing = ("", QCoreApplication.translate("EntryForms", "Nothing chosen"))
    options = (nothing, *options_for(choices))
    return FieldSpec(name=name, shape=Shape.PICK, label=label, options=options, choices=choices)
