"""A laptop whose clock is years off: an invite is good for as long as it meant, whatever the hub's clock shows."""

from __future__ import annotations

import os
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from companion.clock import SystemClock
from companion.sync.hub_client import HubCarrier
from tests.companion.sync.carrier_contract import SOON, WORKER
from tests.companion.sync.contract_team import ZEROS, ContractTeam
from tests.loopback.fixtures import enrolment_code

LOCATOR_BYTES = 16


class Shifted(SystemClock):
    """The system's clock, years before or after."""

    def __init__(self, by: timedelta) -> None:
        self.by = by

    def now(self) -> datetime:
        return super().now() + self.by


@pytest.mark.parametrize("years", [-10, 10])
def test_an_invite_posted_by_a_wrong_clock_is_there_for_the_joiner(years, hub, hub_database):
    team, clock = ContractTeam(), Shifted(timedelta(days=365 * years))
    founder, code = team.fellows[WORKER].credentials, enrolment_code(hub_database)
    locator = os.urandom(LOCATOR_BYTES)
    with (
        closing(HubCarrier(hub.address, founder, clock, enrolment_code=code)) as admin,
        closing(HubCarrier(hub.address, None, clock)) as joiner,
    ):
        admin.push_roster(team.log, ZEROS)
        admin.pull_roster(-1)
        admin.post_invite(locator, b"sealed", clock.now() + SOON)
        assert joiner.fetch_invite(locator) == b"sealed"
