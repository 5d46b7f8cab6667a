"""The backup file: an age file that holds a manifest and the vault's database under a key of its own.

age( "companion/backup/v1\n" ‖ length of manifest (4 bytes, big-endian) ‖ manifest (JSON) ‖ database )
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any, BinaryIO

from companion.crypto.age import open_stream, seal_stream
from companion.crypto.labels import KEY_BYTES
from companion.durable import FILE_MODE, disk_faults, sync_file
from companion.errors import Code, KnownError

MAGIC = b"companion/backup/v1\n"
_FAMILY = b"companion/backup/v"
_MOST_MANIFEST = 1 << 20
_LENGTH = 4


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """What must be known to restore and to check. `key` and `audit_key` are hex; `rows` counts every table."""

    profile: str
    device: str
    label: str
    made_at: str
    reason: str
    bytes: int
    rows: dict[str, int]
    heads: dict[str, list[int | str]]
    key: str = field(repr=False)
    audit_key: str = field(repr=False)


def write_backup(
    path: Path, recipients: Sequence[str], manifest: Manifest, database: Path, step: Callable[[int], None]
) -> bool:
    """Write the file whole and bring it to the disk. `step` is told how many bytes were read, and may raise.

    False where the place cannot promise that it is on the disk.
    """
    told = json.dumps(asdict(manifest), sort_keys=True).encode()
    header = MAGIC + len(told).to_bytes(_LENGTH, "big") + told
    with disk_faults(path), database.open("rb") as source, new_file(path) as target:
        seal_stream(recipients, _Joined(header, source, step), target)
        return sync_file(target)


def read_backup(path: Path, identity: str, database: Path, step: Callable[[int], None]) -> Manifest:
    """Open the file, write its database (still under its own key) to `database`, and return the manifest.

    Raises BACKUP_WRONG_CODE, BACKUP_DAMAGED, BACKUP_TOO_NEW and what the disk says.
    """
    with disk_faults(path), path.open("rb") as source, new_file(database) as target:
        split = _Split(target)
        open_stream(identity, _Joined(b"", source, step), split)
    manifest = split.manifest
    if manifest is None or manifest.bytes != database.stat().st_size:
        raise KnownError(Code.BACKUP_DAMAGED, path=str(path))
    return manifest


def new_file(path: Path) -> BinaryIO:
    """A file that was not there before, for its owner alone (0600)."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb")


class _Joined:
    """The header, then the file, as one stream."""

    def __init__(self, header: bytes, file: BinaryIO, step: Callable[[int], None]) -> None:
        self._header = header
        self._file = file
        self._step = step

    def read(self, size: int = -1) -> bytes:
        if self._header:
            data, self._header = self._header[:size], self._header[size:]
            return data
        data = self._file.read(size)
        self._step(len(data))
        return data


class _Split:
    """Takes the header off the front of a stream and lets the rest through to a file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._front = b""
        self.manifest: Manifest | None = None

    def write(self, data: bytes) -> int:
        if self.manifest is not None:
            return self._file.write(data)
        self._front += data
        self._take_manifest()
        return len(data)

    def _take_manifest(self) -> None:
        start = len(MAGIC) + _LENGTH
        if len(self._front) < start:
            return
        if not self._front.startswith(MAGIC):
            newer = self._front.startswith(_FAMILY)
            raise KnownError(Code.BACKUP_TOO_NEW if newer else Code.BACKUP_DAMAGED)
        length = int.from_bytes(self._front[len(MAGIC) : start], "big")
        if length > _MOST_MANIFEST:
            raise KnownError(Code.BACKUP_DAMAGED)
        if len(self._front) >= start + length:
            self.manifest = _to_manifest(self._front[start : start + length])
            self._file.write(self._front[start + length :])
            self._front = b""


def _to_manifest(told: bytes) -> Manifest:
    """Whoever has the public half of the backup key can seal anything: nothing here is taken on trust."""
    try:
        raw: Any = json.loads(told)
        manifest = Manifest(**{one.name: raw[one.name] for one in fields(Manifest)})
        keys = bytes.fromhex(manifest.key), bytes.fromhex(manifest.audit_key)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise KnownError(Code.BACKUP_DAMAGED) from None
    texts = (manifest.profile, manifest.device, manifest.label, manifest.made_at, manifest.reason)
    if not all(isinstance(one, str) for one in texts) or [len(one) for one in keys] != [KEY_BYTES, KEY_BYTES]:
        raise KnownError(Code.BACKUP_DAMAGED)
    return manifest
