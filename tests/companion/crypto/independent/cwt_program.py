"""Run by the Python of the cross-check environment, which has `cwt` and not one line of ours.

Reads one JSON object from standard input, bytes in it as base64, and answers with one: {"said": ...} or {"error": ...}.
"""

from __future__ import annotations

import base64
import json
import sys
from typing import Any

from cwt import COSE, COSEKey, Recipient

HPKE_4_KE = 50  # DHKEM(X25519), HKDF-SHA256, ChaCha20-Poly1305, as COSE-HPKE numbers it


def verify(asked: dict[str, Any]) -> str:
    """The payload of a COSE_Sign1."""
    key = COSEKey.new({1: 1, 2: raw(asked["device"]), 3: -8, -1: 6, -2: raw(asked["public"])})
    return text(COSE.new().decode(raw(asked["data"]), key))


def sign(asked: dict[str, Any]) -> str:
    """A COSE_Sign1."""
    key = COSEKey.new(
        {1: 1, 2: raw(asked["device"]), 3: -8, -1: 6, -2: raw(asked["public"]), -4: raw(asked["seed"])}
    )
    protected = {1: -8, 4: raw(asked["device"]), 16: asked["type"]}
    return text(COSE.new().encode(raw(asked["payload"]), key, protected=protected, unprotected={}))


def decrypt(asked: dict[str, Any]) -> str:
    """The plaintext of a COSE_Encrypt, by the key of one recipient."""
    key = COSEKey.new(
        {
            1: 1,
            2: raw(asked["kid"]),
            3: HPKE_4_KE,
            -1: 4,
            -2: raw(asked["public"]),
            -4: raw(asked["private"]),
        }
    )
    bound = raw(asked["bound"])
    return text(COSE.new().decode(raw(asked["data"]), key, external_aad=bound, extra_info=bound))


def encrypt(asked: dict[str, Any]) -> str:
    """A COSE_Encrypt for several recipients."""
    bound = raw(asked["bound"])
    recipients = [
        Recipient.new(
            protected={1: HPKE_4_KE},
            unprotected={4: raw(kid)},
            recipient_key=COSEKey.new({1: 1, 2: raw(kid), 3: HPKE_4_KE, -1: 4, -2: raw(public)}),
            extra_info=bound,
        )
        for kid, public in asked["recipients"]
    ]
    key = COSEKey.generate_symmetric_key(alg="ChaCha20/Poly1305")
    made = COSE.new().encode(
        raw(asked["plaintext"]),
        key,
        protected={1: 24},
        unprotected={5: raw(asked["nonce"])},
        recipients=recipients,
        external_aad=bound,
    )
    return text(made)


def raw(value: str) -> bytes:
    """Bytes of their text."""
    return base64.b64decode(value)


def text(value: bytes) -> str:
    """Text of bytes."""
    return base64.b64encode(value).decode("ascii")


def main() -> None:
    """Answer one question."""
    asked = json.load(sys.stdin)
    deed = {"verify": verify, "sign": sign, "decrypt": decrypt, "encrypt": encrypt}[asked.pop("deed")]
    try:
        answer = {"said": deed(asked)}
    except Exception as error:  # noqa: BLE001 (whatever it refuses, the test wants to know)
        answer = {"error": f"{type(error).__name__}: {error}"}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
