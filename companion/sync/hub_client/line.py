"""The open connection as another thread sees it: to break off a call that hangs, whatever it is waiting for."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
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
        self._late = False
        self.is_old = False
        """Whether the call in hand goes over a connection that was made for an earlier one."""
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
            self.met, self.is_old = True, False
            self._hold(facts["return_value"].get_extra_info("socket"))

    def require_open(self) -> None:
        """Raise CANCELLED once it was broken off."""
        if self._ended:
            raise KnownError(Code.CANCELLED)

    def require_in_time(self) -> None:
        """Raise CANCELLED once it was broken off, and CARRIER_GONE when the deadline of the call has passed."""
        self.require_open()
        if self._late:
            raise KnownError(Code.CARRIER_GONE, reason="too_slow")

    @contextmanager
    def deadline(self, seconds: float) -> Iterator[None]:
        """Give what is done inside so long in all, whatever it waits for: a head that drips, answers without end."""
        self._late = False
        timer = threading.Timer(seconds, self._break_off)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

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

    def _break_off(self) -> None:
        with self._lock:
            self._late = True
            self._shut()

    def _hold(self, opened: socket.socket) -> None:
        self.let_go()
        with self._lock:
            self._own = opened.dup()
            if self._ended or self._late:
                self._shut()

    def _shut(self) -> None:
        if self._own is not None:
            with suppress(OSError):  # the other side was faster
                self._own.shutdown(socket.SHUT_RDWR)
