"""The frozen vectors of names that were changed and of answers: what counted once counts, and what did not does not."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import Any

import pytest

from companion.crypto.answers import answer_locator_of, secret_of
from companion.crypto.signing import public_of
from companion.errors import KnownError
from companion.team.answers import AnswerWhy, read_answer
from companion.team.entries import read_entry
from companion.team.invites import from_text
from companion.team.requests import opened_request, read_request
from companion.team.roster import advanced, replay

from .vectors.make_names_and_answers import ABOUT, FILE, called, vectors

FROZEN: dict[str, Any] = json.loads(FILE.read_bytes())
SHA_256 = "85bec1c8daced8451d2665db887f4607e23a794acf68c2eb9d6f74124ec44da8"


def raw(text: str) -> bytes:
    return base64.b64decode(text)


STATE = replay([raw(one) for one in FROZEN["log"]["entries"]], raw(FROZEN["root"]))
REQUEST = raw(FROZEN["request"])
ASKED = hashlib.sha256(REQUEST).digest()


def test_the_vectors_never_change() -> None:
    assert hashlib.sha256(json.dumps(FROZEN, sort_keys=True).encode()).hexdigest() == SHA_256


def test_everyone_is_called_what_they_said_last() -> None:
    assert called(STATE) == FROZEN["log"]["called"]
    assert 9 in {read_entry(raw(one)).body.KIND for one in FROZEN["log"]["entries"]}


@pytest.mark.parametrize("number", range(len(FROZEN["refuse"])))
def test_what_did_not_count_does_not_count(number: int) -> None:
    told = FROZEN["refuse"][number]
    with pytest.raises(KnownError) as refused:
        advanced(STATE, raw(told["entry"]))
    assert refused.value.facts["reason"] == told["reason"]


def test_the_invite_is_vouched_for_by_its_answer_key() -> None:
    told = FROZEN["invite"]
    invite = from_text(told["text"])
    assert public_of(raw(told["answer_seed"])) == raw(told["answer_public"])
    assert secret_of(raw(told["answer_public"])) == invite.secret == raw(told["secret"])
    assert answer_locator_of(invite.secret, ASKED) == raw(FROZEN["answer_locator"])
    assert opened_request(read_request(REQUEST), invite.secret).names.name == "Noor"


@pytest.mark.parametrize("told", FROZEN["answers"], ids=lambda told: told["about"])
def test_an_answer_counts_or_does_not(told: dict[str, Any]) -> None:
    invite = FROZEN["invite"]
    found = read_answer(raw(told["answer"]), raw(invite["secret"]), raw(invite["root"]), ASKED)
    assert found == (None if told["counts"] is None else AnswerWhy(told["counts"]))


def test_what_made_them_still_makes_the_like() -> None:
    made = vectors()
    assert made.keys() == FROZEN.keys() and made["about"] == ABOUT == FROZEN["about"]
    assert made["invite"] == FROZEN["invite"] and made["log"]["called"] == FROZEN["log"]["called"]
    for name, word in (("refuse", "reason"), ("answers", "counts")):
        assert [one[word] for one in made[name]] == [one[word] for one in FROZEN[name]]
