"""A listening socket for each process of a hub, all of one address.

A socket that several processes share gives a burst of connections to whichever wakes first: at nine o'clock one of
them would have all the laptops, and the others none. Linux spreads connections evenly over sockets of their own.
"""

from __future__ import annotations

import errno
import socket
import sys


class AddressTakenError(Exception):
    """Somebody serves there already."""


class OwnSocket(socket.socket):
    """Bound to an address that others may be bound to as well. Handed to another process, it is bound there anew."""

    def __reduce__(self) -> tuple[object, ...]:
        host, port = self.getsockname()[:2]
        return own_socket, (host, port)


def own_socket(host: str, port: int) -> OwnSocket:
    """A socket of this process for an address; of port 0 the system chooses."""
    own = OwnSocket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if sys.platform == "linux":
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    own.bind((host, port))
    return own


def is_taken(host: str, port: int) -> bool:
    """Tell whether somebody listens at an address already. Sockets of our own would share it with another hub's."""
    if not port:
        return False
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as alone:
        if sys.platform != "win32":  # there it would let two have the address
            alone.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            alone.bind((host, port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False


def can_have_their_own() -> bool:
    """Whether the system spreads connections over several sockets of one address."""
    return sys.platform == "linux"
