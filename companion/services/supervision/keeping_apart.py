"""How much is kept of what was refused: a carrier, or an insider, must not be able to fill the disk with rubbish.

That something came, when and why it was refused is always kept; its bytes only as long as there is room for them.
"""

from __future__ import annotations

from companion.vault.db import Vault
from companion.vault.inbox import ROW_BYTES, drop_oldest_kept_apart, size_kept_apart

MOST_KEPT = 256 * 1024 * 1024
"""Bytes of what is kept apart, and of what waits for the team's log: more than honest laptops ever come to."""


MOST_LINES = 20_000
"""Things that were refused and are named without their bytes: of more the oldest are forgotten."""


def forget_the_oldest(vault: Vault) -> None:
    """Whoever sends rubbish without end is not remembered for each piece of it."""
    with vault.transaction():
        drop_oldest_kept_apart(vault, MOST_LINES)


class Room:
    """What is left of it, asked for once and counted on from there."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._left: int | None = None

    def takes(self, size: int) -> bool:
        """Whether so many bytes more may be kept; if so, they are."""
        if self._left is None:
            self._left = MOST_KEPT - size_kept_apart(self._vault)
        needed = max(size, ROW_BYTES)
        if needed > self._left:
            return False
        self._left -= needed
        return True
