"""After a crash the log belongs to the vault: where it is gone, that is said before anything is opened."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from companion.errors import Code
from companion.vault.left_log import forget_log, require_log
from tests.companion.vault.test_db import refusal
from tests.companion.vault_fixtures import open_test_vault

ALL = ("vault.db", "vault.db-wal", "vault.db-shm")


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """What a killed program left: one word in the vault, a second in its log alone."""
    (tmp_path / "whole").mkdir()
    vault = open_test_vault(tmp_path / "whole")
    vault.execute("CREATE TABLE word (x TEXT)")
    with vault.transaction():
        vault.execute("INSERT INTO word VALUES ('older')")
    vault.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with vault.transaction():
        vault.execute("INSERT INTO word VALUES ('newest')")
    left = tmp_path / "left"
    left.mkdir()
    for name in ALL:
        shutil.copy(tmp_path / "whole" / name, left / name)
    vault.close()
    return left


def words(folder: Path) -> list[str]:
    vault = open_test_vault(folder)
    found = [row[0] for row in vault.execute("SELECT x FROM word ORDER BY rowid").fetchall()]
    vault.close()
    return found


@pytest.mark.parametrize("empty", [False, True])
def test_a_missing_log_is_said_and_nothing_is_changed(crashed: Path, empty: bool) -> None:
    log = crashed / "vault.db-wal"
    kept = log.read_bytes()
    log.unlink()
    if empty:
        log.touch()
    before = {one.name: one.read_bytes() for one in crashed.iterdir()}
    assert refusal(lambda: open_test_vault(crashed)).code is Code.VAULT_LOG_MISSING
    assert {name: (crashed / name).read_bytes() for name in before} == before
    log.write_bytes(kept)
    assert words(crashed) == ["older", "newest"]


def test_it_opens_without_it_when_that_is_decided(crashed: Path) -> None:
    (crashed / "vault.db-wal").unlink()
    forget_log(crashed / "vault.db")
    forget_log(crashed / "vault.db")
    assert words(crashed) == ["older"]


def test_a_log_that_is_there_is_never_forgotten(crashed: Path) -> None:
    require_log(crashed / "vault.db")
    forget_log(crashed / "vault.db")
    assert words(crashed) == ["older", "newest"]


def test_a_log_whose_words_are_all_in_the_vault_is_not_missed(tmp_path: Path) -> None:
    """A program killed in the moment between removing the log and its index lost nothing."""
    vault = open_test_vault(tmp_path)
    vault.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    index = (tmp_path / "vault.db-shm").read_bytes()
    vault.close()
    (tmp_path / "vault.db-shm").write_bytes(index)
    open_test_vault(tmp_path).close()


@pytest.mark.parametrize("index", [b"", b"\0" * 40, b"\0" * 32768, b"\xff" * 99])
def test_an_index_that_says_nothing_stops_nobody(tmp_path: Path, index: bytes) -> None:
    open_test_vault(tmp_path).close()
    (tmp_path / "vault.db-shm").write_bytes(index)
    open_test_vault(tmp_path).close()
