"""What a hub answers when it does not do what was asked: problem details (RFC 9457) with a code that never changes."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from starlette.responses import JSONResponse

MEDIA_TYPE = "application/problem+json"


class ProblemCode(StrEnum):
    """The member `code` of a problem. What a laptop does with each: docs/format-carriers.md."""

    BAD_SIGNATURE = "bad_signature"
    CALLS_LIMITED = "calls_limited"
    CLOCK_SKEW = "clock_skew"
    CURSOR_EXPIRED = "cursor_expired"
    DEVICE_REVOKED = "device_revoked"
    ENROLMENT_REFUSED = "enrolment_refused"
    INTERNAL = "internal"
    INVITE_EXPIRED = "invite_expired"
    INVITE_UNKNOWN = "invite_unknown"
    INVITE_USED = "invite_used"
    NOT_ADMITTED = "not_admitted"
    NOT_ALLOWED = "not_allowed"
    NOT_FOUND = "not_found"
    NOT_READABLE = "not_readable"
    QUOTA_REACHED = "quota_reached"
    REPLAYED = "replayed"
    ROSTER_REFUSED = "roster_refused"
    STALE_HEAD = "stale_head"
    TOO_LARGE = "too_large"
    TOO_SLOW = "too_slow"
    UNAVAILABLE = "unavailable"


_STATUS = {
    ProblemCode.BAD_SIGNATURE: (401, "The signature does not fit the call"),
    ProblemCode.CALLS_LIMITED: (429, "Too many calls from this address"),
    ProblemCode.CLOCK_SKEW: (401, "The clock of the caller is off"),
    ProblemCode.CURSOR_EXPIRED: (410, "The cursor means nothing here any more"),
    ProblemCode.DEVICE_REVOKED: (403, "The team has revoked this device"),
    ProblemCode.ENROLMENT_REFUSED: (403, "The enrolment code does not open a place for a team"),
    ProblemCode.INTERNAL: (500, "A fault of the hub"),
    ProblemCode.INVITE_EXPIRED: (410, "The invite is over"),
    ProblemCode.INVITE_UNKNOWN: (404, "There is no such invite"),
    ProblemCode.INVITE_USED: (409, "The invite was used"),
    ProblemCode.NOT_ADMITTED: (403, "The device is not in a team that the hub knows"),
    ProblemCode.NOT_ALLOWED: (403, "Only an administrator of the team may ask for this"),
    ProblemCode.NOT_FOUND: (404, "There is nothing here"),
    ProblemCode.NOT_READABLE: (400, "The call cannot be read"),
    ProblemCode.QUOTA_REACHED: (429, "The place that was set aside is used up"),
    ProblemCode.REPLAYED: (401, "This very call was made before"),
    ProblemCode.ROSTER_REFUSED: (422, "An entry of the roster does not count"),
    ProblemCode.STALE_HEAD: (409, "Another entry is the newest by now"),
    ProblemCode.TOO_LARGE: (413, "The body is too large"),
    ProblemCode.TOO_SLOW: (408, "The call took too long to arrive"),
    ProblemCode.UNAVAILABLE: (503, "The hub cannot do this now"),
}


class Problem(Exception):  # noqa: N818 - the word of RFC 9457
    """Ends a call with a problem. Facts are codes and numbers and become members of the answer."""

    def __init__(self, code: ProblemCode, *, retry_after: int | None = None, **facts: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.retry_after = retry_after
        self.facts = facts

    @property
    def status(self) -> int:
        """The HTTP status that goes with the code."""
        return _STATUS[self.code][0]

    def answer(self) -> JSONResponse:
        """The problem as it is sent."""
        said: Mapping[str, object] = {
            "type": "about:blank",
            "title": _STATUS[self.code][1],
            "status": self.status,
            "code": self.code.value,
            **self.facts,
        }
        headers = {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}
        return JSONResponse(said, self.status, headers, media_type=MEDIA_TYPE)
