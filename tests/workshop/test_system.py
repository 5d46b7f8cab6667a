"""Tests of looking for what the operating system lends us."""

import shutil
import sys

import pytest

from tests.workshop import system
from tests.workshop.progress import StepError

NOWHERE = system.Need("libnobody-has-this.so.9", "libnobody9", "nobody-libs")


def test_what_is_not_there_is_missing_and_python_itself_is_not() -> None:
    there = system.Need("sh" if sys.platform != "win32" else "cmd", "dash", "bash")
    assert system.look_for((NOWHERE, there)) == (NOWHERE,)


def test_the_line_to_type_fits_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_is_root", lambda: False)
    monkeypatch.setattr(
        shutil, "which", lambda name, path=None: f"/bin/{name}" if name == "apt-get" else None
    )
    assert system.line_to_type((NOWHERE,)) == "Type: sudo apt-get install -y libnobody9"
    monkeypatch.setattr(shutil, "which", lambda name, path=None: f"/bin/{name}" if name == "dnf" else None)
    assert system.line_to_type((NOWHERE,)) == "Type: sudo dnf install -y nobody-libs"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there is always a screen there")
@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
        ({"QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": ":4711"}, False),
        ({"DISPLAY": "desk.example:10.0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": "/nowhere"}, False),
    ],
)
def test_a_screen_is_found_by_looking(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: bool
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert system.has_screen() is expected


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring what Qt needs")
def test_without_the_right_to_install_the_line_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "_is_root", lambda: False)
    with pytest.raises(StepError, match="libnobody-has-this"):
        system.provide((NOWHERE,))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems bring what Qt needs")
def test_what_is_only_wished_for_does_not_stop_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system, "_is_root", lambda: False)
    system.provide((NOWHERE,), needed=False)
    assert "skipped" in capsys.readouterr().out
