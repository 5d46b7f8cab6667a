"""The device secret in the system's keyring: Windows Credential Manager, macOS Keychain, Secret Service, KWallet.

Backends are named here one by one and looked for in this order. Whatever else is installed or configured
(plain-text files, `null`, `fail`) is never asked: a keyring that keeps nothing secret counts as none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from companion.errors import Code, KnownError

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

TRUSTED = (
    ("keyring.backends.Windows", "WinVaultKeyring"),
    ("keyring.backends.macOS", "Keyring"),
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
)
_SERVICE = "Companion device secret"
_NEVER_ROAMING = "local machine"


def system_keychain() -> SystemKeychain | None:
    """This system's keyring, or None where it has none we trust: then the passphrase stands alone."""
    backends = [backend for module, name in TRUSTED if (backend := _backend(module, name)) is not None]
    return SystemKeychain(backends) if backends else None


class SystemKeychain:
    """The trusted keyrings of this system: written to the first, looked for in all of them.

    A desktop that changes its keyring does not lock anyone out while the old one can still be read.
    """

    def __init__(self, backends: Sequence[KeyringBackend]) -> None:
        self._backends = backends

    def get_secret(self, profile: str) -> bytes | None:
        """The device secret of a profile, or None. Raises KEYRING_LOCKED when the keyring would not answer."""
        return next(iter(self.list_secrets(profile)), None)

    def list_secrets(self, profile: str) -> tuple[bytes, ...]:
        """The device secrets of a profile in all keyrings. Raises KEYRING_LOCKED when none has one and one was locked.

        A keyring that was changed and changed back leaves a secret in each, and only one of them is the vault's.
        """
        trouble: KnownError | None = None
        found: list[bytes] = []
        for backend in self._backends:
            try:
                text = _asked(backend.get_password, _service(profile), profile)
            except KnownError as refused:
                trouble = trouble or refused
                continue
            secret = None if text is None else _from_text(text)
            if secret is not None and secret not in found:
                found.append(secret)
        if trouble is not None and not found:
            raise trouble
        return tuple(found)

    def put_secret(self, profile: str, secret: bytes) -> None:
        """Keep a profile's device secret. Raises KEYRING_LOCKED."""
        _asked(self._backends[0].set_password, _service(profile), profile, secret.hex())

    def drop_secret(self, profile: str) -> None:
        """Forget a profile's device secret wherever it is kept. Raises KEYRING_LOCKED."""
        for backend in self._backends:
            if _asked(backend.get_password, _service(profile), profile) is not None:
                _asked(backend.delete_password, _service(profile), profile)


def _service(profile: str) -> str:
    # A service of its own for each vault: Windows keeps one entry per service and shuffles the others about.
    return f"{_SERVICE} {profile}"


def _from_text(text: str) -> bytes | None:
    with suppress(ValueError):
        return bytes.fromhex(text)
    return None


def _backend(module: str, name: str) -> KeyringBackend | None:
    try:
        found = getattr(import_module(module), name)
        if not found.viable:
            return None
        backend: KeyringBackend = found()
    except Exception:  # noqa: BLE001 - each system's libraries fail to load in their own way
        return None
    if hasattr(backend, "persist"):
        backend.persist = _NEVER_ROAMING
    return backend


def _asked(call: Callable[..., T], *words: str) -> T:
    try:
        return call(*words)
    except Exception as trouble:  # noqa: BLE001 - backends raise whatever their system raises
        reason = type(trouble).__name__
    raise KnownError(Code.KEYRING_LOCKED, reason=reason)
