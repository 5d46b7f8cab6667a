"""Where things live on this laptop: vaults, settings, logs. One root instead, for tests and USB sticks."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, replace
from pathlib import Path

NAME = "Companion"
VAULT_NAME = "vault.db"
ABOUT_NAME = "about.json"
FAILED_NAME = "failed-unlocks"
KEYRING_NAME = "keyring-check"
ROOT_VARIABLE = "COMPANION_HOME"
"""A folder to use instead of the system's: Windows asks nobody's HOME where a user's folders are, so tests set this."""
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, kw_only=True)
class Home:
    """Three folders; none of them need exist yet. A `portable` one is not bound to this laptop's keyring."""

    data: Path
    config: Path
    logs: Path
    portable: bool = False

    @property
    def vaults(self) -> Path:
        """The folder that has a folder for every vault."""
        return self.data / "vaults"

    def profile(self, profile_id: str) -> Path:
        """The folder of one vault: key bag, vault.db, lock, about.json."""
        return self.vaults / profile_id


def system_home() -> Home:
    """Give the folders that this system wants, or those under COMPANION_HOME where that is set.

    On Windows the data stays on the machine and does not roam.
    """
    if root := os.environ.get(ROOT_VARIABLE):
        return replace(home_in(Path(root)), portable=False)
    import platformdirs

    return Home(
        data=platformdirs.user_data_path(NAME, appauthor=False, roaming=False),
        config=platformdirs.user_config_path(NAME, appauthor=False, roaming=False),
        logs=platformdirs.user_log_path(NAME, appauthor=False),
    )


def home_in(root: Path) -> Home:
    """Everything under one folder: a stick, a test, a practice vault."""
    return Home(data=root, config=root / "config", logs=root / "logs", portable=True)


def is_profile_name(name: str) -> bool:
    """Whether a folder's name is a profile id: a UUID as we write it."""
    return _UUID.fullmatch(name) is not None
