"""Which service copies a folder to other machines: told by what the service itself left there, never by a mere name.

Somebody may log in as "box" and call a stick "nextcloud". What counts is the service's own mark in a folder, its own
settings that say which folder it copies, the places a system gives to such services, and on Windows the system's word.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path

from companion.durable import read_small

_MARKS = (
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".849c9593-d756-4e56-8d6e-42412f2a707b", "OneDrive"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".shortcut-targets-by-id", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".sync_*.db", "Nextcloud"),
    ("._sync_*.db", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".stfolder", "Syncthing"),
    (".boxsync", "Box"),
    (".box sync", "Box"),
    (".pcloud", "pCloud"),
)
_SYSTEM_PLACES = (
    (re.compile(r"library/cloudstorage/googledrive-.*"), "Google Drive"),
    (re.compile(r"library/cloudstorage/onedrive.*"), "OneDrive"),
    (re.compile(r"library/cloudstorage/dropbox.*"), "Dropbox"),
    (re.compile(r"library/cloudstorage/box-.*"), "Box"),
    (re.compile(r"library/mobile documents/.*"), "iCloud"),
    (re.compile(r"library/cloudstorage/.*"), "a cloud drive"),
)
"""macOS gives these folders to such services and to nothing else: the last three names of a path."""
_DEFAULTS = (
    ("OneDrive", "OneDrive", (".config/onedrive",)),
    ("pCloudDrive", "pCloud", (".pcloud",)),
    ("Box", "Box", ("Library/Application Support/Box", "AppData/Local/Box")),
    ("Box Sync", "Box", ("Library/Application Support/Box Sync", "AppData/Local/Box Sync")),
    (
        "iCloudDrive",
        "iCloud",
        ("AppData/Local/Packages/AppleInc.iCloud_nzyj5cx40ttqa", "AppData/Roaming/Apple Computer"),
    ),
)
"""Folders in the home folder, whose they are where that service's own settings are beside them."""
_DROPBOX_SAYS = (".dropbox/info.json", "AppData/Local/Dropbox/info.json", "AppData/Roaming/Dropbox/info.json")
_CLIENTS_SAY = (
    (".config/Nextcloud/nextcloud.cfg", "Nextcloud"),
    ("AppData/Roaming/Nextcloud/nextcloud.cfg", "Nextcloud"),
    ("Library/Preferences/Nextcloud/nextcloud.cfg", "Nextcloud"),
    (".config/ownCloud/owncloud.cfg", "ownCloud"),
    ("AppData/Roaming/ownCloud/owncloud.cfg", "ownCloud"),
)
_LOCAL_PATH = re.compile(r"^[^=\n]*\\localPath=(.+?)/?\s*$", re.MULTILINE)
_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_MOST_BYTES = 1 << 20
_REPARSE_CLOUD, _REPARSE_KIND = 0x9000001A, 0xFFFF0FFF
"""IO_REPARSE_TAG_CLOUD and the bits of it that do not count up (Windows' Cloud Files API)."""


def cloud_service(folder: Path, environ: Mapping[str, str] = os.environ) -> str | None:
    """Name the service that copies `folder` to other machines, or None; links are followed. Reads, asks nobody."""
    told = [*_told_folders(environ)]
    for path in {folder.absolute(), folder.resolve()}:
        for part in (path, *path.parents):
            found = _system_place(part) or _mark(part) or _windows_says(part)
            if found:
                return found
        for copied, service in told:
            if path.is_relative_to(copied):
                return service
    return None


def _system_place(folder: Path) -> str | None:
    names = "/".join(folder.parts[-3:]).lower()
    return next((service for rule, service in _SYSTEM_PLACES if rule.fullmatch(names)), None)


def _mark(folder: Path) -> str | None:
    # Services keep their settings in the home folder (~/.dropbox, ~/.pcloud): that does not make it theirs.
    if folder == Path.home():
        return None
    with suppress(OSError):
        for entry in folder.iterdir():
            lower = entry.name.lower()
            if lower.startswith("."):
                found = next((service for mark, service in _MARKS if fnmatch(lower, mark)), None)
                if found:
                    return found
    return None


def _windows_says(folder: Path) -> str | None:
    with suppress(OSError):
        tag = getattr(folder.lstat(), "st_reparse_tag", 0)
        if tag & _REPARSE_KIND == _REPARSE_CLOUD:
            return "a cloud drive"
    return None


def _told_folders(environ: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """The folders that services say they copy, in settings of their own."""
    home = Path.home()
    for name in _VARIABLES:
        if environ.get(name):
            yield Path(environ[name]), "OneDrive"
    for name, service, settings in _DEFAULTS:
        if any((home / one).is_dir() for one in settings):
            yield home / name, service
    for place in _DROPBOX_SAYS:
        yield from ((path, "Dropbox") for path in _dropbox_folders(home / place))
    for place, service in _CLIENTS_SAY:
        for path in _LOCAL_PATH.findall(_text(home / place)):
            yield Path(path), service


def _dropbox_folders(info: Path) -> Iterator[Path]:
    with suppress(ValueError, LookupError, AttributeError, TypeError, RecursionError):
        for account in json.loads(_text(info)).values():
            yield Path(account["path"])


def _text(path: Path) -> str:
    with suppress(OSError):
        return read_small(path, _MOST_BYTES).decode("utf-8", "replace")
    return ""
