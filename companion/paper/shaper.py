"""Turns text into lines of placed glyphs: the protocol, and the plain shaper for Latin, Greek and Cyrillic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from companion.paper.fonts import BOLD, REGULAR, Face, load_face
from companion.paper.letters import without_shapeless
from companion.paper.marks import PlacedMark, clusters, has_marks, place_marks


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """A stretch of text in one size and weight. `key` says whose it is; it comes back with each piece."""

    text: str
    size: float
    bold: bool
    language: str
    key: int = 0


class Ink(Protocol):
    """Where pieces draw themselves; x and y in points from the lower left corner of the page."""

    def glyphs(self, face: str, size: float, x: float, y: float, text: str) -> None:
        """Draw the text in a registered face, its baseline at y."""
        ...


class Piece(Protocol):
    """Part of a line. `whole` is the word it belongs to where glyphs alone do not tell it, else ""."""

    @property
    def key(self) -> int: ...
    @property
    def width(self) -> float: ...
    @property
    def whole(self) -> str: ...
    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Put it on the page."""
        ...


class Shaper(Protocol):
    """What layout needs to know about writing. Another script brings another shaper."""

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of the text that cannot be drawn, each once, in order."""
        ...

    def lines(self, runs: Sequence[Run], width: float) -> list[tuple[Piece, ...]]:
        """The runs broken into lines at most `width` points wide. Words are split only when a line is too short."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True)
class GlyphPiece:
    """Text in one face. `marks` stand over or under it: character, and its place from the start, in points."""

    key: int
    face: Face
    size: float
    text: str
    width: float
    whole: str = ""
    marks: tuple[PlacedMark, ...] = ()

    @property
    def letters(self) -> str:
        """The text with its marks."""
        return self.text + "".join(mark.char for mark in self.marks)

    def draw(self, ink: Ink, x: float, y: float) -> None:
        """Put it on the page."""
        ink.glyphs(self.face.name, self.size, x, y, self.text)
        for mark in self.marks:
            ink.glyphs(self.face.name, self.size, x + mark.x, y + mark.y, mark.char)


# The longest letters without a space that are still told as one word: its lines must fit on one page.
LONGEST_TOLD = 300

_ATOMS = re.compile("\n| +|[^ \n]+")


@dataclass(slots=True)
class _Word:
    """Pieces that stay on one line."""

    pieces: list[GlyphPiece]
    width: float = 0.0


class PlainShaper:
    """Left to right, one glyph a character, with a second face for what the first one lacks."""

    def __init__(self) -> None:
        self._faces = {bold: tuple(map(load_face, BOLD if bold else REGULAR)) for bold in (False, True)}
        self._known: dict[tuple[str, bool], tuple[tuple[Face, str], ...]] = {}

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters that neither face has in regular and in bold, each once, in order."""
        letters = [frozenset().union(*(face.letters for face in faces)) for faces in self._faces.values()]
        has = letters[0] & letters[1]
        shaped = without_shapeless(unicodedata.normalize("NFC", text))
        return tuple(dict.fromkeys(char for char in shaped if char not in has and char != "\n"))

    def lines(self, runs: Sequence[Run], width: float) -> list[tuple[Piece, ...]]:
        """The runs broken at spaces and line ends; a word longer than a line is cut where the line ends."""
        breaker = _Breaker(width)
        word = _Word([])
        for run in runs:
            for atom in _ATOMS.findall(without_shapeless(run.text)):
                if atom[0] not in " \n":
                    for piece in self._pieces(run, atom):
                        word.pieces.append(piece)
                        word.width += piece.width
                    continue
                breaker.add(word)
                word = _Word([])
                breaker.space(self._pieces(run, " ")[0])
                if atom == "\n":
                    breaker.end_line()
        breaker.add(word)
        return breaker.finished()

    def _pieces(self, run: Run, text: str) -> list[GlyphPiece]:
        stretches = self._known.get((text, run.bold))
        if stretches is None:
            stretches = tuple(_by_face(text, self._faces[run.bold]))
            if len(text) < 30:
                self._known[text, run.bold] = stretches
        return [_piece(run, face, part) for face, part in stretches]


def _piece(run: Run, face: Face, text: str) -> GlyphPiece:
    base, marks = (text[0], text[1:]) if has_marks(text) else (text, "")
    return GlyphPiece(
        key=run.key,
        face=face,
        size=run.size,
        text=base,
        width=face.width(base, run.size),
        marks=place_marks(face, base, marks, run.size) if marks else (),
    )


def _by_face(text: str, faces: tuple[Face, ...]) -> Iterator[tuple[Face, str]]:
    """The text in stretches of one face each; a letter with combining marks is a stretch of its own."""
    whole = next((face for face in faces if face.letters.issuperset(text)), None)
    if whole is not None and not has_marks(text):
        yield whole, text
        return
    last, stretch = faces[0], ""
    for cluster in clusters(text):
        face = next((one for one in faces if one.letters.issuperset(cluster)), faces[-1])
        if stretch and (face is not last or len(cluster) > 1 or has_marks(stretch)):
            yield last, stretch
            stretch = ""
        last, stretch = face, stretch + cluster
    yield last, stretch


class _Breaker:
    """Fills lines with words, greedily."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._done: list[tuple[Piece, ...]] = []
        self._line: list[GlyphPiece] = []
        self._used = 0.0
        self._space: GlyphPiece | None = None

    def add(self, word: _Word) -> None:
        if not word.pieces:
            return
        gap = self._space.width if self._space and self._line else 0.0
        if self._line and self._used + gap + word.width > self._width:
            self.end_line()
        elif self._space and self._line:
            self._put(self._space)
        self._space = None
        too_long = word.width > self._width
        for piece in _cut(word, self._width) if too_long else _named(word):
            if too_long and self._line and self._used + piece.width > self._width:
                self.end_line()
            self._put(piece)

    def space(self, piece: GlyphPiece) -> None:
        self._space = piece

    def end_line(self) -> None:
        # The space at the end has no ink; it keeps words apart for those who read the text without the lines.
        if self._space and self._line:
            self._line.append(self._space)
        self._done.append(_merged(self._line))
        self._line, self._used, self._space = [], 0.0, None

    def finished(self) -> list[tuple[Piece, ...]]:
        self._space = None
        if self._line or not self._done:
            self.end_line()
        return self._done

    def _put(self, piece: GlyphPiece) -> None:
        self._line.append(piece)
        self._used += piece.width


def _cut(word: _Word, width: float) -> Iterator[GlyphPiece]:
    """The parts of a word that no line can hold, each as long as a line."""
    whole = _whole(word)
    room = width
    for piece in word.pieces:
        part, used = "", 0.0
        for char in piece.text:
            step = piece.face.width(char, piece.size)
            if part and used + step > room:
                yield replace(piece, text=part, width=used, whole=whole)
                part, used, room = "", 0.0, width
            part, used = part + char, used + step
        yield replace(piece, text=part, width=used, whole=whole)
        room = room - used if room - used > 0 else width


def _named(word: _Word) -> list[GlyphPiece]:
    """The pieces of a word; with marks drawn apart from their letters, readers need to be told the word."""
    if not any(piece.marks for piece in word.pieces):
        return word.pieces
    whole = _whole(word)
    return [replace(piece, whole=whole) for piece in word.pieces]


def _whole(word: _Word) -> str:
    """The word; "" when it belongs to two elements, neither of which may claim it, or is no word at all."""
    if len({piece.key for piece in word.pieces}) > 1:
        return ""
    text = "".join(piece.letters for piece in word.pieces)
    return text if len(text) <= LONGEST_TOLD else ""


def _merged(line: list[GlyphPiece]) -> tuple[Piece, ...]:
    """Neighbours of one run and face as one piece: fewer drawing commands, the same picture."""
    done: list[GlyphPiece] = []
    for piece in line:
        last = done[-1] if done else None
        if last and not last.marks and not piece.marks and _alike(last, piece):
            done[-1] = replace(last, text=last.text + piece.text, width=last.width + piece.width)
        else:
            done.append(piece)
    return tuple(done)


def _alike(one: GlyphPiece, other: GlyphPiece) -> bool:
    return (one.key, one.face, one.size, one.whole) == (other.key, other.face, other.size, other.whole)
