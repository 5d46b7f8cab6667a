"""Failure test 6: truncated, flipped, oversized, empty, CBOR bombs: kept apart with a reason, and the rest flows on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cbor2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from companion.crypto.refusals import Refusal
from companion.services.session import Session
from companion.services.sync.sending import AttentionKind, see_sending
from companion.services.team.membership import get_roster
from companion.services.team.teams import set_policy
from companion.vault.inbox import list_kept_apart
from tests.companion.services.carried import came_to, seal, summary_content, words_at
from tests.companion.services.sealed_by_hand import arrive, by_hand
from tests.companion.services.team_of_three import put_roster
from tests.flow.failures.before_a_carrier import Slips
from tests.flow.failures.three_at_places import ThreeAtPlaces, three_at_places


@pytest.fixture
def three(tmp_path: Path) -> Iterator[ThreeAtPlaces]:
    with three_at_places(tmp_path / "laptops", tmp_path / "share") as made:
        yield made


def bombs() -> dict[str, bytes]:
    """Small, and meant to cost much: depth, promised lengths, many tags, many items, numbers without end."""
    return {
        "depth": b"\x81" * 100_000,
        "promised bytes": b"\x5b\x7f\xff\xff\xff\xff\xff\xff\xff",
        "promised items": b"\x9b\x00\x00\xff\xff\xff\xff\xff\xff",
        "promised pairs": b"\xbb\x00\x00\xff\xff\xff\xff\xff\xff",
        "tags": b"\xd2" * 50_000 + b"\x80",
        "no end": b"\x9f" + b"\x9f" * 5000,
        "a number of a million digits": b"\xc2\x5a\x00\x06\x1a\x80" + bytes(400_000),
        "shared references": cbor2.dumps([1]) + b"\xd8\x1d\x00" * 1000,
        "many small items": b"\x9a\x00\x0f\x42\x40" + b"\x00" * 1_000_000,
    }


def damaged(good: bytes) -> dict[str, bytes]:
    """What a bad disk, a half-done copy or a bored carrier makes of a parcel."""
    return {
        "empty": b"",
        "one byte": good[:1],
        "half": good[: len(good) // 2],
        "all but the last byte": good[:-1],
        "one byte more": good + b"\0",
        "twice": good + good,
        "zeros": bytes(len(good)),
        "first bit": bytes([good[0] ^ 1]) + good[1:],
        "last bit": good[:-1] + bytes([good[-1] ^ 1]),
        "too large": good + bytes(2_000_000),
    }


def test_each_is_kept_apart_with_a_reason_and_the_rest_flows_on(three: ThreeAtPlaces) -> None:
    good = by_hand(three.noor, three.sam, summary_content("by hand")).data
    bad = {**bombs(), **damaged(good)}
    for number in range(6):
        seal(three.noor, three.sam, summary_content(f"words {number}"))
    three.sync(three.noor)
    three.sync_through(three.sam, lambda carrier: Slips(carrier, *bad.values()))
    assert sorted(words_at(three.sam)) == [f"words {number}" for number in range(6)]
    apart = list_kept_apart(three.sam.vault, 100)
    assert len(apart) == len(bad)
    reasons = {Refusal(line.reason) for line in apart}
    assert reasons <= {Refusal.NOT_CBOR, Refusal.NOT_AS_NAMED, Refusal.TOO_LARGE, Refusal.BAD_SIGNATURE}
    said = [one for one in see_sending(three.sam).attention if one.kind is AttentionKind.KEPT_APART]
    assert len(said) == len(bad) and all(one.reason for one in said)
    three.sync_through(three.sam, lambda carrier: Slips(carrier, *bad.values()))
    assert len(list_kept_apart(three.sam.vault, 100)) == len(bad), "the same again is nothing new"


def test_a_damaged_copy_takes_no_place_of_the_whole_one(three: ThreeAtPlaces) -> None:
    whole = by_hand(three.noor, three.sam).data
    three.sync_through(three.sam, lambda carrier: Slips(carrier, *damaged(whole).values()))
    assert came_to(three.sam) == []
    three.sync_through(three.sam, lambda carrier: Slips(carrier, whole))
    assert words_at(three.sam) == ["by hand"]


def test_a_log_with_rubbish_in_it_is_followed_as_far_as_it_holds(three: ThreeAtPlaces) -> None:
    from companion.services.team.roster_taking import take_roster

    set_policy(three.ada, idle_minutes=9)
    entries = put_roster(three.ada)
    rubbish = [*bombs().values(), *damaged(entries[-1]).values()]
    take_roster(three.sam, [*rubbish, *entries[:-1], *rubbish])
    assert roster_number(three.sam) == 2
    take_roster(three.sam, [*entries, *rubbish])
    assert roster_number(three.sam) == 3


def roster_number(session: Session) -> int:
    roster = get_roster(session)
    assert roster is not None
    return roster.number


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
def test_no_change_of_any_byte_is_taken_for_the_real_thing(
    three: ThreeAtPlaces, data: some.DataObject
) -> None:
    whole = getattr(three, "whole", None) or by_hand(three.noor, three.sam).data
    three.whole = whole  # type: ignore[attr-defined]
    place = data.draw(some.integers(0, len(whole) - 1))
    other = data.draw(some.integers(1, 255))
    changed = whole[:place] + bytes([whole[place] ^ other]) + whole[place + 1 :]
    assert arrive(three.sam, changed).opened == 0
    assert came_to(three.sam) == []
