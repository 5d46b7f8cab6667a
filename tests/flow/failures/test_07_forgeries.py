"""Failure test 7: swapped parts, forgeries by insiders, other authors, replays, downgrades: rejected, and named."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import cbor2
import pytest

from companion.crypto import hpke
from companion.crypto.cbor import encode
from companion.crypto.envelope import Kind, Recipient
from companion.crypto.refusals import Refusal
from companion.crypto.sealed import opened
from companion.crypto.signed import signed_under
from companion.domain.summaries import ReceiptContent, ReceiptWhat, WithdrawalContent, WithdrawnWhy
from companion.services.session import Session
from companion.services.sync.sending import AttentionKind, see_sending
from companion.services.team.membership import Membership, get_membership
from tests.companion.crypto.parcels import chacha
from tests.companion.services.carried import Carried, came_to, carried, seal, summary_content, words_at
from tests.companion.services.sealed_by_hand import arrive, by_hand

WORDS, OTHERS = "I like gardens", "I hate gardens"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Carried]:
    with carried(tmp_path) as between:
        yield between


@pytest.fixture
def noor(world: Carried) -> Session:
    return world.team.worker


@pytest.fixture
def sam(world: Carried) -> Session:
    return world.team.supervisor


@pytest.fixture
def ada(world: Carried) -> Session:
    return world.team.administrator


def rejected(session: Session, data: bytes, *reasons: Refusal) -> None:
    """It is not opened, nothing of it is shown, and what needs a person says why."""
    before = len(came_to(session))
    assert arrive(session, data).opened == 0
    assert len(came_to(session)) == before
    said = [one for one in see_sending(session).attention if one.kind is AttentionKind.KEPT_APART]
    assert said[0].reason in reasons, said[0].reason


def changed(data: bytes, change: Callable[[list[Any]], None]) -> bytes:
    """The four parts of the signature structure, changed; the signature as it was."""
    tag = cbor2.loads(data)
    parts = list(tag.value)
    change(parts)
    return encode(cbor2.CBORTag(18, parts))


def to_two(noor: Session, sam: Session, ada: Session, text: str = WORDS) -> bytes:
    """A parcel that Sam and Ada can both read."""
    us = get_membership(noor)
    recipients = tuple(
        Recipient(member=one, key_version=us.roster.members[one].key_version, counter=1)
        for one in sorted((sam.member_id, ada.member_id))
    )
    return by_hand(noor, sam, summary_content(text), recipients=recipients).data


def rewritten_inside(data: bytes, us: Membership) -> list[Any]:
    """The parts of a parcel whose words a recipient has changed, under the key that they rightly hold."""
    protected, bare, payload, signature = cbor2.loads(data).value
    content_header, nonce_at, ciphertext, recipients = cbor2.loads(payload).value
    bound = hashlib.sha256(protected).digest()
    key = None
    for header, named, closed in recipients:
        info = encode(["HPKE Recipient", 24, header, bound])
        key = key or hpke.open_(us.keys[1], named[-4] + closed, info)
    assert key is not None, "an insider can read it"
    aad = encode(["Encrypt", content_header, bound])
    plaintext = opened(key, nonce_at[5], ciphertext, aad)
    assert plaintext is not None and WORDS.encode() in plaintext
    said = plaintext.replace(WORDS.encode(), OTHERS.encode())
    sealed = chacha(key, nonce_at[5], said, aad)
    again = encode(cbor2.CBORTag(96, [content_header, nonce_at, sealed, recipients]))
    return [protected, bare, again, signature]


def test_a_recipient_cannot_put_other_words_in_the_authors_mouth(
    noor: Session, sam: Session, ada: Session
) -> None:
    data, us = to_two(noor, sam, ada), get_membership(ada)
    parts = rewritten_inside(data, us)
    rejected(sam, encode(cbor2.CBORTag(18, parts)), Refusal.BAD_SIGNATURE)
    signed_by_insider = signed_under(parts[0], parts[2], us.seed)
    rejected(sam, signed_by_insider, Refusal.BAD_SIGNATURE)
    assert arrive(sam, data).opened == 1 and words_at(sam) == [WORDS]


def test_a_header_with_the_insiders_own_device_is_another_authors(
    noor: Session, sam: Session, ada: Session
) -> None:
    us = get_membership(ada)
    as_noor = by_hand(noor, sam, device=us.device, seed=us.seed)
    rejected(sam, as_noor.data, Refusal.NOT_THEIR_DEVICE)
    item = noor.clock.new_id()
    assert arrive(sam, by_hand(noor, sam, summary_content(WORDS), item=item).data).opened == 1
    rejected(sam, by_hand(ada, sam, summary_content(OTHERS), item=item).data, Refusal.NOT_THEIR_ITEM)
    taken = WithdrawalContent(about=item, why=WithdrawnWhy.ERASED)
    rejected(sam, by_hand(ada, sam, taken, kind=Kind.WITHDRAWAL, item=item).data, Refusal.NOT_THEIR_ITEM)
    assert words_at(sam) == [WORDS]


def test_swapped_ciphertexts_headers_and_recipients(noor: Session, sam: Session, ada: Session) -> None:
    first, second = by_hand(noor, sam).data, by_hand(noor, sam).data
    others = cbor2.loads(second).value
    for_ada = cbor2.loads(by_hand(noor, ada).data).value

    def put(place: int, value: Any) -> Callable[[list[Any]], None]:
        return lambda parts: parts.__setitem__(place, value)

    def swapped_recipients(parts: list[Any]) -> None:
        mine, theirs = cbor2.loads(parts[2]).value, cbor2.loads(for_ada[2]).value
        parts[2] = encode(cbor2.CBORTag(96, [*mine[:3], theirs[3]]))

    def swapped_content(parts: list[Any]) -> None:
        mine, theirs = cbor2.loads(parts[2]).value, cbor2.loads(others[2]).value
        parts[2] = encode(cbor2.CBORTag(96, [mine[0], theirs[1], theirs[2], mine[3]]))

    for change, reason in (
        (put(0, others[0]), Refusal.BAD_SIGNATURE),
        (put(2, others[2]), Refusal.BAD_SIGNATURE),
        (put(3, others[3]), Refusal.BAD_SIGNATURE),
        (swapped_content, Refusal.BAD_SIGNATURE),
        (swapped_recipients, Refusal.RECIPIENTS_DIFFER),
    ):
        rejected(sam, changed(first, change), reason)
    assert words_at(sam) == []


def test_even_signed_by_its_author_a_part_of_another_parcel_does_not_open(
    noor: Session, sam: Session
) -> None:
    """The header is bound into every wrapped key and into the content."""
    us = get_membership(noor)
    mine = cbor2.loads(by_hand(noor, sam).data).value
    others = cbor2.loads(by_hand(noor, sam).data).value
    moved = signed_under(mine[0], others[2], us.seed)
    rejected(sam, moved, Refusal.NOT_UNWRAPPED)
    inside, theirs = cbor2.loads(mine[2]).value, cbor2.loads(others[2]).value
    mixed = encode(cbor2.CBORTag(96, [inside[0], theirs[1], theirs[2], inside[3]]))
    rejected(sam, signed_under(mine[0], mixed, us.seed), Refusal.NOT_DECRYPTED)


def test_a_replay_changes_nothing(world: Carried, noor: Session, sam: Session) -> None:
    seal(noor, sam, summary_content(WORDS))
    world.sync(noor, sam)
    held = tuple(world.share.parcels.values())
    for _ in range(3):
        opening = arrive(sam, *held)
        assert (opening.opened, opening.apart) == (0, 0)
    assert words_at(sam) == [WORDS]


def test_what_was_taken_back_does_not_come_back_by_a_replay(noor: Session, sam: Session) -> None:
    item = noor.clock.new_id()
    summary = by_hand(noor, sam, summary_content(WORDS), item=item).data
    gone = WithdrawalContent(about=item, why=WithdrawnWhy.CONSENT_WITHDRAWN)
    withdrawal = by_hand(noor, sam, gone, kind=Kind.WITHDRAWAL, item=item).data
    arrive(sam, summary, withdrawal)
    assert words_at(sam) == []
    arrive(sam, summary)
    assert words_at(sam) == []


def test_there_is_no_older_form_to_fall_back_to(noor: Session, sam: Session) -> None:
    us = get_membership(noor)
    mine = cbor2.loads(by_hand(noor, sam).data).value
    protected = cbor2.loads(mine[0])
    device = protected[4]
    header = protected["companion"]

    def again(changes: dict[Any, Any], inner: dict[Any, Any] | None = None) -> bytes:
        outside = {**protected, **changes}
        if inner is not None:
            outside["companion"] = {**header, **inner}
        return signed_under(encode(outside), mine[2], us.seed)

    rejected(sam, again({}, {0: 0}), Refusal.UNKNOWN_VERSION)
    rejected(sam, again({}, {0: 2}), Refusal.UNKNOWN_VERSION)
    rejected(sam, again({16: "companion/parcel/v0"}), Refusal.UNKNOWN_VERSION, Refusal.NOT_AS_NAMED)
    rejected(sam, again({1: -7}), Refusal.UNKNOWN_SUITE)
    rejected(sam, again({1: -257}), Refusal.UNKNOWN_SUITE)
    rejected(sam, again({4: device, 5: b"more"}), Refusal.NOT_AS_NAMED)
    weaker = list(cbor2.loads(mine[2]).value)
    weaker[3] = [[encode({1: -25}), one[1], one[2]] for one in weaker[3]]
    sealed = encode(cbor2.CBORTag(96, weaker))
    rejected(sam, signed_under(mine[0], sealed, us.seed), Refusal.UNKNOWN_SUITE)


def test_a_receipt_speaks_for_nobody_else(noor: Session, sam: Session, ada: Session) -> None:
    """Ada says that Sam has opened it: by her own device it is her receipt, by his it is not signed."""
    item, version = noor.clock.new_id(), noor.clock.new_id()
    receipt = ReceiptContent(about=item, about_version=version, what=ReceiptWhat.SEEN, at=noor.clock.now())
    seed = get_membership(ada).seed
    as_sam = by_hand(sam, noor, receipt, kind=Kind.RECEIPT, seed=seed)
    rejected(noor, as_sam.data, Refusal.BAD_SIGNATURE)
