"""Which characters a page can show, and what becomes of those that have no shape. Words are never changed.

Controls become a space (tab, vertical tab, form feed) or go; joiners, soft hyphens and direction marks stay in
HTML and text, where they matter, and are left out by the plain shaper: in Latin, Greek and Cyrillic they
have no shape.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar, cast

from companion.domain.text import cleaned
from companion.paper.content import Document, Figure, Heading, Together

NO_BREAK_SPACE = "\u00a0"

_BLANKS = re.compile("[\t\x0b\x0c\x1c-\x1f\x85]")
_SPACES = re.compile("[ \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]+")
_NO_BREAKS = re.compile("[\u2007\u202f]")
_EDGES = re.compile(" *\n *")
_MANY_LINES = re.compile("\n{3,}")

# Format characters that do have a shape: signs that stand over the digits of Arabic, Syriac and Kaithi.
_SHAPED_FORMATS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
_VARIATIONS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F)))

T = TypeVar("T")


def tidy_text(text: str) -> str:
    """The text as every renderer gets it: NFC, one kind of line end, single spaces, no control characters."""
    spaced = cleaned(_BLANKS.sub(" ", text))
    spaced = _SPACES.sub(" ", _NO_BREAKS.sub(NO_BREAK_SPACE, spaced))
    return _MANY_LINES.sub("\n\n", _EDGES.sub("\n", spaced))


def tidy(document: Document) -> Document:
    """The document with every text tidied: the same words for every renderer."""
    return _mapped(document, tidy_text)


def is_shapeless(char: str) -> bool:
    """Whether the character has no shape of its own, so that leaving it out changes no word."""
    if char in _VARIATIONS:
        return True
    return unicodedata.category(char) in {"Cf", "Cc"} and char not in _SHAPED_FORMATS


def without_shapeless(text: str) -> str:
    """The text without its shapeless characters; line ends stay."""
    if text.isascii():
        return text
    return "".join(char for char in text if char == "\n" or not is_shapeless(char))


def name_of(char: str) -> str:
    """What Unicode calls the character, or "" when it has no name."""
    return unicodedata.name(char, "")


def code_point(char: str) -> str:
    """The character's number as people write it: U+1F600."""
    return f"U+{ord(char):04X}"


def texts_in(document: Document) -> Iterator[tuple[str, str]]:
    """Every text that is drawn, in reading order, with the fixed heading it stands under."""
    yield "", document.mark
    where = document.title
    for block in _flat(document.blocks):
        if isinstance(block, Heading) and block.level < 3:
            where = block.text
        for text in _strings(block):
            yield where, text


def _flat(blocks: tuple[Any, ...]) -> Iterator[Any]:
    for block in blocks:
        if isinstance(block, Together):
            yield from _flat(block.blocks)
        else:
            yield block


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, Enum | Figure):
        return
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for part in node:
            yield from _strings(part)
    elif is_dataclass(node):
        for item in fields(node):
            if item.name != "language":
                yield from _strings(getattr(node, item.name))


def _mapped(node: T, change: Callable[[str], str]) -> T:
    if isinstance(node, Enum):
        return node
    if isinstance(node, str):
        return cast("T", change(node))
    if isinstance(node, tuple):
        return cast("T", tuple(_mapped(part, change) for part in node))
    if is_dataclass(node) and not isinstance(node, type):
        changed = {item.name: _mapped(getattr(node, item.name), change) for item in fields(node)}
        return cast("T", replace(node, **changed))
    return node
