"""Another implementation of COSE and HPKE (cwt, which is not ours) reads what we write, and we read its own.

It does not know MLKEM768-X25519, so the structure is tried with the suite that it knows, X25519 alone; the hybrid
itself is tried in test_hpke.py. Parcels take HYBRID and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import subprocess
from pathlib import Path
from typing import Any

import cbor2
import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from companion.crypto import signing
from companion.crypto.cbor import uuid_bytes
from companion.crypto.encrypted import HYBRID, Wrapping, encrypted, read_encrypted
from companion.crypto.signed import read_signed, signed
from tests.workshop.environment import CROSS_CHECK, python_path

from .parcels import DEVICE, SEED, a_parcel, device_public
from .refusing import refusal

PROGRAM = Path(__file__).parent / "independent" / "cwt_program.py"
TYPE = "companion/roster-entry/v1"
BOUND = hashlib.sha256(b"a header").digest()
PRIVATES = {bytes([number]) * 20: bytes([number]) * 32 for number in (1, 2, 3)}


def x25519_public(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def _suite() -> hpke.Suite:
    return hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


def _seal(public: bytes, secret: bytes, info: bytes) -> bytes:
    return _suite().encrypt(secret, X25519PublicKey.from_public_bytes(public), info=info)


def _open(private: bytes, sealed: bytes, info: bytes) -> bytes | None:
    try:
        return _suite().decrypt(sealed, X25519PrivateKey.from_private_bytes(private), info=info)
    except InvalidTag:
        return None


X25519 = Wrapping(algorithm=50, enc_bytes=32, seal=_seal, open_=_open)


def ask(deed: str, **values: Any) -> dict[str, str]:
    """What the other implementation says."""
    python = python_path(CROSS_CHECK)
    if not python.exists():
        pytest.fail(
            f"There is no {python}, so nobody but ourselves would check our parcels. `python3 dev.py test` makes it.",
            pytrace=False,
        )
    told = json.dumps({"deed": deed} | {name: _plain(value) for name, value in values.items()})
    run = subprocess.run(
        [python, "-I", PROGRAM], input=told, capture_output=True, text=True, check=True, timeout=60
    )
    answer: dict[str, str] = json.loads(run.stdout)
    return answer


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def said(answer: dict[str, str]) -> bytes:
    """What it made of it; a refusal is our failure."""
    assert "error" not in answer, answer["error"]
    return base64.b64decode(answer["said"])


def test_it_verifies_a_parcel_of_ours() -> None:
    payload = said(ask("verify", data=a_parcel(), device=uuid_bytes(DEVICE), public=device_public()))
    assert payload == cbor2.loads(a_parcel()).value[2]


def test_it_refuses_an_altered_parcel_of_ours() -> None:
    altered = a_parcel()[:-70] + bytes([a_parcel()[-70] ^ 1]) + a_parcel()[-69:]
    assert "error" in ask("verify", data=altered, device=uuid_bytes(DEVICE), public=device_public())


def test_we_verify_what_it_signed() -> None:
    asked = {"device": uuid_bytes(DEVICE), "public": device_public(), "seed": SEED, "type": TYPE}
    made = said(ask("sign", payload=b"payload", **asked))
    assert made == signed(TYPE, DEVICE, b"payload", SEED)
    read = read_signed(made, TYPE, 1000)
    assert read.payload == b"payload"
    assert read.verified(device_public())
    assert not read.verified(signing.public_of(bytes(32)))


def test_it_opens_what_we_sealed() -> None:
    plaintext = secrets.token_bytes(5000)
    recipients = [(kid, x25519_public(private)) for kid, private in PRIVATES.items()]
    data = encrypted(plaintext, recipients, BOUND, X25519)
    for kid, private in PRIVATES.items():
        asked = {"data": data, "kid": kid, "public": x25519_public(private), "private": private}
        assert said(ask("decrypt", bound=BOUND, **asked)) == plaintext
    assert "error" in ask("decrypt", bound=BOUND[::-1], **asked)


def test_we_open_what_it_sealed() -> None:
    plaintext = secrets.token_bytes(5000)
    recipients = [(kid, x25519_public(private)) for kid, private in PRIVATES.items()]
    made = said(ask("encrypt", plaintext=plaintext, recipients=recipients, bound=BOUND, nonce=bytes(12)))
    read = read_encrypted(made, len(made), X25519)
    assert read.kids == tuple(PRIVATES)
    for kid, private in PRIVATES.items():
        assert read.opened(kid, private, BOUND) == plaintext
    assert refusal(lambda: read.opened(kid, private, BOUND[::-1])) == "not_unwrapped"


def test_the_one_suite_of_parcels_takes_nothing_of_the_other() -> None:
    recipients = [(kid, x25519_public(private)) for kid, private in PRIVATES.items()]
    data = encrypted(b"", recipients, BOUND, X25519)
    assert refusal(lambda: read_encrypted(data, len(data))) == "unknown_suite"
    assert refusal(lambda: read_encrypted(data, len(data), HYBRID)) == "unknown_suite"
