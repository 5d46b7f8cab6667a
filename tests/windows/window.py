"""The program on a virtual screen as whoever sits before it has it: look, press, type, wait."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.windows.screen import Spot, VirtualScreen

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 30.0
PRESSED = frozenset({"Button", "CheckBox", "RadioButton", "ButtonMenu", "MenuItem", "ListItem", "Link"})
TYPED = frozenset({"EditableText", "ComboBox", "SpinBox"})


@dataclass(frozen=True)
class Item:
    """One thing that a screen reader comes to. `rect` is left, top, width, height in pixels of the screen.

    `text`, `cursor` (in UTF-16 units) and `cut` (words out of sight without a scroll bar) are those of a field.
    """

    number: int
    name: str
    role: str
    rect: tuple[int, int, int, int]
    disabled: bool
    checked: bool
    seen: bool
    text: str = ""
    cursor: int = 0
    cut: bool = False

    @property
    def spot(self) -> Spot:
        """Where to press: a check box or radio button reacts at its mark, anything else there as well."""
        left, top, width, height = self.rect
        return Spot(left + min(width, height) // 2, top + height // 2)


@dataclass(frozen=True)
class Look:
    """What stood in front at one moment. `frame` is that of the window, in pixels of the screen."""

    title: str
    active: bool
    frame: tuple[int, int, int, int]
    items: tuple[Item, ...]
    focus: Item | None

    def names(self) -> list[str]:
        """Return what everything in front is called, in reading order."""
        return [item.name for item in self.items]

    def find(self, name: str, roles: Iterable[str] = (), *, within: str = "") -> Item | None:
        """Return the first thing called so, else the first that begins so; `within`: only what follows that."""
        wanted, inside, begun = frozenset(roles), not within, None
        for item in self.items:
            inside = inside or item.name.startswith(within)
            if not inside or (wanted and item.role not in wanted) or item.disabled:
                continue
            if item.name == name:
                return item
            if begun is None and item.name.startswith(name):
                begun = item
        return begun


class RealWindow:
    """A running program. Used with `with`; on the way out it is killed, as a flat battery would."""

    def __init__(
        self,
        screen: VirtualScreen,
        home: Path,
        *,
        idle_seconds: int | None = None,
        words: Sequence[str] = (),
        surroundings: dict[str, str] | None = None,
    ) -> None:
        self.screen = screen
        idle = [] if idle_seconds is None else ["--idle-seconds", str(idle_seconds)]
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.windows.program", *idle, "--", "--home", str(home), *words],
            cwd=ROOT,
            env=screen.surroundings() | (surroundings or {}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> RealWindow:
        self.wait(lambda now: now.active and bool(now.items), "a window with the keyboard")
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.kill()

    def kill(self) -> None:
        """End the program in the middle of whatever it does."""
        self._program.kill()
        self._program.wait()
        for pipe in (self._program.stdin, self._program.stdout):
            if pipe is not None:
                pipe.close()

    def close(self) -> None:
        """Close the window as the window manager does, and wait until the program has ended by itself.

        A key that comes while the window is being sized may be lost; a person would press it again.
        """
        for _ in range(3):
            self.key("alt+F4")
            with suppress(subprocess.TimeoutExpired):
                self._program.wait(PATIENCE_SECONDS / 3)
                return
        raise AssertionError("the program did not end when its window was closed")

    @property
    def pid(self) -> int:
        """The number of the program's process."""
        return self._program.pid

    def look(self) -> Look:
        """Look at what is in front now."""
        return _to_look(self._ask({"what": "look"}))

    def wait(self, there: Callable[[Look], bool], what: str, seconds: float = PATIENCE_SECONDS) -> Look:
        """Wait until a look shows something, and return that look. Raises AssertionError that says what stood there."""
        end = time.monotonic() + seconds
        while True:
            now = self.look()
            if there(now):
                return now
            if time.monotonic() > end:
                raise AssertionError(f"never came: {what}; in front: {now.names()}; focus: {now.focus}")
            time.sleep(0.05)

    def wait_for(self, name: str, *, seconds: float = PATIENCE_SECONDS) -> Item:
        """Wait until something called so, or whose name begins so, is in front."""
        found = self.wait(lambda now: now.find(name) is not None, f"“{name}”", seconds).find(name)
        assert found is not None
        return found

    def wait_gone(self, name: str, *, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until nothing in front is called so or begins so."""
        self.wait(lambda now: now.find(name) is None, f"that “{name}” goes", seconds)

    def press(self, name: str, *, within: str = "") -> None:
        """Press something with the mouse, scrolled into view first, and take the mouse to where it is."""
        self._click(name, PRESSED, within)

    def type_into(self, name: str, text: str, *, within: str = "") -> None:
        """Click into a field and type."""
        self._click(name, TYPED, within)
        self.screen.type(text)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        self.screen.type(text)

    def key(self, *keys: str) -> None:
        """Press keys where the keyboard is, in the names of X: "ctrl+z", "Return", "Tab"."""
        self.screen.key(*keys)

    def focused(self) -> Item:
        """Return what has the keyboard. Raises AssertionError where nothing has it."""
        focus = self.look().focus
        assert focus is not None, "nothing has the keyboard"
        return focus

    def _click(self, name: str, roles: frozenset[str], within: str) -> None:
        now = self.wait(
            lambda now: now.find(name, roles, within=within) is not None, f"“{name}” to press or type into"
        )
        found = now.find(name, roles, within=within)
        assert found is not None
        self._ask({"what": "reveal", "about": {"number": found.number}})
        still = self.look().find(name, roles, within=within)
        assert still is not None, f"“{name}” was there and went away"
        self.screen.click(still.spot)

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        assert self._program.stdin is not None and self._program.stdout is not None
        self._program.stdin.write(json.dumps(question) + "\n")
        self._program.stdin.flush()
        answer = self._program.stdout.readline()
        assert answer, f"the program ended with {self._program.poll()}"
        given: dict[str, Any] = json.loads(answer)
        assert "fault" not in given, given["fault"]
        return given


def _to_look(given: dict[str, Any]) -> Look:
    focus = given["focus"]
    return Look(
        title=given["title"],
        active=given["active"],
        frame=tuple(given.get("frame", (0, 0, 0, 0))),
        items=tuple(_to_item(number, item) for number, item in enumerate(given["items"])),
        focus=None if focus is None else _to_item(-1, focus),
    )


def _to_item(number: int, given: dict[str, Any]) -> Item:
    return Item(
        number=number,
        name=given["name"],
        role=given["role"],
        rect=tuple(given["rect"]),
        disabled=given["disabled"],
        checked=given["checked"],
        seen=given.get("seen", True),
        text=given.get("text", ""),
        cursor=given.get("cursor", 0),
        cut=given.get("cut", False),
    )
