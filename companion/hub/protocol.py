"""HTTP/1.1 as a hub speaks it: uvicorn's, with limits on what a connection may take of time and of memory.

uvicorn ends connections that are idle between calls. It waits for ever for a head that comes letter by letter, keeps
as much of a head as somebody sends, and keeps an answer for as long as nobody fetches it.
"""

from __future__ import annotations

import asyncio
from functools import cache

from httptools import HttpParserError
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from companion.hub.configuration import read_configuration
from companion.sync.hub_wire import MOST_BODY

KEEP_ALIVE = 30  # seconds between two calls
MOST_HEAD = 32 * 1024
MOST_CALL = 2 * MOST_BODY
"""Bytes of a call with its body, as it is cut into pieces on its way; what the body may have is said by the calls."""
SLOWEST = 32 * 1024  # bytes of an answer that have to be fetched in KEEP_ALIVE


@cache
def _patience() -> float:
    """Seconds for the head of a call; asked in the process that serves."""
    return float(read_configuration().header_seconds)


class PatientProtocol(HttpToolsProtocol):
    """One connection."""

    _deadline: asyncio.TimerHandle | None = None
    _in_head = False
    _head = 0  # bytes of it
    _piece = 0  # bytes that are being read at this moment
    _received = 0  # bytes since the piece in which the call began
    _unsent: float = float("inf")

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._wait(_patience())

    def data_received(self, data: bytes) -> None:
        """Read on, unless it is more than anybody has to say."""
        self._piece = len(data)
        super().data_received(data)
        self._received += len(data)
        if self._received > (MOST_HEAD if self._in_head else MOST_CALL):
            self.transport.abort()

    def on_message_begin(self) -> None:
        """A call begins: its head has so long."""
        super().on_message_begin()
        self._in_head, self._head, self._received = True, 0, -self._piece
        self._wait(_patience())

    def on_url(self, url: bytes) -> None:
        """A part of the address."""
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """One line of the head. What comes in such lines behind a body is not kept."""
        if self._in_head:
            self._count(len(name) + len(value))
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """The head is whole: the call itself has limits of its own."""
        self._in_head = False
        self._stop_waiting()
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """The next head is to begin, what is left of this body to come, and the answer to be fetched, in a while."""
        super().on_response_complete()
        if self.cycle.response_complete and not self._in_head:
            self._unsent = float("inf")
            self._wait(KEEP_ALIVE)

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing to wait for any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _count(self, more: int) -> None:
        self._head += more + 4
        if self._head > MOST_HEAD:
            raise HttpParserError("the head is too large")

    def _wait(self, seconds: float) -> None:
        self._stop_waiting()
        self._deadline = self.loop.call_later(seconds, self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        """Let go of it; but wait on for one that fetches a long answer over a slow line."""
        left = self.transport.get_write_buffer_size()
        if not left:
            self.transport.close()
        elif left > self._unsent - SLOWEST:
            self.transport.abort()
        else:
            self._unsent = left
            self._wait(KEEP_ALIVE)
