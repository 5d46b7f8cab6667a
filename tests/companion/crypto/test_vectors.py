"""The frozen vectors of the parcel, read as docs/format.md says, in its own order."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from companion.crypto import hpke, signing
from companion.crypto.cbor import encode
from companion.crypto.envelope import Header, Inner, Kind, SealedParcel, read_parcel
from companion.crypto.inner import inner_map
from companion.crypto.refusals import Refusal
from companion.domain.summaries import SummaryContent
from companion.errors import Code, KnownError
from companion.sync.contents import read_basis, read_content, require_covered

from .forgeries import every_rule

FILE = Path(__file__).with_name("vectors") / "parcel-v1.json"
FROZEN = "1bbd41f3cd7481d791d5ce7dfce3d16e5f47c8c553e8bfc04e0c095f5ca87f25"


@cache
def vectors() -> dict[str, Any]:
    """All of them."""
    found: dict[str, Any] = json.loads(FILE.read_text("utf-8"))
    return found


def raw(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def data_of(vector: dict[str, Any]) -> bytes:
    return raw(vector["parcel"]) if "parcel" in vector else bytes(vector["zeros"])


def keys_of(member: str) -> dict[int, bytes]:
    return {
        one["key_version"]: raw(one["private"]) for one in vectors()["members"] if one["member"] == member
    }


def by_device(device: str) -> dict[str, Any] | None:
    return next((one for one in vectors()["devices"] if one["device"] == device), None)


def reason_of(vector: dict[str, Any]) -> tuple[str, str] | None:
    """Why and where the reader of the vectors refuses it; None where it opens and nothing is wrong with it."""
    try:
        parcel = read_parcel(data_of(vector))
    except KnownError as error:
        return _why(error), "read"
    device = by_device(parcel.header.device)
    signer = vector.get("signer") or (device or {})["public"]
    if not parcel.verified(raw(signer)):
        return "bad_signature", "verify"
    try:
        inner = parcel.open(vectors()["reader"], keys_of(vectors()["reader"]))
    except KnownError as error:
        return _why(error), "open"
    known = _by_roster(parcel.header) or _by_content(parcel.header, inner) or _by_what_came(parcel, inner)
    return (known, "beyond") if known else None


def _by_roster(header: Header) -> str | None:
    """Rules 4 and 5."""
    roster, device = vectors()["roster"], by_device(header.device)
    for broken, reason in (
        (header.team != vectors()["team"], "other_team"),
        (header.roster_number > roster["number"], "roster_ahead"),
        (header.roster_head != raw(roster["hash"]), "roster_forked"),
        (device is None, "unknown_device"),
        (device is not None and device["member"] != header.author, "not_their_device"),
        (device is not None and device["revoked"], "revoked_device"),
    ):
        if broken:
            return reason
    return None


def _by_content(header: Header, inner: Inner) -> str | None:
    """Rule 9."""
    try:
        content = read_content(header.kind, inner.content)
        if inner.basis is not None:
            assert isinstance(content, SummaryContent)
            require_covered(read_basis(inner.basis), content, vectors()["reader"], header.team)
    except KnownError as error:
        return _why(error)
    return None


def _by_what_came(parcel: SealedParcel, inner: Inner) -> str | None:
    """Rule 10: the first of those that open has come before."""
    first = vectors()["open"][0]
    before = read_parcel(data_of(first))
    if parcel.header.parcel == before.header.parcel and parcel.digest != before.digest:
        return "id_conflict"
    item = inner.content["about"] if parcel.header.kind is Kind.WITHDRAWAL else inner.item
    theirs = before.open(vectors()["reader"], keys_of(vectors()["reader"])).item
    return "not_their_item" if item == theirs and parcel.header.author != before.header.author else None


def _why(error: KnownError) -> str:
    assert error.code is Code.PARCEL_REFUSED
    return str(error.facts["reason"])


def test_they_never_change() -> None:
    assert hashlib.sha256(FILE.read_bytes()).hexdigest() == FROZEN


def test_keys() -> None:
    for one in vectors()["members"]:
        assert hpke.member_public(raw(one["private"])) == raw(one["public"])
    for one in vectors()["devices"]:
        assert signing.public_of(raw(one["seed"])) == raw(one["public"])


@pytest.mark.parametrize("vector", vectors()["open"], ids=lambda one: one["name"])
def test_those_that_open(vector: dict[str, Any]) -> None:
    parcel = read_parcel(data_of(vector))
    assert parcel.digest == raw(vector["digest"])
    assert parcel.verified(raw(vectors()["devices"][0]["public"]))
    for member in vector["readers"]:
        inner = parcel.open(member, keys_of(member))
        assert encode(inner_map(inner, parcel.header)) == raw(vector["inner"])
    assert reason_of(vector) is None


@pytest.mark.parametrize("vector", vectors()["refuse"], ids=lambda one: one["name"])
def test_those_that_must_not(vector: dict[str, Any]) -> None:
    assert reason_of(vector) == (vector["reason"], vector["when"])


def test_every_rule_and_every_reason_has_one() -> None:
    refused = vectors()["refuse"]
    assert {one["rule"] for one in refused} == set(range(1, 11))
    assert {one["name"] for one in refused} <= {one.name for one in every_rule()}
    not_in_a_parcel = {Refusal.UNUSABLE_KEY, Refusal.NOT_A_RECIPIENT, Refusal.NO_KEY}
    assert {one["reason"] for one in refused} == {one.value for one in Refusal} - not_in_a_parcel
