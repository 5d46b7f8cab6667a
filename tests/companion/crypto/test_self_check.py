"""The look at the envelope: quick, and not to be fooled by a library that lets anything pass."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest

import resources
from companion.crypto import encrypted, envelope, hpke, padding, self_check, signing
from companion.crypto.self_check import require_envelope
from companion.errors import Code, KnownError


def test_all_is_well_and_it_takes_milliseconds() -> None:
    require_envelope()
    begun = time.process_time()
    require_envelope()
    assert time.process_time() - begun < 0.5  # 4 ms by itself, more under whatever watches the lines


def _raises(*_: Any, **__: Any) -> Any:
    raise RuntimeError


@pytest.mark.parametrize(
    ("module", "name", "instead"),
    [
        (signing, "verified", lambda *_: True),
        (signing, "verified", lambda *_: False),
        (signing, "sign", lambda *_: bytes(64)),
        (signing, "sign", _raises),
        (encrypted, "opened", lambda *_: None),
        (encrypted, "sealed", lambda _key, plaintext, _bound: (bytes(12), plaintext + bytes(16))),
        (hpke, "_suite", _raises),
        (envelope, "padded", lambda inner: padding.padded(inner)[:-1]),
        (envelope, "read_inner", lambda *_: None),
        (resources, "read_bytes", _raises),
        (resources, "read_bytes", lambda _: b""),
    ],
)
def test_a_library_that_does_it_wrong(
    module: Any, name: str, instead: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, instead)
    with pytest.raises(KnownError) as caught:
        require_envelope()
    assert caught.value.code is Code.ENGINE_UNSUITABLE
    assert caught.value.facts == {"missing": "envelope"}


def test_a_cipher_that_checks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither that the right one opens nor that signatures hold is enough: the altered one must not open."""
    whole = envelope.read_parcel(resources.read_bytes(self_check.FROZEN))
    (reader,) = whole.header.recipients
    said = whole.open(reader.member, {reader.key_version: self_check.PRIVATE})
    monkeypatch.setattr(envelope.SealedParcel, "open", lambda *_: said)
    with pytest.raises(KnownError):
        require_envelope()
