"""The composition root: builds everything once, opens the window, and closes it all again."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from ui.command_line import Options, read_options
from ui.faults import catch_faults, hear_qt, keep_qt_settings_in, leave_no_dump
from ui.memory import tune_memory


def main(argv: Sequence[str] | None = None) -> int:
    """The program `companion`; returns its exit code."""
    options = read_options(list(sys.argv[1:] if argv is None else argv))
    leave_no_dump()
    tune_memory()
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
    hear_qt()
    QGuiApplication.setDesktopFileName("companion")

    import resources
    from companion.logs import start_log, stop_log
    from ui.i18n import load_language, load_plurals
    from ui.shell.first_paint import FirstPaint
    from ui.shell.ground import lay_ground
    from ui.shell.window import Shell

    ground = lay_ground(app, options)
    keep_qt_settings_in(str(ground.home.config))
    log = start_log(ground.home.logs)
    load_plurals(app, resources.path("translations"))
    load_language(app, ground.settings.now.language, resources.path("translations"))
    shell = Shell(ground)
    catch_faults(ground.problems.show_our_fault)
    FirstPaint(shell, shell.after_first_paint)
    shell.begin()
    shell.show()
    code = app.exec()
    ground.jobs.shut(deadline_seconds=10)
    shell.syncing.shut()
    stop_log(log)
    return code
