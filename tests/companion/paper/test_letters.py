"""What becomes of characters without a shape, and of the words around them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.paper.content import Heading, Table, Together, Words, paragraph
from companion.paper.letters import (
    code_point,
    is_shapeless,
    name_of,
    texts_in,
    tidy,
    tidy_text,
    without_shapeless,
)
from tests.companion.paper.made import made_document


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree\u2028four\u2029five", "one\ntwo\nthree\nfour\nfive"),
        ("tab\there", "tab here"),
        ("page\x0cbreak\x0bline\x85next", "page break line next"),
        ("bell\x07 null\x00 escape\x1b[31m", "bell null escape[31m"),
        ("many     spaces", "many spaces"),
        ("thin\u2009and em\u2003and wide\u3000space", "thin and em and wide space"),
        ("10\u202f000 and 5\u2007kg", "10\u00a0000 and 5\u00a0kg"),
        ("ends  \n  begins", "ends\nbegins"),
        ("far\n\n\n\n\napart", "far\n\napart"),
        ("Zoe\u0308", "Zo\u00eb"),
        ("right\u202eto left\u202c", "right\u202eto left\u202c"),
        ("\ufeffbyte order mark", "byte order mark"),
    ],
)
def test_controls_go_and_spaces_are_single(typed: str, kept: str) -> None:
    assert tidy_text(typed) == kept


def _letters(text: str) -> str:
    kept = (char for char in text if not char.isspace() and unicodedata.category(char) not in {"Cc", "Cs"})
    return unicodedata.normalize("NFC", "".join(kept)).replace("\ufeff", "")


@given(st.text())
def test_no_letter_is_lost_changed_or_moved(text: str) -> None:
    tidied = tidy_text(text)
    assert _letters(tidied) == _letters("".join(char for char in text if _letters(char) or char.isspace()))
    assert tidy_text(tidied) == tidied


@pytest.mark.parametrize(
    "char", "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2066\u2069\u2060\u00ad\ufe0f\u061c\x07"
)
def test_marks_of_direction_and_joining_have_no_shape(char: str) -> None:
    assert is_shapeless(char)
    assert without_shapeless(f"né{char}e") == "née"


@pytest.mark.parametrize("char", ["a", " ", "é", "\u0301", "\u0600", "\u06dd", "😀", "\u00a0", "ж"])
def test_whatever_has_a_shape_stays(char: str) -> None:
    assert without_shapeless(char) == char


def test_line_ends_stay_where_shapeless_characters_go() -> None:
    assert without_shapeless("é\n\u200bb") == "é\nb"


def test_a_character_is_named_as_unicode_names_it() -> None:
    assert name_of("😀") == "GRINNING FACE"
    assert name_of("\ue000") == ""
    assert code_point("😀") == "U+1F600"
    assert code_point("é") == "U+00E9"


def test_every_text_of_a_document_is_tidied_wherever_it_stands() -> None:
    table = Table(headers=("a\tb",), rows=(("c\x00d",),), shares=(1,))
    document = made_document(Together(blocks=(Heading(level=2, text="e\r\nf"), table)), mark="g\th")
    ready = tidy(document)
    assert [text for _, text in texts_in(ready)] == ["g h", "e\nf", "a b", "cd"]
    assert ready.made_on == document.made_on


def test_texts_stand_under_the_last_fixed_heading() -> None:
    document = made_document(
        paragraph("one"),
        Together(blocks=(Heading(level=2, text="What matters"), Heading(level=3, text="their words"))),
        paragraph("two", language="pl"),
    )
    assert list(texts_in(document)) == [
        ("", ""),
        ("My plan", "one"),
        ("What matters", "What matters"),
        ("What matters", "their words"),
        ("What matters", "two"),
    ]


def test_language_tags_are_not_texts() -> None:
    blocks = made_document(paragraph("x", language="pl")).blocks
    assert Words(text="x", language="pl").language == "pl"
    assert ("My plan", "pl") not in list(texts_in(made_document(*blocks)))
