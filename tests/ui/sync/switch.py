"""A switch in the line to a hub: off, nobody can connect and what was open is cut; on, all is well."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress


class Switch:
    """Stands at a port of its own, for as long as it is used, and passes on to `port` while it is on."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._open: set[socket.socket] = set()
        self._threads: list[threading.Thread] = []
        self._begin()

    def off(self) -> None:
        """Cut."""
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for one in tuple(self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(5)
        self._threads.clear()

    def on(self) -> None:
        """Mended."""
        self._listening = socket.create_server(("127.0.0.1", self.port))
        self._begin()

    def _begin(self) -> None:
        self._start(self._accept, self._listening)

    def _start(self, work: Callable[..., None], *args: socket.socket) -> None:
        thread = threading.Thread(target=work, args=args, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                here, _ = listening.accept()
                there = socket.create_connection(("127.0.0.1", self._to))
                self._start(self._pass_on, here, there)
                self._start(self._pass_on, there, here)

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        self._open.add(one)
        with suppress(OSError):
            while said := one.recv(65536):
                other.sendall(said)
        with suppress(OSError):
            other.shutdown(socket.SHUT_RDWR)
        self._open.discard(one)
        one.close()
