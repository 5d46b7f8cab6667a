"""The team's log at the hub: every entry is verified here as on a laptop, before it is kept."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from psycopg import AsyncConnection

from companion.domain.member import Role
from companion.errors import KnownError
from companion.hub.problems import Problem, ProblemCode
from companion.sync.hub_wire import NO_HEAD
from companion.team.entries import read_entry
from companion.team.roster import RosterState, advanced, replay, start

MOST_STATES = 256


@dataclass(frozen=True)
class Head:
    """The newest entry of a team's log, -1 and zeros when there is none."""

    number: int = -1
    hash: bytes = NO_HEAD


class RosterStates:
    """Rosters that were verified here lately, so that one more entry does not mean reading all of them again."""

    def __init__(self) -> None:
        self._known: OrderedDict[bytes, RosterState] = OrderedDict()  # by the hash of the newest entry

    def get(self, head: bytes) -> RosterState | None:
        """The team at this entry, if it is known."""
        return self._known.get(head)

    def keep(self, state: RosterState) -> None:
        """Know this one too."""
        self._known[state.head] = state
        self._known.move_to_end(state.head)
        while len(self._known) > MOST_STATES:
            self._known.popitem(last=False)


async def head_of(connection: AsyncConnection, team: str) -> Head:
    """The newest entry of a team's log."""
    found = await connection.execute("select number, head from team where team = %s::uuid", (team,))
    row = await found.fetchone()
    return Head() if row is None else Head(row[0], row[1])


async def state_at(
    connection: AsyncConnection, states: RosterStates, team: str, head: Head
) -> RosterState | None:
    """The roster at the hub's newest entry; None for a team that has none."""
    if head.number < 0:
        return None
    known = states.get(head.hash)
    if known is None:
        entries = [data for _hash, data in await entries_after(connection, team, -1)]
        root = read_entry(entries[0]).hash
        known = await asyncio.to_thread(replay, entries[: head.number + 1], root)
        states.keep(known)
    return known


async def entries_after(
    connection: AsyncConnection, team: str, after: int, most: int | None = None
) -> list[tuple[bytes, bytes]]:
    """Hash and bytes of the entries with a number above `after`, oldest first."""
    found = await connection.execute(
        "select hash, data from roster_entry where team = %s::uuid and number > %s order by number limit %s",
        (team, after, most),
        binary=True,
    )
    return await found.fetchall()


def extended(state: RosterState | None, team: str, entries: Sequence[bytes]) -> list[RosterState]:
    """The roster after each of these entries. Raises ROSTER_REFUSED as a problem at the first that does not count."""
    states: list[RosterState] = []
    try:
        for data in entries:
            state = start(data) if state is None else advanced(state, data)
            states.append(state)
    except KnownError as error:
        raise Problem(ProblemCode.ROSTER_REFUSED, reason=str(error.facts.get("reason", ""))) from None
    if any(one.team != team for one in states):
        raise Problem(ProblemCode.ROSTER_REFUSED, reason="wrong_team")
    return states


async def already_there(
    connection: AsyncConnection, team: str, entries: Sequence[bytes], head: bytes
) -> bool:
    """Whether the log has these very entries right behind `head`: the answer to an earlier push was lost."""
    after = -1
    if head != NO_HEAD:
        found = await connection.execute(
            "select number from roster_entry where team = %s::uuid and hash = %s", (team, head)
        )
        row = await found.fetchone()
        if row is None:
            return False
        after = row[0]
    there = await entries_after(connection, team, after, len(entries))
    return [data for _hash, data in there] == list(entries)


async def append(
    connection: AsyncConnection, team: str, old: Head, entries: Sequence[bytes], states: Sequence[RosterState]
) -> bool:
    """Keep verified entries behind `old`, in the caller's transaction. False when another is the newest by now."""
    new = states[-1]
    if old.number < 0:
        moved = await connection.execute(
            "insert into team (team, number, head) values (%s::uuid, %s, %s) on conflict do nothing",
            (team, new.number, new.head),
        )
    else:
        moved = await connection.execute(
            "update team set number = %s, head = %s where team = %s::uuid and head = %s",
            (new.number, new.head, team, old.hash),
        )
    if moved.rowcount != 1:
        return False
    await connection.execute(
        "insert into roster_entry (team, number, hash, data) "
        "select %s::uuid, number, hash, data from unnest(%s::int[], %b::bytea[], %b::bytea[]) as g(number, hash, data)",
        (team, [one.number for one in states], [one.head for one in states], list(entries)),
    )
    await _keep_members(connection, new)
    await _keep_devices(connection, new)
    return True


async def _keep_members(connection: AsyncConnection, state: RosterState) -> None:
    members = [
        (one.id, one.stands, Role.ADMINISTRATOR in one.roles and one.stands) for one in state.members.values()
    ]
    await connection.execute(
        "insert into member (team, member, standing, administrator) "
        "select %s::uuid, * from unnest(%s::uuid[], %s::bool[], %s::bool[]) "
        "on conflict (team, member) do update "
        "set standing = excluded.standing, administrator = excluded.administrator",
        (state.team, *map(list, zip(*members, strict=True))),
    )


async def _keep_devices(connection: AsyncConnection, state: RosterState) -> None:
    devices = [
        (one.id, one.member, one.key, one.since, one.until, one.why is not None)
        for one in state.devices.values()
    ]
    await connection.execute(
        "insert into device (team, device, member, key, since, until, revoked) "
        "select %s::uuid, * from unnest(%s::uuid[], %s::uuid[], %b::bytea[], %s::int[], %s::int[], %s::bool[]) "
        "on conflict (team, device) do update set until = excluded.until, revoked = excluded.revoked",
        (state.team, *map(list, zip(*devices, strict=True))),
    )
