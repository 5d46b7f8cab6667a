"""The lines of a person's page: what they say and what can be done with them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

CHANGE = "change"


@dataclass(frozen=True, kw_only=True)
class Item:
    """One line: the words themselves, what is known about them, and what can be done, as (key, words).

    `asks` is the question a typed answer belongs to (`told` holds the answer), or nothing; with `asks_day` the answer
    is a day.
    """

    kind: str
    id: str
    words: str
    detail: str = ""
    acts: tuple[tuple[str, str], ...] = ()
    asks: str = ""
    told: str = ""
    asks_day: bool = False


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading, its lines, what stands there while it is empty, and what can be added, as (key, words)."""

    key: str
    title: str
    empty: str
    adds: tuple[tuple[str, str], ...]
    items: tuple[Item, ...]


def change_act() -> tuple[str, str]:
    return (CHANGE, QCoreApplication.translate("Person", "Change"))


def in_lines(parts: Iterable[str]) -> str:
    return "\n".join(part for part in parts if part)
