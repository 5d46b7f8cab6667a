"""How papers look: sizes, leading and page, in points (1/72 inch). One style per form, laid out for it.

Rules: sans serif, left aligned, no italics, underlines or capitals for whole words, no split words, black
on white, 60-70 characters a line at most. Standard 14 pt and large print 18 pt or more follow the
Accessible Information Standard and UKAAF's clear and large print; everything survives a mono laser printer.
"""

from __future__ import annotations

from dataclasses import dataclass

A4 = (595.28, 841.89)
A6 = (297.64, 419.53)


@dataclass(frozen=True, kw_only=True)
class TextStyle:
    """Size and leading of a text, and the gaps around it; all in points."""

    size: float
    leading: float
    before: float = 0.0
    after: float = 0.0
    bold: bool = False


@dataclass(frozen=True, kw_only=True)
class Style:
    """A form of paper.

    `name_share` is the part of the width that a contact's name takes beside its number; 0 puts the number
    under the name. `mark_down` is where the line on top stands, from the edge; `mark_room` what it takes
    from the column. `tight` is the gap between the paragraphs of one point.
    """

    name: str
    page: tuple[float, float]
    margin: float
    top: float
    bottom: float
    body: TextStyle
    lead: TextStyle
    code: TextStyle
    headings: tuple[TextStyle, TextStyle, TextStyle]
    cover: TextStyle
    contact_name: TextStyle
    contact_number: TextStyle
    contact_detail: TextStyle
    bullet_indent: float
    number_indent: float
    quote_indent: float
    cell_gap: float
    name_share: float
    tight: float
    mark_down: float
    mark_room: float

    @property
    def width(self) -> float:
        """The width of the text column."""
        return self.page[0] - 2 * self.margin

    @property
    def height(self) -> float:
        """The height of the text column."""
        return self.page[1] - self.top - self.bottom


STANDARD = Style(
    name="standard",
    page=A4,
    margin=70,
    top=70,
    bottom=76,
    body=TextStyle(size=14, leading=21, after=8),
    lead=TextStyle(size=15, leading=22, after=8, bold=True),
    code=TextStyle(size=24, leading=36, before=6, after=6, bold=True),
    headings=(
        TextStyle(size=28, leading=34, after=12, bold=True),
        TextStyle(size=20, leading=26, before=26, after=8, bold=True),
        TextStyle(size=16, leading=23, before=16, after=6, bold=True),
    ),
    cover=TextStyle(size=40, leading=48, bold=True),
    contact_name=TextStyle(size=16, leading=24, bold=True),
    contact_number=TextStyle(size=20, leading=24, bold=True),
    contact_detail=TextStyle(size=14, leading=20),
    bullet_indent=20,
    number_indent=28,
    quote_indent=18,
    cell_gap=14,
    name_share=0.5,
    tight=3,
    mark_down=38,
    mark_room=0,
)

LARGE = Style(
    name="large",
    page=A4,
    margin=54,
    top=64,
    bottom=80,
    body=TextStyle(size=19, leading=29, after=12),
    lead=TextStyle(size=20, leading=30, after=12, bold=True),
    code=TextStyle(size=30, leading=46, before=8, after=8, bold=True),
    headings=(
        TextStyle(size=36, leading=44, after=16, bold=True),
        TextStyle(size=27, leading=35, before=34, after=10, bold=True),
        TextStyle(size=22, leading=31, before=22, after=8, bold=True),
    ),
    cover=TextStyle(size=52, leading=62, bold=True),
    contact_name=TextStyle(size=21, leading=30, bold=True),
    contact_number=TextStyle(size=28, leading=38, bold=True),
    contact_detail=TextStyle(size=19, leading=28),
    bullet_indent=26,
    number_indent=36,
    quote_indent=22,
    cell_gap=18,
    name_share=0,
    tight=5,
    mark_down=38,
    mark_room=0,
)

CARD = Style(
    name="card",
    page=A6,
    margin=22,
    top=22,
    bottom=20,
    body=TextStyle(size=12, leading=16, after=3),
    lead=TextStyle(size=12, leading=16, after=3, bold=True),
    code=TextStyle(size=14, leading=20, bold=True),
    headings=(
        TextStyle(size=16, leading=20, after=4, bold=True),
        TextStyle(size=13, leading=17, before=8, after=3, bold=True),
        TextStyle(size=12, leading=16, before=4, after=2, bold=True),
    ),
    cover=TextStyle(size=20, leading=26, bold=True),
    contact_name=TextStyle(size=12, leading=17),
    contact_number=TextStyle(size=13, leading=17, bold=True),
    contact_detail=TextStyle(size=12, leading=15),
    bullet_indent=12,
    number_indent=18,
    quote_indent=10,
    cell_gap=8,
    name_share=0.43,
    tight=0,
    mark_down=28,
    mark_room=16,
)

KIT = Style(
    name="kit",
    page=A4,
    margin=70,
    top=52,
    bottom=40,
    body=TextStyle(size=14, leading=20, after=5),
    lead=STANDARD.lead,
    code=TextStyle(size=26, leading=40, before=10, after=10, bold=True),
    headings=(
        TextStyle(size=28, leading=34, after=10, bold=True),
        TextStyle(size=18, leading=24, before=18, after=5, bold=True),
        TextStyle(size=16, leading=23, before=12, after=4, bold=True),
    ),
    cover=STANDARD.cover,
    contact_name=STANDARD.contact_name,
    contact_number=STANDARD.contact_number,
    contact_detail=STANDARD.contact_detail,
    bullet_indent=20,
    number_indent=28,
    quote_indent=18,
    cell_gap=14,
    name_share=0.5,
    tight=3,
    mark_down=38,
    mark_room=0,
)
