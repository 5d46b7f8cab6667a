"""Search finds every word asked for, in what stands now, and nothing that was typed can break it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.conversation import Conversation, Keep, Passage
from companion.domain.member import Member
from companion.domain.person import Person
from companion.domain.text import cleaned
from companion.vault.rows import amend_record, put_record
from companion.vault.search import drop_words, list_found, tend_index
from companion.vault.search_text import MARK_END, MARK_START, context_of, to_query
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
    assert to_query("cats OR dogs") == '"cats" AND "or" AND "dogs"*'
    assert to_query('a" NOT b ') == '"a" AND "not" AND "b"'


def test_what_was_taken_out_is_not_found(vault):
    keep(vault, 1, "zebrafinch")
    with vault.transaction():
        first = made(Passage, "q1", conversation_id="c1", person_id="p1", text="zebrafinch")
        put_record(vault, replace(first, version="v9", supersedes="v1", text=""))
    assert found(vault, "zebrafinch") == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("lukasz", "with Łukasz, and"),
        ("dont", "I don't know"),
        ("don’t kn", "I don't know"),
        ("odwyer", "Mrs O’Dwyer"),
        ("O Dwyer", "Mrs O'Dwyer"),
        ("jones", "Jones—and"),
        ("smithjones", "Smith‑Jones"),
        ("明", "我叫小明。"),
        ("小明", "我叫小明。"),
        ("หมู", "ผมชอบหมูมาก"),
        ("ziggy", "“Ziggy”"),
        ("smith", "Sm\u200eith"),
        ("हिन्दी", "वे हिन्दी बोलते हैं"),
        ("иван", "Иван"),
        ("3", "room ٣"),
    ],
)
def test_words_are_found_however_they_are_written(vault, typed, text):
    keep(vault, 1, text)
    keep(vault, 2, "something else")
    (one,) = list_found(vault, typed, limit=9)
    assert one.record_id == "q1"
    assert MARK_START in one.context
    assert one.context.replace(MARK_START, "").replace(MARK_END, "") == text


def test_a_run_is_found_as_it_stands_together(vault):
    keep(vault, 1, "小。明 小红明")
    assert found(vault, "小明") == []
    assert found(vault, "红明") == ["q1"]


WORDS = st.text(st.characters(categories=("L", "M", "N", "P", "Cf", "Zs", "Co", "So")), max_size=30)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    WORDS,
    st.sampled_from(("NFC", "NFD", "NFKC", "NFKD")),
    st.sampled_from((str, str.upper, str.lower)),
    st.data(),
)
def test_the_engine_and_the_fold_agree_about_every_text(vault, text, form, case, data):
    """A text is found by all that stands in it, by each word, and as far as it has been typed."""
    words = cleaned(text)
    one = replace(made(Passage, "q1", conversation_id="c1", person_id="p1", text=words), version="v1")
    with vault.transaction():
        if vault.execute("SELECT 1 FROM passage").fetchone():
            amend_record(vault, one)
        else:
            put_record(vault, one)
    typed = unicodedata.normalize(form, case(words))
    so_far = words[: data.draw(st.integers(0, len(words)))]
    for part in {typed, so_far, *typed.split()}:
        assert not to_query(part) or "q1" in found(vault, part), part


def test_the_context_is_around_the_words_and_is_no_longer_than_asked(vault):
    keep(vault, 1, "小" * 300 + "明天见" + "好" * 300)
    (one,) = list_found(vault, "明天", limit=1)
    assert f"{MARK_START}明天{MARK_END}" in one.context and one.context[0] == one.context[-1] == "…"
    assert len(one.context) < 500
    keep(vault, 2, "Zoë " + "x " * 40 + "and the O’Dwyers")
    (one,) = list_found(vault, "odwyers and", limit=1)
    assert one.context.endswith(f"{MARK_START}and{MARK_END} the {MARK_START}O’Dwyers{MARK_END}")


def test_what_waits_is_taken_in_when_nobody_asks(vault):
    first = made(Passage, "q1", conversation_id="c1", person_id="p1", text="I wa")
    keep(vault, 1, "I wa")
    keep(vault, 2, "else")
    with vault.transaction():
        amend_record(vault, replace(first, version="v1", text="a garden"))
        amend_record(vault, replace(first, id="q2", version="v2", text="a garden"))
    assert tend_index(vault, 1)
    assert vault.execute("SELECT count(*) FROM search_waiting").fetchone()[0] == 1
    assert not tend_index(vault, 1)
    assert found(vault, "garden") == ["q2", "q1"]
    assert not tend_index(vault, 1)


def test_what_was_indexed_before_there_was_a_fold_is_found_as_before_and_folded_when_nobody_asks(vault):
    for number, text in ((1, "Łukasz came"), (2, "Łukasz went"), (3, "Łukasz stayed"), (4, "he left")):
        keep(vault, number, text)
        words = "UPDATE search_words SET words = ? WHERE rowid = (SELECT place FROM search_entry WHERE record_id = ?)"
        vault.execute(words, (text, f"q{number}"))
    vault.execute("INSERT INTO search_again SELECT place FROM search_entry")
    vault.execute("INSERT INTO search_again VALUES (999)")  # gone meanwhile
    assert (found(vault, "lukasz"), found(vault, "came")) == ([], ["q1"])
    assert tend_index(vault, 4)  # the newest first
    assert found(vault, "lukasz") == ["q3", "q2"]
    with vault.transaction():
        drop_words(vault, "q1")
    keep(vault, 5, "and Łukasz")
    assert not tend_index(vault, 99)
    assert found(vault, "lukasz") == ["q5", "q3", "q2"]


def test_a_change_of_many_own_words_waits_for_no_wiping(vault):
    """Wiping is for what is destroyed: every word of a changed passage, 50 ms a passage at full size."""
    asked = []
    keep(vault, 1, "zebrafinch")
    first = made(Passage, "q1", conversation_id="c1", person_id="p1", text="heron")
    with vault.transaction():
        amend_record(vault, replace(first, version="v1"))
    vault.db.conn.set_trace_callback(asked.append)
    assert found(vault, "heron") == ["q1"]
    vault.db.conn.set_trace_callback(None)
    assert any("DELETE FROM search_words" in one for one in asked)
    assert not [one for one in asked if "secure-delete" in one]
    config = "SELECT v FROM search_words_config WHERE k = 'secure-delete'"
    assert vault.execute(config).fetchone()[0] == 0


def test_a_context_without_the_words_is_the_beginning():
    assert context_of("heron")("no such bird") == "no such bird"
    assert context_of("heron")("no " * 20) == "no " * 15 + "no…"
