"""Errors of the driver: translated, and empty of content."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from companion.errors import BugError, Code, KnownError
from companion.vault import driver
from companion.vault.driver import Connection, connect, translated

WORD = "Marmaduke"


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    one = connect(tmp_path / "a.db")
    one.execute("CREATE TABLE t (a TEXT UNIQUE NOT NULL CHECK (length(a) < 20)) STRICT")
    one.execute("CREATE VIRTUAL TABLE f USING fts5 (words)")
    yield one
    one.close()


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (lambda c: c.execute("INSERT INTO t VALUES (?)", (WORD,)), "UNIQUE constraint failed: t.a"),
        (lambda c: c.execute("INSERT INTO t VALUES (NULL)"), "NOT NULL constraint failed: t.a"),
        (lambda c: c.execute("INSERT INTO t VALUES (?)", (WORD * 9,)), "CHECK constraint failed"),
        (
            lambda c: c.execute("INSERT INTO t VALUES (?)", (WORD.encode(),)),
            "cannot store BLOB value in TEXT",
        ),
        (lambda c: c.execute("SELECT * FROM missing"), "no such table: missing"),
        (lambda c: c.execute("INSERT INTO t (b) VALUES (1)"), "has no column named b"),
        (lambda c: c.execute("SELEKT"), 'near "SELEKT": syntax error'),
    ],
)
def test_our_schema_may_be_named(
    connection: Connection, call: Callable[[Connection], object], told: str
) -> None:
    connection.execute("INSERT INTO t VALUES (?)", (WORD,))
    with pytest.raises(BugError) as caught:
        call(connection)
    assert told in str(caught.value)
    assert WORD not in str(caught.value)


@pytest.mark.parametrize(
    "call",
    [
        lambda c: c.execute("SELECT * FROM f WHERE f MATCH ?", (f'"{WORD}',)).fetchall(),
        lambda c: c.execute("SELECT * FROM f WHERE f MATCH ?", (f"{WORD}:x",)).fetchall(),
        lambda c: c.execute("SELECT json_extract('{}', ?)", (WORD,)).fetchone(),
        lambda c: next(c.execute("SELECT * FROM f WHERE f MATCH ?", (f"AND {WORD}",))),
        lambda c: c.execute("SELECT * FROM f WHERE f MATCH ?", (f"NOT {WORD}",)).fetchmany(3),
        lambda c: c.executemany("INSERT INTO t VALUES (?)", [(WORD, WORD)]),
        lambda c: c.executescript(f"SELECT '{WORD}"),
    ],
)
def test_what_was_typed_is_withheld(connection: Connection, call: Callable[[Connection], object]) -> None:
    with pytest.raises(BugError) as caught:
        call(connection)
    assert WORD not in str(caught.value)
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None


def test_rows_come_as_from_the_driver(connection: Connection) -> None:
    connection.executemany("INSERT INTO t VALUES (?)", [("a",), ("b",), ("c",)])
    connection.commit()
    cursor = connection.execute("SELECT a FROM t ORDER BY a")
    assert cursor.fetchone() == ("a",)
    assert cursor.fetchmany(1) == [("b",)]
    assert list(cursor) == [("c",)]
    connection.execute("DELETE FROM t")
    connection.rollback()
    assert len(connection.execute("SELECT a FROM t").fetchall()) == 3


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (dbapi2.SQLITE_BUSY, Code.VAULT_BUSY),
        (dbapi2.SQLITE_READONLY | 8 << 8, Code.READ_ONLY),
        (dbapi2.SQLITE_FULL, Code.DISK_FULL),
        (dbapi2.SQLITE_IOERR | 3 << 8, Code.DISK_TROUBLE),
        (dbapi2.SQLITE_CORRUPT, Code.VAULT_DAMAGED),
        (dbapi2.SQLITE_NOTADB, Code.VAULT_KEY_REFUSED),
        (dbapi2.SQLITE_INTERRUPT, Code.CANCELLED),
    ],
)
def test_the_worlds_faults_have_codes(tmp_path: Path, number: int, code: Code) -> None:
    raw = dbapi2.OperationalError(WORD)
    raw.sqlite_errorcode = number
    trouble = translated(raw, tmp_path / "a.db")
    assert isinstance(trouble, KnownError)
    assert (trouble.code, trouble.facts) == (code, {"path": str(tmp_path / "a.db")})


def test_a_failed_write_on_a_full_disk_is_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = dbapi2.OperationalError("disk I/O error")
    raw.sqlite_errorcode = dbapi2.SQLITE_IOERR
    monkeypatch.setattr(driver, "is_full", lambda folder: folder == tmp_path)
    trouble = translated(raw, tmp_path / "a.db")
    assert isinstance(trouble, KnownError)
    assert trouble.code is Code.DISK_FULL


def test_an_error_without_a_number_is_our_own_fault(tmp_path: Path) -> None:
    assert str(translated(dbapi2.ProgrammingError(WORD), tmp_path)) == "ProgrammingError: (message withheld)"
