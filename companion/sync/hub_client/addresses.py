"""Addresses of hubs: https only, but for this very machine."""

from __future__ import annotations

import ipaddress
import urllib.parse

from companion.errors import Code, KnownError

MOST_CHARACTERS = 253 + 16


def checked_address(typed: str) -> str:
    """An address as typed (`hub.example.org`, `https://hub.example.org:8443/`) as scheme, host and port.

    Raises CARRIER_WRONG with the reason: not_an_address, not_https.
    """
    text = typed.strip().removesuffix("/")
    parts = _parts(text if "://" in text else f"https://{text}")
    host = (parts.hostname or "").lower()
    if parts.scheme not in {"http", "https"} or not host or not _is_bare(parts):
        raise _wrong("not_an_address")
    if parts.scheme == "http" and not is_loopback(host):
        raise _wrong("not_https")
    named = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{named}" + ("" if parts.port is None else f":{parts.port}")


def is_loopback(host: str) -> bool:
    """Whether this is the machine itself: what goes there crosses no network."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _parts(text: str) -> urllib.parse.SplitResult:
    if len(text) > MOST_CHARACTERS or not text.isascii() or any(letter <= " " for letter in text):
        raise _wrong("not_an_address")
    try:
        parts = urllib.parse.urlsplit(text)
        _ = parts.port
    except ValueError:
        raise _wrong("not_an_address") from None
    return parts


def _is_bare(parts: urllib.parse.SplitResult) -> bool:
    """Nothing but scheme, host and port: no name and password, no path, nothing behind it."""
    return not (parts.path or parts.query or parts.fragment or "@" in parts.netloc)


def _wrong(reason: str) -> KnownError:
    return KnownError(Code.CARRIER_WRONG, reason=reason)
