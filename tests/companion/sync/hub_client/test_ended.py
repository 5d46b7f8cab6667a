"""A call that hangs is broken off from another thread, at once, whatever it waits for; so a lock need not wait."""

from __future__ import annotations

import socket
import ssl
import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest

from companion.clock import SystemClock
from companion.errors import Code, KnownError
from companion.sync.hub_client import HubCarrier
from companion.sync.hub_client.line import Line
from tests.companion.sync.contract_team import ContractTeam
from tests.companion.sync.hub_client.hanging import Serve, deaf, dripping, dripping_headers, silent, standing
from tests.companion.sync.hub_client.test_certificates import EMPTY, _certificate, _pulled
from tests.companion.sync.hub_client.wicked import Heard, Said, answering

AT_ONCE = 0.5
"""Seconds; it takes a few milliseconds, on a machine that has nothing else to do."""


class Asking(threading.Thread):
    """A call in a thread of its own: what came of it, and when."""

    def __init__(self, ask: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self._ask = ask
        self.code: Code | None = None
        self.over_at = 0.0
        self.start()

    def run(self) -> None:
        try:
            self._ask()
        except KnownError as error:
            self.code = error.code
        self.over_at = time.monotonic()


def broken_off(carrier: HubCarrier, asking: Asking) -> float:
    """Seconds from the end to the thread being back."""
    begun = time.monotonic()
    carrier.end()
    asking.join(10)
    assert asking.code is Code.CANCELLED
    return asking.over_at - begun


@pytest.mark.parametrize(
    ("scheme", "serve"),
    [
        ("http", silent),
        ("http", dripping),
        ("http", dripping_headers),
        ("https", silent),  # the hello of TLS gets no answer
    ],
)
def test_a_call_that_hangs_is_over_at_once(scheme: str, serve: Serve) -> None:
    with standing(serve) as (port, reached):
        carrier = HubCarrier(f"{scheme}://127.0.0.1:{port}", None, SystemClock())
        asking = Asking(carrier.identity)
        assert reached.wait(10)
        time.sleep(0.05)
        assert asking.is_alive()
        assert broken_off(carrier, asking) < AT_ONCE
        carrier.close()


def test_a_call_that_cannot_get_rid_of_its_words_is_over_at_once() -> None:
    with standing(deaf) as (port, reached):
        carrier = HubCarrier(f"http://127.0.0.1:{port}", None, SystemClock())
        asking = Asking(lambda: carrier.put_request(bytes(16), bytes(8_000_000)))
        assert reached.wait(10)
        time.sleep(0.1)
        assert asking.is_alive()
        assert broken_off(carrier, asking) < AT_ONCE
        carrier.close()


@pytest.mark.skipif(sys.platform != "linux", reason="a queue that is full is filled otherwise elsewhere")
def test_a_connection_that_is_not_taken_makes_no_call_any_more() -> None:
    """The system lets nobody in between while it connects: then no word leaves, and nothing is asked after it."""
    with socket.socket() as full, ExitStack() as waiting:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        where = full.getsockname()
        waiting.enter_context(socket.create_connection(where))
        carrier = HubCarrier(f"http://127.0.0.1:{where[1]}", None, SystemClock())
        asking = Asking(carrier.identity)
        time.sleep(0.1)
        carrier.end()
        first, _ = full.accept()  # from here on there is room
        first.close()
        second, _ = full.accept()
        asking.join(10)
        assert asking.code is Code.CANCELLED
        assert second.recv(10) == b""
        second.close()
        carrier.close()


@pytest.mark.skipif(not ssl.get_default_verify_paths().openssl_cafile_env, reason="no store in a file")
def test_a_call_that_hangs_behind_a_good_handshake_is_over_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, context = _certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    asked, over = threading.Event(), threading.Event()

    def never(heard: Heard) -> Said:
        asked.set()
        over.wait(10)
        return EMPTY(heard)

    with answering(never, context) as server:
        carrier = HubCarrier(server.address, None, SystemClock())
        asking = Asking(carrier.identity)
        assert asked.wait(10)
        assert broken_off(carrier, asking) < AT_ONCE
        over.set()
        carrier.close()


def test_what_was_ended_begins_no_call() -> None:
    with answering(EMPTY) as server:
        carrier = HubCarrier(server.address, ContractTeam().fellows[0].credentials, SystemClock())
        carrier.end()
        for ask in (carrier.identity, lambda: carrier.pull(b"")):
            with pytest.raises(KnownError) as caught:
                ask()
            assert caught.value.code is Code.CANCELLED
        assert server.heard == []
        carrier.close()


def test_a_call_whose_key_is_gone_is_over_and_no_fault() -> None:
    """The key goes a moment before the connection: a call may be about to be signed just then."""
    with answering(EMPTY) as server:
        who = ContractTeam().fellows[0].credentials
        carrier = HubCarrier(server.address, who, SystemClock())
        who.forget()
        with pytest.raises(KnownError) as caught:
            carrier.pull(b"")
        assert caught.value.code is Code.CANCELLED and server.heard == []
        carrier.close()


def test_a_connection_that_is_over_can_be_ended_all_the_same(tmp_path: Path) -> None:
    _file, context = _certificate(tmp_path)
    with answering(EMPTY, context) as server:
        assert _pulled(server.address) is not None
    line, (one, other) = Line(), socket.socketpair()
    other.close()
    line.follow("connection.connect_tcp.started", {})
    line.follow("connection.connect_tcp.complete", {"return_value": _Stream(one)})
    one.close()
    line.end()
    line.end()
    line.let_go()
    line.let_go()
    with pytest.raises(KnownError):
        line.follow("connection.connect_tcp.started", {})


def test_an_end_between_two_steps_reaches_the_connection_that_came_of_it() -> None:
    one, other = socket.socketpair()
    line = Line()
    stream = _Stream(one, before=line.end)
    line.follow("connection.connect_tcp.complete", {"return_value": stream})
    assert other.recv(1) == b""
    line.let_go()
    one.close()
    other.close()


def test_seeds_are_forgotten_by_all_who_hold_the_credentials() -> None:
    who = ContractTeam().fellows[0].credentials
    seed = who.device_seed
    others = sys.getrefcount(seed)
    who.forget()
    assert who.device_seed == b""
    assert sys.getrefcount(seed) == others - 1


class _Stream:
    """What httpcore hands to whoever follows a call."""

    def __init__(self, sock: socket.socket, before: Callable[[], None] = lambda: None) -> None:
        self._sock, self._before = sock, before

    def get_extra_info(self, name: str) -> socket.socket:
        assert name == "socket"
        self._before()
        return self._sock
