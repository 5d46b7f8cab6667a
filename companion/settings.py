"""Preferences of this laptop that are not secret: how it looks, when it locks, where backups go."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from companion.durable import make_private_folder, read_small_json, replace_file
from companion.errors import KnownError

LOG = logging.getLogger("companion.settings")

_MOST_BYTES = 64 * 1024
# Part of a file's name: nothing that could lead out of its folder.
_LANGUAGE = re.compile(r"[A-Za-z]{0,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}")
_WINDOW = re.compile(r"|-?\d{1,5},-?\d{1,5},\d{1,5},\d{1,5}(,full)?")
LOOKS = ("system", "light", "dark", "contrast")
SMALLEST_ZOOM, LARGEST_ZOOM = 80, 300  # per cent


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What the worker chose. `zoom` is per cent, `idle_minutes` whole minutes, `backup_folder` a path or nothing,
    `window` where the window was left: "x,y,width,height" in pixels, ",full" after it when it filled the screen.
    """

    look: str = "system"
    zoom: int = 100
    calm_motion: bool = False
    idle_minutes: int = 5
    cafe: bool = False
    backup_folder: str = ""
    language: str = ""
    window: str = ""

    def minutes_until_lock(self, agreed: int | None = None) -> int:
        """Idle minutes before locking: two at most in café mode, and never more than the team `agreed` on."""
        own = min(self.idle_minutes, 2) if self.cafe else self.idle_minutes
        return own if agreed is None else min(own, agreed)


_CHECKS: dict[str, Callable[[Any], bool]] = {
    "look": lambda value: value in LOOKS,
    "zoom": lambda value: type(value) is int and SMALLEST_ZOOM <= value <= LARGEST_ZOOM,
    "calm_motion": lambda value: type(value) is bool,
    "idle_minutes": lambda value: type(value) is int and 1 <= value <= 60,
    "cafe": lambda value: type(value) is bool,
    "backup_folder": lambda value: type(value) is str,
    "window": lambda value: type(value) is str and _WINDOW.fullmatch(value) is not None,
    "language": lambda value: type(value) is str and _LANGUAGE.fullmatch(value) is not None,
}


def to_settings(raw: object) -> Settings:
    """Settings out of what a file held: each field on its own, so that one bad value costs only itself."""
    known = {field.name for field in fields(Settings)}
    given = raw if isinstance(raw, dict) else {}
    return Settings(
        **{name: value for name, value in given.items() if name in known and _CHECKS[name](value)}
    )


class SettingsStore:
    """The settings file: read once, rewritten whole at each change.

    A file that cannot be read or written is no reason to stop a worker: the defaults stand, or the choice holds
    until the program ends.
    """

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._now = to_settings(self._read())
        self._heard: list[Callable[[Settings], None]] = []

    @property
    def now(self) -> Settings:
        """The settings that hold."""
        return self._now

    def on_change(self, heard: Callable[[Settings], None]) -> None:
        """Call `heard` with the new settings after each change."""
        self._heard.append(heard)

    def change(self, **changed: str | int | bool) -> Settings:
        """Set these fields; a value that is not allowed raises ValueError."""
        for name, value in changed.items():
            if name not in _CHECKS or not _CHECKS[name](value):
                raise ValueError(name)
        self._now = replace(self._now, **changed)  # type: ignore[arg-type]
        self._write()
        for heard in self._heard:
            heard(self._now)
        return self._now

    def _read(self) -> object:
        if self._file is None:
            return {}
        try:
            return read_small_json(self._file, _MOST_BYTES)
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            LOG.warning("settings file unreadable, defaults used")
            return {}

    def _write(self) -> None:
        if self._file is None:
            return
        import json

        try:
            make_private_folder(self._file.parent)
            replace_file(self._file, json.dumps(asdict(self._now), indent=1).encode())
        except KnownError:
            LOG.warning("settings file not written")
