"""Servers that are no hubs, or hubs that mean harm: real sockets that answer whatever a test wants."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Said = tuple[int, dict[str, str], bytes]


@dataclass
class Heard:
    """One call as it came."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """Where it stands, and what it was asked."""

    address: str
    heard: list[Heard] = field(default_factory=list)


@contextmanager
def answering(say: Callable[[Heard], Said], context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that answers each call with what `say` gives: status, headers, body."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _any(self) -> None:
            length = int(self.headers.get("content-length", "0"))
            headers = {name.lower(): value for name, value in self.headers.items()}
            heard = Heard(self.command, self.path, headers, self.rfile.read(length))
            server.heard.append(heard)
            status, said, body = say(heard)
            self.send_response_only(status)
            for name, value in ({"Content-Length": str(len(body))} | said).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815 - the library's names

        def log_message(self, *_arguments: object) -> None:
            """Nothing."""

    class Quiet(ThreadingHTTPServer):
        def handle_error(self, *_arguments: object) -> None:
            """A caller that hangs up is what some tests want."""

    with Quiet(("127.0.0.1", 0), Handler) as listening:
        if context is not None:
            listening.socket = context.wrap_socket(listening.socket, server_side=True)
        scheme = "http" if context is None else "https"
        server = Server(f"{scheme}://127.0.0.1:{listening.server_address[1]}")
        thread = threading.Thread(target=listening.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()


def fixed(status: int, body: bytes = b"", **headers: str) -> Callable[[Heard], Said]:
    """The same answer to everything; `content_type="…"` for headers."""
    said = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _heard: (status, said, body)
