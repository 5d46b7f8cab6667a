"""For every rule of "Must reject" in docs/format.md, parcels that break it and nothing else."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import cbor2

from companion.crypto import signing
from companion.crypto.cbor import encode, uuid_bytes
from companion.crypto.encrypted import CONTENT_HEADER
from companion.crypto.envelope import Kind
from companion.crypto.padding import MOST
from companion.crypto.refusals import Refusal

from .parcels import (
    DEVICE,
    INNER,
    ITEM,
    OTHER,
    PARCEL,
    READER,
    REVOKED_DEVICE,
    REVOKED_SEED,
    ROSTER_HEAD,
    ROSTER_NUMBER,
    SEED,
    VERSION,
    WISH,
    Forger,
    a_parcel,
    chacha,
    content_key,
    content_opened,
    inner,
    passage,
    summary,
    wish,
)

ELSEWHERE = "01990000-0000-7000-8000-0000000000ff"
SMALL_ORDER = b"\1" + bytes(31)


@dataclass(frozen=True, kw_only=True)
class Forgery:
    """One parcel. `when`: where READER's side notices: read, verify, open; or beyond (what only the caller knows:
    the roster, the basis, earlier parcels), and then it verifies and opens here.
    """

    rule: int
    name: str
    reason: Refusal
    when: str
    make: Callable[[], bytes]
    signer: bytes | None = None


def forged(**changes: Any) -> Callable[[], bytes]:
    """Made when it is wanted."""
    return Forger(**changes).made


def put(key: Any, value: Any) -> Callable[[Any], None]:
    """Put something in a map or a list."""

    def change(where: Any) -> None:
        where[key] = value

    return change


def drop(key: Any) -> Callable[[Any], None]:
    """Take something out."""

    def change(where: Any) -> None:
        del where[key]

    return change


def in_recipient(part: int, change: Callable[[Any], Any]) -> Callable[[Any], None]:
    """Change one of the three parts of the first recipient."""

    def outer(sealed: Any) -> None:
        instead = change(sealed[3][0][part])
        if instead is not None:
            sealed[3][0][part] = instead

    return outer


def every_rule() -> tuple[Forgery, ...]:
    """All of them, in the order of the rules."""
    return (
        *_bytes(),
        *_shape(),
        *_versions(),
        *_recipients(),
        *_beyond(),
        *_signatures(),
        *_padding(),
        *_inside(),
    )


def _read(rule: int, reason: Refusal, **named: Callable[[], bytes]) -> tuple[Forgery, ...]:
    return _all(rule, reason, "read", named)


def _open(rule: int, reason: Refusal, **named: Callable[[], bytes]) -> tuple[Forgery, ...]:
    return _all(rule, reason, "open", named)


def _all(rule: int, reason: Refusal, when: str, named: dict[str, Callable[[], bytes]]) -> tuple[Forgery, ...]:
    return tuple(
        Forgery(rule=rule, name=name.replace("_", " "), reason=reason, when=when, make=make)
        for name, make in named.items()
    )


def _bytes() -> tuple[Forgery, ...]:
    return (
        *_read(1, Refusal.TOO_LARGE, more_bytes_than_there_may_be=lambda: bytes(1_310_721)),
        *_read(
            1,
            Refusal.NOT_CBOR,
            nothing_at_all=lambda: b"",
            a_byte_after_the_end=forged(data=lambda data: data + b"\0"),
            a_byte_too_few=forged(data=lambda data: data[:-1]),
            a_length_in_more_bytes_than_it_needs=forged(
                data=lambda data: data.replace(b"\xd2", b"\xd8\x12", 1)
            ),
            an_array_of_no_stated_length=forged(
                data=lambda data: data.replace(b"\xd2\x84", b"\xd2\x9f", 1) + b"\xff"
            ),
            no_tag_we_know=forged(data=lambda data: b"\xd1" + data[1:]),
            an_array_deeper_than_eight=forged(header=put(7, nested(9))),
            keys_of_the_header_in_another_order=forged(
                parts=lambda parts: put(0, reordered(parts[0]))(parts)
            ),
            a_key_of_the_header_twice=forged(parts=lambda parts: put(0, doubled(parts[0]))(parts)),
            a_float=forged(payload=lambda payload: payload + b"\xf9\0\0"),
        ),
        *_open(
            1,
            Refusal.NOT_CBOR,
            inner_with_a_byte_after_its_end=forged(packed=lambda data: data + b"\0"),
            inner_that_is_deeper_than_eight=forged(inner=put(10, {"a": nested(8)})),
            inner_with_a_float=forged(packed=lambda data: data.replace(b"\x18\x29", b"\xf9\x51\x20", 1)),
        ),
    )


def _shape() -> tuple[Forgery, ...]:
    named = Refusal.NOT_AS_NAMED
    return (
        *_read(
            1,
            named,
            no_sign1=lambda: encode([1, 2, 3]),
            five_parts=forged(parts=lambda parts: parts.append(b"")),
            a_detached_payload=forged(parts=put(2, None)),
            a_signature_of_63_bytes=forged(parts=lambda parts: put(3, parts[3][:-1])(parts)),
            a_header_that_is_no_map=forged(parts=put(0, encode([]))),
            an_unknown_key_in_the_cose_header=forged(protected=put(2, ["companion"])),
            no_device=forged(protected=drop(4)),
            a_device_of_15_bytes=forged(protected=put(4, bytes(15))),
            no_header_of_ours=forged(protected=drop("companion")),
            a_header_of_ours_that_is_null=forged(protected=put("companion", None)),
            another_type=forged(protected=put(16, "companion/roster-entry/v1")),
            an_eleventh_key_in_the_header=forged(header=put(10, 0)),
            no_roster_in_the_header=forged(header=drop(7)),
            kind_six=forged(header=put(1, 6)),
            kind_true=forged(header=put(1, True)),
            seq_zero=forged(header=put(5, 0)),
            a_first_parcel_that_follows_one=forged(header=put(6, b"\1" * 32)),
            a_second_parcel_that_follows_none=forged(header=put(5, 2)),
            a_hash_of_31_bytes=forged(header=put(6, bytes(31))),
            no_recipients=forged(header=put(8, [])),
            recipients_that_do_not_ascend=forged(header=lambda header: header[8].reverse()),
            a_recipient_twice=forged(header=lambda header: put(8, [header[8][0]] * 2)(header)),
            sixty_five_recipients=forged(header=put(8, [[bytes(15) + bytes([n]), 1, 1] for n in range(65)])),
            a_counter_of_zero=forged(header=put(8, [[uuid_bytes(READER), 3, 0]])),
        ),
        *_open(
            1,
            named,
            inner_that_is_no_map=forged(packed=lambda _: encode([])),
            a_fourteenth_key_inside=forged(inner=put(13, 0)),
            no_basis_key=forged(inner=drop(9)),
            a_summary_that_rests_on_nothing=forged(inside=inner(basis=None)),
            a_reply_that_rests_on_something=forged(wish=wish(kind=Kind.REPLY)),
            a_basis_with_one_key_more=forged(inner=lambda inside: put("more", 1)(inside[9])),
            a_basis_with_another_why=forged(inner=lambda inside: put("why", "habit")(inside[9])),
            a_basis_with_no_topics=forged(inner=lambda inside: put("topics_included", None)(inside[9])),
            a_basis_with_a_date_that_is_none=forged(
                inner=lambda inside: put("given_on", "2026-02-30")(inside[9])
            ),
            nine_versions_before=forged(inner=put(8, [bytes(15) + bytes([n]) for n in range(9)])),
            a_version_before_twice=forged(inner=put(8, [bytes(16)] * 2)),
            content_that_is_a_list=forged(inner=put(10, [])),
            content_with_a_number_as_key=forged(inner=put(10, {1: "a"})),
            written_without_a_zone=forged(inner=put(11, "2026-11-23T09:30:00")),
            written_before_any_clock=forged(inner=put(11, "1970-01-01T00:00:00Z")),
            an_audit_hash_of_31_bytes=forged(inner=put(12, [1, bytes(31)])),
        ),
    )


def _versions() -> tuple[Forgery, ...]:
    return (
        *_read(
            2,
            Refusal.UNKNOWN_VERSION,
            version_two=forged(header=put(0, 2)),
            version_zero=forged(header=put(0, 0)),
            type_text_of_version_two=forged(protected=put(16, "companion/parcel/v2")),
            type_text_of_version_nothing=forged(protected=put(16, "companion/parcel/v")),
        ),
        *_open(2, Refusal.UNKNOWN_VERSION, schema_two=forged(inner=put(0, 2))),
        *_read(
            2,
            Refusal.UNKNOWN_SUITE,
            signed_by_es256=forged(protected=put(1, -7)),
            signed_by_the_newer_number_of_ed25519=forged(protected=put(1, -19)),
            signed_by_a_text=forged(protected=put(1, "EdDSA")),
            content_by_aes=forged(sealed=put(0, encode({1: 3}))),
            content_header_empty=forged(sealed=put(0, b"")),
            key_wrapped_by_x25519_alone=forged(sealed=in_recipient(0, lambda _: encode({1: 50}))),
            key_wrapped_by_nobody=forged(sealed=in_recipient(0, lambda _: encode({1: -6}))),
        ),
    )


def _recipients() -> tuple[Forgery, ...]:
    other_kid = uuid_bytes(OTHER) + (3).to_bytes(4, "big")
    return (
        *_read(
            3,
            Refusal.NOT_AS_NAMED,
            something_in_the_unprotected_header=forged(parts=put(1, {4: uuid_bytes(DEVICE)})),
            an_algorithm_beside_the_nonce=forged(sealed=lambda sealed: put(1, 24)(sealed[1])),
            no_nonce=forged(sealed=put(1, {})),
            a_nonce_of_24_bytes=forged(sealed=put(1, {5: bytes(24)})),
            five_parts_inside=forged(sealed=lambda sealed: sealed.append(b"")),
            encrypt_without_its_tag=forged(payload=lambda payload: payload[2:]),
            something_beside_the_wrapped_key=forged(sealed=in_recipient(1, put(5, bytes(12)))),
            a_wrapped_key_without_enc=forged(sealed=in_recipient(1, drop(-4))),
            enc_of_32_bytes=forged(sealed=in_recipient(1, put(-4, bytes(32)))),
            a_recipient_without_a_name=forged(sealed=in_recipient(1, put(4, None))),
            a_wrapped_key_of_49_bytes=forged(sealed=in_recipient(2, lambda _: bytes(49))),
            a_recipient_that_is_a_number=forged(sealed=lambda sealed: put(0, 7)(sealed[3])),
        ),
        *_read(
            3,
            Refusal.RECIPIENTS_DIFFER,
            one_more_outside=forged(header=lambda header: header[8].append([b"\xff" * 16, 1, 1])),
            one_more_inside=forged(header=lambda header: drop(-1)(header[8])),
            others_outside=forged(header=lambda header: put(0, bytes(16))(header[8][0])),
            another_key_version_outside=forged(header=lambda header: put(1, 4)(header[8][0])),
            another_order_inside=forged(sealed=lambda sealed: sealed[3].reverse()),
            the_same_twice_inside=forged(sealed=in_recipient(1, put(4, other_kid))),
        ),
    )


def _beyond() -> tuple[Forgery, ...]:
    """Rules 4, 5, 9 and 10: sound by themselves."""
    made = {
        (4, "another team", Refusal.OTHER_TEAM): forged(wish=wish(team=ELSEWHERE)),
        (4, "a roster we do not have yet", Refusal.ROSTER_AHEAD): forged(
            wish=wish(roster_number=ROSTER_NUMBER + 1, roster_head=ROSTER_HEAD[::-1])
        ),
        (4, "another roster", Refusal.ROSTER_FORKED): forged(wish=wish(roster_head=ROSTER_HEAD[::-1])),
        (5, "somebody else as the author", Refusal.NOT_THEIR_DEVICE): forged(wish=wish(author=OTHER)),
        (9, "a topic that is excluded", Refusal.OUTSIDE_BASIS): forged(
            inner=put(10, summary(passage("only on Sundays", "alcohol_or_drugs")))
        ),
        (9, "a topic that is not included", Refusal.OUTSIDE_BASIS): forged(
            inner=lambda inside: put("topics_included", ["money"])(inside[9])
        ),
        (9, "a basis for somebody else", Refusal.OUTSIDE_BASIS): forged(
            inner=lambda inside: put("recipient", uuid_bytes(ELSEWHERE))(inside[9])
        ),
        (9, "a topic nobody knows", Refusal.CONTENT): forged(inner=put(10, summary(passage("a", "weather")))),
        (9, "a passage with a field more", Refusal.CONTENT): forged(
            inner=put(10, summary(passage("a", "home") | {"colour": "red"}))
        ),
        (9, "no question", Refusal.CONTENT): forged(inner=lambda inside: drop("question")(inside[10])),
        (10, "an id that was there before", Refusal.ID_CONFLICT): forged(inside=inner(audit_seq=42)),
    }
    revoked = Forgery(
        rule=5,
        name="a device that was revoked",
        reason=Refusal.REVOKED_DEVICE,
        when="beyond",
        make=forged(wish=wish(device=REVOKED_DEVICE), seed=REVOKED_SEED),
        signer=signing.public_of(REVOKED_SEED),
    )
    unknown = replace(
        revoked,
        name="a device nobody knows",
        reason=Refusal.UNKNOWN_DEVICE,
        make=forged(wish=wish(device=ELSEWHERE)),
        signer=signing.public_of(SEED),
    )
    return (
        revoked,
        unknown,
        *(
            Forgery(rule=rule, name=name, reason=reason, when="beyond", make=make)
            for (rule, name, reason), make in made.items()
        ),
    )


def _signatures() -> tuple[Forgery, ...]:
    made: dict[str, tuple[Callable[[], bytes], bytes | None]] = {
        "a signature by somebody else": (forged(seed=bytes(32)), None),
        "a signature of something else": (forged(parts=put(3, signing.sign(SEED, b"something else"))), None),
        "another roster number under the same signature": (lambda: swapped(0, roster_number=8), None),
        "another author under the same signature": (lambda: swapped(0, author=OTHER), None),
        "another ciphertext under the same signature": (lambda: swapped(2, parcel=PARCEL), None),
        "words of a recipient under the same content key": (rewritten_by_a_recipient, None),
        "an S above the order": (forged(parts=lambda parts: put(3, above_the_order(parts[3]))(parts)), None),
        "a key of small order": (forged(parts=put(3, SMALL_ORDER + bytes(32))), SMALL_ORDER),
    }
    return tuple(
        Forgery(rule=6, name=name, reason=Refusal.BAD_SIGNATURE, when="verify", make=make, signer=signer)
        for name, (make, signer) in made.items()
    )


def _padding() -> tuple[Forgery, ...]:
    bad = Refusal.BAD_PADDING
    return (
        *_read(
            7,
            bad,
            a_length_that_is_not_the_ciphertexts=forged(header=put(9, 4352)),
            a_length_that_is_no_padme=forged(plaintext=lambda text: text + b"\0"),
            a_length_below_the_floor=forged(plaintext=lambda text: text[:2048]),
            a_length_above_the_most=forged(header=put(9, MOST + 65_536)),
        ),
        *_open(
            7,
            bad,
            padding_that_is_not_zero=forged(plaintext=lambda text: text[:-1] + b"\1"),
            more_padding_than_there_should_be=forged(plaintext=lambda text: text + bytes(256)),
            an_inner_longer_than_its_plaintext=forged(plaintext=lambda text: b"\0\0\x0f\xff" + text[4:]),
        ),
    )


def _inside() -> tuple[Forgery, ...]:
    return (
        *_open(
            8,
            Refusal.INNER_DIFFERS,
            another_kind_inside=forged(inner=put(1, 5)),
            kind_true_inside=forged(inner=put(1, True)),
            another_team_inside=forged(inner=put(2, bytes(16))),
            another_parcel_inside=forged(inner=put(3, bytes(16))),
            another_author_inside=forged(inner=put(4, uuid_bytes(OTHER))),
            another_device_inside=forged(inner=put(5, bytes(16))),
            a_replay_under_another_id=forged(header=put(3, uuid_bytes(ELSEWHERE))),
            re_attributed_and_signed_again=forged(header=put(4, uuid_bytes(OTHER))),
        ),
        *_open(
            8, Refusal.FOLLOWS_ITSELF, a_version_before_itself=forged(inside=inner(previous=(ITEM, VERSION)))
        ),
        *_open(
            8,
            Refusal.BAD_TEXT,
            text_that_is_not_composed=forged(inner=put(10, summary() | {"question": "Zoe\u0308"})),
            text_with_a_nul=forged(inner=put(10, {"question": ["a\0b"]})),
            a_topic_that_is_not_composed=forged(
                inner=lambda inside: put("topics_excluded", ["Cafe\u0301"])(inside[9])
            ),
        ),
        *_open(
            8,
            Refusal.NOT_DECRYPTED,
            ciphertext_of_another_parcel=forged(sealed=put(2, bytes(4096 + 16))),
            ciphertext_bound_to_another_header=lambda: moved_under(parcel=ELSEWHERE),
        ),
        *_open(
            8,
            Refusal.NOT_UNWRAPPED,
            enc_of_somebody_else=forged(
                sealed=lambda sealed: put(1, sealed[3][1][1] | {4: sealed[3][0][1][4]})(sealed[3][0])
            ),
            keys_wrapped_under_another_header=lambda: carried_over(roster_number=6),
        ),
    )


def nested(depth: int) -> object:
    """Arrays in arrays."""
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


def reordered(protected: bytes) -> bytes:
    """The same map with its last two keys the other way round."""
    header = list(cbor2.loads(protected).items())
    return b"\xa4" + b"".join(encode(part) for pair in (*header[:2], header[3], header[2]) for part in pair)


def doubled(protected: bytes) -> bytes:
    """The same map with a key that it has already."""
    header = list(cbor2.loads(protected).items())
    return b"\xa5" + b"".join(encode(part) for pair in (header[0], *header) for part in pair)


def above_the_order(signature: bytes) -> bytes:
    """The same signature with S written another way."""
    order = 2**252 + 27742317777372353535851937790883648493
    return signature[:32] + (int.from_bytes(signature[32:], "little") + order).to_bytes(32, "little")


def swapped(part: int, **values: Any) -> bytes:
    """A sound parcel with one part of COSE_Sign1 from another sound parcel."""
    other = cbor2.loads(Forger(wish=wish(**values), sealed=None).made()).value
    parts = list(cbor2.loads(a_parcel()).value)
    parts[part] = other[part]
    return encode(cbor2.CBORTag(18, parts))


def rewritten_by_a_recipient() -> bytes:
    """READER knows the content key: other words under the same header, key, nonce and wrapped keys."""
    parts = list(cbor2.loads(a_parcel()).value)
    sealed = list(cbor2.loads(parts[2]).value)
    words = content_opened(a_parcel()).replace(b"What helps on Mondays?", b"Who steals on Mondays?")
    bound = encode(["Encrypt", CONTENT_HEADER, bound_of(parts[0])])
    sealed[2] = chacha(content_key(a_parcel()), sealed[1][5], words, bound)
    parts[2] = encode(cbor2.CBORTag(96, sealed))
    return encode(cbor2.CBORTag(18, parts))


def moved_under(**values: Any) -> bytes:
    """Ciphertext of one header under another, with the key wrapped anew: by someone who may read and signs."""
    ciphertext = cbor2.loads(cbor2.loads(Forger().made()).value[2]).value[2]
    return Forger(wish=wish(**values), inside=INNER, sealed=put(2, ciphertext)).made()


def carried_over(**values: Any) -> bytes:
    """Everything sealed under one header, carried under another and signed again."""
    payload = cbor2.loads(a_parcel()).value[2]
    return Forger(wish=replace(WISH, **values), payload=lambda _: payload).made()


def bound_of(protected: bytes) -> bytes:
    """What everything inside is bound to."""
    import hashlib

    return hashlib.sha256(protected).digest()


def as_text(data: bytes) -> str:
    """As it is kept in a vector."""
    return base64.b64encode(data).decode("ascii")
