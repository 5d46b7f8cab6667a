"""What came from others is found like one's own words, and leaves no word behind when it is taken back."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args, get_type_hints

import pytest

from companion.domain.person import Person
from companion.domain.summaries import Answer, AnswerContent, SummaryContent
from companion.vault.db import Vault
from companion.vault.nouns import CAME_TEXTS
from companion.vault.rows import amend_record, put_record
from companion.vault.search import CAME, CAME_PREFIX, list_found, tend_index
from companion.vault.search_text import MARK_END, MARK_START
from companion.vault.shared import Received, drop_received, get_received_line, put_received, put_shared_copy
from companion.vault.store import put_row
from tests.companion.domain.records_for_tests import made
from tests.companion.vault.raw_pages import plain_bytes
from tests.companion.vault.team_samples import ADA, SAM, add_carrier, add_parcels, minute, received, shared
from tests.companion.vault_fixtures import keys_of_test

WORD = "zebrafinch"
"""In no other word of a vault, and too long to be told from what the prefixes of the index keep by chance."""


def summary(number: int, words: str, **values: Any) -> Received:
    said = {
        "name": "Maja",
        "question": "What next?",
        "passages": [{"text": words, "voice": "person", "topics": []}],
    }
    return received(number, **{"content": said, **values})


def answered(number: int, words: str, **values: Any) -> Received:
    content = {"about": "item-1", "about_version": "version-1", "answer": "praise", "text": words}
    told = {
        "item": "answer-1",
        "kind": 2,
        "basis": None,
        "about_item": "item-1",
        "author": SAM,
        "content": content,
    }
    return received(number, **{**told, **values})


def put(vault: Vault, *rows: Received) -> None:
    with vault.transaction():
        for row in rows:
            put_received(vault, row)


def share_with_sam(vault: Vault) -> None:
    add_carrier(vault)
    add_parcels(vault, 1)
    with vault.transaction():
        put_record(vault, replace(made(Person, "person-1", name="Maja"), version="p1"))
        put_shared_copy(vault, shared(1))


def found(vault: Vault, typed: str) -> list[str]:
    return [one.record_id.removeprefix(CAME_PREFIX) for one in list_found(vault, typed, limit=9)]


def answer(text: str, **values: Any) -> Answer:
    told = {"about_item": "item-1", "about_version": "version-1", "to_member": ADA, "text": text}
    return replace(made(Answer, "answer-9", **told), version="a1", **values)


def test_a_summary_is_found_with_its_words_in_context(vault: Vault) -> None:
    put(vault, summary(1, f"the {WORD} sings"))
    (one,) = list_found(vault, "zebraf", limit=9)
    assert (one.kind, one.record_id, one.person_id, one.person_name) == (CAME, "received:version-1", "", "")
    assert f"the {MARK_START}{WORD}{MARK_END} sings" in one.context
    assert found(vault, "maja next") == ["version-1"]
    assert found(vault, "person") == []  # a code is no word of anybody's


def test_the_version_that_stands_is_found_whatever_came_first(vault: Vault) -> None:
    put(vault, summary(2, f"a second {WORD}", previous=("version-1",)))
    assert found(vault, WORD) == ["version-2"]
    put(vault, summary(1, f"a first {WORD}"))
    assert found(vault, WORD) == ["version-2"]
    put(vault, summary(3, "a third one", previous=("version-2",)))
    assert (found(vault, WORD), found(vault, "third")) == ([], ["version-3"])
    put(vault, summary(4, f"beside it a {WORD}", previous=("version-2",)))
    assert found(vault, "next") == ["version-4", "version-3"]


def test_an_answer_is_found_with_the_person_it_is_about(vault: Vault) -> None:
    share_with_sam(vault)
    put(vault, answered(2, f"well done, {WORD}"))
    (one,) = list_found(vault, WORD, limit=9, person_id="person-1")
    assert (one.record_id, one.person_id, one.person_name) == ("received:version-2", "person-1", "Maja")
    line = get_received_line(vault, "version-2")
    assert line is not None and line.about_item == "item-1"


def test_an_answer_by_whoever_it_was_never_shared_with_is_not(vault: Vault) -> None:
    share_with_sam(vault)
    put(
        vault, answered(2, WORD, author="member-eve"), answered(3, WORD, about_item="item-9", item="answer-3")
    )
    assert found(vault, WORD) == []


def test_receipts_and_withdrawals_have_no_words(vault: Vault) -> None:
    put(vault, answered(2, WORD, kind=3), answered(3, WORD, kind=4))
    assert found(vault, WORD) == []
    assert vault.execute("SELECT count(*) FROM search_waiting").fetchone()[0] == 0


def test_what_i_answer_is_found_and_what_it_says_now(vault: Vault) -> None:
    with vault.transaction():
        put_record(vault, answer("a robin"))
    (one,) = list_found(vault, "robin", limit=9)
    assert (one.kind, one.record_id, one.person_id) == ("answer", "answer-9", "")
    with vault.transaction():
        amend_record(vault, answer(f"a {WORD}"))
    assert (found(vault, "robin"), found(vault, WORD)) == ([], ["answer-9"])


def test_an_id_that_others_choose_does_not_meet_one_of_ours(vault: Vault) -> None:
    with vault.transaction():
        put_record(vault, answer("a robin"))
    put(vault, summary(1, WORD, version="answer-9"))
    assert found(vault, "robin") == ["answer-9"]
    assert found(vault, WORD) == ["answer-9"]
    with vault.transaction():
        drop_received(vault, "item-1", "by_mistake", minute(9))
    with vault.transaction():
        put_record(vault, replace(answer("a robin"), id="answer-8", version="a2", about_item="item-2"))
    assert found(vault, "robin") == ["answer-8"]


@pytest.mark.parametrize("indexed", [True, False], ids=["in the index", "waiting for it"])
def test_taken_back_no_word_is_left_in_any_page(vault: Vault, indexed: bool) -> None:
    key = keys_of_test().database
    with vault.transaction():
        put_record(vault, answer(f"I know that {WORD}"))
    put(vault, summary(1, f"the {WORD}"), summary(2, f"the {WORD} again", previous=("version-1",)))
    put(vault, summary(3, "a heron", item="item-2"))
    with vault.transaction():
        amend_record(vault, answer(f"I know this {WORD} well"))
    if indexed:
        assert set(found(vault, WORD)) == {"version-2", "answer-9"}
    vault.empty_log()
    assert WORD.encode() in plain_bytes(vault.path, key)
    with vault.transaction():
        drop_received(vault, "item-1", "by_mistake", minute(9))
        assert vault.execute("SELECT count(*) FROM search_waiting").fetchone()[0] == (0 if indexed else 1)
        in_index = "SELECT count(*) FROM search_words WHERE search_words MATCH ?"
        assert vault.execute(in_index, (WORD,)).fetchone()[0] == 0  # in the same transaction
    vault.empty_log()
    assert WORD.encode() not in plain_bytes(vault.path, key)
    assert WORD[3:].encode() not in plain_bytes(
        vault.path, key
    )  # a page of the index begins with what differs
    assert found(vault, WORD) == []
    assert found(vault, "heron") == ["version-3"]


def test_what_was_destroyed_while_it_waited_is_not_found(vault: Vault) -> None:
    put_row(vault, replace(summary(1, WORD), content=None))
    vault.execute("INSERT INTO search_waiting VALUES ('received:version-1', 'received')")
    assert found(vault, WORD) == []


def test_every_word_of_what_travels_can_be_found() -> None:
    assert set(CAME_TEXTS) == _texts_of(SummaryContent) | (
        _texts_of(AnswerContent) - {"about", "about_version"}
    )


def _texts_of(noun: Any) -> set[str]:
    hints = get_type_hints(noun)
    names = {item.name for item in fields(noun) if hints[item.name] is str}
    inside = [one for hint in hints.values() for one in get_args(hint) if is_dataclass(one)]
    return names.union(*(_texts_of(one) for one in inside))


def test_one_version_after_the_other_makes_no_search_slow(vault: Vault) -> None:
    """Each new one would have had all before it looked at again: a member who means harm can send thousands."""
    put(vault, summary(1, WORD), *(summary(n, WORD, previous=(f"version-{n - 1}",)) for n in range(2, 40)))
    waiting = "SELECT record_id FROM search_waiting"
    assert vault.execute(waiting).fetchall() == [("received:version-39",)]
    assert found(vault, WORD) == ["version-39"]
    put(vault, summary(40, WORD, previous=("version-39",)))
    assert vault.execute(waiting).fetchall() == [("received:version-40",)]
    assert found(vault, WORD) == ["version-40"]


def test_a_version_of_one_thing_hides_none_of_another(vault: Vault) -> None:
    put(vault, summary(1, WORD), summary(2, "a heron", item="item-2", previous=("version-1", "never came")))
    assert found(vault, WORD) == ["version-1"] and found(vault, "heron") == ["version-2"]


def test_what_was_folded_and_changed_and_folded_again_is_wiped_all_the_same(vault: Vault) -> None:
    """Every way a word of theirs gets into the index, and out of it again, beside own words that are not wiped."""
    key = keys_of_test().database
    with vault.transaction():
        put_record(vault, replace(made(Person, "p1", name="Maja", about_me="a robin"), version="p1"))
        put_record(vault, answer(f"Ź{WORD}"))
    put(vault, summary(1, f"Ź{WORD}’s"))
    for number in range(2, 5):
        found(vault, "robin")
        with vault.transaction():
            amend_record(vault, answer(f"Ź{WORD} {number}"))
            amend_record(
                vault, replace(made(Person, "p1", name="Maja", about_me=f"a heron {number}"), version="p1")
            )
        put(vault, summary(number, f"Ź{WORD}’s", previous=(f"version-{number - 1}",)))
    assert set(found(vault, f"z{WORD}")) == {"version-4", "answer-9"}
    with vault.transaction():
        vault.execute("INSERT INTO search_again SELECT place FROM search_entry")
    assert not tend_index(vault, 99)
    with vault.transaction():
        drop_received(vault, "item-1", "by_mistake", minute(9))
    vault.empty_log()
    left = plain_bytes(vault.path, key)
    assert WORD.encode() not in left and WORD[3:].encode() not in left
    assert found(vault, "heron") == ["p1"]
