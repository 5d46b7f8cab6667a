"""Rows out of what was found."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.services.record.finding import MARK_END, MARK_START, FoundLine, Origin, OriginKind, SearchState
from companion.services.record.people import PersonRow
from companion.vault.nouns import SEARCHED
from companion.vault.search import CAME
from ui import routes
from ui.search.state import KINDS, Piece, to_pieces, to_rows

TODAY = date(2026, 3, 5)


def line(**values):
    known = {
        "kind": "passage",
        "record_id": "r",
        "person_id": "p",
        "person_name": "Maja",
        "conversation_id": "c",
        "held_on": "2026-03-03",
        "keep": "between_us",
        "voice": "person",
        "context": f"the {MARK_START}garden{MARK_END} gate",
    }
    return FoundLine(**(known | values))


def rows_of(*lines, people=()):
    return to_rows(SearchState(typed="x", people=people, lines=lines, more=False), TODAY)


def test_a_row_says_whose_what_and_when():
    (row,) = rows_of(line())
    assert (row.name, row.what, row.context) == ("Maja", "Their words, Tuesday 3 March", "the garden gate")
    assert row.pieces == (Piece("the ", False), Piece("garden", True), Piece(" gate", False))
    assert row.route == routes.conversation("c", "r", "garden gate")
    assert row.spoken == "Maja, Their words, Tuesday 3 March. the garden gate"


def test_a_private_note_says_so():
    (row,) = rows_of(line(keep="private", voice="worker"))
    assert row.what.startswith("My private note, ")
    assert row.icon == "eye-off"


@pytest.mark.parametrize(
    ("kind", "route"),
    [("hope", routes.person("p")), ("plan", routes.plan("p")), ("network_member", routes.person("p"))],
)
def test_what_belongs_to_no_conversation_leads_to_its_place(kind, route):
    (row,) = rows_of(line(kind=kind, conversation_id=None, held_on=None, voice=None))
    assert row.route == route


def test_people_come_first_and_are_not_said_twice():
    ada = PersonRow(id="p", name="Ada", pronouns="she/her")
    twice = line(
        kind="person", conversation_id=None, held_on=None, voice=None, context=f"{MARK_START}Ada{MARK_END}"
    )
    rows = rows_of(line(), twice, people=(ada,))
    assert [(row.name, row.what.split(",")[0]) for row in rows] == [
        ("Ada", "Person"),
        ("Maja", "Their words"),
    ]


def test_every_noun_that_can_be_found_has_a_name():
    assert set(KINDS) | {"passage"} == {*SEARCHED, CAME}


@given(st.lists(st.tuples(st.text(), st.booleans())))
def test_no_letter_is_lost_between_the_marks(parts):
    clean = [(text.replace(MARK_START, "").replace(MARK_END, ""), found) for text, found in parts]
    context = "".join(MARK_START + text + MARK_END if found else text for text, found in clean)
    words = "".join(text for text, _found in clean)
    assert "".join(piece.words for piece in to_pieces(context)) == words.replace("\n", " ")


def between(kind, who="Noor", sent=True, person_id=""):
    at = datetime(2026, 3, 3, 12, tzinfo=UTC)
    origin = Origin(kind=kind, item="i", who=who, at=at, person_name="Maja", sent=sent)
    found = line(kind="x", person_id=person_id, conversation_id=None, held_on=None, keep=None, voice=None)
    state = SearchState(typed="x", people=(), lines=(found,), more=False, origins={"r": origin})
    return to_rows(state, TODAY)[0]


@pytest.mark.parametrize(
    ("row", "what", "route"),
    [
        (between(OriginKind.SHARED), "Shared with me by Noor, Tuesday 3 March", routes.summary("i")),
        (
            between(OriginKind.SHARED, who=""),
            "Shared with me by someone who was in the team, Tuesday 3 March",
            routes.summary("i"),
        ),
        (
            between(OriginKind.ANSWERED, person_id="p"),
            "Answer from Noor, Tuesday 3 March",
            routes.person("p"),
        ),
        (between(OriginKind.MY_ANSWER), "My answer, Tuesday 3 March", routes.summary("i")),
        (between(OriginKind.MY_ANSWER, sent=False), "My answer, not sent yet", routes.summary("i")),
    ],
)
def test_what_went_between_two_laptops_says_who_and_when_and_leads_there(row, what, route):
    assert (row.name, row.what, row.context, row.route) == ("Maja", what, "the garden gate", route)
