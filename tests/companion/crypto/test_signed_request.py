"""What a device asks of a hub is signed as a whole: nothing of it can be another, and no other key signs it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from companion.crypto import signing
from companion.crypto.signed_request import TEAM_HEADER, device_that_signs, read_signature, signed_headers

DEVICE = "01890000-0000-7000-8000-0000000000d1"
TEAM = "01890000-0000-7000-8000-0000000000e1"
SEED = bytes(range(32))
URL = "https://hub.example/v1/mailbox?cursor=abc&limit=5"
BODY = b"what is asked"
MADE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def _signed(**other: object) -> dict[str, str]:
    said: dict[str, object] = {
        "method": "POST",
        "url": URL,
        "body": BODY,
        "team": TEAM,
        "device": DEVICE,
        "seed": SEED,
        "created": MADE,
        "nonce": "0123456789abcdef",
    }
    headers = signed_headers(**(said | other))  # type: ignore[arg-type]
    return {name.lower(): value for name, value in headers.items()}


def _read(headers: dict[str, str], **other: object) -> object:
    said: dict[str, object] = {
        "method": "POST",
        "url": URL,
        "headers": headers,
        "device": DEVICE,
        "public": signing.public_of(SEED),
    }
    return read_signature(**(said | other))  # type: ignore[arg-type]


def test_a_signature_says_who_when_once_and_over_which_body() -> None:
    headers = _signed()
    read = read_signature(
        method="POST", url=URL, headers=headers, device=DEVICE, public=signing.public_of(SEED)
    )
    assert read is not None
    assert (read.device, read.created, read.nonce) == (DEVICE, int(MADE.timestamp()), "0123456789abcdef")
    assert read.covers(BODY)
    assert not read.covers(BODY + b".")
    assert headers[TEAM_HEADER.lower()] == TEAM
    assert device_that_signs(headers) == DEVICE


@pytest.mark.parametrize(
    "other",
    [
        {"method": "PUT"},
        {"url": URL.replace("hub.example", "elsewhere.example")},
        {"url": URL.replace("mailbox", "roster")},
        {"url": URL.replace("limit=5", "limit=6")},
        {"public": signing.public_of(bytes(32))},
        {"device": DEVICE.replace("d1", "d2")},
    ],
    ids=lambda other: next(iter(other)),
)
def test_anything_else_about_the_call_does_not_fit(other: dict[str, object]) -> None:
    assert _read(_signed()) is not None
    assert _read(_signed(), **other) is None


@pytest.mark.parametrize("name", ["companion-team", "content-digest"])
def test_a_header_that_was_signed_can_not_be_another_or_missing(name: str) -> None:
    headers = _signed()
    assert _read(headers | {name: _signed(team=DEVICE, body=b"")[name]}) is None
    del headers[name]
    assert _read(headers) is None


@pytest.mark.parametrize(
    ("taken", "put"),
    [
        ('"content-digest"', '"@method"'),  # covers less
        (";tag=", ";tog="),
        ('alg="ed25519"', 'alg="hmac-sha256"'),
        (";nonce=", ";expires=9999999999;nonce="),
        ("companion=(", "companion=("),
    ],
)
def test_a_signature_of_another_make_is_not_read(taken: str, put: str) -> None:
    headers = _signed()
    changed = headers | {"signature-input": headers["signature-input"].replace(taken, put)}
    assert (_read(changed) is None) is (taken != put)


def test_what_is_no_signature_names_no_device() -> None:
    headers = _signed()
    both = headers["signature-input"] + ", " + headers["signature-input"].replace("companion=", "again=")
    for said in ("", "rubbish(", "companion=1", both, 'companion=("@method")'):
        assert device_that_signs({"signature-input": said}) is None
    assert device_that_signs({}) is None
    assert _read({}) is None


def test_two_signatures_at_once_are_refused() -> None:
    headers = _signed()
    twice = {
        name: headers[name] + ", " + headers[name].replace("companion=", "again=", 1)
        for name in ("signature", "signature-input")
    }
    assert _read(headers | twice) is None
