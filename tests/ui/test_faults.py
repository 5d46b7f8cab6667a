"""Faults say where and never what; nothing is left for a debugger, a core file or another program to read."""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, qInstallMessageHandler, qWarning
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from shiboken6 import delete

from ui.faults import catch_faults, forget_places, hear_qt, keep_qt_settings_in

ROOT = Path(__file__).resolve().parents[2]
WORD = "Brombelstane"


@pytest.fixture
def hooks() -> Iterator[None]:
    kept = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = kept


def test_a_fault_anywhere_is_logged_without_its_words(
    hooks: None, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    told: list[int] = []
    catch_faults(lambda: told.append(1))

    def fail() -> None:
        raise ValueError(WORD)

    class Finalised:
        def __del__(self) -> None:
            fail()

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    Finalised()
    gc.collect()
    try:
        fail()
    except ValueError as error:
        sys.last_value = error
        sys.excepthook(ValueError, error, error.__traceback__)
    assert caplog.text.count("ValueError") == 3
    assert told == [1]
    assert not hasattr(sys, "last_value")
    out, err = capfd.readouterr()
    assert WORD not in caplog.text + out + err


def test_what_qt_says_is_counted_and_not_repeated(
    qapp: QApplication, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    hear_qt()
    with caplog.at_level(logging.INFO):
        qWarning(WORD)
        qWarning(WORD)
    qInstallMessageHandler(None)
    out, err = capfd.readouterr()
    assert WORD not in caplog.text + out + err
    assert caplog.text.count("Qt has something to say") == 1


def test_the_file_dialog_remembers_no_place(qapp: QApplication, tmp_path: Path) -> None:
    keep_qt_settings_in(str(tmp_path))
    place = tmp_path / WORD
    place.mkdir()
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setDirectory(str(place))
    dialog.setHistory([str(place)])
    QDialog.open(dialog)
    dialog.destroyed.connect(lambda: forget_places())  # noqa: PLW0108 - as the window does: without the object
    dialog.close()
    delete(dialog)
    noted = QSettings(QSettings.Scope.UserScope, "QtProject")
    noted.sync()
    assert not [
        name for name in noted.allKeys() if name.startswith("FileDialog/") and WORD in str(noted.value(name))
    ]
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, "")


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_a_crash_writes_no_core_and_nobody_may_look_in() -> None:
    asked = subprocess.run(
        [
            sys.executable,
            "-c",
            "import ctypes, resource; from ui.faults import leave_no_dump; leave_no_dump(); "
            "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))",
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert asked.stdout.strip() == "(0, 0) 0"
