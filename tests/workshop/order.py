"""The order of a parallel run: what takes long begins and what is quick ends, so no core waits for the other.

Each worker is given an equal part of the list, in its order; whoever is done takes the end of another part, but never
the last two tests of it. So what stands at the end of each part must be quick.
"""

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import TypeVar

T = TypeVar("T")
WHOLE_PROGRAMS = ("flow", "windows", "laptops", "loopback", "golden", "tour", "frozen", "soak")
QUICK = ("companion/domain", "companion/crypto", "companion/team", "companion/paper", "workshop")
LONG, SLOW, USUAL, FAST = range(4)


def rank(file: PurePosixPath, *, long: bool) -> int:
    """Say when the tests of a file (its path under tests/) are to begin: LONG ones ask for more time than others."""
    if long:
        return LONG
    if file.parts[0] in WHOLE_PROGRAMS:
        return SLOW
    return FAST if any(file.is_relative_to(folder) for folder in QUICK) else USUAL


def dealt(files: Sequence[tuple[int, Sequence[T]]], workers: int) -> list[T]:
    """Deal the tests of files by their rank into equal parts, one after the other.

    The tests of a file stay together (they share what is set up), and files of one rank in the order they came.
    """
    hands: list[list[T]] = [[] for _ in range(workers)]
    for kind in (LONG, SLOW, USUAL, FAST):
        for turn, tests in enumerate(tests for of, tests in files if of == kind):
            hand = hands[turn % workers] if kind == LONG else min(hands, key=len)
            hand.extend(tests)
    return _evened(hands)


def _evened(hands: list[list[T]]) -> list[T]:
    """Make the parts as long as they will be cut, by moving the ends of those that are longer."""
    total = sum(map(len, hands))
    parts = [
        total * (number + 1) // len(hands) - total * number // len(hands) for number in range(len(hands))
    ]
    spare = [test for hand, part in zip(hands, parts, strict=True) for test in hand[part:]]
    whole: list[T] = []
    for hand, part in zip(hands, parts, strict=True):
        missing = max(0, part - len(hand))
        whole += [*hand[:part], *spare[:missing]]
        spare = spare[missing:]
    return whole
