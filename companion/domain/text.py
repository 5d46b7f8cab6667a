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


def cleaned(text: str) -> str:
    """The text as it is kept: line ends as newlines, canonical composition (NFC), nothing without a shape."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return unicodedata.normalize("NFC", _SHAPELESS.sub("", lines))


def is_blank(text: str) -> bool:
    """Whether there is nothing in it that a reader would see."""
    return not any(not _unseen(char) for char in text)


def _unseen(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in {"Cf", "Cc", "Zs", "Zl", "Zp"}
