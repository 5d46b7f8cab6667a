"""Two entries behind one: every laptop ends at the same log, and no revocation is undone by writing earlier."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.member import Role
from companion.errors import KnownError
from companion.team.bodies import Body, RevokeDevice, RevokedWhy, RevokeMember, SetPolicy, SetRoles
from companion.team.branches import Settled, settle, un_revoked
from companion.team.entries import read_entry

from .histories import EVERYONE, Try, histories, play
from .people import ADA, BEN, NOOR, SAM, Log, Somebody, policy

WHO_ELSE = Somebody("Eve")
WHY = RevokedWhy.STOLEN


def out(who: Somebody) -> RevokeMember:
    return RevokeMember(member=who.member, why=WHY)


def titled(title: str) -> SetPolicy:
    return SetPolicy(policy=policy(title))


def branch(log: Log, *says: tuple[Body, Somebody]) -> Log:
    grown = log.branch()
    for body, who in says:
        grown.add(body, who)
    return grown


def settled(*logs: Log, held: Log | None = None) -> Settled:
    """The same in whatever order the entries come."""
    entries = [data for log in logs for data in log.entries]
    head = held.state.head if held else None
    found = []
    for seed in range(4):
        random.Random(seed).shuffle(entries)
        found.append(settle(entries, logs[0].root, head))
    assert all(one == found[0] for one in found)
    return found[0]


@pytest.fixture
def log() -> Log:
    """Ada and Ben look after it; Sam and Noor are in it."""
    return Log.of(BEN, SAM, NOOR)


def test_a_log_without_a_fork_stands_as_it_is(log: Log) -> None:
    one = settled(log, log)
    assert (one.state, one.lost, one.refused, one.waiting, one.forked) == (
        log.state,
        frozenset(),
        {},
        frozenset(),
        False,
    )
    assert one.standing == tuple(read_entry(data).hash for data in log.entries)


def test_two_administrators_at_once_converge_on_every_laptop(log: Log) -> None:
    ours = branch(log, (titled("A"), ADA))
    theirs = branch(log, (titled("B"), BEN))
    for held in (None, ours, theirs, log):
        one = settled(ours, theirs, held=held)
        assert one.state == ours.state and not one.forked  # the older hand in the team
        assert one.lost == {theirs.state.head}


def test_a_branch_that_revokes_goes_before_one_that_does_not(log: Log) -> None:
    ours = branch(log, (titled("A"), ADA), (WHO_ELSE.admitted(), ADA))
    theirs = branch(log, (out(SAM), BEN))
    assert settled(ours, theirs, held=ours).state == theirs.state


def test_the_branch_in_which_more_people_have_signed_goes_before(log: Log) -> None:
    ours = branch(log, (titled("A"), ADA), (titled("AA"), ADA), (titled("AAA"), ADA))
    theirs = branch(log, (titled("B"), BEN), (replace(NOOR, version=2).rotated(), NOOR))
    assert settled(ours, theirs).state == theirs.state


def test_two_entries_of_one_hand_are_told_apart_by_their_hash(log: Log) -> None:
    ours, theirs = branch(log, (titled("A"), ADA)), branch(log, (titled("B"), ADA))
    assert settled(ours, theirs).state.head == min(ours.state.head, theirs.state.head)


def test_two_that_revoke_each_other_leave_nothing_to_a_third_that_revokes_nobody(log: Log) -> None:
    ours, theirs = branch(log, (out(BEN), ADA)), branch(log, (out(ADA), BEN))
    third = branch(log, (replace(NOOR, version=2).rotated(), NOOR))
    assert settled(ours, theirs, third).state == ours.state


@pytest.mark.parametrize("again", [titled("Mine"), WHO_ELSE.admitted(), out(SAM), BEN.replaced(2)])
def test_the_revoked_cannot_undo_it_by_writing_before_it(log: Log, again: Body) -> None:
    honest = branch(log, (titled("A"), ADA), (out(BEN), ADA))
    for length in range(2, len(log.entries) + 1):
        try:
            forged = branch(log.branch(length), (again, BEN))
        except KnownError:
            continue  # Sam was not there yet
        for held in (honest, forged, None):
            one = settled(honest, forged, held=held)
            assert one.state == honest.state and not one.forked


def test_nor_with_the_help_of_someone_who_stands(log: Log) -> None:
    honest = branch(log, (out(BEN), ADA))
    forged = branch(log, (replace(NOOR, version=2).rotated(), NOOR), (WHO_ELSE.admitted(), BEN))
    assert settled(honest, forged, held=forged).state == honest.state


def test_nor_by_revoking_whoever_revoked_them(log: Log) -> None:
    honest = branch(log, (out(BEN), ADA))
    forged = branch(log, (out(ADA), BEN))
    one = settled(honest, forged, held=honest)
    assert one.state == honest.state and not one.forked  # the older hand
    kept = settled(honest, forged, held=forged)
    assert kept.state == forged.state and kept.forked  # said on screen: people must settle it
    assert settled(honest, forged).state == honest.state


def test_a_laptop_that_knows_of_a_revocation_never_follows_the_revoked(log: Log) -> None:
    honest = branch(log, (out(ADA), BEN))
    forged = branch(log, (out(BEN), ADA))  # the older hand, and revoked
    one = settled(honest, forged, held=honest)
    assert one.state == honest.state and one.forked
    deep = branch(log.branch(2), (out(BEN), ADA))
    more = branch(log, (replace(NOOR, version=2).rotated(), NOOR), (out(ADA), BEN))
    for held in (more, log, None):  # two have signed in what really happened, and one in what did not
        assert settled(more, deep, held=held).state == more.state
    assert settled(more, branch(log, (out(NOOR), ADA)), held=None).state.head == more.state.head


def test_a_log_that_was_rolled_back_stays_where_it_was(log: Log) -> None:
    assert settled(log, log.branch(2), held=log).state == log.state


def test_three_branches_that_strike_each_other_in_a_ring_end_at_one() -> None:
    third = Somebody("Cas", roles=(Role.ADMINISTRATOR,))
    log = Log.of(BEN, third)
    ring = [
        branch(log, (out(BEN), ADA)), branch(log, (out(third), BEN)), branch(log, (out(ADA), third))
    ]  # fmt: skip
    assert settled(*ring).state == ring[0].state


def test_what_does_not_count_is_named_and_what_has_no_past_waits(log: Log) -> None:
    stranger = log.branch()
    no_right = log.made(WHO_ELSE.admitted(), SAM)
    behind = read_entry(no_right).hash
    entries = [
        *log.entries,
        no_right,
        stranger.made(titled("X"), ADA, prev=behind, number=log.state.number + 2),
        log.made(titled("Y"), ADA, prev=bytes(31) + b"\1"),
        log.made(titled("Z"), ADA, number=1),
        *Log.begun(BEN).entries,
    ]
    for _ in range(3):
        random.shuffle(entries)
        one = settle(entries, log.root)
        assert one.state == log.state
        assert sorted(one.refused.values()) == ["not_allowed", "wrong_number", "wrong_prev", "wrong_prev"]
        assert len(one.waiting) == 1
    with pytest.raises(KnownError) as refused:
        settle(log.entries[1:], log.root)
    assert refused.value.facts["reason"] == "wrong_root"


def test_un_revoked_are_named(log: Log) -> None:
    ours = branch(log, (RevokeDevice(device=NOOR.device, why=WHY), BEN))
    theirs = branch(log, (out(SAM), ADA))
    one = settled(ours, theirs, held=ours)
    assert one.state == theirs.state
    assert un_revoked(ours.state, one.state) == {NOOR.device}
    assert un_revoked(one.state, ours.state) == {SAM.device}
    assert (
        un_revoked(branch(log, (WHO_ELSE.admitted(), ADA), (out(WHO_ELSE), ADA)).state, log.state)
        == frozenset()
    )


@settings(max_examples=30, deadline=None)
@given(histories, histories, histories, st.integers(0, 3), st.randoms(use_true_random=False))
def test_the_same_entries_give_the_same_log_in_any_order(
    before: list[Try], one: list[Try], other: list[Try], cut: int, rng: random.Random
) -> None:
    log = play(Log.of(*EVERYONE[1:]), before)
    left = play(log.branch(), one)
    right = play(log.branch(max(1, len(log.entries) - cut)), other)
    entries = [*left.entries, *right.entries]
    first = settle(entries, log.root)
    rng.shuffle(entries)
    assert settle(entries, log.root) == first
    # Who takes one branch in before the other comes to the same end, or keeps to its own and says so.
    for held in (left, right):
        later = settle(entries, log.root, held.state.head)
        assert later.state == first.state or (later.forked and held.state.head in later.standing)


def test_roles_make_no_branch_win(log: Log) -> None:
    ours = branch(log, (SetRoles(member=SAM.member, roles=(Role.ADMINISTRATOR,)), BEN))
    theirs = branch(log, (titled("T"), ADA))
    assert settled(ours, theirs).state == theirs.state
