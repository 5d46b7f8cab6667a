"""The frozen invite and request of version 2: what was spoken once is spoken ever after."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

from companion.team.invites import from_posted, from_text, to_text, to_words
from companion.team.requests import read_request, six_words
from companion.team.words import from_words

from .test_invites import INVITE
from .vectors.make_words import FILE, vectors

FROZEN: dict[str, Any] = json.loads(FILE.read_bytes())
SHA_256 = "c9fe2a26bea9b7d75355137ec09e7aaa9f957448e51546e0a8bc98c9b45fcda4"


def raw(name: str) -> bytes:
    return base64.b64decode(FROZEN[name])


def test_the_vectors_never_change() -> None:
    assert hashlib.sha256(json.dumps(FROZEN, sort_keys=True).encode()).hexdigest() == SHA_256


def test_the_invite_and_its_twelve_words() -> None:
    assert from_text(FROZEN["text"]) == from_posted(from_words(FROZEN["words"]), raw("posted")) == INVITE
    assert to_text(INVITE) == FROZEN["text"]
    assert " ".join(to_words(INVITE)) == FROZEN["words"]


def test_the_request_and_its_six_words() -> None:
    assert read_request(raw("request")).version == 2
    assert " ".join(six_words(raw("root"), raw("request"))) == FROZEN["six_words"]


def test_what_made_them_still_makes_the_like() -> None:
    made = vectors()
    assert made.keys() == FROZEN.keys()
    assert (made["about"], made["text"], made["words"]) == (FROZEN["about"], FROZEN["text"], FROZEN["words"])
