"""The vault's shape, step by step. Steps are only ever added at the end, and none imports anything of ours."""

from __future__ import annotations

from collections.abc import Callable

from sqlite_utils import Database, Migrations

from companion.vault.migrations.m001_ground import lay_ground
from companion.vault.migrations.m002_records import create_records
from companion.vault.migrations.m003_team import create_team
from companion.vault.migrations.m004_found import find_more
from companion.vault.migrations.m005_decisions import bind_decisions
from companion.vault.migrations.m007_fold import fold_again
from companion.vault.migrations.m008_truth import follow_meetings
from companion.vault.migrations.m009_drafts import keep_drafts

SET_NAME = "companion"
_TABLE = "_sqlite_migrations"

STEPS: tuple[tuple[str, Callable[[Database], None]], ...] = (
    ("m001_ground", lay_ground),
    ("m002_records", create_records),
    ("m003_team", create_team),
    ("m004_found", find_more),
    ("m005_decisions", bind_decisions),
    ("m007_fold", fold_again),
    ("m008_truth", follow_meetings),
    ("m009_drafts", keep_drafts),
)
"""Name and deed of every step, oldest first. A name that has shipped never changes."""


def pending(db: Database) -> list[str]:
    """Names of the steps this database has not taken yet, oldest first. Reads only."""
    return [step.name for step in _migrations().pending(db)]


def unknown(db: Database) -> list[str]:
    """Names of steps this database has taken that this program does not know: a newer one made them."""
    known = {name for name, _ in STEPS}
    return [step.name for step in _migrations().applied(db) if step.name not in known]


def migrate(db: Database) -> None:
    """Take every pending step, each in a transaction of its own: a step that fails leaves no trace."""
    _migrations().apply(db)


def _migrations() -> Migrations:
    migrations = Migrations(SET_NAME)
    for name, step in STEPS:
        migrations(name=name)(step)
    return migrations
