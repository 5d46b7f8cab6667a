"""A second connection reads while the vault is written, and ends when it closes."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.errors import Code, KnownError
from companion.vault.db import get_meta, put_meta
from tests.companion.vault_fixtures import open_test_vault


def refusal(call: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as caught:
        call()
    return caught.value


ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_reading_beside_can_be_stopped(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    with vault.beside(lambda: True) as reader:
        assert refusal(lambda: reader.execute(ENDLESS).fetchone()).code is Code.CANCELLED
    assert vault.execute("SELECT 1").fetchone() == (1,)
    vault.close()


def test_writing_goes_on_while_someone_reads_beside_and_is_not_seen_there(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    with vault.beside(lambda: False) as reader:
        reader.execute("BEGIN")
        before = reader.execute("SELECT count(*) FROM meta").fetchone()
        with vault.transaction():
            put_meta(vault, "word", "new")
        assert reader.execute("SELECT count(*) FROM meta").fetchone() == before
    assert get_meta(vault, "word") == "new"
    vault.close()


def test_closing_stops_who_reads_beside_and_waits_for_it(tmp_path: Path) -> None:
    vault, reading, ended = open_test_vault(tmp_path), threading.Event(), []

    def read() -> None:
        with pytest.raises(KnownError) as caught, vault.beside(lambda: reading.set() or False) as reader:
            reader.execute(ENDLESS).fetchone()
        ended.append(caught.value.code)

    thread = threading.Thread(target=read)
    thread.start()
    assert reading.wait(10)
    vault.close()
    with pytest.raises(KnownError) as caught, vault.beside(lambda: False):
        pass
    assert caught.value.code is Code.CANCELLED
    thread.join(10)
    assert ended == [Code.CANCELLED]
