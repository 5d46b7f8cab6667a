"""What the search index is given besides the words themselves, what it is asked, and found words in their context.

The engine's own tokenizer cuts at every sign that is no letter and lowers A to Z; that much is taken from it. All else
(marks, strokes, joined words, scripts without spaces) comes from the fold, in letters that it cannot take otherwise.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, takewhile

from companion.domain.fold import Compound, compounds_in, folded, places_of

# Around each found word in a snippet; private-use characters, so that no typed text is mistaken for a mark.
MARK_START, MARK_END = "\ue000", "\ue001"
SHOWN_WORDS = 16
_BEFORE = 6
"""Words shown of the context, and how many of them before the first that was found."""
_LONGEST = 24  # letters of a word, as long as a line of context is made for
# What stands between signs of ASCII: where it is of ASCII alone, the tokenizer makes just this of it.
_PIECE = re.compile(r"[^\x00-\x2f\x3a-\x40\x5b-\x60\x7b-\x7f]+")
_BREAK = "x0"
"""After a run, so that no phrase goes on in the next one."""


def more_tokens(text: str) -> str:
    """What a text is found by that the tokenizer does not see in it, with spaces between; empty for most English."""
    fold = folded(text)
    plain = {piece.lower() for piece in _PIECE.findall(text) if piece.isascii()}
    found: dict[str, None] = {}
    runs: list[str] = []
    for one in compounds_in(fold):
        for part, run in zip(one.parts, one.runs, strict=True):
            if run:
                runs += (*map(_token, part), _BREAK)
            elif part not in plain:
                found[_token(part)] = None
        if one.joined:
            found[_token(one.joined)] = None
    return " ".join((*found, *runs))


def to_query(typed: str) -> str:
    """What FTS5 is asked: every typed word, the last one as a beginning. Empty when no word was typed.

    Words are quoted, so nothing that is typed can be read as an operator.
    """
    fold = folded(typed)
    return " AND ".join(_asked(one, "*" if one.end == len(fold) else "") for one in compounds_in(fold))


def _asked(one: Compound, open_end: str) -> str:
    parts = [
        f'"{" ".join(map(_token, part))}"' if run else f'"{_token(part)}"'
        for part, run in zip(one.parts, one.runs, strict=True)
    ]
    if not one.runs[-1]:
        parts[-1] += open_end
    split = " AND ".join(parts)
    return f'("{_token(one.joined)}"{open_end} OR ({split}))' if one.joined else split


def _token(part: str) -> str:
    """In letters and digits of ASCII, so that the tokenizer takes it whole; one beginning stays the other's."""
    return "".join(char if char.isascii() else f"x{ord(char):05x}" for char in part)


def context_of(typed: str) -> Callable[[str], str]:
    """Make what shows a text: SHOWN_WORDS words around the first of the typed ones, each of these between the marks."""
    asked = folded(typed)
    wanted = "|".join(_pattern(one, one.end == len(asked)) for one in compounds_in(asked))
    return partial(_in_context, re.compile(wanted))


def _in_context(wanted: re.Pattern[str], text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    found = _places(wanted, text)
    first = next(found, (0, 0))
    start, end = _window(text, first[0])
    pieces, at = ["…"] if start else [], start
    for one, other in chain((first,), takewhile(lambda place: place[1] <= end, found)):
        if one < other:
            pieces += (text[at:one], MARK_START, text[one:other], MARK_END)
            at = other
    pieces += (text[at:end], "…" if end < len(text) else "")
    return "".join(pieces)


def _window(text: str, at: int) -> tuple[int, int]:
    """From a few words before a place to where SHOWN_WORDS of them end, or to where as many long ones would."""
    low = max(0, at - _BEFORE * _LONGEST)
    before = text[low:at].rsplit(None, _BEFORE)
    start = low + len(before[0]) if len(before) > _BEFORE else low
    shown = text[start : start + SHOWN_WORDS * _LONGEST]
    if start:
        spaces = len(shown) - len(shown.lstrip())
        start, shown = start + spaces, shown[spaces:]
    words = shown.split(None, SHOWN_WORDS)
    if len(words) > SHOWN_WORDS:
        shown = shown[: -len(words[-1])].rstrip()
    return start, start + len(shown)


def _places(wanted: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Where typed words stand in the text, in order."""
    places = None if text.isascii() else [*places_of(text), len(text)]
    for one in wanted.finditer(folded(text)):
        start, end = one.span()
        yield (start, end) if places is None else (places[start], places[end - 1] + 1)


def _pattern(one: Compound, open_end: bool) -> str:
    end = r"[^\W_]*" if open_end else r"(?![^\W_])"
    wanted = [_between(one.joined)] if one.joined else []
    wanted += [part if run else _between(part) for part, run in zip(one.parts, one.runs, strict=True)]
    if any(one.runs):
        return "|".join(wanted)
    return rf"(?<![^\W_])(?:{'|'.join(wanted)}){end}"


def _between(word: str) -> str:
    """A word in which an apostrophe or hyphen may stand anywhere."""
    return "['-]?".join(word)
