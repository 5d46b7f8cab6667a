"""Whatever happens in a team: the same entries give the same team, and nothing else gives any."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.team.roster import RosterState, advanced, replay

from .histories import EVERYONE, ROLES, Try, body_of, histories, laptop_of, may, play, tries
from .people import ADA, Log

SOME = settings(max_examples=40, deadline=None)


def begun_by_four() -> Log:
    """A team in which everyone is in, and two look after it."""
    return Log.of(*(replace(one, roles=ROLES[n]) for n, one in enumerate(EVERYONE[1:], 0)))


def sound(state: RosterState) -> bool:
    """What is true of every team."""
    standing = {one.id for one in state.devices.values() if one.stands}
    in_members = [device for one in state.members.values() for device in one.devices]
    administrators = [one for one in state.standing() if Role.ADMINISTRATOR in one.roles and one.devices]
    sealed_to = [one for one in state.members.values() if one.key is not None]
    return (
        sorted(in_members) == sorted(standing)
        and bool(administrators)
        and all(one.stands for one in sealed_to)
        and not any(state.devices[device].why for one in sealed_to for device in one.held_by)
    )


@SOME
@given(histories)
def test_a_history_replays_to_the_same_team_and_is_sound(history: list[Try]) -> None:
    log = play(begun_by_four(), history)
    assert replay(log.entries, log.root) == log.state
    assert all(sound(state) for state in log.states)


@SOME
@given(histories, st.data())
def test_an_altered_reordered_doubled_or_dropped_entry_is_refused(
    history: list[Try], data: st.DataObject
) -> None:
    log = play(begun_by_four(), history)
    entries = list(log.entries)
    place = data.draw(st.integers(0, len(entries) - 1))
    what = data.draw(st.sampled_from(("alter", "swap", "double", "drop", "cut")))
    if what == "alter":
        at = data.draw(st.integers(0, len(entries[place]) - 1))
        bit = 1 << data.draw(st.integers(0, 7))
        entries[place] = entries[place][:at] + bytes([entries[place][at] ^ bit]) + entries[place][at + 1 :]
    elif what == "cut":
        entries[place] = entries[place][: data.draw(st.integers(0, len(entries[place]) - 1))]
    elif what == "swap":
        other = (place + 1) % len(entries)
        entries[place], entries[other] = entries[other], entries[place]
    elif what == "double":
        entries.insert(place, entries[place])
    else:
        del entries[min(place, len(entries) - 2)]
    with pytest.raises(KnownError) as refused:
        replay(entries, log.root)
    assert refused.value.code is Code.ROSTER_REFUSED and refused.value.facts["reason"]


@SOME
@given(histories, st.lists(tries, min_size=1, max_size=8))
def test_nothing_counts_without_the_right_to_it(history: list[Try], then: list[Try]) -> None:
    log = play(begun_by_four(), history)
    for tried in then:
        who, body = laptop_of(log.state, tried.who), body_of(log.state, tried)
        data = log.made(body, who)
        if not may(log.state, body, who):
            with pytest.raises(KnownError):
                advanced(log.state, data)


@SOME
@given(histories)
def test_a_laptop_that_was_taken_out_never_signs_again(history: list[Try]) -> None:
    log = play(begun_by_four(), history)
    for who in EVERYONE:
        for laptop in range(1, laptop_of(log.state, who).laptop + 1):
            one = replace(who, laptop=laptop)
            if not log.state.devices[one.device].stands:
                with pytest.raises(KnownError):
                    advanced(log.state, log.made(ADA.rotated(), one))
