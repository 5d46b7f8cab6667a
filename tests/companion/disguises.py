"""Every form in which a marker could hide in bytes, and the search for many markers in all of them at once."""

from __future__ import annotations

import base64
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html.entities import codepoint2name
from urllib.parse import quote, quote_plus

_START = 8  # bytes of a form that are looked for first


@cache
def disguises(marker: str) -> frozenset[bytes]:
    """The marker as text of several kinds, each in several encodings, plain and in base64 (at each offset) and hex."""
    plain = {encoded for text in _texts(marker) for encoded in _encodings(text)}
    coded = {form for one in plain for form in _wrapped(one)}
    return frozenset(plain | {one for one in coded if len(one) >= min(8, len(marker))})


def found_in(data: bytes, marker: str) -> bool:
    """Whether the marker stands in the bytes in any of its forms."""
    return any(one in data for one in disguises(marker))


class Search:
    """Looks for many markers, in each of their forms, in one pass over the bytes.

    60 markers have 6,000 forms: 0.13 s a MB. Looking for one form after the other takes six times as long.
    """

    def __init__(self, markers: Iterable[str]) -> None:
        self._whose = {form: marker for marker in markers for form in disguises(marker)}
        self._starts = re.compile(b"(?=(" + _any_of(sorted({form[:_START] for form in self._whose})) + b"))")
        self._behind: dict[bytes, list[bytes]] = {}
        for form in self._whose:
            self._behind.setdefault(self._starts.findall(form)[0], []).append(form)

    def found_in(self, data: bytes) -> set[str]:
        """The markers that stand in the bytes in any of their forms."""
        begun = set(self._starts.findall(data))
        return {self._whose[form] for start in begun for form in self._behind.get(start, ()) if form in data}


def _any_of(words: Sequence[bytes]) -> bytes:
    """A pattern for any of these: what several begin with stands in it once, so that few are tried at each place."""
    if b"" in words:
        return b""
    behind: dict[bytes, list[bytes]] = {}
    for one in words:
        behind.setdefault(one[:1], []).append(one[1:])
    parts = [re.escape(first) + _any_of(rest) for first, rest in behind.items()]
    return parts[0] if len(parts) == 1 else b"(?:" + b"|".join(parts) + b")"


def _texts(marker: str) -> set[str]:
    spelt = {case for form in ("NFC", "NFD") for case in _cases(unicodedata.normalize(form, marker))}
    return {written for one in spelt for written in _written(one)}


def _cases(text: str) -> tuple[str, ...]:
    return text, text[::-1], text.lower(), text.upper(), text.casefold()


def _written(text: str) -> Iterator[str]:
    yield text
    yield json.dumps(text)[1:-1]
    yield text.encode("unicode-escape").decode()
    yield text.encode("ascii", "xmlcharrefreplace").decode()
    yield "".join(f"&{codepoint2name[ord(one)]};" if ord(one) in codepoint2name else one for one in text)
    yield quote(text)
    yield quote_plus(text)


def _encodings(text: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le"):
        yield text.encode(encoding)


def _wrapped(plain: bytes) -> Iterator[bytes]:
    yield plain.hex().encode()
    yield plain.hex().upper().encode()
    for offset, skipped in ((0, 0), (1, 2), (2, 3)):
        inside = base64.b64encode(bytes(offset) + plain).rstrip(b"=")
        # The characters at both ends hold bits of what stands beside the marker.
        sure = inside[skipped : len(inside) - 1]
        yield sure
        yield sure.replace(b"+", b"-").replace(b"/", b"_")
