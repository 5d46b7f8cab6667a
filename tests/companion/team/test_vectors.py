"""The frozen vectors of docs/format-team.md: what was once a team's log stays one, and what was none stays none."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import pytest

from companion.crypto.invite import locator_of, open_names_key
from companion.errors import KnownError
from companion.team.branches import settle
from companion.team.entries import read_entry
from companion.team.invites import from_posted, from_text, to_text, to_words
from companion.team.requests import opened_request, read_request, six_words
from companion.team.roster import advanced, replay
from companion.team.words import from_words

from .vectors.make import ABOUT, FILE, team_map, vectors

FROZEN: dict[str, Any] = json.loads(FILE.read_bytes())
SHA_256 = "2cc286cae93fb8a189a1f04c51fc48ab78edda9fec6155a0738b958b37599a41"


def raw(text: str) -> bytes:
    return base64.b64decode(text)


LOG = [raw(one) for one in FROZEN["log"]["entries"]]
STATE = replay(LOG, raw(FROZEN["root"]))


def test_the_vectors_never_change() -> None:
    assert hashlib.sha256(json.dumps(FROZEN, sort_keys=True).encode()).hexdigest() == SHA_256


def test_the_log_gives_the_team_that_it_gave() -> None:
    assert team_map(STATE) == FROZEN["log"]["after"]
    assert {read_entry(data).body.KIND for data in LOG} == set(range(1, 9))
    names_key = raw(FROZEN["names_key"])
    for member, private in FROZEN["private"]["members"].items():
        first = next(
            card
            for data in LOG
            if (card := getattr(read_entry(data).body, "card", None)) is not None and card.member == member
        )
        assert open_names_key(raw(private), first.names_key, FROZEN["team"], member) == names_key


@pytest.mark.parametrize("number", range(len(FROZEN["refuse"])))
def test_what_did_not_count_does_not_count(number: int) -> None:
    told = FROZEN["refuse"][number]
    with pytest.raises(KnownError) as refused:
        advanced(STATE, raw(told["entry"]))
    assert refused.value.facts["reason"] == told["reason"]


@pytest.mark.parametrize("told", FROZEN["branches"], ids=lambda told: told["about"])
def test_the_branch_that_stood_stands(told: dict[str, Any]) -> None:
    log, stands, lost = ([raw(one) for one in told[name]] for name in ("log", "stands", "lost"))
    root = hashlib.sha256(log[0]).digest()
    for entries in ([*log, *stands, *lost], [*lost, *stands, *log]):
        found = settle(entries, root)
        assert found.state.head == raw(told["head"])
        assert found.lost == {hashlib.sha256(data).digest() for data in lost}


def test_the_invite_in_its_three_forms() -> None:
    told = FROZEN["invite"]
    invite = from_text(told["text"])
    assert to_text(invite) == told["text"] and " ".join(to_words(invite)) == told["words"]
    assert from_posted(from_words(told["words"]), raw(told["posted"])) == invite
    assert (invite.team, invite.root, invite.secret) == (told["team"], raw(told["root"]), raw(told["secret"]))
    assert locator_of(invite.secret) == raw(told["locator"])
    assert [[place.kind, place.where] for place in invite.places] == told["places"]
    assert (invite.inviter, invite.title) == (told["inviter"], told["title"])


def test_the_request_and_its_six_words() -> None:
    told = FROZEN["request"]
    asked = opened_request(read_request(raw(told["request"])), raw(FROZEN["invite"]["secret"]))
    assert (asked.member, asked.device) == (told["member"], told["device"])
    assert [asked.names.name, asked.names.organisation, asked.names.contact] == told["names"]
    assert [role.value for role in asked.roles] == told["roles"]
    assert " ".join(six_words(asked.root, raw(told["request"]))) == told["six_words"]


def test_what_made_them_still_makes_the_like() -> None:
    made = vectors()
    assert made.keys() == FROZEN.keys() and made["about"] == ABOUT == FROZEN["about"]
    assert [one["reason"] for one in made["refuse"]] == [one["reason"] for one in FROZEN["refuse"]]
    assert made["private"] == FROZEN["private"] and made["invite"]["text"] == FROZEN["invite"]["text"]
