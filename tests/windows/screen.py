"""A screen that nobody sees: Xvfb with a window manager, so that focus, mouse and keys are the system's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

PROGRAMS = ("Xvfb", "openbox", "xdotool")
PATIENCE_SECONDS = 20.0


def missing_programs() -> list[str]:
    """Return the programs that a virtual screen needs and this system does not have."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@dataclass(frozen=True)
class Spot:
    """A place on the screen, in its own pixels."""

    x: int
    y: int


class VirtualScreen:
    """A running screen of a size in pixels. Used with `with`; ends its programs on the way out."""

    def __init__(self, width: int = 1366, height: int = 768) -> None:
        self.width, self.height = width, height
        self._server: subprocess.Popen[bytes] | None = None
        self._manager: subprocess.Popen[bytes] | None = None
        self.display = ""

    def __enter__(self) -> VirtualScreen:
        reading, writing = os.pipe()
        size = f"{self.width}x{self.height}x24"
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
            pass_fds=(writing,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"],
            env=self.surroundings(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._await_manager()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        for program in (self._manager, self._server):
            if program is not None:
                program.terminate()
                program.wait(PATIENCE_SECONDS)

    def surroundings(self) -> dict[str, str]:
        """Return our environment, with windows going to this screen."""
        ours = {name: value for name, value in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return ours | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def click(self, spot: Spot, button: int = 1) -> None:
        """Move the mouse there and press a button; wheel up and down are 4 and 5."""
        self.move_mouse(spot)
        self._xdotool("click", str(button))

    def move_mouse(self, spot: Spot) -> None:
        """Move the mouse without pressing anything."""
        self._xdotool("mousemove", "--sync", str(spot.x), str(spot.y))

    def key(self, *keys: str) -> None:
        """Press keys in the names of X, such as "ctrl+z" or "Escape", one after the other."""
        self._xdotool("key", "--clearmodifiers", "--delay", "20", *keys)

    def type(self, text: str) -> None:
        """Type letters where the keyboard is; the end of a line is the key Return."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.key("Return")
            if line:
                self._xdotool("type", "--delay", "15", "--", line)

    def size_window(self, width: int, height: int) -> None:
        """Pull the edges of the window that has the keyboard until it is so large inside its frame."""
        self._xdotool("getactivewindow", "windowsize", "--sync", str(width), str(height))

    def picture(self, path: Path) -> None:
        """Save what stands on the screen; needs ImageMagick, so it is for looking and not for tests."""
        subprocess.run(
            ["import", "-window", "root", str(path)],
            env=self.surroundings(),
            check=True,
            timeout=PATIENCE_SECONDS,
        )

    def _xdotool(self, *words: str) -> None:
        subprocess.run(
            ["xdotool", *words],
            env=self.surroundings(),
            check=True,
            timeout=PATIENCE_SECONDS,
            stdout=subprocess.DEVNULL,
        )

    def _await_manager(self) -> None:
        """Wait until the window manager rules: a window opened before that may never get the keyboard."""
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            asked = subprocess.run(
                ["xdotool", "get_desktop"], env=self.surroundings(), capture_output=True, check=False
            )
            if asked.returncode == 0:
                return
            time.sleep(0.02)
        raise TimeoutError("the window manager did not come up")
