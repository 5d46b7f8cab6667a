"""What the calls of one process share: settings, connections, counters, and the keys of devices seen before."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime

from psycopg import AsyncConnection
from starlette.requests import Request

from companion.clock import Clock
from companion.hub.configuration import Configuration
from companion.hub.database import Pool
from companion.hub.metrics import Metrics
from companion.hub.rates import OpenCalls
from companion.hub.rosters import RosterStates

MOST_KEYS = 50_000


@dataclass(frozen=True)
class DeviceKey:
    """What never changes about a device of a team: whose it is, and the public key it signs with."""

    member: str
    key: bytes


class DeviceKeys:
    """Keys of devices that called here before. Whether a device still stands is asked anew in every call."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, str], DeviceKey] = OrderedDict()

    async def find(self, connection: AsyncConnection, team: str, device: str) -> DeviceKey | None:
        """The key, from the database when it is not known yet."""
        found = await connection.execute(
            "select member::text, key from device where team = %s::uuid and device = %s::uuid", (team, device)
        )
        row = await found.fetchone()
        if row is None:
            return None
        key = self._known[team, device] = DeviceKey(row[0], row[1])
        while len(self._known) > MOST_KEYS:
            self._known.popitem(last=False)
        return key

    def known(self, team: str, device: str) -> DeviceKey | None:
        """The key, when the device called before."""
        key = self._known.get((team, device))
        if key is not None:
            self._known.move_to_end((team, device))
        return key


@dataclass
class Hub:
    """One process of a hub."""

    configuration: Configuration
    clock: Clock
    pool: Pool
    open_calls: OpenCalls
    metrics: Metrics = field(default_factory=Metrics)
    keys: DeviceKeys = field(default_factory=DeviceKeys)
    rosters: RosterStates = field(default_factory=RosterStates)
    id: str = ""  # once it was asked for
    room_until: datetime | None = None  # until then the database's disk counts as not full


def hub_of(request: Request) -> Hub:
    """The hub that a call came to."""
    hub = request.app.state.hub
    assert isinstance(hub, Hub)
    return hub


def address_of(request: Request) -> str:
    """The address that a call came from; behind a proxy, the one that the proxy names. Never logged."""
    return request.client.host if request.client else ""
