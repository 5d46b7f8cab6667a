"""Every form in which a marker could hide in bytes: what is searched for where it must not be."""

from __future__ import annotations

import base64
import json
import unicodedata
from collections.abc import Iterator
from html.entities import codepoint2name
from urllib.parse import quote, quote_plus


def disguises(marker: str) -> set[bytes]:
    """The marker as text of several kinds, each in several encodings, plain and in base64 (at each offset) and hex."""
    plain = {encoded for text in _texts(marker) for encoded in _encodings(text)}
    return plain | {form for one in plain for form in _wrapped(one)}


def _texts(marker: str) -> set[str]:
    composed, decomposed = (unicodedata.normalize(form, marker) for form in ("NFC", "NFD"))
    named = "".join(
        f"&{codepoint2name[ord(one)]};" if ord(one) in codepoint2name else one for one in composed
    )
    return {
        composed,
        decomposed,
        composed[::-1],
        composed.upper(),
        json.dumps(composed)[1:-1],
        named,
        composed.encode("ascii", "xmlcharrefreplace").decode(),
        quote(composed),
        quote_plus(decomposed),
    }


def _encodings(text: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
        yield text.encode(encoding)


def _wrapped(plain: bytes) -> Iterator[bytes]:
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    for offset, skipped in ((0, 0), (1, 2), (2, 3)):
        inside = base64.b64encode(bytes(offset) + plain).rstrip(b"=")
        # The characters at both ends hold bits of what stands beside the marker.
        yield inside[skipped : len(inside) - 1]


def found_in(data: bytes, marker: str) -> bool:
    """Whether the marker stands in the bytes in any of its forms."""
    return any(one in data for one in disguises(marker))
