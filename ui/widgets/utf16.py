"""Places in a text as Qt counts them, in UTF-16 units, and as Python does, in characters."""

from __future__ import annotations


def utf16_length(text: str) -> int:
    """Count the UTF-16 units of a text."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def characters_in(text: str, units: int) -> int:
    """Count the characters in the first `units` UTF-16 units of a text."""
    if text.isascii():
        return units
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "ignore"))
