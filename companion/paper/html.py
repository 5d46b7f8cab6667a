"""A document as one HTML file: no scripts, nothing loaded from elsewhere, languages marked.

For many people the best digital copy: it reflows, grows and is read aloud by what they already have.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from companion.paper.content import (
    Block,
    CodeGroups,
    Contacts,
    Cover,
    Document,
    Dot,
    Figure,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Role,
    Stroke,
    Table,
    Together,
    Words,
)
from companion.paper.letters import tidy

_CSS = """
body { font: 1.125rem/1.5 "Atkinson Hyperlegible Next", Verdana, Arial, sans-serif; color: #000; background: #fff;
  max-width: 42rem; margin: 0 auto; padding: 1.5rem; white-space: pre-line; overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; margin: 1.6em 0 0.5em; }
p { margin: 0 0 0.6em; }
blockquote { margin: 0 0 1em; padding-left: 1em; border-left: 0.2em solid #000; }
table { border-collapse: collapse; margin: 0 0 1em; }
th, td { text-align: start; vertical-align: top; padding: 0.4em 1em 0.4em 0; border-bottom: 1px solid #000; }
.contacts { list-style: none; padding: 0; }
.contacts li { padding: 0.6em 0; border-bottom: 1px solid #000; }
.number { font-size: 1.4em; font-weight: bold; }
.number a { color: #000; }
.lead, .code { font-weight: bold; }
.code { font-size: 1.6em; word-spacing: 1em; line-height: 1.8; }
@media print { h1, h2, h3 { break-after: avoid; } .contacts li, tr { break-inside: avoid; } }
"""


def to_html(document: Document) -> str:
    """The document as a whole HTML page."""
    ready = tidy(document)
    mark = f"<p><strong>{escape(ready.mark)}</strong></p>\n" if ready.mark else ""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(ready.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(ready.title)}</title>\n<style>{_CSS}</style>\n</head>\n"
        f"<body>\n<main>\n{mark}{_blocks(ready.blocks)}</main>\n</body>\n</html>\n"
    )


def _blocks(blocks: Sequence[Block]) -> str:
    return "".join(_WRITERS[type(block)](block) for block in blocks)


def _words(words: Sequence[Words]) -> str:
    parts = []
    for part in words:
        text = escape(part.text)
        if part.strong:
            text = f"<strong>{text}</strong>"
        if part.language:
            text = f"<span{_lang(part.language)}>{text}</span>"
        parts.append(text)
    return "".join(parts)


def _lang(language: str) -> str:
    return f' lang="{escape(language)}"' if language else ""


def _heading(block: Heading) -> str:
    tag = f"h{block.level}"
    return f'<{tag} dir="auto"{_lang(block.language)}>{escape(block.text)}</{tag}>\n'


def _cover(block: Cover) -> str:
    return f"<h1>{escape(block.title)}</h1>\n"


def _paragraph(block: Paragraph) -> str:
    role = f' class="{block.role.value}"' if block.role is not Role.BODY else ""
    text = f'<p dir="auto"{role}{_lang(block.language)}>{_words(block.words)}</p>\n'
    return f"<blockquote>{text}</blockquote>\n" if block.quoted else text


def _list(block: List) -> str:
    items = "".join(f"<li>{''.join(map(_paragraph, item.paragraphs))}</li>\n" for item in block.items)
    tag = "ol" if block.numbered else "ul"
    return f"<{tag}>\n{items}</{tag}>\n"


def _table(block: Table) -> str:
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block.headers)
    rows = "".join(
        "<tr>" + "".join(f'<td dir="auto">{escape(cell)}</td>' for cell in row) + "</tr>\n"
        for row in block.rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"


def _contacts(block: Contacts) -> str:
    items = []
    for row in block.rows:
        detail = f"<p>{escape(row.detail)}</p>" if row.detail else ""
        items.append(
            f'<li><p>{escape(row.name)}</p><p class="number">{_dialled(row.number)}</p>{detail}</li>\n'
        )
    return f'<ul class="contacts">\n{"".join(items)}</ul>\n'


def _dialled(number: str) -> str:
    """The number as a link that a telephone can dial, when it is nothing but a number."""
    if re.fullmatch(r"[0-9 ]+", number):
        return f'<a href="tel:{number.replace(" ", "")}">{number}</a>'
    return escape(number)


def _code(block: CodeGroups) -> str:
    return f'<p class="code">{" ".join(map(escape, block.groups))}</p>\n'


def _figure(block: Figure) -> str:
    shapes = []
    for mark in block.marks:
        if isinstance(mark, Dot):
            fill = "#000" if mark.solid else "none"
            shapes.append(
                f'<circle cx="{mark.x:g}" cy="{block.height - mark.y:g}" r="{mark.radius:g}" '
                f'fill="{fill}" stroke="#000" stroke-width="1.5"/>'
            )
        else:
            shapes.append(_stroke(mark, block.height))
    return (
        f'<svg role="img" aria-label="{escape(block.alternative)}" width="{block.width:g}" '
        f'height="{block.height:g}" viewBox="0 0 {block.width:g} {block.height:g}">{"".join(shapes)}</svg>\n'
    )


def _stroke(mark: Stroke, height: float) -> str:
    points = " ".join(f"{x:g},{height - y:g}" for x, y in mark.points)
    return f'<polyline points="{points}" fill="none" stroke="#000" stroke-width="{mark.thickness:g}"/>'


def _page_break(_block: PageBreak) -> str:
    return ""


def _together(block: Together) -> str:
    return _blocks(block.blocks)


_WRITERS: dict[type[Any], Callable[[Any], str]] = {
    Heading: _heading,
    Cover: _cover,
    Paragraph: _paragraph,
    List: _list,
    Table: _table,
    Contacts: _contacts,
    CodeGroups: _code,
    Figure: _figure,
    PageBreak: _page_break,
    Together: _together,
}
