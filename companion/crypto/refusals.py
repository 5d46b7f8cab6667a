"""Why a parcel, or anything else that is signed, is refused: one short code for each rule of docs/format.md."""

from __future__ import annotations

from enum import StrEnum

from companion.errors import Code, KnownError


class Refusal(StrEnum):
    """The fact `reason` of PARCEL_REFUSED. Rule numbers are those of "Must reject" in docs/format.md; those of rules
    4, 5, 9 and 10 are given by whoever knows the roster, the record and what came before.
    """

    TOO_LARGE = "too_large"  # 1
    NOT_CBOR = "not_cbor"  # 1: not its own deterministic encoding, or more than a reader has to bear
    NOT_AS_NAMED = "not_as_named"  # 1 and 3: a key, type, length or order that the page does not name
    UNKNOWN_VERSION = "unknown_version"  # 2
    UNKNOWN_SUITE = "unknown_suite"  # 2
    RECIPIENTS_DIFFER = "recipients_differ"  # 3
    OTHER_TEAM = "other_team"  # 4
    ROSTER_AHEAD = "roster_ahead"  # 4: not refused for good, it waits for the roster
    ROSTER_FORKED = "roster_forked"  # 4
    UNKNOWN_DEVICE = "unknown_device"  # 5
    NOT_THEIR_DEVICE = "not_their_device"  # 5
    REVOKED_DEVICE = "revoked_device"  # 5
    NOT_THEIR_ITEM = "not_their_item"  # a version or a withdrawal of what somebody else shared
    BAD_SIGNATURE = "bad_signature"  # 6
    NOT_A_RECIPIENT = "not_a_recipient"
    NO_KEY = "no_key"  # I am a recipient, by a key version that I do not hold
    NOT_UNWRAPPED = "not_unwrapped"  # the wrapped key does not open
    NOT_DECRYPTED = "not_decrypted"  # the content does not open
    BAD_PADDING = "bad_padding"  # 7
    INNER_DIFFERS = "inner_differs"  # 8
    BAD_TEXT = "bad_text"  # 8: text that is not NFC, or has a NUL
    FOLLOWS_ITSELF = "follows_itself"  # 8
    CONTENT = "content"  # 9: not exactly the fields of its kind, or not what they may hold
    OUTSIDE_BASIS = "outside_basis"  # 9
    ID_CONFLICT = "id_conflict"  # 10
    UNUSABLE_KEY = "unusable_key"  # a public key that nothing can be sealed to


def refused(reason: Refusal) -> KnownError:
    """The error to raise."""
    return KnownError(Code.PARCEL_REFUSED, reason=reason.value)
