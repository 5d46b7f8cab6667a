"""Typed text is kept as it was, but for what has no shape."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.text import cleaned, is_blank


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=200))
def test_words_are_never_changed(text):
    assert cleaned(text) == unicodedata.normalize("NFC", text)


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text):
    assert cleaned(cleaned(text)) == cleaned(text)


def test_lines_stay_and_controls_go():
    assert cleaned("one\r\ntwo\rthree\u2028four\tfive") == "one\ntwo\nthree\nfour\tfive"
    assert cleaned("a\x00b\x1b[31mc\x7f\x85\ufeff\ud800") == "ab[31mc"


def test_joiners_and_direction_marks_and_emoji_stay():
    text = "\u200fسلام\u200c می 👩\u200d👧 ❤\ufe0f"
    assert cleaned(text) == text


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\u200f", "\u00a0"])
def test_blank_is_what_no_reader_would_see(text):
    assert is_blank(text)


def test_one_letter_is_not_blank():
    assert not is_blank(" J ")
