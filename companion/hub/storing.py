"""Storing parcels: one transaction for a call, with their deliveries and what was used of a quota.

A few parcels go in by one statement. Many go in by COPY, as a database is filled quickest; it cannot pass over a row
that is there, so it is for parcels none of which is. Should another call have stored one of them in the meantime,
nothing of the COPY stands, and the statement does it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import LiteralString

from psycopg import AsyncConnection
from psycopg.errors import UniqueViolation

from companion.crypto.cbor import uuid_bytes
from companion.hub.access import Caller
from companion.hub.judging import Judged
from companion.hub.quotas import Used, require_room
from companion.hub.shared import Hub
from companion.sync.wire import PutStatus

MANY = 16  # parcels from which on COPY is quicker: it takes five turns with the database instead of two

CHECK: LiteralString = """
select
    array(
        select member::text from member
        where team = %(team)s::uuid and member = any(%(members)s::uuid[]) and standing
    ),
    exists (select from parcel where team = %(team)s::uuid and parcel = any(%(ids)s::uuid[])),  -- only asked for many
    coalesce(sum(day_parcels) filter (where day = current_date and device = %(device)s::uuid), 0)::bigint,
    coalesce(sum(day_bytes) filter (where day = current_date and device = %(device)s::uuid), 0)::bigint,
    coalesce(sum(day_parcels) filter (where day = current_date), 0)::bigint,
    coalesce(sum(day_bytes) filter (where day = current_date), 0)::bigint,
    coalesce(sum(bytes), 0)::bigint
from usage where team = %(team)s::uuid
"""

_ON_USED: LiteralString = """
on conflict (team, device) do update set
    day = excluded.day,
    day_parcels = excluded.day_parcels + case when u.day = excluded.day then u.day_parcels else 0 end,
    day_bytes = excluded.day_bytes + case when u.day = excluded.day then u.day_bytes else 0 end,
    parcels = u.parcels + excluded.parcels,
    bytes = u.bytes + excluded.bytes
"""
STORE: LiteralString = (
    """
with stored as (
    insert into parcel (team, parcel, device, digest, data)
    select %(team)s::uuid, given.parcel, %(device)s::uuid, given.digest, given.data
    from unnest(%(ids)s::uuid[], %(digests)b::bytea[], %(data)b::bytea[]) as given(parcel, digest, data)
    order by given.parcel
    on conflict do nothing
    returning parcel, octet_length(data) as bytes
), delivered as (
    insert into delivery (team, member, era, parcel, bytes)
    select %(team)s::uuid, addressed.member, %(era)s, addressed.parcel, stored.bytes
    from unnest(%(to_parcels)s::uuid[], %(to_members)s::uuid[])
        with ordinality as addressed(parcel, member, place)
    join stored using (parcel)
    order by addressed.place
), counted as (
    insert into usage as u (team, device, day, day_parcels, day_bytes, parcels, bytes)
    select %(team)s::uuid, %(device)s::uuid, current_date, count(*), sum(bytes), count(*), sum(bytes)
    from stored having count(*) > 0
"""
    + _ON_USED
    + """)
select parcel::text from stored
"""
)

_COUNT: LiteralString = (
    """
insert into usage as u (team, device, day, day_parcels, day_bytes, parcels, bytes)
values (%(team)s::uuid, %(device)s::uuid, current_date, %(parcels)s, %(bytes)s, %(parcels)s, %(bytes)s)
"""
    + _ON_USED
)
_COPY_PARCELS: LiteralString = "copy parcel (team, parcel, device, digest, data) from stdin (format binary)"
_COPY_DELIVERIES: LiteralString = (
    "copy delivery (team, member, era, parcel, bytes) from stdin (format binary)"
)


async def store(hub: Hub, connection: AsyncConnection, caller: Caller, judged: Sequence[Judged]) -> None:
    """Store what nothing speaks against, and say what became of each. Raises QUOTA_REACHED for all of it."""
    wanted = [one for one in judged if one.status is None]
    if not wanted:
        return
    members = {member for one in wanted for member in one.members}
    ids = [one.id for one in wanted] if len(wanted) >= MANY else []
    said = {"team": caller.team, "device": caller.device, "members": list(members), "ids": ids}
    row = await (await connection.execute(CHECK, said)).fetchone()
    assert row is not None
    standing, some_are_there, *used = row
    strangers = members - set(standing)
    for one in wanted:
        if not strangers.isdisjoint(one.members):
            one.refuse(PutStatus.REFUSED, "recipient_not_standing")
    wanted = [one for one in wanted if one.status is None]
    if not wanted:
        return
    require_room(hub.configuration, hub.clock, Used(*used), len(wanted), sum(len(one.data) for one in wanted))
    stored = await _stored(connection, caller, wanted, none_there=not some_are_there)
    rest = [one for one in wanted if one.id not in stored]
    for one in wanted:
        if one.id in stored:
            one.status = PutStatus.STORED
    if rest:
        await _compare(connection, caller.team, rest)


async def _stored(
    connection: AsyncConnection, caller: Caller, wanted: Sequence[Judged], *, none_there: bool
) -> set[str]:
    """Store those that are new; returns their ids."""
    if none_there and len(wanted) >= MANY:
        try:
            await _copy(connection, caller, wanted)
        except UniqueViolation:
            pass  # another call was quicker with one of them
        else:
            return {one.id for one in wanted}
    return await _insert(connection, caller, wanted)


async def _insert(connection: AsyncConnection, caller: Caller, wanted: Sequence[Judged]) -> set[str]:
    """One statement, so one transaction. What is there already is passed over."""
    addressed = [(one.id, member) for one in wanted for member in one.members]
    said = {
        "team": caller.team,
        "device": caller.device,
        "era": caller.era,
        "ids": [one.id for one in wanted],
        "digests": [one.digest for one in wanted],
        "data": [one.data for one in wanted],
        "to_parcels": [parcel for parcel, _member in addressed],
        "to_members": [member for _parcel, member in addressed],
    }
    found = await connection.execute(STORE, said)
    return {row[0] for row in await found.fetchall()}


async def _compare(connection: AsyncConnection, team: str, rest: Sequence[Judged]) -> None:
    """Parcels whose ids are taken: these very bytes, others, or bytes that were pruned."""
    found = await connection.execute(
        "select parcel::text, digest, data is null from parcel where team = %s::uuid and parcel = any(%s::uuid[])",
        (team, [one.id for one in rest]),
    )
    there = {row[0]: row[1:] for row in await found.fetchall()}
    for one in rest:
        digest, gone = there[one.id]
        if digest != one.digest:
            one.refuse(PutStatus.ID_CONFLICT, "")
        else:
            one.status = PutStatus.ERASED if gone else PutStatus.ALREADY


async def _copy(connection: AsyncConnection, caller: Caller, wanted: Sequence[Judged]) -> None:
    """All of them by COPY, in one transaction, in the order of their ids: two calls cannot wait for each other.

    Raises UniqueViolation, with nothing stored, when one of them is there.
    """
    ordered = sorted(wanted, key=lambda one: one.id)
    said = {
        "team": caller.team,
        "device": caller.device,
        "parcels": len(wanted),
        "bytes": sum(len(one.data) for one in wanted),
    }
    async with connection.transaction(), connection.cursor() as cursor:
        async with cursor.copy(_COPY_PARCELS) as rows:
            await rows.write(_parcel_rows(caller, ordered))
        async with cursor.copy(_COPY_DELIVERIES) as rows:
            await rows.write(_delivery_rows(caller, wanted))
        await cursor.execute(_COUNT, said)


# PostgreSQL's binary form: a head; for each row how many fields, each after its length (4 bytes, big-endian); an end.
_HEAD, _END = b"PGCOPY\n\xff\r\n\0" + bytes(8), b"\xff\xff"
_FIVE = b"\0\5"


def _parcel_rows(caller: Caller, parcels: Iterable[Judged]) -> bytes:
    """Rows of (team, parcel, device, digest, data)."""
    begin, device = _FIVE + _id(caller.team), _id(caller.device)
    rows = [_HEAD]
    for one in parcels:
        rows += (begin, _id(one.id), device, _bytes(one.digest), _length(one.data), one.data)
    return b"".join((*rows, _END))


def _delivery_rows(caller: Caller, parcels: Iterable[Judged]) -> bytes:
    """Rows of (team, member, era, parcel, bytes), as many of a parcel as it has recipients."""
    begin, era = _FIVE + _id(caller.team), _number(caller.era)
    rows = [_HEAD]
    for one in parcels:
        parcel, size = _id(one.id), _number(len(one.data))
        for member in one.members:
            rows += (begin, _id(member), era, parcel, size)
    return b"".join((*rows, _END))


def _id(text: str) -> bytes:
    return _bytes(uuid_bytes(text))


def _number(number: int) -> bytes:
    return _bytes(number.to_bytes(4, "big"))


def _bytes(field: bytes) -> bytes:
    return _length(field) + field


def _length(field: bytes) -> bytes:
    return len(field).to_bytes(4, "big")
