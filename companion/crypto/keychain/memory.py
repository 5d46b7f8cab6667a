"""A keychain that lasts as long as the program: for practice and tests."""

from __future__ import annotations


class MemoryKeychain:
    """Keeps secrets in this object and nowhere else."""

    def __init__(self) -> None:
        self._secrets: dict[str, bytes] = {}

    def get_secret(self, profile: str) -> bytes | None:
        """The device secret of a profile, or None."""
        return self._secrets.get(profile)

    def list_secrets(self, profile: str) -> tuple[bytes, ...]:
        """The device secret of a profile, if there is one."""
        return (self._secrets[profile],) if profile in self._secrets else ()

    def put_secret(self, profile: str, secret: bytes) -> None:
        """Keep a profile's device secret."""
        self._secrets[profile] = secret

    def drop_secret(self, profile: str) -> None:
        """Forget a profile's device secret."""
        self._secrets.pop(profile, None)
