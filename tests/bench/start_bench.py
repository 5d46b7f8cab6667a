"""Cold start: from the call to the first painted window, beside a bare PySide6 window started the same way."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from typing import NamedTuple

from tests.bench.measure import Row, beside
from tests.bench.workplace import Workplace

GOAL = 1.4
WATCH = """
import sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

class Watch(QObject):
    def eventFilter(self, seen, event):
        if event.type() == QEvent.Type.Paint and isinstance(seen, QWidget):
            QTimer.singleShot(0, self.tell)
        return False
    def tell(self):
        sys.stdout.write(f"{time.time()!r} {time.process_time()!r} " + " ".join(sys.modules))
        sys.stdout.flush()
        import os
        os._exit(0)

run = QApplication.exec
def watched(*_):
    app = QApplication.instance()
    watch = Watch(app)
    app.installEventFilter(watch)
    for widget in app.topLevelWidgets():
        widget.update()
    return run()
QApplication.exec = watched
"""
OURS = WATCH + "from ui.app import main; main(sys.argv[1:])"
BARE = (
    WATCH + "app = QApplication([]); window = QWidget(); window.resize(900, 600); window.show(); app.exec()"
)


def measure(place: Workplace) -> list[Row]:
    """With a vault there, so that the unlock window opens. Both are stopped at their first paint."""
    home = str(place.door.home.data)
    place.lock()
    row = beside(
        "start to the unlock window",
        lambda: start(OURS, "--home", home),
        lambda: start(BARE),
        "a bare PySide6 window",
        GOAL,
    )
    worked = beside("", lambda: work(OURS, "--home", home), lambda: work(BARE), "", GOAL)
    told = f"processor time {worked.ours:.0f} and {worked.beside:.0f} ms, {worked.ratio:.2f}"
    return [replace(row, note=told)]


def _as_a_worker_has_it() -> dict[str, str]:
    """The environment without what measures our tests, and without what keeps Python from compiling modules once."""
    plain = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("COV") and name != "PYTHONDONTWRITEBYTECODE"
    }
    return {"QT_QPA_PLATFORM": "offscreen"} | plain


class FirstPaint(NamedTuple):
    """When the first window was painted (seconds since the epoch), the processor time and the modules it took."""

    at: float
    worked: float
    modules: frozenset[str]


def first_paint(program: str, *words: str) -> FirstPaint:
    """Start a program and end it when it has painted its first window."""
    told = subprocess.run(
        [sys.executable, "-c", program, *words],
        env=_as_a_worker_has_it(),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    at, worked, *modules = told.stdout.split()
    return FirstPaint(float(at), float(worked), frozenset(modules))


def work(program: str, *words: str) -> float:
    """Seconds of processor time until then: what other programs take of the machine moves it little."""
    return first_paint(program, *words).worked


def start(program: str, *words: str) -> float:
    """Seconds from the call to the first painted window."""
    begun = time.time()
    return first_paint(program, *words).at - begun
