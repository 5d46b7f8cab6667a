"""Failure test 9, in a folder: a laptop was away for 30 days, with a queue, and was revoked meanwhile.

No program stands before a folder that could refuse it: what it holds back is its own, and what it should force in
nobody opens. It keeps its words, works on, and is told; a laptop that still stands has everything as before.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from companion.crypto.envelope import Kind
from companion.domain.summaries import AnswerContent, AnswerKind
from companion.errors import Code, KnownError
from companion.services.record.people import add_person, list_people
from companion.services.sync.sending import see_sending
from companion.services.team.teams import revoke_device, revoke_member
from companion.team.bodies import RevokedWhy
from companion.vault.inbox import list_kept_apart
from tests.companion.services.carried import seal, summary_content, words_at
from tests.companion.services.sealed_by_hand import by_hand
from tests.companion.services.team_of_three import OwnClock
from tests.flow.failures.before_a_carrier import Slips
from tests.flow.failures.three_at_places import ThreeAtPlaces, three_at_places

AWAY = timedelta(days=30)
QUEUE = 3


@pytest.fixture
def three(tmp_path: Path) -> Iterator[ThreeAtPlaces]:
    with three_at_places(tmp_path / "laptops", tmp_path / "share") as made:
        seal(made.noor, made.sam, summary_content("said in time"))
        made.sync(made.noor, made.sam)
        for number in range(QUEUE):
            seal(made.noor, made.sam, summary_content(f"in the queue {number}"))
        yield made


def away_and_revoked(three: ThreeAtPlaces, *, whole_member: bool) -> None:
    if whole_member:
        revoke_member(three.ada, three.noor.member_id, RevokedWhy.LEFT)
    else:
        revoke_device(three.ada, three.noor.vault.device, RevokedWhy.LOST)
    three.sync(three.ada, three.sam)
    assert isinstance(three.noor.clock, OwnClock)
    three.noor.clock.moment += AWAY


@pytest.mark.parametrize("whole_member", [True, False])
def test_its_queue_stays_and_it_is_told(three: ThreeAtPlaces, tmp_path: Path, whole_member: bool) -> None:
    away_and_revoked(three, whole_member=whole_member)
    before = sorted(path for path in (tmp_path / "share").rglob("*") if path.is_file())
    for _again in range(2):
        with pytest.raises(KnownError) as told:
            three.sync(three.noor)
        assert told.value.code is Code.DEVICE_REVOKED
    assert sorted(path for path in (tmp_path / "share").rglob("*") if path.is_file()) == before
    three.sync(three.sam)
    assert words_at(three.sam) == ["said in time"]
    sending = see_sending(three.noor)
    assert sending.waiting + len(sending.attention) >= QUEUE, "not lost, and not said to be sent"
    add_person(three.noor, "Maja")
    assert [one.name for one in list_people(three.noor)] == ["Maja"], "its owner works on"


def test_what_it_forces_into_the_folder_nobody_opens(three: ThreeAtPlaces) -> None:
    """A program of their own writes for it, as if the laptop had never heard; named as who it is."""
    forced = by_hand(three.noor, three.sam, summary_content("forced in")).data
    reply = AnswerContent(
        about=three.noor.clock.new_id(),
        about_version=three.noor.clock.new_id(),
        answer=AnswerKind.REPLY,
        text="forced",
    )
    answer = by_hand(three.noor, three.sam, reply, kind=Kind.REPLY).data
    away_and_revoked(three, whole_member=True)
    three.sync_through(three.sam, lambda carrier: Slips(carrier, forced, answer))
    assert words_at(three.sam) == ["said in time"]
    assert [one.reason for one in list_kept_apart(three.sam.vault, 9)] == ["revoked_device"] * 2
    seal(three.ada, three.sam, summary_content("the rest flows on"))
    three.sync(three.ada, three.sam)
    assert words_at(three.sam) == ["said in time", "the rest flows on"]


def test_nothing_new_is_readable_to_it(three: ThreeAtPlaces) -> None:
    away_and_revoked(three, whole_member=True)
    seal(three.ada, three.sam, summary_content("after they left"))
    three.sync(three.ada, three.sam)
    with pytest.raises(KnownError):
        three.sync(three.noor)
    assert words_at(three.noor) == []
    assert words_at(three.sam) == ["said in time", "after they left"]
