"""Rules 1 and 2 on what recipients would see, over random people: nothing that must stay goes, and the rest does."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind
from companion.domain.recipients import WhyNot
from companion.domain.sharing import View, views_for
from companion.domain.summaries import (
    Override,
    basis_covers,
)
from tests.companion.domain.records_for_tests import TODAY
from tests.companion.domain.sharing_worlds import COLLEAGUES, ME, TEAM, World, worlds

SAM, KIM, LEE, _ = COLLEAGUES


_WITH_A_BASIS = {WhyNot.NOT_READ_BACK, WhyNot.EMPTY, WhyNot.NOBODY, WhyNot.NO_KEYS}


def views_of(world: World) -> tuple[View, ...]:
    return views_for(world.summary, world.sources, world.said, world.team, world.today)


def support(world: World) -> list[ConsentDecision]:
    return [one for one in world.said.decisions if one.purpose is Purpose.SUPPORT and not one.removed]


@settings(max_examples=120)
@given(worlds())
def test_nothing_that_must_stay_is_in_any_view_and_nothing_else_is_missing(world):
    for view in views_of(world):
        if view.content is None:
            continue
        decision, seen = view.decision, repr(view.content)
        if isinstance(decision, ConsentDecision):
            included, excluded = set(decision.topics_included), set(decision.topics_excluded)
        else:
            included = set()
            excluded = {
                topic
                for one in support(world)
                if RecipientKind.TEAM in {one.recipient_kind, decision.recipient_kind}
                or one.recipient in {decision.recipient, "Sam"}
                for topic in one.topics_excluded
                if not (one.recipient == "Sam" and one.recipient_kind is RecipientKind.SERVICE)
                or decision.recipient_kind is RecipientKind.TEAM
            }
        for record in world.records:
            goes = world.marker_of(record) in seen
            if world.must_stay(record, included, excluded, isinstance(decision, ConsentDecision)):
                assert not goes
            elif goes:
                assert record.id not in world.summary.left_out
            assert goes == (record.id in view.holds)


@settings(max_examples=120)
@given(worlds())
def test_only_those_whom_a_standing_decision_names_are_reached_and_nobody_twice(world):
    reached: list[str] = []
    standing = {one.id for one in world.team.members if one.standing and one.has_key and one.id != ME}
    for view in views_of(world):
        if view.why_not is not None:
            assert view.basis is None or view.why_not in _WITH_A_BASIS
            continue
        decision = view.decision
        assert isinstance(decision, Override) or world.is_agreed(world.summary.conversation_id)
        assert view.members
        assert set(view.members) <= standing
        assert decision.removed is None
        assert decision.given_on <= TODAY
        reached += view.members
        if decision.recipient_kind is RecipientKind.MEMBER:
            assert view.members == (decision.recipient,)
        else:
            assert decision.recipient == TEAM
        if isinstance(decision, Override):
            assert decision.id not in world.said.spent
            continue
        assert decision.answer is Answer.YES
        assert decision.purpose is Purpose.SUPPORT
        assert decision.withdrawn_on is None
        assert decision.expires_on is None or decision.expires_on > TODAY
        if decision.recipient_kind is RecipientKind.TEAM:
            named = {one.recipient for one in support(world) if one.recipient_kind is RecipientKind.MEMBER}
            assert not named & set(view.members)
    assert len(reached) == len(set(reached))


@settings(max_examples=60)
@given(worlds())
def test_what_goes_is_covered_by_the_basis_that_travels_with_it(world):
    for view in views_of(world):
        if view.why_not is None:
            for member in view.members:
                assert basis_covers(view.basis, view.content, member, TEAM)
            assert not basis_covers(replace(view.basis, purpose=Purpose.LEARNING), view.content, SAM, TEAM)
            assert not basis_covers(
                replace(view.basis, recipient_kind=RecipientKind.SERVICE), view.content, SAM, TEAM
            )
