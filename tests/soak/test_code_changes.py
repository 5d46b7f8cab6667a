"""Tests of the small wrong changes: what is changed, and that one thing is changed at a time."""

import ast

import pytest

from tests.soak.code_changes import changes_of

MODULE = '''"""A docstring."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import nothing_1

LEAST: int = 8


def judged(this: int, others: list[int]) -> str | None:
    """Say it."""
    if this < LEAST and not others:
        return None
    others.append(this - 1)
    return "é" if sorted(others, reverse=True) else f"{this + 1}"
'''


def said(source: str, lines: set[int] | None = None) -> set[str]:
    return {f"{one.was} -> {one.now}" for one in changes_of(source, lines)}


@pytest.mark.parametrize(
    ("source", "change"),
    [
        ("a <= year", "a <= year -> a < year"),
        ("a <= year", "a <= year -> a > year"),
        ("a is typed", "a is typed -> a is not typed"),
        ("a in b", "a in b -> a not in b"),
        ("a and b", "a and b -> a or b"),
        ("a and b", "a and b -> b"),
        ("a and b and c", "a and b and c -> a and c"),
        ("not a", "not a -> a"),
        ("held + batch", "held + batch -> held"),
        ("held + batch", "held + batch -> held - batch"),
        ("x = 15", "15 -> 16"),
        ("x = True", "True -> False"),
        ("x = a if b else c", "a if b else c -> c if b else a"),
        ("[a for a in b if a]", "[a for a in b if a] -> [a for a in b]"),
        ("sorted(a, key=len)", "sorted(a, key=len) -> sorted(a)"),
        ("same(a, b)", "same(a, b) -> same(b, a)"),
        ("x = a, b", "(a, b) -> (b, a)"),
        ("told.clear()", "told.clear() -> pass"),
        ("self.a = b", "self.a = b -> pass"),
        ("a += 1", "a += 1 -> pass"),
        ("def f():\n return a", "return a -> return None"),
        ("if a:\n b = c", "if a:\n    b = c -> if False:\n    b = c"),
    ],
)
def test_each_kind_of_change_is_made(source: str, change: str) -> None:
    assert change in said(source)


def test_what_nobody_runs_is_left() -> None:
    assert said('"""Words."""\nimport a\nx: int\n') == set()
    assert not any("nothing_1" in one for one in said(MODULE))


def test_each_differs_in_one_place_and_can_be_read() -> None:
    changes = list(changes_of(MODULE))
    assert len(changes) > 12
    assert len({one.source for one in changes}) == len(changes)
    for one in changes:
        ast.parse(one.source)
        same = zip(MODULE.splitlines(), one.source.splitlines(), strict=False)
        assert next(number for number, (old, new) in enumerate(same, 1) if old != new) == one.line


def test_only_the_lines_that_are_asked_for() -> None:
    assert {one.line for one in changes_of(MODULE, {8})} == {8}
    assert said(MODULE, {8}) == {"8 -> 9", "8 -> 7"}
