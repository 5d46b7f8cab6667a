"""The answer to a request that is not let in: made where the invite was made, believed where the request was made."""

from __future__ import annotations

from enum import StrEnum

from companion.crypto.answers import is_answered_by, is_signed_answer, open_answer, seal_answer, sign_answer
from companion.crypto.cbor import decode, encode
from companion.crypto.signing import PUBLIC_BYTES, SIGNATURE_BYTES, public_of
from companion.errors import KnownError
from companion.team import shapes
from companion.team.refusals import Reason, as_roster, require

MOST_BYTES = 256
_VERSION = 1


class AnswerWhy(StrEnum):
    """Why a request is not let in: a person said no, another request was first, the invite was taken back or over."""

    TURNED_AWAY = "turned_away"
    SECOND = "second"
    TAKEN_BACK = "taken_back"
    OVER = "over"


def make_answer(secret: bytes, answer_seed: bytes, root: bytes, request_hash: bytes, why: AnswerWhy) -> bytes:
    """The bytes of an answer, for the carrier to keep under its locator."""
    inner = {
        0: _VERSION,
        1: public_of(answer_seed),
        2: why.value,
        3: sign_answer(answer_seed, root, request_hash, why.value),
    }
    return seal_answer(secret, request_hash, encode(inner))


def read_answer(data: bytes, secret: bytes, root: bytes, request_hash: bytes) -> AnswerWhy | None:
    """Why this request was not let in; None for whatever its invite's maker has not said of it."""
    plain = open_answer(secret, request_hash, data) if len(data) <= MOST_BYTES else None
    if plain is None:
        return None
    try:
        public, why, signature = _fields(plain)
    except KnownError:
        return None
    if not is_answered_by(secret, public) or not is_signed_answer(public, root, request_hash, why, signature):
        return None
    return why


def _fields(plain: bytes) -> tuple[bytes, AnswerWhy, bytes]:
    with as_roster():
        value = decode(plain, most=MOST_BYTES)
    version, public, why, signature = shapes.fields(value, range(4))
    require(shapes.number(version) == _VERSION, Reason.UNKNOWN_VERSION)
    known = [one for one in AnswerWhy if one.value == why]
    require(bool(known), Reason.NOT_AS_NAMED)
    return shapes.fixed(public, PUBLIC_BYTES), known[0], shapes.fixed(signature, SIGNATURE_BYTES)
