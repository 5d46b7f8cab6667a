"""What parcels say is read strictly: exactly the fields of the page, their types, words and limits."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.crypto.cbor import decode, encode
from companion.crypto.envelope import Kind
from companion.domain.consent import Purpose, RecipientKind
from companion.domain.record import Voice
from companion.domain.strengths import ActionState, StrengthDomain, Who
from companion.domain.summaries import (
    AnswerContent,
    AnswerKind,
    Basis,
    BasisKind,
    ReceiptContent,
    ReceiptWhat,
    SharedAction,
    SharedDisagreement,
    SharedNeed,
    SharedPassage,
    SharedStrength,
    SummaryContent,
    WithdrawalContent,
    WithdrawnWhy,
)
from companion.domain.topics import Topic
from companion.errors import BugError, Code, KnownError
from companion.sync import contents
from companion.sync.contents import MOST_PARTS, parts_of, read_content, require_covered, to_map
from tests.companion.sync.any_contents import summaries

ITEM = "01890000-0000-7000-8000-00000000aa01"
VERSION = "01890000-0000-7000-8000-00000000aa02"
TEAM = "01890000-0000-7000-8000-00000000aa03"
AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

ANSWER = AnswerContent(about=ITEM, about_version=VERSION, answer=AnswerKind.PRAISE, text="well done")
RECEIPT = ReceiptContent(about=ITEM, about_version=VERSION, what=ReceiptWhat.OPENED, at=AT)
WITHDRAWAL = WithdrawalContent(about=ITEM, why=WithdrawnWhy.ERASED)
FULL = SummaryContent(
    name="Maja",
    passages=(
        SharedPassage(
            text="said",
            voice=Voice.PERSON,
            topics=(Topic.HOME, Topic.MONEY),
            prompt=None,
            said_on=date(2026, 3, 2),
        ),
    ),
    strengths=(
        SharedStrength(
            text="s",
            voice=Voice.WORKER,
            topics=(Topic.HOME,),
            domain=StrengthDomain.HOME,
            kind=None,
            example="",
        ),
    ),
    needs=(
        SharedNeed(
            text="n", voice=Voice.PERSON, topics=(Topic.MONEY,), area=Topic.MONEY, urgency=None, met_by=""
        ),
    ),
    actions=(
        SharedAction(
            text="a",
            topics=(),
            who=Who.PERSON,
            who_name="",
            by_when=date(2026, 3, 9),
            state=ActionState.OFFERED,
            got_in_the_way="",
        ),
    ),
    disagreements=(SharedDisagreement(text="d", topics=(Topic.HOME, Topic.MONEY), about=0),),
    held_on=date(2026, 3, 2),
)


@settings(max_examples=60)
@given(summaries, st.sampled_from([Kind.SUMMARY, Kind.GRANT]))
def test_a_summary_comes_back_as_it_was_through_cbor(content, kind):
    data = encode(to_map(content))
    assert read_content(kind, decode(data, most=len(data))) == content


@pytest.mark.parametrize(
    ("kind", "content"), [(Kind.REPLY, ANSWER), (Kind.RECEIPT, RECEIPT), (Kind.WITHDRAWAL, WITHDRAWAL)]
)
def test_the_other_kinds_come_back_too_and_not_as_another(kind, content):
    assert read_content(kind, to_map(content)) == content
    assert parts_of(content) == 1
    for other in set(Kind) - {kind}:
        assert refused(other, to_map(content))


def test_the_maps_are_those_of_the_page():
    assert to_map(ANSWER) == {
        "about": ITEM,
        "about_version": VERSION,
        "answer": "praise",
        "text": "well done",
    }
    assert to_map(RECEIPT) == {
        "about": ITEM,
        "about_version": VERSION,
        "what": "opened",
        "at": "2026-03-02T09:00:00Z",
    }
    assert to_map(WITHDRAWAL) == {"about": ITEM, "why": "erased"}
    assert list(to_map(FULL)) == [item.name for item in fields(SummaryContent)]
    assert to_map(FULL)["passages"] == [
        {
            "text": "said",
            "voice": "person",
            "topics": ["home", "money"],
            "prompt": None,
            "said_on": "2026-03-02",
        }
    ]


def refused(kind: Kind, value: object) -> bool:
    with pytest.raises(KnownError) as caught:
        read_content(kind, value)
    return (caught.value.code, caught.value.facts) == (Code.PARCEL_REFUSED, {"reason": "content"})


def spoilt(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    """Put something else at a place in the map; a place that is not there is made."""

    def spoil(value: Any) -> None:
        for step in path[:-1]:
            value = value[step]
        value[path[-1]] = to

    return spoil


SPOILT: dict[str, Callable[[dict[str, Any]], None]] = {
    "a field missing": lambda value: value.pop("hopes"),
    "a field more": spoilt("score", to=7),
    "a field missing inside": lambda value: value["passages"][0].pop("prompt"),
    "a field more inside": spoilt("passages", 0, "keep", to="private"),
    "no text": spoilt("name", to=7),
    "no name": spoilt("name", to=" \n"),
    "a name too long": spoilt("name", to="x" * 201),
    "a name too long inside": spoilt("actions", 0, "who_name", to="x" * 201),
    "a text too long": spoilt("question", to="x" * 200_001),
    "a nul": spoilt("question", to="a\0b"),
    "not composed": spoilt("question", to="e\u0301"),
    "no list": spoilt("passages", to={}),
    "a list of something else": spoilt("passages", to=["said"]),
    "an unknown topic": spoilt("passages", 0, "topics", to=["weather"]),
    "a topic that is no text": spoilt("passages", 0, "topics", to=[1]),
    "a topic twice": spoilt("passages", 0, "topics", to=["home", "home"]),
    "topics out of order": spoilt("passages", 0, "topics", to=["money", "home"]),
    "topics that are no list": spoilt("passages", 0, "topics", to="home"),
    "an unknown voice": spoilt("passages", 0, "voice", to="system"),
    "a voice of none": spoilt("passages", 0, "voice", to=None),
    "an unknown prompt": spoilt("passages", 0, "prompt", to="how_risky"),
    "no date": spoilt("passages", 0, "said_on", to="yesterday"),
    "a date in another form": spoilt("passages", 0, "said_on", to="20260302"),
    "a date that is a number": spoilt("passages", 0, "said_on", to=20260302),
    "a number for yes": spoilt("person_saw", to=1),
    "a strength whose topics lack its domain": spoilt("strengths", 0, "topics", to=[]),
    "a need whose topics lack its area": spoilt("needs", 0, "topics", to=["home"]),
    "about a passage that is not there": spoilt("disagreements", 0, "about", to=1),
    "about a place before the first": spoilt("disagreements", 0, "about", to=-1),
    "about yes": spoilt("disagreements", 0, "about", to=False),
    "about a text": spoilt("disagreements", 0, "about", to="0"),
    "too many parts in one list": spoilt("hopes", to=[None] * (MOST_PARTS + 1)),
}


@pytest.mark.parametrize("how", SPOILT)
def test_what_is_not_as_the_page_says_is_refused(how):
    value = copy.deepcopy(to_map(FULL))
    assert read_content(Kind.SUMMARY, value) == FULL
    SPOILT[how](value)
    assert refused(Kind.SUMMARY, value)


@pytest.mark.parametrize("value", [None, [], "x", b"x", 1, True, {}])
def test_what_is_no_map_is_refused(value):
    assert refused(Kind.SUMMARY, value)


def test_too_many_parts_together_are_refused():
    passage = to_map(FULL)["passages"][0]
    value = {**to_map(FULL), "passages": [passage] * MOST_PARTS}
    assert parts_of(FULL) == 5
    assert refused(Kind.SUMMARY, value)


@pytest.mark.parametrize(
    ("kind", "content", "changes"),
    [
        (Kind.REPLY, ANSWER, {"answer": "seen"}),
        (Kind.REPLY, ANSWER, {"text": "  "}),
        (Kind.REPLY, ANSWER, {"about": "01890000"}),
        (Kind.REPLY, ANSWER, {"about": ITEM.upper()}),
        (Kind.REPLY, ANSWER, {"about_version": None}),
        (Kind.REPLY, ANSWER, {"about_version": b"0123456789abcdef"}),
        (Kind.RECEIPT, RECEIPT, {"what": "read"}),
        (Kind.RECEIPT, RECEIPT, {"at": "2026-03-02T09:00:00+00:00"}),
        (Kind.RECEIPT, RECEIPT, {"at": None}),
        (Kind.WITHDRAWAL, WITHDRAWAL, {"why": "other"}),
        (Kind.WITHDRAWAL, WITHDRAWAL, {"why": None}),
    ],
)
def test_answers_receipts_and_withdrawals_are_read_as_strictly(kind, content, changes):
    assert refused(kind, {**to_map(content), **changes})


def test_a_field_of_a_type_that_no_parcel_holds_is_our_bug():
    with pytest.raises(BugError):
        contents._simple_reader(bytes)


def test_content_outside_its_basis_is_refused():
    basis = Basis(
        why=BasisKind.CONSENT,
        id=ITEM,
        version=VERSION,
        purpose=Purpose.SUPPORT,
        recipient_kind=RecipientKind.TEAM,
        recipient=TEAM,
        topics_included=(),
        topics_excluded=(Topic.LEGAL,),
        given_on=None,
        expires_on=None,
    )
    require_covered(basis, FULL, ITEM, TEAM)
    for other in (
        replace(basis, topics_excluded=(Topic.MONEY,)),
        replace(basis, topics_included=(Topic.HOME, Topic.MONEY)),
        replace(basis, recipient=VERSION),
        replace(basis, recipient=ITEM),
        replace(basis, recipient_kind=RecipientKind.SERVICE),
        replace(basis, purpose=Purpose.LEARNING),
    ):
        with pytest.raises(KnownError) as caught:
            require_covered(other, FULL, ITEM, TEAM)
        assert caught.value.facts == {"reason": "outside_basis"}
    require_covered(replace(basis, recipient_kind=RecipientKind.MEMBER, recipient=ITEM), FULL, ITEM, TEAM)
