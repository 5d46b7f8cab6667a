"""`python -m tests.bench.hub_year [--workers N]`: a year of many workers at one hub, simulated over measured figures.

Measured on this machine, in a real hub over a real PostgreSQL: what a parcel takes on the disk with all that goes with
it, how many calls and parcels a second are borne, how long a laptop needs for what has piled up. Simulated, worker by
worker and minute by minute for a sample, and scaled: who works when, shares what, gets what back, and asks how often.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from dataclasses import dataclass, field

import psycopg

from companion.clock import SystemClock
from companion.sync.hub_client import HubCarrier
from companion.sync.wire import FROM_THE_START
from tests.bench import hub_bench
from tests.bench.hub_workers import Plan, WorkerPlan
from tests.companion.sync.contract_team import ContractTeam
from tests.loopback.hub import HubProcess

WORKERS, SAMPLE, TEAM = 100_000, 1_000, 25
DAYS, WORKDAYS, AWAY_WEEKS = 365, 5, 7  # weeks off in a year, holidays and illness
SUMMARIES_A_DAY = 0.8  # shared, of a working day
RECIPIENTS = (1, 1, 1, 2, 3)  # of a summary, by chance
RECEIPTS = 2  # of each recipient: opened, seen
REPLIES = 0.7  # to a summary
CONTENT = (400, 2_000, 6_000)  # bytes of a summary's content: least, usual, most
REST = 2  # minutes between two rounds of an open laptop
CALLS_A_ROUND = 3  # which hub, the log, the mailbox
SEED = 20_260_302


@dataclass
class Measured:
    """Of the hub on this machine: bytes on the disk and calls a second."""

    small_bytes: float  # of a parcel to one recipient, with its rows and indexes
    more_bytes: float  # for each recipient more
    calls: float  # a second, signed
    parcels: float  # taken in a second, by batches
    week: float  # seconds for a laptop to catch up with `week_parcels`
    week_parcels: int


@dataclass
class Year:
    """What a sample of workers did."""

    parcels: int = 0
    deliveries: int = 0
    rounds: Counter[int] = field(default_factory=Counter)  # by minute of the year
    puts: Counter[int] = field(default_factory=Counter)
    busiest_week: int = 0  # parcels to one worker in a week


def simulate(workers: int, seed: int) -> Year:
    """A year of so many workers, each independent of the others but for what they send each other."""
    dice, year = random.Random(seed), Year()
    weeks: Counter[tuple[int, int]] = Counter()
    for worker in range(workers):
        away = {dice.randrange(52) for _week in range(AWAY_WEEKS)}
        habit = dice.gauss(9 * 60, 25)  # the minute at which this one usually opens the laptop
        for day in range(DAYS):
            if day % 7 >= WORKDAYS or day // 7 in away:
                continue
            begun = day * 1440 + max(0, int(dice.gauss(habit, 12)))
            ended = begun + int(dice.gauss(8 * 60, 60))
            year.rounds.update(range(begun, ended, REST))
            _share(year, weeks, dice, worker, workers, begun, ended)
    year.busiest_week = max(weeks.values())
    return year


def _share(
    year: Year,
    weeks: Counter[tuple[int, int]],
    dice: random.Random,
    worker: int,
    workers: int,
    begun: int,
    ended: int,
) -> None:
    """What one working day sends, and what comes back of it."""
    for _summary in range(_poisson(dice, SUMMARIES_A_DAY)):
        minute, to = dice.randrange(begun, max(begun + 1, ended)), dice.choice(RECIPIENTS)
        back = to * RECEIPTS + (dice.random() < REPLIES)
        year.parcels += 1 + back
        year.deliveries += to + back
        year.puts[minute] += 1
        week = minute // (7 * 1440)
        weeks[worker, week] += back
        for _each in range(to):
            supervisor = worker // TEAM * TEAM + dice.randrange(2)  # two of a team are sent most
            weeks[min(supervisor, workers - 1), week] += 1
        for _each in range(back):
            year.puts[minute + int(dice.expovariate(1 / (24 * 60)))] += 1


def _poisson(dice: random.Random, mean: float) -> int:
    """How often in a day, for something that happens so often on average."""
    count, left = 0, dice.expovariate(1.0)
    while left < mean:
        count += 1
        left += dice.expovariate(1.0)
    return count


def measure() -> Measured:
    """The figures of this machine."""
    with hub_bench._hub() as (hub, database):
        small, more = _on_the_disk(hub, database)
        team = hub_bench._enrolled(hub, database, ContractTeam())
        taken = min(hub_bench._taken_by_hub(hub, team) for _round in range(3))
        parcels = hub_bench.BATCH * hub_bench.BATCHES / taken
        week, count = _catch_up(hub, team)
        return Measured(small, more, _calls(hub, database), parcels, week, count)


def _on_the_disk(hub: HubProcess, database: str) -> tuple[float, float]:
    """Bytes of a parcel to one and of each recipient more: tables, indexes and what is kept outside the rows."""
    sizes = []
    for to in ([1], [1, 2]):
        team = hub_bench._enrolled(hub, database, ContractTeam())
        before = _size(database)
        dice = random.Random(SEED)
        batch = [
            team.parcel(0, to, bytes_of_content=int(dice.triangular(CONTENT[0], CONTENT[2], CONTENT[1])))
            for _each in range(2_000)
        ]
        carrier = HubCarrier(hub.address, team.fellows[0].credentials, SystemClock())
        for at in range(0, len(batch), 400):
            carrier.put_batch(batch[at : at + 400])
        carrier.close()
        sizes.append((_size(database) - before) / len(batch))
    return sizes[0], sizes[1] - sizes[0]


def _size(database: str) -> int:
    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("checkpoint")
        row = connection.execute(
            "select sum(pg_total_relation_size(oid)) from pg_class "
            "where relkind = 'r' and relnamespace = 'public'::regnamespace"
        ).fetchone()
    assert row is not None
    return int(row[0])


def _catch_up(hub: HubProcess, team: ContractTeam) -> tuple[float, int]:
    """Seconds for one laptop to fetch all that lies there for it, and how many parcels that was."""
    carrier = HubCarrier(hub.address, team.fellows[1].credentials, SystemClock())
    begun, cursor, count, more = time.perf_counter(), FROM_THE_START, 0, True
    while more and count < 5_000:
        page = carrier.pull(cursor)
        cursor, more, count = page.cursor, page.more, count + len(page.parcels)
    carrier.close()
    return time.perf_counter() - begun, count


def _calls(hub: HubProcess, database: str) -> float:
    """Signed calls a second by two hundred laptops at once."""
    teams = [hub_bench._enrolled(hub, database, hub_bench._large_team()) for _team in range(4)]
    workers = tuple(WorkerPlan(one.credentials, ()) for team in teams for one in team.fellows)
    seen = hub_bench._performed(Plan(hub.port, workers, 50))
    return len(seen.pulls) / seen.seconds


def tell(year: Year, found: Measured, workers: int, sample: int) -> list[str]:
    """The lines of docs/scale.md."""
    scale = workers / sample
    stored = year.parcels * found.small_bytes + (year.deliveries - year.parcels) * found.more_bytes
    rounds = max(year.rounds.values()) * scale * CALLS_A_ROUND / 60
    puts = (
        max(sum(year.puts[at + step] for step in range(10)) for at in range(0, DAYS * 1440, 10)) * scale / 600
    )
    to_one = found.week_parcels / found.week
    rows = (
        ("parcels in a year", year.parcels * scale / 1e6, "million"),
        ("deliveries in a year", year.deliveries * scale / 1e6, "million"),
        ("on the disk after a year", stored * scale / 2**30, "GiB"),
        ("of one worker", stored / sample / 2**20, "MiB"),
        ("a parcel to one, with all", found.small_bytes / 1024, "KiB"),
        ("each recipient more", found.more_bytes / 1024, "KiB"),
        ("calls at the busiest minute", rounds, "a second"),
        ("parcels at the busiest time", puts, "a second, over ten minutes"),
        ("this machine bears", found.calls, "calls a second"),
        ("or", found.parcels, "parcels a second, in batches"),
        ("machines like this", rounds / found.calls, ""),
        ("most after a week away", float(year.busiest_week), "parcels"),
        ("to catch up with them", year.busiest_week / to_one * 1000, "ms"),
    )
    return [f"{name:<30}{figure:>10.1f} {unit}".rstrip() for name, figure, unit in rows]


def main() -> None:
    """Measure, simulate, tell."""
    parser = argparse.ArgumentParser(prog="hub_year")
    parser.add_argument("--workers", type=int, default=WORKERS)
    parser.add_argument("--sample", type=int, default=SAMPLE, help="workers who are simulated one by one")
    asked = parser.parse_args()
    print(f"{asked.workers} workers, a sample of {asked.sample}, seed {SEED}", flush=True)
    print("\n".join(tell(simulate(asked.sample, SEED), measure(), asked.workers, asked.sample)))


if __name__ == "__main__":
    main()
