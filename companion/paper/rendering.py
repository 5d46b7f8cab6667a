"""From a document to a paper, in memory: the calls that services make. reportlab is loaded on first use."""

from __future__ import annotations

from dataclasses import dataclass

from companion.paper.content import Document
from companion.paper.html import to_html
from companion.paper.letters import code_point, name_of, texts_in, tidy
from companion.paper.shaper import PlainShaper, Shaper
from companion.paper.styles import Style
from companion.paper.text import to_text


@dataclass(frozen=True, kw_only=True)
class MissingGlyph:
    """A character that cannot be printed. `where` is the fixed heading it stands under; `count` how often."""

    character: str
    code_point: str
    name: str
    where: str
    count: int


def render_pdf(document: Document, style: Style, shaper: Shaper | None = None) -> bytes:
    """The document as a tagged PDF; the same document gives the same bytes.

    Raises KnownError PAPER_TOO_LONG (letters, limit) and GLYPH_MISSING (character, code_point, where).
    """
    from companion.paper.pdf.render import to_pdf

    return to_pdf(document, style, shaper or PlainShaper())


def count_pages(document: Document, style: Style, shaper: Shaper | None = None) -> int:
    """How many pages the document takes in that style."""
    from companion.paper.pdf import render

    return render.count_pages(document, style, shaper or PlainShaper())


def render_html(document: Document) -> str:
    """The document as one HTML file without scripts."""
    return to_html(document)


def render_text(document: Document) -> str:
    """The document as plain text."""
    return to_text(document)


def missing_glyphs(document: Document, shaper: Shaper | None = None) -> tuple[MissingGlyph, ...]:
    """The characters that `render_pdf` would refuse, in any style: each once per heading, in reading order."""
    able = shaper or PlainShaper()
    counts: dict[tuple[str, str], int] = {}
    for where, text in texts_in(tidy(document)):
        for char in able.missing(text):
            counts[char, where] = counts.get((char, where), 0) + text.count(char)
    return tuple(
        MissingGlyph(
            character=char, code_point=code_point(char), name=name_of(char), where=where, count=count
        )
        for (char, where), count in counts.items()
    )
