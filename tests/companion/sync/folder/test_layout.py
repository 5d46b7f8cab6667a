"""What lies where: names as hints, links not followed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from companion.errors import Code
from companion.sync.folder import layout
from tests.companion.sync.contract_team import new_id
from tests.companion.sync.folder.troubles import code_of

TEAM, DEVICE = new_id(), new_id()


@pytest.fixture
def device(tmp_path: Path) -> Path:
    made = tmp_path / "share" / "companion1" / TEAM / DEVICE
    made.mkdir(parents=True)
    return made


def devices(share: Path) -> list[Path]:
    return [one.path for one in layout.list_devices(layout.list_teams(share), TEAM)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a right to make links")
def test_directories_are_found_whatever_became_of_their_case(device: Path) -> None:
    share = device.parents[2]
    other = share / "Companion1" / TEAM.upper() / f"{DEVICE.upper()} (1)"
    other.mkdir(parents=True)
    (share / "companion1" / "photos").mkdir()
    (device.parent / "photos").mkdir()
    (device.parent / new_id()).symlink_to(device)
    assert set(devices(share)) == {device, other}
    assert {one.id for one in layout.list_teams(share)} == {TEAM}
    assert len(layout.list_devices(layout.list_teams(share))) == 2
    assert layout.list_devices(layout.list_teams(share), new_id()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks for a right to make links")
def test_names_say_what_need_not_be_read(device: Path) -> None:
    digest = bytes(range(32))
    name = layout.bundle_name(7, digest)
    assert name == "00000007-000102030405060708090a0b0c0d0e0f.bundle"
    for each in (name, f"Copy of {name.upper()}", "head", "Folder (1)", "notes.txt", f"{name}.tmp", "x.TMP"):
        (device / each).write_bytes(b"12")
    (device / "link.bundle").symlink_to(device / "head")
    (device / "inside").mkdir()
    found = {one.name: (one.number, one.half, one.is_head) for one in layout.list_files(device)}
    half = digest[:16].hex()
    assert found == {
        name: (7, half, False),
        f"copy of {name}": (7, half, False),
        "head": (None, "", True),
        "folder (1)": (None, "", True),
        "notes.txt": (None, "", False),
    }


def test_a_share_that_cannot_be_listed_is_gone(tmp_path: Path) -> None:
    assert code_of(lambda: layout.list_teams(tmp_path / "none"))[0] is Code.CARRIER_GONE
    (tmp_path / "file").write_bytes(b"")
    assert code_of(lambda: layout.list_teams(tmp_path / "file"))[0] is Code.CARRIER_GONE


def test_one_directory_that_cannot_be_listed_is_passed_over(
    device: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (device / "invites").mkdir()
    (device / "invites" / "x").write_bytes(b"")
    place = layout.Place(DEVICE, device)
    assert [one.name for one in layout.list_inside(place, "invites")] == ["x"]
    assert layout.named(device, "requests") == device / "requests"
    listing = os.scandir

    def refused(path: Path) -> object:
        if Path(path) == device:
            raise PermissionError
        return listing(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert layout.list_files(device) == []
    assert layout.list_inside(place, "invites") == []
    assert layout.named(device, "requests") == device / "requests"
    with pytest.raises(PermissionError):
        layout.files_in(device)


def test_a_team_that_cannot_be_listed_is_gone_not_empty(
    device: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = os.scandir

    def refused(path: Path) -> object:
        if Path(path) == device.parent:
            raise OSError
        return listing(path)

    monkeypatch.setattr(os, "scandir", refused)
    assert code_of(lambda: devices(device.parents[2]))[0] is Code.CARRIER_GONE


def test_what_vanishes_while_it_is_listed_is_not_there(device: Path) -> None:
    teams = layout.list_teams(device.parents[2])
    device.rmdir()
    device.parent.rmdir()
    assert layout.list_devices(teams) == []
    assert layout.files_in(device) == []


def test_a_directory_that_differs_in_case_alone_is_used(device: Path) -> None:
    (device / "Invites").mkdir()
    assert layout.named(device, "invites").name in {"Invites", "invites"}
    assert layout.named(device, "invites").exists()
