"""An invite in its three forms, and everything that is none."""

from __future__ import annotations

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.crypto.cbor import encode
from companion.crypto.invite import locator_of, seal_invite
from companion.errors import BugError, Code, KnownError
from companion.team import shapes
from companion.team.invites import (
    MOST_BYTES,
    VERSIONS,
    Invite,
    Place,
    from_posted,
    from_text,
    posted,
    prefix_of,
    to_text,
    to_words,
)
from companion.team.words import from_words

from .people import TEAM, bytes_of

EXPIRES = datetime(2026, 4, 4, 9, 30, tzinfo=UTC)
INVITE = Invite(
    secret=bytes_of("secret", 16),
    team=TEAM,
    root=bytes_of("root"),
    expires=EXPIRES,
    places=(Place(kind="folder", where="/home/ada/Team"), Place(kind="hub", where="https://hub.example")),
    inviter="Ada",
    title="Open Door peers",
)
INVITE_1 = replace(INVITE, version=1)
PREFIX = prefix_of(1)
FIELDS: dict[int, Any] = {
    0: 1, 1: bytes(15) + b"\7", 2: INVITE.root, 3: "2026-04-04T09:30:00Z",
    4: [{"kind": "hub", "where": "https://hub.example"}], 5: "Ada", 6: "Peers",
}  # fmt: skip


def line_of(value: object, secret: bytes = INVITE.secret) -> str:
    data = value if isinstance(value, bytes) else encode(value)
    return PREFIX + base64.urlsafe_b64encode(secret + data).rstrip(b"=").decode()


def mistyped(text: str) -> str:
    with pytest.raises(KnownError) as refused:
        from_text(text)
    assert refused.value.code is Code.INVITE_MISTYPED
    return str(refused.value.facts["why"])


@pytest.mark.parametrize("version", VERSIONS)
def test_a_file_and_back(version: int) -> None:
    invite = replace(INVITE, version=version)
    text = to_text(invite)
    assert "\n" not in text and "=" not in text and from_text(text) == invite
    assert from_text(f"\ufeff{text}".strip("\ufeff") + "\r\n") == invite
    assert from_text("\n ".join(text[at : at + 60] for at in range(0, len(text), 60))) == invite
    assert segno.make(text, error="m").version <= 20  # still to be read off a screen by a telephone


@pytest.mark.parametrize("version", VERSIONS)
def test_words_and_what_was_posted_give_it_too(version: int) -> None:
    invite = replace(INVITE, version=version)
    secret = from_words(" ".join(to_words(invite)))
    assert locator_of(secret) == INVITE.locator
    assert from_posted(secret, posted(invite)) == invite
    assert posted(INVITE) != posted(INVITE) and INVITE.inviter.encode() not in posted(INVITE)


def test_nothing_posted_is_believed_but_what_the_secret_opens() -> None:
    other = replace(INVITE, secret=bytes(16))
    for data in (b"", bytes(40), posted(other), seal_invite(INVITE.secret, b"none"), posted(INVITE)[:-1]):
        with pytest.raises(KnownError) as refused:
            from_posted(INVITE.secret, data)
        assert refused.value.code is Code.INVITE_UNKNOWN


def test_its_time_is_over_after_it() -> None:
    assert not INVITE.expired(EXPIRES - timedelta(seconds=1)) and INVITE.expired(EXPIRES)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        PREFIX,
        PREFIX + "a",
        PREFIX + "!!!!",
        PREFIX + "AAAA" * 20,
        to_text(INVITE)[:-7],
        line_of(b""),
    ],
)
def test_what_is_no_invite(text: str) -> None:
    assert mistyped(text) == "text"


def test_an_invite_of_a_newer_companion_says_so() -> None:
    assert mistyped(to_text(INVITE).replace("invite-2:", "invite-3:")) == "version"
    assert mistyped(to_text(INVITE).replace("invite-2:", "invite-02:")) == "text"


def test_both_places_say_the_same_version() -> None:
    """Else one laptop would read other words than the other."""
    assert mistyped(to_text(INVITE).replace("invite-2:", "invite-1:")) == "text"
    assert mistyped(to_text(INVITE_1).replace("invite-1:", "invite-2:")) == "text"


def test_a_new_invite_is_of_the_newest_version() -> None:
    assert INVITE.version == VERSIONS[-1] == 2
    assert to_words(replace(INVITE, secret=bytes(16))) == ("alpine",) * 11 + ("about",)
    assert to_words(replace(INVITE_1, secret=bytes(16))) == ("abandon",) * 11 + ("about",)


@settings(deadline=None)
@given(st.integers(len(PREFIX), len(to_text(INVITE)) - 1), st.characters(codec="ascii"))
def test_a_mistyped_letter_never_gives_a_broken_invite(at: int, letter: str) -> None:
    text = to_text(INVITE)
    try:
        found = from_text(text[:at] + letter + text[at + 1 :])
    except KnownError as trouble:
        assert trouble.code is Code.INVITE_MISTYPED
    else:
        assert isinstance(found, Invite)


@pytest.mark.parametrize(
    "wrong",
    [
        {0: 0}, {0: 2}, {0: 3}, {1: b""}, {2: bytes(31)}, {3: "soon"}, {4: None}, {4: [{}]},
        {4: [{"kind": "post", "where": ""}]}, {4: [FIELDS[4][0]] * 9},
        {5: "A\0"}, {5: "e\u0301"}, {5: "x" * 201}, {6: 5}, {7: 0},
    ],
)  # fmt: skip
def test_an_invite_that_says_other_things_than_the_page(wrong: dict[int, Any]) -> None:
    assert from_text(line_of(FIELDS)).title == "Peers"
    assert mistyped(line_of({**FIELDS, **wrong})) == "text"


def test_an_invite_has_bounds() -> None:
    assert mistyped(line_of({**FIELDS, 6: "x" * MOST_BYTES})) == "text"
    assert mistyped(PREFIX + "A" * 1_000_000) == "text"
    assert mistyped(line_of(FIELDS, secret=b"short")) == "text"


def test_times_are_written_one_way() -> None:
    assert shapes.time_text(datetime(970, 1, 2, 3, 4, 5, 999, UTC)) == "0970-01-02T03:04:05Z"
    assert shapes.time(shapes.time_text(EXPIRES)) == EXPIRES
    with pytest.raises(BugError):
        shapes.time_text(datetime(2026, 4, 1))
