"""Search finds every word asked for, in what stands now, and nothing that was typed can break it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.conversation import Passage
from companion.domain.member import Member
from companion.domain.person import Person
from companion.vault.rows import put_record
from companion.vault.search import MARK_END, MARK_START, list_found, to_query
from tests.companion.domain.records_for_tests import made
from tests.companion.vault_fixtures import open_test_vault


@pytest.fixture
def vault(tmp_path):
    vault = open_test_vault(tmp_path)
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
        put_record(vault, made(Person, "p1", name="Maja", about_me="likes owls"))
        put_record(vault, made(Member, "m1", name="Maja"))
    assert [(one.kind, one.person_id) for one in list_found(vault, "maja owls", limit=5)] == [
        ("person", "p1")
    ]


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
