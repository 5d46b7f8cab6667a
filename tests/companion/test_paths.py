"""Where things live."""

from pathlib import Path

import platformdirs
import pytest
from platformdirs.windows import Windows

from companion.paths import ROOT_VARIABLE, home_in, is_profile_name, system_home


def test_a_root_holds_everything(tmp_path: Path) -> None:
    home = home_in(tmp_path)
    for path in (home.data, home.config, home.logs, home.vaults, home.profile("x")):
        assert path.is_relative_to(tmp_path)
    assert home.profile("x") == tmp_path / "vaults" / "x"


def test_the_systems_own_places_are_inside_the_home_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ROOT_VARIABLE)
    home = system_home()
    for path in (home.data, home.config, home.logs):
        assert path.is_relative_to(Path.home())
        assert "companion" in str(path).lower()


def test_no_test_reaches_the_folders_of_whoever_runs_it_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """There the registry says where they are: neither HOME nor LOCALAPPDATA moves them."""
    monkeypatch.setattr(platformdirs, "PlatformDirs", Windows)
    monkeypatch.setattr("platformdirs.windows.get_win_folder", lambda name: f"/registry/{name}")
    home = system_home()
    assert not home.portable
    for path in (home.data, home.config, home.logs):
        assert path.is_relative_to(Path.home())
    monkeypatch.delenv(ROOT_VARIABLE)
    home = system_home()
    assert home.data == Path("/registry/CSIDL_LOCAL_APPDATA/Companion")
    assert not home.portable


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("01890000-0000-7000-8000-0000000000f1", True),
        ("01890000-0000-7000-8000-0000000000F1", False),
        ("0189000000007000800000000000000f1", False),
        ("lost+found", False),
        ("", False),
    ],
)
def test_a_profile_is_named_by_its_id(name: str, is_one: bool) -> None:
    assert is_profile_name(name) is is_one
