"""Random people with all that a summary could draw on, each text a marker of its own, and the rules said again.

The rules here are written from the words of the domain's page and share no code with what they check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from typing import Any

from hypothesis import strategies as st

from companion.domain.choices import Sources
from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind
from companion.domain.conversation import Conversation, ConversationState, Disagreement, Keep, Passage
from companion.domain.person import Person
from companion.domain.recipients import Said, TeamMember, TeamNow
from companion.domain.record import Record, RemovedWhy, Stamp, stamped
from companion.domain.strengths import Action, Hope, Need, Strength, StrengthDomain
from companion.domain.summaries import Override, Summary
from companion.domain.topics import Topic
from tests.companion.domain.records_for_tests import STAMP, TODAY

TOPICS = (Topic.HOME, Topic.MONEY, Topic.HEALTH_AND_SLEEP, Topic.FRIENDS, Topic.FAMILY_AND_PARTNER)
SOME_DOMAINS = (None, StrengthDomain.HOME, StrengthDomain.RELATIONSHIPS, StrengthDomain.HEALTH)
TEAM = "01890000-0000-7000-8000-00000000aa01"
OTHER_TEAM = "01890000-0000-7000-8000-00000000aa02"
ME = "01890000-0000-7000-8000-0000000000a1"
COLLEAGUES = tuple(f"01890000-0000-7000-8000-00000000bb{number:02}" for number in range(1, 5))
NOBODY_HERE = "01890000-0000-7000-8000-00000000bb99"
_RELATIONSHIPS = {Topic.FRIENDS, Topic.FAMILY_AND_PARTNER}
_DOMAIN_TOPICS = {
    StrengthDomain.HOME: {Topic.HOME},
    StrengthDomain.RELATIONSHIPS: _RELATIONSHIPS,
    StrengthDomain.HEALTH: {Topic.HEALTH_AND_SLEEP},
}


@dataclass(frozen=True)
class Cast:
    """The team's id, the worker's, and the colleagues'."""

    team: str = TEAM
    me: str = ME
    colleagues: tuple[str, ...] = COLLEAGUES


@dataclass(frozen=True)
class World:
    """One person's record and all that decides about it. `records` holds every record of it and of somebody else,
    `talks` the two conversations they were said in.
    """

    summary: Summary
    sources: Sources
    said: Said
    team: TeamNow
    records: tuple[Record, ...]
    talks: tuple[Conversation, ...]
    today: date = TODAY

    def marker_of(self, record: Any) -> str:
        """The words that stand in this record alone."""
        return str(record.text)

    def topics_and_passages(self, record: Any) -> tuple[set[Topic], list[Passage | None]]:
        """What a record touches, and the passages it comes from (None: one that is not there any more)."""
        by_id = {one.id: one for one in self.records}
        if isinstance(record, Passage):
            return set(record.topics), [record]
        if isinstance(record, Disagreement):
            return self._from(record.passage_id, by_id)
        topics, passages = self._from(record.from_passage, by_id)
        if isinstance(record, Strength) and record.domain is not None:
            topics |= _DOMAIN_TOPICS[record.domain]
        if isinstance(record, Need) and record.area is not None:
            topics |= {record.area}
        if isinstance(record, Action) and record.serves is not None:
            aim = by_id.get(record.serves)
            if not isinstance(aim, Hope | Need) or aim.removed or aim.person_id != self.summary.person_id:
                return topics, [*passages, None]
            aim_topics, aim_passages = self.topics_and_passages(aim)
            return topics | aim_topics, [*passages, *aim_passages]
        return topics, passages

    def _from(self, passage_id: str | None, by_id: dict[str, Any]) -> tuple[set[Topic], list[Passage | None]]:
        if passage_id is None:
            return set(), []
        passage = by_id.get(passage_id)
        return (set(passage.topics), [passage]) if isinstance(passage, Passage) else (set(), [None])

    def is_private(self, record: Any) -> bool:
        """Whether it must not leave whatever anybody decided: not shareable, of a source gone, or somebody else's."""
        _, passages = self.topics_and_passages(record)
        person = self.summary.person_id
        return (
            record.removed is not None
            or record.person_id != person
            or any(
                one is None
                or one.keep is not Keep.CAN_BE_SHARED
                or one.removed is not None
                or one.person_id != person
                for one in passages
            )
        )

    def is_agreed(self, talk_id: str) -> bool:
        """Whether it was read back, and the person said that it is right."""
        return any(one.id == talk_id and one.state is ConversationState.AGREED for one in self.talks)

    def is_unread(self, record: Any) -> bool:
        """Whether it was said in a conversation that was not read back, or was changed since."""
        said = {one.conversation_id for one in self.topics_and_passages(record)[1] if one is not None}
        if isinstance(record, Disagreement):
            said.add(record.conversation_id)
        return any(not self.is_agreed(one) for one in said)

    def must_stay(
        self, record: Any, included: set[Topic], excluded: set[Topic], on_a_yes: bool = True
    ) -> bool:
        """Whether it must not be seen where these topics are included and excluded. `on_a_yes`: by no override."""
        topics, _ = self.topics_and_passages(record)
        if on_a_yes and self.is_unread(record):
            return True
        if self.is_private(record) or topics & excluded:
            return True
        return bool(included) and not (topics and topics <= included)


def numbered_ids(start: int = 0x1000) -> Callable[[], str]:
    """Ids in order, in the form of a UUIDv7."""
    numbers = count(start)
    return lambda: f"01890000-0000-7000-8000-{next(numbers):012x}"


@st.composite
def worlds(draw: st.DrawFn, new_id: Callable[[], str] | None = None, cast: Cast | None = None) -> World:
    """Any world; most decisions are a plain yes, so that much does go."""
    return _Maker(draw, new_id or numbered_ids(), cast or Cast()).world()


class _Maker:
    def __init__(self, draw: st.DrawFn, new_id: Callable[[], str], cast: Cast) -> None:
        self.draw, self.new_id, self.cast = draw, new_id, cast
        self.marks: Iterator[int] = count()
        self.person, self.stranger = new_id(), new_id()
        self.talk, self.earlier_talk = new_id(), new_id()

    def world(self) -> World:
        passages = self.several(self.passage, 6, least=2)
        self.passage_ids: list[str | None] = [None, None, *(one.id for one in passages), NOBODY_HERE]
        strengths = self.several(self.strength, 2)
        hopes, needs = self.several(self.hope, 2), self.several(self.need, 2)
        self.aims: list[str | None] = [None, None, *(one.id for one in (*hopes, *needs)), NOBODY_HERE]
        actions = self.several(self.action, 2)
        disagreements = self.several(self.disagreement, 2)
        decisions = self.several(self.decision, 4, least=1)
        overrides = self.several(self.override, 2) if self.rarely() else ()
        records = (*passages, *strengths, *hopes, *needs, *actions, *disagreements)
        person = Person(**self.stamp(self.person), name="Maja")
        talk, earlier = self.conversation(self.talk), self.conversation(self.earlier_talk)
        talks = (talk, earlier)
        left_out = (
            self.draw(st.sets(st.sampled_from([one.id for one in (*records, *decisions)]), max_size=2))
            if (records and self.rarely())
            else set()
        )
        summary = Summary(
            **self.stamp(self.new_id()),
            person_id=self.person,
            conversation_id=self.talk,
            left_out=tuple(sorted(left_out)),
            question="What would you try?",
        )
        spent = frozenset(one.id for one in overrides if self.rarely())
        return World(
            summary=summary,
            sources=Sources(
                person=person,
                conversation=talk,
                agreed=frozenset(one.id for one in talks if one.state is ConversationState.AGREED),
                passages=passages,
                strengths=strengths,
                hopes=hopes,
                needs=needs,
                actions=actions,
                disagreements=disagreements,
            ),
            said=Said(decisions=decisions, overrides=overrides, spent=spent),
            team=self.team(),
            records=records,
            talks=talks,
        )

    def conversation(self, talk_id: str) -> Conversation:
        states = [ConversationState.DRAFT, ConversationState.READ_BACK]
        state = self.draw(st.sampled_from(states)) if self.rarely() else ConversationState.AGREED
        return Conversation(**self.stamp(talk_id), person_id=self.person, held_on=TODAY, state=state)

    def several(self, make: Callable[[], Any], most: int, least: int = 0) -> tuple[Any, ...]:
        return tuple(make() for _ in range(self.draw(st.integers(least, most))))

    def rarely(self) -> bool:
        return self.draw(st.integers(0, 7)) == 7

    def stamp(self, record_id: str) -> dict[str, Any]:
        return stamped(record_id, Stamp(version=self.new_id(), at=STAMP.at, author=self.cast.me))

    def common(self) -> dict[str, Any]:
        return {
            **self.stamp(self.new_id()),
            "person_id": self.stranger if self.rarely() else self.person,
            "text": f"mark{next(self.marks)}é",
            "removed": RemovedWhy.TAKEN_OUT if self.rarely() else None,
        }

    def topics(self, most: int = 2) -> tuple[Topic, ...]:
        return tuple(self.draw(st.lists(st.sampled_from(TOPICS), max_size=most, unique=True)))

    def passage(self) -> Passage:
        keep = self.draw(st.sampled_from([*[Keep.CAN_BE_SHARED] * 5, *Keep]))
        talk = self.earlier_talk if self.rarely() else self.talk
        return Passage(**self.common(), conversation_id=talk, keep=keep, topics=self.topics())

    def strength(self) -> Strength:
        domain = self.draw(st.sampled_from(SOME_DOMAINS))
        return Strength(**self.common(), domain=domain, from_passage=self.a_passage())

    def hope(self) -> Hope:
        return Hope(**self.common(), from_passage=self.a_passage())

    def need(self) -> Need:
        area = self.draw(st.sampled_from([None, *TOPICS]))
        return Need(**self.common(), area=area, from_passage=self.a_passage())

    def action(self) -> Action:
        serves = self.draw(st.sampled_from(self.aims))
        return Action(**self.common(), serves=serves, from_passage=self.a_passage())

    def disagreement(self) -> Disagreement:
        return Disagreement(**self.common(), conversation_id=self.talk, passage_id=self.a_passage())

    def a_passage(self) -> str | None:
        return self.draw(st.sampled_from(self.passage_ids))

    def recipient(self) -> dict[str, Any]:
        kind = self.draw(st.sampled_from([RecipientKind.MEMBER, RecipientKind.MEMBER, RecipientKind.TEAM]))
        if self.rarely():
            return {"recipient": "Sam", "recipient_kind": self.draw(st.sampled_from(list(RecipientKind)))}
        if kind is RecipientKind.TEAM:
            return {"recipient": OTHER_TEAM if self.rarely() else self.cast.team, "recipient_kind": kind}
        return {
            "recipient": self.draw(st.sampled_from([*self.cast.colleagues, self.cast.me])),
            "recipient_kind": kind,
        }

    def decision(self) -> ConsentDecision:
        plain = ConsentDecision(
            **self.stamp(self.new_id()),
            person_id=self.person,
            answer=Answer.YES,
            given_on=TODAY,
            **self.recipient(),
        )
        limited = replace(plain, topics_included=self.topics(4), topics_excluded=self.topics())
        unlike: list[dict[str, Any]] = [
            {"answer": Answer.NO},
            {"answer": Answer.NOT_YET},
            {"withdrawn_on": TODAY},
            {"expires_on": TODAY},
            {"expires_on": TODAY + timedelta(days=1)},
            {"given_on": TODAY + timedelta(days=1)},
            {"purpose": Purpose.LEARNING},
            {"removed": RemovedWhy.BY_MISTAKE},
        ]
        chosen = self.draw(st.sampled_from([*[{}] * 10, *unlike]))
        return replace(self.draw(st.sampled_from([plain, plain, limited])), **chosen)

    def override(self) -> Override:
        whole = Override(
            **self.stamp(self.new_id()),
            person_id=self.person,
            reason="r",
            legal_ground="g",
            authorised_by="Dr Ahmed",
            person_told=True,
            given_on=TODAY,
            **self.recipient(),
        )
        unlike: list[dict[str, Any]] = [
            {"reason": " "},
            {"person_told": False},
            {"person_told": None},
            {"person_told": False, "why_not_told": "it was not safe to"},
            {"given_on": None},
            {"given_on": TODAY + timedelta(days=1)},
            {"removed": RemovedWhy.UNDONE},
        ]
        return replace(whole, **self.draw(st.sampled_from([{}, {}, {}, *unlike])))

    def team(self) -> TeamNow:
        there = self.draw(st.integers(0, len(self.cast.colleagues)))
        members = [
            TeamMember(id=one, standing=not self.rarely(), has_key=not self.rarely())
            for one in self.cast.colleagues[:there]
        ]
        return TeamNow(team=self.cast.team, me=self.cast.me, members=(TeamMember(id=self.cast.me), *members))
