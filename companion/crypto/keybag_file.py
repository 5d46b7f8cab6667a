"""The key bag on disk: replaced whole, read back, and kept three times so that one bad sector locks nobody out.

`keybag` is the newest, `keybag.1` and `keybag.2` are older. While a change is being made they hold what was
before; once the new one has proved itself, they become copies of it, so that an old passphrase or an old
recovery code opens nothing any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from companion.crypto.keybag import MOST_BYTES, KeyBag, from_bytes, to_bytes
from companion.durable import disk_faults, read_small, replace_file
from companion.errors import Code, KnownError

NAMES = ("keybag", "keybag.1", "keybag.2")


@dataclass(frozen=True, kw_only=True)
class FoundKeyBag:
    """A key bag and which file it came from: 0 is the newest, 1 or 2 mean that newer ones were damaged."""

    bag: KeyBag
    generation: int


def read_keybag(folder: Path) -> FoundKeyBag:
    """The newest key bag that is whole. Raises KEYBAG_MISSING, KEYBAG_DAMAGED (all of them), KEYBAG_TOO_NEW,
    KDF_DOWNGRADED, KDF_EXCESSIVE: what someone made weak is not passed over in silence.
    """
    damaged: KnownError | None = None
    for generation, name in enumerate(NAMES):
        try:
            data = _read(folder / name)
            if data is not None:
                return FoundKeyBag(bag=from_bytes(data), generation=generation)
        except KnownError as trouble:
            if trouble.code not in (Code.KEYBAG_DAMAGED, Code.DISK_TROUBLE):
                raise
            damaged = trouble
    if damaged is not None:
        raise KnownError(Code.KEYBAG_DAMAGED, path=str(folder)) from damaged
    raise KnownError(Code.KEYBAG_MISSING, path=str(folder))


def write_keybag(folder: Path, bag: KeyBag) -> None:
    """Make `bag` the newest generation. What was there moves one place back, but only what is whole."""
    newest, older, oldest = (folder / name for name in NAMES)
    kept = [data for data in (_whole(newest), _whole(older)) if data is not None]
    for path, data in reversed(list(zip((older, oldest), kept, strict=False))):
        replace_file(path, data)
    replace_file(newest, to_bytes(bag))
    if _read(newest) != to_bytes(bag):
        raise KnownError(Code.DISK_TROUBLE, path=str(newest))


def settle_keybag(folder: Path) -> None:
    """The newest has proved itself: make the older generations copies of it."""
    newest, *others = (folder / name for name in NAMES)
    data = _whole(newest)
    if data is None:
        raise KnownError(Code.KEYBAG_DAMAGED, path=str(folder))
    for path in others:
        if _whole(path) != data:
            replace_file(path, data)


def _whole(path: Path) -> bytes | None:
    try:
        data = _read(path)
        return data if data is not None and from_bytes(data) else None
    except KnownError:
        return None


def _read(path: Path) -> bytes | None:
    try:
        with disk_faults(path):
            return read_small(path, MOST_BYTES)
    except KnownError as trouble:
        if isinstance(trouble.__cause__, FileNotFoundError):
            return None
        raise
