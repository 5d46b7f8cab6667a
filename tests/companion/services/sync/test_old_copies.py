"""An old copy of a vault: what is a sign of one and what is not, and going on from it as a new laptop."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest

from companion.crypto.envelope import Kind
from companion.domain.summaries import AnswerKind, WithdrawnWhy
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.sharing.count import count_sharing
from companion.services.sharing.sharing import take_back
from companion.services.sharing.states import ShareState, see_shared
from companion.services.supervision.answers import list_new_answers
from companion.services.supervision.supervision import answer_summary, mark_opened, mark_seen
from companion.services.sync import old_copies
from companion.services.sync.attention import AttentionKind, list_attention
from companion.services.sync.collecting import collect, collect_parcels
from companion.services.sync.old_copies import compare_trail, go_on_as_new_laptop
from companion.services.sync.syncing import sync_now
from companion.services.team.membership import get_membership
from companion.services.team.old_copy import is_old_copy, note_old_copy
from companion.services.team.roster_taking import take_roster
from companion.services.team.teams import revoke_device, revoke_member
from companion.sync import commands as ask
from companion.sync.wire import OutParcel, PutStatus, Trail
from companion.team.bodies import RevokedWhy
from companion.vault.audit import AuditAction, check_chains, list_events, list_heads
from companion.vault.inbox import list_gaps
from companion.vault.outbox import OutboxLine, count_waiting, get_parcel, list_on_the_way, list_waiting
from companion.vault.shared import list_received_about
from tests.companion.services.carried import came_to
from tests.companion.services.shared_talks import Talk, shared_talk
from tests.companion.sync.memory_carrier import MemoryCarrier

THE_SHARE = "the share"
ROUNDS = 3
"""The first ends when the place knows of the new laptop; the next is its own."""


class Away(MemoryCarrier):
    """Everything can be read there, and nothing written."""

    def put_batch(self, parcels: Sequence[OutParcel]) -> tuple[PutStatus, ...]:
        raise KnownError(Code.CARRIER_FULL)


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    with shared_talk(tmp_path) as made:
        made.agrees(made.sam)
        yield made


def code_of(deed: object, *args: object) -> Code:
    with pytest.raises(KnownError) as caught:
        deed(*args)  # type: ignore[operator]
    return caught.value.code


def reads_only(talk: Talk, session: Session) -> None:
    """A round that gets everything and can send nothing."""
    assert (
        code_of(sync_now, session, Away(talk.between.share, session.member_id), Random(1))
        is Code.CARRIER_FULL
    )


def go_on(session: Session) -> tuple[str, str]:
    """The old device and the new one."""
    old = session.vault.device
    note_old_copy(session)
    go_on_as_new_laptop(session)
    return old, session.vault.device


def kinds_on_the_way(session: Session) -> list[Kind]:
    return [Kind(one.kind) for one in list_on_the_way(session.vault, session.vault.device)]


def waiting(session: Session) -> list[OutboxLine]:
    return list(list_waiting(session.vault, THE_SHARE, 100, 1 << 30))


def own_head(session: Session) -> tuple[int, bytes]:
    seq, head = list_heads(session.vault)[session.vault.device]
    return seq, bytes.fromhex(head)


def test_what_this_vault_has_made_is_no_sign(talk: Talk) -> None:
    talk.share()
    noor, device = talk.noor, talk.noor.vault.device
    (line,) = waiting(noor)
    told = [
        None,
        Trail(device),
        Trail(
            device,
            ((line.parcel, line.digest), (line.parcel, line.digest[:16])),
            (own_head(noor), (0, bytes(32))),
        ),
        Trail("another device", (("no parcel of ours", bytes(32)),), ((10_000, bytes(32)),)),
    ]
    for trail in told:
        compare_trail(noor, trail)
    talk.agrees(talk.ada)  # the chain goes on, and the head of before stays on it
    compare_trail(noor, told[2])
    assert not is_old_copy(noor)


@pytest.mark.parametrize("sign", ["ahead", "another", "parcel", "digest", "start"])
def test_what_this_vault_has_never_made_is_the_sign(talk: Talk, sign: str) -> None:
    talk.share()
    noor, (seq, head) = talk.noor, own_head(talk.noor)
    (line,) = waiting(noor)
    trail = {
        "ahead": Trail(noor.vault.device, audit=((seq, head), (seq + 1, bytes(32)))),
        "another": Trail(noor.vault.device, audit=((seq, bytes(32)),)),
        "parcel": Trail(noor.vault.device, ((noor.clock.new_id(), line.digest),)),
        "digest": Trail(noor.vault.device, ((line.parcel, bytes(16)),)),
        "start": Trail(noor.vault.device, audit=((0, head),)),
    }[sign]
    assert code_of(compare_trail, noor, trail) is Code.OLD_COPY
    assert is_old_copy(noor) and list_events(noor.vault, 1)[0].action is AuditAction.OLD_COPY
    assert code_of(collect, noor, THE_SHARE) is Code.OLD_COPY
    assert code_of(collect_parcels, noor, THE_SHARE, ask.CollectParcels(5, 1 << 20)) is Code.OLD_COPY
    assert code_of(talk.between.sync, noor) is Code.OLD_COPY
    assert [one.kind for one in list_attention(noor, {})] == [AttentionKind.OLD_COPY]
    assert count_sharing(noor).attention == 1


def test_where_nothing_was_noticed_nothing_happens(talk: Talk) -> None:
    device = talk.noor.vault.device
    assert go_on_as_new_laptop(talk.noor).ids == frozenset() and talk.noor.vault.device == device


def test_who_is_out_of_the_team_is_told_that(talk: Talk) -> None:
    talk.sync()
    note_old_copy(talk.noor)
    revoke_device(talk.ada, talk.noor.vault.device, RevokedWhy.LOST)
    talk.between.sync(talk.ada)
    take_roster(talk.noor, talk.between.share.log)
    device = talk.noor.vault.device
    assert code_of(go_on_as_new_laptop, talk.noor) is Code.DEVICE_REVOKED
    assert talk.noor.vault.device == device


def test_one_that_breaks_off_leaves_everything_as_it_was(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    talk.share()
    note_old_copy(talk.noor)
    before, lines = talk.noor.vault.device, waiting(talk.noor)

    def full(*_args: object) -> None:
        raise KnownError(Code.DISK_FULL)

    monkeypatch.setattr(old_copies, "seal_item_anew", full)
    assert code_of(go_on_as_new_laptop, talk.noor) is Code.DISK_FULL
    assert talk.noor.vault.device == before == get_membership(talk.noor).device
    assert is_old_copy(talk.noor) and waiting(talk.noor) == lines
    monkeypatch.undo()
    go_on_as_new_laptop(talk.noor)
    talk.sync(ROUNDS)
    assert talk.read_at(talk.sam) and talk.noor.vault.device != before


def test_what_waited_goes_once_and_under_new_numbers(talk: Talk) -> None:
    talk.share()
    (line,) = waiting(talk.noor)
    old, new = go_on(talk.noor)
    dropped = get_parcel(talk.noor.vault, line.parcel)
    assert dropped is not None and (dropped.data, dropped.dropped_why) == (b"", "old_copy")
    assert [(one.device, one.seq) for one in waiting(talk.noor)] == [(new, 1)] and old != new
    talk.sync(ROUNDS)
    assert len(talk.read_at(talk.sam)) == 1 and count_waiting(talk.noor.vault).parcels == 0
    assert list_gaps(talk.sam.vault, talk.sam.member_id) == []
    assert see_shared(talk.noor, talk.person)[0].state is ShareState.DELIVERED
    assert all(one.broken_at is None for one in check_chains(talk.noor.vault))


def test_nobody_is_left_to_whom_it_may_go(talk: Talk) -> None:
    talk.share()
    revoke_member(talk.ada, talk.sam.member_id, RevokedWhy.LEFT)
    talk.between.sync(talk.ada)
    take_roster(talk.noor, talk.between.share.log)
    go_on(talk.noor)
    assert waiting(talk.noor) == []


@pytest.mark.parametrize("forgotten", [False, True])
def test_a_taking_back_that_waited_is_said_again_with_its_reason(talk: Talk, forgotten: bool) -> None:
    talk.share()
    talk.sync()
    item = talk.copies()[0].item
    take_back(talk.noor, item, WithdrawnWhy.BY_MISTAKE)
    if forgotten:
        with talk.noor.vault.transaction():
            talk.noor.vault.execute("DELETE FROM person_salt")
    go_on(talk.noor)
    assert kinds_on_the_way(talk.noor) == [Kind.WITHDRAWAL]
    talk.sync(ROUNDS)
    assert talk.read_at(talk.sam) == [] and talk.stubs_at(talk.sam) == 1
    whys = [
        one.content["why"]
        for one in list_received_about(talk.sam.vault, item)
        if one.kind == Kind.WITHDRAWAL and one.content
    ]
    assert whys == ["erased" if forgotten else "by_mistake"]
    talk.sync(ROUNDS)
    assert see_shared(talk.noor, talk.person)[0].state is ShareState.TAKEN_BACK


def test_answers_and_receipts_that_waited_are_said_again(talk: Talk) -> None:
    talk.share()
    talk.sync()
    sam, item = talk.sam, talk.copies()[0].item
    mark_opened(sam, item)
    mark_seen(sam, item)
    answer_summary(sam, item, AnswerKind.PRAISE, "Well done.")
    go_on(sam)
    assert kinds_on_the_way(sam) == [Kind.REPLY, Kind.RECEIPT]
    talk.sync(ROUNDS)
    assert [one.text for one in list_new_answers(talk.noor)] == ["Well done."]
    assert see_shared(talk.noor, talk.person)[0].state is ShareState.SEEN


def test_that_something_was_destroyed_is_said_again_and_an_answer_to_it_is_not(talk: Talk) -> None:
    talk.share()
    talk.sync()
    sam, item = talk.sam, talk.copies()[0].item
    mark_opened(sam, item)
    answer_summary(sam, item, AnswerKind.PRAISE, "Well done.")
    take_back(talk.noor, item)
    talk.between.sync(talk.noor)
    reads_only(talk, sam)
    assert talk.stubs_at(sam) == 1
    go_on(sam)
    assert kinds_on_the_way(sam) == [Kind.RECEIPT]
    talk.sync(ROUNDS)
    assert list_new_answers(talk.noor) == ()
    assert see_shared(talk.noor, talk.person)[0].state is ShareState.TAKEN_BACK


def test_nothing_is_said_again_to_who_left(talk: Talk) -> None:
    talk.share()
    talk.sync()
    sam, item = talk.sam, talk.copies()[0].item
    mark_opened(sam, item)
    answer_summary(sam, item, AnswerKind.PRAISE, "Well done.")
    revoke_member(talk.ada, talk.noor.member_id, RevokedWhy.LEFT)
    talk.between.sync(talk.ada)
    take_roster(sam, talk.between.share.log)
    go_on(sam)
    assert kinds_on_the_way(sam) == []
    assert [one.item for one in came_to(sam)] == [item]
