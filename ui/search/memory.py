"""What the search screen remembers until the vault is locked: whether private notes are hidden."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.bus import Bus


class SearchMemory(QObject):
    """Lives on the bus, because a screen goes when it is left. Hidden is what a fresh session starts with.

    Someone may be looking on, and a private note is the one thing they must not read. How many private notes
    were passed over is not said either: that there are any would tell them enough.
    """

    def __init__(self, bus: Bus) -> None:
        super().__init__(bus)
        self.hide_private = True
        bus.locked.connect(self._forget)

    def _forget(self) -> None:
        self.hide_private = True


def memory_of(bus: Bus) -> SearchMemory:
    """The one memory of this session."""
    return bus.findChild(SearchMemory) or SearchMemory(bus)
