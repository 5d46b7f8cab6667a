"""Whatever strangers send: an entry, a request or an invite is read, or refused for a reason; nothing else happens."""

from __future__ import annotations

from functools import partial
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from companion.crypto import signing
from companion.crypto.cbor import decode, encode
from companion.crypto.invite import seal_invite, seal_request
from companion.crypto.signed import signed
from companion.errors import Code, KnownError
from companion.team.entries import MOST_BYTES, TYPE, read_entry
from companion.team.invites import from_posted, from_text
from companion.team.requests import TYPE as REQUEST
from companion.team.requests import opened_request, read_request
from companion.team.roster import advanced, start
from companion.team.words import from_words

from .people import ADA, NOOR, SAM, Log
from .test_invites import FIELDS, INVITE

SOME = settings(max_examples=60, deadline=None)
LOG = Log.of(SAM)
RIGHT: dict[Any, Any] = decode(read_entry(LOG.made(NOOR.admitted(), ADA)).signed.payload, most=MOST_BYTES)  # type: ignore[assignment]
leaves = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.binary(max_size=40)
    | st.text(max_size=20)
)
values = st.recursive(
    leaves,
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(st.integers(0, 9) | st.sampled_from(["kind", "where", "title"]), inside, max_size=4)
    ),
    max_leaves=10,
)


def changed(right: dict[Any, Any]) -> st.SearchStrategy[dict[Any, Any]]:
    """The same map with one or two of its values, or those of a map in it, replaced by anything."""
    whole = st.builds(lambda key, value: {**right, key: value}, st.sampled_from([*right, 99]), values)
    inner = [key for key, value in right.items() if isinstance(value, dict)]
    if not inner:
        return whole
    return whole | st.sampled_from(inner).flatmap(
        lambda key: changed(right[key]).map(lambda value: {**right, key: value})
    )


@SOME
@given(changed(RIGHT), st.integers(0, 9))
def test_an_entry_of_an_administrator_that_says_anything(told: dict[Any, Any], kind: int) -> None:
    for payload in (told, {**told, 5: kind}):
        data = signed(TYPE, ADA.device, encode(payload), ADA.seed)
        for reader in (partial(advanced, LOG.state, data), partial(start, data)):
            try:
                reader()
            except KnownError as trouble:
                assert trouble.code is Code.ROSTER_REFUSED and trouble.facts["reason"]


@SOME
@given(st.binary(max_size=200))
def test_bytes_that_are_anything(data: bytes) -> None:
    for reader in (read_entry, read_request, lambda it: from_posted(INVITE.secret, it)):
        try:
            reader(data)
        except KnownError as trouble:
            assert trouble.code in {Code.ROSTER_REFUSED, Code.INVITE_UNKNOWN}


@SOME
@given(changed(FIELDS))
def test_an_invite_that_says_anything(told: dict[Any, Any]) -> None:
    try:
        invite = from_posted(INVITE.secret, seal_invite(INVITE.secret, encode(told)))
    except KnownError as trouble:
        assert trouble.code is Code.INVITE_UNKNOWN
    else:
        assert invite.secret == INVITE.secret


@SOME
@given(values | changed(dict.fromkeys(range(8), b"")))
def test_a_request_that_says_anything(told: object) -> None:
    public = signing.public_of(NOOR.seed)
    closed = seal_request(INVITE.secret, NOOR.device, public, encode(told))
    payload = encode({0: 1, 1: INVITE.locator, 2: public, 3: closed})
    try:
        opened_request(read_request(signed(REQUEST, NOOR.device, payload, NOOR.seed)), INVITE.secret)
    except KnownError as trouble:
        assert trouble.code is Code.ROSTER_REFUSED


@SOME
@given(st.text(max_size=300))
def test_text_that_is_anything(typed: str) -> None:
    for reader in (from_text, from_words):
        try:
            reader(typed)
        except KnownError as trouble:
            assert trouble.code is Code.INVITE_MISTYPED
