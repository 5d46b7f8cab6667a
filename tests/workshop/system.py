"""Libraries and programs of the operating system: looked for, and on Debian installed where we may."""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from tests.workshop.progress import StepError, run_quietly, say


@dataclass(frozen=True)
class Need:
    """A shared library (`lib...so.N`) or a program, and the package that brings it."""

    name: str
    debian: str
    fedora: str


WINDOWS = (
    Need("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Need("libGL.so.1", "libgl1", "libglvnd-glx"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Need("libfreetype.so.6", "libfreetype6", "freetype"),
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Need("libgthread-2.0.so.0", "libglib2.0-0", "glib2"),
    Need("libX11.so.6", "libx11-6", "libX11"),
    Need("libzstd.so.1", "libzstd1", "libzstd"),
)
"""What Qt loads even where it paints into memory."""

SCREEN = (
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Need("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Need("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Need("libxcb-shm.so.0", "libxcb-shm0", "libxcb"),
    Need("libxcb-sync.so.1", "libxcb-sync1", "libxcb"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Need("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
)
"""What Qt loads in addition to open a window on an X11 screen."""

REAL_WINDOWS = (
    Need("Xvfb", "xvfb", "xorg-x11-server-Xvfb"),
    Need("openbox", "openbox", "openbox"),
    Need("xdotool", "xdotool", "xdotool"),
)
"""A screen that nobody sees, a window manager, and a mouse and keyboard to move, for the tests in real windows."""

SECRET_SERVICE = (
    Need("dbus-run-session", "dbus", "dbus-daemon"),
    Need("gnome-keyring-daemon", "gnome-keyring", "gnome-keyring"),
)
"""A real keyring for the tests of the keyring."""


def freezing() -> tuple[Need, ...]:
    """What PyInstaller needs besides: objdump, and Python as a shared library."""
    major, minor = sys.version_info[:2]
    needs = [Need("objdump", "binutils", "binutils")]
    if not sysconfig.get_config_var("Py_ENABLE_SHARED") or sys.prefix == "/usr":
        needs.append(Need(f"libpython{major}.{minor}.so.1.0", f"libpython{major}.{minor}", "python3-libs"))
    return tuple(needs)


def has_screen() -> bool:
    """Whether a window can open: always on Windows and macOS, by looking for the display server elsewhere."""
    if sys.platform in ("win32", "darwin"):
        return True
    if asked := os.environ.get("QT_QPA_PLATFORM"):
        return asked.split(":")[0] not in ("offscreen", "minimal")
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / wayland).exists():
        return True
    host, _, number = os.environ.get("DISPLAY", "").rpartition(":")
    if host or not number:
        return bool(host)
    return Path(f"/tmp/.X11-unix/X{number.split('.')[0]}").exists()


def provide(needs: tuple[Need, ...], *, needed: bool = True) -> None:
    """Install what is missing (root on Debian), or print the one line to type.

    Raises StepError when something needed is missing still.
    """
    if not sys.platform.startswith("linux"):
        return
    missing = look_for(needs)
    if missing and _may_install():
        _install(sorted({need.debian for need in missing}))
        missing = look_for(missing)
    if not missing:
        return
    words = f"Missing on this system: {', '.join(need.name for need in missing)}.\n{line_to_type(missing)}"
    if needed:
        raise StepError(f"{words}\nThen give the same command again.")
    say(f"{words}\nGoing on without: the tests that need it are skipped.")


def provide_venv() -> None:
    """Debian keeps the maker of virtual environments in a package of its own."""
    if importlib.util.find_spec("ensurepip") is not None:
        return
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if _may_install():
        _install([package])
        importlib.invalidate_caches()
    else:
        raise StepError(
            f"Python cannot make virtual environments here. Type: {_as_root()}apt-get install {package}"
        )


def look_for(needs: tuple[Need, ...]) -> tuple[Need, ...]:
    """Those that are not there."""
    known = _known_libraries()
    return tuple(need for need in needs if not _is_there(need.name, known))


def line_to_type(missing: tuple[Need, ...]) -> str:
    """The one line that installs them on this system."""
    if shutil.which("apt-get"):
        return f"Type: {_as_root()}apt-get install -y {' '.join(sorted({need.debian for need in missing}))}"
    if shutil.which("dnf"):
        return f"Type: {_as_root()}dnf install -y {' '.join(sorted({need.fedora for need in missing}))}"
    return "Install the packages of your system that bring these files."


def _as_root() -> str:
    return "" if _is_root() else "sudo "


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _may_install() -> bool:
    return _is_root() and shutil.which("apt-get") is not None and Path("/etc/debian_version").exists()


def _known_libraries() -> str:
    """The loader's own list; empty where there is none."""
    program = shutil.which("ldconfig") or shutil.which("ldconfig", path="/sbin:/usr/sbin")
    if program is None:
        return ""
    return subprocess.run([program, "-p"], capture_output=True, text=True, check=False).stdout


def _is_there(name: str, known: str) -> bool:
    if not name.startswith("lib"):
        return shutil.which(name) is not None
    if f"\t{name} " in known:
        return True
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def _install(packages: list[str]) -> None:
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-q"]
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    if not any(Path("/var/lib/apt/lists").glob("*_Packages*")):
        run_quietly(update, "Fetching the list of system packages", env=quiet)
    what = f"Installing {len(packages)} system package(s), from {packages[0]} to {packages[-1]}"
    try:
        run_quietly(install, what, env=quiet)
    except StepError:
        run_quietly(update, "The list of system packages may be old; fetching it again", env=quiet)
        run_quietly(install, what, env=quiet, advice=f"Type it by hand to see why: {' '.join(install)}")
