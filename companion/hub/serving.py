"""Starting the processes of a hub: uvicorn, with limits on how long anyone may take to say what they want."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import uvicorn
from uvicorn.supervisors import Multiprocess

from companion.hub import metrics
from companion.hub.logs import note
from companion.hub.protocol import KEEP_ALIVE, PatientProtocol
from companion.hub.sockets import can_have_their_own, own_socket

BACKLOG = 2048
GRACE = 20  # seconds that calls have to end when the hub is stopped


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
