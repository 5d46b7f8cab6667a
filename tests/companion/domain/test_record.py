"""Versions: the next one names the one before, and typing may go on in the same one."""

from companion.domain.record import RemovedWhy
from companion.domain.strengths import Hope
from tests.companion.domain.records_for_tests import LATER, STAMP, made


def test_the_next_version_supersedes_and_leaves_the_first_as_it_was():
    first = made(Hope, person_id="p1", text="see my sister")
    second = first.revised(LATER, text="see my sister on Sundays")
    assert (second.id, second.version, second.supersedes) == (first.id, "v2", "v1")
    assert (second.created_at, second.author) == (LATER.at, "a2")
    assert first.text == "see my sister"
    assert first.supersedes is None


def test_typing_goes_on_in_the_same_version():
    first = made(Hope, person_id="p1", text="see")
    more = first.amended(LATER.at, text="see my sister")
    assert (more.version, more.supersedes, more.author) == ("v1", None, STAMP.author)
    assert (more.text, more.created_at) == ("see my sister", LATER.at)


def test_a_removal_is_a_version_with_a_reason():
    gone = made(Hope, person_id="p1", text="x").revised(LATER, removed=RemovedWhy.TAKEN_OUT)
    assert gone.removed is RemovedWhy.TAKEN_OUT
    assert gone.text == "x"
