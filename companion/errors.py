"""The two kinds of trouble: the world's (a code people get a sentence for) and ours (a bug)."""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """What went wrong in the world. Each has a sentence in ui/problems.py; the core never words it."""

    WRONG_PASSPHRASE = "wrong_passphrase"


class KnownError(Exception):
    """A fault of the world that we expected: shown as a sentence, never as a traceback.

    `facts` are ids, counts, codes and paths, never anything a person said.
    """

    def __init__(self, code: Code, **facts: str | int) -> None:
        super().__init__(code.value)
        self.code = code
        self.facts = facts

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.code, self.facts)


def _rebuild(code: Code, facts: dict[str, str | int]) -> KnownError:
    return KnownError(code, **facts)


class BugError(Exception):
    """Our own fault: something that cannot be, is. The message holds ids and codes only."""
