"""Every key of a TOML text is found where it stands, whatever the text looks like."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.services.scenario.lines import Path, Spot, find_spots
from tests.companion.services.scenario.toml_text import quoted, value_text


def paths_in(value: Any, path: Path = ()) -> set[Path]:
    here: set[Path] = {path} if path else set()
    if isinstance(value, dict):
        for key, one in value.items():
            here |= paths_in(one, (*path, key))
    if isinstance(value, list):
        for index, one in enumerate(value):
            here |= paths_in(one, (*path, index))
    return here


def test_tables_arrays_and_dotted_keys_are_found_on_their_lines() -> None:
    text = (
        "title = 'x'\n"
        "[[people]]\n"
        "name = 'Ann'\n"
        "ways = [{kind = 'phone', value = '1'},\n"
        "  {kind = 'post'}]\n"
        "[[people.hopes]]\n"
        '  "text" = "a"\n'
        "[[people]]\n"
        "[people.plan]\n"
        "style . size = 1\n"
    )
    spots = find_spots(text)
    assert spots["people", 0] == Spot(2, 1)
    assert spots["people", 0, "ways", 1, "kind"] == Spot(5, 4)
    assert spots["people", 0, "hopes", 0, "text"] == Spot(7, 3)
    assert spots["people", 1, "plan", "style", "size"] == Spot(10, 1)
    assert set(spots) == paths_in(tomllib.loads(text))


@pytest.mark.parametrize(
    "value",
    [
        '"""a"""',
        '""""a"""',
        '"""a"""""',
        '""""""',
        '"""\nkey = 1\n[no]\n\\""" # not a comment"""',
        "'''it''s \"\"\" ''\n[[no]]'''",
        "''''''",
        "'a # b'",
        '"a \\" = [ # b"',
        "[ # one\n 1, [2, ], # two ]\n ]",
        "{ a.b = 1, 'c d' = '}' }",
        "1979-05-27 07:32:00Z # when",
        "-0x1f",
        "[[1], ['''\n''']]",
    ],
)
def test_what_comes_after_a_value_is_found(value: str) -> None:
    text = f"first = {value}\nlast = 1\n"
    tree = tomllib.loads(text.replace("-0x1f", "0x1f"))
    spots = find_spots(text.replace("-0x1f", "0x1f"))
    assert set(spots) == paths_in(tree)
    assert spots["last",].line == text.count("\n")


keys = st.one_of(
    st.text("abc-_9", min_size=1, max_size=3), st.text(st.characters(codec="utf-8"), max_size=4).map(quoted)
)
leaves = st.one_of(
    st.integers(-9, 99).map(str),
    st.booleans().map(lambda one: str(one).lower()),
    st.text(st.characters(codec="utf-8"), max_size=8).map(value_text),
    st.text("a\"\\'#\n]}=", max_size=8)
    .filter(lambda one: "'''" not in one and not one.endswith("'"))
    .map(lambda one: f"'''{one}'''"),
    st.sampled_from(["2026-02-01", "07:32:00", "1.5e3", "inf"]),
)
blanks = st.sampled_from(["", " ", "\n", " # x = [1\n", "\t"])
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(st.tuples(blanks, inner, blanks), max_size=3).map(
            lambda items: "[" + ",".join(f"{a}{one}{b}" for a, one, b in items) + "]"
        )
        | st.dictionaries(keys, inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key} = {one}" for key, one in pairs.items()) + "}"
        )
    ),
    max_leaves=8,
)
lines = st.one_of(
    st.tuples(st.lists(keys, min_size=1, max_size=2), values).map(
        lambda one: f"{' . '.join(one[0])} = {one[1]}"
    ),
    st.lists(keys, min_size=1, max_size=3).map(lambda parts: f"[ {'.'.join(parts)} ]"),
    st.lists(keys, min_size=1, max_size=3).map(lambda parts: f"[[{'.'.join(parts)}]] # [x]"),
    st.just("  # only = words"),
    st.just(""),
)


@given(st.lists(lines, max_size=12))
def test_the_paths_found_are_those_that_tomllib_reads(written: list[str]) -> None:
    kept: list[str] = []
    for line in written:  # keep what TOML accepts together: the rest is not ours to read
        try:
            tomllib.loads("\n".join([*kept, line]))
        except tomllib.TOMLDecodeError:
            continue
        kept.append(line)
    text = "\n".join(kept)
    assert set(find_spots(text)) == paths_in(tomllib.loads(text))
