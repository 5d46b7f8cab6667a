"""What every call passes on its way in and out: limits of calls at once and of time, counting, a line of log."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import time
from dataclasses import dataclass

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from companion.crypto.signed_request import TEAM_HEADER, device_that_signs
from companion.hub.logs import note
from companion.hub.problems import Problem, ProblemCode
from companion.hub.shared import Hub

_QUIET = frozenset({"tell_alive", "tell_ready", "tell_metrics"})
_RETRY_AFTER = 2
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass
class _Ending:
    """How a call ended, as far as it has."""

    status: int = 0
    code: str = ""


class Front:
    """Stands before the calls themselves."""

    def __init__(self, inner: ASGIApp) -> None:
        self._inner = inner
        self._open = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one call."""
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        hub: Hub = scope["app"].state.hub
        ending, begun = _Ending(), time.perf_counter()

        async def watched(message: Message) -> None:
            if message["type"] == "http.response.start":
                ending.status = message["status"]
            await send(message)

        self._open += 1
        hub.metrics.open_calls.inc()
        try:
            await self._limited(hub, scope, receive, watched, ending)
        finally:
            self._open -= 1
            hub.metrics.open_calls.dec()
            _noted(hub, scope, ending, time.perf_counter() - begun)

    async def _limited(self, hub: Hub, scope: Scope, receive: Receive, send: Send, ending: _Ending) -> None:
        try:
            if self._open > hub.configuration.calls_at_once:
                raise Problem(ProblemCode.UNAVAILABLE, retry_after=_RETRY_AFTER)
            async with asyncio.timeout(hub.configuration.request_seconds):
                await self._inner(scope, receive, send)
        except Problem as problem:
            await _answer(problem, scope, receive, send, ending)
        except TimeoutError:
            await _answer(Problem(ProblemCode.TOO_SLOW), scope, receive, send, ending)
        except Exception as fault:  # noqa: BLE001 - whatever it is, the caller gets an answer and the log the place
            note("fault", level=logging.ERROR, fault=fault, call=_name(scope))
            await _answer(Problem(ProblemCode.INTERNAL), scope, receive, send, ending)


async def _answer(problem: Problem, scope: Scope, receive: Receive, send: Send, ending: _Ending) -> None:
    """Send a problem, unless an answer has begun. The connection is closed: a body may still be on its way."""
    ending.code = problem.code.value
    if ending.status:
        return
    answer = problem.answer()
    if problem.code in {ProblemCode.TOO_LARGE, ProblemCode.TOO_SLOW, ProblemCode.CALLS_LIMITED}:
        answer.headers["Connection"] = "close"
    await answer(scope, receive, send)


def _noted(hub: Hub, scope: Scope, ending: _Ending, seconds: float) -> None:
    name = _name(scope)
    hub.metrics.calls.labels(name, str(ending.status)).inc()
    hub.metrics.seconds.labels(name).observe(seconds)
    if ending.code:
        hub.metrics.problems.labels(ending.code).inc()
    if name in _QUIET:
        return
    facts: dict[str, str] = _who(scope) | ({"code": ending.code} if ending.code else {})
    note("call", facts, call=name, id=secrets.token_hex(8), status=ending.status, ms=round(seconds * 1000, 1))


def _who(scope: Scope) -> dict[str, str]:
    """Ids as they were claimed; what is none is not written down."""
    headers = Request(scope).headers
    claimed = {"team": headers.get(TEAM_HEADER), "device": device_that_signs(headers)}
    return {key: value for key, value in claimed.items() if value and _ID.fullmatch(value)}


def _name(scope: Scope) -> str:
    """The call by its name here; a path may hold a locator, a query a cursor."""
    return getattr(scope.get("endpoint"), "__name__", "unknown")
