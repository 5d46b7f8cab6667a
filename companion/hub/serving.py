"""Starting the processes of a hub: uvicorn, with limits on how long anyone may take to say what they want."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.supervisors import Multiprocess

from companion.hub import metrics
from companion.hub.configuration import read_configuration
from companion.hub.logs import note
from companion.hub.sockets import can_have_their_own, own_socket

KEEP_ALIVE = 30
BACKLOG = 2048
GRACE = 20  # seconds that calls have to end when the hub is stopped


@cache
def _patience() -> float:
    """Seconds for the head of a call; asked in the process that serves."""
    return float(read_configuration().header_seconds)


class PatientProtocol(HttpToolsProtocol):
    """HTTP/1.1, with a limit on the time in which the head of a call has to arrive.

    uvicorn ends connections that are idle between calls, not those that send a header letter by letter.
    """

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first head."""
        super().connection_made(transport)
        self._wait()

    def on_message_begin(self) -> None:
        """A call begins: its head has so long."""
        super().on_message_begin()
        self._wait()

    def on_headers_complete(self) -> None:
        """The head is whole: the call itself has limits of its own."""
        self._stop_waiting()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing to wait for any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._stop_waiting()
        self._deadline = self.loop.call_later(_patience(), self._give_up)

    def _stop_waiting(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.close()


def new_loop() -> asyncio.AbstractEventLoop:
    """The loop of a process: psycopg waits on sockets in a way that Windows' own loop does not know."""
    if sys.platform == "win32":
        return asyncio.SelectorEventLoop()
    import uvloop

    return uvloop.new_event_loop()


def serve(host: str, port: int, workers: int) -> None:
    """Serve until stopped; several processes share the address, and what they count is told as one."""
    config = uvicorn.Config(
        "companion.hub.app:from_environment",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        loop="companion.hub.serving:new_loop",
        http=PatientProtocol,
        ws="none",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
        backlog=BACKLOG,
    )
    if workers == 1:
        with suppress(KeyboardInterrupt):  # it has ended its calls by now
            uvicorn.Server(config).run()
        return
    with tempfile.TemporaryDirectory(prefix="companion-hub-") as folder:
        os.environ[metrics.FOLDER] = str(Path(folder))
        with own_socket(host, port) if can_have_their_own() else config.bind_socket() as bound:
            note("serving", port=bound.getsockname()[1], workers=workers)
            Multiprocess(config, sockets=[bound]).run()
