"""A folder is a service's where the service says so itself, and not because of what somebody called it."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from companion.errors import Code, KnownError
from companion.vault.cloud_folders import cloud_service
from companion.vault.guards import require_local


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setattr(Path, "home", lambda: folder)
    return folder


@pytest.mark.parametrize(
    "name",
    [
        "box",
        "Box",
        "nextcloud",
        "Nextcloud2",
        "pcloud",
        "pCloud Drive",
        "OneDrive",
        "Dropbox",
        "My Drive",
        "ownCloud",
    ],
)
def test_a_login_or_a_stick_of_that_name_is_nobodys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    login = tmp_path / name
    login.mkdir()
    monkeypatch.setattr(Path, "home", lambda: login)
    require_local(login / ".local" / "share" / "companion")
    require_local(tmp_path / "media" / name / "vaults")


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox", "Dropbox"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".tmp.driveupload", "Google Drive"),
        (".nextcloudsync.log", "Nextcloud"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        ("._sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".stfolder", "Syncthing"),
    ],
)
def test_the_mark_of_a_service_decides_whatever_the_folder_is_called(
    home: Path, mark: str, service: str
) -> None:
    (home / "Files").mkdir()
    (home / "Files" / mark).touch()
    (home / "Files" / "notes.txt").touch()
    (home / "Files" / ".hidden").touch()
    assert cloud_service(home / "Files" / "deep" / "down") == service
    with pytest.raises(KnownError) as caught:
        require_local(home / "Files")
    assert caught.value.code is Code.CLOUD_FOLDER
    assert caught.value.facts == {"path": str(home / "Files"), "service": service}


def test_settings_of_a_service_in_the_home_folder_are_no_mark(home: Path) -> None:
    for name in (".dropbox", ".pcloud"):
        (home / name).mkdir()
    assert cloud_service(home / "Documents") is None


@pytest.mark.parametrize(
    ("names", "service"),
    [
        ("Library/CloudStorage/GoogleDrive-sam@example.org/a", "Google Drive"),
        ("Library/CloudStorage/OneDrive-Personal/a", "OneDrive"),
        ("Library/CloudStorage/Other/a", "a cloud drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/a", "iCloud"),
    ],
)
def test_places_that_a_system_keeps_for_services(home: Path, names: str, service: str) -> None:
    assert cloud_service(home / names) == service
    assert cloud_service(home / "CloudStorage" / "a") is None


@pytest.mark.parametrize(
    ("settings", "folder", "service"),
    [
        (".config/onedrive", "OneDrive", "OneDrive"),
        (".pcloud", "pCloudDrive", "pCloud"),
        ("AppData/Local/Box", "Box", "Box"),
    ],
)
def test_a_default_folder_counts_where_the_service_is_used(
    home: Path, settings: str, folder: str, service: str
) -> None:
    assert cloud_service(home / folder / "a") is None
    (home / settings).mkdir(parents=True)
    assert cloud_service(home / folder / "a") == service
    assert cloud_service(home / "other" / folder / "a") is None


def test_dropbox_says_which_folder_is_its_own(home: Path, tmp_path: Path) -> None:
    (home / ".dropbox").mkdir()
    info = home / ".dropbox" / "info.json"
    for nonsense in ("", "[]", "{", '{"personal": 3}', '{"personal": {}}'):
        info.write_text(nonsense)
        assert cloud_service(tmp_path / "elsewhere" / "a") is None
    info.write_text(json.dumps({"personal": {"path": str(tmp_path / "elsewhere")}}))
    assert cloud_service(tmp_path / "elsewhere" / "a") == "Dropbox"


def test_nextcloud_says_which_folders_are_its_own(home: Path, tmp_path: Path) -> None:
    settings = home / ".config" / "Nextcloud"
    settings.mkdir(parents=True)
    (settings / "nextcloud.cfg").write_text(
        f"[Accounts]\n0\\Folders\\1\\localPath={tmp_path}/shared/\n0\\Folders\\1\\paused=false\n"
    )
    assert cloud_service(tmp_path / "shared" / "a") == "Nextcloud"
    assert cloud_service(tmp_path / "own") is None


def test_windows_says_where_onedrive_is(home: Path, tmp_path: Path) -> None:
    environ = {"OneDriveCommercial": str(tmp_path / "Work")}
    assert cloud_service(tmp_path / "Work" / "a", environ) == "OneDrive"
    assert cloud_service(tmp_path / "Home" / "a", environ) is None


def test_windows_says_that_a_folder_is_in_a_cloud(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced = home / "Synced"
    synced.mkdir()
    whole = Path.lstat

    def lstat(path: Path) -> object:
        return SimpleNamespace(st_reparse_tag=0x9000601A) if path == synced else whole(path)

    monkeypatch.setattr(Path, "lstat", lstat)
    assert cloud_service(synced / "a") == "a cloud drive"


def test_a_link_into_a_cloud_folder_is_followed(home: Path) -> None:
    (home / "Files").mkdir()
    (home / "Files" / ".dropbox").touch()
    link = home / "innocent"
    try:
        link.symlink_to(home / "Files", target_is_directory=True)
    except OSError:
        pytest.skip("this system makes no links")
    assert cloud_service(link) == "Dropbox"
