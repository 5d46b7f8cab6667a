"""Each derivation is really made, but made once: asked again with the same words, salt and costs, it is remembered."""

from __future__ import annotations

from functools import cache

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from companion.crypto import kdf


class Remembered:
    """Argon2id as `companion.crypto.kdf` calls it."""

    def __init__(self, **costs: bytes | int) -> None:
        self._costs = tuple(sorted(costs.items()))

    def derive(self, words: bytes) -> bytes:
        """As Argon2id's, which gives the same for the same."""
        return _derive(self._costs, words)


@cache
def _derive(costs: tuple[tuple[str, bytes | int], ...], words: bytes) -> bytes:
    return Argon2id(**dict(costs)).derive(words)  # type: ignore[arg-type]


def remember_derivations(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that open what they have just locked: 64 MiB for each derivation are most of what such a test costs."""
    monkeypatch.setattr(kdf, "Argon2id", Remembered)
