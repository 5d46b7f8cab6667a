"""One program at a time."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from companion.errors import Code, KnownError
from companion.vault import profile_lock
from companion.vault.profile_lock import ProfileLock

ROOT = Path(__file__).parents[3]
HOLDER = (
    "import sys, time; from pathlib import Path\n"
    "from companion.vault.profile_lock import ProfileLock\n"
    "lock = ProfileLock(Path(sys.argv[1])); lock.take()\n"
    "print('held', flush=True); time.sleep(60)\n"
)


def code_of_taking(folder: Path) -> Code:
    with pytest.raises(KnownError) as caught:
        ProfileLock(folder).take()
    return caught.value.code


def test_taken_once_and_again_after_release(tmp_path: Path) -> None:
    lock = ProfileLock(tmp_path)
    lock.release()
    lock.take()
    assert code_of_taking(tmp_path) is Code.ALREADY_OPEN
    lock.release()
    other = ProfileLock(tmp_path)
    other.take()
    other.release()


def test_another_program_has_it_until_it_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert code_of_taking(tmp_path) is Code.ALREADY_OPEN
        os.kill(holder.pid, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    lock = ProfileLock(tmp_path)
    lock.take()
    lock.release()


def test_a_lock_left_behind_means_nothing(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text("4711")
    lock = ProfileLock(tmp_path)
    lock.take()
    lock.release()


def test_a_folder_that_is_gone_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert code_of_taking(tmp_path / "file") is Code.DISK_TROUBLE


def test_a_file_system_without_locks_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Lockless:
        def __init__(self, *args: object, **options: object) -> None:
            """As the library's."""

        def acquire(self) -> None:
            raise NotImplementedError

    monkeypatch.setattr(profile_lock, "FileLock", Lockless)
    assert code_of_taking(tmp_path) is Code.DISK_TROUBLE
