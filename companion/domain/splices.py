"""A stretch of a text that was typed over: what went, what came, and where."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Splice:
    """At character `place`, `gone` became `came`. The words are content: they are kept in memory and in no log."""

    place: int
    gone: str = field(repr=False)
    came: str = field(repr=False)

    @property
    def back(self) -> Splice:
        """The splice that takes this one back."""
        return Splice(place=self.place, gone=self.came, came=self.gone)

    def fits(self, text: str) -> bool:
        """Tell whether `gone` stands in the text where this splice expects it."""
        return text.startswith(self.gone, self.place)

    def applied(self, text: str) -> str:
        """Give the text with `came` in the place of `gone`; only for a text that it fits."""
        return text[: self.place] + self.came + text[self.place + len(self.gone) :]

    def moved(self, place: int) -> int:
        """Give the place where a cursor that stood at `place` stands now: before the same letter as it did."""
        if place <= self.place:
            return place
        return self.place + len(self.came) + max(0, place - self.place - len(self.gone))


def splice_between(before: str, after: str) -> Splice:
    """Find the shortest stretch that turns `before` into `after`; both parts are empty where they are equal."""
    front = shared_start(before, after)
    room = min(len(before), len(after)) - front
    back = shared_start(before[::-1][:room], after[::-1][:room])
    return Splice(place=front, gone=before[front : len(before) - back], came=after[front : len(after) - back])


def shared_start(one: str, other: str) -> int:
    """Count the characters both begin with; halving, so that a long text costs a few comparisons of slices."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
