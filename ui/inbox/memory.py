"""What the inbox remembers until the vault is locked: which lines were shown, for coming back from one of them."""

from __future__ import annotations

from PySide6.QtCore import QObject

from companion.services.supervision.received_items import InboxShow as Show
from ui.bus import Bus


class InboxMemory(QObject):
    """Lives on the bus, because a screen goes when it is left."""

    def __init__(self, bus: Bus) -> None:
        super().__init__(bus)
        self.show = Show.ALL
        bus.locked.connect(self._forget)

    def _forget(self) -> None:
        self.show = Show.ALL


def memory_of(bus: Bus) -> InboxMemory:
    """The one memory of this session."""
    return bus.findChild(InboxMemory) or InboxMemory(bus)
