"""Lines that hold every letter, break at spaces only, and stay inside the column."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.paper.letters import tidy_text, without_shapeless
from companion.paper.shaper import LONGEST_TOLD, GlyphPiece, PlainShaper, Run

SHAPER = PlainShaper()
LETTERS = st.characters(whitelist_categories=("Lu", "Ll", "Mn", "Nd", "Po"), max_codepoint=0x52F).filter(
    lambda char: not SHAPER.missing(char)
)
TYPED = st.lists(
    st.one_of(st.text(LETTERS, max_size=60), st.sampled_from([" ", "\n", "  "])), max_size=40
).map("".join)


def run(text: str, **values: object) -> Run:
    return Run(**{"text": text, "size": 14.0, "bold": False, "language": "", **values})  # type: ignore[arg-type]


def texts(lines: list[tuple[GlyphPiece, ...]]) -> list[str]:
    return ["".join(piece.letters for piece in line) for line in lines]


def test_words_stay_whole_when_a_line_can_hold_them() -> None:
    lines = texts(SHAPER.lines([run("one two three four five six seven")], 60))
    assert " ".join("".join(lines).split()) == "one two three four five six seven"
    assert len(lines) > 2


@given(TYPED, st.floats(min_value=30, max_value=500), st.booleans())
def test_no_letter_is_lost_and_no_line_is_too_long(typed: str, width: float, bold: bool) -> None:
    text = tidy_text(typed)
    lines = SHAPER.lines([run(text, bold=bold)], width)
    seen = unicodedata.normalize("NFC", "".join(texts(lines)).replace(" ", ""))
    assert seen == unicodedata.normalize("NFC", without_shapeless(text).replace(" ", "").replace("\n", ""))
    space = (
        SHAPER.lines([run("a a", bold=bold)], 99)[0][0].width
        - 2 * SHAPER.lines([run("a", bold=bold)], 99)[0][0].width
    )
    for line, text_of_line in zip(lines, texts(lines), strict=True):
        used = sum(piece.width for piece in line) - (space if text_of_line.endswith(" ") else 0)
        assert used <= width + 1e-6


@given(TYPED)
def test_words_are_cut_only_where_a_line_is_too_short(typed: str) -> None:
    text = tidy_text(typed)
    wide = SHAPER.lines([run(text)], 100_000)
    expected = [without_shapeless(line).strip(" ") for line in text.removesuffix("\n").split("\n")]
    assert [line.strip(" ") for line in texts(wide)] == expected


def test_line_ends_that_were_typed_stay() -> None:
    assert [line.strip() for line in texts(SHAPER.lines([run("a\nb\n\nc")], 500))] == ["a", "b", "", "c"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert SHAPER.lines([run("")], 100) == [()]


def test_a_no_break_space_does_not_break() -> None:
    assert len(SHAPER.lines([run("116\u00a0123")], 30)[0]) == 1


def test_a_word_of_200_letters_is_cut_and_told_whole() -> None:
    lines = SHAPER.lines([run("before " + "x" * 200 + " after")], 200)
    cut = [piece for line in lines for piece in line if piece.whole]
    assert len(cut) > 3
    assert {piece.whole for piece in cut} == {"x" * 200}
    assert "".join(piece.text for piece in cut) == "x" * 200


def test_endless_letters_are_cut_and_not_told() -> None:
    lines = SHAPER.lines([run("x" * (LONGEST_TOLD + 1))], 200)
    assert not any(piece.whole for line in lines for piece in line)


def test_runs_keep_their_keys_and_join_without_a_space() -> None:
    line = SHAPER.lines([run("By when: ", bold=True, key=0), run("Friday", key=1), run("!", key=2)], 500)[0]
    assert [(piece.key, piece.text) for piece in line] == [(0, "By when: "), (1, "Friday"), (2, "!")]


def test_a_cut_word_of_two_owners_is_claimed_by_neither() -> None:
    lines = SHAPER.lines([run("x" * 50, key=0), run("y" * 50, key=1)], 200)
    assert not any(piece.whole for line in lines for piece in line)


@pytest.mark.parametrize(
    "text", ["Γειά σου, Ελλάδα", "Привіт, світе", "Ёлка жы́вёт", "ἀρετή", "Łódź ẞ ŵ", "“naïve” – €5…"]
)
def test_latin_greek_and_cyrillic_are_printed(text: str) -> None:
    assert SHAPER.missing(text) == ()
    assert texts(SHAPER.lines([run(text)], 1000))[0] == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("char", ["😀", "א", "ع", "क", "漢", "ไ", "\U0001d4d0", "\ue000", "\u0600", "❤"])
def test_what_cannot_be_printed_is_told(char: str) -> None:
    assert char in SHAPER.missing(f"a{char}b{char}")
    assert len(SHAPER.missing(f"a{char}b{char}")) == 1


def test_missing_characters_come_once_and_in_order() -> None:
    assert SHAPER.missing("ab😀c漢😀\nd") == ("😀", "漢")


@given(st.text())
def test_a_character_is_missing_or_drawn(text: str) -> None:
    tidied = tidy_text(text)
    missing = SHAPER.missing(tidied)
    kept = "".join(char for char in tidied if char not in missing)
    drawn = "".join(texts(SHAPER.lines([run(kept)], 300)))
    shaped = without_shapeless(kept)
    assert sorted(drawn.replace(" ", "")) == sorted(shaped.replace(" ", "").replace("\n", ""))
