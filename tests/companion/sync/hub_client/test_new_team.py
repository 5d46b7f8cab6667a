"""A team that begins at a hub: with the code it finds an empty log there, without it nobody says what is there."""

from __future__ import annotations

from contextlib import closing

import pytest

from companion.clock import SystemClock
from companion.errors import Code, KnownError
from companion.sync.hub_client import HubCarrier
from tests.companion.sync.carrier_contract import WORKER
from tests.companion.sync.contract_team import ZEROS, ContractTeam
from tests.loopback.fixtures import enrolment_code


def test_with_the_code_the_log_is_empty_until_it_is_begun(hub, hub_database):
    team, code = ContractTeam(), enrolment_code(hub_database)
    founder = team.fellows[WORKER].credentials
    with closing(HubCarrier(hub.address, founder, SystemClock(), enrolment_code=code)) as carrier:
        assert carrier.pull_roster(-1).entries == ()
        assert carrier.push_roster(team.log, ZEROS)
        assert carrier.pull_roster(-1).entries == tuple(team.log)


def test_without_a_code_a_team_that_is_not_there_is_not_let_in(hub):
    founder = ContractTeam().fellows[WORKER].credentials
    with (
        closing(HubCarrier(hub.address, founder, SystemClock())) as carrier,
        pytest.raises(KnownError) as caught,
    ):
        carrier.pull_roster(-1)
    assert caught.value.code is Code.NOT_ADMITTED
