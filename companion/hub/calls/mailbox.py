"""Handing parcels out, in an order in which none can appear behind what was read already.

Numbers are given out when rows are written, not when they are committed: whoever reads up to the highest number
misses what a slower transaction commits below it. So a row carries its transaction, and only rows below the oldest
transaction that is still open are served.
"""

from __future__ import annotations

import base64
import binascii
from typing import Any, LiteralString

from starlette.requests import Request
from starlette.responses import Response

from companion.hub.access import ADMITTED, OF_CALLER, SignedCall, caller_of, read_call, said_of
from companion.hub.bodies import cbor, number_in
from companion.hub.cursors import Cursor, asked_cursor, require_epoch
from companion.hub.database import connected
from companion.hub.problems import Problem, ProblemCode
from companion.hub.shared import Hub, hub_of
from companion.sync.hub_wire import MOST_BATCH, page_body
from companion.sync.wire import Limits, Page

_PAGE: LiteralString = (
    ADMITTED
    + """
select caller.*, found.era, found.xid::text::bigint, found.seq, parcel.data, found.waiting
from caller
left join lateral (
    select near.*, count(*) over () as waiting, row_number() over by_place as place,
        sum(bytes) over by_place - bytes as before
    from (
        select era, xid, seq, parcel, bytes
        from delivery
        where team = %(team)s::uuid and member = %(member)s::uuid
            and (era, xid, seq) > (%(era)s, %(xid)s::text::xid8, %(seq)s)
            and (era, xid) < (caller.era, pg_snapshot_xmin(pg_current_snapshot()))
        order by era, xid, seq
        limit %(limit)s + 1
    ) as near
    window by_place as (order by era, xid, seq)
) as found on found.place <= %(limit)s and (found.before + found.bytes < %(bytes)s or found.place = 1)
left join parcel on parcel.team = %(team)s::uuid and parcel.parcel = found.parcel
order by found.place
"""
)


async def give_page(request: Request) -> Response:
    """GET /v1/mailbox?cursor=&limit="""
    hub = hub_of(request)
    limit = number_in(request, "limit", Limits.page, least=1, most=Limits.page)
    packed = _unpacked(request.query_params.get("cursor", ""))
    call = await read_call(request, 0)
    asked = asked_cursor(packed)
    async with connected(hub.pool) as connection:
        found = await connection.execute(_PAGE, said_of(call) | _said(call, asked, limit), binary=True)
        rows = await found.fetchall()
        caller = await caller_of(connection, call, rows[0] if rows else None)
    cursor = require_epoch(asked, caller.epoch)
    return cbor(
        page_body(_page(hub, cursor, [row[OF_CALLER:] for row in rows if row[OF_CALLER] is not None]))
    )


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
    parcels = tuple(row[3] for row in rows if row[3] is not None)
    hub.metrics.served.inc(len(parcels))
    more = False
    if rows:
        era, xid, seq, _data, waiting = rows[-1]
        cursor = Cursor(cursor.epoch, era, xid, seq)
        more = waiting > len(rows)
    return Page(parcels, cursor.packed(), more, hub.clock.now())


def _unpacked(text: str) -> bytes:
    try:
        return base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    except (UnicodeEncodeError, binascii.Error, ValueError):
        raise Problem(ProblemCode.CURSOR_EXPIRED) from None
