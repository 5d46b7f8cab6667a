"""Play a scenario: the same deeds that the screens call, for each person in turn, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from companion.domain.consent import ConsentDecision, Purpose
from companion.domain.conversation import ConversationState, Prompt
from companion.domain.network import NetworkMember
from companion.domain.plan import Plan
from companion.domain.record import Record
from companion.domain.strengths import Action
from companion.errors import BugError, Code, KnownError
from companion.services.plan.plans import change_plan, new_plan, open_plan
from companion.services.record.consents import decide_consent
from companion.services.record.conversations import add_passage, pick_out, start_conversation
from companion.services.record.introductions import add_introduction
from companion.services.record.people import add_person
from companion.services.record.read_back import agree_conversation, begin_read_back, disagree
from companion.services.records import add_record
from companion.services.scenario.lines import Path
from companion.services.scenario.parts import Part, PersonPart, Scenario
from companion.services.session import Session

Progress = Callable[[int, int], bool]
"""Told people done and people in all; False means stop."""


@dataclass(frozen=True, kw_only=True)
class PlayedPerson:
    """One person as recorded. `records` holds the ids made, by noun, in the order they were made."""

    id: str
    records: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def ids(self, noun: type[Record]) -> tuple[str, ...]:
        """The ids made of one noun."""
        return self.records.get(_kind(noun), ())


def play_scenario(
    session: Session, scenario: Scenario, worker: str, progress: Progress | None = None
) -> tuple[PlayedPerson, ...]:
    """Record the people of one member, in the order of the file, in the vault of that member.

    All of them or none: raises KnownError CANCELLED when progress says stop, or what the deeds raise, and
    then nothing has changed. The session's clock decides what day it is.
    """
    people = scenario.people_of(worker)
    played = []
    with session.vault.transaction():
        for done, person in enumerate(people, 1):
            played.append(_Player(session).play(person))
            if progress is not None and not progress(done, len(people)):
                raise KnownError(Code.CANCELLED)
    return tuple(played)


class _Player:
    """Plays one person. `ids` are the records made so far, by their handle in the file."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._person = ""
        self._ids: dict[Path, str] = {}
        self._made: dict[str, list[str]] = {}

    def play(self, person: PersonPart) -> PlayedPerson:
        record = person.record
        self._person = self._keep(record, add_person(self._session, **record.values).made)
        self._each(record.of("consents"), self._consent)
        self._each(record.of("introductions"), self._introduction)
        # In the order they were held: the first one ends the wait.
        today = self._session.clock.today()
        talks = sorted(record.of("conversations"), key=lambda one: one.values.get("held_on", today))
        self._each(talks, self._talk)
        for name in ("strengths", "hopes", "needs", "actions"):
            self._each(record.of(name), self._pick)
        self._each(record.of("network"), self._supporter)
        self._each(record.of("plans"), self._plan)
        return PlayedPerson(id=self._person, records={kind: tuple(ids) for kind, ids in self._made.items()})

    def _each(self, parts: Sequence[Part], play: Callable[[Part], None]) -> None:
        for part in parts:
            play(part)

    def _keep(self, part: Part, made: str | None) -> str:
        if made is None:
            raise BugError("a deed of a scenario made nothing")
        self._ids[part.path] = made
        ids = self._made.setdefault(_kind(part.noun), [])
        if made not in ids:
            ids.append(made)
        return made

    def _one(self, part: Part, name: str) -> str | None:
        """The id of the one record that this field names, or None."""
        return next((self._ids[handle] for handle in part.refers.get(name, ())), None)

    def _consent(self, part: Part) -> None:
        values = {"purpose": Purpose.SUPPORT, **part.values}
        answer = values.pop("answer", ConsentDecision.answer)
        decided = decide_consent(self._session, self._person, values.pop("recipient"), answer, **values)
        self._keep(part, decided.made or next(step.id for step in decided.steps))

    def _introduction(self, part: Part) -> None:
        consent = self._one(part, "consent")
        self._keep(
            part, add_introduction(self._session, self._person, consent_id=consent, **part.values).made
        )

    def _talk(self, part: Part) -> None:
        values = dict(part.values)
        state = values.pop("state", ConversationState.DRAFT)
        values["prompts_used"] = _prompts(part)
        talk = self._keep(part, start_conversation(self._session, self._person, **values).made)
        for passage in part.of("passages"):
            self._keep(passage, add_passage(self._session, talk, **passage.values).made)
        if state is not ConversationState.DRAFT:
            begin_read_back(self._session, talk)
        for said in part.of("disagreements"):
            about = self._one(said, "passage")
            self._keep(said, disagree(self._session, talk, passage_id=about, **said.values).made)
        if state is ConversationState.AGREED:
            agree_conversation(self._session, talk)

    def _pick(self, part: Part) -> None:
        values: dict[str, Any] = dict(part.values)
        if part.noun is Action:
            values["serves"] = self._one(part, "serves")
        passage = self._one(part, "from_passage")
        if passage is None:
            made = add_record(self._session, part.noun, person_id=self._person, **values).made
        else:
            noun: Any = part.noun
            made = pick_out(self._session, noun, passage, values.pop("text"), **values).made
        self._keep(part, made)

    def _supporter(self, part: Part) -> None:
        self._keep(part, add_record(self._session, NetworkMember, person_id=self._person, **part.values).made)

    def _plan(self, part: Part) -> None:
        begin = new_plan if self._made.get(Plan.KIND) else open_plan
        plan = self._keep(part, begin(self._session, self._person).made)
        values = dict(part.values)
        if part.refers.get("left_out"):
            values["left_out"] = tuple(self._ids[handle] for handle in part.refers["left_out"])
        change_plan(self._session, plan, **values)


def _prompts(part: Part) -> tuple[Prompt, ...]:
    """The prompts that the file names and those its passages answer, in the order they are offered."""
    used = {*part.values.get("prompts_used", ())} | {one.values.get("prompt") for one in part.of("passages")}
    return tuple(prompt for prompt in Prompt if prompt in used)


def _kind(noun: type[Record]) -> str:
    return str(getattr(noun, "KIND"))  # noqa: B009 (every noun of ours has one; the ground class has none)
