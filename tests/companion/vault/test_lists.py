"""The lists of home: what belongs on each, what does not, and that an index answers them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import count

import pytest

from companion.domain.conversation import Conversation, ConversationState
from companion.domain.introduction import Direction, Introduction
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
    assert ids(lists.list_meetings_on(vault, TODAY, 10)) == ["c1"]
    assert ids(lists.list_unfinished(vault, 10)) == ["c3", "c1"]
    assert ids(lists.list_due(vault, TODAY, 10)) == ["a2", "a1"]
    assert lists.list_due(vault, TODAY, 10)[1] == ("p", "Maja", "a1", TODAY, "ring the council")
    assert lists.list_due(vault, TODAY, 1) == lists.list_due(vault, TODAY, 10)[:1]


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
    assert ids(lists.list_waiting(vault, 10)) == ["i2", "i1"]
    assert lists.list_on_the_way(vault, 10) == [("p", "Maja", "o1", day(-2), "Debt help")]


def test_whoever_was_taken_out_takes_no_room_on_a_list(vault):
    keep(
        vault,
        made(Person, "gone", name="Ada", removed=RemovedWhy.BY_MISTAKE),
        made(Person, "p", name="Maja"),
        made(Introduction, "i1", person_id="gone", received_on=day(-9)),
        made(Introduction, "i2", person_id="p", received_on=None),
        made(Introduction, "i3", person_id="p", received_on=day(-3)),
    )
    assert [(one.record_id, one.day) for one in lists.list_waiting(vault, 2)] == [
        ("i2", None),
        ("i3", day(-3)),
    ]


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        (lambda vault: list_people_named(vault, "", 10), "person_by_name"),
        (lambda vault: lists.list_meetings_on(vault, TODAY, 10), "conversation_next"),
        (lambda vault: lists.list_unfinished(vault, 10), "conversation_drafts"),
        (lambda vault: lists.list_due(vault, TODAY, 10), "action_due"),
        (lambda vault: lists.list_waiting(vault, 10), "introduction_waiting"),
        (lambda vault: lists.list_on_the_way(vault, 10), "introduction_on_the_way"),
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
