"""The network between laptops and a hub: it can be cut in the middle of a byte, and it keeps every byte it carried."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from pathlib import Path

_PIECE = 65536


class RecordingProxy:
    """Carries TCP on loopback to `port`. Everything that passed lies in `folder`, a file for each direction."""

    def __init__(self, port: int, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._to = port
        self._folder = folder
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._cut = False
        self._connections = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def cut(self) -> None:
        """Nobody gets through any more; what is on its way is lost."""
        with self._lock:
            self._cut = True
            for one in self._open:
                _shut(one)

    def mend(self) -> None:
        """The network is back."""
        with self._lock:
            self._cut = False

    def close(self) -> None:
        """Carry nothing any more."""
        self.cut()
        _shut(self._listener)
        self._listener.close()
        self._thread.join(10)

    def _accept(self) -> None:
        while True:
            try:
                caller, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._carry, args=(caller,), daemon=True).start()

    def _carry(self, caller: socket.socket) -> None:
        with self._lock:
            cut = self._cut
            self._connections += 1
            number = self._connections
        with caller:
            if cut:
                return
            try:
                hub = socket.create_connection(("127.0.0.1", self._to), timeout=10)
            except OSError:
                return
            hub.settimeout(None)
            with hub:
                self._both_ways(caller, hub, number)

    def _both_ways(self, caller: socket.socket, hub: socket.socket, number: int) -> None:
        with self._lock:
            self._open |= {caller, hub}
            if self._cut:
                _shut(caller)
                _shut(hub)
        back = threading.Thread(
            target=self._one_way, args=(hub, caller, self._folder / f"{number:06}-answers"), daemon=True
        )
        back.start()
        self._one_way(caller, hub, self._folder / f"{number:06}-calls")
        back.join()
        with self._lock:
            self._open -= {caller, hub}

    @staticmethod
    def _one_way(source: socket.socket, target: socket.socket, file: Path) -> None:
        with file.open("ab") as record, suppress(OSError):
            while piece := source.recv(_PIECE):
                record.write(piece)
                target.sendall(piece)
        _shut(source)
        _shut(target)


def _shut(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
