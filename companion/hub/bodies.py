"""Reading what a call brings: bodies within their limit, CBOR as strictly as parcels, numbers in a query."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from companion.errors import KnownError
from companion.hub.problems import Problem, ProblemCode
from companion.sync.hub_wire import CBOR

T = TypeVar("T")


async def read_body(request: Request, most: int) -> bytes:
    """The body, of at most `most` bytes. Raises TOO_LARGE before more than that was kept."""
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said[:18]) > most:
        raise Problem(ProblemCode.TOO_LARGE, most=most)
    parts: list[bytes] = []
    length = 0
    try:
        async for part in request.stream():
            length += len(part)
            if length > most:
                raise Problem(ProblemCode.TOO_LARGE, most=most)
            parts.append(part)
    except ClientDisconnect:
        raise Problem(ProblemCode.TOO_SLOW) from None
    return b"".join(parts)


def understood(read: Callable[[bytes], T], body: bytes) -> T:
    """What a body says. Raises NOT_READABLE."""
    try:
        return read(body)
    except KnownError as error:
        raise Problem(ProblemCode.NOT_READABLE, reason=str(error.facts.get("reason", ""))) from None


def number_in(request: Request, name: str, default: int, *, least: int, most: int) -> int:
    """A whole number from the query. Raises NOT_READABLE."""
    text = request.query_params.get(name)
    if text is None:
        return default
    if len(text) > 10 or not text.removeprefix("-").isdecimal() or not text.isascii():
        raise Problem(ProblemCode.NOT_READABLE, reason=name)
    number = int(text)
    if not least <= number <= most:
        raise Problem(ProblemCode.NOT_READABLE, reason=name)
    return number


def cbor(body: bytes, status: int = 200) -> Response:
    """An answer in CBOR."""
    return Response(body, status, media_type=CBOR)
