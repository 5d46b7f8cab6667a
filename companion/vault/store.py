"""What functions over rows are given: the vault itself, or the sync door. And rows that are no records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, ClassVar, Protocol, TypeVar

from companion.errors import BugError, KnownError
from companion.vault.columns import field_names, from_row, to_row

Values = Sequence[object] | Mapping[str, object]


class Store(Protocol):
    """Something that runs our statements, all of them or none."""

    def execute(self, sql: str, values: Values = ()) -> Any:
        """Run one statement of ours; what was typed only ever goes in `values`. Returns the cursor."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """All of it or none of it. Inside another transaction it becomes a part of that one."""
        ...


class Row(Protocol):
    """A frozen dataclass whose fields are columns of its TABLE."""

    TABLE: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=Row)
_OUTER = ("BEGIN IMMEDIATE", ("ROLLBACK",), "COMMIT")
_INNER = ("SAVEPOINT part", ("ROLLBACK TO part", "RELEASE part"), "RELEASE part")


@contextmanager
def transaction_of(connection: Any) -> Iterator[None]:
    """A transaction that means to write; inside another one a part of it that can be undone by itself."""
    begin, undo, end = _INNER if connection.in_transaction else _OUTER
    connection.execute(begin)
    try:
        yield
        connection.execute(end)
    except BaseException:
        # A full disk may have rolled it back already, and the first trouble is the one to tell.
        with suppress(KnownError, BugError):
            for statement in undo:
                connection.execute(statement)
        raise


def put_row(store: Store, row: Row, *, once: bool = False) -> bool:
    """Store a new row. `once`: one that is there already is left as it is, and the answer is False."""
    values = to_row(row)
    names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
    on_conflict = " ON CONFLICT DO NOTHING" if once else ""
    done = store.execute(f"INSERT INTO {row.TABLE} ({names}) VALUES ({marks}){on_conflict}", values)
    return bool(done.rowcount == 1)


def list_rows(store: Store, noun: type[T], condition: str = "1", values: Values = ()) -> list[T]:
    """The rows that match `condition`: SQL of ours with ? for each value, never typed text."""
    names = ", ".join(field_names(noun))
    found = store.execute(f"SELECT {names} FROM {noun.TABLE} WHERE {condition}", values)
    return [from_row(noun, one) for one in found.fetchall()]


def first(rows: Sequence[T]) -> T | None:
    """The only row, or None."""
    return rows[0] if rows else None


def marks(values: Sequence[object]) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" for _ in values)
