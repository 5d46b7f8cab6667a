"""Is this the folder we know? Told by what is signed in it, never by where it is or what it is called."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from companion.errors import Code, KnownError
from companion.sync.folder.disk import read_or_wait
from companion.sync.folder.files import MOST_HEAD, Head, Told, read_head, read_statement
from companion.sync.folder.layout import Found, files_in, list_devices, list_teams

_BEGINS = b"\xd2"
"""The first byte of everything signed: a folder.jpg is no head that is half copied."""

Keys = Callable[[str], bytes | None]
"""The public key of a device, by its id, as far as the roster is known; also of a device that was revoked."""


@dataclass
class Seen:
    """Ids of the folder that were found: said by devices we know, said by others; and whether something waits."""

    known: set[bytes] = field(default_factory=set)
    others: set[bytes] = field(default_factory=set)
    waits: bool = False

    def take(self, told: Told | None, keys: Keys) -> None:
        """Count one file in."""
        if told is None:
            self.waits = True
            return
        public = keys(told.device)
        folder = told.value.folder if isinstance(told.value, Head) else told.value
        assert isinstance(folder, bytes)
        if public is None:
            self.others.add(folder)
        elif told.signed_by(public):
            self.known.add(folder)

    def best(self) -> bytes | None:
        """The id that a newcomer takes."""
        return min(self.known, default=None) or min(self.others, default=None)


def require_known(share: Path, team: str, keys: Keys, folder: bytes, first: str) -> None:
    """Nothing is read or written anywhere else than in the folder we remember. `first`: the device looked at first.

    Raises CARRIER_GONE, CARRIER_EMPTIED, CARRIER_WRONG.
    """
    seen = _look(share, team, keys, folder, first)
    if folder not in seen.known | seen.others:
        raise _not_here(share, team, seen)


def find_folder(share: Path, team: str, keys: Keys, *, may_begin: bool) -> bytes | None:
    """The id of a folder that is new to us; None where the team has none here and may begin one."""
    seen = _look(share, team, keys, None, "")
    found = seen.best()
    if found is None and not (may_begin and not seen.waits):
        raise _not_here(share, team, seen)
    return found


def require_apart(share: Path, vault: Path) -> Path:
    """The share with links followed. Raises CARRIER_WRONG where it is in the vault's folder, or that is in it."""
    real, private = Path(os.path.realpath(share)), Path(os.path.realpath(vault))
    if real.is_relative_to(private) or private.is_relative_to(real):
        raise KnownError(Code.CARRIER_WRONG, path=str(share), reason="vault")
    return real


def statements_in(files: Sequence[Found], team: str) -> list[Told | None]:
    """What heads and statements in a directory say; None for one that does not count now, but may later."""
    found: list[Told | None] = []
    for file in files:
        data = read_or_wait(file.path, MOST_HEAD) if file.is_head else b"litter"
        told = None if data is None else read_head(data, team) or read_statement(data, team)
        if told is not None or not data or data.startswith(_BEGINS):
            found.append(told)
    return found


def _look(share: Path, team: str, keys: Keys, wanted: bytes | None, first: str) -> Seen:
    """Through the directories of the team, until the wanted id is found."""
    seen = Seen()
    for place in sorted(list_devices(list_teams(share), team), key=lambda one: one.id != first):
        try:
            files = files_in(place.path)
        except OSError:
            seen.waits = True
            continue
        for told in statements_in(files, team):
            seen.take(told, keys)
        if wanted in seen.known:
            break
    return seen


def _not_here(share: Path, team: str, seen: Seen) -> KnownError:
    if seen.waits:  # what cannot be read now may be ours
        return KnownError(Code.CARRIER_GONE, path=str(share), reason="not_readable")
    if seen.known or seen.others:
        return KnownError(Code.CARRIER_WRONG, path=str(share), reason="other_folder")
    teams = {one.id for one in list_teams(share)}
    if teams and team not in teams:
        return KnownError(Code.CARRIER_WRONG, path=str(share), reason="other_team")
    return KnownError(Code.CARRIER_EMPTIED, path=str(share))
