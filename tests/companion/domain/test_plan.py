"""What the plan says: strengths first, nothing reworded, nothing that was left out."""

from dataclasses import replace
from datetime import date

import pytest

from companion.domain.network import NetworkMember
from companion.domain.person import Nation, Person
from companion.domain.plan import Plan, PlanSources, PlanStyle, compose_plan, is_under_19
from companion.domain.record import RemovedWhy, Voice
from companion.domain.strengths import Action, ActionState, Hope, HopeState, Need, Strength, Who
from tests.companion.domain.records_for_tests import TODAY, made

PERSON = made(Person, "p", name="Maja", nation=Nation.SCOTLAND)
SOURCES = PlanSources(
    person=PERSON,
    strengths=(made(Strength, "s1", person_id="p", text="I cook for friends", example="Sunday soup"),),
    hopes=(
        made(
            Hope,
            "h1",
            person_id="p",
            text="see my sister",
            smallest_step="text her",
            why_it_matters="she knows me",
        ),
        made(Hope, "h2", person_id="p", text="learn to swim", state=HopeState.SET_ASIDE),
    ),
    needs=(made(Need, "n1", person_id="p", text="a warm coat", met_by="the clothes bank"),),
    actions=(
        made(Action, "a1", person_id="p", text="text her on Friday", serves="h1", by_when=date(2026, 3, 6)),
        made(
            Action, "a2", person_id="p", text="ask at the pool", serves="h2", who=Who.WORKER, who_name="Ali"
        ),
        made(Action, "a3", person_id="p", text="fetch the coat", serves="n1", state=ActionState.DONE),
        made(Action, "a4", person_id="p", text="not this", state=ActionState.DECLINED),
    ),
    network=(
        made(NetworkMember, "m1", person_id="p", name="Ola", relationship="sister", contact="07700 900123"),
    ),
)
PLAN = made(Plan, "plan", person_id="p", staying_well="walk by the canal", how_to_come_back="call Ali")


def composed(plan=PLAN, sources=SOURCES):
    return compose_plan(
        plan, sources, worker_name="Ali", organisation="Open Door", today=TODAY, made_up=False
    )


def test_everything_that_stands_is_there_as_it_was_said():
    content = composed()
    assert content.called == "Maja"
    assert content.nation is Nation.SCOTLAND
    assert content.strengths == (("I cook for friends", "Sunday soup"),)
    hope, need = content.hopes
    assert (hope.text, hope.smallest_step, hope.why_it_matters, hope.is_need) == (
        "see my sister",
        "text her",
        "she knows me",
        False,
    )
    assert [(step.text, step.by_when, step.done) for step in hope.steps] == [
        ("text her on Friday", date(2026, 3, 6), False)
    ]
    assert (need.text, need.smallest_step, need.is_need, need.steps[0].done) == (
        "a warm coat",
        "the clothes bank",
        True,
        True,
    )
    assert [step.text for step in content.other_steps] == ["ask at the pool"]
    assert (content.supporters[0].name, content.supporters[0].contact) == ("Ola", "07700 900123")
    assert content.how_to_come_back == "call Ali"


def test_the_service_and_staying_well_are_separate_ticks_off_by_default():
    assert (composed().organisation, composed().staying_well) == ("", "")
    ticked = composed(replace(PLAN, show_service=True, include_staying_well=True, style=PlanStyle.LARGE))
    assert (ticked.organisation, ticked.staying_well) == ("Open Door", "walk by the canal")
    assert ticked.style is PlanStyle.LARGE


def test_leaving_out_a_hope_leaves_out_its_steps():
    content = composed(replace(PLAN, left_out=("h1", "s1")))
    assert content.strengths == ()
    assert [hope.text for hope in content.hopes] == ["a warm coat"]
    assert "text her on Friday" not in repr(content)


def test_what_was_removed_is_not_there():
    gone = replace(SOURCES.needs[0], removed=RemovedWhy.TAKEN_OUT)
    assert "a warm coat" not in repr(composed(sources=replace(SOURCES, needs=(gone,))))


@pytest.mark.parametrize(
    ("born_on", "under"),
    [(None, False), (date(2007, 3, 2), False), (date(2007, 3, 3), True), (date(2010, 1, 1), True)],
)
def test_under_19_is_only_said_of_those_known_to_be(born_on, under):
    assert is_under_19(born_on, TODAY) is under
    assert composed(sources=replace(SOURCES, person=replace(PERSON, born_on=born_on))).under_19 is under


def test_a_plan_knows_whose_words_a_hope_and_a_need_are_in():
    hopes, needs = SOURCES.hopes, SOURCES.needs
    written = replace(
        SOURCES,
        hopes=(replace(hopes[0], voice=Voice.WORKER), *hopes[1:]),
        needs=(replace(needs[0], voice=Voice.TOGETHER), *needs[1:]),
    )
    assert [one.voice for one in composed().hopes] == [Voice.PERSON, Voice.PERSON]
    assert [one.voice for one in composed(sources=written).hopes] == [Voice.WORKER, Voice.TOGETHER]
