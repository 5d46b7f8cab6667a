"""Real papers for the tests of preview and printing."""

from datetime import date

from companion.paper import render_pdf, render_text
from companion.paper.content import Document, Heading, PageBreak, paragraph
from companion.paper.styles import CARD, STANDARD


def paper(*pages: str, card: bool = False) -> tuple[bytes, str]:
    """A PDF with one page for each word given, and its text."""
    blocks: list[object] = []
    for word in pages:
        blocks += [PageBreak(), Heading(level=1, text=word), paragraph(f"This page says {word}.")]
    document = Document(title="Test", language="en", made_on=date(2026, 3, 2), blocks=tuple(blocks[1:]))
    return render_pdf(document, CARD if card else STANDARD), render_text(document)
