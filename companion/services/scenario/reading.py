"""Read a scenario: TOML in, checked parts out, or everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, date, datetime, time
from pathlib import Path as FilePath
from typing import Any

from companion.domain.checks import check_record
from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation
from companion.domain.member import Role
from companion.domain.record import Stamp, stamped
from companion.domain.strengths import Action
from companion.domain.text import is_blank
from companion.errors import KnownError
from companion.services.scenario.nouns import scenario_shape
from companion.services.scenario.parts import MemberPart, Part, PersonPart, Scenario
from companion.services.scenario.problems import Problems, Reason, RefusedError
from companion.services.scenario.references import References, only_once
from companion.services.scenario.spelling import folded
from companion.services.scenario.syntax import read_tree
from companion.services.scenario.tables import Table, TableReader

# What a table says in words of its own and the record in another way.
_NOT_VALUES = ("key", "worker", "passphrase")


def read_scenario(source: bytes | FilePath, *, today: date) -> Scenario:
    """The scenario in a file or in bytes, played on `today` unless the file names a day itself.

    Raises KnownError SCENARIO_UNREADABLE, or ScenarioBadError (SCENARIO_BAD) with every problem and its line.
    """
    tree, spots = read_tree(source)
    problems = Problems(spots)
    today = _playing_day(tree, today)
    top = TableReader(problems, today).read((), tree, scenario_shape())
    scenario = _Checker(problems, today, top).scenario()
    problems.refuse()
    return scenario


def _playing_day(tree: Mapping[str, Any], today: date) -> date:
    """The day that relative dates count from: it must be known before any of them is read."""
    shape = scenario_shape()
    for given, value in tree.items():
        key = shape.spellings.get(folded(given))
        if key is not None and key.name == "today" and key.read is not None:
            try:
                day: date = key.read(value, today)
            except RefusedError:
                return today  # it is noted when all keys are read
            return day
    return today


class _Checker:
    """Turns tables into parts, held to the rules that the deeds hold records to."""

    def __init__(self, problems: Problems, today: date, top: Table) -> None:
        self._problems = problems
        self._today = today
        self._top = top
        self._member_names = [one.words("name") for one in top.of("members")]

    def scenario(self) -> Scenario:
        members, people = self._top.of("members"), self._top.of("people")
        if "members" in self._top.where and not members:
            self._problems.add(self._top.place("members"), Reason.MISSING, ("name", "passphrase"))
        only_once(members, self._problems)
        only_once(people, self._problems)
        return Scenario(
            title=self._top.words("title"),
            today=self._today,
            members=tuple(self._member(one) for one in members),
            people=tuple(self._person(one) for one in people),
        )

    def _member(self, table: Table) -> MemberPart:
        passphrase = table.words("passphrase")
        # Any will do: made-up people need no strong one, but an empty one cannot be typed.
        if table.whole and is_blank(passphrase):
            self._problems.add(table.place("passphrase"), Reason.TEXT_MISSING)
        values = self._checked(table, {})
        return MemberPart(name=table.words("name"), values=values, passphrase=passphrase)

    def _person(self, table: Table) -> PersonPart:
        references = References(self._problems, table, self._member_names)
        return PersonPart(
            name=table.words("name"),
            worker=self._worker(table),
            record=self._part(table, references, None),
        )

    def _worker(self, table: Table) -> str:
        """The member who works with the person: as the file says, else the first worker."""
        named = table.words("worker")
        if not named:
            workers = (
                one for one in self._top.of("members") if one.values.get("role", Role.WORKER) is Role.WORKER
            )
            return next(
                (one.words("name") for one in workers), self._member_names[0] if self._member_names else ""
            )
        meant = [name for name in self._member_names if folded(name) == folded(named)]
        if not meant:
            self._problems.add(table.place("worker"), Reason.NOBODY, tuple(self._member_names))
            return ""
        return meant[0]

    def _part(self, table: Table, references: References, talk: Table | None) -> Part:
        more: dict[str, Any] = {}
        if table.shape.noun is Action:
            more = self._doer(table, references)
        elif table.shape.noun is ConsentDecision:
            more = {"recipient_kind": references.recipient_kind(table)}
        elif table.shape.noun is Conversation:
            talk = table
        return Part(
            noun=table.shape.noun,
            path=table.path,
            values=self._checked(table, more),
            refers=references.of(table, talk),
            parts={
                name: tuple(self._part(one, references, talk) for one in tables)
                for name, tables in table.tables.items()
            },
        )

    def _doer(self, table: Table, references: References) -> dict[str, Any]:
        try:
            return references.doer(table)
        except RefusedError as refused:
            table.whole = False
            self._problems.add(table.place("who"), refused.reason, refused.allowed, refused.hint)
            return {}

    def _checked(self, table: Table, more: Mapping[str, Any]) -> dict[str, Any]:
        """A record's values, held to check_record as the deeds will hold them."""
        values = {name: one for name, one in table.values.items() if name not in _NOT_VALUES} | dict(more)
        if table.whole:
            moment = datetime.combine(self._today, time(12), UTC)
            given = stamped("", Stamp(version="", at=moment, author="")) | values
            for item in fields(table.shape.noun):
                if item.name in ("person_id", "conversation_id"):
                    given[item.name] = ""
                elif item.name == "held_on":
                    given.setdefault(item.name, self._today)
            try:
                check_record(table.shape.noun(**given), self._today)
            except KnownError as fault:
                at = table.place(str(fault.facts["field"]))
                self._problems.add(at, Reason(fault.code.value), self._limit(fault))
        return values

    def _limit(self, fault: KnownError) -> tuple[str, ...]:
        return (str(fault.facts["longest"]),) if "longest" in fault.facts else ()
