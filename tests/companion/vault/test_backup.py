"""Copies of the database, and the file they travel in."""

import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from companion.crypto.age import own_identity, recipient_of, recovery_identity, seal_stream
from companion.errors import Code, KnownError
from companion.vault import backup
from companion.vault.backup import (
    PagesState,
    check_copy,
    check_pages,
    count_rows,
    export_database,
    import_database,
)
from companion.vault.backup_file import MAGIC, Manifest, read_backup, write_backup
from companion.vault.db import Vault, get_meta, open_vault, put_meta
from tests.companion.vault_fixtures import TEST_DEVICE, keys_of_test, open_test_vault

KEY = bytes(range(100, 132))
CODE = bytes(range(20))
OWN = own_identity(bytes(32))
WORD = "Marmaduke-by-the-canal"


def refusal(call: Callable[[], object]) -> Code:
    with pytest.raises(KnownError) as caught:
        call()
    return caught.value.code


def ignored(count: int) -> None:
    """Nobody watches."""


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    vault = open_test_vault(tmp_path)
    with vault.transaction():
        put_meta(vault, "word", WORD)
        vault.execute("CREATE TABLE large (x TEXT)")
        vault.execute("INSERT INTO large VALUES (?)", ("x" * 200_000,))
    return vault


@pytest.fixture
def copy(vault: Vault, tmp_path: Path) -> Path:
    path = tmp_path / "copy"
    export_database(vault, path, KEY, lambda: False)
    return path


def manifest_of(vault: Vault, copy: Path) -> Manifest:
    return Manifest(
        profile="p",
        device=TEST_DEVICE,
        label="Mine",
        made_at="2026-03-02T09:00:00+00:00",
        reason="asked",
        bytes=copy.stat().st_size,
        rows=count_rows(vault),
        heads={},
        key=KEY.hex(),
        audit_key=vault.audit_key.hex(),
    )


def test_a_copy_is_encrypted_whole_and_under_its_own_key(vault: Vault, copy: Path) -> None:
    assert WORD.encode() not in copy.read_bytes()
    check_copy(copy, KEY, count_rows(vault))
    assert refusal(lambda: check_copy(copy, keys_of_test().database, {})) is Code.BACKUP_DAMAGED


def test_a_copy_becomes_a_vault_under_another_key(vault: Vault, copy: Path, tmp_path: Path) -> None:
    rows = count_rows(vault)
    path = tmp_path / "again" / "vault.db"
    path.parent.mkdir()
    import_database(copy, KEY, path, keys_of_test().database)
    again = open_vault(path, keys_of_test())
    assert get_meta(again, "word") == WORD
    assert count_rows(again) == rows
    assert check_pages(again) == PagesState(damaged_pages=0, faults=0)
    again.close()


def test_a_copy_with_a_row_too_few_is_refused(vault: Vault, copy: Path) -> None:
    rows = count_rows(vault)
    assert refusal(lambda: check_copy(copy, KEY, rows | {"meta": rows["meta"] + 1})) is Code.BACKUP_DAMAGED


def test_a_copy_with_a_damaged_page_is_refused(vault: Vault, copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    data[-4096 * 9] ^= 1
    copy.write_bytes(data)
    assert refusal(lambda: check_copy(copy, KEY, count_rows(vault))) is Code.BACKUP_DAMAGED


def test_trouble_with_the_disk_is_not_called_damage(vault: Vault, tmp_path: Path) -> None:
    missing = tmp_path / "nowhere" / "copy"
    assert refusal(lambda: check_copy(missing, KEY, {})) is Code.READ_ONLY


def test_making_a_copy_can_be_stopped(vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with vault.transaction():
        vault.execute(
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
            "INSERT INTO person_salt SELECT 'p' || i, zeroblob(32) FROM n"
        )
    path = tmp_path / "stopped"
    assert refusal(lambda: export_database(vault, path, KEY, lambda: True)) is Code.CANCELLED
    assert get_meta(vault, "word") == WORD
    export_database(vault, tmp_path / "next", KEY, lambda: False)


def hurt(vault: Vault, *places: int) -> None:
    """Flip a bit in some of the pages that hold the large value (the last ones of the file)."""
    vault.close()
    data = bytearray(vault.path.read_bytes())
    for back in places:
        data[-4096 * back] ^= 1
    vault.path.write_bytes(data)


def test_pages_that_are_hurt_are_counted(tmp_path: Path, vault: Vault) -> None:
    hurt(vault, 20, 21)
    vault = open_test_vault(tmp_path)
    state = check_pages(vault)
    assert (state.damaged_pages, state.whole) == (2, False)
    vault.close()


def test_a_damaged_vault_is_not_copied_and_says_so(tmp_path: Path, vault: Vault) -> None:
    hurt(vault, 20)
    vault = open_test_vault(tmp_path)
    call = lambda: export_database(vault, tmp_path / "copy", KEY, lambda: False)  # noqa: E731
    assert refusal(call) is Code.VAULT_DAMAGED
    vault.close()


def test_rows_that_hang_loose_are_counted(vault: Vault) -> None:
    vault.execute("PRAGMA foreign_keys = OFF")
    vault.execute("INSERT INTO audit_event VALUES ('nobody', 1, x'00', '', '', 'view', '', NULL, x'00')")
    vault.db.conn.commit()
    state = check_pages(vault)
    assert (state.damaged_pages, state.faults, state.whole) == (0, 1, False)


def test_the_file_there_and_back(vault: Vault, copy: Path, tmp_path: Path) -> None:
    file, out, manifest = tmp_path / "file", tmp_path / "out", manifest_of(vault, copy)
    steps: list[int] = []
    recipients = [recipient_of(recovery_identity(CODE)), recipient_of(OWN)]
    write_backup(file, recipients, manifest, copy, steps.append)
    assert sum(steps) == manifest.bytes
    assert WORD.encode() not in file.read_bytes()
    for identity in (recovery_identity(CODE), OWN):
        assert read_backup(file, identity, out, ignored) == manifest
        assert out.read_bytes() == copy.read_bytes()
        out.unlink()
    assert KEY.hex() not in repr(manifest)
    assert vault.audit_key.hex() not in repr(manifest)


def test_a_manifest_that_comes_in_pieces_is_put_together(vault: Vault, copy: Path, tmp_path: Path) -> None:
    long_one = replace(manifest_of(vault, copy), rows={f"table_{place}": place for place in range(20_000)})
    write_backup(tmp_path / "file", [recipient_of(OWN)], long_one, copy, ignored)
    assert read_backup(tmp_path / "file", OWN, tmp_path / "out", ignored) == long_one
    assert (tmp_path / "out").read_bytes() == copy.read_bytes()


def sealed(tmp_path: Path, plain: bytes) -> Path:
    target = io.BytesIO()
    seal_stream([recipient_of(OWN)], io.BytesIO(plain), target)
    path = tmp_path / "made"
    path.write_bytes(target.getvalue())
    return path


@pytest.mark.parametrize(
    ("plain", "code"),
    [
        (b"", Code.BACKUP_DAMAGED),
        (MAGIC, Code.BACKUP_DAMAGED),
        (b"some other file, long enough to be looked at", Code.BACKUP_DAMAGED),
        (b"companion/backup/v2\n" + bytes(40), Code.BACKUP_TOO_NEW),
        (MAGIC + b"\xff\xff\xff\xff" + bytes(40), Code.BACKUP_DAMAGED),
        (MAGIC + (2).to_bytes(4, "big") + b"{]", Code.BACKUP_DAMAGED),
        (MAGIC + (2).to_bytes(4, "big") + b"{}", Code.BACKUP_DAMAGED),
        (MAGIC + (2).to_bytes(4, "big") + b"[]", Code.BACKUP_DAMAGED),
    ],
)
def test_other_contents_are_refused(tmp_path: Path, plain: bytes, code: Code) -> None:
    path = sealed(tmp_path, plain)
    assert refusal(lambda: read_backup(path, OWN, tmp_path / "out", ignored)) is code


@pytest.mark.parametrize(
    "wrong",
    [
        {"label": ["a", "list"]},
        {"profile": 5},
        {"made_at": None},
        {"key": "zz"},
        {"key": 5},
        {"key": "00"},
        {"audit_key": ""},
        {"audit_key": "x" * 64},
    ],
)
def test_a_manifest_is_not_taken_on_trust(
    vault: Vault, copy: Path, tmp_path: Path, wrong: dict[str, object]
) -> None:
    """Whoever copied the key bag has the public half of the backup key, and can seal whatever they like."""
    told = json.dumps(manifest_of(vault, copy).__dict__ | wrong).encode()
    path = sealed(tmp_path, MAGIC + len(told).to_bytes(4, "big") + told + copy.read_bytes())
    assert refusal(lambda: read_backup(path, OWN, tmp_path / "out", ignored)) is Code.BACKUP_DAMAGED


def test_brackets_in_brackets_are_damage(tmp_path: Path) -> None:
    told = b"[" * 200_000
    path = sealed(tmp_path, MAGIC + len(told).to_bytes(4, "big") + told)
    assert refusal(lambda: read_backup(path, OWN, tmp_path / "out", ignored)) is Code.BACKUP_DAMAGED


def test_a_database_of_another_length_is_refused(vault: Vault, copy: Path, tmp_path: Path) -> None:
    told = json.dumps(manifest_of(vault, copy).__dict__).encode()
    plain = MAGIC + len(told).to_bytes(4, "big") + told + copy.read_bytes()[:-4096]
    path = sealed(tmp_path, plain)
    assert refusal(lambda: read_backup(path, OWN, tmp_path / "out", ignored)) is Code.BACKUP_DAMAGED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_said(vault: Vault, copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from companion.vault import backup_file

    monkeypatch.setattr(backup_file, "new_file", lambda path: path.open("wb", buffering=0))
    call = lambda: write_backup(  # noqa: E731
        Path("/dev/full"), [recipient_of(OWN)], manifest_of(vault, copy), copy, ignored
    )
    assert refusal(call) is Code.DISK_FULL


def test_names_are_listed_without_the_index_of_searches(vault: Vault) -> None:
    assert backup.count_rows(vault).keys() >= {"meta", "device", "audit_event", "person"}
    assert "search_words" not in backup.count_rows(vault)
