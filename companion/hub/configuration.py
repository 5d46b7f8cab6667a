"""What the one who runs a hub decides: which database, and how much anyone may put there. Read from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

MIB = 1024 * 1024
GIB = 1024 * MIB
PREFIX = "COMPANION_HUB_"


class ConfigurationError(Exception):
    """A setting that cannot be meant: its name and what is wrong, never its value."""


@dataclass(frozen=True)
class Configuration:
    """Settings; each but the database has a default. `database` is a libpq connection string or URI.

    It may be empty: then libpq's own PGHOST, PGDATABASE, PGPASSFILE … decide. It is never given as an argument
    of a command: arguments are there for everyone on the machine to see.
    """

    database: str = field(default="", repr=False)
    connections: int = 8  # of each process
    wait_seconds: int = 5  # for one of them to be free
    device_parcels_a_day: int = 5_000
    device_bytes_a_day: int = 512 * MIB
    team_parcels_a_day: int = 100_000
    team_bytes_a_day: int = 8 * GIB
    team_bytes: int = 500 * GIB
    open_calls_a_minute: int = 60  # calls that nobody signed, from one address, in each process
    request_seconds: int = 60  # for one call, its body's way here with it
    header_seconds: int = 15  # for the head of a call to arrive
    calls_at_once: int = 1_000  # in each process; more are told to come again
    signature_seconds: int = 300  # how far a laptop's clock may be off


def read_configuration(environment: Mapping[str, str] = os.environ) -> Configuration:
    """The settings of this environment. Raises ConfigurationError."""
    numbers = {
        one.name: _number(environment, one.name)
        for one in fields(Configuration)
        if one.name != "database" and PREFIX + one.name.upper() in environment
    }
    return Configuration(_database(environment), **numbers)


def _database(environment: Mapping[str, str]) -> str:
    """COMPANION_HUB_DATABASE, or what the file COMPANION_HUB_DATABASE_FILE holds."""
    said = environment.get(PREFIX + "DATABASE", "")
    file = environment.get(PREFIX + "DATABASE_FILE", "")
    if said and file:
        raise ConfigurationError(f"{PREFIX}DATABASE and {PREFIX}DATABASE_FILE are both set")
    if not file:
        return said
    try:
        return Path(file).read_text("utf-8").strip()
    except (OSError, ValueError):
        raise ConfigurationError(f"the file that {PREFIX}DATABASE_FILE names cannot be read") from None


def _number(environment: Mapping[str, str], name: str) -> int:
    said = environment[PREFIX + name.upper()]
    if not said.isascii() or not said.isdecimal() or not 0 < int(said) < 2**53:
        raise ConfigurationError(f"{PREFIX}{name.upper()} is not a whole number above 0")
    return int(said)
