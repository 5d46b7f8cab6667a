"""Where the device secret lives: the system's own keyring, or memory. Having none is a state, not a fault."""

from __future__ import annotations

from typing import Protocol


class Keychain(Protocol):
    """A place for one secret per vault. Every call may raise KnownError KEYRING_LOCKED."""

    def get_secret(self, profile: str) -> bytes | None:
        """The device secret of a profile, or None where there is none."""
        ...

    def list_secrets(self, profile: str) -> tuple[bytes, ...]:
        """Every device secret that is kept for a profile, in whichever keyring, the one in use first."""
        ...

    def put_secret(self, profile: str, secret: bytes) -> None:
        """Keep a profile's device secret, in place of an earlier one."""
        ...

    def drop_secret(self, profile: str) -> None:
        """Forget a profile's device secret; nothing happens where there is none."""
        ...
