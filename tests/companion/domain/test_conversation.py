"""When typing goes on in one version, and when the words that stood get a version of their own."""

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.conversation import SMALL_CHANGE, continues

words = st.text(max_size=200)


@given(words, words, words)
def test_adding_anywhere_continues(start, middle, end):
    assert continues(start + end, start + middle + end)


@given(words, st.text(alphabet="x", max_size=SMALL_CHANGE), words)
def test_putting_a_slip_right_continues(start, slip, end):
    assert continues(start + slip + end, start + "right" + end)


@given(words, st.text(alphabet="x", min_size=SMALL_CHANGE + 1, max_size=300), words)
def test_taking_more_out_does_not(start, gone, end):
    assert not continues(start + gone + end, start + end)


def test_other_words_of_the_same_length_do_not():
    assert not continues("I was born in Salford and I love the canal there", "0" * 48)
    assert not continues("I love walking by the canal with my sister.", "")
