"""The hub's tables, step by step. A step that was given out is never changed; a new one is added behind it."""

from __future__ import annotations

from typing import LiteralString

import psycopg
from psycopg import Connection

LOCK = 0x636F6D70_68756231  # "comphub1": two that migrate at once take turns
DELIVERY_PARTS = 16

_FIRST: LiteralString = """
create table hub (
    one boolean primary key default true check (one),
    id uuid not null default gen_random_uuid()
);
insert into hub default values;

-- A stretch of time in which transaction ids of one cluster count on. See companion/hub/era.py.
create table era (
    number integer primary key,
    epoch bytea not null,
    cluster text not null,
    began_at timestamptz not null default now()
);

create table enrolment (
    code_hash bytea primary key,
    made_at timestamptz not null default now(),
    expires_at timestamptz not null,
    team uuid
);

-- What a team's roster says, as the hub found it when it verified the entries: `number` and `head` are the newest's.
create table team (
    team uuid primary key,
    number integer not null,
    head bytea not null,
    made_at timestamptz not null default now()
);
create table roster_entry (
    team uuid not null,
    number integer not null,
    hash bytea not null,
    data bytea not null,
    arrived_at timestamptz not null default now(),
    primary key (team, number)
);
create table member (
    team uuid not null,
    member uuid not null,
    standing boolean not null,
    administrator boolean not null,
    primary key (team, member)
);
create table device (
    team uuid not null,
    device uuid not null,
    member uuid not null,
    key bytea not null,
    since integer not null,
    until integer,
    revoked boolean not null,
    standing boolean not null generated always as (until is null and not revoked) stored,
    primary key (team, device)
);

-- `data` is null once a parcel was pruned: its id is remembered, so that it is not taken in again.
create table parcel (
    team uuid not null,
    parcel uuid not null,
    device uuid not null,
    digest bytea not null,
    data bytea,
    stored_at timestamptz not null default now(),
    primary key (team, parcel)
);
alter table parcel alter column data set storage external;

-- A mailbox, read in the order of (era, xid, seq) and never past a transaction that may still commit.
create sequence delivery_seq cache 32;
create table delivery (
    team uuid not null,
    member uuid not null,
    era integer not null,
    xid xid8 not null default pg_current_xact_id(),
    seq bigint not null default nextval('delivery_seq'),
    parcel uuid not null,
    bytes integer not null,
    primary key (team, member, era, xid, seq)
) partition by hash (member);

create table usage (
    team uuid not null,
    device uuid not null,
    day date not null,
    day_parcels bigint not null,
    day_bytes bigint not null,
    parcels bigint not null,
    bytes bigint not null,
    primary key (team, device)
) with (fillfactor = 60);

create table invite (
    team uuid not null,
    locator bytea not null,
    posted bytea not null,
    posted_at timestamptz not null default now(),
    expires_at timestamptz not null,
    taken_back boolean not null default false,
    primary key (team, locator)
);
create index invite_locator on invite (locator);
create table join_request (
    team uuid not null,
    locator bytea not null,
    hash bytea not null,
    data bytea not null,
    arrived_at timestamptz not null default now(),
    primary key (team, locator)
);

-- Signed calls of the last minutes, so that none is taken twice. Lost in a crash of PostgreSQL, which is no harm:
-- every call is idempotent, and a signature is good for minutes.
create unlogged table nonce (
    team uuid not null,
    device uuid not null,
    nonce text not null,
    seen_at timestamptz not null default now(),
    primary key (team, device, nonce)
);
"""

_MARKS: LiteralString = """
-- What each device says of itself, signed by it: how it notices that an old copy of its vault was put back.
create table mark (
    team uuid not null,
    device uuid not null,
    data bytea not null,
    put_at timestamptz not null default now(),
    primary key (team, device)
) with (fillfactor = 60);
"""

STEPS: tuple[LiteralString, ...] = (_FIRST, _MARKS)


class WrongSchemaError(Exception):
    """The database was not prepared for this program, or by a newer one."""


def migrate(connection: Connection) -> int:
    """Bring the tables up to date, all or nothing; two at once take turns. Returns how many steps were taken."""
    with connection.transaction():
        connection.execute("select pg_advisory_xact_lock(%s)", (LOCK,))
        connection.execute(
            "create table if not exists migration "
            "(number integer primary key, applied_at timestamptz not null default now())"
        )
        done = applied(connection)
        if done > len(STEPS):
            raise WrongSchemaError("the database was prepared by a newer version of the hub")
        for number, step in enumerate(STEPS[done:], done + 1):
            connection.execute(step)
            if number == 1:
                _make_parts(connection)
            connection.execute("insert into migration (number) values (%s)", (number,))
    return len(STEPS) - done


def applied(connection: Connection) -> int:
    """How many steps the database has seen."""
    row = connection.execute("select coalesce(max(number), 0) from migration").fetchone()
    assert row is not None
    return int(row[0])


def require_current(connection: Connection) -> None:
    """Raises WrongSchemaError unless the tables are this program's."""
    try:
        done = applied(connection)
    except psycopg.errors.UndefinedTable:
        done = 0
    if done < len(STEPS):
        raise WrongSchemaError("the database is not prepared for this version: companion-hub init")
    if done > len(STEPS):
        raise WrongSchemaError("the database was prepared by a newer version of the hub")


def _make_parts(connection: Connection) -> None:
    for part in range(DELIVERY_PARTS):
        connection.execute(
            psycopg.sql.SQL(
                "create table {name} partition of delivery for values with (modulus {all}, remainder {part})"
            ).format(
                name=psycopg.sql.Identifier(f"delivery_{part:02}"),
                all=psycopg.sql.Literal(DELIVERY_PARTS),
                part=psycopg.sql.Literal(part),
            )
        )
