"""What is said of one trouble: what happened, what is safe, what to do next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sentences:
    """One trouble in our words, before translation; `{facts}` of the error may stand in them."""

    title: str
    safe: str
    next_step: str
    action: str = ""
