"""Parcels that break a rule whoever parses them can see: rules 1 to 3 of docs/format.md."""

from __future__ import annotations

from companion.crypto.cbor import encode, uuid_bytes
from companion.crypto.envelope import Kind
from companion.crypto.refusals import Refusal

from .forging import (
    Forgery,
    by_opening,
    by_reading,
    doubled,
    drop,
    forged,
    in_recipient,
    nested,
    put,
    reordered,
)
from .parcels import (
    DEVICE,
    OTHER,
    READER,
    inner,
    wish,
)


def outside() -> tuple[Forgery, ...]:
    """All of them, in the order of the rules."""
    return (*_bytes(), *_shape(), *_versions(), *_recipients())


def _bytes() -> tuple[Forgery, ...]:
    return (
        *by_reading(1, Refusal.TOO_LARGE, more_bytes_than_there_may_be=lambda: bytes(1_310_721)),
        *by_reading(
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
        *by_opening(
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
        *by_reading(
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
        *by_opening(
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
        *by_reading(
            2,
            Refusal.UNKNOWN_VERSION,
            version_two=forged(header=put(0, 2)),
            version_zero=forged(header=put(0, 0)),
            type_text_of_version_two=forged(protected=put(16, "companion/parcel/v2")),
            type_text_of_version_nothing=forged(protected=put(16, "companion/parcel/v")),
        ),
        *by_opening(2, Refusal.UNKNOWN_VERSION, schema_two=forged(inner=put(0, 2))),
        *by_reading(
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
        *by_reading(
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
        *by_reading(
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
