"""Nothing is overwritten: versions pile up, heads are what stands, and search follows what stands."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from companion.domain.conversation import Conversation, Disagreement, Passage
from companion.domain.person import Person
from companion.domain.record import RemovedWhy, Stamp
from companion.domain.strengths import Hope
from companion.errors import BugError, Code, KnownError
from companion.vault.nouns import NOUNS
from companion.vault.rows import (
    amend_record,
    get_record,
    get_version,
    kind_of,
    list_disagreements,
    list_passages,
    list_records,
    list_versions,
    put_record,
)
from companion.vault.search import list_found
from tests.companion.domain.records_for_tests import STAMP, TODAY, made


def put(vault, record):
    with vault.transaction():
        return put_record(vault, record)


def stamp(version):
    return Stamp(version=version, at=STAMP.at, author="a1")


@pytest.mark.parametrize("noun", NOUNS.values(), ids=NOUNS)
def test_each_noun_has_a_table_with_its_columns(vault, noun):
    columns = {row[1] for row in vault.execute(f"PRAGMA table_info({noun.KIND})")}
    assert columns == {item.name for item in fields(noun)} | {"head"}


def test_a_change_is_a_new_version_and_the_old_one_stays(vault):
    first = made(Hope, "h1", person_id="p1", text="see my sister")
    step = put(vault, first)
    assert (step.kind, step.id, step.before, step.after) == ("hope", "h1", None, "v1")
    second = first.revised(stamp("v2"), text="see Ola")
    assert put(vault, second).before == "v1"
    assert get_record(vault, Hope, "h1") == second
    assert get_version(vault, Hope, "v1") == first
    assert list_versions(vault, Hope, "h1") == [first, second]
    assert list_records(vault, Hope, "p1") == [second]


def test_two_versions_of_one_are_both_kept(vault):
    first = made(Hope, "h1", person_id="p1", text="x")
    put(vault, first)
    put(vault, first.revised(stamp("v2"), text="mine"))
    put(vault, first.revised(stamp("v3"), text="hers"))
    assert [one.text for one in list_records(vault, Hope, "p1")] == ["mine", "hers"]
    assert get_record(vault, Hope, "h1").text == "hers"


def test_a_removed_one_is_out_of_the_lists_and_still_there(vault):
    first = made(Hope, "h1", person_id="p1", text="gone words")
    put(vault, first)
    put(vault, first.revised(stamp("v2"), removed=RemovedWhy.TAKEN_OUT))
    assert list_records(vault, Hope, "p1") == []
    assert get_record(vault, Hope, "h1").removed is RemovedWhy.TAKEN_OUT
    assert list_found(vault, "gone", limit=5) == []


def test_superseding_what_is_not_there_is_our_bug(vault):
    with pytest.raises(BugError), vault.transaction():
        put_record(vault, replace(made(Hope, "h1", person_id="p1", text="x"), supersedes="v0"))


def test_typing_goes_into_the_version_that_is_being_typed(vault):
    put(vault, made(Person, "p1", name="Maja"))
    first = made(Passage, "q1", conversation_id="c1", person_id="p1", text="I wa")
    put(vault, first)
    with vault.transaction():
        amend_record(vault, first.amended(STAMP.at, text="I want a garden"))
    assert [one.text for one in list_versions(vault, Passage, "q1")] == ["I want a garden"]
    assert [one.record_id for one in list_found(vault, "garden", limit=5)] == ["q1"]
    put(vault, first.revised(stamp("v2"), text="later"))
    with pytest.raises(BugError), vault.transaction():
        amend_record(vault, first)


def test_passages_come_in_their_order(vault):
    for number, place in enumerate((2, 0, 1)):
        one = made(Passage, f"q{number}", conversation_id="c1", person_id="p1", text=str(place), place=place)
        put(vault, replace(one, version=f"v{number}"))
    assert [one.text for one in list_passages(vault, "c1")] == ["0", "1", "2"]
    assert list_passages(vault, "c2") == []


def test_disagreements_of_a_conversation(vault):
    one = made(Disagreement, "d1", conversation_id="c1", person_id="p1", text="It was not like that")
    put(vault, one)
    assert list_disagreements(vault, "c1") == [one]


def test_what_is_not_there_is_said(vault):
    for ask in (lambda: get_record(vault, Person, "nobody"), lambda: get_version(vault, Person, "none")):
        with pytest.raises(KnownError) as raised:
            ask()
        assert raised.value.code is Code.NOT_FOUND


def test_only_nouns_have_tables():
    class Stray(Hope):
        KIND = "stray"

    with pytest.raises(BugError):
        kind_of(made(Stray, person_id="p1", text="x"))
    assert kind_of(made(Conversation, person_id="p", held_on=TODAY)) == "conversation"
