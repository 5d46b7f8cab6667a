"""Typed text is kept as it was, but for what has no shape."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.text import cleaned, in_one_line, is_blank


@given(st.text(st.characters(categories=["L", "M", "N", "P", "S", "Zs"]), max_size=200))
def test_words_are_never_changed(text):
    assert cleaned(text) == unicodedata.normalize("NFC", text)


@given(st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text):
    assert cleaned(cleaned(text)) == cleaned(text)


def test_lines_stay_and_controls_go():
    assert cleaned("one\r\ntwo\rthree\u2028four\tfive") == "one\ntwo\nthree\nfour\tfive"
    assert cleaned("a\x00b\x1b[31mc\x7f\x80\ufeff\ud800") == "ab[31mc"


@pytest.mark.parametrize(
    "end", ["\r\n", *(chr(n) for n in range(0x2100) if len(f"a{chr(n)}b".splitlines()) == 2)]
)
def test_whatever_ends_a_line_glues_no_words(end):
    assert cleaned(f"Dr Amin{end}12 High Street") == "Dr Amin\n12 High Street"
    assert in_one_line(f"Dr Amin{end}12 High Street") == "Dr Amin 12 High Street"


def test_joiners_and_direction_marks_and_emoji_stay():
    text = "\u200fسلام\u200c می 👩\u200d👧 ❤\ufe0f"
    assert cleaned(text) == text


INVISIBLE = (
    "\u00a0\u00ad\u034f\u115f\u1160\u17b4\u180e\u200b\u200d\u200f\u2028\u2060\u2065\u206a\u2800\u3000\u3164"
    + ("\ufe00\ufe0f\ufeff\uffa0\ufff0\U00013441\U0001d159\U0001d173\U000e0001\U000e0041\U000e0100")
)


@pytest.mark.parametrize("text", ["", " \n\t ", *INVISIBLE, INVISIBLE])
def test_blank_is_what_no_reader_would_see(text):
    assert is_blank(text)
    assert is_blank(cleaned(text))
    assert not is_blank(f"{text}Jo{text}")


@pytest.mark.parametrize(
    "text", [" J ", "ł", "小", "\u0e01", "é", "e\u0301", "👩\u200d👧", "❤\ufe0f", "?", "\u0621"]
)
def test_one_letter_is_not_blank(text):
    assert not is_blank(text)
