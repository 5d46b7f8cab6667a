"""What those who run a hub, and laptops that meet one, ask without signing."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from companion.hub.database import connected
from companion.hub.metrics import CONTENT_TYPE
from companion.hub.shared import hub_of
from companion.sync.hub_wire import MOST_BATCH, VERSION
from companion.sync.wire import Limits


async def tell_who(request: Request) -> Response:
    """GET /v1/hub: that this is a hub, which one, and how much it takes at once."""
    hub = hub_of(request)
    if not hub.id:
        async with connected(hub.pool) as connection:
            row = await (await connection.execute("select id::text from hub")).fetchone()
        assert row is not None
        hub.id = row[0]
    return JSONResponse(
        {
            "companion_hub": VERSION,
            "hub": hub.id,
            "time": int(hub.clock.now().timestamp()),
            "batch_parcels": Limits.batch_parcels,
            "batch_bytes": MOST_BATCH,
            "page": Limits.page,
        }
    )


async def tell_alive(_request: Request) -> Response:
    """GET /healthz: this process answers."""
    return PlainTextResponse("ok\n")


async def tell_ready(request: Request) -> Response:
    """GET /readyz: and its database does."""
    async with connected(hub_of(request).pool) as connection:
        await connection.execute("select 1 from hub")
    return PlainTextResponse("ready\n")


async def tell_metrics(request: Request) -> Response:
    """GET /metrics"""
    return Response(hub_of(request).metrics.text(), headers={"Content-Type": CONTENT_TYPE})
