"""One-time codes by which the one who runs the hub lets a team in."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from psycopg import AsyncConnection, Connection

from companion.hub.problems import Problem, ProblemCode

GOOD_FOR = timedelta(days=14)
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # nothing that looks like something else
_GROUPS, _EACH = 5, 5  # 123 bits


def new_code() -> str:
    """A code to read out or paste: five groups of five."""
    groups = ["".join(secrets.choice(_ALPHABET) for _ in range(_EACH)) for _ in range(_GROUPS)]
    return "-".join(groups)


def put_code(connection: Connection, code: str, now: datetime) -> None:
    """Let one team in by this code; only its hash is kept."""
    connection.execute(
        "insert into enrolment (code_hash, expires_at) values (%s, %s)", (_hash(code), now + GOOD_FOR)
    )


async def require_code(connection: AsyncConnection, code: str, now: datetime) -> None:
    """Whether a code is good for something: asked first, for what follows takes work. Raises ENROLMENT_REFUSED."""
    found = await connection.execute(
        "select 1 from enrolment where code_hash = %s and team is null and expires_at > %s",
        (_hash(code), now),
    )
    if await found.fetchone() is None:
        raise Problem(ProblemCode.ENROLMENT_REFUSED)


async def use_code(connection: AsyncConnection, code: str, team: str, now: datetime) -> None:
    """Use a code up for this team, in the caller's transaction. Raises ENROLMENT_REFUSED."""
    used = await connection.execute(
        "update enrolment set team = %s::uuid where code_hash = %s and team is null and expires_at > %s",
        (team, _hash(code), now),
    )
    if used.rowcount != 1:
        raise Problem(ProblemCode.ENROLMENT_REFUSED)


def _hash(code: str) -> bytes:
    plain = "".join(letter for letter in code.lower() if letter in _ALPHABET)
    return hashlib.sha256(b"companion/enrolment/v1" + plain.encode()).digest()
