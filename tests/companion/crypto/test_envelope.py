"""Parcels: what is sealed opens for those it is for, tells carriers nothing, and is refused after any change."""

from __future__ import annotations

import inspect
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.crypto import signing
from companion.crypto.envelope import (
    MOST_BYTES,
    HeaderWish,
    Inner,
    Kind,
    Parcel,
    Recipient,
    digest_of,
    read_parcel,
    seal_parcel,
)
from companion.errors import BugError, Code, KnownError

from .parcels import (
    BASIS,
    INNER,
    KEY_VERSION,
    OTHER,
    OTHER_KEY,
    PARCEL,
    READER,
    READER_KEY,
    SEED,
    VERSION,
    WISH,
    Forger,
    a_parcel,
    device_public,
    inner,
    publics,
    to,
    wish,
)
from .refusing import refusal

KEYS = {KEY_VERSION: READER_KEY}
LEAST, MOST = datetime(1971, 1, 1), datetime(2999, 12, 31)
IDS = st.uuids().map(str)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60).filter(str.isascii)
CONTENTS = st.dictionaries(
    TEXTS,
    st.recursive(
        TEXTS | st.integers(-9, 1 << 40) | st.booleans() | st.none() | st.binary(max_size=16),
        lambda inside: st.lists(inside, max_size=3) | st.dictionaries(TEXTS, inside, max_size=3),
        max_leaves=6,
    ),
    max_size=5,
)


def sealed(asked: HeaderWish = WISH, inside: Inner = INNER) -> Parcel:
    return seal_parcel(asked, inside, SEED, publics())


def outcome(data: bytes) -> Inner | str | int:
    """What READER's side makes of some bytes: the inner, or a reason. Anything else is our bug."""
    try:
        parcel = read_parcel(data)
        if not parcel.verified(device_public()):
            return "bad_signature"
        return parcel.open(READER, KEYS)
    except KnownError as error:
        assert error.code is Code.PARCEL_REFUSED
        return error.facts["reason"]


def test_both_recipients_read_the_same() -> None:
    parcel = read_parcel(a_parcel())
    assert parcel.verified(device_public())
    assert parcel.open(READER, KEYS) == INNER
    assert parcel.open(OTHER, {1: READER_KEY, KEY_VERSION: OTHER_KEY}) == INNER


def test_what_was_sealed_is_what_is_read() -> None:
    made = sealed()
    parcel = read_parcel(made.data)
    assert parcel.header == made.header
    assert parcel.digest == made.digest == digest_of(made.data)
    assert made.id == made.header.parcel == PARCEL
    assert made.header.length == 4096


@settings(max_examples=40)
@given(
    st.sampled_from(Kind),
    IDS,
    st.lists(IDS, max_size=8, unique=True),
    CONTENTS,
    st.datetimes(LEAST, MOST, timezones=st.just(UTC)),
    st.lists(IDS, min_size=1, max_size=3, unique=True),
    st.integers(1, 1 << 40),
)
def test_there_and_back(
    kind: Kind,
    version: str,
    previous: list[str],
    content: dict[str, object],
    written: datetime,
    members: list[str],
    seq: int,
) -> None:
    resting = kind in (Kind.SUMMARY, Kind.GRANT)
    inside = replace(
        INNER,
        version=version,
        previous=tuple(one for one in previous if one != version),
        basis=BASIS if resting else None,
        content=content,
        written=written,
    )
    asked = wish(kind=kind, seq=seq, prev=bytes(32) if seq == 1 else b"p" * 32, recipients=to(*members))
    data = seal_parcel(asked, inside, SEED, dict.fromkeys(members, publics()[READER])).data
    parcel = read_parcel(data)
    assert parcel.verified(device_public())
    for member in members:
        assert parcel.open(member, KEYS) == inside


def test_recipients_stand_in_order_however_they_were_given() -> None:
    for given_in in (to(READER, OTHER), to(OTHER, READER)):
        header = sealed(wish(recipients=given_in)).header
        assert [one.member for one in header.recipients] == sorted([READER, OTHER])


def test_sixty_four_recipients() -> None:
    members = [f"01990000-0000-7000-8000-{number:012}" for number in range(64)]
    data = seal_parcel(
        wish(recipients=to(*members)), INNER, SEED, dict.fromkeys(members, publics()[READER])
    ).data
    assert len(data) < 85_000
    assert read_parcel(data).open(members[-1], KEYS) == INNER


def test_the_largest_parcel_fits() -> None:
    inside = inner(content={"text": "a" * 1_048_000})
    made = sealed(inside=inside)
    assert made.header.length == 1_048_576
    assert len(made.data) <= MOST_BYTES
    assert read_parcel(made.data).open(READER, KEYS) == inside
    too_much = inner(content={"text": "a" * 1_048_576})
    assert refusal(lambda: sealed(inside=too_much)) == "too_large"


def test_two_seals_of_the_same_share_nothing_that_is_secret() -> None:
    one, other = sealed(), sealed()
    assert one.header == other.header
    alike = sum(a == b for a, b in zip(one.data[-4000:], other.data[-4000:], strict=True))
    assert alike < 200


def test_the_carrier_sees_no_word() -> None:
    words = ("MARKER-ONE", "marker-two", "Zoë-three")
    inside = inner(
        content={words[0]: [words[1]]},
        basis=replace(BASIS, purpose=words[2], topics_excluded=(words[1],)),
    )
    data = sealed(inside=inside).data
    for word in (*words, "consent", "purpose", "supervision"):
        assert word.encode() not in data
    parcel = read_parcel(data)
    assert parcel.open(READER, KEYS) == inside
    for shown in (repr(parcel), repr(sealed(inside=inside)), repr(inside)):
        assert not any(word in shown for word in words)


def test_lengths_tell_little() -> None:
    short, long = inner(content={"a": ""}), inner(content={"a": "x" * 3000})
    assert len(sealed(inside=short).data) == len(sealed(inside=long).data)


def test_who_may_not_read() -> None:
    parcel = read_parcel(a_parcel())
    assert refusal(lambda: parcel.open(PARCEL, KEYS)) == "not_a_recipient"
    assert refusal(lambda: parcel.open(READER, {1: READER_KEY})) == "no_key"
    assert refusal(lambda: parcel.open(READER, {})) == "no_key"
    assert refusal(lambda: parcel.open(READER, {KEY_VERSION: OTHER_KEY})) == "not_unwrapped"
    assert not parcel.verified(signing.public_of(bytes(32)))


def test_a_recipient_without_a_usable_key() -> None:
    no_key = publics() | {READER: publics()[READER][:1184] + bytes(32)}
    assert refusal(lambda: seal_parcel(WISH, INNER, SEED, no_key)) == "unusable_key"


@pytest.mark.parametrize(
    ("asked", "inside"),
    [
        (wish(recipients=()), INNER),
        (wish(recipients=to(READER, READER)), INNER),
        (wish(recipients=(Recipient(member=READER, key_version=KEY_VERSION, counter=0),)), INNER),
        (wish(seq=0), INNER),
        (wish(seq=2), INNER),
        (wish(prev=b"x"), INNER),
        (wish(kind=Kind.REPLY), INNER),
        (WISH, inner(basis=None)),
        (WISH, inner(previous=(VERSION,))),
        (WISH, inner(content={"a": "e\u0301"})),
        (WISH, inner(content={1: "a"})),
        (WISH, inner(content={"a": 1.5})),
        (WISH, inner(audit_head=b"")),
        (wish(team="x"), INNER),
    ],
)
def test_nothing_is_sealed_that_a_reader_would_refuse(asked: HeaderWish, inside: Inner) -> None:
    with pytest.raises(BugError) as caught:
        sealed(asked, inside)
    assert "\u0301" not in str(caught.value)


@pytest.mark.parametrize("year", [1, 1970, 3000, 9999])
def test_a_clock_that_shows_no_real_year(year: int) -> None:
    with pytest.raises(KnownError) as caught:
        sealed(inside=inner(written=datetime(year, 6, 1, tzinfo=UTC)))
    assert caught.value.code is Code.CLOCK_SKEW


# Changes that a carrier can make.


@pytest.mark.soak(name="parcel-bytes", rounds=700, long=100_000)
def test_no_changed_byte_gets_through(rounds: int) -> None:
    """A byte turned, cut out or put in, everywhere in turn."""
    data = a_parcel()
    step = max(1, len(data) * 3 // rounds)
    for at in range(0, len(data), step):
        turned = data[:at] + bytes([data[at] ^ (1 + at % 255)]) + data[at + 1 :]
        for other in (turned, data[:at] + data[at + 1 :], data[:at] + b"\0" + data[at:], data[:at]):
            assert isinstance(outcome(other), str), at


@given(st.binary(max_size=400))
def test_no_bytes_of_a_stranger_get_through(data: bytes) -> None:
    assert isinstance(outcome(data), str)


# Changes that a hostile author with good keys can make.

JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(1 << 63), (1 << 63) - 1)
    | st.sampled_from([bytes(16), bytes(32), b"", "", "a\0", "e\u0301", "2026-01-01", "consent", "member"])
    | st.binary(max_size=40)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=9),
    lambda inside: (
        st.lists(inside, max_size=4) | st.dictionaries(st.integers(0, 13) | st.text(max_size=3), inside)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("step", ["header", "inner", "sealed", "parts"])
@settings(max_examples=60)
@given(key=st.integers(0, 12), junk=JUNK)
def test_no_junk_in_any_place_is_our_bug(step: str, key: int, junk: object) -> None:
    def change(where: dict[int, object] | list[object]) -> None:
        where[key % len(where)] = junk

    outcome(Forger(**{step: change}).made())


@pytest.mark.parametrize("step", ["packed", "payload", "data"])
@settings(max_examples=60)
@given(at=st.integers(0, 700), put=st.binary(max_size=3), cut=st.integers(0, 3))
def test_no_changed_bytes_in_any_layer_are_our_bug(step: str, at: int, put: bytes, cut: int) -> None:
    def change(data: bytes) -> bytes:
        place = at % (len(data) + 1)
        return data[:place] + put + data[place + cut :]

    outcome(Forger(**{step: change}).made())


@settings(max_examples=25)
@given(junk=JUNK)
def test_basis_and_content_of_junk(junk: object) -> None:
    for key in (9, 10):
        outcome(Forger(inner=lambda inside, at=key: inside.__setitem__(at, junk)).made())
    for name in ("why", "id", "recipient", "topics_included", "given_on", "purpose"):
        outcome(Forger(inner=lambda inside, at=name: inside[9].__setitem__(at, junk)).made())


def test_the_one_suite_is_not_to_be_chosen() -> None:
    """Neither sealing nor reading takes a suite: there is nothing to negotiate and nothing to downgrade to."""
    assert set(inspect.signature(seal_parcel).parameters) == {
        "wish",
        "inner",
        "device_seed",
        "member_publics",
    }
    assert set(inspect.signature(read_parcel).parameters) == {"data"}
