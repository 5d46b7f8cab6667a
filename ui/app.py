"""The composition root: builds everything once, opens the window, and closes it all again."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from types import TracebackType
from typing import Any

from ui.command_line import Options, read_options


def main(argv: Sequence[str] | None = None) -> int:
    """The program `companion`; returns its exit code."""
    options = read_options(list(sys.argv[1:] if argv is None else argv))
    if options.deed == "verify":
        from ui.verifying import verify

        return verify(options)
    if options.deed == "self-check":
        from ui.self_check import self_check

        return self_check(options)
    return run_windows(options)


def run_windows(options: Options) -> int:
    """Open the window and stay until it is closed."""
    gc.disable()  # for good: ui.rubbish takes it over, and what is loaded now is no rubbish
    from PySide6.QtCore import QCoreApplication, Qt
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtWidgets import QApplication

    QCoreApplication.setApplicationName("Companion")
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([sys.argv[0]])
    QGuiApplication.setDesktopFileName("companion")

    import resources
    from companion.logs import start_log, stop_log
    from ui.i18n import load_language
    from ui.shell.first_paint import FirstPaint
    from ui.shell.ground import lay_ground
    from ui.shell.window import Shell

    ground = lay_ground(app, options)
    log = start_log(ground.home.logs)
    translator = load_language(app, ground.settings.now.language, resources.path("translations"))
    shell = Shell(ground)
    _catch_faults(shell)
    FirstPaint(shell, shell.after_first_paint)
    shell.begin()
    shell.show()
    code = app.exec()
    ground.jobs.shut(deadline_seconds=10)
    del translator
    stop_log(log)
    return code


def _catch_faults(shell: Any) -> None:
    """Faults in slots are logged without content and said as ours, instead of a traceback in a terminal."""
    from companion.logs import log_bug

    def caught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        log_bug(error)
        if not isinstance(error, KeyboardInterrupt):
            shell.ground.problems.show_our_fault()

    sys.excepthook = caught
