"""Servers that are met and never get to the end of an answer: real sockets, each with its own way to hang."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Serve = Callable[[socket.socket, threading.Event], None]


@contextmanager
def standing(serve: Serve) -> Iterator[tuple[int, threading.Event]]:
    """A server that does with each connection what `serve` says: its port, and an event that is set once one of them
    is in its stride.
    """
    reached = threading.Event()
    served: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve_one(line: socket.socket) -> None:
            with line, suppress(OSError):  # the other side has gone: that is what is tried
                serve(line, reached)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    line, _ = listening.accept()
                    served.append(threading.Thread(target=serve_one, args=(line,), daemon=True))
                    served[-1].start()

        accepting = threading.Thread(target=accept, daemon=True)
        accepting.start()
        try:
            yield listening.getsockname()[1], reached
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            for thread in (accepting, *served):
                thread.join(5)


def silent(line: socket.socket, reached: threading.Event) -> None:
    line.recv(4096)
    reached.set()
    while line.recv(4096):
        pass


def dripping(line: socket.socket, reached: threading.Event) -> None:
    line.recv(4096)
    line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 60000\r\n\r\n")
    while True:
        line.sendall(b".")
        reached.set()
        time.sleep(0.02)


def dripping_headers(line: socket.socket, reached: threading.Event) -> None:
    line.recv(4096)
    line.sendall(b"HTTP/1.1 200 OK\r\nA: ")
    while True:
        line.sendall(b".")
        reached.set()
        time.sleep(0.02)


def deaf(line: socket.socket, reached: threading.Event) -> None:
    """Reads nothing: whoever sends much waits until there is room."""
    reached.set()
    time.sleep(1)
