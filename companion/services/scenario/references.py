"""Who and what is meant: words of the file that name a member, a hope, a passage, someone on the person's side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from companion.domain.consent import RecipientKind
from companion.domain.strengths import Who
from companion.services.scenario.lines import Path
from companion.services.scenario.problems import Problems, Reason
from companion.services.scenario.spelling import closest, folded, to_choice
from companion.services.scenario.tables import Table

# A few words that stand in one text only are enough to mean it; fewer letters would be a guess.
_FEWEST_LETTERS = 6
_MOST_ALLOWED = 12


class References:
    """Finds what one person's tables mean. `members` are the names of the members."""

    def __init__(self, problems: Problems, person: Table, members: Sequence[str]) -> None:
        self._problems = problems
        self._person = person
        self._members = members
        self._talks = person.of("conversations")
        self._check_keys()

    def of(self, table: Table, talk: Table | None) -> dict[str, tuple[Path, ...]]:
        """The handles of everything that a table names, by the key that names it."""
        found = {}
        for key in table.shape.keys:
            if key.name in table.named:
                among = [one for name in key.refers for one in self._list(name, talk)]
                found[key.name] = tuple(
                    handle
                    for at, words in table.named[key.name]
                    if (handle := self._handle(at, words, among)) is not None
                )
        return found

    def doer(self, table: Table) -> dict[str, Any]:
        """Who does an action: one of the four kinds, or the name of the person, a member, someone beside them."""
        words = table.words("who")
        if not words:
            return {}
        if folded(words) == folded(self._person.words("name")):
            return {"who": Who.PERSON}
        for kind, names in (
            (Who.WORKER, self._members),
            (Who.NETWORK, [one.words("name") for one in self._person.of("network")]),
        ):
            for name in names:
                if folded(name) == folded(words):
                    return {"who": kind, "who_name": table.words("who_name") or name}
        return {"who": to_choice(Who, words)}

    def recipient_kind(self, table: Table) -> RecipientKind:
        """What a recipient is: as the file says, else a member where the name is one's, else a service.

        A name that is nearly a member's, or said to be a member's and is not, is noted.
        """
        recipient, said = table.words("recipient"), table.values.get("recipient_kind")
        known = {folded(name): name for name in self._members}
        begun = [name for name in known if name.startswith(folded(recipient) + "_")]
        if folded(recipient) in known or len(begun) == 1:
            return said or RecipientKind.MEMBER
        near = closest(recipient, known, cutoff=0.8)
        if said is RecipientKind.MEMBER or (said is None and near):
            self._problems.add(
                table.place("recipient"),
                Reason.NOBODY,
                tuple(self._members)[:_MOST_ALLOWED],
                known.get(near, ""),
            )
        return said or RecipientKind.SERVICE

    def _list(self, name: str, talk: Table | None) -> Iterable[Table]:
        if name != "passages":
            return self._person.of(name)
        talks = self._talks if talk is None else (talk,)
        return (one for talked in talks for one in talked.of("passages"))

    def _handle(self, at: Path, words: str, among: Sequence[Table]) -> Path | None:
        for meant in (
            [one for one in among if one.words("key") and folded(one.words("key")) == folded(words)],
            [one for one in among if _same(_label(one), words)],
            [one for one in among if _holds(_label(one), words)],
        ):
            if len(meant) == 1:
                return meant[0].path
            if meant:
                self._problems.add(at, Reason.AMBIGUOUS)
                return None
        keys = tuple(one.words("key") for one in among if one.words("key"))
        self._problems.add(at, Reason.NOBODY, keys[:_MOST_ALLOWED])
        return None

    def _check_keys(self) -> None:
        """A local key means one thing for one person."""
        seen: set[str] = set()
        talks = [one for talk in self._talks for one in (talk, *talk.of("passages"))]
        for table in (*(one for listed in self._person.tables.values() for one in listed), *talks):
            key = folded(table.words("key"))
            if key and key in seen:
                self._problems.add(table.place("key"), Reason.NAME_TWICE)
            seen.add(key)


def only_once(tables: Sequence[Table], problems: Problems) -> None:
    """Two members, or two people, of one name cannot be told apart."""
    seen: set[str] = set()
    for table in tables:
        name = folded(table.words("name"))
        if name and name in seen:
            problems.add(table.place("name"), Reason.NAME_TWICE)
        seen.add(name)


def _label(table: Table) -> str:
    return table.words("text") or table.words("name") or table.words("recipient")


def _same(label: str, words: str) -> bool:
    return bool(label.strip()) and label.split() == words.split()


def _holds(label: str, words: str) -> bool:
    part = " ".join(words.split()).casefold().rstrip(".…")
    return len(part) >= _FEWEST_LETTERS and part in " ".join(label.split()).casefold()
