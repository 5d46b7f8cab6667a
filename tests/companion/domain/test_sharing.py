"""What recipients would see, case by case: whom a decision reaches, what stays and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from companion.domain.choices import Sources, Withheld
from companion.domain.consent import Answer, Purpose, RecipientKind
from companion.domain.conversation import Disagreement, Keep, Passage, Prompt
from companion.domain.person import Person
from companion.domain.recipients import TeamMember, WhyNot, override_fault
from companion.domain.record import RemovedWhy, Voice
from companion.domain.strengths import Action, Hope, Need, Strength, StrengthDomain
from companion.domain.summaries import (
    Basis,
    BasisKind,
    SharedDisagreement,
    SharedPassage,
)
from companion.domain.topics import Topic
from tests.companion.domain.records_for_tests import TODAY, made
from tests.companion.domain.sharing_cases import (
    SUMMARY,
    WORD,
    WORDS,
    override,
    seen_by,
    sources,
    team_of,
    team_yes,
    yes,
)
from tests.companion.domain.sharing_worlds import COLLEAGUES, ME, TEAM

SAM, KIM, *_ = COLLEAGUES


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
    (view,) = seen_by(
        decision, drawn_on=drawn_on, summary=replace(SUMMARY, left_out=("out", "private", "blank"))
    )
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
    drawn_on = Sources(
        person=made(Person, "p", name="Maja"), agreed=frozenset({"t"}), passages=(WORD,), hopes=(hope,)
    )
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
