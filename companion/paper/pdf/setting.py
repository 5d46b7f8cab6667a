"""Sets text in a column: lines as strips that hold together as good typography asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from companion.paper.content import Words
from companion.paper.pdf.strips import Bar, Hold, PlacedPiece, Strip
from companion.paper.pdf.tags import Element, StructureTree
from companion.paper.shaper import Run, Shaper
from companion.paper.styles import TextStyle

# Where a baseline stands in its line: these faces need about 0.72 of the leading above it.
_BASELINE = 0.72
_BAR = 3.0


@dataclass(frozen=True, slots=True)
class Column:
    """Where text goes: x of the left edge and width, both in points; `bar` is the x of a quote's bar."""

    x: float
    width: float
    bar: float | None = None

    def indented(self, by: float) -> Column:
        return replace(self, x=self.x + by, width=self.width - by)


class Typesetter:
    """Sets runs of words for elements of one tree."""

    def __init__(self, tree: StructureTree, shaper: Shaper) -> None:
        self._tree = tree
        self._shaper = shaper

    def lines(self, words: Sequence[Words], text: TextStyle, element: Element, column: Column) -> list[Strip]:
        """Lines as strips. Two lines at least stay together at the head and the foot of a page."""
        owners = [self._owner(part, element) for part in words]
        runs = [
            Run(
                text=part.text,
                size=text.size,
                bold=part.strong or text.bold,
                language=part.language,
                key=key,
            )
            for key, part in enumerate(words)
        ]
        lines = self._shaper.lines(runs, column.width)
        strips: list[Strip] = []
        for index, line in enumerate(lines):
            strip = Strip(text.leading, hold=Hold.FIRM if index in {0, len(lines) - 2} else Hold.FREE)
            x = column.x
            for piece in line:
                strip.content.append(PlacedPiece(owners[piece.key], piece, x, text.leading * _BASELINE))
                x += piece.width
            if column.bar is not None:
                strip.bars.append(Bar(column.bar, _BAR, 0, text.leading))
            strips.append(strip)
        for strip, line, following in zip(strips, lines, lines[1:], strict=False):
            if line and following and line[-1].whole and line[-1].whole == following[0].whole:
                strip.hold = Hold.FIRM
        strips[-1].hold = Hold.FREE
        return strips

    def _owner(self, part: Words, element: Element) -> Element:
        """The element the words are marked with: their own where their language is another."""
        if part.language in {"", element.language}:
            return element
        return self._tree.grow_inline("Span", element, language=part.language)


def tie(strips: Sequence[Strip], last: Hold) -> None:
    """Hold the strips together, and the last one to what follows as `last` says."""
    for strip in strips:
        strip.hold = Hold.FIRM
    strips[-1].hold = last


def beside(left: list[Strip], right: Sequence[Strip]) -> list[Strip]:
    """Put the second cell's lines beside the first one's, on shared baselines; `left` grows as needed."""
    for index, strip in enumerate(right):
        if index == len(left):
            left.append(strip)
            continue
        mine = left[index]
        height = max(mine.height, strip.height)
        for placed in (*mine.content, *strip.content):
            placed.down = height * _BASELINE
        mine.height = height
        mine.content += strip.content
    return left
