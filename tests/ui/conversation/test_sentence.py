"""The sentence at the cursor: what one key picks out when nothing is chosen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.conversation.sentence import place_of, sentence_at


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [
        ("I paint| boats. My sister sings.", "I paint boats."),
        ("I paint boats. My sis|ter sings.", "My sister sings."),
        ("I paint boats.| My sister sings.", "I paint boats."),
        ("I paint boats. My sister sings. |", "My sister sings."),
        ("no stop at all|", "no stop at all"),
        ("Really?! Yes|.", "Yes."),
        ('She said "enough." Then| she left.', "Then she left."),
        ("Dr. Ah|med listens. He is kind.", "Dr. Ahmed listens."),
        ("first line\nsecond| line", "second line"),
        ("I bake bread.\n|", "I bake bread."),
        ("I bake bread.\n\n \n|", "I bake bread."),
        ("|", ""),
        (" \n |", ""),
        ("هل يمكنك؟ نعم|", "نعم"),
        ("Wait… I kn|ow.", "I know."),
        ("It costs 3.50 a d|ay. Too much.", "It costs 3.50 a day."),
    ],
)
def test_the_sentence_is_the_one_under_the_cursor(marked, sentence):
    place = marked.index("|")
    assert sentence_at(marked.replace("|", ""), place) == sentence


@given(text=st.text(max_size=200), part=st.floats(0, 1))
def test_it_is_always_words_of_the_text_on_one_line(text, part):
    found = sentence_at(text, round(part * len(text)))
    assert found in text
    assert found == found.strip()
    assert "\n" not in found


def test_picked_words_are_found_over_line_ends():
    text = "Well.\nI bake\n bread (a lot)."
    assert place_of("I bake bread (a lot).", text) == (6, len(text))
    assert place_of("I sing.", text) is None
    assert place_of("", text) is None
