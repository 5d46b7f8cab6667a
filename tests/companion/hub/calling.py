"""Calls to a hub as a laptop makes them, and as nobody should."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import httpx

from companion.clock import SystemClock
from companion.crypto.signed_request import signed_headers
from companion.sync.hub_client import HubCarrier
from companion.sync.hub_wire import parcels_body
from companion.sync.wire import OutParcel
from tests.companion.sync.contract_team import ZEROS, ContractTeam, Fellow
from tests.loopback.fixtures import enrolment_code


class Caller:
    """One device that calls one hub."""

    def __init__(self, address: str, fellow: Fellow) -> None:
        self.address, self.fellow = address, fellow

    def headers(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        late: float = 0,
        nonce: str | None = None,
        team: str | None = None,
        seed: bytes | None = None,
    ) -> dict[str, str]:
        """A signature; `late` seconds ago by the clock of the caller."""
        return signed_headers(
            method=method,
            url=self.address + path,
            body=body,
            team=team or self.fellow.team,
            device=self.fellow.device,
            seed=seed or self.fellow.seed,
            created=datetime.now(UTC) - timedelta(seconds=late),
            nonce=nonce or secrets.token_urlsafe(18),
        )

    def ask(self, method: str, path: str, body: bytes = b"", **how: object) -> httpx.Response:
        """A signed call."""
        return self.send(method, path, body, self.headers(method, path, body, **how))  # type: ignore[arg-type]

    def send(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> httpx.Response:
        """A call with these headers."""
        with httpx.Client(trust_env=False) as client:
            return client.request(method, self.address + path, content=body, headers=headers, timeout=30)

    def put(self, parcels: Sequence[OutParcel]) -> list[dict[str, object]]:
        """Put parcels; what the hub says of each."""
        answer = self.ask("POST", "/v1/parcels", parcels_body([one.data for one in parcels]))
        assert answer.status_code == 200, answer.text
        said: list[dict[str, object]] = answer.json()["parcels"]
        return said


def enrolled(address: str, database: str, team: ContractTeam | None = None) -> ContractTeam:
    """A team that the hub knows."""
    team = team or ContractTeam()
    with carrier_of(address, team.fellows[0], code=enrolment_code(database)) as carrier:
        assert carrier.push_roster(team.log, ZEROS)
    return team


@contextmanager
def carrier_of(
    address: str, fellow: Fellow, *, code: str = "", audit: tuple[int, bytes] | None = None
) -> Iterator[HubCarrier]:
    """The hub as this device's carrier."""
    carrier = HubCarrier(address, fellow.credentials, SystemClock(), enrolment_code=code, audit=audit)
    try:
        yield carrier
    finally:
        carrier.close()


def code_of(answer: httpx.Response) -> tuple[int, str]:
    """Status and code of a problem."""
    assert answer.headers["content-type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]
