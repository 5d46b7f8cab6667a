"""Places combining marks (accents that stand over or under a letter) by the outlines of both.

Composition (NFC) leaves few of them: stressed vowels in Cyrillic, letters of smaller languages, dictionaries.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.paper.fonts import Face

# Unicode's canonical combining classes: below (attached and not) and above.
_BELOW = frozenset({202, 220})
_ABOVE = 230
_THROUGH = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedMark:
    """A mark and where it is drawn, in points from the start of its letter."""

    char: str
    x: float
    y: float


def has_marks(text: str) -> bool:
    """Whether the text holds a letter with a combining mark of its own."""
    return not text.isascii() and any(map(unicodedata.combining, text[1:]))


def clusters(text: str) -> Iterator[str]:
    """Each letter with the marks that follow it."""
    cluster = ""
    for char in text:
        if cluster and not unicodedata.combining(char):
            yield cluster
            cluster = ""
        cluster += char
    yield cluster


def place_marks(face: Face, base: str, marks: str, size: float) -> tuple[PlacedMark, ...]:
    """The marks centred on the letter, stacked away from it, clear of a tall or a deep one."""
    left, lower, right, upper = face.box(base)
    # Marks are drawn for letters of the height of an x that stand on the line.
    usual_top = face.box("x")[3]
    above, below = max(upper, usual_top) - usual_top, min(lower, 0.0)
    placed = []
    for char in marks:
        mark_left, mark_lower, mark_right, mark_upper = face.box(char)
        x, y = face.width(base, 1000), 0.0
        kind = unicodedata.combining(char)
        if kind in {_ABOVE, _THROUGH, *_BELOW}:
            x = (left + right - mark_left - mark_right) / 2
        if kind == _ABOVE:
            y = above
            above += mark_upper - usual_top
        elif kind in _BELOW:
            y = below
            below += mark_lower
        placed.append(PlacedMark(char=char, x=x * size / 1000, y=y * size / 1000))
    return tuple(placed)
