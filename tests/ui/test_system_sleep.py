"""What the system says of sleep and lock: a real message bus, and Windows' own message bytes."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.system_sleep import (
    PBT_APMSUSPEND,
    WM_POWERBROADCAST,
    WM_WTSSESSION_CHANGE,
    WTS_SESSION_LOCK,
    SystemSleep,
    _Message,
    _WindowsMessages,
    says_sleep,
)

HAS_BUS = shutil.which("dbus-run-session") is not None and shutil.which("dbus-send") is not None

LISTENER = """
import os, subprocess, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
import ui
from PySide6.QtCore import QCoreApplication, QTimer
from ui.system_sleep import SystemSleep
app = QCoreApplication([])
sleep = SystemSleep()
heard = []
sleep.going.connect(lambda: (heard.append(1), app.quit()))
sleep.listen_to_bus()
def send(word):
    subprocess.run(["dbus-send", "--session", "--type=signal", "/org/freedesktop/ScreenSaver",
                    "org.freedesktop.ScreenSaver.ActiveChanged", f"boolean:{word}"], check=True)
send("false")
QTimer.singleShot(300, lambda: send("true"))
QTimer.singleShot(8000, app.quit)
app.exec()
print("heard", len(heard))
"""


@pytest.mark.skipif(not HAS_BUS, reason="dbus-run-session and dbus-send are not on this machine")
def test_the_screen_lock_is_heard_on_a_real_bus() -> None:
    ran = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", LISTENER],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert ran.stdout.strip() == "heard 1", ran.stderr


def test_no_bus_is_a_normal_case(qapp: QObject) -> None:
    SystemSleep().listen_to_bus()


@pytest.mark.parametrize(
    ("message", "wide", "sleeps"),
    [
        (WM_POWERBROADCAST, PBT_APMSUSPEND, True),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK, True),
        (WM_POWERBROADCAST, 0x0012, False),
        (WM_WTSSESSION_CHANGE, 0x8, False),
        (0x0100, WTS_SESSION_LOCK, False),
    ],
)
def test_windows_messages(message: int, wide: int, sleeps: bool, qtbot: QtBot) -> None:
    said = _Message(0, message, wide, 0)
    assert says_sleep(ctypes.addressof(said)) is sleeps
    heard: list[int] = []
    listener = _WindowsMessages(lambda: heard.append(1))
    assert listener.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(said)) == (False, 0)
    assert listener.nativeEventFilter(b"xcb_generic_event_t", ctypes.addressof(said)) == (False, 0)
    assert heard == ([1] if sleeps else [])


def test_only_the_beginning_of_sleep_counts(qtbot: QtBot) -> None:
    sleep = SystemSleep()
    heard: list[int] = []
    sleep.going.connect(lambda: heard.append(1))
    sleep.on_sleep(False)
    assert heard == []
    sleep.on_sleep(True)
    sleep.on_lock()
    assert heard == [1, 1]
