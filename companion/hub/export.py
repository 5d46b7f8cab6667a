"""Everything a team has at a hub, as files, for a team that leaves: what is sealed stays sealed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import LiteralString

from psycopg import Connection

FETCHED_AT_ONCE = 200


class UnknownTeamError(Exception):
    """There is no such team here."""


@dataclass(frozen=True)
class _Kind:
    """A table whose rows become files: in which folder, called how."""

    folder: str
    table: LiteralString
    name: LiteralString
    suffix: str


_KINDS = (
    _Kind("roster", "roster_entry", "number::text", "entry"),
    _Kind("parcels", "parcel", "parcel::text", "parcel"),
    _Kind("requests", "join_request", "encode(hash, 'hex')", "request"),
)


def export_team(connection: Connection, team: str, folder: Path) -> dict[str, int]:
    """Write roster/<number>.entry, parcels/<id>.parcel, requests/<hash>.request and export.json; returns the counts.

    Raises UnknownTeamError, and FileExistsError when the folder has something in it.
    """
    if connection.execute("select 1 from team where team = %s::uuid", (team,)).fetchone() is None:
        raise UnknownTeamError
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    with connection.transaction():
        connection.execute("set transaction isolation level repeatable read, read only")
        counts = {kind.folder: _write(connection, team, folder / kind.folder, kind) for kind in _KINDS}
    (folder / "export.json").write_text(json.dumps({"format": 1, "team": team, **counts}) + "\n", "utf-8")
    return counts


def _write(connection: Connection, team: str, folder: Path, kind: _Kind) -> int:
    """One file for each row that has bytes; a few rows are held at a time."""
    folder.mkdir()
    count = 0
    with connection.cursor("export", binary=True) as cursor:
        cursor.itersize = FETCHED_AT_ONCE
        cursor.execute(
            "select "
            + kind.name
            + ", data from "
            + kind.table
            + " where team = %s::uuid and data is not null",
            (team,),
        )
        for name, data in cursor:
            (folder / f"{name}.{kind.suffix}").write_bytes(data)
            count += 1
    return count
