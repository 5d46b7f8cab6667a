"""A scenario that cannot be is refused with every line and reason, whatever its bytes are."""

from __future__ import annotations

import pickle
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from companion.errors import Code, KnownError
from companion.services.scenario.problems import MOST_TOLD, Problem, Reason, ScenarioBadError
from companion.services.scenario.reading import read_scenario
from companion.services.scenario.syntax import LARGEST_BYTES
from tests.companion.services.scenario.toml_text import to_toml
from tests.companion.services.scenario.written import MEMBERS, PASSPHRASE, TODAY, read


def refused(*people: dict[str, Any], **more: Any) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioBadError) as caught:
        read(*people, **more)
    return caught.value.problems


def one_problem(**person: Any) -> Problem:
    (problem,) = refused({"name": "Maria", **person})
    return problem


@pytest.mark.parametrize(
    ("person", "key", "reason"),
    [
        ({"pronoun": "she"}, "pronoun", Reason.UNKNOWN_KEY),
        ({"nation": "Narnia"}, "nation", Reason.UNKNOWN_VALUE),
        ({"nation": 7}, "nation", Reason.WRONG_TYPE),
        ({"language": "!"}, "language", Reason.UNKNOWN_VALUE),
        ({"pronouns": 7}, "pronouns", Reason.WRONG_TYPE),
        ({"no_fixed_address": "maybe"}, "no_fixed_address", Reason.WRONG_TYPE),
        ({"born_on": "1980-02-30"}, "born_on", Reason.DATE_IMPOSSIBLE),
        ({"born_on": "some day"}, "born_on", Reason.UNKNOWN_VALUE),
        ({"born_on": True}, "born_on", Reason.WRONG_TYPE),
        ({"born_on": "+1"}, "born_on", Reason.DATE_IN_FUTURE),
        ({"born_on": date(1700, 1, 1)}, "born_on", Reason.DATE_TOO_FAR),
        ({"born_on": "-99999 weeks"}, "born_on", Reason.DATE_TOO_FAR),
        ({"born_on": -(10**9)}, "born_on", Reason.DATE_TOO_FAR),
        ({"called": "M"}, "called", Reason.GIVEN_TWICE),
        ({"name": " \u200b"}, "name", Reason.NAME_MISSING),
        ({"name": "x" * 201}, "name", Reason.NAME_TOO_LONG),
        ({"about_me": "x" * 200_001}, "about_me", Reason.TEXT_TOO_LONG),
        ({"worker": "Nobody"}, "worker", Reason.NOBODY),
        ({"hopes": [{"text": " "}]}, "hopes[1].text", Reason.TEXT_MISSING),
        ({"hopes": [{"why": "b"}]}, "hopes[1]", Reason.MISSING),
        ({"hopes": [7]}, "hopes[1]", Reason.WRONG_TYPE),
        ({"ways": ["07700 900123"]}, "ways[1]", Reason.WRONG_TYPE),
        ({"ways": [{"kind": "phone"}]}, "ways[1]", Reason.MISSING),
        ({"conversations": [{"held_on": "+1"}]}, "conversations[1].held_on", Reason.DATE_IN_FUTURE),
        ({"conversation": {"passage": {"text": "a", "keep": "x"}}}, "conversation.passage.keep", Reason.UNKNOWN_VALUE),
        ({"actions": [{"text": "a", "for": "flying"}]}, "actions[1].for", Reason.NOBODY),
        ({"actions": [{"text": "a", "for": 7}]}, "actions[1].for", Reason.WRONG_TYPE),
        ({"actions": [{"text": "a", "who": "Bob"}]}, "actions[1].who", Reason.UNKNOWN_VALUE),
        ({"consents": [{"recipient": "Sam Oduye"}]}, "consents[1].recipient", Reason.NOBODY),
        ({"consents": [{"recipient": "Bob", "recipient_kind": "member"}]}, "consents[1].recipient", Reason.NOBODY),
        ({"plan": {"left_out": ["a thing"]}}, "plan.left_out[1]", Reason.NOBODY),
        ({"hopes": [{"text": "a", "key": "k"}, {"text": "b", "key": "K"}]}, "hopes[2].key", Reason.NAME_TWICE),
        ({"hopes": ["same", "same"], "action": {"text": "a", "for": "same"}}, "action.for", Reason.AMBIGUOUS),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_key(person: dict[str, Any], key: str, reason: Reason) -> None:
    problem = one_problem(**person)
    assert (problem.key, problem.reason) == (f"people[1].{key}", reason)
    assert problem.line == 2


def test_an_unknown_key_comes_with_the_allowed_ones_and_the_closest() -> None:
    problem = one_problem(strenghts=["I sing"])
    assert problem.hint == "strengths"
    assert "conversations" in problem.allowed


def test_an_unknown_value_comes_with_the_allowed_ones_and_the_closest() -> None:
    problem = one_problem(nation="Scotlend")
    assert (problem.hint, problem.allowed[0]) == ("scotland", "england")


def test_every_problem_is_told_at_once_in_the_order_of_the_file() -> None:
    text = (
        'members = [{name = "A", passphrase = "' + PASSPHRASE + '"}]\n'
        "[[people]]\n"
        'name = "M"\n'
        'nation = "X"\n'
        "[[people.hopes]]\n"
        'text = "a"\n'
        "  sate = 1\n"
        "[[people]]\n"
        'name = "m"\n'
    )
    with pytest.raises(ScenarioBadError) as caught:
        read_scenario(text.encode(), today=TODAY)
    told = [(one.line, one.column, one.reason) for one in caught.value.problems]
    assert told == [(4, 1, Reason.UNKNOWN_VALUE), (7, 3, Reason.UNKNOWN_KEY), (9, 1, Reason.NAME_TWICE)]
    assert caught.value.facts["line"] == 4
    assert caught.value.facts["problems"] == 3


def test_at_most_twenty_are_told_and_all_are_counted() -> None:
    with pytest.raises(ScenarioBadError) as caught:
        read(*({"name": f"P{number}", "x": 1} for number in range(30)))
    assert len(caught.value.problems) == MOST_TOLD
    assert caught.value.facts["problems"] == 30


def test_the_error_crosses_a_process_whole() -> None:
    with pytest.raises(ScenarioBadError) as caught:
        read({"name": "A", "x": 1})
    back = pickle.loads(pickle.dumps(caught.value))
    assert (back.code, back.facts, back.problems) == (
        Code.SCENARIO_BAD,
        caught.value.facts,
        caught.value.problems,
    )


@pytest.mark.parametrize(
    ("tree", "key", "reason"),
    [
        ({}, "", Reason.MISSING),
        ({"members": []}, "members", Reason.MISSING),
        ({"members": MEMBERS[:1] * 2}, "members[2].name", Reason.NAME_TWICE),
        ({"members": [{"name": "A"}]}, "members[1]", Reason.MISSING),
        ({"members": [{"name": "A", "passphrase": " "}]}, "members[1].passphrase", Reason.TEXT_MISSING),
        ({"members": MEMBERS, "today": "someday"}, "today", Reason.UNKNOWN_VALUE),
    ],
)
def test_a_file_needs_members(tree: dict[str, Any], key: str, reason: Reason) -> None:
    with pytest.raises(ScenarioBadError) as caught:
        read_scenario(to_toml(tree), today=TODAY)
    assert [(one.key, one.reason) for one in caught.value.problems] == [(key, reason)]


@pytest.mark.parametrize(
    ("source", "line", "column", "reason"),
    [
        (b"a = 1\nb = \n", 2, 5, Reason.SYNTAX),
        (b"a = 1\r\nb = \r\n", 2, 5, Reason.SYNTAX),
        (b"a = 1\na = 2\n", 2, 6, Reason.SYNTAX),
        (b"a = 1\nb = 2026-02-30\n", 2, 5, Reason.DATE_IMPOSSIBLE),
        (b"a = 1\nb = '", 2, 6, Reason.SYNTAX),
        (b"a = 1\nb = '\xff'", 2, 6, Reason.NOT_TEXT),
        (b"a = " + b"[" * 5000, 1, 1, Reason.SYNTAX),
        (b"a = " + b"9" * 5000, 1, 1, Reason.SYNTAX),
    ],
)
def test_what_is_not_toml_is_refused_with_line_and_column(
    source: bytes, line: int, column: int, reason: Reason
) -> None:
    with pytest.raises(ScenarioBadError) as caught:
        read_scenario(source, today=TODAY)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.reason) == (line, column, reason)


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        read_scenario(tmp_path / "not-there.toml", today=TODAY)
    assert caught.value.code is Code.SCENARIO_UNREADABLE
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (LARGEST_BYTES + 1))
    with pytest.raises(KnownError) as caught:
        read_scenario(large, today=TODAY)
    assert caught.value.facts["largest"] == LARGEST_BYTES


WHOLE = resources.read_bytes("practice/people.toml").decode()
START = WHOLE[: WHOLE.index("# -------------------------------------------------------------------- Denise")]


@given(st.binary(max_size=60))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    read_or_refuse(data)


@given(st.data())
def test_a_file_with_slips_of_the_keyboard_is_read_or_refused(data: st.DataObject) -> None:
    text = START
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        end = at + data.draw(st.integers(0, 30))
        text = text[:at] + data.draw(st.text("ab[]{}=\"'\n#.,0-\\", max_size=4)) + text[end:]
    read_or_refuse(text.encode())


def read_or_refuse(data: bytes) -> None:
    try:
        read_scenario(data, today=TODAY)
    except ScenarioBadError as error:
        last = data.count(b"\n") + 1
        assert all(1 <= one.line <= last and one.column >= 1 for one in error.problems)
