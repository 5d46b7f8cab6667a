"""Hears from the system that it is about to sleep or has locked its screen, where the system tells."""

from __future__ import annotations

import ctypes
import logging
import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, Signal, Slot

LOG = logging.getLogger("companion.sleep")

# Windows messages and what they say (winuser.h, wtsapi32.h)
WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK = 0x02B1, 0x7
_GENERIC = QByteArray(b"windows_generic_MSG")


class SystemSleep(QObject):
    """Listens for sleep and the system's own lock.

    Linux: logind on the system bus, ScreenSaver on the session bus. Windows: window messages. macOS says
    nothing to Qt; there, and everywhere, ui.idle notices the jump of the clock on waking.

    Signals:
        going(): the laptop is about to sleep, or its screen was locked.
    """

    going = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._filter: _WindowsMessages | None = None

    def listen(self, window_handle: Callable[[], int]) -> None:
        """Start listening; call it after the first paint, it loads D-Bus."""
        if sys.platform == "win32":
            self._listen_to_windows(window_handle())
        elif sys.platform.startswith("linux"):
            self.listen_to_bus()

    def listen_to_bus(self) -> None:
        """Connect to what freedesktop systems announce; a missing bus is a normal case."""
        from PySide6.QtDBus import QDBusConnection

        system, session = QDBusConnection.systemBus(), QDBusConnection.sessionBus()
        login = "org.freedesktop.login1"
        if system.isConnected():
            _hear(
                system, login, "", "org.freedesktop.login1.Manager", "PrepareForSleep", self, "on_sleep(bool)"
            )
            _hear(system, login, "", "org.freedesktop.login1.Session", "Lock", self, "on_lock()")
        if session.isConnected():
            for name in ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"):
                _hear(session, "", "", name, "ActiveChanged", self, "on_sleep(bool)")

    @Slot(bool)
    def on_sleep(self, starting: bool) -> None:
        """True when it begins, False when it is over."""
        if starting:
            self.going.emit()

    @Slot()
    def on_lock(self) -> None:
        """The system's screen is locked."""
        self.going.emit()

    def _listen_to_windows(self, handle: int) -> None:
        from PySide6.QtCore import QCoreApplication

        self._filter = _WindowsMessages(self.going.emit)
        app = QCoreApplication.instance()
        if app is not None:
            app.installNativeEventFilter(self._filter)
        library = getattr(ctypes, "windll", None)
        if library is None or not library.wtsapi32.WTSRegisterSessionNotification(handle, 0):
            LOG.warning("no word of the system's lock")


class _Message(ctypes.Structure):
    """The start of MSG (winuser.h)."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("wide", ctypes.c_size_t),
        ("long", ctypes.c_ssize_t),
    )


class _WindowsMessages(QAbstractNativeEventFilter):
    """Looks through Windows' messages for sleep and lock."""

    def __init__(self, going: Callable[[], object]) -> None:
        super().__init__()
        self._going = going

    def nativeEventFilter(
        self, event_type: QByteArray | bytes | bytearray | memoryview[int], message: int
    ) -> object:
        """Never swallows a message."""
        if QByteArray(event_type) == _GENERIC and says_sleep(int(message)):
            self._going()
        return False, 0


def says_sleep(address: int) -> bool:
    """Whether the MSG at this address says that Windows goes to sleep or was locked."""
    message = _Message.from_address(address)
    return (message.message, message.wide) in {
        (WM_POWERBROADCAST, PBT_APMSUSPEND),
        (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK),
    }


def _hear(  # noqa: PLR0917 - what QDBusConnection.connect takes
    bus: object, service: str, path: str, interface: str, signal: str, receiver: QObject, slot: str
) -> None:
    from PySide6.QtCore import SLOT
    from PySide6.QtDBus import QDBusConnection

    assert isinstance(bus, QDBusConnection)
    if not bus.connect(service, path, interface, signal, receiver, SLOT(slot)):  # type: ignore[call-overload] # text, whatever the stubs say
        LOG.info("not heard: %s", signal)
