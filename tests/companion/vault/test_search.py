"""Search finds every word asked for, in what stands now, and nothing that was typed can break it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.conversation import Conversation, Keep, Passage
from companion.domain.member import Member
from companion.domain.person import Person
from companion.vault.rows import amend_record, put_record
from companion.vault.search import MARK_END, MARK_START, list_found, to_query
from tests.companion.domain.records_for_tests import TODAY, made
from tests.companion.vault_fixtures import open_test_vault


@pytest.fixture
def vault(tmp_path):
    vault = open_test_vault(tmp_path)
    with vault.transaction():
        for number in (1, 2):
            one = made(Person, f"p{number}", name=("Ada", "Ben")[number - 1])
            put_record(vault, replace(one, version=f"person-{number}"))
    yield vault
    vault.close()


def keep(vault, number, text, person_id="p1"):
    one = made(Passage, f"q{number}", conversation_id="c1", person_id=person_id, text=text)
    with vault.transaction():
        put_record(vault, replace(one, version=f"v{number}"))


def found(vault, typed, **how):
    return [one.record_id for one in list_found(vault, typed, limit=50, **how)]


def test_the_last_word_may_be_a_beginning_and_newest_comes_first(vault):
    keep(vault, 1, "We walked along the canal.")
    keep(vault, 2, "The canal again, with Zoë")
    assert found(vault, "cana") == ["q2", "q1"]
    assert found(vault, "cana ") == []
    assert found(vault, "walked cana") == ["q1"]
    assert found(vault, "ZOE") == ["q2"]
    assert found(vault, "") == found(vault, " ?! ") == []


def test_only_one_person_when_asked(vault):
    keep(vault, 1, "canal", "p1")
    keep(vault, 2, "canal", "p2")
    assert found(vault, "canal", person_id="p2") == ["q2"]


def test_the_words_are_shown_in_context(vault):
    keep(vault, 1, "word " * 40 + "the lighthouse by the sea" + " word" * 40)
    (one,) = list_found(vault, "lightho", limit=1)
    assert f"the {MARK_START}lighthouse{MARK_END} by" in one.context
    assert len(one.context.split()) <= 17


def test_names_are_found_and_a_member_is_not(vault):
    with vault.transaction():
        put_record(vault, made(Person, "p3", name="Maja", about_me="likes owls"))
        put_record(vault, made(Member, "m1", name="Maja"))
    (one,) = list_found(vault, "maja owls", limit=5)
    assert (one.kind, one.person_id, one.person_name, one.conversation_id) == ("person", "p3", "Maja", None)


def test_a_passage_tells_from_which_conversation_and_private_ones_can_be_passed_over(vault):
    with vault.transaction():
        put_record(vault, made(Conversation, "c1", person_id="p1", held_on=TODAY, place="the canal"))
    keep(vault, 1, "canal")
    with vault.transaction():
        note = made(Passage, "q2", conversation_id="c1", person_id="p1", text="canal", keep=Keep.PRIVATE)
        put_record(vault, replace(note, version="v2"))
    private, passage, talk = list_found(vault, "canal", limit=5)
    assert (private.record_id, private.keep, private.voice) == ("q2", "private", "person")
    assert (private.private, passage.private) == (True, False)
    assert (passage.conversation_id, passage.held_on, passage.keep) == ("c1", TODAY.isoformat(), "between_us")
    assert (talk.kind, talk.conversation_id, talk.keep) == ("conversation", "c1", None)
    assert [one.record_id for one in list_found(vault, "canal", limit=5, private=False)] == ["q1", "c1"]


def test_what_is_being_typed_waits_and_is_found_all_the_same(vault):
    first = made(Passage, "q1", conversation_id="c1", person_id="p1", text="I wa")
    keep(vault, 1, "I wa")
    with vault.transaction():
        amend_record(vault, replace(first, version="v1", text="I want a garden"))
    assert vault.execute("SELECT count(*) FROM search_waiting").fetchone()[0] == 1
    assert found(vault, "garden") == ["q1"]
    assert vault.execute("SELECT count(*) FROM search_waiting").fetchone()[0] == 0
    with vault.transaction():
        amend_record(vault, replace(first, version="v1", text=""))
    assert found(vault, "garden") == []


def test_what_has_no_words_to_find_does_not_wait(vault):
    member = made(Member, "m1", name="Maja")
    with vault.transaction():
        put_record(vault, member)
        amend_record(vault, replace(member, name="Ali"))
    assert vault.execute("SELECT count(*) FROM search_waiting").fetchone()[0] == 0


def test_a_person_being_typed_is_found(vault):
    person = replace(made(Person, "p1", name="Ada"), version="person-1")
    with vault.transaction():
        amend_record(vault, replace(person, about_me="likes owls"))
    assert found(vault, "owls") == ["p1"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_nothing_typed_is_an_operator(vault, typed):
    list_found(vault, typed, limit=5)
    list_found(vault, f'{typed} AND NEAR(x "', limit=5)


def test_operators_are_words():
    assert to_query("cats OR dogs") == '"cats" "OR" "dogs"*'
    assert to_query('a" NOT b ') == '"a" "NOT" "b"'


def test_what_was_taken_out_leaves_no_word_behind(vault):
    keep(vault, 1, "zebrafinch")
    with vault.transaction():
        first = made(Passage, "q1", conversation_id="c1", person_id="p1", text="zebrafinch")
        put_record(vault, replace(first, version="v9", supersedes="v1", text=""))
    rows = vault.execute("SELECT count(*) FROM search_words_data WHERE block LIKE '%zebrafinch%'").fetchone()
    assert rows[0] == 0
    assert found(vault, "zebrafinch") == []
