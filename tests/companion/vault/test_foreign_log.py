"""A write-ahead log that does not belong to the vault is not written into it."""

from __future__ import annotations

from pathlib import Path

from companion.errors import Code
from tests.companion.vault.test_db import refusal
from tests.companion.vault_fixtures import open_test_vault


def test_a_log_of_an_older_day_is_not_written_into_the_vault(tmp_path: Path) -> None:
    """A program that copies files may put one back. Its pages open with the key, and do not fit the others."""
    vault = open_test_vault(tmp_path)

    def fill(rows: int, size: int) -> None:
        with vault.transaction():
            for _ in range(rows):
                vault.execute("INSERT INTO large VALUES (hex(randomblob(?)))", (size,))

    vault.execute("CREATE TABLE large (x TEXT)")
    vault.execute("CREATE INDEX large_x ON large (x)")
    fill(400, 90)
    vault.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    fill(30, 90)
    older = (tmp_path / "vault.db-wal").read_bytes()
    vault.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with vault.transaction():
        vault.execute("DELETE FROM large")
    fill(900, 900)
    vault.close()
    whole = (tmp_path / "vault.db").read_bytes()
    (tmp_path / "vault.db-wal").write_bytes(older)
    assert refusal(lambda: open_test_vault(tmp_path)).code is Code.VAULT_DAMAGED
    assert (tmp_path / "vault.db").read_bytes() == whole
    (tmp_path / "vault.db-wal").unlink()
    vault = open_test_vault(tmp_path)
    assert vault.execute("SELECT count(*) FROM large").fetchone() == (900,)
    vault.close()
