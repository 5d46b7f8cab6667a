"""Failure test 9, the hub's part: a device that was revoked while it was away for 30 days is refused, and told why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import psycopg
import pytest

from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.sync.places import use_hub
from companion.services.sync.sending import see_sending
from companion.services.sync.ways import sync_places
from companion.services.team.membership import get_membership
from companion.services.team.teams import revoke_device, revoke_member
from companion.team.bodies import RevokedWhy
from tests.companion.services.carried import seal, summary_content, words_at
from tests.companion.services.team_of_three import OwnClock, TeamOfThree, team_of_three
from tests.loopback.fixtures import enrolment_code, forget_team, hub, hub_database, postgres
from tests.loopback.hub import HubProcess

__all__ = ["hub", "hub_database", "postgres"]
AWAY = timedelta(days=30)


@pytest.fixture
def team(hub: HubProcess, hub_database: str, tmp_path: Path) -> Iterator[TeamOfThree]:
    with team_of_three(tmp_path / "laptops") as team:
        forget_team(hub_database, get_membership(team.worker).roster.team)
        code = enrolment_code(hub_database)
        for one in team.all:
            use_hub(one, hub.address, code if one is team.administrator else "")
        for one in (*team.all, *team.all):
            _sync(one)
        yield team


def _sync(session: Session) -> Code | None:
    try:
        sync_places(session, Random(1))
    except KnownError as error:
        return error.code
    return None


def _parcels(database: str, team: TeamOfThree) -> int:
    with psycopg.connect(database) as connection:
        row = connection.execute(
            "select count(*) from parcel where team = %s::uuid",
            (get_membership(team.supervisor).roster.team,),
        ).fetchone()
    assert row is not None
    return int(row[0])


@pytest.mark.parametrize("whole_member", [True, False])
def test_a_device_that_comes_back_after_it_was_revoked(
    team: TeamOfThree, hub_database: str, whole_member: bool
) -> None:
    worker, administrator = team.worker, team.administrator
    for word in ("before", "I went away"):
        seal(worker, team.supervisor, summary_content(word))
    if whole_member:
        revoke_member(administrator, worker.member_id, RevokedWhy.LEFT)
    else:
        revoke_device(administrator, worker.vault.device, RevokedWhy.LOST)
    assert _sync(administrator) is None
    assert isinstance(worker.clock, OwnClock)
    worker.clock.moment += AWAY
    for _again in range(2):
        assert _sync(worker) is Code.DEVICE_REVOKED
    assert _parcels(hub_database, team) == 0
    assert _sync(team.supervisor) is None
    assert words_at(team.supervisor) == []
    # its own words are still there, and it can go on writing
    assert see_sending(worker).waiting + len(see_sending(worker).attention) > 0
    seal(worker, team.supervisor, summary_content("still mine"))


def test_what_it_had_put_before_is_still_handed_out(team: TeamOfThree) -> None:
    """The log decides what counts, not the hub: a parcel from before the revocation was meant, and arrives."""
    seal(team.worker, team.supervisor, summary_content("said in time"))
    assert _sync(team.worker) is None
    assert _sync(team.supervisor) is None
    revoke_member(team.administrator, team.worker.member_id, RevokedWhy.LEFT)
    assert _sync(team.administrator) is None
    assert _sync(team.supervisor) is None
    assert words_at(team.supervisor) == ["said in time"]
