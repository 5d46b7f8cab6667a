"""The page docs/format.md is enough: a reader that shares no code with ours opens what we seal."""

from __future__ import annotations

import base64
import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature, InvalidTag

from .independent import page_reader
from .parcels import PARCEL, READER, READER_KEY, a_parcel, device_public

VECTORS = Path(__file__).with_name("vectors")
PARCELS: dict[str, Any] = json.loads((VECTORS / "parcel-v1.json").read_text("utf-8"))
FOREIGN = json.loads((VECTORS / "hpke-mlkem768-x25519.json").read_text("utf-8"))["vectors"]
raw = base64.b64decode


def reading(vector: dict[str, Any]) -> tuple[bytes, bytes, bytes, bytes]:
    """A golden parcel, its device's public key, and its first reader with the newest key they hold."""
    who = vector["readers"][0]
    data = raw(vector["parcel"])
    device = next(one for one in PARCELS["devices"] if uuid.UUID(one["device"]).bytes in data[:64])
    kids = {
        uuid.UUID(one["member"]).bytes + one["key_version"].to_bytes(4, "big"): raw(one["private"])
        for one in PARCELS["members"]
        if one["member"] == who
    }
    private = next(key for kid, key in kids.items() if kid in data)
    return data, raw(device["public"]), uuid.UUID(who).bytes, private


@pytest.mark.parametrize("vector", FOREIGN, ids=lambda one: f"{len(one['plaintext']) // 2} bytes")
def test_the_key_wrapping_of_another_implementation(vector: dict[str, str]) -> None:
    part = {name: bytes.fromhex(value) for name, value in vector.items()}
    private = part["mlkem768_seed"] + part["x25519_private"]
    assert page_reader.hpke_open(private, part["enc"], part["info"], part["ct"]) == part["plaintext"]


@pytest.mark.parametrize("vector", PARCELS["open"], ids=lambda one: one["name"])
def test_golden_parcels_open(vector: dict[str, Any]) -> None:
    header, inner = page_reader.read_parcel(*reading(vector))
    assert [inner[key] for key in (1, 2, 3, 4)] == [header[key] for key in (1, 2, 3, 4)]


def test_a_changed_signature_or_key_opens_nothing() -> None:
    data, public, who, private = reading(PARCELS["open"][0])
    with pytest.raises(InvalidSignature):
        page_reader.read_parcel(data[:-1] + bytes([data[-1] ^ 1]), public, who, private)
    with pytest.raises(InvalidTag):
        page_reader.read_parcel(data, public, who, bytes(96))


def test_what_was_just_sealed_opens_and_says_what_was_meant() -> None:
    header, inner = page_reader.read_parcel(a_parcel(), device_public(), uuid.UUID(READER).bytes, READER_KEY)
    assert uuid.UUID(PARCEL).bytes in header.values()
    assert [inner[key] for key in (1, 2, 3, 4)] == [header[key] for key in (1, 2, 3, 4)]


@pytest.mark.parametrize("part", range(24))
def test_a_changed_byte_anywhere_opens_nothing(part: int) -> None:
    data = a_parcel()
    place = len(data) * part // 24 + part
    changed = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
    with pytest.raises(Exception):  # noqa: B017 - by whichever rule of the page comes first
        page_reader.read_parcel(changed, device_public(), uuid.UUID(READER).bytes, READER_KEY)
