"""The page that explains the format says what is true: its example plays, and it names every key and value."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from companion.domain.conversation import Prompt
from companion.domain.topics import Topic
from companion.services.scenario.nouns import scenario_shape
from companion.services.scenario.playing import play_scenario
from companion.services.scenario.reading import read_scenario
from companion.services.scenario.shapes import Shape
from tests.companion.services.sessions import open_test_session

PAGE = (Path(__file__).parents[4] / "docs" / "format-scenario.md").read_text("utf-8")
NAMED = set(re.findall(r"`([a-z_]+)`", PAGE))


def names_in(shape: Shape) -> set[str]:
    return {key.name for key in shape.keys} | {
        name for key in shape.keys if key.parts is not None for name in names_in(key.parts)
    }


def test_its_example_plays(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    session = open_test_session(tmp_path)
    scenario = read_scenario(example.encode(), today=session.clock.today())
    (played,) = play_scenario(session, scenario, "Sam Oduya")
    kinds = {kind for kind, ids in played.records.items() if ids}
    assert kinds >= {"passage", "strength", "hope", "action", "network_member", "consent_decision", "plan"}


def test_it_names_every_key() -> None:
    assert names_in(scenario_shape()) - {"plans"} <= NAMED


@pytest.mark.parametrize("values", [Topic, Prompt])
def test_it_names_every_value(values: type[Topic] | type[Prompt]) -> None:
    assert {one.value for one in values} <= NAMED


def test_other_spellings_that_it_promises_are_understood() -> None:
    assert read_scenario(
        b'member = {name = "A", password = "x"}\nperson = {called = "B", contact = {kind = "phone", number = "1"}}',
        today=date(2026, 3, 2),
    ).people
