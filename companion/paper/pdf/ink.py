"""Draws pages onto a reportlab canvas: marked content in reading order, everything else as artifacts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from companion.paper.content import Dot, Stroke
from companion.paper.pdf.strips import Bar, Page, PlacedFigure, PlacedPiece
from companion.paper.pdf.tags import StructureTree

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

    from companion.paper.shaper import Piece

PAGINATION = "/Artifact <</Type /Pagination>> BDC"
LAYOUT = "/Artifact <</Type /Layout>> BDC"


class CanvasInk:
    """Ink on a canvas, black."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas

    def glyphs(self, face: str, size: float, x: float, y: float, text: str) -> None:
        """Draw the text, its baseline at y."""
        line = self._canvas.beginText(x, y)
        line.setFont(face, size)
        line.textOut(text)
        self._canvas.drawText(line)


class PageInk:
    """Draws one page after another; `top` is the y of the column's upper edge."""

    def __init__(self, canvas: Canvas, tree: StructureTree, top: float) -> None:
        self._canvas = canvas
        self._ink = CanvasInk(canvas)
        self._tree = tree
        self._top = top

    def draw(self, page: Page, number: int) -> None:
        """The strips of a page, counted from 0: bars first, then the text in reading order."""
        self._bars(page)
        placed = [(top, one) for top, strip in page.strips for one in strip.content]
        placed.sort(key=lambda pair: pair[1].element.order)
        self._marked([(self._top - top - one.down, one) for top, one in placed], number)

    def head(self, pieces: Sequence[PlacedPiece], y: float, number: int) -> None:
        """The line on top: content on the first page, an artifact on the others."""
        if number == 0:
            self._marked([(y, one) for one in pieces], number)
            return
        self._open(PAGINATION)
        for one in pieces:
            one.piece.draw(self._ink, one.x, y)
        self._close()

    def foot(self, pieces: Sequence[Piece], x: float, y: float) -> None:
        """The line at the foot: an artifact."""
        self._open(PAGINATION)
        for piece in pieces:
            piece.draw(self._ink, x, y)
            x += piece.width
        self._close()

    def _bars(self, page: Page) -> None:
        bars: list[Bar] = []
        for top, strip in page.strips:
            for bar in strip.bars:
                bars.append(Bar(bar.x, bar.width, top + bar.top, bar.height))
        if not bars:
            return
        self._open(LAYOUT)
        for bar in _joined(bars):
            self._canvas.rect(
                bar.x, self._top - bar.top - bar.height, bar.width, bar.height, stroke=0, fill=1
            )
        self._close()

    def _marked(self, placed: Sequence[tuple[float, PlacedPiece | PlacedFigure]], number: int) -> None:
        """Neighbours of one element share a mark; the pieces of one word share that word as ActualText."""
        for element, group in groupby(placed, key=lambda pair: pair[1].element):
            self._open(f"/{element.tag} <</MCID {self._tree.mark(element, number)}>> BDC")
            for word, parts in groupby(group, key=_told_word):
                if word:
                    self._open(f"/Span <</ActualText {_text_string(word)}>> BDC")
                for y, one in parts:
                    self._put(one, y)
                if word:
                    self._close()
            self._close()

    def _put(self, one: PlacedPiece | PlacedFigure, y: float) -> None:
        if isinstance(one, PlacedPiece):
            one.piece.draw(self._ink, one.x, y)
        else:
            self._figure(one, y)

    def _open(self, mark: str) -> None:
        self._canvas.addLiteral(mark)

    def _close(self) -> None:
        self._canvas.addLiteral("EMC")

    def _figure(self, placed: PlacedFigure, y: float) -> None:
        from reportlab.pdfbase.pdfdoc import PDFArray, PDFName

        figure = placed.figure
        box = PDFArray([placed.x, y, placed.x + figure.width, y + figure.height])
        placed.element.attributes = {"O": PDFName("Layout"), "Placement": PDFName("Block"), "BBox": box}
        for mark in figure.marks:
            if isinstance(mark, Dot):
                self._canvas.setLineWidth(1.5)
                self._canvas.circle(
                    placed.x + mark.x, y + mark.y, mark.radius, stroke=1, fill=int(mark.solid)
                )
            else:
                self._stroke(mark, placed.x, y)

    def _stroke(self, mark: Stroke, x: float, y: float) -> None:
        self._canvas.setLineWidth(mark.thickness)
        path = self._canvas.beginPath()
        path.moveTo(x + mark.points[0][0], y + mark.points[0][1])
        for point in mark.points[1:]:
            path.lineTo(x + point[0], y + point[1])
        self._canvas.drawPath(path)


def _told_word(pair: tuple[float, PlacedPiece | PlacedFigure]) -> str:
    one = pair[1]
    return one.piece.whole if isinstance(one, PlacedPiece) else ""


def _joined(bars: Sequence[Bar]) -> list[Bar]:
    """Bars that stand on top of each other as one, so that no hairline shows between lines."""
    done: list[Bar] = []
    for bar in bars:
        last = done[-1] if done else None
        touching = (
            last and (last.x, last.width) == (bar.x, bar.width) and bar.top - (last.top + last.height) < 13
        )
        if last and touching and last.width < 10:
            last.height = bar.top + bar.height - last.top
        else:
            done.append(bar)
    return done


def _text_string(text: str) -> str:
    """A PDF text string in hexadecimal UTF-16."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"
