"""What the plan screen shows, worked out from the plan and the person's records. Pure: no widget, no vault."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.person import Nation
from companion.domain.plan import LIVE_ACTIONS, LIVE_HOPES, PlanStyle
from companion.domain.strengths import Action, Who
from companion.services.plan.plans import PlanState

# A tick needs enough words to be recognised; the page itself shows all of them.
LONGEST_TICK = 160


@dataclass(frozen=True)
class Tick:
    """One thing that may be on the plan. `under` is the id of the tick it hangs on: without that one it goes too."""

    id: str
    words: str
    ticked: bool
    under: str = ""


@dataclass(frozen=True, kw_only=True)
class PlanChoices:
    """Everything the choices panel shows. `nation` None: nobody has said where they live."""

    called: str
    style: PlanStyle
    language: str
    what_matters: str
    strengths: tuple[Tick, ...]
    hopes: tuple[Tick, ...]
    needs: tuple[Tick, ...]
    other_steps: tuple[Tick, ...]
    supporters: tuple[Tick, ...]
    staying_well: str
    include_staying_well: bool
    who_to_call: bool
    nation: Nation | None
    show_service: bool
    look_again_on: date | None
    how_to_come_back: str

    @property
    def offered(self) -> frozenset[str]:
        """The ids of everything that has a tick."""
        groups = (self.strengths, self.hopes, self.needs, self.other_steps, self.supporters)
        return frozenset(tick.id for group in groups for tick in group)


def to_choices(state: PlanState) -> PlanChoices:
    """The choices as they stand. Only what a plan can speak of is offered."""
    plan, sources = state.plan, state.sources
    left_out = frozenset(plan.left_out)
    actions = [one for one in sources.actions if one.state in LIVE_ACTIONS]
    hopes = [one for one in sources.hopes if one.state in LIVE_HOPES]
    aims = {one.id for one in (*hopes, *sources.needs)}

    def tick(record_id: str, words: str, under: str = "") -> Tick:
        return Tick(record_id, shortened(words), record_id not in left_out, under)

    def with_steps(pairs: Iterable[tuple[str, str]]) -> tuple[Tick, ...]:
        return tuple(one for aim, words in pairs for one in (tick(aim, words), *steps_of(aim)))

    def steps_of(aim: str) -> list[Tick]:
        return [tick(one.id, _step_words(one), aim) for one in actions if one.serves == aim]

    def stands_alone(action: Action) -> bool:
        # A step of something left out goes with it; one of a hope that was set aside still stands.
        return action.serves not in aims and action.serves not in left_out

    return PlanChoices(
        called=sources.person.name,
        style=plan.style,
        language=plan.language,
        what_matters=plan.what_matters,
        strengths=tuple(tick(one.id, one.text) for one in sources.strengths),
        hopes=with_steps((one.id, one.text) for one in hopes),
        needs=with_steps((one.id, one.text) for one in sources.needs),
        other_steps=tuple(tick(one.id, _step_words(one)) for one in actions if stands_alone(one)),
        supporters=tuple(
            tick(one.id, ", ".join(part for part in (one.name, one.relationship) if part))
            for one in sources.network
        ),
        staying_well=plan.staying_well,
        include_staying_well=plan.include_staying_well,
        who_to_call=plan.who_to_call,
        nation=sources.person.nation,
        show_service=plan.show_service,
        look_again_on=plan.look_again_on,
        how_to_come_back=plan.how_to_come_back,
    )


def _step_words(action: Action) -> str:
    """The step, and that nobody is named for it: the page says so too, and now is the time to ask."""
    if action.who is not Who.NOT_SAID or action.who_name:
        return action.text
    words = QCoreApplication.translate("Plan", "{step} (Nobody is named for it yet.)")
    return words.format(step=shortened(action.text))


def left_out_now(before: Iterable[str], offered: frozenset[str], unticked: frozenset[str]) -> tuple[str, ...]:
    """What is left out once the ticks say `unticked`; records without a tick stay as they were."""
    kept = [one for one in before if one not in offered]
    return (*kept, *sorted(unticked))


def shortened(words: str) -> str:
    """One line of at most LONGEST_TICK characters, cut between words."""
    line = " ".join(words.split())
    if len(line) <= LONGEST_TICK:
        return line
    cut = line[:LONGEST_TICK]
    return (cut.rpartition(" ")[0] or cut) + "…"
