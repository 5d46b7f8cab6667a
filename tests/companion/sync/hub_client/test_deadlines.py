"""A call has one deadline for all of it, and one more try where a connection was closed between two calls."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from companion.clock import SystemClock
from companion.errors import Code, KnownError
from companion.sync.hub_client import HubCarrier, channel
from companion.sync.hub_wire import CBOR, page_body
from companion.sync.wire import FROM_THE_START, Page
from tests.companion.sync.contract_team import ContractTeam
from tests.companion.sync.hub_client.hanging import dripping, dripping_headers, silent, standing
from tests.companion.sync.hub_client.wicked import answering, fixed

WHO = ContractTeam().fellows[0].credentials
Serve = Callable[[socket.socket, threading.Event], None]


def early_hints(line: socket.socket, reached: threading.Event) -> None:
    line.recv(4096)
    while True:
        line.sendall(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        reached.set()
        time.sleep(0.01)


def hangs_up(*, for_good: bool) -> Serve:
    """Answer one call and hang up on the next, as a quiet proxy does; later connections answer, or not."""

    def serve(line: socket.socket, reached: threading.Event) -> None:
        is_first = not reached.is_set()
        reached.set()
        line.recv(65536)
        if is_first or not for_good:
            body = page()
            head = f"HTTP/1.1 200 OK\r\nContent-Type: {CBOR}\r\nContent-Length: {len(body)}\r\n\r\n"
            line.sendall(head.encode() + body)
            line.recv(65536)

    return serve


def page() -> bytes:
    return page_body(Page((), b"", more=False, carrier_time=datetime.now(UTC)))


@pytest.mark.parametrize("serve", [silent, dripping, dripping_headers, early_hints])
def test_a_call_is_left_when_its_time_is_over(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "CALL_SECONDS", 0.3)
    with standing(serve) as (port, _reached):
        carrier = HubCarrier(f"http://127.0.0.1:{port}", WHO, SystemClock())
        for _ in range(2):  # the second call has its own time
            begun = time.monotonic()
            with pytest.raises(KnownError) as caught:
                carrier.pull(FROM_THE_START)
            assert (caught.value.code, caught.value.facts) == (Code.CARRIER_GONE, {"reason": "too_slow"})
            assert 0.25 < time.monotonic() - begun < 5
        carrier.close()


@pytest.mark.parametrize("for_good", [False, True])
def test_a_call_that_is_hung_up_on_is_made_again_once(for_good: bool) -> None:
    with standing(hangs_up(for_good=for_good)) as (port, _reached):
        carrier = HubCarrier(f"http://127.0.0.1:{port}", WHO, SystemClock())
        carrier.pull(FROM_THE_START)
        if for_good:
            with pytest.raises(KnownError) as caught:
                carrier.pull(FROM_THE_START)
            assert caught.value.code is Code.CARRIER_GONE
        else:
            assert carrier.pull(FROM_THE_START).parcels == ()
        carrier.close()


def test_a_connection_that_was_closed_between_two_calls_is_made_again() -> None:
    with answering(fixed(200, page(), content_type=CBOR)) as server:
        carrier = HubCarrier(server.address, WHO, SystemClock())
        carrier.pull(FROM_THE_START)
        own = carrier._channel._line._own
        assert own is not None
        with suppress(OSError):
            own.shutdown(socket.SHUT_RDWR)
        carrier.pull(FROM_THE_START)
        signed = {one.headers["signature-input"] for one in server.heard}
        carrier.close()
    assert len(server.heard) == len(signed) == 2, "signed anew: a hub takes nothing twice"
