"""What the program says when something breaks: places and codes to its own log, and nothing to anyone else.

A terminal, a session's log, a crash reporter and a core file are all places where words of a person could end up.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import threading

    from PySide6.QtCore import QMessageLogContext, QtMsgType

LOG = logging.getLogger("companion.qt")
_PR_SET_DUMPABLE = 4  # linux/prctl.h
_NO_FAULT_BOXES = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX (errhandlingapi.h)
_LAST = ("last_exc", "last_type", "last_value", "last_traceback")


def leave_no_dump() -> None:
    """A crash writes no picture of the memory, and no other program of the same user may look into it (Linux)."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetErrorMode(_NO_FAULT_BOXES)
        return
    import resource

    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def catch_faults(tell: Callable[[], None]) -> None:
    """Faults in slots, threads and finalisers are logged without content; `tell` says those of slots as ours."""
    import threading

    def in_slot(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        _log(error)
        if not isinstance(error, KeyboardInterrupt):
            tell()

    def in_thread(told: threading.ExceptHookArgs) -> None:
        _log(told.exc_value)

    def in_finaliser(told: Any) -> None:
        _log(told.exc_value)

    sys.excepthook = in_slot
    threading.excepthook = in_thread
    sys.unraisablehook = in_finaliser


def hear_qt() -> None:
    """Qt's own messages may quote what was typed, and go to whoever reads the terminal: their kind is logged, once."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    said = {
        QtMsgType.QtWarningMsg: logging.WARNING,
        QtMsgType.QtCriticalMsg: logging.ERROR,
        QtMsgType.QtFatalMsg: logging.CRITICAL,
    }

    known: set[tuple[QtMsgType, str]] = set()

    def heard(kind: QtMsgType, context: QMessageLogContext, _words: str) -> None:
        what = (kind, context.category or "")
        if kind in said and what not in known:
            known.add(what)
            LOG.log(said[kind], "Qt has something to say about %s", context.category or "nothing")

    qInstallMessageHandler(heard)


def keep_qt_settings_in(folder: str) -> None:
    """Where Qt's own dialogs note how wide they were: with our settings, not in a file that all programs share."""
    from PySide6.QtCore import QSettings

    if os.name == "posix" and sys.platform != "darwin":
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, folder)


def forget_places() -> None:
    """Qt's file dialog notes the folders it was in; what a folder is called may say who it is about."""
    from PySide6.QtCore import QSettings

    noted = QSettings(QSettings.Scope.UserScope, "QtProject")
    for name in ("history", "lastVisited", "shortcuts"):
        noted.remove(f"FileDialog/{name}")


def _log(error: BaseException | None) -> None:
    from companion.logs import log_bug

    if error is not None:
        log_bug(error)
    # Python keeps the last fault for a debugger, and with it every word that the functions on the way had in hand.
    for name in _LAST:
        with suppress(AttributeError):
            delattr(sys, name)
