"""Why an entry of the team's log, or a request to join, does not count: one short code each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from companion.errors import Code, KnownError


class Reason(StrEnum):
    """The fact `reason` of ROSTER_REFUSED. Bytes that are no entry at all keep the reason of crypto/refusals.py."""

    ALREADY_REVOKED = "already_revoked"
    BAD_SIGNATURE = "bad_signature"
    DEVICE_REUSED = "device_reused"
    KEY_REUSED = "key_reused"
    KEY_VERSION = "key_version"  # not one more than the last
    LAST_ADMINISTRATOR = "last_administrator"
    NO_CHANGE = "no_change"
    NOT_ALLOWED = "not_allowed"  # the signer has not the right to this
    NOT_AS_NAMED = "not_as_named"  # a key, type, length or order that the page does not name
    NOT_OPENED = "not_opened"  # a request that was made under another secret
    SIGNER_REVOKED = "signer_revoked"
    TOO_MANY = "too_many"
    UNKNOWN_DEVICE = "unknown_device"
    UNKNOWN_MEMBER = "unknown_member"
    UNKNOWN_SIGNER = "unknown_signer"
    UNKNOWN_VERSION = "unknown_version"
    UNUSABLE_KEY = "unusable_key"
    WRONG_NUMBER = "wrong_number"
    WRONG_PREV = "wrong_prev"
    WRONG_ROOT = "wrong_root"
    WRONG_TEAM = "wrong_team"


def refused(reason: Reason) -> KnownError:
    """The error to raise."""
    return KnownError(Code.ROSTER_REFUSED, reason=reason.value)


def require(rule: bool, reason: Reason) -> None:
    """Raise ROSTER_REFUSED unless the rule is kept."""
    if not rule:
        raise refused(reason)


@contextmanager
def as_roster() -> Iterator[None]:
    """What crypto refuses while it reads bytes of the team is a refusal of the team, for the same reason."""
    try:
        yield
    except KnownError as trouble:
        if trouble.code is Code.PARCEL_REFUSED:
            raise KnownError(Code.ROSTER_REFUSED, **trouble.facts) from None
        raise
