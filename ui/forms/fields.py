"""What a form asks: one description for each field, without a widget."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Shape(StrEnum):
    """How a field is answered, and what its value is."""

    LINE = "line"  # str
    WORDS = "words"  # str, several lines
    DAY = "day"  # date or None
    ONE = "one"  # a member of `choices`, or a key of `options`; None for no answer
    PICK = "pick"  # as ONE, for long lists
    MANY = "many"  # a tuple of members of `choices`
    YES_NO = "yes_no"  # True, False or None
    TICK = "tick"  # True or False


@dataclass(frozen=True, kw_only=True)
class FieldSpec:
    """One field. `options` are (key, words); keys are values of `choices` where a list of the domain answers.

    `past` days cannot lie after today; `narrow` fields stand side by side where there is room; `only_when`
    names another field and the value it must have for this one to be asked.
    """

    name: str
    shape: Shape
    label: str
    hint: str = ""
    options: tuple[tuple[str, str], ...] = ()
    choices: type[StrEnum] | None = None
    past: bool = False
    narrow: bool = False
    content_options: bool = False
    only_when: tuple[str, object] | None = None

    def to_value(self, given: Any) -> Any:
        """What a control gave, as the record keeps it."""
        if self.shape in (Shape.ONE, Shape.PICK):
            return None if not given else self.choices(given) if self.choices else given
        if self.shape is Shape.MANY and self.choices:
            return tuple(self.choices(key) for key in given)
        return given
