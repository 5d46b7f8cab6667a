"""What one connection may take of a hub: so much time, so large a head, so long an answer that nobody fetches."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from companion.hub import protocol

LONG = 64 * 2**20  # more than the system keeps for a connection


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    """`/long` gets a long answer, `/early` one before its body is here; the others what they sent, counted."""
    length = 0
    while scope["path"] not in {"/long", "/early"}:
        message = await receive()
        length += len(message.get("body", b""))
        if not message.get("more_body"):
            break
    body = bytes(LONG) if scope["path"] == "/long" else f"{length} {len(scope['headers'])}".encode()
    head = [(b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """A server that waits a second, where a hub waits half a minute."""
    monkeypatch.setattr(protocol, "KEEP_ALIVE", 1)
    monkeypatch.setattr(protocol, "_patience", lambda: 1.0)
    config = uvicorn.Config(
        _answer, port=0, http=protocol.PatientProtocol, ws="none", lifespan="off", log_config=None,
        loop="companion.hub.serving:new_loop", timeout_keep_alive=60,
    )  # fmt: skip
    server = uvicorn.Server(config)
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        running = threading.Thread(target=server.run, args=([bound],))
        running.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield bound.getsockname()[1]
        finally:
            server.should_exit = True
            running.join(20)


def _connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def _everything(of: socket.socket) -> bytes:
    """What comes until the hub lets go of the connection."""
    parts = []
    try:
        while part := of.recv(2**16):
            parts.append(part)
    except ConnectionError:
        pass
    return b"".join(parts)


def _drip(port: int, first: bytes, drop: bytes) -> float:
    """Send `first`, then drop after drop; seconds until the hub lets go of the connection."""
    with _connected(port) as slow:
        slow.sendall(first)
        begun = time.monotonic()
        slow.settimeout(0.2)
        while time.monotonic() - begun < 20:
            try:
                slow.sendall(drop)
                if not slow.recv(2**16):
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
        return time.monotonic() - begun


def test_calls_follow_each_other(port: int) -> None:
    with _connected(port) as laptop:
        for body in (b"", b"x" * 100_000, b"y"):
            laptop.sendall(b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            answer = b""
            while not answer.endswith(b"%d 2" % len(body)):
                answer += laptop.recv(2**16)
        laptop.sendall(b"GET /a HTTP/1.1\r\nHost: x\r\n\r\n" * 3)  # one right behind the other
        assert _everything(laptop).count(b"0 1") == 3


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(b"GET / HTTP/1.1\r\nA: ", id="head"),
        pytest.param(b"POST /early HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n", id="body"),
        pytest.param(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", id="after"),
    ],
)
def test_who_drips_is_let_go(port: int, first: bytes) -> None:
    """A head; a body that has its answer already; line ends between two calls, which are no beginning of one."""
    assert 0.5 < _drip(port, first, b"\r\n" if first.startswith(b"GET / HTTP/1.1\r\nHost") else b"x") < 6


def test_a_head_has_a_limit(port: int) -> None:
    longest = (
        b"GET / HTTP/1.1\r\nHost: x\r\nA: "
        + b"x" * (protocol.MOST_HEAD - 60)
        + b"\r\nConnection: close\r\n\r\n"
    )
    many = b"GET / HTTP/1.1\r\n" + b"a:\r\n" * protocol.MOST_HEAD + b"\r\n"
    address = b"GET /" + b"x" * protocol.MOST_HEAD + b" HTTP/1.1\r\n\r\n"
    for head, taken in ((longest, True), (many, False), (address, False)):
        with _connected(port) as laptop:
            laptop.sendall(head)
            assert _everything(laptop).startswith(b"HTTP/1.1 200") is taken


def test_a_head_without_an_end_is_not_kept(port: int) -> None:
    """One line that goes on and on, faster than time runs out."""
    with _connected(port) as laptop, pytest.raises(ConnectionError):
        laptop.sendall(b"GET / HTTP/1.1\r\nA: ")
        for _each in range(1000):
            laptop.sendall(b"x" * 2**16)


def test_what_stands_behind_a_body_is_not_kept(port: int) -> None:
    head = b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    with _connected(port) as laptop:
        laptop.sendall(head + b"1\r\nx\r\n0\r\n" + b"b: c\r\n" * 1000 + b"\r\n")
        assert laptop.recv(2**16).endswith(b"1 2")
    with _connected(port) as laptop, pytest.raises(ConnectionError):
        laptop.sendall(head + b"1\r\nx\r\n0\r\nb: ")
        for _each in range(1000):
            laptop.sendall(b"x" * 2**16)


def test_an_answer_that_nobody_fetches_is_not_kept(port: int) -> None:
    with _connected(port) as lazy:
        lazy.sendall(b"GET /long HTTP/1.1\r\nHost: x\r\n\r\n")
        time.sleep(4)
        assert len(_everything(lazy)) < LONG


def test_a_slow_line_gets_its_answer(port: int) -> None:
    got = 0
    with _connected(port) as slow:
        slow.sendall(b"GET /long HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        for _part in range(8):  # longer than anybody is waited for who fetches nothing
            until = time.monotonic() + 0.5
            got += sum(len(slow.recv(2**20)) for _each in range(12))
            time.sleep(max(0, until - time.monotonic()))
        got += len(_everything(slow))
    assert got > LONG
