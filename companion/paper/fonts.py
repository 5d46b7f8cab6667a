"""The bundled faces as reportlab needs them, loaded when something is printed and not before."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

# Atkinson Hyperlegible Next has Latin only; Noto Sans has Greek, Cyrillic, more Latin and combining marks.
REGULAR = ("Atkinson", "Noto")
BOLD = ("AtkinsonBold", "NotoBold")

_FILES = {
    "Atkinson": "fonts/AtkinsonHyperlegibleNext-Regular.ttf",
    "AtkinsonBold": "fonts/AtkinsonHyperlegibleNext-Bold.ttf",
    "Noto": "fonts/NotoSans-Regular.ttf",
    "NotoBold": "fonts/NotoSans-Bold.ttf",
}

# Noto Sans carries Devanagari and its Vedic signs, but those need shaping: without it words come out wrong.
_NEED_SHAPING = frozenset((*range(0x0900, 0x0980), *range(0x1CD0, 0x1D00), *range(0xA8E0, 0xA900)))

# reportlab's table from glyphs back to text (ToUnicode) holds four hexadecimal digits and no more.
_LAST_MAPPED = 0xFFFF


class Face:
    """One font file: which characters it has, how wide they are, and where their outlines reach."""

    def __init__(self, name: str, font: TTFont) -> None:
        self.name = name
        self._face = font.face
        self._widths: dict[int, float] = font.face.charWidths
        has = {code for code in font.face.charToGlyph if code <= _LAST_MAPPED}
        # reportlab draws a no-break space as a space, whether the face has it or not.
        self.letters = frozenset(map(chr, (has | {0xA0}) - _NEED_SHAPING))

    def width(self, text: str, size: float) -> float:
        """How wide the text is, in points. A character it lacks has a width too: pages can be counted with it."""
        widths = self._widths
        usual: float = self._face.defaultWidth
        codes = (32 if char == "\u00a0" else ord(char) for char in text)
        return sum(widths.get(code, usual) for code in codes) * size / 1000

    def box(self, char: str) -> tuple[float, float, float, float]:
        """Left, lower, right and upper edge of the outline, in thousandths of the size; zeros for a blank."""
        face = self._face
        glyph = face.charToGlyph[ord(char)]
        start, end = face.glyphPos[glyph], face.glyphPos[glyph + 1]
        if start == end:
            return (0.0, 0.0, 0.0, 0.0)
        # A glyph's record begins with the number of its contours and then its box (OpenType, table glyf).
        edges = struct.unpack_from(">4h", face.get_table("glyf"), start + 2)
        left, lower, right, upper = (edge * 1000 / face.unitsPerEm for edge in edges)
        return (left, lower, right, upper)


def load_face(name: str) -> Face:
    """The face of that name, known to reportlab from now on.

    reportlab draws only with faces in its process-wide register. Putting one in twice would orphan the
    subsets of a document that is being made, so it is done once per name.
    """
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    registered = f"Companion-{name}"
    if registered not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(registered, str(resources.path(_FILES[name]))))
    return Face(registered, pdfmetrics.getFont(registered))
