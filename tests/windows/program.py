"""The program as people start it, with one thing added: it answers, line by line, what stands in its windows.

`python -m tests.windows.program [--idle-seconds N] -- WORDS` starts `companion WORDS`. Each line on standard input
is a question, each line on standard output its answer, in JSON: see `Answers`. Nothing is pressed from inside.
"""

from __future__ import annotations

import json
import queue
import sys
import threading
import time
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from tests.tour.heard import heard


class Answers(QObject):
    """Answers on the windows' thread what was asked on another.

    Signals:
        asked(question): a question came; connected across threads, so the answer is made where windows live.
    """

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.ready: queue.Queue[Any] = queue.Queue()
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)

    def _answer(self, question: dict[str, Any]) -> None:
        what = question["what"]
        try:
            self.ready.put({"look": look, "reveal": reveal}[what](**question.get("about", {})))
        except Exception as error:  # noqa: BLE001 (the one who asked is told, whatever it was)
            self.ready.put({"fault": repr(error)})


def front() -> QWidget | None:
    """Return what is in front: a list that is folded out, a dialog, or the window."""
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if over is not None:
        return over
    shown = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
    return QApplication.activeWindow() or (shown[0] if shown else None)


def look() -> dict[str, Any]:
    """Describe what is in front: the window's frame, what a screen reader comes to, what has the keyboard."""
    window = front()
    if window is None:
        return {"title": "", "items": [], "focus": None, "active": False}
    frame = window.window().frameGeometry()
    focus = QApplication.focusWidget()
    scale = window.devicePixelRatioF()
    return {
        "title": window.window().windowTitle(),
        "frame": _scaled((frame.x(), frame.y(), frame.width(), frame.height()), scale),
        "active": window.isActiveWindow(),
        "items": [_item(iface, scale) for iface in heard(window)],
        "focus": None if focus is None else _item(QAccessible.queryAccessibleInterface(focus), scale),
    }


def reveal(number: int) -> dict[str, Any]:
    """Scroll the item of that number in the last look to where it can be seen, as a person does before pressing."""
    window = front()
    found = list(heard(window))[number] if window is not None else None
    widget = found.object() if found is not None else None
    above = widget.parentWidget() if isinstance(widget, QWidget) else None
    while above is not None and isinstance(widget, QWidget):
        if isinstance(above, QScrollArea) and (inside := above.widget()) is not None:
            middle = widget.mapTo(inside, widget.rect().center())
            above.ensureVisible(middle.x(), middle.y())
        above = above.parentWidget()
    return look()


def _item(iface: QAccessibleInterface, scale: float) -> dict[str, Any]:
    widget = iface.object()
    place = iface.rect()
    described = {
        "name": iface.text(QAccessible.Text.Name),
        "role": iface.role().name,
        "rect": _scaled((place.x(), place.y(), place.width(), place.height()), scale),
        "disabled": bool(iface.state().disabled),
        "focused": bool(iface.state().focused),
        "checked": bool(iface.state().checked),
    }
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        cursor = widget.textCursor()
        bar = widget.verticalScrollBar()
        described |= {
            "text": widget.toPlainText(),
            "cursor": cursor.position(),
            "cut": bar.maximum() > 0 and not bar.isVisible(),
        }
    elif isinstance(widget, QLineEdit):
        described |= {"text": widget.text(), "cursor": widget.cursorPosition(), "cut": False}
    if isinstance(widget, QWidget):
        described["seen"] = _is_seen(widget)
    return described


def _is_seen(widget: QWidget) -> bool:
    """Tell whether the middle of a widget lies in view, inside every scrolled area around it."""
    inner = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
    return inner.visibleRegion().contains(inner.rect().center())


def _scaled(place: tuple[int, int, int, int], scale: float) -> list[int]:
    """Convert to the pixels in which the mouse is moved. Assumes a screen whose origin is 0, 0."""
    return [round(number * scale) for number in place]


def _listen() -> None:
    """Pass questions on from standard input until it ends; then the program is asked to end, too."""
    while QGuiApplication.instance() is None:
        time.sleep(0.005)
    app = QCoreApplication.instance()
    assert app is not None
    answers = Answers()
    answers.moveToThread(app.thread())
    QAccessible.setActive(True)
    for line in sys.stdin:
        answers.asked.emit(json.loads(line))
        sys.stdout.write(json.dumps(answers.ready.get()) + "\n")
        sys.stdout.flush()


def main() -> int:
    """Start the program with the words behind `--`."""
    words = sys.argv[1:]
    if words and words[0] == "--idle-seconds":
        shorten_idle(int(words[1]))
        words = words[2:]
    threading.Thread(target=_listen, daemon=True).start()
    from ui.app import main as begin

    return begin(words[words.index("--") + 1 :] if "--" in words else words)


def shorten_idle(seconds: int) -> None:
    """Lock after so many seconds instead of minutes, warning for the last half: real time passes, but less of it."""
    import ui.idle
    from companion.settings import Settings

    ui.idle.WARNING_SECONDS = max(1, seconds // 2)
    ui.idle.LOOK_MILLISECONDS = 500
    Settings.minutes_until_lock = lambda _self, _agreed=None: seconds / 60  # type: ignore[method-assign,return-value]


if __name__ == "__main__":
    sys.exit(main())
