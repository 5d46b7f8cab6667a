"""How a hub stands: counts and sizes, for the one who runs it. Ids of teams, never names: the hub knows none."""

from __future__ import annotations

from psycopg import Connection

from companion.hub.migrations import applied


def see_status(connection: Connection) -> dict[str, object]:
    """Everything `companion-hub status` prints."""
    return {
        "schema": applied(connection),
        "postgresql": connection.info.parameter_status("server_version"),
        "database_bytes": _number(connection, "select pg_database_size(current_database())"),
        "era": _number(connection, "select max(number) from era"),
        "codes_open": _number(
            connection, "select count(*) from enrolment where team is null and expires_at > now()"
        ),
        "teams": _teams(connection),
    }


def _teams(connection: Connection) -> list[dict[str, object]]:
    found = connection.execute(
        """
        select team.team::text, team.number + 1,
            (select count(*) from member where member.team = team.team and standing),
            (select count(*) from device where device.team = team.team and standing),
            coalesce((select sum(parcels) from usage where usage.team = team.team), 0)::bigint,
            coalesce((select sum(bytes) from usage where usage.team = team.team), 0)::bigint,
            (select to_char(max(day), 'YYYY-MM-DD') from usage where usage.team = team.team)
        from team order by team.made_at
        """
    )
    names = ("team", "entries", "members", "devices", "parcels", "bytes", "last_day")
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _number(connection: Connection, statement: str) -> int:
    row = connection.execute(statement.encode()).fetchone()
    assert row is not None
    return int(row[0])
