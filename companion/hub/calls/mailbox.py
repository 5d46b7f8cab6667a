"""Handing parcels out, in an order in which none can appear behind what was read already.

Numbers are given out when rows are written, not when they are committed: whoever reads up to the highest number
misses what a slower transaction commits below it. So a row carries its transaction, and only rows below the oldest
transaction that is still open are served.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
from collections.abc import Mapping
from typing import Any, LiteralString

from psycopg import AsyncConnection
from psycopg.rows import namedtuple_row
from starlette.requests import Request
from starlette.responses import Response

from companion.hub.access import ADMITTED, SignedCall, caller_of, read_call, said_of
from companion.hub.bodies import cbor, number_in
from companion.hub.cursors import Cursor, asked_cursor, require_epoch
from companion.hub.database import connected
from companion.hub.era import begin_era_after_put_back
from companion.hub.problems import Problem, ProblemCode
from companion.hub.shared import Hub, hub_of
from companion.sync.hub_wire import MOST_BATCH, page_body
from companion.sync.wire import Limits, Page

_FOUND: LiteralString = """
    exists (
        select from delivery
        where team = %(team)s::uuid and member = %(member)s::uuid
            and (era, xid) >= (caller.now, pg_snapshot_xmin(pg_current_snapshot()))
    ) as held_up, (%(era)s, %(xid)s::text::xid8) >= (caller.now, pg_snapshot_xmax(pg_current_snapshot())) as ahead,
    found.era, found.xid::text::bigint as xid, found.seq, parcel.data, found.waiting
from caller
left join lateral (
    select near.*, count(*) over () as waiting, row_number() over by_place as place,
        sum(bytes) over by_place - bytes as before
    from (
        select era, xid, seq, parcel, bytes
        from delivery
        where team = %(team)s::uuid and member = %(member)s::uuid
            and (era, xid, seq) > (%(era)s, %(xid)s::text::xid8, %(seq)s)
            and (era, xid) < (caller.now, pg_snapshot_xmin(pg_current_snapshot()))
        order by era, xid, seq
        limit %(limit)s + 1
    ) as near
    window by_place as (order by era, xid, seq)
) as found on found.place <= %(limit)s and (found.before + found.bytes < %(bytes)s or found.place = 1)
left join parcel on parcel.team = %(team)s::uuid and parcel.parcel = found.parcel
order by found.place
"""
_PAGE: LiteralString = ADMITTED + "select caller.*," + _FOUND
_AGAIN: LiteralString = (
    "with caller as (select number as now from era order by number desc limit 1) select" + _FOUND
)
_WAITS = (0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6)  # seconds, while something is there that may not be served yet


async def give_page(request: Request) -> Response:
    """GET /v1/mailbox?cursor=&limit="""
    hub = hub_of(request)
    limit = number_in(request, "limit", Limits.page, least=1, most=Limits.page)
    packed = _unpacked(request.query_params.get("cursor", ""))
    call = await read_call(request, 0)
    asked = asked_cursor(packed)
    said = said_of(call) | _said(call, asked, limit)
    async with connected(hub.pool) as connection:
        rows = await _rows(connection, _PAGE, said)
        caller = await caller_of(connection, call, rows[0] if rows else None)
        cursor = require_epoch(asked, caller.epoch)
        if rows[0].ahead:
            await begin_era_after_put_back(connection)
    if rows[0].ahead:
        raise Problem(ProblemCode.CURSOR_EXPIRED)
    found = await _waited_for(hub, said, rows)
    return cbor(page_body(_page(hub, cursor, [row for row in found if row.era is not None])))


async def _waited_for(hub: Hub, said: Mapping[str, object], rows: list[Any]) -> list[Any]:
    """What was found; when something more is there, held up by a slower writer, what is found a little later.

    Who was told that a parcel is on its way need not ask twice. A writer that stalls is not waited for: its time is
    limited by the database, and what it holds up comes with a later call.
    """
    for seconds in _WAITS:
        if not rows[0].held_up or _is_full(rows):
            break
        await asyncio.sleep(seconds)
        async with connected(hub.pool) as connection:
            rows = await _rows(connection, _AGAIN, said)
    return rows


def _is_full(rows: list[Any]) -> bool:
    """Whether there is more than went into the page."""
    return rows[0].era is not None and rows[0].waiting > len(rows)


async def _rows(
    connection: AsyncConnection, statement: LiteralString, said: Mapping[str, object]
) -> list[Any]:
    cursor = connection.cursor(binary=True, row_factory=namedtuple_row)
    return await (await cursor.execute(statement, said)).fetchall()


def _said(call: SignedCall, cursor: Cursor, limit: int) -> dict[str, object]:
    return {
        "member": call.who.member,
        "era": cursor.era,
        "xid": str(cursor.xid),
        "seq": cursor.seq,
        "limit": limit,
        "bytes": MOST_BATCH,
    }


def _page(hub: Hub, cursor: Cursor, rows: list[Any]) -> Page:
    """Pruned parcels are passed over; the cursor moves past them."""
    parcels = tuple(row.data for row in rows if row.data is not None)
    hub.metrics.served.inc(len(parcels))
    more = False
    if rows:
        last = rows[-1]
        cursor = Cursor(cursor.epoch, last.era, last.xid, last.seq)
        more = _is_full(rows)
    return Page(parcels, cursor.packed(), more, hub.clock.now())


def _unpacked(text: str) -> bytes:
    try:
        return base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError):
        raise Problem(ProblemCode.CURSOR_EXPIRED) from None
