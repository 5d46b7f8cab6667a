"""What a typed text may be: how long, and which characters cannot be kept because they have no shape."""

from __future__ import annotations

import re
import unicodedata

# A passage of 200,000 characters is about 35,000 words, five hours of talk: more is a pasted document.
LONGEST_TEXT = 200_000
LONGEST_NAME = 200

# C0 and C1 controls but tab and newline, lone surrogates and the byte order mark. Joiners, variation
# selectors and direction marks stay: words in many languages are wrong without them.
_SHAPELESS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")

# All that ends a line where it comes from (Unicode 5.8, and what str.splitlines knows): words on both sides of it are
# never glued together. Word and Outlook paste a vertical tab for a line that goes on below.
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


def cleaned(text: str) -> str:
    """The text as it is kept: line ends as newlines, canonical composition (NFC), nothing without a shape."""
    return unicodedata.normalize("NFC", _SHAPELESS.sub("", _LINE_END.sub("\n", text)))


def in_one_line(text: str) -> str:
    """The text as a field of one line keeps it: cleaned, a space in the place of every line end."""
    return " ".join(cleaned(text).split("\n"))


def is_blank(text: str) -> bool:
    """Whether there is nothing in it that a reader would see: what is required is asked for by this, and only this.

    A name of U+2800 or U+3164 is as empty as one of spaces, and nobody can answer for what it signs.
    """
    return not any(_is_seen(char) for char in text)


# Letters, marks and signs by their category that are drawn as nothing: the Default_Ignorable_Code_Point of
# DerivedCoreProperties.txt (Unicode 15.1) beyond the categories below, and four that are blank by their names.
_BLANK = (
    (0x034F, 0x034F),  # combining grapheme joiner
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer inherent vowels
    (0x180B, 0x180F),  # Mongolian variation selectors
    (0x2065, 0x2065),
    (0x2800, 0x2800),  # Braille pattern blank
    (0x3164, 0x3164),  # Hangul filler
    (0xFE00, 0xFE0F),  # variation selectors
    (0xFFA0, 0xFFA0),  # halfwidth Hangul filler
    (0xFFF0, 0xFFF8),
    (0x13441, 0x13442),  # Egyptian blanks
    (0x1D159, 0x1D159),  # musical null notehead
    (0xE0000, 0xE0FFF),  # tags, variation selectors supplement
)
_UNSEEN = frozenset({"Cf", "Cc", "Cs", "Zs", "Zl", "Zp"})


def _is_seen(char: str) -> bool:
    if "!" <= char <= "~":
        return True
    if char.isspace() or unicodedata.category(char) in _UNSEEN:
        return False
    return not any(first <= ord(char) <= last for first, last in _BLANK)
