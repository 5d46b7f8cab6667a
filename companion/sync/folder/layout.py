"""What lies where in a share. Names are hints here: they say where to look, and what need not be read again."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from companion.sync.folder.disk import TMP, reading

ROOT = "companion1"
HEAD = "head"
FOLDER = "folder"
INVITES = "invites"
REQUESTS = "requests"
SUFFIX = ".bundle"
HALF_HASH_BYTES = 16
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_NUMBERED = re.compile(r"(\d{8})-([0-9a-f]{32})")


@dataclass(frozen=True)
class Place:
    """A directory whose name begins with a uuid (of a team or a device)."""

    id: str
    path: Path


@dataclass(frozen=True)
class Found:
    """A regular file. `name` is in lower case; `number` and `half` (of its hash, hex) are what the name claims."""

    path: Path
    name: str
    size: int
    changed: int
    number: int | None
    half: str

    @property
    def is_head(self) -> bool:
        """Whether it claims to be a head or the statement which folder this is."""
        return self.name.startswith((HEAD, FOLDER))


def bundle_name(number: int, digest: bytes) -> str:
    """How a bundle is called."""
    return f"{number:08d}-{digest[:HALF_HASH_BYTES].hex()}{SUFFIX}"


def list_teams(share: Path) -> list[Place]:
    """The teams that have a directory in the share. Raises CARRIER_GONE where the share cannot be listed."""
    with reading(share):
        roots = [one.path for one in _folders(share) if one.path.name.lower() == ROOT]
        return [place for root in sorted(roots) for place in _places(root)]


def list_devices(teams: Iterable[Place], team: str | None = None) -> list[Place]:
    """The directories of devices, of one team or of all. Raises CARRIER_GONE."""
    found = []
    for place in teams:
        if team in {None, place.id}:
            with reading(place.path):
                found += _places(place.path)
    return found


def files_in(folder: Path) -> list[Found]:
    """The files in a directory, by name. Those that are still being written (`.tmp`) are left out, and so are links.

    Raises OSError where the directory cannot be listed; one that is not there has no files.
    """
    found = []
    with suppress(FileNotFoundError), os.scandir(folder) as entries:
        for entry in entries:
            name = entry.name.lower()
            if name.endswith(TMP) or not entry.is_file(follow_symlinks=False):
                continue
            told, claimed = entry.stat(follow_symlinks=False), _NUMBERED.search(name)
            number, half = (int(claimed[1]), claimed[2]) if claimed else (None, "")
            found.append(Found(Path(entry.path), name, told.st_size, told.st_mtime_ns, number, half))
    return sorted(found, key=lambda one: one.name)


def list_files(folder: Path) -> list[Found]:
    """The same; one directory that cannot be listed keeps nobody from reading the others."""
    with suppress(OSError):
        return files_in(folder)
    return []


def list_inside(device: Place, kind: str) -> list[Found]:
    """The files in its directory of invites or requests."""
    with suppress(OSError):
        inside = [one.path for one in _folders(device.path) if one.path.name.lower() == kind]
        return [file for one in inside for file in list_files(one)]
    return []


def named(folder: Path, name: str) -> Path:
    """The directory of this name inside, or the one that differs in upper and lower case alone."""
    exact = folder / name
    if not exact.exists():
        with suppress(OSError):
            return next((one.path for one in _folders(folder) if one.path.name.lower() == name), exact)
    return exact


def _places(folder: Path) -> list[Place]:
    with suppress(FileNotFoundError):
        return sorted((one for one in _folders(folder) if one.id), key=lambda one: (one.id, one.path.name))
    return []


def _folders(folder: Path) -> list[Place]:
    """Directories that are no links, with the uuid their name begins with. Raises OSError."""
    with os.scandir(folder) as entries:
        plain = [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]
    return [Place(begins[0] if (begins := _UUID.match(path.name.lower())) else "", path) for path in plain]
