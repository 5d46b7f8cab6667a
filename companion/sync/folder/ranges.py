"""Sets of numbers as ranges: which bundles are there, and which of them were read."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

MOST_NUMBER = 99_999_999
"""Eight digits, as a bundle's name has them."""

Ranges = tuple[tuple[int, int], ...]
"""First and last of each, ascending, with a number left out between any two."""


def ranges_of(numbers: Iterable[int]) -> Ranges:
    """The ranges of these numbers, in whatever order they come."""
    return joined(tuple((number, number) for number in numbers))


def joined(*several: Iterable[tuple[int, int]]) -> Ranges:
    """All numbers that are in any of these ranges."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(one for ranges in several for one in ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return tuple(found)


def has(ranges: Ranges, number: int) -> bool:
    """Whether the number is in them."""
    return any(first <= number <= last for first, last in ranges)


def missing(ranges: Ranges, newest: int) -> Ranges:
    """The numbers from 1 to `newest` that are not in them."""
    ends = (0, *(end for one in ranges for end in one), newest + 1)
    gaps = zip(ends[::2], ends[1::2], strict=True)
    return tuple(
        (last + 1, min(first - 1, newest)) for last, first in gaps if last + 1 <= min(first - 1, newest)
    )


def to_list(ranges: Ranges) -> list[list[int]]:
    """As they are written in CBOR."""
    return [list(one) for one in ranges]


def from_list(value: object) -> Ranges | None:
    """Ranges as they were written, or None for anything else."""
    if not isinstance(value, list):
        return None
    found = []
    for one in value:
        if not isinstance(one, list) or len(one) != 2 or not all(type(end) is int for end in one):
            return None
        found.append((one[0], one[1]))
    sound = all(1 <= first <= last <= MOST_NUMBER for first, last in found)
    apart = all(one[1] + 1 < other[0] for one, other in pairwise(found))
    return tuple(found) if sound and apart else None
