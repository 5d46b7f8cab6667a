"""Opening a vault: the order, the guards, and what is said when something is wrong."""

import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from companion.crypto.labels import vault_keys
from companion.errors import BugError, Code, KnownError
from companion.vault import db, guards, migrations
from companion.vault.db import Vault, get_meta, make_vault, open_copy, open_vault, put_meta, raw_key
from companion.vault.driver import connect
from tests.companion.vault_fixtures import TEST_DEVICE, keys_of_test, open_test_vault

SECRET_WORD = "Marmaduke-by-the-canal"


def refusal(call: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as caught:
        call()
    return caught.value


def closed_vault(tmp_path: Path) -> Path:
    vault = open_test_vault(tmp_path)
    vault.close()
    return vault.path


def test_settings_are_as_promised(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    asked = ("foreign_keys", "journal_mode", "synchronous", "secure_delete", "temp_store")
    answers = {name: vault.execute(f"PRAGMA {name}").fetchone()[0] for name in asked}
    assert answers == {
        "foreign_keys": 1,
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
    }
    assert vault.execute("PRAGMA cipher_memory_security").fetchone()[0] == "0"
    assert vault.device == TEST_DEVICE
    vault.close()


def test_no_word_is_on_the_disk(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    with vault.transaction():
        put_meta(vault, "word", SECRET_WORD)
    for path in tmp_path.iterdir():
        assert SECRET_WORD.encode() not in path.read_bytes(), path.name
    vault.close()
    assert SECRET_WORD.encode() not in vault.path.read_bytes()
    vault = open_test_vault(tmp_path)
    assert get_meta(vault, "word") == SECRET_WORD
    assert get_meta(vault, "nothing") is None
    vault.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions elsewhere")
def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    with vault.transaction():
        put_meta(vault, "a", "b")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == dict.fromkeys(
        ("vault.db", "vault.db-wal", "vault.db-shm", "vault.freshness", "lock"), 0o600
    )
    vault.close()


def test_a_wrong_key_is_said_and_lets_go_of_the_lock(tmp_path: Path) -> None:
    path = closed_vault(tmp_path)
    assert refusal(lambda: open_vault(path, vault_keys(bytes(32)))).code is Code.VAULT_KEY_REFUSED
    open_test_vault(tmp_path).close()


def test_a_key_of_another_length_is_our_own_fault() -> None:
    with pytest.raises(BugError, match="31"):
        raw_key(bytes(31))


def test_the_key_is_in_no_error(tmp_path: Path) -> None:
    path = closed_vault(tmp_path)
    keys = vault_keys(bytes(32))
    trouble = refusal(lambda: open_vault(path, keys))
    told = f"{trouble!r} {trouble.facts} {trouble.__cause__!r} {trouble.__context__!r}"
    assert keys.database.hex() not in told
    assert repr(keys) == "VaultKeys()"


def test_a_second_program_is_refused(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    assert refusal(lambda: open_test_vault(tmp_path)).code is Code.ALREADY_OPEN
    vault.close()
    open_test_vault(tmp_path).close()


def test_a_plain_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    plain = dbapi2.connect(str(path))
    plain.execute("CREATE TABLE t (a)")
    plain.close()
    assert refusal(lambda: open_vault(path, keys_of_test())).code is Code.VAULT_NOT_ENCRYPTED


@pytest.mark.parametrize("content", [b"", b"short"])
def test_an_emptied_file_is_damage_not_a_new_vault(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vault.db"
    path.write_bytes(content)
    assert refusal(lambda: open_vault(path, keys_of_test())).code is Code.VAULT_DAMAGED
    assert path.read_bytes() == content


def test_a_missing_file_is_missing_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "vault.db"
    assert refusal(lambda: open_vault(path, keys_of_test())).code is Code.VAULT_MISSING
    assert not path.exists()


def test_a_vault_is_not_made_over_another(tmp_path: Path) -> None:
    path = closed_vault(tmp_path)
    before = path.read_bytes()
    assert refusal(lambda: make_vault(path, keys_of_test())).code is Code.VAULT_EXISTS
    assert path.read_bytes() == before


def test_no_vault_in_a_cloud_folder(tmp_path: Path) -> None:
    folder = tmp_path / "OneDrive - The House" / "vault"
    folder.mkdir(parents=True)
    (folder.parent / ".849C9593-D756-4E56-8D6E-42412F2A707B").touch()  # as OneDrive marks its folder
    trouble = refusal(lambda: make_vault(folder / "vault.db", keys_of_test()))
    assert (trouble.code, trouble.facts["service"]) == (Code.CLOUD_FOLDER, "OneDrive")
    shutil.copy(closed_vault(tmp_path), folder)
    assert refusal(lambda: open_vault(folder / "vault.db", keys_of_test())).code is Code.CLOUD_FOLDER
    assert [one.name for one in folder.iterdir()] == ["vault.db"]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = closed_vault(tmp_path)

    def refuse(folder: Path) -> None:
        raise KnownError(Code.READ_ONLY, path=str(folder))

    monkeypatch.setattr(guards, "require_writable", refuse)
    assert refusal(lambda: open_vault(path, keys_of_test())).code is Code.READ_ONLY


def test_a_newer_vault_is_refused_and_not_touched(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    vault.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('companion', 'm999_later', '')"
    )
    vault.db.conn.commit()
    vault.close()
    before = vault.path.read_bytes()
    trouble = refusal(lambda: open_test_vault(tmp_path))
    assert (trouble.code, trouble.facts["newest"]) == (Code.VAULT_TOO_NEW, "m999_later")
    assert vault.path.read_bytes() == before


def test_before_migrating_the_hook_has_the_vault_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = closed_vault(tmp_path)
    step = ("m900_more", lambda one: one.execute("CREATE TABLE more (a)"))
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))

    def refuse(vault: Vault) -> None:
        raise KnownError(Code.DISK_FULL)

    assert refusal(lambda: open_vault(path, keys_of_test(), before_migrating=refuse)).code is Code.DISK_FULL
    seen: list[bool] = []
    for _ in range(2):
        vault = open_vault(
            path,
            keys_of_test(),
            before_migrating=lambda one: seen.append(one.db["more"].exists()),
        )
        assert vault.db["more"].exists()
        vault.close()
    assert seen == [False]


def test_all_of_a_transaction_or_none(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    with pytest.raises(ZeroDivisionError), vault.transaction():
        put_meta(vault, "a", "1")
        raise ZeroDivisionError
    assert get_meta(vault, "a") is None
    with vault.transaction():
        put_meta(vault, "a", "1")
        with pytest.raises(ZeroDivisionError), vault.transaction():
            put_meta(vault, "b", "1")
            raise ZeroDivisionError
        with vault.transaction():
            put_meta(vault, "c", "1")
        assert vault.in_transaction
    assert not vault.in_transaction
    assert [get_meta(vault, name) for name in "abc"] == ["1", None, "1"]
    vault.close()


def test_a_transaction_sees_commit_failures_too(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    vault.execute("PRAGMA defer_foreign_keys = ON")
    vault.execute("CREATE TABLE child (d TEXT REFERENCES device (id) DEFERRABLE INITIALLY DEFERRED)")
    with pytest.raises(BugError, match="FOREIGN KEY"), vault.transaction():
        vault.execute("INSERT INTO child VALUES ('nobody')")
    assert not vault.in_transaction
    assert vault.execute("SELECT count(*) FROM child").fetchone()[0] == 0
    vault.close()


def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    pages = vault.execute("PRAGMA page_count").fetchone()[0]
    vault.execute(f"PRAGMA max_page_count = {pages + 5}")
    with pytest.raises(KnownError) as caught, vault.transaction():
        put_meta(vault, "small", "1")
        put_meta(vault, "large", "x" * 1_000_000)
    assert caught.value.code is Code.DISK_FULL
    assert get_meta(vault, "small") is None
    vault.execute(f"PRAGMA max_page_count = {pages + 5000}")
    with vault.transaction():
        put_meta(vault, "large", "x" * 1_000_000)
    vault.close()


def test_a_damaged_page_is_said(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    with vault.transaction():
        put_meta(vault, "large", "x" * 500_000)
    vault.close()
    data = bytearray(vault.path.read_bytes())
    data[-4096 * 20] ^= 1
    vault.path.write_bytes(data)
    vault = open_test_vault(tmp_path)
    assert refusal(lambda: get_meta(vault, "large")).code is Code.VAULT_DAMAGED
    vault.close()


def test_a_vault_belongs_to_its_thread(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    told: list[str] = []

    def elsewhere() -> None:
        try:
            vault.execute("SELECT 1")
        except BugError as trouble:
            told.append(str(trouble))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert "thread" in told[0]
    vault.close()


def test_after_closing_nothing_answers_and_no_key_is_left(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    vault.close()
    vault.close()
    assert (vault.audit_key, vault.backup_key) == (b"", b"")
    with pytest.raises(BugError, match="closed"):
        vault.execute("SELECT 1")


def test_a_setting_that_does_not_hold_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = closed_vault(tmp_path)
    monkeypatch.setattr(db, "_SETTINGS", (("synchronous", "OFF", 2),))
    trouble = refusal(lambda: open_vault(path, keys_of_test()))
    assert (trouble.code, trouble.facts["missing"]) == (Code.ENGINE_UNSUITABLE, "synchronous")


def test_a_copy_is_read_without_being_changed(tmp_path: Path) -> None:
    path = closed_vault(tmp_path)
    before = path.read_bytes()
    with open_copy(path, keys_of_test().database) as copy:
        assert copy.execute("SELECT value FROM meta WHERE name = 'device'").fetchone() == (TEST_DEVICE,)
    assert path.read_bytes() == before


def test_pythons_own_sqlite_would_have_written_plain_text(tmp_path: Path) -> None:
    # Why only vault/db.py may open a database: this driver takes the key and ignores it.
    import sqlite3

    path = tmp_path / "vault.db"
    plain = sqlite3.connect(path)
    plain.execute(f'PRAGMA key = "{raw_key(bytes(32))}"')
    with pytest.raises(KnownError) as caught:
        guards.require_engine(plain)
    assert (caught.value.code, caught.value.facts["missing"]) == (Code.ENGINE_UNSUITABLE, "sqlcipher")
    plain.execute("CREATE TABLE t (a)")
    plain.execute("INSERT INTO t VALUES (?)", (SECRET_WORD,))
    plain.commit()
    plain.close()
    assert SECRET_WORD.encode() in path.read_bytes()
    assert refusal(lambda: open_vault(path, keys_of_test())).code is Code.VAULT_NOT_ENCRYPTED


def test_the_vault_survives_being_killed(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path\n"
        "from tests.companion.vault_fixtures import open_test_vault\n"
        "from companion.vault.db import put_meta\n"
        "vault = open_test_vault(Path(sys.argv[1]))\n"
        "with vault.transaction(): put_meta(vault, 'kept', '1')\n"
        "vault.execute('BEGIN'); put_meta(vault, 'lost', '1'); os._exit(9)\n"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], cwd=root, check=False)
    assert done.returncode == 9
    vault = open_test_vault(tmp_path)
    assert (get_meta(vault, "kept"), get_meta(vault, "lost")) == ("1", None)
    vault.close()


def test_a_file_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    missing = tmp_path / "no folder" / "vault.db"
    assert refusal(lambda: connect(missing)).code is Code.READ_ONLY
