"""Rules 1 and 2 on what recipients would see, over random people: nothing that must stay goes, and the rest does."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings

from companion.domain.choices import Sources, Withheld
from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind
from companion.domain.conversation import Conversation, Disagreement, Keep, Passage, Prompt
from companion.domain.person import Person
from companion.domain.recipients import Said, TeamMember, TeamNow, WhyNot, override_fault
from companion.domain.record import RemovedWhy, Voice
from companion.domain.sharing import View, views_for
from companion.domain.strengths import Action, Hope, Need, Strength, StrengthDomain
from companion.domain.summaries import (
    Basis,
    BasisKind,
    Override,
    SharedDisagreement,
    SharedPassage,
    Summary,
    basis_covers,
)
from companion.domain.topics import Topic
from tests.companion.domain.records_for_tests import TODAY, made
from tests.companion.domain.sharing_worlds import COLLEAGUES, ME, TEAM, World, worlds

SAM, KIM, LEE, _ = COLLEAGUES
WORDS = {"person_id": "p", "conversation_id": "t", "keep": Keep.CAN_BE_SHARED}


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
            if world.must_stay(record, included, excluded):
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
            assert view.basis is None or view.why_not in {WhyNot.EMPTY, WhyNot.NOBODY, WhyNot.NO_KEYS}
            continue
        decision = view.decision
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


# The rest names single cases, so that a reader sees what the rules mean.


def yes(recipient=SAM, record_id="d1", **values):
    values = {"answer": Answer.YES, "given_on": TODAY, **values}
    return made(ConsentDecision, record_id, person_id="p", recipient=recipient, **values)


def team_yes(record_id="d2", recipient=TEAM, **values):
    return yes(recipient, record_id, recipient_kind=RecipientKind.TEAM, **values)


def override(recipient=SAM, record_id="o1", **values):
    whole = {"reason": "r", "legal_ground": "g", "authorised_by": "a", "person_told": True, "given_on": TODAY}
    return made(Override, record_id, person_id="p", recipient=recipient, **{**whole, **values})


def team_of(*members):
    return TeamNow(team=TEAM, me=ME, members=(TeamMember(id=ME), *members))


TEAM_OF_THREE = team_of(TeamMember(id=SAM), TeamMember(id=KIM))
SUMMARY = made(Summary, "s", person_id="p", conversation_id="t", question="what now?")
WORD = made(Passage, "w", text="said", **WORDS)


def sources(*passages, **values):
    return Sources(
        person=made(Person, "p", name="Maja"),
        conversation=made(Conversation, "t", person_id="p", held_on=TODAY),
        passages=passages or (WORD,),
        **values,
    )


def seen_by(*decisions, overrides=(), team=TEAM_OF_THREE, summary=SUMMARY, spent=(), drawn_on=None):
    said = Said(decisions=decisions, overrides=overrides, spent=frozenset(spent))
    return views_for(summary, drawn_on or sources(), said, team, TODAY)


def test_an_own_decision_is_for_that_member_and_the_teams_for_all_others():
    own, team = seen_by(yes(), team_yes())
    assert (own.members, team.members) == ((SAM,), (KIM,))
    assert own.content == team.content
    assert own.basis == Basis(
        why=BasisKind.CONSENT,
        id="d1",
        version="v1",
        purpose=Purpose.SUPPORT,
        recipient_kind=RecipientKind.MEMBER,
        recipient=SAM,
        topics_included=(),
        topics_excluded=(),
        given_on=TODAY,
        expires_on=None,
    )
    no, team = seen_by(yes(answer=Answer.NO), team_yes())
    assert (no.why_not, team.members) == (WhyNot.SAID_NO, (KIM,))


@pytest.mark.parametrize(
    ("values", "why_not"),
    [
        ({"answer": Answer.NOT_YET}, WhyNot.NOT_ASKED),
        ({"answer": Answer.NO}, WhyNot.SAID_NO),
        ({"withdrawn_on": TODAY}, WhyNot.WITHDRAWN),
        ({"given_on": TODAY + timedelta(days=1)}, WhyNot.NOT_BEGUN),
        ({"expires_on": TODAY}, WhyNot.EXPIRED),
        ({"purpose": Purpose.PUBLICATION}, WhyNot.OTHER_PURPOSE),
        ({"recipient": "the GP", "recipient_kind": RecipientKind.SERVICE}, WhyNot.A_SERVICE),
        ({"recipient": "Sam"}, WhyNot.NOT_LINKED),
        ({"recipient": ME}, WhyNot.YOURSELF),
    ],
)
def test_why_nothing_goes_on_a_decision(values, why_not):
    (view,) = seen_by(yes(**{"recipient": SAM, **values}))
    assert (view.why_not, view.members, view.basis) == (why_not, (), None)


def test_why_nothing_goes_for_reasons_of_the_team():
    def why(*decisions, **values):
        return [one.why_not for one in seen_by(*decisions, **values)]

    assert why(yes(), team=None) == [WhyNot.NO_TEAM]
    assert why(yes(), team=team_of(TeamMember(id=SAM, standing=False))) == [WhyNot.LEFT_THE_TEAM]
    assert why(team_yes(), team=team_of()) == [WhyNot.NOBODY]
    assert why(yes(), team=team_of(TeamMember(id=SAM, has_key=False))) == [WhyNot.NO_KEYS]
    assert why(yes(), yes(record_id="d3", answer=Answer.NO)) == [WhyNot.TWO_DECISIONS, WhyNot.SAID_NO]
    assert why(team_yes(), team_yes("d3")) == [WhyNot.TWO_DECISIONS] * 2
    assert why(yes("Sam", answer=Answer.NO), team_yes()) == [WhyNot.SAID_NO, WhyNot.LINK_FIRST]
    assert why(team_yes(recipient="the team"), team_yes("d3")) == [WhyNot.NOT_LINKED, WhyNot.LINK_FIRST]
    assert why(yes(), summary=replace(SUMMARY, left_out=("d1",))) == [WhyNot.LEFT_OUT]
    some_keys = team_of(TeamMember(id=SAM), TeamMember(id=KIM, has_key=False))
    (view,) = seen_by(team_yes(), team=some_keys)
    assert (view.members, view.without_key, view.why_not) == ((SAM,), (KIM,), None)


def test_an_override_reaches_whom_no_yes_does_but_never_an_excluded_topic():
    money = made(Passage, "m", text="debts", topics=(Topic.MONEY,), **WORDS)
    home = made(Passage, "h", text="a flat", topics=(Topic.HOME,), **WORDS)
    no = yes(answer=Answer.NO, topics_included=(Topic.HOME,), topics_excluded=(Topic.MONEY,))
    said_no, over = seen_by(no, overrides=(override(),), drawn_on=sources(money, home))
    assert said_no.content is None
    assert [one.text for one in over.content.passages] == ["a flat"]
    assert (over.members, over.basis.why, over.basis.topics_excluded) == (
        (SAM,),
        BasisKind.OVERRIDE,
        (Topic.MONEY,),
    )
    about_kim = yes(KIM, "d3", topics_excluded=(Topic.HOME,))
    of_kim, over = seen_by(about_kim, overrides=(override(),), drawn_on=sources(money, home))
    assert len(over.content.passages) == 2
    assert of_kim.members == (KIM,)


def test_an_override_comes_before_a_decision_but_one_about_the_team_leaves_an_own_yes():
    assert [one.why_not for one in seen_by(yes(), overrides=(override(),))] == [WhyNot.OVERRIDDEN, None]
    own, team, over = seen_by(
        yes(), team_yes(), overrides=(override(TEAM, recipient_kind=RecipientKind.TEAM),)
    )
    assert (own.members, team.why_not, over.members) == ((SAM,), WhyNot.OVERRIDDEN, (KIM,))
    _no, over = seen_by(yes(answer=Answer.NO), overrides=(override(TEAM, recipient_kind=RecipientKind.TEAM),))
    assert over.members == (SAM, KIM)
    both = (override(), override(TEAM, "o2", recipient_kind=RecipientKind.TEAM))
    assert [one.members for one in seen_by(overrides=both)] == [(SAM,), (KIM,)]


def test_why_nothing_goes_on_an_override():
    def why(*overrides, **values):
        return [one.why_not for one in seen_by(overrides=overrides, **values)]

    assert why(override(legal_ground="\n")) == [WhyNot.INCOMPLETE]
    assert why(override(person_told=False)) == [WhyNot.INCOMPLETE]
    assert why(override(person_told=False, why_not_told="not safe")) == [None]
    assert why(override(given_on=TODAY + timedelta(days=1))) == [WhyNot.NOT_BEGUN]
    assert why(override(), spent={"o1"}) == [WhyNot.SPENT]
    assert why(override(), override(record_id="o2")) == [WhyNot.OVERRIDDEN, None]
    assert why(override(), override(record_id="o2"), spent={"o2"}) == [None, WhyNot.SPENT]
    assert why(override("Sam")) == [WhyNot.NOT_LINKED]
    assert why(override(), summary=replace(SUMMARY, left_out=("o1",))) == [WhyNot.LEFT_OUT]
    assert why(override(removed=RemovedWhy.UNDONE)) == []
    assert override_fault(override(removed=RemovedWhy.UNDONE), TODAY) is WhyNot.WITHDRAWN


def test_a_question_alone_is_not_shared():
    disagreement = made(Disagreement, "x", person_id="p", conversation_id="t", text="it was worse")
    private = replace(WORD, keep=Keep.PRIVATE)
    (view,) = seen_by(yes(), drawn_on=sources(private, disagreements=(disagreement,)))
    assert view.why_not is WhyNot.EMPTY
    assert view.withheld == (("w", Withheld.PRIVATE),)


def test_why_each_thing_stays():
    passages = (
        replace(WORD, id="private", keep=Keep.PRIVATE),
        replace(WORD, id="between", keep=Keep.BETWEEN_US),
        replace(WORD, id="blank", text=" \n"),
        replace(WORD, id="out"),
        replace(WORD, id="money", topics=(Topic.MONEY,)),
        replace(WORD, id="home", topics=(Topic.HOME,)),
        replace(WORD, id="none"),
    )

    def picked(noun, record_id, **values):
        return made(noun, record_id, person_id="p", text=record_id, **values)

    drawn_on = sources(
        *passages,
        strengths=(
            picked(Strength, "of private", from_passage="private"),
            picked(Strength, "of out", from_passage="out", domain=StrengthDomain.HOME),
            picked(Strength, "of gone", from_passage="gone", domain=StrengthDomain.HOME),
            picked(Strength, "relations", domain=StrengthDomain.RELATIONSHIPS),
        ),
        hopes=(picked(Hope, "of money", from_passage="money"),),
        needs=(picked(Need, "of area", area=Topic.MONEY), picked(Need, "of home", area=Topic.HOME)),
        actions=(
            picked(Action, "for money", serves="of money", from_passage="home"),
            picked(Action, "for home", serves="of home"),
            picked(Action, "for nothing", serves="gone"),
            picked(Action, "of between", serves="of home", from_passage="between"),
        ),
        disagreements=(
            made(Disagreement, "with out", person_id="p", conversation_id="t", passage_id="out", text="x"),
            made(Disagreement, "with home", person_id="p", conversation_id="t", passage_id="home", text="y"),
        ),
    )
    decision = yes(topics_included=(Topic.HOME, Topic.MONEY), topics_excluded=(Topic.MONEY,))
    (view,) = seen_by(decision, drawn_on=drawn_on, summary=replace(SUMMARY, left_out=("out",)))
    assert dict(view.withheld) == {
        "private": Withheld.PRIVATE,
        "between": Withheld.BETWEEN_US,
        "blank": Withheld.NOTHING_WRITTEN,
        "out": Withheld.LEFT_OUT,
        "money": Withheld.TOPIC_EXCLUDED,
        "none": Withheld.TOPIC_NOT_NAMED,
        "of private": Withheld.PRIVATE,
        "of gone": Withheld.SOURCE_GONE,
        "relations": Withheld.TOPIC_NOT_NAMED,
        "of money": Withheld.TOPIC_EXCLUDED,
        "of area": Withheld.TOPIC_EXCLUDED,
        "for money": Withheld.TOPIC_EXCLUDED,
        "for nothing": Withheld.SOURCE_GONE,
        "of between": Withheld.BETWEEN_US,
        "with out": Withheld.LEFT_OUT,
    }
    content = view.content
    assert content.passages == (
        SharedPassage(text="said", voice=Voice.PERSON, topics=(Topic.HOME,), prompt=None, said_on=TODAY),
    )
    assert [one.text for one in content.strengths] == ["of out"]
    assert [one.text for one in content.needs] == ["of home"]
    assert [one.text for one in content.actions] == ["for home"]
    assert content.disagreements == (SharedDisagreement(text="y", topics=(Topic.HOME,), about=0),)


def test_words_go_as_they_are_and_without_a_conversation_only_what_belongs_to_none():
    said = replace(WORD, text="  Ça va,\n\nmerci 😊 ", voice=Voice.TOGETHER, prompt=Prompt.WHAT_IS_HARD)
    (view,) = seen_by(yes(), drawn_on=sources(said))
    assert view.content.passages[0].text == said.text
    assert (view.content.passages[0].voice, view.content.passages[0].prompt) == (said.voice, said.prompt)
    assert (view.content.name, view.content.question) == ("Maja", "what now?")
    alone = replace(SUMMARY, conversation_id=None, held_on=TODAY)
    hope = made(Hope, "h", person_id="p", text="a garden", smallest_step="a pot", from_passage="w")
    drawn_on = Sources(person=made(Person, "p", name="Maja"), passages=(WORD,), hopes=(hope,))
    (view,) = seen_by(yes(), drawn_on=drawn_on, summary=alone)
    assert view.content.passages == ()
    assert (view.content.hopes[0].smallest_step, view.content.held_on) == ("a pot", TODAY)


@pytest.mark.parametrize("known", [True, False])
def test_what_is_said_of_a_passage_elsewhere_stays_with_it(known):
    other_talk = replace(WORD, id="other", conversation_id="t2")
    about = made(Disagreement, "x", person_id="p", conversation_id="t", passage_id="other", text="x")
    passages = (WORD, other_talk) if known else (WORD,)
    (view,) = seen_by(yes(), drawn_on=sources(*passages, disagreements=(about,)))
    assert dict(view.withheld) == {"x": Withheld.SOURCE_GONE}
