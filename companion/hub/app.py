"""The hub as an ASGI application: the calls, and what they share."""

from __future__ import annotations

import asyncio
import gc
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from companion.clock import Clock, SystemClock
from companion.hub.calls import health, invites, mailbox, marks, parcels, roster
from companion.hub.configuration import Configuration, read_configuration
from companion.hub.database import connected, make_pool
from companion.hub.front import Front
from companion.hub.logs import note, start_logs
from companion.hub.problems import Problem, ProblemCode
from companion.hub.rates import OpenCalls
from companion.hub.shared import Hub
from companion.hub.sweeping import sweep
from companion.sync.hub_wire import VERSION

_RUBBISH = (20_000, 20, 20)  # calls leave hardly any circles behind; looking for them took one part in twenty
_SWEEP = 60  # seconds between two sweeps of what is over
_INVITE = "/v1/invites/{locator}"

ROUTES = (
    Route("/healthz", health.tell_alive),
    Route("/readyz", health.tell_ready),
    Route("/metrics", health.tell_metrics),
    Route("/v1/hub", health.tell_who),
    Route("/v1/roster", roster.give_entries, methods=["GET"]),
    Route("/v1/roster", roster.take_entries, methods=["POST"]),
    Route("/v1/mark", marks.put_mark, methods=["PUT"]),
    Route("/v1/parcels", parcels.take_parcels, methods=["POST"]),
    Route("/v1/mailbox", mailbox.give_page),
    Route(_INVITE, invites.put_invite, methods=["PUT"]),
    Route(_INVITE, invites.give_invite, methods=["GET"]),
    Route(_INVITE, invites.take_invite_back, methods=["DELETE"]),
    Route("/v1/requests", invites.take_request, methods=["POST"]),
    Route("/v1/requests", invites.give_requests, methods=["GET"]),
)


def from_environment() -> Starlette:
    """The application of a process that `serve` starts."""
    start_logs()
    gc.freeze()  # what is loaded by now stays
    gc.set_threshold(*_RUBBISH)
    return make_app(read_configuration(), SystemClock())


def make_app(configuration: Configuration, clock: Clock) -> Starlette:
    """The application, with connections of its own from start to end."""
    hub = Hub(
        configuration=configuration,
        clock=clock,
        pool=make_pool(configuration),
        open_calls=OpenCalls(configuration.open_calls_a_minute, time.monotonic),
    )
    app = Starlette(routes=ROUTES, middleware=[Middleware(Front)], lifespan=_lifespan)
    app.state.hub = hub
    app.add_exception_handler(HTTPException, _nothing_here)
    return app


async def _nothing_here(_request: Request, _error: Exception) -> Response:
    raise Problem(ProblemCode.NOT_FOUND) from None


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    """Connections open while the process serves; a database that is away does not keep it from starting."""
    hub: Hub = app.state.hub
    await hub.pool.open(wait=False)
    sweeping = asyncio.create_task(_keep_sweeping(hub))
    note("started", version=VERSION)
    try:
        yield
    finally:
        sweeping.cancel()
        with suppress(asyncio.CancelledError):
            await sweeping
        await hub.pool.close()
        note("stopped")


async def _keep_sweeping(hub: Hub) -> None:
    while True:
        await asyncio.sleep(_SWEEP)
        try:
            async with connected(hub.pool) as connection:
                await sweep(connection, hub.configuration)
        except Problem:
            continue  # the database is away, which the calls say often enough
        except Exception as fault:  # noqa: BLE001 - whatever it is, there is a next time
            note("fault", level=logging.ERROR, fault=fault, call="sweep")
