"""`python -m tests.companion.team.vectors.make_names_and_answers`: writes team-v1-names-and-answers.json, once.

Entries by which members say anew what they are called, and answers to a request. The words of docs/format-team.md are
all that is needed to read it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from companion.crypto.answers import answer_locator_of, seal_answer, secret_of, sign_answer
from companion.crypto.cbor import encode
from companion.crypto.signing import public_of
from companion.domain.member import Role
from companion.team.answers import AnswerWhy, make_answer
from companion.team.bodies import Body, RevokedWhy, RevokeMember, SetNames
from companion.team.invites import to_text, to_words
from companion.team.names import Names
from companion.team.requests import Joiner, make_request
from companion.team.roster import RosterState
from tests.companion.team.people import (
    ADA,
    BEN,
    NAMES_KEY,
    NOOR,
    SAM,
    TEAM,
    Log,
    Somebody,
    bytes_of,
    member_key,
)
from tests.companion.team.test_invites import INVITE_1 as INVITE

FILE = Path(__file__).with_name("team-v1-names-and-answers.json")
ABOUT = (
    "Names that members changed, and answers to requests, version 1 (docs/format-team.md). Bytes are base64, ids their "
    "usual text. 'log': entries that count, and what each member is called after the last. 'refuse': each is put "
    "behind the whole log and must not count, for that reason. 'invite': one with its answer key (seed, 32 bytes). "
    "'answers': each counts for the request, or ('counts' is null) must not."
)
ANSWER_SEED = bytes_of("answer key")
ANSWERED = replace(INVITE, secret=secret_of(public_of(ANSWER_SEED)))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _log() -> Log:
    log = Log.of(BEN, SAM, NOOR).add(NOOR.renamed("Nora", "The Corner", "0161 496 0001"), NOOR)
    log.add(SAM.replaced(2), SAM).add(SAM.renamed("Samira"), Somebody("Sam", 2))
    log.add(BEN.renamed("Benny"), BEN).add(RevokeMember(member=BEN.member, why=RevokedWhy.LEFT), ADA)
    return log.add(NOOR.renamed("Noor Ali", "The Corner"), NOOR)


def called(state: RosterState) -> dict[str, list[str]]:
    return {
        member: [one.name, one.organisation, one.contact] for member, one in state.names(NAMES_KEY).items()
    }


def _refused(log: Log) -> list[dict[str, str]]:
    standing = log.state.members[NOOR.member].names
    wrong: list[tuple[str, Body, Somebody]] = [
        ("not_allowed", NOOR.renamed("Eve"), ADA),
        ("not_allowed", ADA.renamed("Eve"), NOOR),
        ("not_allowed", Somebody("Eve").renamed("Eve"), ADA),
        ("signer_revoked", BEN.renamed("Ben"), BEN),
        ("signer_revoked", SAM.renamed("Sam"), SAM),
        ("unknown_signer", Somebody("Eve").renamed("Eve"), Somebody("Eve")),
        ("no_change", SetNames(member=NOOR.member, names=standing), NOOR),
        ("not_as_named", SetNames(member=NOOR.member, names=b""), NOOR),
        ("not_as_named", SetNames(member=NOOR.member, names=bytes(8193)), NOOR),
    ]
    return [{"reason": reason, "entry": _text(log.made(body, who))} for reason, body, who in wrong]


def _invite() -> dict[str, str]:
    return {
        "answer_seed": _text(ANSWER_SEED),
        "answer_public": _text(public_of(ANSWER_SEED)),
        "root": _text(ANSWERED.root),
        "secret": _text(ANSWERED.secret),
        "locator": _text(ANSWERED.locator),
        "text": to_text(ANSWERED),
        "words": " ".join(to_words(ANSWERED)),
    }


def _answers(request: bytes) -> list[dict[str, Any]]:
    asked, root, secret = hashlib.sha256(request).digest(), ANSWERED.root, ANSWERED.secret
    thief = bytes_of("a thief")
    right = [
        {
            "about": f"says {why}",
            "counts": why.value,
            "answer": make_answer(secret, ANSWER_SEED, root, asked, why),
        }
        for why in AnswerWhy
    ]

    def inner(public: bytes, why: str, signature: bytes, **more: object) -> bytes:
        told = {0: 1, 1: public, 2: why, 3: signature}
        return seal_answer(secret, asked, encode({**told, **{int(k[1:]): v for k, v in more.items()}}))

    mine, over = public_of(ANSWER_SEED), sign_answer(ANSWER_SEED, root, asked, "over")
    wrong = {
        "by a key that the secret does not vouch for": make_answer(
            secret, thief, root, asked, AnswerWhy.OVER
        ),
        "the right key, a signature of another": inner(mine, "over", sign_answer(thief, root, asked, "over")),
        "signed for another word": inner(mine, "turned_away", over),
        "signed for another team": make_answer(secret, ANSWER_SEED, bytes(32), asked, AnswerWhy.OVER),
        "to another request": make_answer(secret, ANSWER_SEED, root, bytes(32), AnswerWhy.OVER),
        "under another secret": make_answer(bytes(16), ANSWER_SEED, root, asked, AnswerWhy.OVER),
        "a word that the page does not name": inner(
            mine, "bored", sign_answer(ANSWER_SEED, root, asked, "bored")
        ),
        "of another version": inner(mine, "over", over, _0=2),
        "with more in it": inner(mine, "over", over, _4=0),
        "empty": b"",
    }
    refused = [{"about": about, "counts": None, "answer": data} for about, data in wrong.items()]
    return [{**one, "answer": _text(one["answer"])} for one in (*right, *refused)]  # type: ignore[arg-type]


def vectors() -> dict[str, Any]:
    """Everything, made anew."""
    log = _log()
    joiner = Joiner(
        member=NOOR.member, member_key=member_key("Noor 1"), names=Names(name="Noor"), roles=(Role.WORKER,)
    )
    request = make_request(ANSWERED, joiner, NOOR.signer)
    asked = hashlib.sha256(request).digest()
    return {
        "about": ABOUT,
        "team": TEAM,
        "root": _text(log.root),
        "names_key": _text(NAMES_KEY),
        "log": {"entries": [_text(data) for data in log.entries], "called": called(log.state)},
        "refuse": _refused(log),
        "invite": _invite(),
        "request": _text(request),
        "answer_locator": _text(answer_locator_of(ANSWERED.secret, asked)),
        "answers": _answers(request),
    }


if __name__ == "__main__":
    with FILE.open("x", encoding="utf-8", newline="\n") as file:
        json.dump(vectors(), file, indent=1)
        file.write("\n")
