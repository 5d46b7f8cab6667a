"""What was typed over: the shortest stretch, there and back."""

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.splices import splice_between

_WORDS = st.text(st.sampled_from("ab é😀\n"), max_size=12)


@given(_WORDS, _WORDS)
def test_there_and_back(before, after):
    splice = splice_between(before, after)
    assert splice.fits(before)
    assert splice.applied(before) == after
    assert splice.back.fits(after)
    assert splice.back.applied(after) == before
    assert not (splice.gone and splice.came and splice.gone[0] == splice.came[0])


def test_it_fits_only_where_it_was_typed():
    splice = splice_between("I bake.", "I bake bread.")
    assert (splice.place, splice.gone, splice.came) == (6, "", " bread")
    assert not splice.back.fits("I bake rolls.")


def test_its_words_stand_in_no_log():
    assert "bread" not in repr(splice_between("I bake", "I bake bread"))


def test_a_cursor_keeps_its_letter():
    splice = splice_between("I bake bread.", "I like to bake rolls and bread.")
    assert [splice.moved(place) for place in (0, 2)] == [0, 2]
    text = "I bake bread."
    spliced = splice.applied(text)
    after = splice.place + len(splice.gone)
    for place in range(after + 1, len(text) + 1):
        assert spliced[splice.moved(place) :] == text[place:]


def test_a_cursor_in_what_went_stands_behind_what_came():
    splice = splice_between("I bake bread.", "I bake rolls.")
    assert splice.moved(9) == len("I bake rolls")
