"""The files of backups in their folder: how they are called, and which of them need not stay."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from companion.services.vaults.laptop import Laptop
from companion.vault.backup_keeping import is_ahead, to_keep

SUFFIX = ".companion-backup"
_STAMP = "%Y%m%dT%H%M%S%fZ"
_BEFORE = "-before"
_KEPT_BEFORE = 3
LOCAL_FOLDER = "backups"
"""Where they stay, beside the vault, when no other place was chosen."""


def file_name(profile: str, made_at: datetime, *, before_change: bool) -> str:
    """The name of a backup made then."""
    mark = _BEFORE if before_change else ""
    return f"companion-{profile}-{made_at.astimezone(UTC).strftime(_STAMP)}{mark}{SUFFIX}"


def let_go_of_old(folder: Path, profile: str, just_made: Path, now: datetime) -> list[str]:
    """Let go of this vault's backups that need not stay, and say which. One that cannot be removed is no fault.

    The one `just_made` stays whatever the clock says. Those made before a change of the vault's shape are counted
    apart: the three latest stay, and the three latest of those dated ahead of `now`.
    """
    plain = _made(folder, profile, "")
    before = _made(folder, profile, _BEFORE)
    old = [plain[one] for one in plain.keys() - to_keep(plain, now)]
    for ahead in (False, True):
        old += [before[one] for one in sorted(before) if is_ahead(one, now) is ahead][:-_KEPT_BEFORE]
    gone = []
    for path in old:
        if path.name == just_made.name:
            continue
        with suppress(OSError):
            path.unlink()
            gone.append(path.name)
    return gone


def newest_backup(laptop: Laptop, profile: str) -> Path | None:
    """The newest backup file of a vault that need not be open, where backups are kept; dates ahead come last."""
    folders = [laptop.home.profile(profile) / LOCAL_FOLDER]
    if laptop.backup_folder:
        folders.append(Path(laptop.backup_folder))
    found: dict[datetime, Path] = {}
    for folder in folders:
        with suppress(OSError):
            found |= _made(folder, profile, _BEFORE) | _made(folder, profile, "")
    now = laptop.clock.now()
    return found[max(found, key=lambda one: (not is_ahead(one, now), one))] if found else None


def _made(folder: Path, profile: str, mark: str) -> dict[datetime, Path]:
    rule = re.compile(rf"companion-{re.escape(profile)}-(\d{{8}}T\d{{12}}Z){mark}{re.escape(SUFFIX)}")
    found = {match[1]: path for path in folder.iterdir() if (match := rule.fullmatch(path.name))}
    return {datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC): path for stamp, path in found.items()}
