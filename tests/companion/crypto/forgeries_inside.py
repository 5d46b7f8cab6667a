"""Parcels that break a rule only those who verify and open them can see: rules 4 to 10 of docs/format.md."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from companion.crypto import signing
from companion.crypto.cbor import uuid_bytes
from companion.crypto.envelope import Kind
from companion.crypto.padding import MOST
from companion.crypto.refusals import Refusal

from .forging import (
    ELSEWHERE,
    SMALL_ORDER,
    Forgery,
    above_the_order,
    by_opening,
    by_reading,
    carried_over,
    drop,
    forged,
    moved_under,
    put,
    rewritten_by_a_recipient,
    swapped,
)
from .parcels import (
    ITEM,
    OTHER,
    OTHER_DEVICE,
    OTHER_SEED,
    PARCEL,
    REVOKED_DEVICE,
    REVOKED_SEED,
    ROSTER_HEAD,
    ROSTER_NUMBER,
    SEED,
    VERSION,
    inner,
    passage,
    summary,
    wish,
)


def inside() -> tuple[Forgery, ...]:
    """All of them, in the order of the rules."""
    return (*_beyond(), *_signatures(), *_padding(), *_inside())


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
    not_theirs = replace(
        revoked,
        rule=10,
        name="a withdrawal by somebody else",
        reason=Refusal.NOT_THEIR_ITEM,
        make=forged(
            wish=wish(kind=Kind.WITHDRAWAL, parcel=ELSEWHERE, author=OTHER, device=OTHER_DEVICE),
            inside=inner(item=ELSEWHERE, basis=None, content={"about": ITEM, "why": "erased"}),
            seed=OTHER_SEED,
        ),
        signer=None,
    )
    return (
        revoked,
        unknown,
        not_theirs,
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
        *by_reading(
            7,
            bad,
            a_length_that_is_not_the_ciphertexts=forged(header=put(9, 4352)),
            a_length_that_is_no_padme=forged(plaintext=lambda text: text + b"\0"),
            a_length_below_the_floor=forged(plaintext=lambda text: text[:2048]),
            a_length_above_the_most=forged(header=put(9, MOST + 65_536)),
        ),
        *by_opening(
            7,
            bad,
            padding_that_is_not_zero=forged(plaintext=lambda text: text[:-1] + b"\1"),
            more_padding_than_there_should_be=forged(plaintext=lambda text: text + bytes(256)),
            an_inner_longer_than_its_plaintext=forged(plaintext=lambda text: b"\0\0\x0f\xff" + text[4:]),
        ),
    )


def _inside() -> tuple[Forgery, ...]:
    return (
        *by_opening(
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
        *by_opening(
            8, Refusal.FOLLOWS_ITSELF, a_version_before_itself=forged(inside=inner(previous=(ITEM, VERSION)))
        ),
        *by_opening(
            8,
            Refusal.BAD_TEXT,
            text_that_is_not_composed=forged(inner=put(10, summary() | {"question": "Zoe\u0308"})),
            text_with_a_nul=forged(inner=put(10, {"question": ["a\0b"]})),
            a_topic_that_is_not_composed=forged(
                inner=lambda inside: put("topics_excluded", ["Cafe\u0301"])(inside[9])
            ),
        ),
        *by_opening(
            8,
            Refusal.NOT_DECRYPTED,
            ciphertext_of_another_parcel=forged(sealed=put(2, bytes(4096 + 16))),
            ciphertext_bound_to_another_header=lambda: moved_under(parcel=ELSEWHERE),
        ),
        *by_opening(
            8,
            Refusal.NOT_UNWRAPPED,
            enc_of_somebody_else=forged(
                sealed=lambda sealed: put(1, sealed[3][1][1] | {4: sealed[3][0][1][4]})(sealed[3][0])
            ),
            keys_wrapped_under_another_header=lambda: carried_over(roster_number=6),
        ),
    )
