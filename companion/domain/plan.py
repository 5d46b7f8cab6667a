"""The plan a person takes away: what was chosen for it, and what it says once that choice is made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar, TypeVar

from companion.domain.network import NetworkMember
from companion.domain.person import Nation, Person
from companion.domain.record import Record, Voice
from companion.domain.strengths import Action, ActionState, Hope, HopeState, Need, Strength, Who


class PlanStyle(StrEnum):
    """How it is laid out."""

    STANDARD = "standard"
    LARGE = "large"
    CARD = "card"


@dataclass(frozen=True, kw_only=True)
class Plan(Record):
    """What the person chose for their plan. `left_out` holds ids of records that are not to be printed."""

    KIND: ClassVar[str] = "plan"

    person_id: str
    style: PlanStyle = PlanStyle.STANDARD
    language: str = "en"
    what_matters: str = ""
    staying_well: str = ""
    include_staying_well: bool = False
    who_to_call: bool = True
    show_service: bool = False
    left_out: tuple[str, ...] = ()
    look_again_on: date | None = None
    how_to_come_back: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanStep:
    """An action as the plan says it."""

    text: str
    who: Who
    who_name: str
    by_when: date | None
    done: bool


@dataclass(frozen=True, kw_only=True)
class PlanHope:
    """A hope or a need with the steps that serve it. `is_need` tells which heading it stands under.

    `voice` is whose words `text` is in: only the person's own are marked as theirs.
    """

    text: str
    voice: Voice
    smallest_step: str
    why_it_matters: str
    steps: tuple[PlanStep, ...]
    is_need: bool


@dataclass(frozen=True, kw_only=True)
class PlanSupporter:
    """Someone on the person's side, as the plan names them."""

    name: str
    relationship: str
    brings: str
    contact: str


@dataclass(frozen=True, kw_only=True)
class PlanContent:
    """Everything a plan says, in order, with no layout: paper turns it into pages.

    `nation` None means it is not known: only the contacts that serve everywhere are printed.
    `made_up` marks practice people on every page. `organisation` is empty unless the person wants it shown.
    """

    called: str
    language: str
    made_on: date
    nation: Nation | None
    under_19: bool
    style: PlanStyle
    what_matters: str
    strengths: tuple[tuple[str, str], ...]
    hopes: tuple[PlanHope, ...]
    other_steps: tuple[PlanStep, ...]
    supporters: tuple[PlanSupporter, ...]
    staying_well: str
    who_to_call: bool
    look_again_on: date | None
    how_to_come_back: str
    worker_name: str
    organisation: str
    made_up: bool


@dataclass(frozen=True, kw_only=True)
class PlanSources:
    """The person's current records that a plan draws on."""

    person: Person
    strengths: tuple[Strength, ...] = ()
    hopes: tuple[Hope, ...] = ()
    needs: tuple[Need, ...] = ()
    actions: tuple[Action, ...] = ()
    network: tuple[NetworkMember, ...] = ()


R = TypeVar("R", bound=Record)

# What a plan speaks of: nothing that was set aside, declined or did not happen.
LIVE_HOPES = frozenset({HopeState.HOPING, HopeState.WORKING_ON_IT, HopeState.REACHED})
LIVE_ACTIONS = frozenset({ActionState.OFFERED, ActionState.ACCEPTED, ActionState.DONE})


def compose_plan(
    plan: Plan, sources: PlanSources, *, worker_name: str, organisation: str, today: date, made_up: bool
) -> PlanContent:
    """What the plan says: nothing reworded, nothing that was left out or removed.

    Leaving out a hope or a need leaves out its steps too; the steps of one that was set aside still stand.
    """
    kept = _Chosen(plan)
    steps = [one for one in kept.of(sources.actions) if one.state in LIVE_ACTIONS and kept.serves(one)]
    hopes = [hope for hope in kept.of(sources.hopes) if hope.state in LIVE_HOPES]
    needs = kept.of(sources.needs)
    shown = {aim.id for aim in (*hopes, *needs)}
    return PlanContent(
        called=sources.person.name,
        language=plan.language,
        made_on=today,
        nation=sources.person.nation,
        under_19=is_under_19(sources.person.born_on, today),
        style=plan.style,
        what_matters=plan.what_matters,
        strengths=tuple((strength.text, strength.example) for strength in kept.of(sources.strengths)),
        hopes=tuple(
            [_from_hope(hope, steps) for hope in hopes] + [_from_need(need, steps) for need in needs]
        ),
        other_steps=tuple(_step(action) for action in steps if action.serves not in shown),
        supporters=tuple(
            PlanSupporter(
                name=one.name, relationship=one.relationship, brings=one.brings, contact=one.contact
            )
            for one in kept.of(sources.network)
        ),
        staying_well=plan.staying_well if plan.include_staying_well else "",
        who_to_call=plan.who_to_call,
        look_again_on=plan.look_again_on,
        how_to_come_back=plan.how_to_come_back,
        worker_name=worker_name,
        organisation=organisation if plan.show_service else "",
        made_up=made_up,
    )


def is_under_19(born_on: date | None, today: date) -> bool:
    """Whether the person is known to be younger than 19, so that Childline's number is theirs too."""
    if born_on is None:
        return False
    had_birthday = (today.month, today.day) >= (born_on.month, born_on.day)
    return today.year - born_on.year - (0 if had_birthday else 1) < 19


class _Chosen:
    """Picks the records that the plan does not leave out."""

    def __init__(self, plan: Plan) -> None:
        self._left_out = frozenset(plan.left_out)

    def serves(self, action: Action) -> bool:
        return action.serves not in self._left_out

    def of(self, records: Iterable[R]) -> list[R]:
        return [one for one in records if not one.removed and one.id not in self._left_out]


def _step(action: Action) -> PlanStep:
    return PlanStep(
        text=action.text,
        who=action.who,
        who_name=action.who_name,
        by_when=action.by_when,
        done=action.state is ActionState.DONE,
    )


def _from_hope(hope: Hope, actions: Iterable[Action]) -> PlanHope:
    return PlanHope(
        text=hope.text,
        voice=hope.voice,
        smallest_step=hope.smallest_step,
        why_it_matters=hope.why_it_matters,
        steps=_steps_for(hope.id, actions),
        is_need=False,
    )


def _from_need(need: Need, actions: Iterable[Action]) -> PlanHope:
    return PlanHope(
        text=need.text,
        voice=need.voice,
        smallest_step=need.met_by,
        why_it_matters="",
        steps=_steps_for(need.id, actions),
        is_need=True,
    )


def _steps_for(aim_id: str, actions: Iterable[Action]) -> tuple[PlanStep, ...]:
    return tuple(_step(action) for action in actions if action.serves == aim_id)
