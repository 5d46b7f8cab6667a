"""The key that answers for an invite: vouched for by the secret, and by nothing that can be put in its place."""

from __future__ import annotations

import hashlib
import hmac

from companion.crypto import answers
from companion.crypto.signing import public_of

SEED = bytes(range(32))
PUBLIC = public_of(SEED)
SECRET = hashlib.sha256(b"companion/invite-secret/v1" + PUBLIC).digest()[:16]
ROOT, ASKED, OTHER = bytes([1]) * 32, bytes([2]) * 32, bytes([3]) * 32


def test_a_secret_vouches_for_one_key() -> None:
    assert answers.secret_of(PUBLIC) == SECRET and answers.is_answered_by(SECRET, PUBLIC)
    assert not answers.is_answered_by(SECRET, public_of(bytes(32)))
    assert not answers.is_answered_by(bytes(16), PUBLIC)


def test_the_locator_is_worked_out_by_hand() -> None:
    extracted = hmac.digest(ASKED, SECRET, "sha256")
    expanded = hmac.digest(extracted, b"companion/answer-locator/v1" + b"\x01", "sha256")
    assert answers.answer_locator_of(SECRET, ASKED) == expanded[:16]
    assert answers.answer_locator_of(SECRET, OTHER) != answers.answer_locator_of(bytes(16), ASKED)


def test_a_signature_is_about_one_request_one_team_and_one_word() -> None:
    signature = answers.sign_answer(SEED, ROOT, ASKED, "over")
    assert answers.is_signed_answer(PUBLIC, ROOT, ASKED, "over", signature)
    assert not answers.is_signed_answer(PUBLIC, OTHER, ASKED, "over", signature)
    assert not answers.is_signed_answer(PUBLIC, ROOT, OTHER, "over", signature)
    assert not answers.is_signed_answer(PUBLIC, ROOT, ASKED, "second", signature)
    assert not answers.is_signed_answer(public_of(bytes(32)), ROOT, ASKED, "over", signature)


def test_only_who_has_secret_and_request_opens_it() -> None:
    closed = answers.seal_answer(SECRET, ASKED, b"no")
    assert answers.open_answer(SECRET, ASKED, closed) == b"no" and b"no" not in closed[12:]
    assert answers.open_answer(SECRET, OTHER, closed) is None
    assert answers.open_answer(bytes(16), ASKED, closed) is None
    for end in (0, 12, len(closed) - 1):
        assert answers.open_answer(SECRET, ASKED, closed[:end]) is None
