"""The content tree: what a page says and in which order. Pure data that knows no plan and no renderer.

Texts are plain strings; language tags are BCP 47, and "" means the language of what stands around.
Headings of level 1 and 2 hold fixed words only: they are quoted in messages about where a fault is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

BULLET = "•"


class Role(StrEnum):
    """What a paragraph is for; the style decides how that looks."""

    BODY = "body"
    LEAD = "lead"


@dataclass(frozen=True, kw_only=True)
class Words:
    """A stretch of text in one language and one weight."""

    text: str
    strong: bool = False
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading of level 1, 2 or 3. It never stands alone at the foot of a page."""

    level: int
    text: str
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Cover:
    """An outer page that holds the title of the document and nothing else."""

    title: str


@dataclass(frozen=True, kw_only=True)
class Paragraph:
    """Running text. `quoted`: these are the words of the person themselves."""

    words: tuple[Words, ...]
    role: Role = Role.BODY
    quoted: bool = False
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class ListItem:
    """One point of a list."""

    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, kw_only=True)
class List:
    """Points with a bullet, or steps with a number."""

    items: tuple[ListItem, ...]
    numbered: bool = False


@dataclass(frozen=True, kw_only=True)
class Table:
    """A simple table: one header row, no joined cells. `shares` are the widths, in any unit."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True, kw_only=True)
class ContactRow:
    """Someone to call: the number stands out. `detail` says when and what it costs, and may be empty."""

    name: str
    number: str
    detail: str = ""


@dataclass(frozen=True, kw_only=True)
class Contacts:
    """People and services to call."""

    rows: tuple[ContactRow, ...]


@dataclass(frozen=True, kw_only=True)
class CodeGroups:
    """A code to be typed in: groups of letters and digits, big and far apart."""

    groups: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Stroke:
    """A line through `points`, in points from the lower left corner of the figure."""

    points: tuple[tuple[float, float], ...]
    thickness: float = 1.5


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A circle, hollow or solid."""

    x: float
    y: float
    radius: float
    solid: bool


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A drawing in black, in points, with the words that say the same (`alternative`)."""

    width: float
    height: float
    marks: tuple[Stroke | Dot, ...]
    alternative: str


@dataclass(frozen=True, kw_only=True)
class PageBreak:
    """What follows begins a page."""


@dataclass(frozen=True, kw_only=True)
class Together:
    """Blocks that stay on one page when they fit on one."""

    blocks: tuple[Block, ...]


Block = Heading | Cover | Paragraph | List | Table | Contacts | CodeGroups | Figure | PageBreak | Together


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole paper. `mark` stands on top of every page; `page_words` holds {page} and {pages}, or is empty.

    `title` is what a viewer shows in its window, so it names nobody.
    """

    title: str
    language: str
    made_on: date
    blocks: tuple[Block, ...]
    mark: str = ""
    page_words: str = ""


def paragraph(
    text: str, *, role: Role = Role.BODY, quoted: bool = False, strong: bool = False, language: str = ""
) -> Paragraph:
    """A paragraph of one stretch of text."""
    return Paragraph(words=(Words(text=text, strong=strong),), role=role, quoted=quoted, language=language)


def labelled(label: str, text: str) -> Paragraph:
    """A paragraph that begins with a word in bold."""
    return Paragraph(words=(Words(text=label + " ", strong=True), Words(text=text)))


def paragraphs(text: str, *, role: Role = Role.BODY, quoted: bool = False) -> tuple[Paragraph, ...]:
    """A paragraph for each stretch of typed text between blank lines."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(paragraph(part.strip(), role=role, quoted=quoted) for part in parts if part.strip())


def bulleted(*items: tuple[Paragraph, ...]) -> List:
    """A list with bullets."""
    return List(items=tuple(ListItem(paragraphs=item) for item in items))
