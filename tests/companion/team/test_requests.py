"""A request to join: for whoever holds the secret alone, by the device that asks alone, told by six words."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from companion.crypto import signing
from companion.crypto.cbor import decode, encode, uuid_bytes
from companion.crypto.invite import seal_request
from companion.crypto.signed import signed
from companion.domain.member import Role
from companion.errors import Code, KnownError
from companion.team.names import Names
from companion.team.requests import (
    MOST_BYTES,
    SIX,
    TYPE,
    Joiner,
    make_request,
    opened_request,
    read_request,
    six_words,
)
from companion.team.word_list import word_list
from companion.team.words import words_of

from .people import NOOR, SAM, bytes_of, member_key
from .test_invites import INVITE, INVITE_1

NAMES = Names(name="Noor", organisation="Open Door", contact="0161")
JOINER = Joiner(
    member=NOOR.member, member_key=member_key("Noor 1"), names=NAMES, roles=[Role.SUPERVISOR, Role.WORKER]
)
DATA = make_request(INVITE, JOINER, NOOR.signer)


def refused_reading(data: bytes) -> str:
    with pytest.raises(KnownError) as refused:
        read_request(data)
    assert refused.value.code is Code.ROSTER_REFUSED
    return str(refused.value.facts["reason"])


def refused_opening(data: bytes, secret: bytes = INVITE.secret) -> str:
    with pytest.raises(KnownError) as refused:
        opened_request(read_request(data), secret)
    return str(refused.value.facts["reason"])


def test_what_was_asked_is_what_is_opened() -> None:
    sealed = read_request(DATA)
    asked = opened_request(sealed, INVITE.secret)
    assert (asked.hash, asked.locator) == (sealed.hash, INVITE.locator)
    assert (asked.team, asked.root, asked.member, asked.device) == (
        INVITE.team,
        INVITE.root,
        NOOR.member,
        NOOR.device,
    )
    assert (asked.device_key, asked.member_key) == (NOOR.card.device_key, member_key("Noor 1"))
    assert (asked.names, asked.roles) == (NAMES, (Role.WORKER, Role.SUPERVISOR))
    assert b"Noor" not in DATA and uuid_bytes(NOOR.member) not in DATA and len(DATA) < MOST_BYTES


def test_another_secret_opens_nothing() -> None:
    assert refused_opening(DATA, bytes(16)) == "not_opened"


def test_nobody_else_can_put_a_name_to_it() -> None:
    payload = decode(DATA, most=MOST_BYTES).value[2]  # type: ignore[attr-defined]
    assert refused_reading(signed(TYPE, NOOR.device, payload, SAM.seed)) == "bad_signature"
    told = decode(payload, most=MOST_BYTES)
    assert isinstance(told, dict)
    stolen = {**told, 2: signing.public_of(SAM.seed)}
    assert refused_opening(signed(TYPE, SAM.device, encode(stolen), SAM.seed)) == "not_opened"
    renamed = signed(TYPE, SAM.device, payload, NOOR.seed)
    assert refused_opening(renamed) == "not_opened"


def test_every_altered_bit_is_refused() -> None:
    for at in range(0, len(DATA), 7):
        altered = DATA[:at] + bytes([DATA[at] ^ 1 << at % 8]) + DATA[at + 1 :]
        assert refused_reading(altered)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({0: 0}, "unknown_version"),
        ({0: 3}, "unknown_version"),
        ({1: b"short"}, "not_as_named"),
        ({2: bytes(31)}, "not_as_named"),
        ({2: bytes(32)}, "bad_signature"),
        ({3: b""}, "not_as_named"),
        ({4: 1}, "not_as_named"),
    ],
)
def test_a_request_that_says_other_things_than_the_page(wrong: dict[int, Any], reason: str) -> None:
    told = {0: 1, 1: INVITE.locator, 2: signing.public_of(NOOR.seed), 3: b"closed", **wrong}
    assert refused_reading(signed(TYPE, NOOR.device, encode(told), NOOR.seed)) == reason


def test_what_is_no_request() -> None:
    assert refused_reading(b"") == "not_cbor"
    assert refused_reading(bytes(MOST_BYTES + 1)) == "too_large"
    told = encode({0: 1, 1: INVITE.locator, 2: signing.public_of(NOOR.seed), 3: b"closed"})
    assert refused_reading(signed(TYPE, NOOR.device, told, NOOR.seed, {})) == "not_as_named"
    assert refused_reading(signed("companion/parcel/v1", NOOR.device, told, NOOR.seed)) == "not_as_named"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({1: b""}, "not_as_named"),
        ({2: b""}, "not_as_named"),
        ({3: bytes(1215)}, "not_as_named"),
        ({3: b"\xff" * 1216}, "unusable_key"),
        ({4: "x" * 201}, "not_as_named"),
        ({4: "\0"}, "not_as_named"),
        ({6: 5}, "not_as_named"),
        ({7: []}, "not_as_named"),
        ({8: 1}, "not_as_named"),
    ],
)
def test_an_inside_that_says_other_things_than_the_page(wrong: dict[int, Any], reason: str) -> None:
    inner = {
        0: uuid_bytes(INVITE.team), 1: INVITE.root, 2: uuid_bytes(NOOR.member), 3: member_key("Noor 1"),
        4: "Noor", 5: "", 6: "", 7: ["worker"], **wrong,
    }  # fmt: skip
    assert refused_opening(closed(encode(inner))) == reason
    assert refused_opening(closed(b"no map")) == "not_cbor"


def test_what_lies_under_another_locator_is_not_opened() -> None:
    payload = decode(DATA, most=MOST_BYTES).value[2]  # type: ignore[attr-defined]
    told = decode(payload, most=MOST_BYTES)
    assert isinstance(told, dict)
    moved = encode({**told, 1: bytes(len(INVITE.locator))})
    assert refused_opening(signed(TYPE, NOOR.device, moved, NOOR.seed)) == "not_opened"


def closed(inner: bytes) -> bytes:
    public = signing.public_of(NOOR.seed)
    sealed = seal_request(INVITE.secret, NOOR.device, public, inner)
    told = {0: 1, 1: INVITE.locator, 2: public, 3: sealed}
    return signed(TYPE, NOOR.device, encode(told), NOOR.seed)


def test_six_words_tell_requests_and_teams_apart() -> None:
    words = six_words(INVITE.root, DATA)
    assert len(words) == 6 and six_words(INVITE.root, DATA) == words
    again = make_request(INVITE, replace(JOINER, names=NAMES), NOOR.signer)
    assert six_words(INVITE.root, again) != words  # a fresh nonce is another request
    assert six_words(bytes_of("another root"), DATA) != words


def test_both_sides_read_the_words_of_the_invite_that_was_given() -> None:
    """A joiner with a newer Companion follows an older invite, and so does who made it."""
    old, new = (make_request(one, JOINER, NOOR.signer) for one in (INVITE_1, INVITE))
    assert (read_request(old).version, read_request(new).version) == (1, 2)
    bits = [words_of(digest_of(data), SIX, 1) for data in (old, new)]
    assert six_words(INVITE.root, old) == bits[0]
    assert six_words(INVITE.root, new) == tuple(word_list(2)[word_list(1).index(word)] for word in bits[1])
    with pytest.raises(KnownError):
        six_words(INVITE.root, b"no request")


def digest_of(data: bytes) -> bytes:
    return sha256(b"companion/six-words/v1" + INVITE.root + sha256(data).digest()).digest()
