"""Whether a network is there, and whether a hub could be reached through it: looked at without a word to anybody."""

from __future__ import annotations

import socket
from contextlib import suppress
from urllib.parse import urlsplit

KNOCK_SECONDS = 4.0
_FAR_AWAY = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses for documents (RFC 5737, RFC 3849): nobody has them, and the way there is the way to everybody far away."""
_ANY_PORT = 9
_PORTS = {"http": 80, "https": 443}


def see_network() -> frozenset[str]:
    """The addresses this laptop would speak from; empty while there is no way out. Takes microseconds, sends nothing.

    To "connect" a datagram socket only asks the system for its route. Another answer means: another network, or none.
    """
    found = set()
    for family, far in _FAR_AWAY:
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as asked:
            asked.connect((far, _ANY_PORT))
            found.add(str(asked.getsockname()[0]))
    return frozenset(found)


def knock(address: str) -> bool:
    """Whether a connection to a hub (scheme, host, port) can be made: it is closed at once, and nothing is said.

    Waits for some seconds at most, and for the names of the system. False, with no try at all, where calls go through
    a proxy: whether that can be reached says nothing.
    """
    from companion.sync.proxies import has_proxy  # only where somebody knocks: it brings much along

    parts = urlsplit(address)
    host = parts.hostname or ""
    if not host or has_proxy(parts.scheme, host):
        return False
    try:
        with socket.create_connection((host, parts.port or _PORTS[parts.scheme]), KNOCK_SECONDS):
            return True
    except OSError:
        return False
