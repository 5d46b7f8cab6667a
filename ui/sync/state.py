"""How sharing stands, for whoever shows it: numbers from the vault, and what goes on at each place right now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.services.sharing.count import SharingCount


@dataclass(frozen=True, kw_only=True)
class PlaceNow:
    """One place. `reason` is a code or a word of the engine; `done` of `total` things in the round that goes on.

    `stopped_until`: the worker has stopped a round there; then it goes on by itself. `held_until`: the place asked to
    be left in peace for so long, and not even the worker's key shortens that.
    """

    carrier: str
    working: bool = False
    reason: str = ""
    done: int = 0
    total: int = 0
    stopped_until: datetime | None = None
    held_until: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class SyncState:
    """How sharing stands. `count` is None until the vault has been asked; `today` is the day it was asked on.

    `counting`: something has changed since, and the vault is asked again.
    """

    count: SharingCount | None = None
    places: tuple[PlaceNow, ...] = ()
    today: date | None = None
    counting: bool = False

    @property
    def settling(self) -> bool:
        """Whether it may stand otherwise in a moment: a round goes on, or the vault is asked."""
        return self.working or self.counting

    @property
    def working(self) -> bool:
        """Whether a round goes on with any place."""
        return any(one.working for one in self.places)

    @property
    def done(self) -> int:
        """What is done of the rounds that go on."""
        return sum(one.done for one in self.places if one.working)

    @property
    def total(self) -> int:
        """What there is to do in the rounds that go on, as far as it is known."""
        return sum(one.total for one in self.places if one.working)

    @property
    def stopped_until(self) -> datetime | None:
        """When what the worker has stopped goes on, at the first of the places; None where nothing was stopped."""
        return min((one.stopped_until for one in self.places if one.stopped_until), default=None)

    @property
    def held_until(self) -> datetime | None:
        """When the first of the places that asked for a wait is asked again."""
        return min((one.held_until for one in self.places if one.held_until), default=None)

    @property
    def concerns_us(self) -> bool:
        """Whether there is anything to say: no team, nothing to say."""
        return self.count is not None and (self.count.in_team or self.count.attention > 0)
