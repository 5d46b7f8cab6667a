"""Each thing a record may not be, by its code and its field, never its content."""

from datetime import date, timedelta

import pytest

from companion.domain.checks import check_record
from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation, Passage
from companion.domain.introduction import Introduction
from companion.domain.network import NetworkMember
from companion.domain.person import Person
from companion.domain.plan import Plan
from companion.domain.strengths import Action, Hope
from companion.domain.text import LONGEST_NAME, LONGEST_TEXT
from companion.errors import Code, KnownError
from tests.companion.domain.records_for_tests import TODAY, made

TOMORROW = TODAY + timedelta(days=1)
BAD = [
    (made(Person, name=""), Code.NAME_MISSING, "name"),
    (made(Person, name=" \u200f "), Code.NAME_MISSING, "name"),
    (made(NetworkMember, person_id="p", name=""), Code.NAME_MISSING, "name"),
    (made(ConsentDecision, person_id="p", recipient=""), Code.NAME_MISSING, "recipient"),
    (made(Person, name="x" * (LONGEST_NAME + 1)), Code.NAME_TOO_LONG, "name"),
    (made(Hope, person_id="p", text=" "), Code.TEXT_MISSING, "text"),
    (
        made(Passage, conversation_id="c", person_id="p", text="x" * (LONGEST_TEXT + 1)),
        Code.TEXT_TOO_LONG,
        "text",
    ),
    (made(Person, name="Jo", born_on=TOMORROW), Code.DATE_IN_FUTURE, "born_on"),
    (made(Person, name="Jo", born_on=date(202, 1, 1)), Code.DATE_TOO_FAR, "born_on"),
    (made(Introduction, person_id="p", received_on=TOMORROW), Code.DATE_IN_FUTURE, "received_on"),
    (made(Conversation, person_id="p", held_on=TOMORROW), Code.DATE_IN_FUTURE, "held_on"),
    (made(Action, person_id="p", text="call", by_when=date(2206, 1, 1)), Code.DATE_TOO_FAR, "by_when"),
]


@pytest.mark.parametrize(("record", "code", "field"), BAD)
def test_each_has_its_code_and_names_its_field(record, code, field):
    with pytest.raises(KnownError) as raised:
        check_record(record, TODAY)
    assert raised.value.code is code
    assert raised.value.facts["field"] == field


@pytest.mark.parametrize(
    "record",
    [
        made(Person, name="J"),
        made(Person, name="x" * LONGEST_NAME, born_on=TODAY),
        made(Person, name="李👩\u200d👧"),
        made(Passage, conversation_id="c", person_id="p", text=""),
        made(Passage, conversation_id="c", person_id="p", text="x" * LONGEST_TEXT),
        made(Plan, person_id="p"),
        made(Action, person_id="p", text="call", by_when=TOMORROW),
    ],
)
def test_what_is_fine_passes(record):
    check_record(record, TODAY)
