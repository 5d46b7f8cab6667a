"""The vault's shape, step by step. Steps are only ever added at the end, and none imports anything of ours."""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database, Migrations

from companion.vault.migrations.m001_ground import lay_ground
from companion.vault.migrations.m002_records import create_records

SET_NAME = "companion"
_TABLE = "_sqlite_migrations"

STEPS: tuple[tuple[str, Callable[[Database], None]], ...] = (
    ("m001_ground", lay_ground),
    ("m002_records", create_records),
)
"""Name and deed of every step, oldest first. A name that has shipped never changes."""


def pending(db: Database, steps: tuple[tuple[str, Callable[[Database], None]], ...] = STEPS) -> list[str]:
    """Names of the steps this database has not taken yet, oldest first. Reads only."""
    return [step.name for step in _migrations(steps).pending(db)]


def unknown(db: Database, steps: tuple[tuple[str, Callable[[Database], None]], ...] = STEPS) -> list[str]:
    """Names of steps this database has taken that this program does not know: a newer one made them."""
    known = {name for name, _ in steps}
    return [step.name for step in _migrations(steps).applied(db) if step.name not in known]


def migrate(db: Database, steps: tuple[tuple[str, Callable[[Database], None]], ...] = STEPS) -> None:
    """Take every pending step, each in a transaction of its own: a step that fails leaves no trace."""
    _migrations(steps).apply(db)


def _migrations(steps: tuple[tuple[str, Callable[[Database], None]], ...]) -> Migrations:
    migrations = Migrations(SET_NAME)
    for name, step in steps:
        migrations(name=name)(step)
    return migrations
