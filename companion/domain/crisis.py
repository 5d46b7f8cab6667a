"""Whom to call in a crisis: read from the one checked registry, on screen and on paper alike."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

import resources
from companion.domain.person import Nation
from companion.errors import BugError

REGISTRY = "crisis/contacts.toml"

_EVERYWHERE = "all"
_KEYS = frozenset(
    {
        "id",
        "name",
        "number",
        "way",
        "nations",
        "audience",
        "hours",
        "free",
        "checked_on",
        "checked_how",
        "source",
    }
)
_NUMBER = re.compile(r"[0-9][0-9 ]{1,12}(, then option [0-9])?|Text [A-Z]+ to [0-9]{5}")


class Way(StrEnum):
    """How the contact is reached."""

    CALL = "call"
    TEXT = "text"


class Audience(StrEnum):
    """Whom the contact is for."""

    EVERYONE = "everyone"
    UNDER_19 = "under_19"


class CheckedHow(StrEnum):
    """How the entry was last checked."""

    LISTED = "listed"
    RUNG = "rung"


class Weekday(StrEnum):
    """A day of the week, Monday first."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


@dataclass(frozen=True, kw_only=True)
class Opening:
    """Opens on each of `days`, local time. `closes_on` None: by the next morning, or on the same day."""

    days: tuple[Weekday, ...]
    opens: time
    closes: time
    closes_on: Weekday | None = None


@dataclass(frozen=True, kw_only=True)
class CrisisContact:
    """One contact. `hours` empty means day and night; `nations` empty means everywhere."""

    id: str
    name: str
    number: str
    way: Way
    nations: frozenset[Nation]
    audience: Audience
    hours: tuple[Opening, ...]
    free: bool
    checked_on: date
    checked_how: CheckedHow
    source: str

    @property
    def always_open(self) -> bool:
        """Whether somebody answers day and night."""
        return not self.hours


def contacts_for(nation: Nation | None, *, under_19: bool = False) -> tuple[CrisisContact, ...]:
    """Whom a person there can call, in the order to print. Nation None: only what serves everywhere."""
    return tuple(
        contact
        for contact in _registry()
        if (not contact.nations or nation in contact.nations)
        and (under_19 or contact.audience is Audience.EVERYONE)
    )


def read_contacts(data: bytes) -> tuple[CrisisContact, ...]:
    """The registry's entries. Strict: a fault in it is a BugError that names the entry and the key."""
    try:
        tree = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise BugError("crisis contacts: not a TOML file") from fault
    entries = tree.pop("contact", None)
    if tree or not isinstance(entries, list) or not entries:
        raise BugError("crisis contacts: nothing but [[contact]] entries belongs there")
    contacts = tuple(_Entry(entry, place).contact() for place, entry in enumerate(entries, 1))
    if len({contact.id for contact in contacts}) != len(contacts):
        raise BugError("crisis contacts: an id stands there twice")
    return contacts


@cache
def _registry() -> tuple[CrisisContact, ...]:
    return read_contacts(resources.read_bytes(REGISTRY))


Kind = TypeVar("Kind", bound=StrEnum)
T = TypeVar("T")


class _Entry:
    """One table of the registry, read key by key."""

    def __init__(self, table: object, place: int) -> None:
        self._place = place
        if not isinstance(table, dict) or set(table) != _KEYS:
            raise self._fault("keys")
        self._table: Mapping[str, Any] = table

    def contact(self) -> CrisisContact:
        number = self._value("number", str)
        if not _NUMBER.fullmatch(number):
            raise self._fault("number")
        return CrisisContact(
            id=self._text("id"),
            name=self._text("name"),
            number=number,
            way=self._one("way", self._table["way"], Way),
            nations=self._nations(),
            audience=self._one("audience", self._table["audience"], Audience),
            hours=self._hours(),
            free=self._value("free", bool),
            checked_on=self._value("checked_on", date),
            checked_how=self._one("checked_how", self._table["checked_how"], CheckedHow),
            source=self._text("source"),
        )

    def _nations(self) -> frozenset[Nation]:
        names = self._value("nations", list)
        if names == [_EVERYWHERE]:
            return frozenset()
        if not names:
            raise self._fault("nations")
        return frozenset(self._one("nations", name, Nation) for name in names)

    def _hours(self) -> tuple[Opening, ...]:
        hours = self._table["hours"]
        if hours == "always":
            return ()
        if not isinstance(hours, list) or not hours:
            raise self._fault("hours")
        return tuple(map(self._opening, hours))

    def _opening(self, table: object) -> Opening:
        if not isinstance(table, dict) or set(table) - {"closes_on"} != {"days", "opens", "closes"}:
            raise self._fault("hours")
        days, opens, closes = table["days"], table["opens"], table["closes"]
        if (
            not isinstance(days, list)
            or not days
            or not isinstance(opens, time)
            or not isinstance(closes, time)
        ):
            raise self._fault("hours")
        last = table.get("closes_on")
        return Opening(
            days=tuple(self._one("hours", day, Weekday) for day in days),
            opens=opens,
            closes=closes,
            closes_on=None if last is None else self._one("hours", last, Weekday),
        )

    def _text(self, key: str) -> str:
        text = self._value(key, str)
        if not text or text != text.strip():
            raise self._fault(key)
        return text

    def _value(self, key: str, kind: type[T]) -> T:
        value = self._table[key]
        if type(value) is not kind:
            raise self._fault(key)
        return value

    def _one(self, key: str, value: object, kinds: type[Kind]) -> Kind:
        if isinstance(value, str) and value in {kind.value for kind in kinds}:
            return kinds(value)
        raise self._fault(key)

    def _fault(self, key: str) -> BugError:
        return BugError(f"crisis contacts: entry {self._place}: {key}")
