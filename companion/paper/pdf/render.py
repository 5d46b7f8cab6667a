"""A document as the bytes of a tagged PDF, and how many pages it takes."""

from __future__ import annotations

import io

from companion.errors import Code, KnownError
from companion.paper.content import Document
from companion.paper.letters import code_point, name_of, texts_in, tidy
from companion.paper.pdf.flow import Flow
from companion.paper.pdf.ink import PageInk
from companion.paper.pdf.metadata import write_metadata
from companion.paper.pdf.strips import Page, fill_pages
from companion.paper.shaper import Run, Shaper
from companion.paper.styles import Style

# About 250 pages in standard print, half a ream: more is not a paper somebody takes away.
LONGEST_DOCUMENT = 500_000


def to_pdf(document: Document, style: Style, shaper: Shaper) -> bytes:
    """The document as a tagged PDF: the same bytes for the same document.

    Raises KnownError PAPER_TOO_LONG (letters, limit) and GLYPH_MISSING (character, code_point, where).
    """
    ready = tidy(document)
    _check(ready, shaper)
    flow = Flow(ready, style, shaper)
    pages = fill_pages(flow.strips, _height(ready, style))
    return _draw(ready, style, shaper, flow, pages)


def count_pages(document: Document, style: Style, shaper: Shaper) -> int:
    """How many pages the document takes in that style."""
    ready = tidy(document)
    return len(fill_pages(Flow(ready, style, shaper).strips, _height(ready, style)))


def _height(document: Document, style: Style) -> float:
    return style.height - (style.mark_room if document.mark else 0)


def _check(document: Document, shaper: Shaper) -> None:
    letters = sum(len(text) for _, text in texts_in(document))
    if letters > LONGEST_DOCUMENT:
        raise KnownError(Code.PAPER_TOO_LONG, letters=letters, limit=LONGEST_DOCUMENT)
    for where, text in texts_in(document):
        for char in shaper.missing(text):
            raise KnownError(
                Code.GLYPH_MISSING, character=name_of(char), code_point=code_point(char), where=where
            )


def _draw(document: Document, style: Style, shaper: Shaper, flow: Flow, pages: list[Page]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    from companion.paper.fonts import load_face

    target = io.BytesIO()
    canvas = Canvas(
        target,
        pagesize=style.page,
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        initialFontName=load_face("Atkinson").name,
        initialFontSize=style.body.size,
        lang=document.language,
    )
    ink = PageInk(canvas, flow.tree, style.bottom + _height(document, style))
    for number, page in enumerate(pages):
        if flow.mark:
            ink.head(flow.mark, style.page[1] - style.mark_down, number)
        ink.draw(page, number)
        if document.page_words and not page.strips[0][1].cover:
            words = document.page_words.format(page=number + 1, pages=len(pages))
            run = Run(text=words, size=style.body.size, bold=False, language=document.language)
            ink.foot(shaper.lines([run], style.width)[0], style.margin, style.bottom * 0.45)
        canvas.showPage()
    flow.tree.write_into(canvas)
    write_metadata(canvas, document)
    canvas.save()
    return target.getvalue()
