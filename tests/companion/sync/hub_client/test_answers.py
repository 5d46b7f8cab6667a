"""Whatever stands where a hub should, its answers end as a code that people get a sentence for."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from companion.clock import SystemClock
from companion.crypto import signing
from companion.crypto.cbor import encode
from companion.crypto.signed_request import read_signature
from companion.errors import BugError, Code, KnownError
from companion.sync.hub_client import HubCarrier, channel
from companion.sync.hub_wire import CBOR, MOST_BODY, PROBLEM, page_body, parcels_body
from companion.sync.wire import FROM_THE_START, CarrierKind, Page, PutStatus
from tests.companion.sync.contract_team import ContractTeam
from tests.companion.sync.hub_client.wicked import Heard, Said, answering, fixed

TEAM = ContractTeam()
WHO = TEAM.fellows[0].credentials


def _carrier(address: str) -> HubCarrier:
    return HubCarrier(address, WHO, SystemClock())


def _error(call: Callable[..., object], *arguments: object) -> KnownError:
    with pytest.raises(KnownError) as caught:
        call(*arguments)
    return caught.value


def _problem(code: str, status: int = 403, **facts: object) -> Callable[[Heard], Said]:
    said = {"type": "about:blank", "title": "x", "status": status, "code": code} | facts
    return lambda _heard: (status, {"Content-Type": PROBLEM, "Retry-After": "7"}, json.dumps(said).encode())


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("cursor_expired", Code.CURSOR_EXPIRED),
        ("device_revoked", Code.DEVICE_REVOKED),
        ("not_admitted", Code.NOT_ADMITTED),
        ("not_allowed", Code.ROSTER_STALE),
        ("quota_reached", Code.QUOTA_REACHED),
        ("enrolment_refused", Code.ENROLMENT_REFUSED),
        ("unavailable", Code.CARRIER_BUSY),
        ("calls_limited", Code.CARRIER_BUSY),
        ("internal", Code.CARRIER_BUSY),
        ("replayed", Code.CARRIER_BUSY),
        ("clock_skew", Code.CLOCK_SKEW),
        ("bad_signature", Code.CARRIER_WRONG),
        ("a code of tomorrow", Code.OTHER_ANSWER),
    ],
)
def test_a_problem_becomes_a_code(code: str, known: Code) -> None:
    with answering(_problem(code, reason="why")) as server:
        error = _error(_carrier(server.address).pull, FROM_THE_START)
    assert error.code is known
    if known in {Code.CARRIER_BUSY, Code.QUOTA_REACHED}:
        assert error.facts["retry_after"] == 7
    if known in {Code.DEVICE_REVOKED, Code.QUOTA_REACHED}:
        assert error.facts["reason"] == "why"


@pytest.mark.parametrize(
    ("say", "known"),
    [
        (
            fixed(200, b"<html>Sign in to the guest network</html>", content_type="text/html"),
            Code.OTHER_ANSWER,
        ),
        (fixed(200, b"", content_type=CBOR), Code.OTHER_ANSWER),
        (fixed(200, b"\xa0", content_type=CBOR), Code.OTHER_ANSWER),
        (fixed(200, encode([]), content_type=CBOR), Code.OTHER_ANSWER),
        (fixed(200, b"x" * (MOST_BODY + 1), content_type=CBOR), Code.CARRIER_WRONG),
        (fixed(200, b"packed", content_type=CBOR, content_encoding="gzip"), Code.OTHER_ANSWER),
        (fixed(302, location="https://elsewhere.example/"), Code.OTHER_ANSWER),
        (fixed(308, location="/v1/hub"), Code.OTHER_ANSWER),
        (fixed(404, b"not found", content_type="text/html"), Code.OTHER_ANSWER),
        (fixed(403, b"{}", content_type=PROBLEM), Code.OTHER_ANSWER),
        (fixed(403, b"[" * 5000, content_type=PROBLEM), Code.OTHER_ANSWER),
        (fixed(403, b'{"code": 5}', content_type=PROBLEM), Code.OTHER_ANSWER),
        (fixed(403, b'{"code": [1]}', content_type=PROBLEM), Code.OTHER_ANSWER),
        (fixed(403, b'{"code": {"a": 1}}', content_type=PROBLEM), Code.OTHER_ANSWER),
        (fixed(403, b'{"code": null}', content_type=PROBLEM), Code.OTHER_ANSWER),
        (fixed(403, b'{"code": "a code that is none"}', content_type=PROBLEM), Code.OTHER_ANSWER),
        (fixed(403, b'{"code": "bad_signature"}', content_type=PROBLEM), Code.CARRIER_WRONG),
        (fixed(520, b"<html>", content_type="text/html"), Code.OTHER_ANSWER),
        (fixed(511, b"<html>", content_type="text/html"), Code.OTHER_ANSWER),
        (fixed(502, b"bad gateway"), Code.CARRIER_BUSY),
        (fixed(503, b"", retry_after="soon"), Code.CARRIER_BUSY),
        (fixed(429, b"", retry_after="99999999999"), Code.CARRIER_BUSY),
    ],
)
def test_what_is_no_answer_of_a_hub_is_none(say: Callable[[Heard], Said], known: Code) -> None:
    with answering(say) as server:
        error = _error(_carrier(server.address).pull, FROM_THE_START)
        assert error.code is known
        assert len(server.heard) == 1  # nobody is led elsewhere
    if known is Code.CARRIER_BUSY:
        assert 1 <= int(error.facts["retry_after"]) <= 86_400


@pytest.mark.parametrize(
    "body",
    [
        b"<html>",
        b"{}",
        b'{"companion_hub": 2, "hub": "x"}',
        b'{"companion_hub": 1}',
        b'{"companion_hub": 1, "hub": "x"}',
    ],
)
def test_an_address_that_is_no_hub_is_told(body: bytes) -> None:
    with answering(fixed(200, body, content_type="application/json")) as server:
        assert _error(_carrier(server.address).identity).code is Code.OTHER_ANSWER


def test_a_hub_tells_which_it_is() -> None:
    said = {"companion_hub": 1, "hub": "01890000-0000-7000-8000-0000000000aa"}
    with answering(fixed(200, json.dumps(said).encode(), content_type="application/json")) as server:
        identity = _carrier(server.address).identity()
    assert identity.kind is CarrierKind.HUB
    assert identity.id.hex() == said["hub"].replace("-", "")
    assert identity.where == server.address


def test_a_clock_that_is_off_takes_the_hubs_time_and_asks_once_more() -> None:
    real = datetime.now(UTC) + timedelta(days=3)

    def say(heard: Heard) -> Said:
        signed = read_signature(
            method=heard.method,
            url=f"http://{heard.headers['host']}{heard.path}",
            headers=heard.headers,
            device=WHO.device,
            public=signing.public_of(WHO.device_seed),
        )
        assert signed is not None
        if abs(signed.created - real.timestamp()) > 300:
            return _problem("clock_skew", 401, time=int(real.timestamp()))(heard)
        return 200, {"Content-Type": CBOR}, page_body(Page((), b"c", more=False, carrier_time=real))

    with answering(say) as server:
        carrier = _carrier(server.address)
        assert carrier.pull(FROM_THE_START).cursor == b"c"
        assert len(server.heard) == 2
        carrier.pull(FROM_THE_START)
        assert len(server.heard) == 3  # it is known now


@pytest.mark.parametrize("time", [1, 10**30, "noon", None, True])
def test_a_hub_that_is_never_content_with_the_time_is_left(time: object) -> None:
    with answering(_problem("clock_skew", 401, time=time)) as server:
        error = _error(_carrier(server.address).pull, FROM_THE_START)
        assert error.code is Code.CLOCK_SKEW
        assert "offset" in error.facts
        assert len(server.heard) == 2


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"parcels": []},
        {"parcels": [{"code": "stored"}] * 3},
        {"parcels": "stored"},
    ],
)
def test_statuses_that_do_not_fit_are_no_answer(said: dict[str, object]) -> None:
    batch = [TEAM.parcel(0, [1]) for _each in range(2)]
    with answering(fixed(200, json.dumps(said).encode(), content_type="application/json")) as server:
        assert _error(_carrier(server.address).put_batch, batch).code is Code.OTHER_ANSWER


def test_a_status_nobody_knows_is_not_delivered() -> None:
    batch = [TEAM.parcel(0, [1]) for _each in range(4)]
    said = {"parcels": [{"code": "eaten"}, {"code": 5}, 7, {"code": "stored"}]}
    with answering(fixed(200, json.dumps(said).encode(), content_type="application/json")) as server:
        statuses = _carrier(server.address).put_batch(batch)
    assert statuses == (PutStatus.REFUSED, PutStatus.REFUSED, PutStatus.REFUSED, PutStatus.STORED)


def test_batches_that_are_too_large_go_in_several_calls() -> None:
    batch = [TEAM.parcel(0, [1], bytes_of_content=1_000_000) for _each in range(6)]

    def say(heard: Heard) -> Said:
        from companion.sync.hub_wire import read_parcels

        count = len(read_parcels(heard.body))
        said = {"parcels": [{"code": "stored"}] * count}
        return 200, {"Content-Type": "application/json"}, json.dumps(said).encode()

    with answering(say) as server:
        assert _carrier(server.address).put_batch(batch) == (PutStatus.STORED,) * 6
        assert len(server.heard) == 2
        assert all(len(one.body) <= MOST_BODY for one in server.heard)


def test_an_invite_that_comes_as_something_else_is_none() -> None:
    with answering(fixed(200, b"<html>", content_type="text/html")) as server:
        assert _error(_carrier(server.address).fetch_invite, bytes(16)).code is Code.OTHER_ANSWER
    with answering(fixed(200, bytes(9999), content_type="application/octet-stream")) as server:
        assert _error(_carrier(server.address).fetch_invite, bytes(16)).code is Code.CARRIER_WRONG


def test_requests_are_read_as_they_are_sent() -> None:
    with answering(fixed(200, parcels_body([b"a", b"b"]), content_type=CBOR)) as server:
        assert _carrier(server.address).list_requests() == (b"a", b"b")


def test_entries_that_no_hub_takes_do_not_leave() -> None:
    with answering(fixed(201, b"{}", content_type="application/json")) as server:
        error = _error(_carrier(server.address).push_roster, [bytes(16_385)], bytes(32))
        assert error.code is Code.ROSTER_REFUSED
        assert server.heard == []


def test_nobody_there_is_gone() -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        assert _error(_carrier(address).pull, FROM_THE_START).code is Code.CARRIER_GONE


@pytest.mark.parametrize(
    ("said", "known"),
    [
        (b"", Code.CARRIER_GONE),
        (b"SSH-2.0-OpenSSH_9.9\r\n\r\n", Code.OTHER_ANSWER),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf", Code.CARRIER_GONE),
    ],
)
def test_an_answer_that_breaks_off_is_gone_and_another_language_is_no_hub(said: bytes, known: Code) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            caller, _where = listening.accept()
            with caller:
                caller.recv(4000)
                caller.sendall(said)

        thread = threading.Thread(target=serve)
        thread.start()
        error = _error(_carrier(f"http://127.0.0.1:{listening.getsockname()[1]}").pull, FROM_THE_START)
        thread.join()
    assert error.code is known


def test_an_answer_that_never_ends_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "CALL_SECONDS", -1.0)
    with answering(
        fixed(200, page_body(Page((), b"", more=False, carrier_time=datetime.now(UTC))))
    ) as server:
        assert _error(_carrier(server.address).pull, FROM_THE_START).code is Code.CARRIER_GONE


def test_without_credentials_nothing_is_signed() -> None:
    with pytest.raises(BugError):
        HubCarrier("http://127.0.0.1:1", None, SystemClock()).list_requests()


def test_a_closed_carrier_opens_again() -> None:
    with answering(fixed(200, parcels_body([]), content_type=CBOR)) as server:
        carrier = _carrier(server.address)
        carrier.close()
        assert carrier.list_requests() == ()
        carrier.close()
        carrier.close()
        assert carrier.list_requests() == ()
