"""How much is kept of what was refused: a carrier, or an insider, must not be able to fill the disk with rubbish.

That something came, when and why it was refused is always kept; its bytes only as long as there is room for them.
"""

from __future__ import annotations

from companion.vault.db import Vault
from companion.vault.inbox import size_kept_apart

MOST_KEPT = 256 * 1024 * 1024
"""Bytes of what is kept apart, and of what waits for the team's log: more than honest laptops ever come to."""


class Room:
    """What is left of it, asked for once and counted on from there."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._left: int | None = None

    def takes(self, size: int) -> bool:
        """Whether so many bytes more may be kept; if so, they are."""
        if self._left is None:
            self._left = MOST_KEPT - size_kept_apart(self._vault)
        if size > self._left:
            return False
        self._left -= size
        return True
