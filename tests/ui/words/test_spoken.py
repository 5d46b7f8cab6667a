"""Names in sentences, as a worker says them to a colleague."""

from __future__ import annotations

import pytest

from tests.ui.translations import TEMPLATE, sentences
from ui.words.spoken import first_name, spoken


@pytest.mark.parametrize(
    ("shape", "who", "said"),
    [
        ("What {who} will see", "My supervisor", "What your supervisor will see"),
        ("{who} is outside the team.", "Their GP", "Their GP is outside the team."),
        ("Left out. {who} can ask.", "My team", "Left out. Your team can ask."),
        ("Not to {who}: the yes ends.", "My team", "Not to your team: the yes ends."),
        ("What {who} will see", "Sam Oduya", "What Sam Oduya will see"),
        ("What {who} will see", "my supervisor {name}", "What my supervisor {name} will see"),
    ],
)
def test_whom_a_sentence_names(shape, who, said):
    assert spoken(shape, who=who) == said


@pytest.mark.parametrize("place", ["who", "recipient"])
def test_no_sentence_can_say_my_supervisor_in_its_middle(place):
    """Every sentence with a recipient in it, whichever screen has it."""
    shapes = [one for _context, one in sentences(TEMPLATE) if f"{{{place}}}" in one]
    assert shapes
    for shape in shapes:
        facts = dict.fromkeys(("name", "day", "answer", "moment"), "Sam")
        if set(_places(shape)) <= {place, *facts}:
            assert "My " not in spoken(shape, **{**facts, place: "My supervisor"})


def _places(shape):
    return [part.partition("}")[0] for part in shape.split("{")[1:]]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Sam Oduya", "Sam"),
        ("Ada", "Ada"),
        ("  Zoë  Abara ", "Zoë"),
        ("Dr. Amin", "Dr. Amin"),
        ("Mrs Jones", "Mrs Jones"),
        ("小明", "小明"),
        ("", ""),
        ("Dr", "Dr"),
    ],
)
def test_what_one_is_called(name, said):
    assert first_name(name) == said
