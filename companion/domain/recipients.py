"""Who a decision or an override reaches, and why it reaches nobody: the person's word beside the team's roster."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind
from companion.domain.summaries import Basis, BasisKind, Override, SummaryContent, in_order, topics_fit
from companion.domain.text import is_blank
from companion.domain.topics import Topic

Decision = ConsentDecision | Override
"""What a summary can rest on."""


class WhyNot(StrEnum):
    """Why nothing goes to a recipient as things stand."""

    NOT_ASKED = "not_asked"
    SAID_NO = "said_no"
    WITHDRAWN = "withdrawn"
    NOT_BEGUN = "not_begun"
    EXPIRED = "expired"
    OTHER_PURPOSE = "other_purpose"
    INCOMPLETE = "incomplete"
    SPENT = "spent"
    A_SERVICE = "a_service"
    NO_TEAM = "no_team"
    NOT_LINKED = "not_linked"
    LINK_FIRST = "link_first"
    TWO_DECISIONS = "two_decisions"
    OVERRIDDEN = "overridden"
    YOURSELF = "yourself"
    LEFT_THE_TEAM = "left_the_team"
    LEFT_OUT = "left_out"
    NOT_READ_BACK = "not_read_back"
    NOBODY = "nobody"
    NO_KEYS = "no_keys"
    EMPTY = "empty"


@dataclass(frozen=True, kw_only=True)
class TeamMember:
    """A member as the roster has them. `has_key`: something may be sealed to them."""

    id: str
    standing: bool = True
    has_key: bool = True


@dataclass(frozen=True, kw_only=True)
class TeamNow:
    """The team as the roster stands: `me` is the member who shares, `members` everyone it ever admitted."""

    team: str
    me: str
    members: tuple[TeamMember, ...]


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was decided about one person. `spent` are ids of overrides that another summary went under."""

    decisions: tuple[ConsentDecision, ...] = ()
    overrides: tuple[Override, ...] = ()
    spent: frozenset[str] = field(default_factory=frozenset)


_KEEPING = (None, WhyNot.NOT_BEGUN)


def consent_fault(decision: ConsentDecision, today: date) -> WhyNot | None:
    """Why the decision lets nothing go today, whoever it names; None when it stands (as `in_force` says)."""
    if decision.purpose is not Purpose.SUPPORT:
        return WhyNot.OTHER_PURPOSE
    if decision.answer is not Answer.YES:
        return WhyNot.SAID_NO if decision.answer is Answer.NO else WhyNot.NOT_ASKED
    if decision.withdrawn_on is not None or decision.removed:
        return WhyNot.WITHDRAWN
    if decision.given_on is not None and decision.given_on > today:
        return WhyNot.NOT_BEGUN
    if decision.expires_on is not None and decision.expires_on <= today:
        return WhyNot.EXPIRED
    return None


def override_fault(override: Override, today: date) -> WhyNot | None:
    """Why the override lets nothing go today: it has to say why, on what ground, by whose word and since when,
    and of a person who was not told, why not.
    """
    if override.removed:
        return WhyNot.WITHDRAWN
    written = (override.reason, override.legal_ground, override.authorised_by)
    told = override.person_told is True or not is_blank(override.why_not_told)
    if override.given_on is None or not told or any(map(is_blank, written)):
        return WhyNot.INCOMPLETE
    return WhyNot.NOT_BEGUN if override.given_on > today else None


def is_linked(decision: Decision, team: TeamNow | None) -> bool:
    """Whether its recipient is a member's id, or this team's, and not a name in words."""
    if team is None:
        return False
    if decision.recipient_kind is RecipientKind.MEMBER:
        return any(one.id == decision.recipient for one in team.members)
    return decision.recipient_kind is RecipientKind.TEAM and decision.recipient == team.team


class Recipients:
    """Whom each decision reaches today. Nobody is reached by two.

    A member's own decision reaches that member alone; a team decision everyone else who has none of their own,
    whatever that says. An override comes before a decision about the same recipient, and one about the whole
    team does not change what an own yes lets its member see.
    """

    def __init__(self, said: Said, team: TeamNow | None, today: date, left_out: Iterable[str] = ()) -> None:
        self._team, self._today = team, today
        self._left_out = frozenset(left_out)
        self._spent = said.spent
        self._support = [one for one in said.decisions if one.purpose is Purpose.SUPPORT and not one.removed]
        self._overrides = [one for one in said.overrides if not one.removed]
        # Of two that stand for one recipient, the one made last.
        self._counting = {
            one.recipient: one for one in self._overrides if self._override_obstacle(one) is None
        }

    def obstacle(self, decision: Decision) -> WhyNot | None:
        """Why it reaches nobody, or None."""
        if isinstance(decision, Override):
            found = self._override_obstacle(decision)
            overridden = found is None and self._counting[decision.recipient] is not decision
            return WhyNot.OVERRIDDEN if overridden else found
        return (
            consent_fault(decision, self._today)
            or (WhyNot.LEFT_OUT if decision.id in self._left_out else None)
            or self._recipient_obstacle(decision)
            or self._rival(decision)
        )

    def members(self, decision: Decision) -> tuple[TeamMember, ...]:
        """Everyone it reaches, whether or not something can be sealed to them; nobody where there is an obstacle."""
        if self._team is None or self.obstacle(decision) is not None:
            return ()
        others = [one for one in self._team.members if one.standing and one.id != self._team.me]
        if decision.recipient_kind is RecipientKind.MEMBER:
            return tuple(one for one in others if one.id == decision.recipient)
        return tuple(one for one in others if not self._reached_otherwise(one.id, decision))

    def topics(self, decision: Decision) -> tuple[tuple[Topic, ...], tuple[Topic, ...]]:
        """The topics it includes (none: all) and excludes. An override keeps to every exclusion that was made for
        its recipient, or that may have been.
        """
        if isinstance(decision, ConsentDecision):
            return decision.topics_included, decision.topics_excluded
        excluded = (
            topic
            for one in self._support
            if self._may_concern(one, decision)
            for topic in one.topics_excluded
        )
        return (), in_order(excluded)

    def basis(self, decision: Decision) -> Basis:
        """The decision as it travels along."""
        included, excluded = self.topics(decision)
        consent = isinstance(decision, ConsentDecision)
        return Basis(
            why=BasisKind.CONSENT if consent else BasisKind.OVERRIDE,
            id=decision.id,
            version=decision.version,
            purpose=Purpose.SUPPORT,
            recipient_kind=decision.recipient_kind,
            recipient=decision.recipient,
            topics_included=included,
            topics_excluded=excluded,
            given_on=decision.given_on,
            expires_on=decision.expires_on if isinstance(decision, ConsentDecision) else None,
        )

    def may_keep(self, member: str, content: SummaryContent, decision_id: str) -> bool:
        """Whether a member may still have what went to them on this decision, as the person's word is today.

        What was said later about that member alone counts as well. A day that has not come yet takes nothing back:
        it is the clock that went back, and what was destroyed would not come again when it is set right.
        """
        overridden = [one for one in self._overrides if one.id == decision_id and self._names(one, member)]
        if overridden:
            return all(
                override_fault(one, self._today) in _KEEPING and topics_fit(content, *self.topics(one))
                for one in overridden
            )
        rests_on = [one for one in self._support if one.id == decision_id and self._names(one, member)]
        return bool(rests_on) and all(
            consent_fault(one, self._today) in _KEEPING and topics_fit(content, *self.topics(one))
            for one in (*rests_on, *self._own(member))
        )

    def _override_obstacle(self, override: Override) -> WhyNot | None:
        return (
            override_fault(override, self._today)
            or (WhyNot.LEFT_OUT if override.id in self._left_out else None)
            or (WhyNot.SPENT if override.id in self._spent else None)
            or self._recipient_obstacle(override)
        )

    def _recipient_obstacle(self, decision: Decision) -> WhyNot | None:
        if decision.recipient_kind is RecipientKind.SERVICE:
            return WhyNot.A_SERVICE
        if self._team is None:
            return WhyNot.NO_TEAM
        if not is_linked(decision, self._team):
            return WhyNot.NOT_LINKED
        if decision.recipient == self._team.me:
            return WhyNot.YOURSELF
        gone = any(one.id == decision.recipient and not one.standing for one in self._team.members)
        return WhyNot.LEFT_THE_TEAM if gone else None

    def _rival(self, decision: ConsentDecision) -> WhyNot | None:
        """Another decision about the same recipient: a person has to say which counts."""
        if sum(one.recipient == decision.recipient for one in self._support) > 1:
            return WhyNot.TWO_DECISIONS
        if decision.recipient in self._counting:
            return WhyNot.OVERRIDDEN
        if decision.recipient_kind is RecipientKind.TEAM and any(map(self._is_in_words, self._support)):
            return WhyNot.LINK_FIRST
        return None

    def _reached_otherwise(self, member: str, by: Decision) -> bool:
        if member in self._counting:
            return True
        own = self._own(member)
        if isinstance(by, Override):
            return any(self.obstacle(one) is None for one in own)
        return bool(own)

    def _own(self, member: str) -> list[ConsentDecision]:
        kind = RecipientKind.MEMBER
        return [one for one in self._support if one.recipient_kind is kind and one.recipient == member]

    def _names(self, decision: Decision, member: str) -> bool:
        whole_team = decision.recipient_kind is RecipientKind.TEAM
        return is_linked(decision, self._team) and (whole_team or decision.recipient == member)

    def _is_in_words(self, decision: ConsentDecision) -> bool:
        """Whether it may be about anyone in the team, or about the team: nobody has said who is meant."""
        return decision.recipient_kind is not RecipientKind.SERVICE and not is_linked(decision, self._team)

    def _may_concern(self, decision: ConsentDecision, override: Override) -> bool:
        """Whether the decision is about someone whom the override reaches, as far as anyone knows."""
        return (
            decision.recipient_kind is RecipientKind.TEAM
            or override.recipient_kind is RecipientKind.TEAM
            or decision.recipient == override.recipient
            or self._is_in_words(decision)
        )
