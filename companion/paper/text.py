"""A document as plain text: the same words in the same order as on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from companion.paper.content import (
    BULLET,
    Block,
    CodeGroups,
    Contacts,
    Cover,
    Document,
    Figure,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Table,
    Together,
)
from companion.paper.letters import tidy

CELL_GAP = "  |  "


def to_text(document: Document) -> str:
    """The document as plain text, blocks apart by an empty line, ending in a newline."""
    ready = tidy(document)
    parts = [ready.mark] if ready.mark else []
    return "\n\n".join(part for part in (*parts, *_blocks(ready.blocks)) if part) + "\n"


def _blocks(blocks: Sequence[Block]) -> list[str]:
    return [_WRITERS[type(block)](block) for block in blocks]


def _heading(block: Heading) -> str:
    return block.text


def _cover(block: Cover) -> str:
    return block.title


def _paragraph(block: Paragraph) -> str:
    text = "".join(part.text for part in block.words)
    return _indented(text, "    ") if block.quoted else text


def _list(block: List) -> str:
    lines = []
    for number, item in enumerate(block.items, 1):
        label = f"{number}. " if block.numbered else f"{BULLET} "
        body = "\n".join(_paragraph(part) for part in item.paragraphs)
        lines.append(label + _indented(body, " " * len(label)).lstrip(" "))
    return "\n".join(lines)


def _table(block: Table) -> str:
    return "\n".join(CELL_GAP.join(cells) for cells in (block.headers, *block.rows))


def _contacts(block: Contacts) -> str:
    rows = [[row.name, row.number, row.detail] for row in block.rows]
    return "\n\n".join("\n".join(part for part in row if part) for row in rows)


def _code(block: CodeGroups) -> str:
    return " ".join(block.groups)


def _figure(block: Figure) -> str:
    return block.alternative


def _page_break(_block: PageBreak) -> str:
    return ""


def _together(block: Together) -> str:
    return "\n\n".join(part for part in _blocks(block.blocks) if part)


def _indented(text: str, by: str) -> str:
    return "\n".join(by + line for line in text.split("\n"))


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
