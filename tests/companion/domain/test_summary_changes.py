"""What is new, other and gone between two versions of a summary, over random contents and case by case."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.record import Voice
from companion.domain.strengths import HopeState
from companion.domain.summaries import SharedDisagreement, SharedHope, SharedPassage, SummaryContent
from companion.domain.summary_changes import SINGLE, changes_between
from companion.domain.topics import Topic
from tests.companion.domain.records_for_tests import TODAY
from tests.companion.sync.any_contents import summaries

LISTS = ("passages", "strengths", "hopes", "needs", "actions", "disagreements")


def said(text: str, *topics: Topic) -> SharedPassage:
    return SharedPassage(text=text, voice=Voice.PERSON, topics=topics, prompt=None, said_on=TODAY)


def differing(text: str, about: int | None = None) -> SharedDisagreement:
    return SharedDisagreement(text=text, topics=(), about=about)


def hope(text: str, **values) -> SharedHope:
    shape = {"smallest_step": "", "why_it_matters": "", "state": HopeState.HOPING, "set_aside_why": ""}
    return SharedHope(text=text, voice=Voice.PERSON, topics=(), **{**shape, **values})


def content(*texts: str, **values) -> SummaryContent:
    return SummaryContent(name="Maja", passages=tuple(said(one) for one in texts), **values)


def read(one):
    return replace(one, topics=())


def is_read(one, of: SummaryContent):
    """What somebody reads of a thing: a disagreement with the passage it is about."""
    if isinstance(one, SharedDisagreement):
        return one.text, None if one.about is None else of.passages[one.about].text
    return read(one)


@settings(max_examples=25)
@given(summaries)
def test_nothing_differs_from_itself_whatever_the_topics(one):
    without = {name: tuple(read(each) for each in getattr(one, name)) for name in LISTS if getattr(one, name)}
    assert changes_between(one, replace(one, **without)).is_same


@settings(max_examples=25)
@given(summaries)
def test_beside_one_that_said_nothing_every_line_is_new(one):
    changes = changes_between(SummaryContent(name=one.name), one)
    for name in LISTS:
        part = getattr(changes, name)
        assert part.added == tuple(range(len(getattr(one, name))))
        assert (part.changed, part.gone) == ((), ())


@settings(max_examples=40)
@given(summaries, summaries, st.data())
def test_every_thing_of_both_is_counted_once(earlier, other, data):
    """Whatever is kept, taken from the earlier one and put in: what stayed, was changed, added or went is all of it."""
    mixed = {}
    for name in ("passages", "strengths", "hopes", "needs", "actions"):
        pool = (*getattr(earlier, name), *getattr(other, name))
        places = data.draw(st.lists(st.sampled_from(range(len(pool))), unique=True) if pool else st.just([]))
        mixed[name] = tuple(pool[place] for place in places)
    later = replace(other, **mixed, disagreements=())
    changes = changes_between(earlier, later)
    for name in mixed:
        before, after, part = getattr(earlier, name), getattr(later, name), getattr(changes, name)
        touched = {*part.added, *(place for place, _ in part.changed)}
        assert len(touched) == len(part.added) + len(part.changed)
        stayed = Counter(repr(read(one)) for place, one in enumerate(after) if place not in touched)
        went = Counter(repr(read(one)) for one in part.gone)
        were = Counter(repr(read(one)) for _, one in part.changed)
        assert stayed + went + were == Counter(repr(read(one)) for one in before)
        assert all(read(after[place]) != read(was) for place, was in part.changed)
    assert changes.single == {name for name in SINGLE if getattr(earlier, name) != getattr(later, name)}
    assert changes.is_same == (not changes.differing())


@settings(max_examples=40)
@given(st.permutations(range(4)), st.sets(st.integers(0, 3)))
def test_another_order_is_no_difference_and_what_is_taken_out_is_said(order, out):
    words = ("I slept well", "The garden is mine", "My sister rings", "Rent is late")
    kept = [place for place in order if place not in out]
    earlier = content(*words, disagreements=tuple(differing(f"No {at}", at) for at in range(4)))
    later = content(
        *(words[place] for place in kept),
        disagreements=tuple(differing(f"No {place}", kept.index(place)) for place in sorted(kept)),
    )
    changes = changes_between(earlier, later)
    assert {is_read(one, earlier) for one in changes.passages.gone} == {
        is_read(earlier.passages[place], earlier) for place in out
    }
    assert {one.text for one in changes.disagreements.gone} == {f"No {place}" for place in out}
    assert not changes.passages.added
    assert not changes.disagreements.added
    assert not changes.disagreements.changed
    assert changes.is_same == (not out)


@pytest.mark.parametrize(
    ("was", "now", "alike"),
    [
        ("I sleep badly", "I sleep badly, but the garden helps", True),
        ("I sleep badly since March", "I sleep better since March", True),
        ("I sleep badly", "I SLEEP BADLY.", True),
        ("I sleep badly", "My sister rings on Sundays", False),
        ("A garden", "A dog", False),
        ("…", "!", False),
    ],
)
def test_what_shares_most_of_its_words_is_one_thing_said_anew(was, now, alike):
    changes = changes_between(content(was), content(now))
    assert changes.passages.changed == (((0, said(was)),) if alike else ())
    assert changes.passages.added == (() if alike else (0,))
    assert changes.passages.gone == (() if alike else (said(was),))
    assert changes.differing() == {"passages"}


def test_the_most_alike_are_paired_and_each_once():
    earlier = content("We talked about the rent and the letter", "The rent is late")
    later = content("The rent is late again", "We talked about the rent, and the letter came", "The rent")
    changes = changes_between(earlier, later)
    assert changes.passages.changed == ((0, earlier.passages[1]), (1, earlier.passages[0]))
    assert changes.passages.added == (2,)


def test_the_same_words_with_another_step_are_a_change_and_not_a_new_hope():
    earlier = SummaryContent(name="Maja", hopes=(hope("A garden"), hope("A dog")))
    later = replace(earlier, hopes=(hope("A dog"), hope("A garden", smallest_step="Ask at the allotment")))
    changes = changes_between(earlier, later)
    assert changes.hopes.changed == ((1, hope("A garden")),)
    assert changes.differing() == {"hopes"}


def test_something_said_twice_and_then_once_is_one_gone():
    changes = changes_between(content("Tea", "Tea"), content("Tea"))
    assert changes.passages.gone == (said("Tea"),)


def test_what_is_seen_differently_stays_with_its_passage_however_that_is_worded():
    earlier = content("I sleep badly", disagreements=(differing("Not so badly", 0),))
    later = content("Tea", "I sleep badly at night", disagreements=(differing("Not so badly", 1),))
    changes = changes_between(earlier, later)
    assert changes.disagreements.is_same
    assert (changes.passages.added, changes.passages.changed) == ((0,), ((1, said("I sleep badly")),))


def test_what_is_seen_differently_of_something_else_is_a_change():
    earlier = content("Tea", disagreements=(differing("Not quite"),))
    for about in (0, 1):
        later = content("Tea", "Rent", disagreements=(differing("Not quite", about),))
        assert changes_between(earlier, later).disagreements.changed == ((0, differing("Not quite")),)


def test_single_values_are_told_by_the_name_of_their_field():
    values = {
        "name": "Mia",
        "question": "And now?",
        "person_saw": True,
        "what_they_changed": "The rent",
        "held_on": TODAY + timedelta(days=1),
    }
    for name, value in values.items():
        changes = changes_between(content("Tea"), replace(content("Tea"), **{name: value}))
        assert changes.single == changes.differing() == {name}
        assert not changes.is_same


def test_lists_are_told_by_the_name_of_their_field():
    changes = changes_between(content("Tea"), content())
    assert tuple(changes.lists()) == LISTS
    assert changes.lists()["passages"].gone == (said("Tea"),)


def test_five_hundred_passages_all_worded_anew_find_their_partners():
    words = [f"Number {at}: what {at} was like, {at * 7} and so on" for at in range(500)]
    later = content(*(f"{one} today" for one in words))
    changes = changes_between(content(*words), later)
    assert [place for place, _ in changes.passages.changed] == list(range(500))
    assert all(later.passages[place].text == f"{was.text} today" for place, was in changes.passages.changed)


def test_of_several_with_the_same_words_the_first_is_paired_with_the_first():
    before = content(hopes=(hope("a bench", smallest_step="draw"), hope("a bench", smallest_step="ask")))
    after = content(hopes=(hope("a bench", smallest_step="buy wood"),))
    changes = changes_between(before, after).hopes
    assert changes.changed == ((0, before.hopes[0]),)
    assert changes.gone == (before.hopes[1],)
    after = content(hopes=(hope("a bench", smallest_step="saw"), hope("a bench", smallest_step="nail")))
    changes = changes_between(before, after).hopes
    assert changes.changed == ((0, before.hopes[0]), (1, before.hopes[1]))
