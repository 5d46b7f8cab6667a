"""Test of the start: what the first window does not need is not loaded before it is painted."""

import subprocess
import sys
from pathlib import Path

from companion.paths import home_in
from companion.services.vaults.profiles import put_about
from tests.bench.start_bench import OURS, first_paint

LATER = {"reportlab", "keyring", "pypdfium2", "PIL", "spylls", "ssl", "http", "asyncio", "unittest"}
LATER |= {"cryptography", "sqlcipher3", "sqlite_utils", "pyrage", "platformdirs", "uuid", "uuid6", "email"}
LATER |= {
    "logging.handlers",
    "socket",
    "PySide6.QtDBus",
    "companion.services.vaults.doors",
    "companion.paper",
}
LATER |= {"ui.system_sleep", "companion.vault", "companion.services.vaults.backups"}

LATER |= {"zxcvbn", "httpx", "cbor2", "truststore", "companion.sync", "companion.team", "ui.sync.place"}


def test_what_the_first_window_does_not_need_is_loaded_later(tmp_path: Path) -> None:
    modules = first_paint(OURS, "--home", str(tmp_path)).modules
    assert "ui.first_start.screen" in modules
    assert modules & LATER == set()


def test_neither_is_what_unlocking_does_not_need(tmp_path: Path) -> None:
    """How strong a new passphrase is concerns nobody who has one."""
    vault = home_in(tmp_path).profile("01890000-0000-7000-8000-0000000000f1")
    vault.mkdir(parents=True)
    put_about(vault, "Mine")
    modules = first_paint(OURS, "--home", str(tmp_path)).modules
    assert "ui.unlock.screen" in modules
    assert modules & (LATER | {"ui.widgets.passphrase", "companion.domain.passphrase"}) == set()


def test_home_without_a_team_loads_nothing_of_sharing() -> None:
    """What is asked after unlocking, and what drives sharing, stays light until there is a place."""
    asked = (
        "companion.services.vaults.doors",
        "companion.services.record.home",
        "companion.services.sharing.count",
        "ui.sync.syncing",
        "ui.shell.sharing_line",
    )
    code = f"import sys, {', '.join(asked)}; print(*sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "ui.sync.syncing" in loaded
    assert {"httpx", "cbor2", "companion.sync", "companion.team", "companion.services.sync.driving"} & set(
        loaded
    ) == set()
