"""What each recipient would see of a summary: one view for each decision it can rest on, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from companion.domain.choices import Candidate, Choosable, Sources, Withheld, list_candidates
from companion.domain.consent import ConsentDecision, within
from companion.domain.conversation import Disagreement, Passage
from companion.domain.recipients import (
    Decision,
    Recipients,
    Said,
    TeamNow,
    WhyNot,
    consent_fault,
    override_fault,
)
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.summaries import (
    Basis,
    Override,
    SharedAction,
    SharedDisagreement,
    SharedHope,
    SharedNeed,
    SharedPassage,
    SharedStrength,
    Summary,
    SummaryContent,
    is_empty,
)
from companion.domain.topics import Topic

N = TypeVar("N", Passage, Strength, Hope, Need, Action, Disagreement)


@dataclass(frozen=True, kw_only=True)
class View:
    """What would go for one decision: to `members`, exactly `content`, made of the records `holds`.

    `why_not` says why it does not go; `content` is there whenever the decision itself stands.
    `without_key` are recipients to whom nothing can be sealed. `withheld` says by record id what stays, and why.
    """

    decision: Decision
    members: tuple[str, ...] = ()
    without_key: tuple[str, ...] = ()
    content: SummaryContent | None = None
    basis: Basis | None = None
    why_not: WhyNot | None = None
    holds: tuple[str, ...] = ()
    withheld: tuple[tuple[str, Withheld], ...] = ()


def views_for(
    summary: Summary, sources: Sources, said: Said, team: TeamNow | None, today: date
) -> tuple[View, ...]:
    """One view for each decision and each override that stands in the person's record, in that order."""
    candidates = list_candidates(summary, sources)
    recipients = Recipients(said, team, today, summary.left_out)
    decisions: list[Decision] = [one for one in said.decisions if not one.removed]
    decisions += [one for one in said.overrides if not one.removed]
    return tuple(_view(one, recipients, candidates, (summary, sources), today) for one in decisions)


def _view(
    decision: Decision,
    recipients: Recipients,
    candidates: tuple[Candidate, ...],
    drawn_on: tuple[Summary, Sources],
    today: date,
) -> View:
    why_not = recipients.obstacle(decision)
    if _fault(decision, today) is not None:
        return View(decision=decision, why_not=why_not)
    included, excluded = recipients.topics(decision)
    unread = isinstance(decision, Override)
    stays = [
        (one.record.id, why) for one in candidates if (why := _withheld(one, included, excluded, unread))
    ]
    staying = {record_id for record_id, _ in stays}
    held = [one for one in candidates if one.record.id not in staying]
    content = _content(*drawn_on, held)
    reached = recipients.members(decision)
    members = tuple(one.id for one in reached if one.has_key)
    return View(
        decision=decision,
        members=members,
        without_key=tuple(one.id for one in reached if not one.has_key),
        content=content,
        basis=None if why_not else recipients.basis(decision),
        why_not=why_not
        or (None if unread else _not_read_back(*drawn_on))
        or _nothing(content, bool(reached), bool(members)),
        holds=tuple(one.record.id for one in held),
        withheld=tuple(stays),
    )


def _fault(decision: Decision, today: date) -> WhyNot | None:
    if isinstance(decision, ConsentDecision):
        return consent_fault(decision, today)
    return override_fault(decision, today)


def _not_read_back(summary: Summary, sources: Sources) -> WhyNot | None:
    """Nothing goes on a yes of a conversation that is not agreed as it stands, not even what is left of it without
    its words: that would take the place of what the person did agree to. An override waits for no word of theirs.
    """
    talk = summary.conversation_id
    return WhyNot.NOT_READ_BACK if talk is not None and talk not in sources.agreed else None


def _nothing(content: SummaryContent, reached: bool, keyed: bool) -> WhyNot | None:
    if is_empty(content):
        return WhyNot.EMPTY
    if not reached:
        return WhyNot.NOBODY
    return None if keyed else WhyNot.NO_KEYS


def _withheld(
    candidate: Candidate, included: tuple[Topic, ...], excluded: tuple[Topic, ...], unread: bool
) -> Withheld | None:
    if candidate.never is not None:
        return candidate.never
    if not within(candidate.topics, (), excluded):
        return Withheld.TOPIC_EXCLUDED
    if not within(candidate.topics, included, ()):
        return Withheld.TOPIC_NOT_NAMED
    return None if candidate.read_back or unread else Withheld.NOT_READ_BACK


def _content(summary: Summary, sources: Sources, held: list[Candidate]) -> SummaryContent:
    """What these records say, word for word."""
    talk = sources.conversation
    held_on = summary.held_on if talk is None else talk.held_on
    passages = _of(Passage, held)
    places = {passage.id: place for place, (passage, _) in enumerate(passages)}
    return SummaryContent(
        name=sources.person.name,
        passages=tuple(
            SharedPassage(text=one.text, voice=one.voice, topics=topics, prompt=one.prompt, said_on=held_on)
            for one, topics in passages
        ),
        strengths=tuple(_strength(one, topics) for one, topics in _of(Strength, held)),
        hopes=tuple(_hope(one, topics) for one, topics in _of(Hope, held)),
        needs=tuple(_need(one, topics) for one, topics in _of(Need, held)),
        actions=tuple(_action(one, topics) for one, topics in _of(Action, held)),
        disagreements=tuple(
            SharedDisagreement(text=one.text, topics=topics, about=places.get(one.passage_id or ""))
            for one, topics in _of(Disagreement, held)
        ),
        question=summary.question,
        person_saw=summary.person_saw,
        what_they_changed=summary.what_they_changed,
        held_on=held_on,
    )


def _of(noun: type[N], held: Iterable[Candidate]) -> list[tuple[N, tuple[Topic, ...]]]:
    found: list[tuple[N, tuple[Topic, ...]]] = []
    for one in held:
        record: Choosable = one.record
        if isinstance(record, noun):
            found.append((record, one.topics))
    return found


def _strength(one: Strength, topics: tuple[Topic, ...]) -> SharedStrength:
    return SharedStrength(
        text=one.text,
        voice=one.voice,
        topics=topics,
        domain=one.domain,
        kind=one.kind,
        example=one.example,
    )


def _hope(one: Hope, topics: tuple[Topic, ...]) -> SharedHope:
    return SharedHope(
        text=one.text,
        voice=one.voice,
        topics=topics,
        smallest_step=one.smallest_step,
        why_it_matters=one.why_it_matters,
        state=one.state,
        set_aside_why=one.set_aside_why,
    )


def _need(one: Need, topics: tuple[Topic, ...]) -> SharedNeed:
    return SharedNeed(
        text=one.text,
        voice=one.voice,
        topics=topics,
        area=one.area,
        urgency=one.urgency,
        met_by=one.met_by,
    )


def _action(one: Action, topics: tuple[Topic, ...]) -> SharedAction:
    return SharedAction(
        text=one.text,
        topics=topics,
        who=one.who,
        who_name=one.who_name,
        by_when=one.by_when,
        state=one.state,
        got_in_the_way=one.got_in_the_way,
    )
