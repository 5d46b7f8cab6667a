"""Strips: the unbreakable bands a page is filled with, and how they are filled into pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from companion.paper.content import Figure
from companion.paper.pdf.tags import Element
from companion.paper.shaper import Piece


class Hold(IntEnum):
    """How strongly a strip holds on to the next one."""

    FREE = 0
    WISH = 1
    FIRM = 2


@dataclass(slots=True)
class PlacedPiece:
    """A piece of text: x from the page's left edge, `down` from the strip's top to the baseline."""

    element: Element
    piece: Piece
    x: float
    down: float


@dataclass(slots=True)
class PlacedFigure:
    """A drawing: x of its left edge, `down` from the strip's top to its lower edge."""

    element: Element
    figure: Figure
    x: float
    down: float


@dataclass(slots=True)
class Bar:
    """A black bar that means nothing to a reader who cannot see it: x, width, and top and height in the strip."""

    x: float
    width: float
    top: float
    height: float


@dataclass(slots=True)
class Strip:
    """A band of the column. `before` is the gap above it, which falls away at the top of a page."""

    height: float
    before: float = 0.0
    hold: Hold = Hold.FREE
    content: list[PlacedPiece | PlacedFigure] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    new_page: bool = False
    cover: bool = False


@dataclass(slots=True)
class Page:
    """Strips with the distance of each from the top of the column."""

    strips: list[tuple[float, Strip]] = field(default_factory=list)
    used: float = 0.0

    def add(self, strip: Strip) -> None:
        """Put the strip below what is there."""
        top = self.used + strip.before if self.strips else 0.0
        self.strips.append((top, strip))
        self.used = top + strip.height


def fill_pages(strips: Sequence[Strip], height: float) -> list[Page]:
    """The strips on pages of that height. What holds together stays together if a whole page can hold it."""
    pages = [Page()]
    for chain in _chains(strips, Hold.WISH):
        if chain[0].new_page and pages[-1].strips:
            pages.append(Page())
        _place(pages, chain, height, Hold.WISH)
    return pages


def _place(pages: list[Page], chain: list[Strip], height: float, hold: Hold) -> None:
    """Put a chain on this page or the next; one that is taller than a page is loosened, step by step."""
    needed = _height(chain)
    if needed > height and len(chain) > 1:
        if hold is Hold.WISH:
            for looser in _chains(chain, Hold.FIRM):
                _place(pages, looser, height, Hold.FIRM)
        else:
            for strip in chain:
                _place(pages, [strip], height, Hold.FIRM)
        return
    page = pages[-1]
    if page.strips and page.used + chain[0].before + needed > height:
        page = Page()
        pages.append(page)
    for strip in chain:
        page.add(strip)


def _height(chain: Sequence[Strip]) -> float:
    return sum(strip.height + strip.before for strip in chain) - chain[0].before


def _chains(strips: Sequence[Strip], at_least: Hold) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        if strip.new_page and chain:
            yield chain
            chain = []
        chain.append(strip)
        if strip.hold < at_least:
            yield chain
            chain = []
    if chain:
        yield chain
