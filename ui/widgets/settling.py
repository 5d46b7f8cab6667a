"""Typed words that settle: after a pause, at the latest every two seconds while typing, and on leaving the field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

PAUSE_MILLISECONDS = 600
LATEST_MILLISECONDS = 1500  # with the commit on top this stays under the two seconds that are promised


class Settling(QObject):
    """Decides when a field's words are handed over; a child of the field, so that it is found and dies with it.

    Signals:
        settled(str): the words as they stand; only when they differ from what was last handed over or shown.
    """

    settled = Signal(str)

    def __init__(self, field: QWidget, words: Callable[[], str]) -> None:
        super().__init__(field)
        self._words = words
        self._known = words()
        self._touched = False
        self._held = False
        self._missed = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._latest = QTimer(self, singleShot=True, interval=LATEST_MILLISECONDS)
        self._pause.timeout.connect(self.settle)
        self._latest.timeout.connect(self.settle)

    def takes_from_vault(self) -> bool:
        """Whether words from the vault may stand here now: not over typed ones that are not stored yet.

        An answer that was asked for before the last key would bring older words back. It is missed, and asked again.
        """
        if self._held:
            self._missed = True
        return not (self._held or self._touched)

    def hold(self) -> None:
        """Words of this screen are on their way to the disk."""
        self._held = True

    def release(self) -> bool:
        """They have arrived. True when words from the vault were turned away meanwhile."""
        missed, self._held, self._missed = self._missed, False, False
        return missed

    def touch(self) -> None:
        """Something was typed."""
        self._touched = True
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def settle(self) -> None:
        """Hand over now what has not been handed over."""
        self._pause.stop()
        self._latest.stop()
        if not self._touched:
            return
        self._touched = False
        words = self._words()
        if words != self._known:
            self._known = words
            self.settled.emit(words)

    def know(self, words: str) -> None:
        """These words came from the vault: nothing to hand over."""
        self._known = words
        self._touched = False
        self._pause.stop()
        self._latest.stop()


def settle_all(view: QWidget) -> None:
    """Settle every field inside a view."""
    for settling in view.findChildren(Settling):
        settling.settle()


def hold_all(view: QWidget) -> None:
    """Let every field inside a view keep what stands in it."""
    for settling in view.findChildren(Settling):
        settling.hold()


def release_all(view: QWidget) -> bool:
    """Let every field inside a view take words from the vault again. True when one has turned some away."""
    missed = [settling.release() for settling in view.findChildren(Settling)]
    return any(missed)
