"""What every carrier keeps of a team: its log, its invites, and who asks to join. The other half of the contract."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from companion.crypto import invite
from companion.errors import Code, KnownError
from tests.companion.sync.carrier_contract import (
    OTHER,
    SOON,
    STORED,
    SUPERVISOR,
    WORKER,
    Reader,
    World,
)


class TeamContract:
    """Derive from it, beside CarrierContract, with the same fixture `world`."""

    # -- the log

    def test_the_log_comes_whole_or_from_where_it_is_known(self, world: World) -> None:
        for who in (WORKER, SUPERVISOR):
            carrier = world.carrier(who)
            assert carrier.pull_roster(-1).entries == tuple(world.team.log)
            assert carrier.pull_roster(0).entries == tuple(world.team.log[1:])
            assert carrier.pull_roster(2).entries == ()
            assert not carrier.pull_roster(-1).more

    def test_an_entry_is_appended_behind_the_newest(self, world: World) -> None:
        head = world.team.head
        entry = world.team.policy_entry(14)
        assert world.carrier(WORKER).push_roster([entry], head)
        assert world.carrier(WORKER).push_roster([entry], head)  # the answer was lost
        assert world.carrier(SUPERVISOR).pull_roster(2).entries == (entry,)

    def test_nothing_is_appended_behind_an_older_entry(self, world: World) -> None:
        head = world.team.head
        first, second = world.team.policy_entry(10), world.team.policy_entry(20)
        assert world.carrier(WORKER).push_roster([first], head)
        assert not world.carrier(SUPERVISOR).push_roster([second], head)
        assert world.carrier(OTHER).pull_roster(-1).entries == (*world.team.log, first)

    def test_several_entries_go_at_once(self, world: World) -> None:
        head, before = world.team.head, len(world.team.log)
        for days in (10, 11, 12):
            world.team.log.append(world.team.policy_entry(days))
        assert world.carrier(WORKER).push_roster(world.team.log[before:], head)
        assert world.carrier(OTHER).pull_roster(before - 1).entries == tuple(world.team.log[before:])

    def test_no_entries_are_no_harm(self, world: World) -> None:
        assert world.carrier(WORKER).push_roster([], world.team.head)
        assert world.carrier(OTHER).pull_roster(-1).entries == tuple(world.team.log)

    @pytest.mark.parametrize("junk", [b"", b"junk", b"\xa0", bytes(20_000)])
    def test_what_is_no_entry_is_refused(self, world: World, junk: bytes) -> None:
        with pytest.raises(KnownError) as caught:
            world.carrier(WORKER).push_roster([junk], world.team.head)
        assert caught.value.code is Code.ROSTER_REFUSED
        assert world.carrier(OTHER).pull_roster(-1).entries == tuple(world.team.log)

    # -- joining

    def test_an_invite_is_found_by_its_locator(self, world: World) -> None:
        secret = invite.new_secret()
        locator, posted = invite.locator_of(secret), invite.seal_invite(secret, b"made up")
        admin = world.carrier(WORKER)
        assert world.joiner().fetch_invite(locator) is None
        for _again in range(2):
            admin.post_invite(locator, posted, datetime.now(UTC) + SOON)
        assert world.joiner().fetch_invite(locator) == posted
        assert world.joiner().fetch_invite(bytes(16)) is None

    def test_an_invite_is_taken_back(self, world: World) -> None:
        secret = invite.new_secret()
        locator, posted = invite.locator_of(secret), invite.seal_invite(secret, b"made up")
        world.carrier(WORKER).post_invite(locator, posted, datetime.now(UTC) + SOON)
        for _again in range(2):
            world.carrier(WORKER).take_invite_back(locator)
        assert world.joiner().fetch_invite(locator) is None

    def test_a_request_reaches_the_administrator(self, world: World) -> None:
        secret = invite.new_secret()
        locator, request = invite.locator_of(secret), world.team.request(secret)
        posted = invite.seal_invite(secret, b"made up")
        assert world.carrier(WORKER).list_requests() == ()
        world.carrier(WORKER).post_invite(locator, posted, datetime.now(UTC) + SOON)
        for _again in range(2):
            world.joiner().put_request(locator, request)
        assert world.carrier(WORKER).list_requests() == (request,)

    def test_who_was_admitted_writes_and_reads(self, world: World) -> None:
        """Request, admission, parcels both ways, parcels from before among them only where they were meant."""
        secret = invite.new_secret()
        locator = invite.locator_of(secret)
        admin = world.carrier(WORKER)
        admin.post_invite(locator, invite.seal_invite(secret, b"made up"), datetime.now(UTC) + SOON)
        world.joiner().put_request(locator, world.team.request(secret))
        admin.put_batch([world.team.parcel(WORKER, [SUPERVISOR])])
        head = world.team.head
        assert admin.push_roster([world.team.admit_joiner()], head)
        newcomer = len(world.team.fellows) - 1
        assert world.carrier(newcomer).pull_roster(-1).entries == tuple(world.team.log)
        to_them = world.team.parcel(WORKER, [newcomer])
        from_them = world.team.parcel(newcomer, [WORKER])
        assert world.carrier(WORKER).put_batch([to_them]) == (STORED,)
        assert world.carrier(newcomer).put_batch([from_them]) == (STORED,)
        assert set(Reader(world, newcomer).pull_all().got) == {to_them.digest}
        assert set(Reader(world, WORKER).pull_all().got) == {from_them.digest}
