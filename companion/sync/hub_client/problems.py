"""What a hub, or whatever stands where one should, answers, as codes that the rest of the program knows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from companion.errors import Code, KnownError
from companion.sync.hub_wire import PROBLEM

RETRY_AFTER = 60  # seconds, where the answer names none
MOST_RETRY_AFTER = 86_400
_LIKE_OURS = {
    "cursor_expired": Code.CURSOR_EXPIRED,
    "device_revoked": Code.DEVICE_REVOKED,
    "enrolment_refused": Code.ENROLMENT_REFUSED,
    "invite_expired": Code.INVITE_EXPIRED,
    "invite_unknown": Code.INVITE_UNKNOWN,
    "invite_used": Code.INVITE_USED,
    "not_admitted": Code.NOT_ADMITTED,
    "not_allowed": Code.ROSTER_STALE,  # we think we administer the team; the hub's roster says otherwise
    "quota_reached": Code.QUOTA_REACHED,
    "roster_refused": Code.ROSTER_REFUSED,
    "stale_head": Code.ROSTER_STALE,
}
_BUSY = frozenset({"calls_limited", "internal", "replayed", "too_slow", "unavailable"})
_BUSY_STATUS = frozenset({408, 429, 500, 502, 503, 504})


@dataclass(frozen=True)
class Answer:
    """What came back: the body within its limit, header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def kind(self) -> str:
        """Its media type, without what follows."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def problem(self) -> Mapping[str, object]:
        """The members of a problem; empty when it is none."""
        return self.json() if self.kind == PROBLEM else {}

    @property
    def code(self) -> str:
        """The code of a problem; empty when it is none, or one that is no text."""
        said = self.problem().get("code")
        return said if isinstance(said, str) else ""

    def json(self) -> Mapping[str, object]:
        """A JSON object; empty when it is none."""
        try:
            read = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        return read if isinstance(read, dict) else {}


def known_error(answer: Answer) -> KnownError:
    """Return the error for an answer that is not what was asked for.

    What is no problem of a hub comes from something else on the way: a page one has to agree to first, a proxy, or a
    server whose hub is down. It may be the hub again in a minute, and whoever answers then has to prove it.
    """
    problem, said = answer.problem(), answer.code
    if said in _LIKE_OURS:
        return KnownError(_LIKE_OURS[said], **_facts(answer, problem))
    if said in _BUSY or (not problem and answer.status in _BUSY_STATUS):
        return KnownError(Code.CARRIER_BUSY, retry_after=retry_after(answer))
    if said.isidentifier() and len(said) < 40:
        return KnownError(Code.CARRIER_WRONG, reason=said, status=answer.status)
    return KnownError(Code.OTHER_ANSWER, status=answer.status)


def retry_after(answer: Answer) -> int:
    """Seconds that the answer asks to wait, within a day."""
    said = answer.headers.get("retry-after", "")
    if not said.isascii() or not said.isdecimal():
        return RETRY_AFTER
    return max(1, min(int(said[:9]), MOST_RETRY_AFTER))


def _facts(answer: Answer, problem: Mapping[str, object]) -> dict[str, str | int]:
    facts: dict[str, str | int] = {}
    reason = problem.get("reason")
    if isinstance(reason, str) and reason.isidentifier() and len(reason) < 40:
        facts["reason"] = reason
    if "retry-after" in answer.headers:
        facts["retry_after"] = retry_after(answer)
    return facts
