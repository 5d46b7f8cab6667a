"""What the plan screen shows, from records alone."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.network import NetworkMember
from companion.domain.person import Person
from companion.domain.plan import Plan, PlanSources, compose_plan
from companion.domain.strengths import Action, ActionState, Hope, HopeState, Need, Strength, Who
from companion.services.plan.plans import PlanState
from ui.plan.state import LONGEST_TICK, Tick, left_out_now, shortened, to_choices

AT = datetime(2026, 3, 2, tzinfo=UTC)


def record(noun, record_id, **values):
    if noun is not Person:
        values["person_id"] = "maja"
    return noun(id=record_id, version=f"{record_id}-1", created_at=AT, author="ali", **values)


def state_of(*records, **plan):
    def of(noun):
        return tuple(one for one in records if isinstance(one, noun))

    sources = PlanSources(
        person=record(Person, "maja", name="Maja"),
        strengths=of(Strength),
        hopes=of(Hope),
        needs=of(Need),
        actions=of(Action),
        network=of(NetworkMember),
    )
    made = record(Plan, "plan", **plan)
    content = compose_plan(
        made, sources, worker_name="Ali", organisation="", today=date(2026, 3, 2), made_up=False
    )
    return PlanState(plan=made, sources=sources, content=content)


def test_steps_hang_under_their_hope_and_the_rest_stand_alone():
    choices = to_choices(
        state_of(
            record(Hope, "boat", text="A boat"),
            record(Need, "rent", text="The rent letter"),
            record(Action, "ring", text="Ring the club", serves="boat", who=Who.PERSON),
            record(Action, "read", text="Read it together", serves="rent", who=Who.PERSON),
            record(Action, "books", text="Take back the books", who=Who.PERSON),
            record(Strength, "grow", text="I make things grow"),
            record(NetworkMember, "jo", name="Jo", relationship="my sister"),
            left_out=("ring",),
        )
    )
    assert choices.hopes == (Tick("boat", "A boat", True), Tick("ring", "Ring the club", False, "boat"))
    assert choices.needs == (
        Tick("rent", "The rent letter", True),
        Tick("read", "Read it together", True, "rent"),
    )
    assert choices.other_steps == (Tick("books", "Take back the books", True),)
    assert choices.supporters == (Tick("jo", "Jo, my sister", True),)
    assert choices.offered == {"boat", "ring", "rent", "read", "books", "grow", "jo"}


def test_what_a_plan_cannot_speak_of_is_not_offered():
    choices = to_choices(
        state_of(
            record(Hope, "old", text="A car", state=HopeState.SET_ASIDE),
            record(Action, "no", text="Go alone", state=ActionState.DECLINED, who=Who.PERSON),
            record(Action, "still", text="Look at cars", serves="old", who=Who.PERSON),
        )
    )
    assert choices.hopes == ()
    assert [tick.id for tick in choices.other_steps] == ["still"]


@given(
    before=st.frozensets(st.sampled_from("abcdef")),
    offered=st.frozensets(st.sampled_from("abcdef")),
    data=st.data(),
)
def test_records_without_a_tick_stay_as_they_were(before, offered, data):
    unticked = data.draw(st.frozensets(st.sampled_from(sorted(offered)))) if offered else frozenset()
    after = left_out_now(before, offered, unticked)
    assert set(after) == (before - offered) | unticked
    assert len(after) == len(set(after))


@given(st.text())
def test_a_tick_is_one_line_and_not_too_long(words):
    line = shortened(words)
    assert len(line.splitlines()) <= 1
    assert len(line) <= LONGEST_TICK + 1
    assert line.rstrip("…").strip() in " ".join(words.split())


def test_a_step_that_nobody_is_named_for_says_so_where_it_is_ticked():
    choices = to_choices(
        state_of(
            record(Action, "ring", text="Maureen will ring the club"),
            record(Action, "jo", text="Ring the bank", who_name="Jo"),
            record(Action, "me", text="Ring the school", who=Who.PERSON),
        )
    )
    assert [one.words for one in choices.other_steps] == [
        "Maureen will ring the club (Nobody is named for it yet.)",
        "Ring the bank",
        "Ring the school",
    ]
