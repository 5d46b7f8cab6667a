"""A simulated year of 100,000 workers: what they put and pull, minute by minute, what a hub has to store and answer.

Events of the year are those of a part of the workers, the rest do as they do; the busiest day is that of all of them.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from tests.bench.scale.model import (
    RECEIPT_INNER,
    REPLY_INNER,
    WITHDRAWAL_INNER,
    Model,
    parcel_bytes,
)

WEEKS, DAYS = 52, 5
MINUTES = 24 * 60
PARCEL_ROW, DELIVERY_ROW = 230, 239
"""Bytes of PostgreSQL with indexes for a parcel without its data, and for a delivery: measured, see database.py."""
TOAST = 1.10
"""What a parcel's bytes take on disk: measured there too."""


@dataclass
class Day:
    """What happened in one day, by minute: parcels and bytes put, and what they bring to mailboxes."""

    put: Counter[int] = field(default_factory=Counter)
    put_bytes: Counter[int] = field(default_factory=Counter)
    delivered: Counter[int] = field(default_factory=Counter)
    delivered_bytes: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)

    def add(self, minute: int, kind: str, inner: int, recipients: int) -> None:
        """One parcel."""
        size = parcel_bytes(inner, recipients)
        self.put[minute] += 1
        self.put_bytes[minute] += size
        self.delivered[minute] += recipients
        self.delivered_bytes[minute] += recipients * size
        self.kinds[kind] += 1

    def __iadd__(self, other: Day) -> Day:
        for name in ("put", "put_bytes", "delivered", "delivered_bytes", "kinds"):
            getattr(self, name).update(getattr(other, name))
        return self


class Year:
    """The days of so many workers, one after another, from a seed. `waiting`: who has been offline, with what."""

    def __init__(self, model: Model, workers: int, seed: int) -> None:
        self.model, self.workers, self.random = model, workers, Random(seed)
        self.back_on: Counter[int] = Counter()  # worker -> the day on which the network is there again
        self.kept: dict[int, list[int]] = {}  # what they have written meanwhile: inner bytes of summaries
        self.backlogs: list[int] = []  # parcels that waited when a network was there again

    def days(self) -> Iterator[tuple[int, Day]]:
        """Day by day, numbered from 0, weekdays only."""
        for number in range(WEEKS * DAYS):
            yield number, self.day(number)

    def day(self, number: int) -> Day:
        """One weekday of everyone."""
        day, random, model = Day(), self.random, self.model
        for worker in range(self.workers):
            if number % DAYS == 0 and random.random() < model.week_offline:
                self.back_on[worker] = number + DAYS
            if random.random() < model.days_at_work:
                self._at_work(day, number, worker)
        return day

    def _at_work(self, day: Day, number: int, worker: int) -> None:
        model, random = self.model, self.random
        start = model.starts + random.gauss(0, model.start_spread)
        offline = self.back_on[worker] > number
        backlog = () if offline else self.kept.pop(worker, ())
        if backlog:
            self.backlogs.append(len(backlog))
        for inner in backlog:
            self._shared(day, start, inner)
        for _each in range(_poisson(random, model.conversations * model.shared)):
            inner = model.summary_inner(random)
            if offline:
                self.kept.setdefault(worker, []).append(inner)
            else:
                self._shared(day, random.uniform(start + 1, model.ends), inner)

    def _shared(self, day: Day, hour: float, inner: int) -> None:
        """A summary, and what comes of it: all on this day, in the hours of whoever does it."""
        model, random = self.model, self.random
        recipients = 1 if random.random() < model.to_one else model.to_several
        day.add(_minute(hour), "summary", inner, recipients)
        if random.random() < model.second_version:
            day.add(_minute(random.uniform(hour, model.ends)), "summary", inner, recipients)
        for _each in range(recipients):
            opened = self._opened()
            day.add(_minute(opened), "receipt", RECEIPT_INNER, 1)
            if random.random() < model.answered:
                day.add(_minute(opened + 0.1), "reply", REPLY_INNER, 1)
                day.add(_minute(self._opened()), "receipt", RECEIPT_INNER, 1)
            else:
                day.add(_minute(opened + 0.05), "receipt", RECEIPT_INNER, 1)
        if random.random() < model.withdrawn:
            day.add(_minute(hour), "withdrawal", WITHDRAWAL_INNER, recipients)
            for _each in range(recipients):
                day.add(_minute(self._opened()), "receipt", RECEIPT_INNER, 1)

    def _opened(self) -> float:
        """When somebody reads what has come: a third at the start of the day, the rest in the course of it."""
        model, random = self.model, self.random
        if random.random() < 1 / 3:
            return model.starts + abs(random.gauss(0, model.start_spread))
        return random.uniform(model.starts, model.ends)


def rounds(model: Model, workers: int, seed: int) -> Counter[int]:
    """Rounds of sync that begin in each minute of a day: the first after unlocking, then one every two minutes."""
    random, found = Random(seed), Counter[int]()
    each = model.rest_seconds / 60
    for _worker in range(workers):
        if random.random() < model.days_at_work:
            start = model.starts + random.gauss(0, model.start_spread)
            found[_minute(start)] += 1
    idle = workers * model.days_at_work * model.unlocked / each
    for minute in range(MINUTES):
        here = _normal((minute / 60 - model.starts) / model.start_spread) if minute < 60 * model.ends else 0.0
        first_hours = (
            1.0 / model.unlocked if minute < 60 * (model.starts + 0.5) else 1.0
        )  # nobody has left yet
        found[minute] += round(idle * here * first_hours)
    return found


def measure(seed: int = 1, sample: int = 5_000) -> None:
    """Simulate and print."""
    model = Model()
    scale = model.workers / sample
    year, total, totals = Year(model, sample, seed), Day(), []
    for _number, day in year.days():
        total += day
        totals.append(sum(day.put.values()) * scale)
    print(f"{model.workers} workers, of whom {sample} were simulated for a year; seed {seed}")
    _print_year(model, total, scale)
    busiest = max(totals)
    print(f"parcels on a weekday: {sum(totals) / len(totals):.0f}, at most {busiest:.0f}")
    backlogs = year.backlogs
    print(
        f"after a week without a network {sum(backlogs) / len(backlogs):.1f} summaries wait on a laptop, "
        f"at most {max(backlogs)}"
    )
    monday = Year(model, model.workers, seed + 1).day(0)
    _print_minutes(model, monday, rounds(model, model.workers, seed))


def _print_year(model: Model, total: Day, scale: float) -> None:
    parcels = sum(total.put.values()) * scale
    deliveries = sum(total.delivered.values()) * scale
    size = sum(total.put_bytes.values()) * scale
    kinds = ", ".join(f"{kind} {count * scale / 1e6:.1f}" for kind, count in total.kinds.items())
    print(f"parcels {parcels / 1e6:.1f} million ({kinds}), deliveries {deliveries / 1e6:.1f} million")
    print(f"bytes {size / 1e9:.0f} GB, {size / parcels:.0f} a parcel")
    rows = parcels * PARCEL_ROW + deliveries * DELIVERY_ROW
    for days in (365, 90):
        print(f"on disk, bytes kept for {days} days: {(size * TOAST * days / 365 + rows) / 1e9:.0f} GB")
    pulled = sum(total.delivered_bytes.values()) * scale
    each = model.workers
    print(
        f"one worker: {parcels / each:.0f} parcels, {size / each / 1e6:.1f} MB put, {pulled / each / 1e6:.1f} MB pulled"
    )
    came = (total.kinds["summary"] + total.kinds["reply"]) * scale / each * model.workers_to_a_supervisor
    print(
        f"a supervisor of {model.workers_to_a_supervisor}: {came:.0f} parcels pulled"
    )  # and receipts of replies
    week = parcels / WEEKS
    print(f"a week of everybody: {week / 1e6:.2f} million parcels, {size / WEEKS / 1e9:.1f} GB")


def _print_minutes(model: Model, day: Day, begun: Counter[int]) -> None:
    for name, counted, size in (
        ("put", day.put, day.put_bytes),
        ("brought", day.delivered, day.delivered_bytes),
    ):
        at = max(counted, key=counted.__getitem__)
        print(
            f"busiest minute, {name}: {_clock(at)}, {counted[at] / 60:.0f} parcels/s, {size[at] / 60e6:.2f} MB/s"
        )
    at = max(begun, key=begun.__getitem__)
    for minute in (at, 12 * 60):
        calls = begun[minute] * model.calls_a_round / 60
        size_a_second = begun[minute] * model.no_news_bytes / 60e6
        print(
            f"rounds at {_clock(minute)}: {begun[minute] / 60:.0f}/s, {calls:.0f} calls/s, {size_a_second:.1f} MB/s"
        )


def _poisson(random: Random, mean: float) -> int:
    """Knuth's way: fine for small means."""
    limit, count, product = math.exp(-mean), 0, random.random()
    while product > limit:
        count, product = count + 1, product * random.random()
    return count


def _normal(z: float) -> float:
    return 0.5 * (1 + math.erf(z / math.sqrt(2)))


def _minute(hour: float) -> int:
    return min(MINUTES - 1, int(hour * 60))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


if __name__ == "__main__":
    measure(*map(int, sys.argv[1:]))
