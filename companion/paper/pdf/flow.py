"""Lays the content tree out in strips, and grows the structure tree beside them in the same order."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
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
    ListItem,
    PageBreak,
    Paragraph,
    Role,
    Table,
    Together,
    Words,
)
from companion.paper.letters import NO_BREAK_SPACE
from companion.paper.pdf.setting import Column, Typesetter, beside, tie
from companion.paper.pdf.strips import Bar, Hold, PlacedFigure, PlacedPiece, Strip
from companion.paper.pdf.tags import Element, StructureTree
from companion.paper.shaper import Run, Shaper
from companion.paper.styles import Style, TextStyle

_COVER_DOWN = 0.3
_HAIR = 0.75
_GROUPS_A_ROW = 3


class Flow:
    """Lays out one document. `strips` and `tree` are the result."""

    def __init__(self, document: Document, style: Style, shaper: Shaper) -> None:
        self.strips: list[Strip] = []
        self.tree = StructureTree(document.language)
        self.mark: list[PlacedPiece] = []
        self._style = style
        self._shaper = shaper
        self._type = Typesetter(self.tree, shaper)
        self._gap = 0.0
        self._new_page = False
        self._layers: dict[type[Any], Callable[[Any, Element, Column], None]] = {
            Heading: self._heading,
            Cover: self._cover,
            Paragraph: self._paragraph,
            List: self._list,
            Table: self._table,
            Contacts: self._contacts,
            CodeGroups: self._code,
            Figure: self._figure,
            PageBreak: self._page_break,
            Together: self._together,
        }
        column = Column(style.margin, style.width)
        if document.mark:
            self._lay_mark(document.mark, column)
        self._blocks(document.blocks, self.tree.root, column)

    def _lay_mark(self, mark: str, column: Column) -> None:
        """The line on top of every page is read once, first; its copies on later pages are artifacts."""
        element = self.tree.grow("P", self.tree.root)
        run = Run(text=mark, size=self._style.body.size, bold=True, language=self.tree.root.language)
        x = column.x
        for piece in self._shaper.lines([run], math.inf)[0]:
            self.mark.append(PlacedPiece(element, piece, x, 0))
            x += piece.width

    def _blocks(self, blocks: Sequence[Block], parent: Element, column: Column) -> None:
        for block in blocks:
            self._layers[type(block)](block, parent, column)

    def _add(self, strips: Sequence[Strip], before: float = 0.0, after: float = 0.0) -> None:
        """Append strips; the gap between neighbours is the larger of the two they ask for."""
        strips[0].before = max(before, self._gap)
        strips[0].new_page = self._new_page
        self._gap, self._new_page = after, False
        self.strips += strips

    def _heading(self, block: Heading, parent: Element, column: Column) -> None:
        element = self.tree.grow(f"H{block.level}", parent, language=block.language)
        text = self._style.headings[block.level - 1]
        strips = self._type.lines((Words(text=block.text),), text, element, column)
        for strip in strips:
            strip.hold = Hold.FIRM
        self._add(strips, text.before, text.after)

    def _cover(self, block: Cover, parent: Element, column: Column) -> None:
        element = self.tree.grow("H1", parent)
        self._page_break(PageBreak(), parent, column)
        text = self._style.cover
        strips = self._type.lines((Words(text=block.title),), text, element, column)
        self._add([Strip(self._style.height * _COVER_DOWN, hold=Hold.FIRM, cover=True), *strips])
        self._page_break(PageBreak(), parent, column)

    def _paragraph(self, block: Paragraph, parent: Element, column: Column) -> None:
        text = self._style.lead if block.role is Role.LEAD else self._style.body
        if block.quoted:
            parent = self.tree.grow("BlockQuote", parent)
            column = replace(column.indented(self._style.quote_indent), bar=column.x)
        element = self.tree.grow("P", parent, language=block.language)
        self._add(self._type.lines(block.words, text, element, column), text.before, text.after)

    def _list(self, block: List, parent: Element, column: Column) -> None:
        numbering = {"O": _name("List"), "ListNumbering": _name("Decimal" if block.numbered else "Disc")}
        element = self.tree.grow("L", parent, attributes=numbering)
        indent = self._style.number_indent if block.numbered else self._style.bullet_indent
        for number, item in enumerate(block.items, 1):
            node = self.tree.grow("LI", element)
            label = self.tree.grow("Lbl", node)
            text = f"{number}." if block.numbered else BULLET
            marker = self._type.lines((Words(text=text),), self._style.body, label, column)[0]
            first = len(self.strips)
            self._item(item, self.tree.grow("LBody", node), column.indented(indent))
            self.strips[first].content[:0] = marker.content

    def _item(self, item: ListItem, body: Element, column: Column) -> None:
        only = item.paragraphs[0]
        if len(item.paragraphs) > 1 or only.quoted or only.role is not Role.BODY:
            for part in item.paragraphs:
                self._paragraph(part, body, column)
                self.strips[-1].hold = Hold.WISH
                self._gap = self._style.tight
            self.strips[-1].hold, self._gap = Hold.FREE, self._style.body.after
            return
        body.language = only.language
        self._add(
            self._type.lines(only.words, self._style.body, body, column),
            self._style.body.before,
            self._style.body.after,
        )

    def _table(self, block: Table, parent: Element, column: Column) -> None:
        table = self.tree.grow("Table", parent)
        unit = (column.width + self._style.cell_gap) / sum(block.shares)
        columns, x = [], column.x
        for share in block.shares:
            columns.append(Column(x, share * unit - self._style.cell_gap))
            x += share * unit
        scope = {"O": _name("Table"), "Scope": _name("Column")}
        for index, cells in enumerate((block.headers, *block.rows)):
            row = self.tree.grow("TR", table)
            strips: list[Strip] = []
            for cell, where in zip(cells, columns, strict=True):
                node = (
                    self.tree.grow("TH", row, attributes=scope) if index == 0 else self.tree.grow("TD", row)
                )
                words = (Words(text=cell, strong=index == 0),)
                beside(strips, self._type.lines(words, self._style.body, node, where))
            tie(strips, last=Hold.FIRM if index == 0 else Hold.FREE)
            thick = _HAIR * 2 if index == 0 else _HAIR
            strips[-1].height += 10
            strips[-1].bars.append(Bar(column.x, column.width, strips[-1].height - 5, thick))
            self._add(strips, 0, self._style.body.after if index == len(block.rows) else 0)

    def _contacts(self, block: Contacts, parent: Element, column: Column) -> None:
        style = self._style
        listing = self.tree.grow("L", parent, attributes={"O": _name("List"), "ListNumbering": _name("None")})
        in_line = style.name_share > 0
        name_width = (column.width - style.cell_gap) * style.name_share
        for row in block.rows:
            body = self.tree.grow("LBody", self.tree.grow("LI", listing))
            left = replace(column, width=name_width) if in_line else column
            right = column.indented(name_width + style.cell_gap) if in_line else column
            name = self._part(row.name, style.contact_name, body, left)
            number = self._part(_unbroken(row.number), style.contact_number, body, right)
            strips = beside(name, number) if in_line else [*name, *number]
            if row.detail:
                strips += self._part(row.detail, style.contact_detail, body, column)
            tie(strips, last=Hold.FREE)
            gap = style.body.after
            strips[-1].height += gap
            strips[-1].bars.append(Bar(column.x, column.width, strips[-1].height - _HAIR, _HAIR))
            self._add(strips, gap * 0.75, gap * 0.75)

    def _part(self, text: str, style: TextStyle, parent: Element, column: Column) -> list[Strip]:
        return self._type.lines((Words(text=text),), style, self.tree.grow("P", parent), column)

    def _code(self, block: CodeGroups, parent: Element, column: Column) -> None:
        """Groups in rows between two bars; one paragraph, so that it is read in one go."""
        element = self.tree.grow("P", parent)
        text = self._style.code
        step = column.width / _GROUPS_A_ROW
        strips = []
        for first in range(0, len(block.groups), _GROUPS_A_ROW):
            row: list[Strip] = []
            for place, group in enumerate(block.groups[first : first + _GROUPS_A_ROW]):
                cell = Column(column.x + place * step, step)
                words = (Words(text=group + NO_BREAK_SPACE),)
                beside(row, self._type.lines(words, text, element, cell))
            strips += row
        tie(strips, last=Hold.FREE)
        strips[0].bars.append(Bar(column.x, column.width, -text.leading * 0.1, _HAIR * 2))
        strips[-1].height += text.leading * 0.25
        strips[-1].bars.append(Bar(column.x, column.width, strips[-1].height, _HAIR * 2))
        self._add(strips, text.before, text.after)

    def _figure(self, block: Figure, parent: Element, column: Column) -> None:
        element = self.tree.grow("Figure", parent, alternative=block.alternative)
        strip = Strip(block.height)
        strip.content.append(PlacedFigure(element, block, column.x, block.height))
        self._add([strip], self._style.body.after, self._style.body.after)

    def _page_break(self, _block: PageBreak, _parent: Element, _column: Column) -> None:
        self._new_page, self._gap = True, 0.0

    def _together(self, block: Together, parent: Element, column: Column) -> None:
        first = len(self.strips)
        self._blocks(block.blocks, parent, column)
        for strip in self.strips[first:-1]:
            strip.hold = max(strip.hold, Hold.WISH)


def _name(text: str) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFName

    return PDFName(text)


def _unbroken(number: str) -> str:
    """The number with the gaps inside it made unbreakable."""
    return re.sub(r"(?<=\d) (?=\d)", NO_BREAK_SPACE, number)
