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
from companion.vault.guards import cloud_service, require_engine, require_local, require_writable


@pytest.mark.parametrize(
    ("names", "service"),
    [
        ("OneDrive/vaults", "OneDrive"),
        ("OneDrive - Town House/Companion", "OneDrive"),
        ("Dropbox/a", "Dropbox"),
        ("Dropbox (Personal)/a", "Dropbox"),
        ("Google Drive/a", "Google Drive"),
        ("My Drive/a", "Google Drive"),
        ("CloudStorage/GoogleDrive-sam@example.org/a", "Google Drive"),
        ("iCloudDrive/a", "iCloud"),
        ("Mobile Documents/com~apple~CloudDocs/a", "iCloud"),
        ("Nextcloud/a", "Nextcloud"),
        ("nextcloud2/a", "Nextcloud"),
        ("ownCloud/a", "ownCloud"),
        ("Box Sync/a", "Box"),
        ("pCloud Drive/a", "pCloud"),
        ("CloudStorage/Other/a", "a cloud drive"),
    ],
)
def test_cloud_folders_are_known_by_their_names(tmp_path: Path, names: str, service: str) -> None:
    assert cloud_service(tmp_path / names) == service
    with pytest.raises(KnownError) as caught:
        require_local(tmp_path / names)
    assert caught.value.facts == {"path": str(tmp_path / names), "service": service}


@pytest.mark.parametrize("names", ["Documents/Companion", "Dropboxes", "my onedrive", "toolbox/a", "Boxes"])
def test_other_folders_are_left_alone(tmp_path: Path, names: str) -> None:
    assert cloud_service(tmp_path / names) is None
    require_local(tmp_path / names)


@pytest.mark.parametrize(
    ("mark", "service"),
    [(".dropbox", "Dropbox"), (".stfolder", "Syncthing"), (".owncloudsync.log", "ownCloud")],
)
def test_a_renamed_folder_is_known_by_the_mark_in_it(tmp_path: Path, mark: str, service: str) -> None:
    (tmp_path / "Files").mkdir()
    (tmp_path / "Files" / mark).touch()
    assert cloud_service(tmp_path / "Files" / "deep" / "down") == service


def test_settings_of_a_service_in_the_home_folder_are_no_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / ".dropbox").mkdir()
    assert cloud_service(tmp_path / "Documents") is None


def test_windows_says_where_onedrive_is(tmp_path: Path) -> None:
    environ = {"OneDriveCommercial": str(tmp_path / "Work")}
    assert cloud_service(tmp_path / "Work" / "a", environ) == "OneDrive"
    assert cloud_service(tmp_path / "Home" / "a", environ) is None


def test_a_link_into_a_cloud_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "innocent"
    try:
        link.symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    assert cloud_service(link) == "Dropbox"


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
