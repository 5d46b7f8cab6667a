"""Keyring backends for tests: one keeps, one forgets, one refuses, one would roam."""

from __future__ import annotations

from typing import ClassVar

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked


class KeepingBackend(KeyringBackend):
    """Keeps what it is given, in memory."""

    priority = 0.1  # type: ignore[assignment]

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        """What was kept."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Forget it."""
        del self.kept[service, username]


class ForgetfulBackend(KeepingBackend):
    """Says it kept, and did not."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Forget it at once."""


class LockedBackend(KeepingBackend):
    """A keyring whose owner pressed Cancel."""

    def get_password(self, service: str, username: str) -> str | None:
        """Refuse."""
        raise KeyringLocked("not now")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Refuse."""
        raise KeyringLocked(f"would not keep {password}")


class RoamingBackend(KeepingBackend):
    """As the one of Windows: copies to other machines unless told otherwise."""

    persist = "enterprise"
    kept_how: ClassVar[list[str]] = []

    def set_password(self, service: str, username: str, password: str) -> None:
        """Note how far it would have gone."""
        self.kept_how.append(self.persist)


class UnviableBackend(KeepingBackend):
    """A backend whose system is not this one."""

    viable = False
