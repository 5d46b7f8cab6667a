"""A power cut on a disk that keeps exactly what was brought to it, and of the rest what it likes."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

import pytest


class PowerCutError(BaseException):
    """The machine is off."""


class Platter:
    """What is on the disk below `root` for certain: contents of files as of their last fsync, names as of their
    folder's. Everything that stood there at first counts as brought to the disk.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.contents: dict[int, bytes] = {}
        self.names: dict[Path, dict[str, int]] = {}
        self.syncs, self.cut_at = 0, -1
        for folder in [root, *(path for path in root.rglob("*") if path.is_dir())]:
            self._keep_names(folder)
        for path in root.rglob("*"):
            if path.is_file():
                self._keep_content(path)

    def _keep_names(self, folder: Path) -> None:
        self.names[folder] = {path.name: path.stat().st_ino for path in folder.iterdir()}

    def _keep_content(self, path: Path) -> None:
        self.contents[path.stat().st_ino] = path.read_bytes()

    @contextmanager
    def spinning(self, monkeypatch: pytest.MonkeyPatch, cut_at: int) -> Iterator[None]:
        """Notice what is brought to the disk; the power goes at the fsync of this number, before it is done."""
        whole = os.fsync
        self.cut_at = cut_at

        def noticed(file: int) -> None:
            path = Path(f"/proc/self/fd/{file}").readlink()
            below = path == self.root or self.root in path.parents
            if below and self.syncs == self.cut_at:
                raise PowerCutError
            self.syncs += below
            whole(file)
            if below and path.is_dir():
                self._keep_names(path)
            elif path.is_file():
                self._keep_content(path)  # also what is built elsewhere, and moved in

        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", noticed)
            yield

    def after_the_cut(self, there: Path, dice: Random) -> None:
        """The disk as it is found: what was not brought to it is whole, torn, full of zeros, or was never there."""
        now = {path.stat().st_ino: path for path in self.root.rglob("*") if path.is_file()}
        written = {inode: path.read_bytes() for inode, path in now.items()}
        for folder in [self.root, *sorted(path for path in self.root.rglob("*") if path.is_dir())]:
            target = there / folder.relative_to(self.root)
            if folder != self.root and not target.parent.exists():
                continue
            target.mkdir(exist_ok=True)
            names = self.names.get(folder, {})
            newer = {path.name: path.stat().st_ino for path in folder.iterdir() if path.is_file()}
            if dice.random() < 0.5:
                names = names | newer if dice.random() < 0.5 else newer
            for name, inode in names.items():
                if inode in written or inode in self.contents:
                    (target / name).write_bytes(self._content(inode, written, dice))

    def _content(self, inode: int, written: dict[int, bytes], dice: Random) -> bytes:
        sure, latest = self.contents.get(inode), written.get(inode)
        if latest is None or latest == sure:
            return sure or b""
        kept = dice.randrange(len(latest) + 1)
        torn = latest[:kept] + bytes(dice.choice([0, len(latest) - kept]))
        return dice.choice([latest, torn, sure if sure is not None else b""])


def torn_log(before: bytes, after: bytes, dice: Random) -> bytes:
    """A write-ahead log in the middle of what is written behind `before`: sectors of it came, and others did not.

    Where it was begun anew meanwhile there is nothing behind: it is left as it was.
    """
    if after[:32] != before[:32] or len(after) <= len(before):
        return before
    tail = bytearray(after[len(before) : dice.randrange(len(before), len(after)) + 1])
    for start in range(0, len(tail), 512):
        if dice.random() < 0.3:
            tail[start : start + 512] = bytes(len(tail[start : start + 512]))
    return before + bytes(tail)


def laptop_files(folder: Path) -> dict[str, bytes]:
    """The bytes of a vault, its log and what lies beside it, as they are on the disk now; not what is memory only."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "vault.db-shm"
    }


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    """The same bytes and nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def copied(source: Path, target: Path) -> Path:
    """A copy of everything below a folder."""
    shutil.copytree(source, target)
    return target
