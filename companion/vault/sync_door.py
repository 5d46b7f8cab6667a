"""What sync may touch: a second connection that the engine itself lets see the tables of sync and nothing else.

Everything not named here is refused when a statement is prepared: other tables, also through a view, a trigger or
a table-valued function; ATTACH, PRAGMA, VACUUM, every change of shape, temporary tables, every function but a few.
One thing would pass: INSERT … SELECT * between tables of the same columns, which copies without asking what is read.
A trigger on the table written to closes it, so every table of sync has one (m003_team). And REPLACE takes rows away
without asking whether it may: here that sets off triggers, and each of them refuses.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlcipher3 import dbapi2  # type: ignore[import-untyped]

from companion.vault.store import Values, transaction_of


@dataclass(frozen=True)
class Rights:
    """What may be done with a table besides reading it: new rows, and changes in these columns. Nothing is deleted."""

    insert: bool = False
    update: frozenset[str] = frozenset()


_CARRIER = frozenset({
    "identity", "cursor", "roster_cursor", "state", "reason", "facts", "since",
    "attempts", "last_try_at", "last_success_at", "next_try_at",
})  # fmt: skip
_DELIVERY = frozenset({"state", "reason", "attempts", "first_tried_at", "delivered_at"})

RIGHTS: dict[str, Rights] = {
    "arrival": Rights(insert=True),
    "carrier": Rights(update=_CARRIER),
    "counter": Rights(),
    "delivery": Rights(update=_DELIVERY),
    "join_request": Rights(insert=True, update=frozenset({"state"})),
    "outbox": Rights(),
    "outbox_recipient": Rights(),
    "posted_invite": Rights(update=frozenset({"state"})),
    "roster_entry": Rights(insert=True, update=frozenset({"pushed", "standing"})),
}
FUNCTIONS = frozenset({"count", "ifnull", "length", "max", "min"})
_PLAIN = frozenset({dbapi2.SQLITE_SELECT, dbapi2.SQLITE_TRANSACTION, dbapi2.SQLITE_SAVEPOINT})


class SyncDoor:
    """The second connection, bound to the thread that opened it. Made by `Vault.sync_door`."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        connection.isolation_level = (
            None  # the driver would begin transactions of its own, and leave them open
        )
        _refuse_deleting(connection)
        connection.set_authorizer(_answer)

    def execute(self, sql: str, values: Values = ()) -> Any:
        """Run one statement of ours. What the door does not allow raises BugError, without a word of what is stored."""
        return self._connection.execute(sql, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or none of it. Inside another transaction it becomes a part of that one."""
        with transaction_of(self._connection):
            yield


def _refuse_deleting(connection: Any) -> None:
    """Let nothing be deleted, not by REPLACE either. The triggers are this connection's own: the app may delete."""
    connection.execute("PRAGMA recursive_triggers = ON")  # else REPLACE deletes without setting a trigger off
    for table in RIGHTS:
        connection.execute(
            f"CREATE TEMP TRIGGER {table}_stays BEFORE DELETE ON main.{table} "
            "BEGIN SELECT RAISE(ABORT, 'nothing is deleted here'); END"
        )


def may(action: int, first: str | None, second: str | None, database: str | None) -> bool:
    """Whether the engine may do this. Its arguments are those of SQLite's authorizer."""
    if action in _PLAIN:
        return True
    if action == dbapi2.SQLITE_FUNCTION:
        return second in FUNCTIONS
    rights = RIGHTS.get(first or "")
    counted = (
        action == dbapi2.SQLITE_READ and not second
    )  # rows without any column: then no database is named
    if rights is None or (database != "main" and not counted):
        return False
    if action == dbapi2.SQLITE_READ:
        return True
    if action == dbapi2.SQLITE_INSERT:
        return rights.insert
    return action == dbapi2.SQLITE_UPDATE and second in rights.update


def _answer(
    action: int, first: str | None, second: str | None, database: str | None, _source: str | None
) -> int:
    return int(dbapi2.SQLITE_OK if may(action, first, second, database) else dbapi2.SQLITE_DENY)
