"""What is new, other and gone between two versions of a summary: for who agrees to share again, and who reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Generic, TypeVar

from companion.domain.summaries import (
    Shared,
    SharedAction,
    SharedDisagreement,
    SharedHope,
    SharedNeed,
    SharedPassage,
    SharedStrength,
    SummaryContent,
)

P = TypeVar("P", bound=Shared)

SINGLE = ("name", "question", "person_saw", "what_they_changed", "held_on")
"""Fields of a content that hold one value each."""

_LEAST_ALIKE = 0.6
"""Share of the shorter text's words that the longer one has too: from here on one is the other, said anew."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, kw_only=True)
class PartChanges(Generic[P]):
    """One list of a summary. `added` are places in the later one; `changed` places there, each with what stood
    before; `gone` what the earlier one had and the later has not, in its order. The rest is as it was.
    """

    added: tuple[int, ...] = ()
    changed: tuple[tuple[int, P], ...] = ()
    gone: tuple[P, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether nothing differs. The order of things is no difference."""
        return not (self.added or self.changed or self.gone)


@dataclass(frozen=True, kw_only=True)
class SummaryChanges:
    """What differs, list by list, named as the fields of SummaryContent are. `single`: names out of SINGLE.

    Topics do not count: they decide where something may go, and nobody reads them in a summary.
    """

    passages: PartChanges[SharedPassage]
    strengths: PartChanges[SharedStrength]
    hopes: PartChanges[SharedHope]
    needs: PartChanges[SharedNeed]
    actions: PartChanges[SharedAction]
    disagreements: PartChanges[SharedDisagreement]
    single: frozenset[str]

    def lists(self) -> dict[str, PartChanges[Shared]]:
        """The lists by the name of their field."""
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: part for name, part in found.items() if isinstance(part, PartChanges)}

    def differing(self) -> frozenset[str]:
        """Names of the fields of SummaryContent that differ."""
        return self.single | {name for name, part in self.lists().items() if not part.is_same}

    @property
    def is_same(self) -> bool:
        """Whether a reader would find nothing new in the later one."""
        return not self.differing()


def changes_between(earlier: SummaryContent, later: SummaryContent) -> SummaryChanges:
    """What the later one adds, says otherwise and leaves out.

    What is shared has no ids. Equal things are the same thing; of the others, those that share most of their
    words are one thing said anew.
    """
    passages = _compare(earlier.passages, later.passages)
    return SummaryChanges(
        passages=_changes(earlier.passages, later.passages, passages),
        strengths=_compared(earlier.strengths, later.strengths),
        hopes=_compared(earlier.hopes, later.hopes),
        needs=_compared(earlier.needs, later.needs),
        actions=_compared(earlier.actions, later.actions),
        disagreements=_disagreements(earlier, later, passages),
        single=frozenset(name for name in SINGLE if getattr(earlier, name) != getattr(later, name)),
    )


def _compared(before: Sequence[P], after: Sequence[P]) -> PartChanges[P]:
    return _changes(before, after, _compare(before, after))


def _disagreements(
    before: SummaryContent, later: SummaryContent, passages: dict[int, int]
) -> PartChanges[SharedDisagreement]:
    """They are about places: what is about the same passage is the same, wherever that passage stands now."""

    def about_then(one: SharedDisagreement) -> Hashable:
        return one.text, one.about

    def about_now(one: SharedDisagreement) -> Hashable:
        if one.about is None:
            return one.text, None
        return one.text, passages.get(one.about, ("new", one.about))

    pairs = _compare(before.disagreements, later.disagreements, about_then, about_now)
    same = {
        now: was
        for now, was in pairs.items()
        if about_now(later.disagreements[now]) == about_then(before.disagreements[was])
    }
    return _changes(before.disagreements, later.disagreements, pairs, same.__contains__)


def _changes(
    before: Sequence[P],
    after: Sequence[P],
    pairs: dict[int, int],
    same: Callable[[int], bool] | None = None,
) -> PartChanges[P]:
    """Sort what was paired, and what was not, into the three heaps."""
    told = same or (lambda now: _read(before[pairs[now]]) == _read(after[now]))
    stayed = set(pairs.values())
    return PartChanges(
        added=tuple(place for place in range(len(after)) if place not in pairs),
        changed=tuple((now, before[pairs[now]]) for now in sorted(pairs) if not told(now)),
        gone=tuple(one for place, one in enumerate(before) if place not in stayed),
    )


def _read(one: Shared) -> Hashable:
    """What a reader sees of it."""
    return replace(one, topics=())


def _compare(
    before: Sequence[P],
    after: Sequence[P],
    key_before: Callable[[P], Hashable] = _read,
    key_after: Callable[[P], Hashable] = _read,
) -> dict[int, int]:
    """Which place in `before` each place in `after` continues, each at most once."""
    pairs: dict[int, int] = {}
    _pair_equal(pairs, [key_before(one) for one in before], [key_after(one) for one in after])
    _pair_equal(pairs, [one.text for one in before], [one.text for one in after])
    _pair_alike(pairs, [one.text for one in before], [one.text for one in after])
    return pairs


def _pair_equal(pairs: dict[int, int], before: Sequence[Hashable], after: Sequence[Hashable]) -> None:
    """Pair what is equal and has no partner yet, the first with the first."""
    taken = set(pairs.values())
    free: dict[Hashable, list[int]] = {}
    for place in reversed(range(len(before))):
        if place not in taken:
            free.setdefault(before[place], []).append(place)
    for place, key in enumerate(after):
        if place not in pairs and free.get(key):
            pairs[place] = free[key].pop()


def _pair_alike(pairs: dict[int, int], before: Sequence[str], after: Sequence[str]) -> None:
    """Pair what shares most of its words and has no partner yet, the most alike first."""
    taken = set(pairs.values())
    then = {place: _words(text) for place, text in enumerate(before) if place not in taken}
    now = {place: _words(text) for place, text in enumerate(after) if place not in pairs}
    found = [
        (-likeness, here, there)
        for here, said in now.items()
        for there, was in then.items()
        for likeness in [_likeness(said, was)]
        if likeness
    ]
    for _likeness_of, here, there in sorted(found):
        if here not in pairs and there not in taken:
            pairs[here] = there
            taken.add(there)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """From 0 (nothing to do with each other) to 1 (the same words)."""
    shorter = min(len(one), len(other))
    if not shorter:
        return 0.0
    common = len(one & other)
    return 2 * common / (len(one) + len(other)) if common / shorter >= _LEAST_ALIKE else 0.0
