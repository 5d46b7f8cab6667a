"""Sets of numbers as ranges, against sets of numbers."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from companion.sync.folder.ranges import from_list, has, joined, missing, ranges_of, to_list

numbers = st.sets(st.integers(1, 30))


def numbers_in(ranges: tuple[tuple[int, int], ...]) -> set[int]:
    return {number for first, last in ranges for number in range(first, last + 1)}


@given(numbers, numbers)
def test_ranges_hold_what_sets_hold(one: set[int], other: set[int]) -> None:
    both = joined(ranges_of(one), ranges_of(other))
    assert numbers_in(both) == one | other
    assert both == ranges_of(one | other)
    assert {number for number in range(1, 32) if has(both, number)} == one | other


@given(numbers, st.integers(0, 35))
def test_what_is_missing_is_the_rest(there: set[int], newest: int) -> None:
    assert numbers_in(missing(ranges_of(there), newest)) == set(range(1, newest + 1)) - there


@given(numbers)
def test_they_are_read_as_they_were_written(there: set[int]) -> None:
    assert from_list(to_list(ranges_of(there))) == ranges_of(there)
