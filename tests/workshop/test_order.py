"""Tests of the order of a parallel run."""

from pathlib import PurePosixPath

import pytest

from tests.workshop.order import FAST, LONG, SLOW, USUAL, dealt, rank


@pytest.mark.parametrize(
    ("file", "long", "when"),
    [
        ("flow/test_kills.py", True, LONG),
        ("companion/services/record/test_one.py", True, LONG),
        ("flow/failures/test_one.py", False, SLOW),
        ("ui/settings/test_screen.py", False, USUAL),
        ("companion/domain/test_dates.py", False, FAST),
        ("test_project.py", False, USUAL),
    ],
)
def test_programs_begin_and_what_only_computes_ends(file: str, long: bool, when: int) -> None:
    assert rank(PurePosixPath(file), long=long) == when


def test_each_part_begins_with_what_is_slow_and_ends_with_what_is_quick() -> None:
    files = [
        (FAST, ["f"] * 40),
        (USUAL, ["u"] * 10),
        (LONG, ["l"]),
        (SLOW, ["s"] * 4),
        (LONG, ["l"] * 2),
        (FAST, ["f"] * 43),
    ]
    tests = dealt(files, 3)
    assert sorted(tests) == sorted(test for _rank, some in files for test in some)
    parts = ["".join(tests[:33]), "".join(tests[33:66]), "".join(tests[66:])]
    assert all(part == "".join(sorted(part, key="lsuf".index)) for part in parts)
    assert all(part.endswith("ff") for part in parts)
    assert [part.count("l") for part in parts] == [1, 2, 0]


def test_the_tests_of_a_file_stay_together_and_none_is_lost() -> None:
    files = [(USUAL, [f"{name}{number}" for number in range(5)]) for name in "abcdef"]
    tests = dealt(files, 2)
    assert sorted(tests) == sorted(test for _rank, some in files for test in some)
    for name in "abcdef":
        where = [place for place, test in enumerate(tests) if test[0] == name]
        assert where == list(range(where[0], where[0] + 5))


def test_more_workers_than_tests() -> None:
    assert dealt([(LONG, ["a"])], 3) == ["a"]
    assert dealt([], 2) == []
