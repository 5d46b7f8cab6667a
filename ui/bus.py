"""The app-wide signals: what changed in the vault, and that it was locked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Bus(QObject):
    """Facts that any screen may want to hear.

    Signals:
        changed(Changes): a deed was committed; screens that show those nouns look again.
        locked(): the session is closed and no content is on screen any more.
        sync_state(SyncState): how sharing stands (ui.sync.state), each time it stands differently.
    """

    changed = Signal(object)
    locked = Signal()
    sync_state = Signal(object)
