"""The open connection as another thread sees it: to break off a call that hangs, whatever it is waiting for."""

from __future__ import annotations

import socket
import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from companion.errors import Code, KnownError


class Line:
    """Told of each step of a call (httpcore's trace), it holds the connection by a handle of its own.

    Closing a socket wakes nobody who waits in it; shutting it down does. A handle of its own, because the handshake of
    TLS takes the socket away from whoever had it, and because a number that was closed may be another's by now.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._own: socket.socket | None = None
        self._ended = False
        self.met = False
        """Whether there was a connection in the latest try to make one."""

    def follow(self, step: str, facts: Mapping[str, Any]) -> None:
        """A step of a call, in the thread of the call. Raises CANCELLED where it would connect after it was broken off;
        a connection that is there fails by itself then, and is closed by whoever made it.
        """
        if step.endswith("connect_tcp.started"):
            self.met = False
            self.require_open()
        elif step.endswith("connect_tcp.complete"):
            self.met = True
            self._hold(facts["return_value"].get_extra_info("socket"))

    def require_open(self) -> None:
        """Raise CANCELLED once it was broken off."""
        if self._ended:
            raise KnownError(Code.CANCELLED)

    def end(self) -> None:
        """From any thread, at once: whoever reads or writes there comes back, and no other call is begun."""
        with self._lock:
            self._ended = True
            self._shut()

    def let_go(self) -> None:
        """The connection is closed by whoever opened it."""
        with self._lock:
            own, self._own = self._own, None
        if own is not None:
            own.close()

    def _hold(self, opened: socket.socket) -> None:
        self.let_go()
        with self._lock:
            self._own = opened.dup()
            if self._ended:
                self._shut()

    def _shut(self) -> None:
        if self._own is not None:
            with suppress(OSError):  # the other side was faster
                self._own.shutdown(socket.SHUT_RDWR)
