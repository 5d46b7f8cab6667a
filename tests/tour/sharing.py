"""A tour's team at work: laptops in processes of their own, cut off and killed at random, until all has arrived."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from random import SystemRandom
from typing import Any

from companion.clock import Clock
from companion.domain.conversation import Conversation, ConversationState
from companion.domain.member import Role
from companion.errors import BugError
from companion.paths import home_in
from companion.services.practice.gathering import gather_team, link_by_name
from companion.services.scenario.parts import MemberPart, Part, Scenario
from companion.services.session import Session
from companion.services.vaults.profiles import list_vaults
from companion.services.vaults.unlocking import Door, unlock_vault
from companion.services.vaults.vaults import lock_vault
from companion.vault.rows import list_where
from tests.laptops.ledger import LEAST_MARKER, find_markers, reckon
from tests.laptops.process import LaptopProcess
from tests.laptops.weather import calm_down, rough_weather
from tests.tour.carriers import TourCarrier
from tests.workshop.progress import StepError

SECONDS = 15.0
"""Of rough weather, where nobody asked for more or less."""
_FIRST = (Role.ADMINISTRATOR, Role.SUPERVISOR, Role.WORKER)


@dataclass(frozen=True, kw_only=True)
class Sharer:
    """One member with a vault of their own."""

    part: MemberPart
    home: Path

    @property
    def role(self) -> Role:
        """What they do in the team."""
        return Role(self.part.values.get("role", Role.WORKER))


def share_in_rough_weather(
    carrier: TourCarrier,
    scenario: Scenario,
    sharers: Sequence[Sharer],
    clock: Clock,
    kept: Path,
    scratch: Path,
    *,
    seconds: float = SECONDS,
) -> dict[str, Any]:
    """Make them a team, let everything that was agreed be shared, read and answered, and return what came of it."""
    if len(sharers) < 2:
        raise StepError("Sharing needs two members at least. The scenario has one.")
    ordered = sorted(sharers, key=lambda one: _FIRST.index(one.role))
    sessions = [_open(one, clock) for one in ordered]
    gather_team(sessions[0], sessions[1:], scenario.title or "The team", carrier.use)
    linked = sum(link_by_name(session) for session in sessions)
    _lock(sessions)
    laptops = [
        LaptopProcess(
            one.part.name,
            one.home,
            one.part.passphrase,
            scratch / f"laptop-{number}.troubles",
            scenario.today,
        )
        for number, one in enumerate(ordered)
    ]
    seed = SystemRandom().randrange(1 << 32)
    rough_weather(laptops, [carrier.network], seconds, seed)
    calm_down(laptops)
    sessions = [_open(one, clock) for one in ordered]
    try:
        found = reckon(list(zip(laptops, sessions, strict=True)))
        carrier.finish(sessions, kept)
        not_shared = [
            {"member": one.part.name, **kept_here}
            for one, laptop, session in zip(ordered, laptops, sessions, strict=True)
            for kept_here in _not_shared(laptop, session)
        ]
    except AssertionError as error:
        raise StepError(f"Something did not arrive as it should (seed {seed}): {error}") from None
    finally:
        _lock(sessions)
    return {
        "seed": seed,
        "founder": ordered[0].part.name,
        "decisions_linked": linked,
        "not_shared": not_shared,
        "summaries_arrived": found.summaries,
        "answers_arrived": found.answers,
        "kills": sum(one.kills for one in laptops),
        "waited": sum(len(one.said("waited")) for one in laptops),
    }


def search_carrier(folder: Path, scenario: Scenario) -> dict[str, Any]:
    """Search everything the carrier ever held for every text of the scenario, in many disguises."""
    texts = {scenario.title, *(member.passphrase for member in scenario.members)}
    for values in (
        *(member.values for member in scenario.members),
        *(part.values for person in scenario.people for part in _parts(person.record)),
    ):
        texts |= set(_texts(list(values.values())))
    searched = sorted(text for text in texts if len(text) >= LEAST_MARKER)
    found = find_markers([folder], searched)
    return {"texts_searched": len(searched), "found": [{"file": file, "text": text} for file, text in found]}


def _parts(part: Part) -> Iterator[Part]:
    yield part
    for parts in part.parts.values():
        for one in parts:
            yield from _parts(one)


def _texts(value: Any) -> Iterator[str]:
    """Words of people in a value; the fixed choices are texts of another type."""
    if type(value) is str:
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _texts([getattr(value, item.name) for item in fields(value)])
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _not_shared(laptop: LaptopProcess, session: Session) -> list[dict[str, str]]:
    """The conversations that stayed on their laptop, each with why: its state, or the code that sharing it gave."""
    why = {fact["conversation"]: fact["why"] for fact in laptop.said("kept")}
    for talk in list_where(
        session.vault, Conversation, "state != ? ORDER BY id", (ConversationState.AGREED,)
    ):
        why[talk.id] = talk.state.value
    return [{"conversation": talk, "why": said} for talk, said in why.items()]


def _open(sharer: Sharer, clock: Clock) -> Session:
    home = home_in(sharer.home)
    vaults = list_vaults(home)
    if len(vaults) != 1:
        raise BugError("a tour's member has one vault")
    door = Door(home=home, clock=clock, keychain=None, profile=vaults[0].profile)
    return unlock_vault(door, sharer.part.passphrase).session


def _lock(sessions: Sequence[Session]) -> None:
    for session in sessions:
        lock_vault(session)
