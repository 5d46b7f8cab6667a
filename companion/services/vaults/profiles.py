"""The vaults of this laptop: their folders, their labels, their device secrets, and the unlocks that failed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from companion.clock import Clock
from companion.crypto.keychain import Keychain
from companion.domain.text import LONGEST_NAME, cleaned
from companion.durable import make_private_folder, read_small, read_small_json, replace_file
from companion.errors import KnownError
from companion.paths import ABOUT_NAME, FAILED_NAME, Home, is_profile_name

_ABOUT_FORMAT = 1
_MOST_FAILED = 200
_MOST_FAILED_BYTES = _MOST_ABOUT_BYTES = 64 * 1024
_LEFTOVERS = (".*.new", ".*.trial", ".copy-*")


@dataclass(frozen=True, kw_only=True)
class VaultAbout:
    """One line of the list of vaults. `label` is what the worker called it."""

    profile: str
    label: str


def list_vaults(home: Home) -> list[VaultAbout]:
    """Every vault of this laptop, the oldest first. A label that cannot be read is empty; nothing is opened."""
    folders: list[Path] = []
    with suppress(OSError):
        folders = sorted(one for one in home.vaults.iterdir() if is_profile_name(one.name))
    return [VaultAbout(profile=one.name, label=_label(one)) for one in folders if _is_whole(one)]


def has_vaults(home: Home) -> bool:
    """Whether there is anything to unlock; only names are looked at."""
    with suppress(OSError):
        return any(is_profile_name(one.name) and _is_whole(one) for one in home.vaults.iterdir())
    return False


def put_about(folder: Path, label: str) -> None:
    """Write the label beside the vault. It is written last: a folder with a label holds a whole vault."""
    about = {"format": _ABOUT_FORMAT, "label": label}
    replace_file(folder / ABOUT_NAME, json.dumps(about, ensure_ascii=False, sort_keys=True).encode() + b"\n")


def rename_label(folder: Path, before: str, after: str) -> None:
    """Let the label say what its vault's worker is called now, where it was their name before and no other word.

    The vault itself has the new name already: a disk that does not take it here stops nothing.
    """
    was, now = " ".join(before.split()), " ".join(after.split())
    if was and now and was != now and _label(folder) == was:
        with suppress(KnownError, OSError):
            put_about(folder, now)


@contextmanager
def new_profile_folder(home: Home, clock: Clock, keychain: Keychain | None) -> Iterator[Path]:
    """A private folder for a new vault, named by its profile id. If making the vault fails, the folder and the
    device secret are gone again.
    """
    folder = home.profile(clock.new_id())
    make_private_folder(home.vaults)
    make_private_folder(folder)
    try:
        yield folder
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        if keychain is not None:
            with suppress(KnownError):
                keychain.drop_secret(folder.name)
        raise


def sweep_leftovers(folder: Path) -> None:
    """Remove what a killed program may have left half made. All of it is encrypted or empty."""
    for pattern in _LEFTOVERS:
        for path in folder.glob(pattern):
            with suppress(OSError):
                path.unlink()


def keep_device_secret(keychain: Keychain | None, profile: str) -> bytes | None:
    """The device secret, made if there was none. None where no keyring keeps it: the passphrase stands alone."""
    from companion.crypto.labels import new_key  # the primitives are not needed to list vaults

    if keychain is None:
        return None
    try:
        secret = keychain.get_secret(profile)
        if secret is None:
            secret = new_key()
            keychain.put_secret(profile, secret)
        return secret if keychain.get_secret(profile) == secret else None
    except KnownError:
        return None


def note_failed_unlock(folder: Path, at: datetime) -> None:
    """Remember beside the locked vault that someone could not open it: times only, 200 at most."""
    with suppress(KnownError):  # a full disk must not hide that the passphrase was wrong
        times = [*failed_unlocks(folder), at][-_MOST_FAILED:]
        replace_file(folder / FAILED_NAME, "".join(f"{one.isoformat()}\n" for one in times).encode())


def failed_unlocks(folder: Path) -> list[datetime]:
    """When unlocking failed since the last time it worked, oldest first. Lines that make no sense are passed over."""
    times = []
    with suppress(OSError, UnicodeDecodeError):
        for line in read_small(folder / FAILED_NAME, _MOST_FAILED_BYTES).decode("ascii").splitlines():
            with suppress(ValueError):
                times.append(datetime.fromisoformat(line))
    return [one for one in times if one.tzinfo is not None][-_MOST_FAILED:]


def forget_failed_unlocks(folder: Path) -> None:
    """They are in the audit chain now. What cannot be removed (somebody made a folder of it) locks nobody out."""
    with suppress(OSError):
        (folder / FAILED_NAME).unlink(missing_ok=True)


def _label(folder: Path) -> str:
    """Anyone who can write to the disk can write this file: it stays one short line, whatever stands in it."""
    try:
        about = read_small_json(folder / ABOUT_NAME, _MOST_ABOUT_BYTES)
    except (OSError, ValueError):
        return ""
    label = about.get("label") if isinstance(about, dict) else None
    return " ".join(cleaned(label).split())[:LONGEST_NAME] if isinstance(label, str) else ""


def _is_whole(folder: Path) -> bool:
    with suppress(OSError):
        return (folder / ABOUT_NAME).is_file()
    return False
