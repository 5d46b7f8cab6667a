"""What an invite's secret and the names key open, and for whom they do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.crypto import invite

from .parcels import AUTHOR, DEVICE, OTHER, READER, READER_KEY, TEAM, device_public, publics

SECRET = bytes(range(16))
NAMES_KEY = bytes(range(32))
WORDS = b"three words here"
LOCATOR = "bd21d5ba063ef3046c97032e56178557"  # of SECRET, worked out by hand with HMAC alone

PAIRS: dict[str, tuple[Callable[[bytes], bytes], dict[str, Callable[[bytes], bytes | None]]]] = {
    "invite": (
        lambda words: invite.seal_invite(SECRET, words),
        {
            "right": lambda closed: invite.open_invite(SECRET, closed),
            "another secret": lambda closed: invite.open_invite(bytes(16), closed),
            "as a request": lambda closed: invite.open_request(SECRET, DEVICE, device_public(), closed),
        },
    ),
    "request": (
        lambda words: invite.seal_request(SECRET, DEVICE, device_public(), words),
        {
            "right": lambda closed: invite.open_request(SECRET, DEVICE, device_public(), closed),
            "another secret": lambda closed: invite.open_request(bytes(16), DEVICE, device_public(), closed),
            "another device": lambda closed: invite.open_request(SECRET, OTHER, device_public(), closed),
            "another device key": lambda closed: invite.open_request(SECRET, DEVICE, bytes(32), closed),
        },
    ),
    "names": (
        lambda words: invite.seal_names(NAMES_KEY, TEAM, READER, words),
        {
            "right": lambda closed: invite.open_names(NAMES_KEY, TEAM, READER, closed),
            "another key": lambda closed: invite.open_names(bytes(32), TEAM, READER, closed),
            "another team": lambda closed: invite.open_names(NAMES_KEY, AUTHOR, READER, closed),
            "another member": lambda closed: invite.open_names(NAMES_KEY, TEAM, OTHER, closed),
            "as the title": lambda closed: invite.open_title(NAMES_KEY, TEAM, closed),
        },
    ),
    "title": (
        lambda words: invite.seal_title(NAMES_KEY, TEAM, words),
        {
            "right": lambda closed: invite.open_title(NAMES_KEY, TEAM, closed),
            "another team": lambda closed: invite.open_title(NAMES_KEY, AUTHOR, closed),
            "as words of consent": lambda closed: invite.open_consent_words(NAMES_KEY, TEAM, closed),
        },
    ),
    "words of consent": (
        lambda words: invite.seal_consent_words(NAMES_KEY, TEAM, words),
        {
            "right": lambda closed: invite.open_consent_words(NAMES_KEY, TEAM, closed),
            "another team": lambda closed: invite.open_consent_words(NAMES_KEY, AUTHOR, closed),
        },
    ),
}


@pytest.mark.parametrize("name", PAIRS)
def test_only_the_right_way_opens(name: str) -> None:
    seal, ways = PAIRS[name]
    closed = seal(WORDS)
    assert WORDS not in closed
    assert len(closed) == 12 + len(WORDS) + 16
    assert {way: opened(closed) for way, opened in ways.items()} == dict.fromkeys(ways) | {"right": WORDS}
    assert seal(WORDS) != closed


@pytest.mark.parametrize("name", PAIRS)
@given(bit=st.integers(0, 44 * 8 - 1), length=st.integers(0, 43))
def test_nothing_changed_opens(name: str, bit: int, length: int) -> None:
    seal, ways = PAIRS[name]
    closed = bytearray(seal(WORDS))
    assert ways["right"](bytes(closed[:length])) is None
    closed[bit // 8] ^= 1 << bit % 8
    assert ways["right"](bytes(closed)) is None


def test_the_locator_tells_nothing_of_the_secret() -> None:
    secret = invite.new_secret()
    assert len(secret) == invite.SECRET_BYTES
    assert len(invite.locator_of(secret)) == invite.LOCATOR_BYTES
    assert invite.locator_of(secret) != secret
    assert invite.locator_of(SECRET) == bytes.fromhex(LOCATOR)
    assert invite.new_secret() != secret


def test_the_names_key_of_a_card() -> None:
    key = invite.new_names_key()
    assert key != invite.new_names_key()
    closed = invite.seal_names_key(publics()[READER], key, TEAM, READER)
    assert len(closed) == invite.SEALED_NAMES_KEY_BYTES == 1168
    assert invite.open_names_key(READER_KEY, closed, TEAM, READER) == key
    assert invite.open_names_key(READER_KEY, closed, TEAM, OTHER) is None
    assert invite.open_names_key(READER_KEY, closed, AUTHOR, READER) is None
    assert invite.open_names_key(bytes(96), closed, TEAM, READER) is None
    assert invite.open_names_key(READER_KEY, closed[:-1], TEAM, READER) is None


def test_a_names_key_of_another_length_is_none() -> None:
    closed = invite.seal_names_key(publics()[READER], bytes(31), TEAM, READER)
    assert invite.open_names_key(READER_KEY, closed, TEAM, READER) is None
