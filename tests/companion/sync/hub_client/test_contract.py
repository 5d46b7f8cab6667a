"""A hub keeps what every carrier keeps: real processes, a real PostgreSQL, real HTTP."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from companion.clock import SystemClock
from companion.sync.hub_client import HubCarrier
from tests.companion.sync.carrier_contract import WORKER, CarrierContract
from tests.companion.sync.contract_team import ZEROS, ContractTeam
from tests.companion.sync.team_contract import TeamContract
from tests.loopback.fixtures import enrolment_code
from tests.loopback.hub import HubProcess


@dataclass
class HubWorld:
    """A team of its own at the hub."""

    hub: HubProcess
    team: ContractTeam = field(default_factory=ContractTeam)

    def carrier(self, who: int) -> HubCarrier:
        return HubCarrier(self.hub.address, self.team.fellows[who].credentials, SystemClock())

    def joiner(self) -> HubCarrier:
        return HubCarrier(self.hub.address, None, SystemClock())


class TestHub(CarrierContract, TeamContract):
    @pytest.fixture
    def world(self, hub: HubProcess, hub_database: str) -> HubWorld:
        world = HubWorld(hub)
        founder = world.team.fellows[WORKER].credentials
        code = enrolment_code(hub_database)
        carrier = HubCarrier(hub.address, founder, SystemClock(), enrolment_code=code)
        assert carrier.push_roster(world.team.log, ZEROS)
        carrier.close()
        return world
