"""Backups: one sealed file in a place the worker picks, checked before it counts, and back again from it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from companion.clock import Clock
from companion.crypto.age import own_identity, recipient_of
from companion.crypto.labels import new_key
from companion.domain.changes import Changes
from companion.durable import disk_faults, make_private_folder, sync_folder
from companion.errors import BugError, Code, KnownError
from companion.services.long_deeds import LongDeed, run_through
from companion.services.session import Session
from companion.services.vaults.backup_files import LOCAL_FOLDER, file_name, let_go_of_old
from companion.services.watching import Watch
from companion.vault.audit import AuditAction, append_event
from companion.vault.backup import CopyState, check_copy, export_database
from companion.vault.backup_file import Manifest, read_backup, write_backup
from companion.vault.backup_keeping import is_ahead
from companion.vault.db import Vault, drop_meta, get_meta, put_meta
from companion.vault.space import require_space

_NOT_ON_DISK = "backup_not_on_disk:"
"""With a backup's id, the name of the fact that its place could not promise to have it on the disk."""
_ROOM = 16 << 20
"""Bytes left free on the disk beside what a backup needs."""


class BackupReason(StrEnum):
    """Why a backup was made."""

    ASKED = "asked"
    DAILY = "daily"
    BEFORE_CHANGE = "before_change"


@dataclass(frozen=True, kw_only=True)
class BackupLine:
    """One backup as the vault remembers it. `bytes` is the file's size.

    `ahead`: its date has not come yet, so it counts as none for today. `on_disk` is False where its place could not
    promise that what was written is on the disk.
    """

    id: str
    made_at: datetime
    reason: BackupReason
    path: Path
    bytes: int
    ahead: bool = False
    on_disk: bool = True


@dataclass(frozen=True, kw_only=True)
class BackupJob:
    """What a backup is made of and for. Without a `folder` it stays beside the vault, on the same disk."""

    vault: Vault
    clock: Clock
    member_id: str
    folder: Path | None
    reason: BackupReason
    watch: Watch = field(default_factory=Watch)


def make_backup(
    session: Session,
    folder: Path | None,
    reason: BackupReason = BackupReason.ASKED,
    watch: Watch | None = None,
) -> Changes:
    """Make one backup file, open it again and check it; then let go of the oldest. `Changes.made` is its id.

    Raises BACKUP_PLACE_GONE, DISK_FULL, READ_ONLY, DISK_TROUBLE, VAULT_DAMAGED, BACKUP_DAMAGED, CANCELLED; in
    every case the earlier backups are as they were and no half of a file is left.
    """
    return run_through(make_backup_beside(session, folder, reason, watch))


def make_backup_beside(
    session: Session,
    folder: Path | None,
    reason: BackupReason = BackupReason.ASKED,
    watch: Watch | None = None,
) -> LongDeed[Changes]:
    """As make_backup, but only its first and last moments need the vault's thread."""
    job = BackupJob(
        vault=session.vault,
        clock=session.clock,
        member_id=session.member_id,
        folder=folder,
        reason=reason,
        watch=watch or Watch(),
    )
    made = yield from _backup(job)
    return Changes(kinds=frozenset({"backup", "audit_event"}), made=made)


def last_backup(session: Session) -> datetime | None:
    """When the latest checked backup was made. One dated ahead of the clock counts as none."""
    return next((one.made_at for one in list_backups(session) if not one.ahead), None)


def backup_due(session: Session) -> bool:
    """Whether no checked backup has been made today, by the laptop's calendar."""
    today = session.clock.today()
    return all(one.made_at.astimezone().date() != today for one in list_backups(session))


def list_backups(session: Session) -> list[BackupLine]:
    """The checked backups that should still be where they were put, newest first; then those dated ahead."""
    rows = session.vault.execute(
        "SELECT id, made_at, reason, folder, file, bytes, "
        "EXISTS (SELECT 1 FROM meta WHERE name = ? || backup.id) "
        "FROM backup WHERE verified_at IS NOT NULL ORDER BY made_at DESC, id DESC",
        (_NOT_ON_DISK,),
    ).fetchall()
    now = session.clock.now()
    lines = [
        BackupLine(
            id=row[0],
            made_at=datetime.fromisoformat(row[1]),
            reason=BackupReason(row[2]),
            path=Path(row[3]) / row[4],
            bytes=row[5],
            ahead=is_ahead(datetime.fromisoformat(row[1]), now),
            on_disk=not row[6],
        )
        for row in rows
    ]
    return sorted(lines, key=lambda line: line.ahead)


def run_backup(job: BackupJob) -> str:
    """Make, seal, reopen, check and record one backup, and return its id. Raises as make_backup does."""
    return run_through(_backup(job))


@dataclass(frozen=True, kw_only=True)
class _Order:
    """What must be known to make the file away from the vault's thread; `passing` is its name until it is checked."""

    vault: Vault
    watch: Watch
    target: Path
    passing: Path
    size: int
    manifest: Callable[[CopyState, int, bytes], Manifest]
    recipients: tuple[str, str]
    identity: str


def _backup(job: BackupJob) -> LongDeed[str]:
    order = _order(job)
    manifest, on_disk = yield lambda: _make_file(order)
    backup_id = _record(job, order.target, manifest, on_disk)
    folder, profile, now = order.target.parent, manifest.profile, job.clock.now()
    gone = yield lambda: let_go_of_old(folder, profile, order.target, now)
    _forget(job.vault, folder, gone)
    job.watch.progress(1.0)
    return backup_id


def _order(job: BackupJob) -> _Order:
    vault, folder = job.vault, _place(job)
    size = sum(one.stat().st_size for one in _database_files(vault.path))
    require_space(vault.path.parent, size + _ROOM)
    require_space(folder, size + _ROOM)
    now, profile, audit_key = job.clock.now(), _meta(vault, "profile"), vault.audit_key
    device, label = vault.device, get_meta(vault, "label") or ""
    target = folder / file_name(profile, now, before_change=job.reason is BackupReason.BEFORE_CHANGE)
    identity = own_identity(vault.backup_key)

    def manifest(copied: CopyState, count: int, key: bytes) -> Manifest:
        return Manifest(
            profile=profile,
            device=device,
            label=label,
            made_at=now.isoformat(),
            reason=job.reason.value,
            bytes=count,
            rows=copied.rows,
            heads={one: [seq, head] for one, (seq, head) in copied.heads.items()},
            key=key.hex(),
            audit_key=audit_key.hex(),
        )

    return _Order(
        vault=vault,
        watch=job.watch,
        target=target,
        passing=target.with_name(f".{target.name}.new"),
        size=size,
        manifest=manifest,
        recipients=(_meta(vault, "recipient"), recipient_of(identity)),
        identity=identity,
    )


def _make_file(order: _Order) -> tuple[Manifest, bool]:
    """On any thread: it stands in its place, checked, or there is nothing of it. False where its place cannot promise
    that it is on the disk: it was read back whole all the same.
    """
    with _gone_after(order.passing):
        manifest, written = _seal(order)
        _check(order, manifest)
        with disk_faults(order.target):
            order.passing.replace(order.target)
            named = sync_folder(order.target.parent)
    return manifest, written and named


def _place(job: BackupJob) -> Path:
    if job.folder is None:
        folder = job.vault.path.parent / LOCAL_FOLDER
        make_private_folder(folder)
        return folder
    if not job.folder.is_dir():
        raise KnownError(Code.BACKUP_PLACE_GONE, path=str(job.folder))
    return job.folder


def _seal(order: _Order) -> tuple[Manifest, bool]:
    watch, key = order.watch, new_key()
    with _copy_beside(order.vault) as copy:

        def due() -> bool:
            watch.progress(0.4 * min(1.0, copy.stat().st_size / max(1, order.size)))
            return watch.cancelled()

        copied = export_database(order.vault, copy, key, due)
        manifest = order.manifest(copied, copy.stat().st_size, key)
        steps = watch.steps(0.4, 0.3, manifest.bytes)
        on_disk = write_backup(order.passing, order.recipients, manifest, copy, steps)
    return manifest, on_disk


def _check(order: _Order, manifest: Manifest) -> None:
    """Open what was written, as it lies in its place, and look at every page of it."""
    with _copy_beside(order.vault) as copy:
        steps = order.watch.steps(0.7, 0.2, manifest.bytes)
        read = read_backup(order.passing, order.identity, copy, steps)
        if read != manifest:
            raise KnownError(Code.BACKUP_DAMAGED, path=str(order.passing))
        check_copy(copy, bytes.fromhex(read.key), read.rows, order.watch.cancelled)


def _record(job: BackupJob, target: Path, manifest: Manifest, on_disk: bool) -> str:
    vault, backup_id = job.vault, job.clock.new_id()
    with vault.transaction():
        vault.execute(
            "INSERT INTO backup (id, made_at, reason, folder, file, bytes, rows, verified_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                backup_id,
                manifest.made_at,
                manifest.reason,
                str(target.parent),
                target.name,
                target.stat().st_size,
                sum(manifest.rows.values()),
                job.clock.now().isoformat(),
            ),
        )
        if not on_disk:
            put_meta(vault, _NOT_ON_DISK + backup_id, "1")
        append_event(vault, job.clock, job.member_id, AuditAction.BACKUP, backup_id, why=manifest.reason)
    return backup_id


def _forget(vault: Vault, folder: Path, gone: list[str]) -> None:
    with vault.transaction():
        for name in gone:
            rows = vault.execute(
                "DELETE FROM backup WHERE folder = ? AND file = ? RETURNING id", (str(folder), name)
            ).fetchall()
            for (backup_id,) in rows:
                drop_meta(vault, _NOT_ON_DISK + backup_id)


@contextmanager
def _copy_beside(vault: Vault) -> Iterator[Path]:
    """A name for a copy of the database beside the vault; encrypted under its own key, and gone at the end."""
    path = vault.path.with_name(f".copy-{secrets.token_hex(4)}")
    with _gone_after(path):
        yield path


@contextmanager
def _gone_after(path: Path) -> Iterator[None]:
    try:
        yield
    finally:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _database_files(path: Path) -> list[Path]:
    return [one for one in (path, path.with_name(f"{path.name}-wal")) if one.exists()]


def _meta(vault: Vault, name: str) -> str:
    value = get_meta(vault, name)
    if value is None:
        raise BugError(f"the vault does not know its {name}")
    return value
