"""The fixed words of paper: whole, plain and short."""

import re
from datetime import date, timedelta

import pytest

import resources
from companion.errors import BugError, Code, KnownError
from companion.paper.words import load_words, paper_languages, read_words

SOURCE = resources.read_bytes("paper/en-GB.toml")


def test_dates_are_written_out() -> None:
    words = load_words("en")
    assert words.long_date(date(2027, 1, 12)) == "Tuesday 12 January 2027"
    assert words.short_date(date(2026, 5, 3)) == "3 May 2026"
    days = {words.long_date(date(2026, 11, 23) + timedelta(days=n)).split()[0] for n in range(7)}
    assert len(days) == 7


def test_a_tag_with_a_region_finds_its_language() -> None:
    assert load_words("en-GB") is load_words("EN")
    assert "en" in paper_languages()
    assert all(load_words(language).language for language in paper_languages())


@pytest.mark.parametrize("language", ["pl", "", "e", "../en"])
def test_a_language_without_words_is_told(language: str) -> None:
    with pytest.raises(KnownError) as told:
        load_words(language)
    assert told.value.code is Code.PAPER_LANGUAGE_MISSING
    assert told.value.facts == {"language": language}


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        (b'title = "My plan"', b"", "plan: title"),
        (b'title = "My plan"', b'title = ""', "title"),
        (b'title = "My plan"', b'title = "My plan"\nodd = "x"', "plan: odd"),
        (b'language = "en-GB"', b"language = 1", "language"),
        (b'"Monday"', b"1", "weekdays"),
    ],
)
def test_a_fault_in_the_file_is_named(old: bytes, new: bytes, named: str) -> None:
    assert old in SOURCE
    with pytest.raises(BugError, match=named):
        read_words(SOURCE.replace(old, new, 1))


def _sentences() -> list[str]:
    quoted = re.findall(r'= "(.*)"', SOURCE.decode())
    return [part.strip() for text in quoted for part in re.split(r"[.?!:]\s|[.?!:]$", text) if part.strip()]


def test_no_sentence_is_longer_than_15_words() -> None:
    assert [one for one in _sentences() if len(one.split()) > 15] == []


def test_words_that_living_well_does_not_use_are_not_used() -> None:
    text = SOURCE.decode().lower()
    for word in (
        "client",
        "patient",
        "service user",
        "referral",
        "assessment",
        "discharge",
        "easy",
        "*",
        "risk level",
    ):
        assert word not in text
    assert not re.search(r"\b[A-Z]{3,}\b", "\n".join(_sentences())), "no word in capitals"
