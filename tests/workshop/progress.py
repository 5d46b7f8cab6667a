"""A quiet but living line while something long runs."""

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

TAIL = 25
"""Lines of a failed command's output that are shown."""


class StepError(Exception):
    """A step that could not be done, in words for the person at the keyboard."""


def say(words: str) -> None:
    """One whole line, at once."""
    print(words, flush=True)


def spent(seconds: float) -> str:
    """Seconds as `1:05`."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"


class LivingLine:
    """One line that is rewritten on a terminal; elsewhere a new line now and then."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._begun = time.monotonic()
        self._shown = self._begun
        self._terminal = sys.stdout.isatty()
        if not self._terminal:
            say(f"{what} ...")

    def show(self, detail: str) -> None:
        """Tell how far it is; off a terminal at most every ten seconds."""
        now = time.monotonic()
        if not self._terminal and now - self._shown < 10:
            return
        self._shown = now
        text = f"{self._what} ... {detail}{', ' if detail else ''}{spent(now - self._begun)}"
        if self._terminal:
            print(f"\r{text:<78}", end="", flush=True)
        else:
            say(f"  {text}")

    def close(self, result: str) -> None:
        """The last word on this line."""
        text = f"{self._what}: {result} ({spent(time.monotonic() - self._begun)})"
        say(f"\r{text:<78}" if self._terminal else text)


def run_quietly(
    command: Sequence[str | Path],
    what: str,
    *,
    count: Callable[[str], str] = lambda _line: "",
    env: dict[str, str] | None = None,
    advice: str = "",
) -> None:
    """Run a command without its output; `count` turns each line into how far it is ("" keeps the last).

    Raises StepError with the end of the output and the advice.
    """
    line = LivingLine(what)
    heard: queue.Queue[str | None] = queue.Queue()
    said: list[str] = []
    detail = ""
    with subprocess.Popen(
        [str(word) for word in command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=env,
    ) as process:
        assert process.stdout is not None
        threading.Thread(target=_listen, args=(process.stdout, heard), daemon=True).start()
        while True:
            try:
                text = heard.get(timeout=0.5)
            except queue.Empty:
                text = ""
            if text is None:
                break
            if text:
                said.append(text.rstrip())
                detail = count(text) or detail
            line.show(detail)
    if process.returncode:
        line.close("it did not work")
        raise StepError("\n".join([*said[-TAIL:], "", advice or f"{what} did not work."]))
    line.close("done")


def _listen(stream: "object", heard: "queue.Queue[str | None]") -> None:
    for text in stream:  # type: ignore[attr-defined]
        heard.put(text)
    heard.put(None)
