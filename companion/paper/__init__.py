"""Printing out: a content tree becomes PDF, HTML or text. Importing this loads nothing heavy."""

from companion.paper.rendering import (
    MissingGlyph,
    count_pages,
    missing_glyphs,
    render_html,
    render_pdf,
    render_text,
)

__all__ = ["MissingGlyph", "count_pages", "missing_glyphs", "render_html", "render_pdf", "render_text"]
