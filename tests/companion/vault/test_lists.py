"""The lists of home: what belongs on each, what does not, and that an index answers them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from companion.domain.conversation import Conversation, ConversationState, MeetingState
from companion.domain.introduction import Direction, Introduction
from companion.domain.keeping import Keeping
from companion.domain.person import Person
from companion.domain.record import RemovedWhy
from companion.domain.strengths import Action, ActionState
from companion.vault import lists
from companion.vault.names import list_people_named
from companion.vault.rows import put_record
from tests.companion.domain.records_for_tests import TODAY, made

_VERSIONS = count()


def keep(vault, *records):
    for record in records:
        with vault.transaction():
            put_record(vault, replace(record, version=f"v{next(_VERSIONS):06}"))


def ids(records):
    return [one.record_id for one in records]


def day(ahead):
    return TODAY + timedelta(days=ahead)


def test_people_are_counted_without_those_taken_out(vault):
    keep(
        vault,
        made(Person, "p1", name="olu"),
        made(Person, "p2", name="Ada"),
        made(Person, "p3", name="100% Bob_by"),
        made(Person, "p4", name="Adam", removed=RemovedWhy.BY_MISTAKE),
    )
    assert lists.count_people(vault) == 3


def test_meetings_drafts_and_due_actions(vault):
    keep(
        vault,
        made(Person, "p", name="Maja"),
        made(Conversation, "c1", person_id="p", held_on=day(-7), next_meeting_on=TODAY),
        made(
            Conversation,
            "c2",
            person_id="p",
            held_on=day(-9),
            state=ConversationState.AGREED,
            next_meeting_on=day(1),
        ),
        made(Conversation, "c3", person_id="p", held_on=day(-8), state=ConversationState.READ_BACK),
        made(Action, "a1", person_id="p", text="ring the council", by_when=TODAY),
        made(Action, "a2", person_id="p", text="x", by_when=day(-3), state=ActionState.OFFERED),
        made(Action, "a3", person_id="p", text="x", by_when=day(1)),
        made(Action, "a4", person_id="p", text="x", by_when=day(-3), state=ActionState.DONE),
        made(Action, "a5", person_id="p", text="x"),
    )
    assert ids(lists.list_lines(vault, lists.MEETINGS, 10)) == ["c1", "c2"]
    assert lists.count_lines(vault, lists.MEETINGS) == 2
    assert ids(lists.list_lines(vault, lists.UNFINISHED, 10)) == ["c3", "c1"]
    assert ids(lists.list_lines(vault, lists.DUE, 10, TODAY.isoformat())) == ["a2", "a1"]
    assert lists.list_lines(vault, lists.DUE, 10, TODAY.isoformat())[1] == (
        "p",
        "Maja",
        "a1",
        TODAY,
        "ring the council",
    )
    assert (
        lists.list_lines(vault, lists.DUE, 1, TODAY.isoformat())
        == lists.list_lines(vault, lists.DUE, 10, TODAY.isoformat())[:1]
    )


def test_a_meeting_stands_until_it_is_said_what_became_of_it(vault):
    keep(vault, made(Person, "p", name="Maja"))
    for number, state in enumerate(MeetingState):
        for ahead in (-40, 0, 40):
            keep(
                vault,
                made(
                    Conversation,
                    f"{state.value} {ahead}",
                    person_id="p",
                    held_on=day(-50 - number),
                    next_meeting_on=day(ahead),
                    next_meeting_state=state,
                ),
            )
    standing = [f"{state} {ahead}" for ahead in (-40, 0, 40) for state in ("moved", "planned")]
    assert ids(lists.list_lines(vault, lists.MEETINGS, 10)) == standing
    assert ids(lists.list_lines(vault, lists.MEETINGS, 2)) == standing[:2]
    assert lists.count_lines(vault, lists.MEETINGS) == 6


def test_whose_time_is_over(vault):
    keep(
        vault,
        *(made(Person, name, name=name.title()) for name in ("long", "kept", "due", "late", "none")),
        made(Person, "gone", name="Gone", removed=RemovedWhy.BY_MISTAKE),
        *(
            made(Conversation, f"{name} {number}", person_id=name, held_on=day(-number))
            for name, number in (
                *(("long", 500), ("long", 450), ("kept", 600), ("due", 700), ("gone", 800)),
                *(("late", 800), ("late", 5)),
            )
        ),
        made(Keeping, "k1", person_id="kept", look_again_on=day(1)),
        made(Keeping, "k2", person_id="due", look_again_on=TODAY),
    )
    over = lists.list_over(vault, day(-400), TODAY, 10)
    assert over == [("due", "Due", day(-700), TODAY), ("long", "Long", day(-450), None)]
    assert lists.list_over(vault, day(-400), TODAY, 1) == over[:1]
    assert lists.count_over(vault, day(-400), TODAY) == 2
    assert lists.count_over(vault, day(-450), TODAY) == 1  # on the very day it is not over yet


def test_nobody_falls_between_the_gaps(vault):
    out = {"person_id": "p", "direction": Direction.OUT, "to_service": "Debt help"}
    keep(
        vault,
        made(Person, "p", name="Maja"),
        made(Introduction, "i1", person_id="p", received_on=day(-3)),
        made(Introduction, "i2", person_id="p", received_on=day(-27)),
        made(Introduction, "i3", person_id="p", received_on=day(-27), first_held_on=TODAY),
        made(Introduction, "o1", **out, sent_on=day(-2), acknowledged_on=day(-1)),
        made(Introduction, "o2", **out, sent_on=day(-2), arrived_on=TODAY),
        made(Introduction, "o3", **out, sent_on=day(-2), came_back_on=TODAY),
    )
    assert ids(lists.list_lines(vault, lists.WAITING, 10)) == ["i2", "i1"]
    assert lists.list_lines(vault, lists.ON_THE_WAY, 10) == [("p", "Maja", "o1", day(-2), "Debt help")]


def test_whoever_was_taken_out_takes_no_room_on_a_list(vault):
    keep(
        vault,
        made(Person, "gone", name="Ada", removed=RemovedWhy.BY_MISTAKE),
        made(Person, "p", name="Maja"),
        made(Introduction, "i1", person_id="gone", received_on=day(-9)),
        made(Introduction, "i2", person_id="p", received_on=None),
        made(Introduction, "i3", person_id="p", received_on=day(-3)),
    )
    assert [(one.record_id, one.day) for one in lists.list_lines(vault, lists.WAITING, 2)] == [
        ("i2", None),
        ("i3", day(-3)),
    ]


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda vault: list_people_named(vault, "", 10), "SCAN name_order SCAN found SEARCH"),
        (lambda vault: lists.list_lines(vault, lists.MEETINGS, 10), "conversation_next"),
        (lambda vault: lists.list_lines(vault, lists.UNFINISHED, 10), "conversation_drafts"),
        (lambda vault: lists.list_lines(vault, lists.DUE, 10, TODAY.isoformat()), "action_due"),
        (lambda vault: lists.list_lines(vault, lists.WAITING, 10), "introduction_waiting"),
        (lambda vault: lists.list_lines(vault, lists.ON_THE_WAY, 10), "introduction_on_the_way"),
    ],
)
def test_an_index_answers_and_nothing_is_sorted(vault, ask, index):
    asked = []

    class Overhearing:
        def execute(self, sql, values=()):
            asked.append((sql, values))
            return vault.execute(sql, values)

    ask(Overhearing())
    ((sql, values),) = asked
    plan = " ".join(row[3] for row in vault.execute(f"EXPLAIN QUERY PLAN {sql}", values))
    assert index in plan
    assert "TEMP B-TREE" not in plan
