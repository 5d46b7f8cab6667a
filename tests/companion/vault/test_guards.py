"""What must be true before a vault is opened or written."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from companion.errors import Code, KnownError
from companion.vault import guards
from companion.vault.guards import require_engine, require_writable


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nobody can write, not even root."""
    folder = tmp_path / "stick"
    folder.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        folder.chmod(0o500)
        yield folder
        folder.chmod(0o700)
        return
    mount = [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", str(folder)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not heed the mode of a folder")
def test_a_place_that_cannot_be_written(read_only: Path) -> None:
    with pytest.raises(KnownError) as caught:
        require_writable(read_only)
    assert caught.value.code is Code.READ_ONLY


def test_a_place_that_can_be_written_is_left_as_it_was(tmp_path: Path) -> None:
    require_writable(tmp_path)
    assert list(tmp_path.iterdir()) == []


class Answers:
    """An engine that answers as it is told."""

    def __init__(self, **answers: object) -> None:
        good: dict[str, object] = {
            "cipher_version": "4.19.0",
            "version": "3.51.3",
            "FTS5": 1,
            "security": "0",
        }
        self.answers = good | answers

    def execute(self, sql: str) -> "Answers":
        """Remember the question."""
        self.asked = next(name for name in self.answers if name in sql)
        return self

    def fetchone(self) -> Any:
        """Answer it."""
        return (self.answers[self.asked],)


def test_a_good_engine_is_good() -> None:
    require_engine(Answers())
    require_engine(Answers(version="3.100.0"))


@pytest.mark.parametrize(
    ("answers", "missing"),
    [
        ({"cipher_version": None}, "sqlcipher"),
        ({"version": "3.51.2"}, "sqlite"),
        ({"version": "3.9.9"}, "sqlite"),
        ({"FTS5": 0}, "fts5"),
        ({"security": "1"}, "cipher_memory_security=0"),
    ],
)
def test_an_engine_that_will_not_do_is_refused(answers: dict[str, object], missing: str) -> None:
    with pytest.raises(KnownError) as caught:
        require_engine(Answers(**answers))
    assert (caught.value.code, caught.value.facts["missing"]) == (Code.ENGINE_UNSUITABLE, missing)


def test_the_engine_that_is_bundled_is_above_the_floor() -> None:
    from sqlcipher3 import dbapi2

    assert tuple(int(one) for one in dbapi2.sqlite_version.split(".")) >= guards.SQLITE_FLOOR
