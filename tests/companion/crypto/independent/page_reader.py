"""A reader of parcels written from docs/format.md alone: primitives, a CBOR parser of its own, none of our code."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

_LABEL = bytes.fromhex("5c2e2f2f5e5c")
_SUITE = b"HPKE" + bytes.fromhex("647a00010003")
_CONTENT_HEADER = bytes.fromhex("a1011818")


def hpke_open(private: bytes, enc: bytes, info: bytes, wrapped: bytes) -> bytes:
    """What was sealed to a private key (96 bytes). Raises InvalidTag."""
    secret = _decapsulated(private, enc)
    context = b"\0" + _extract(b"", b"psk_id_hash", b"") + _extract(b"", b"info_hash", info)
    key_secret = _extract(secret, b"secret", b"")
    key = _expand(key_secret, b"key", context, 32)
    nonce = _expand(key_secret, b"base_nonce", context, 12)
    return ChaCha20Poly1305(key).decrypt(nonce, wrapped, b"")


def read_parcel(data: bytes, device_public: bytes, member: bytes, private: bytes) -> tuple[Any, Any]:
    """The header and the inner map of a parcel. Raises InvalidSignature, InvalidTag, AssertionError."""
    protected, bare, payload, signature = _decoded(data, 18)
    assert bare == {}
    to_sign = b"\x84" + _bytes(b"Signature1", 0x60) + _bytes(protected) + b"\x40" + _bytes(payload)
    Ed25519PublicKey.from_public_bytes(device_public).verify(signature, to_sign)
    header = _decoded(protected)["companion"]
    bound = _bytes(hashlib.sha256(protected).digest())
    content_header, iv, ciphertext, recipients = _decoded(payload, 96)
    assert content_header == _CONTENT_HEADER
    assert [one[1][4] for one in recipients] == [
        who + version.to_bytes(4, "big") for who, version, _ in header[8]
    ]
    mine = next(one for one in recipients if one[1][4][:16] == member)
    info = b"\x84" + _bytes(b"HPKE Recipient", 0x60) + b"\x18\x18" + _bytes(mine[0]) + bound
    key = hpke_open(private, mine[1][-4], info, mine[2])
    aad = b"\x83" + _bytes(b"Encrypt", 0x60) + _bytes(_CONTENT_HEADER) + bound
    plaintext = ChaCha20Poly1305(key).decrypt(iv[5], ciphertext, aad)
    length = int.from_bytes(plaintext[:4], "big")
    assert len(plaintext) == header[9] == _padme(max(4096, 4 + length))
    assert not any(plaintext[4 + length :])
    return header, _decoded(plaintext[4 : 4 + length])


def _decapsulated(private: bytes, enc: bytes) -> bytes:
    kem, curve = (
        MLKEM768PrivateKey.from_seed_bytes(private[:64]),
        X25519PrivateKey.from_private_bytes(private[64:]),
    )
    ss_m = kem.decapsulate(enc[:1088])
    ss_x = curve.exchange(X25519PublicKey.from_public_bytes(enc[1088:]))
    own = curve.public_key().public_bytes_raw()
    return hashlib.sha3_256(ss_m + ss_x + enc[1088:] + own + _LABEL).digest()


def _extract(salt: bytes, label: bytes, ikm: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + _SUITE + label + ikm, "sha256")


def _expand(secret: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + _SUITE + label + info
    return hmac.digest(secret, labelled + b"\1", "sha256")[:length]


def _padme(length: int) -> int:
    exponent = length.bit_length() - 1
    step: int = 1 << (exponent - exponent.bit_length())
    return -(-length // step) * step


def _bytes(data: bytes, major: int = 0x40) -> bytes:
    size = len(data)
    if size < 24:
        return bytes([major + size]) + data
    for code, width in ((24, 1), (25, 2), (26, 4)):
        if size < 1 << 8 * width:
            return bytes([major + code]) + size.to_bytes(width, "big") + data
    raise AssertionError(size)


def _decoded(data: bytes, tag: int | None = None) -> Any:
    start = 0
    if tag is not None:
        start = 1 if tag < 24 else 2
        assert data[:start] == (bytes([0xC0 + tag]) if tag < 24 else bytes([0xD8, tag]))
    value, end = _item(data, start)
    assert end == len(data)
    return value


def _item(data: bytes, at: int) -> tuple[Any, int]:
    major, extra, at = data[at] >> 5, data[at] & 31, at + 1
    if major == 7:
        return {20: False, 21: True, 22: None}[extra], at
    width = 0 if extra < 24 else {24: 1, 25: 2, 26: 4, 27: 8}[extra]
    count = int.from_bytes(data[at : at + width], "big") if width else extra
    at += width
    if major < 2:
        return (count if major == 0 else -1 - count), at
    if major < 4:
        raw = data[at : at + count]
        return (raw if major == 2 else raw.decode("utf-8")), at + count
    found = []
    for _ in range(count * (major - 3)):
        one, at = _item(data, at)
        found.append(one)
    return (found if major == 4 else dict(zip(found[::2], found[1::2], strict=True))), at
