"""A hub as a carrier: each deed of sync/carrier.py is one call, or a few."""

from __future__ import annotations

import base64
import hashlib
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from companion.clock import Clock
from companion.crypto.envelope import MOST_BYTES, digest_of, read_parcel
from companion.crypto.signing import public_of
from companion.errors import Code, KnownError
from companion.sync.hub_client.addresses import checked_address
from companion.sync.hub_client.channel import Call, Channel
from companion.sync.hub_client.problems import Answer, known_error
from companion.sync.hub_wire import (
    CBOR,
    MOST_BATCH,
    MOST_BODY,
    MOST_ENTRY,
    MOST_INVITE,
    VERSION,
    LeftRequest,
    PostedInvite,
    RosterPush,
    invite_body,
    parcels_body,
    push_body,
    read_page,
    read_parcels,
    read_roster,
    request_body,
)
from companion.sync.marks import read_mark, write_mark
from companion.sync.wire import (
    CarrierIdentity,
    CarrierKind,
    Credentials,
    Limits,
    OutParcel,
    Page,
    PutStatus,
    RosterPage,
    Trail,
)

T = TypeVar("T")
_MOST_STATUSES = 256 * 1024
_ENTRIES_AT_ONCE = MOST_BATCH // MOST_ENTRY


class HubCarrier:
    """The hub at `address` (scheme, host, port; `checked_address` reads what people type).

    Without credentials an invite can be fetched and a request left, no more. `enrolment_code` is what the one who runs
    the hub gave out for a team that is new there; it goes along with the first entries of the team's log. `audit`: the
    newest (seq, hash) of this device's audit chain, to be left there with what it puts; None for a device that is
    being replaced.
    """

    def __init__(
        self,
        address: str,
        credentials: Credentials | None,
        clock: Clock,
        *,
        enrolment_code: str = "",
        audit: tuple[int, bytes] | None = None,
    ) -> None:
        self._address = checked_address(address)
        self._enrolment_code = enrolment_code
        self._who, self._audit = credentials, audit
        self._own_key = public_of(credentials.device_seed) if credentials is not None else b""
        self._channel = Channel(self._address, credentials, clock)

    @property
    def limits(self) -> Limits:
        """How much it takes and gives at once."""
        return Limits()

    def close(self) -> None:
        """Let the connection go. Another call makes a new one."""
        self._channel.close()

    def end(self) -> None:
        """From any thread: the call that goes on ends with CANCELLED, and there is no other."""
        self._channel.end()

    def identity(self) -> CarrierIdentity:
        """Which hub answers here. Raises OTHER_ANSWER when what answers is none."""
        answer = self._channel.ask(Call("GET", "/v1/hub", signed=False))
        said = answer.json() if answer.status == 200 else {}
        if said.get("companion_hub") != VERSION:
            raise known_error(answer)
        try:
            hub = uuid.UUID(str(said.get("hub"))).bytes
        except ValueError:
            raise known_error(answer) from None
        return CarrierIdentity(CarrierKind.HUB, hub, self._address)

    def pull_roster(self, after: int) -> RosterPage:
        """Entries of the team's log with a number above `after`, oldest first. None where the team is new at the
        hub and we hold the code that begins it there.
        """
        try:
            answer = self._asked(Call("GET", f"/v1/roster?after={after}&own=1", most=MOST_BODY))
        except KnownError as error:
            if error.code is Code.NOT_ADMITTED and self._enrolment_code:
                return RosterPage((), False)
            raise
        page, mark = _understood(read_roster, answer)
        return replace(page, trail=self._trail(mark))

    def push_roster(self, entries: Sequence[bytes], head: bytes) -> bool:
        """Append entries behind `head`; False when another entry is the newest by now."""
        for data in entries:
            if len(data) > MOST_ENTRY:
                raise KnownError(Code.ROSTER_REFUSED, reason="too_large")
        for some in _pieces(entries):
            push = RosterPush(tuple(some), head, self._enrolment_code)
            answer = self._channel.ask(Call("POST", "/v1/roster", push_body(push)))
            if answer.problem().get("code") == "stale_head":
                return False
            if answer.status not in {200, 201}:
                raise known_error(answer)
            head = hashlib.sha256(some[-1]).digest()
        return True

    def put_batch(self, parcels: Sequence[OutParcel]) -> tuple[PutStatus, ...]:
        """Put parcels: a status for each, in order. What is none, or not what it is said to be, does not leave."""
        statuses = [_refusal(one) for one in parcels]
        sound = [place for place, status in enumerate(statuses) if status is None]
        for some in _batches(sound, parcels):
            self._leave_mark([parcels[place] for place in some])
            body = parcels_body([parcels[place].data for place in some])
            answer = self._asked(Call("POST", "/v1/parcels", body, most=_MOST_STATUSES))
            for place, status in zip(some, _statuses(answer, len(some)), strict=True):
                statuses[place] = status
        return tuple(status or PutStatus.REFUSED for status in statuses)

    def pull(self, cursor: bytes) -> Page:
        """The next parcels for this device after `cursor`."""
        if len(cursor) > 64:  # none of ours; and too long for a query
            raise KnownError(Code.CURSOR_EXPIRED)
        text = base64.urlsafe_b64encode(cursor).decode()
        answer = self._asked(Call("GET", f"/v1/mailbox?cursor={text}&limit={Limits.page}", most=MOST_BODY))
        return _understood(read_page, answer)

    def post_invite(self, locator: bytes, posted: bytes, expires: datetime) -> None:
        """Leave a sealed invite under its locator until `expires`: of our clock, so it is told in the hub's time."""
        ends = expires + self._channel.offset
        self._asked(Call("PUT", f"/v1/invites/{locator.hex()}", invite_body(PostedInvite(posted, ends))))

    def take_invite_back(self, locator: bytes) -> None:
        """Take a posted invite away."""
        self._asked(Call("DELETE", f"/v1/invites/{locator.hex()}"))

    def fetch_invite(self, locator: bytes) -> bytes | None:
        """The sealed invite under a locator, or None. Raises INVITE_EXPIRED."""
        answer = self._channel.ask(
            Call("GET", f"/v1/invites/{locator.hex()}", most=MOST_INVITE, signed=False)
        )
        if answer.problem().get("code") == "invite_unknown":
            return None
        if answer.status != 200 or answer.kind != "application/octet-stream":
            raise known_error(answer)
        return answer.body

    def put_request(self, locator: bytes, request: bytes) -> None:
        """Leave a request to join. Raises INVITE_UNKNOWN, INVITE_USED, INVITE_EXPIRED."""
        self._asked(Call("POST", "/v1/requests", request_body(LeftRequest(locator, request)), signed=False))

    def list_requests(self) -> tuple[bytes, ...]:
        """The requests to join that wait here."""
        return _understood(read_parcels, self._asked(Call("GET", "/v1/requests", most=MOST_BODY)))

    def _trail(self, mark: bytes) -> Trail | None:
        """What we have left here. What we have not signed ourselves says nothing."""
        if self._who is None:
            return None
        return read_mark(mark, self._who.team, self._who.device, self._own_key)

    def _leave_mark(self, parcels: Sequence[OutParcel]) -> None:
        """Before any of these is there. A hub that keeps no marks takes the parcels all the same."""
        if self._who is None or self._audit is None:
            return
        headers = [(read_parcel(one.data).header, one) for one in parcels]
        ours = [(header.seq, one) for header, one in headers if header.device == self._who.device]
        if not ours:
            return
        newest = max(ours, key=lambda one: one[0])[1]
        body = write_mark(self._who, newest.id, newest.digest, self._audit)
        answer = self._channel.ask(Call("PUT", "/v1/mark", body))
        if answer.status != 404 and not 200 <= answer.status < 300:
            raise known_error(answer)

    def _asked(self, call: Call) -> Answer:
        answer = self._channel.ask(call)
        if not 200 <= answer.status < 300:
            raise known_error(answer)
        return answer


def _understood(read: Callable[[bytes], T], answer: Answer) -> T:
    """What an answer in CBOR says. Raises OTHER_ANSWER when it is none of a hub."""
    if answer.kind != CBOR:
        raise known_error(answer)
    try:
        return read(answer.body)
    except KnownError:
        raise KnownError(Code.OTHER_ANSWER, status=answer.status) from None


def _refusal(parcel: OutParcel) -> PutStatus | None:
    """Why a parcel need not be sent at all."""
    if len(parcel.data) > MOST_BYTES:
        return PutStatus.TOO_LARGE
    try:
        header = read_parcel(parcel.data).header
    except KnownError:
        return PutStatus.REFUSED
    same = header.parcel == parcel.id and digest_of(parcel.data) == parcel.digest
    return None if same else PutStatus.REFUSED


def _batches(places: Sequence[int], parcels: Sequence[OutParcel]) -> Iterator[list[int]]:
    """The parcels at these places, in as few calls as the limits allow."""
    some: list[int] = []
    size = 0
    for place in places:
        length = len(parcels[place].data)
        if some and (size + length > MOST_BATCH or len(some) == Limits.batch_parcels):
            yield some
            some, size = [], 0
        some.append(place)
        size += length
    if some:
        yield some


def _pieces(entries: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for first in range(0, len(entries), _ENTRIES_AT_ONCE):
        yield entries[first : first + _ENTRIES_AT_ONCE]


def _statuses(answer: Answer, count: int) -> list[PutStatus]:
    said = answer.json().get("parcels")
    if not isinstance(said, list) or len(said) != count:
        raise KnownError(Code.OTHER_ANSWER, status=answer.status)
    known = {status.value: status for status in PutStatus}
    codes = [one.get("code") if isinstance(one, dict) else None for one in said]
    return [
        known.get(code, PutStatus.REFUSED) if isinstance(code, str) else PutStatus.REFUSED for code in codes
    ]
