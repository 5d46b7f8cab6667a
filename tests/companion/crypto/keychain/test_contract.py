"""One contract for every keychain: the one in memory, and a real Secret Service."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from companion.crypto.keychain import Keychain
from companion.crypto.keychain.memory import MemoryKeychain
from companion.crypto.keychain.system import SystemKeychain

from .backends import ForgetfulBackend, KeepingBackend
from .contract import CONTRACT

ROOT = Path(__file__).parents[4]
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")


@pytest.mark.parametrize("promise", CONTRACT)
def test_memory(promise: Callable[[Keychain], None]) -> None:
    promise(MemoryKeychain())


@pytest.mark.parametrize("promise", CONTRACT)
def test_system_over_two_backends(promise: Callable[[Keychain], None]) -> None:
    promise(SystemKeychain([KeepingBackend(), ForgetfulBackend()]))


@pytest.mark.skipif(
    not all(shutil.which(one) for one in NEEDED), reason="a Secret Service is not installed here"
)
def test_a_real_secret_service(tmp_path: Path) -> None:
    inside = (
        "printf 'a login' | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null && "
        f"exec {sys.executable} -m tests.companion.crypto.keychain.contract"
    )
    # A home of its own: no keyring of whoever runs the tests is opened or written.
    own = {
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_RUNTIME_DIR": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", inside],
        cwd=ROOT,
        env=os.environ | own,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == [promise.__name__ for promise in CONTRACT], done.stderr
