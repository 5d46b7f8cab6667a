"""The bodies that laptop and hub exchange: docs/format-carriers.md, Hub. CBOR, read as strictly as parcels are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from companion.crypto.cbor import decode, encode
from companion.crypto.refusals import Refusal, refused
from companion.sync.wire import MIB, Page, RosterPage

VERSION = 1
CBOR = "application/cbor"
PROBLEM = "application/problem+json"
MOST_BATCH = 4 * MIB
MOST_BODY = MOST_BATCH + 64 * 1024
"""Bytes of a body, either way: a full batch or page, and what CBOR adds."""
MOST_ENTRY, MOST_INVITE, MOST_REQUEST = 16 * 1024, 4 * 1024 + 28, 8 * 1024
"""docs/format-team.md, sizes and limits; a posted invite is 28 bytes longer than the invite."""
NO_HEAD = bytes(32)


@dataclass(frozen=True)
class RosterPush:
    """Entries to append behind `head`; `enrolment` is the one-time code of a team that the hub does not know yet."""

    entries: tuple[bytes, ...]
    head: bytes
    enrolment: str = ""


@dataclass(frozen=True)
class PostedInvite:
    """A sealed invite, and until when it lies at the hub."""

    posted: bytes
    expires: datetime


@dataclass(frozen=True)
class LeftRequest:
    """A request to join under the locator of an invite."""

    locator: bytes
    request: bytes


def parcels_body(parcels: Sequence[bytes]) -> bytes:
    """A batch of parcels, or of requests to join."""
    return encode(list(parcels))


def read_parcels(body: bytes) -> tuple[bytes, ...]:
    """The parcels again. Raises PARCEL_REFUSED, as all that read here do."""
    return _each(_decoded(body))


def page_body(page: Page) -> bytes:
    """A page of a mailbox."""
    when = None if page.carrier_time is None else int(page.carrier_time.timestamp())
    return encode({0: list(page.parcels), 1: page.cursor, 2: page.more, 3: when})


def read_page(body: bytes) -> Page:
    """The page again."""
    match _decoded(body):
        case {0: list() as parcels, 1: bytes() as cursor, 2: bool() as more, 3: int() as when, **rest} if (
            not rest
        ):
            return Page(_each(parcels), cursor, more, _moment(when))
    raise refused(Refusal.NOT_AS_NAMED)


def roster_body(page: RosterPage, mark: bytes | None = None) -> bytes:
    """A page of the roster; with the caller's mark (none yet: no bytes) where it was asked for."""
    said: dict[int, object] = {0: list(page.entries), 1: page.more}
    return encode(said if mark is None else said | {2: mark})


def read_roster(body: bytes) -> tuple[RosterPage, bytes]:
    """The page again, and the mark: no bytes where there is none."""
    match _decoded(body):
        case {0: list() as entries, 1: bool() as more, **rest} if rest.keys() <= {2}:
            mark = rest.get(2, b"")
            if isinstance(mark, bytes):
                return RosterPage(_each(entries), more), mark
    raise refused(Refusal.NOT_AS_NAMED)


def push_body(push: RosterPush) -> bytes:
    """Entries on their way to the hub."""
    return encode({0: list(push.entries), 1: push.head, 2: push.enrolment})


def read_push(body: bytes) -> RosterPush:
    """The entries again."""
    match _decoded(body):
        case {0: list() as entries, 1: bytes() as head, 2: str() as code, **rest} if (
            not rest and len(head) == 32
        ):
            return RosterPush(_each(entries), head, code)
    raise refused(Refusal.NOT_AS_NAMED)


def invite_body(invite: PostedInvite) -> bytes:
    """An invite on its way to the hub."""
    return encode({0: invite.posted, 1: int(invite.expires.timestamp())})


def read_invite(body: bytes) -> PostedInvite:
    """The invite again."""
    match _decoded(body):
        case {0: bytes() as posted, 1: int() as expires, **rest} if not rest:
            return PostedInvite(posted, _moment(expires))
    raise refused(Refusal.NOT_AS_NAMED)


def request_body(left: LeftRequest) -> bytes:
    """A request on its way to the hub."""
    return encode({0: left.locator, 1: left.request})


def read_request(body: bytes) -> LeftRequest:
    """The request again."""
    match _decoded(body):
        case {0: bytes() as locator, 1: bytes() as request, **rest} if not rest and len(locator) == 16:
            return LeftRequest(locator, request)
    raise refused(Refusal.NOT_AS_NAMED)


def _decoded(body: bytes) -> object:
    return decode(body, most=MOST_BODY)


def _each(items: object) -> tuple[bytes, ...]:
    if not isinstance(items, list) or not all(isinstance(one, bytes) for one in items):
        raise refused(Refusal.NOT_AS_NAMED)
    return tuple(items)


def _moment(seconds: int) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        raise refused(Refusal.NOT_AS_NAMED) from None
