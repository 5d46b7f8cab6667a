"""`python -m tests.bench.hub_parts`: where the time goes when a hub takes parcels in, and that beside COPY undisturbed.

First what each step costs this process, one parcel to one member, in microseconds of processor time. Then hub and COPY
in turns, as in `dev.py bench hub`, with the processor time of the hub's processes, of PostgreSQL's and of the callers.
As root on Linux those go before all others while they are measured (SCHED_RR, half a second at a time): so the figures
are those of a machine with nothing else to do, whatever else it does. Linux only.
"""

from __future__ import annotations

import hashlib
import os
import statistics
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import psycopg

from companion.crypto.envelope import digest_of
from companion.hub import judging, storing
from companion.hub.access import Caller
from companion.hub.outside import read_outside
from companion.hub.shared import DeviceKey
from companion.sync.hub_wire import parcels_body, read_parcels
from tests.bench import hub_bench
from tests.companion.sync.contract_team import ContractTeam

COUNT, ROUNDS = 500, 15
PARCELS = hub_bench.BATCH * hub_bench.BATCHES
PROC = Path("/proc")


def steps() -> dict[str, float]:
    """Microseconds a parcel, the least of some rounds, of each step in the hub's own process."""
    team = ContractTeam()
    own = team.fellows[0]
    parcels = [team.parcel(0, [1]).data for _each in range(COUNT)]
    body = parcels_body(parcels)
    judged = [judging.read_one(one, team.id, own.member) for one in parcels]
    signers = {own.device: judging.Signer(DeviceKey(own.member, own.public))}
    caller = Caller(team.id, own.device, own.member, True, 3, 1, bytes(8))
    work: dict[str, Callable[[], object]] = {
        "digest of the call's body": lambda: hashlib.sha256(body).digest(),
        "the batch, strictly": lambda: read_parcels(body),
        "the outside of each": lambda: [read_outside(one) for one in parcels],
        "digest of each": lambda: [digest_of(one) for one in parcels],
        "Ed25519": lambda: _verified(judged, signers, own.member),
        "rows for COPY": lambda: (
            storing._parcel_rows(caller, judged),
            storing._delivery_rows(caller, judged),
        ),
    }
    return {name: min(_spent(one) for _round in range(ROUNDS)) / COUNT * 1e6 for name, one in work.items()}


def _verified(judged: list[judging.Judged], signers: dict[str, judging.Signer], author: str) -> None:
    for one in judged:
        judging.verify_one(one, signers, author)


def _spent(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def beside_copy(rounds: int = 8) -> list[str]:
    """Lines: microseconds a parcel that pass, and of processor time, by the hub and by COPY."""
    seen: dict[str, list[tuple[float, ...]]] = {}
    with hub_bench._hub() as (hub, database):
        team = hub_bench._enrolled(hub, database, ContractTeam())
        groups = (hub._process.pid, _postmaster(database))
        with Undisturbed(groups) as measured:
            for _round in range(rounds + 1):
                hub_bench._taken_by_hub(hub, team)
                seen.setdefault("the hub", []).append(measured[-1])
                for hands in (1, hub_bench.HANDS):
                    hub_bench._taken_by_copy(database, team, hands)
                    seen.setdefault(f"COPY, {hands} at once", []).append(measured[-1])
    lines = []
    for name, figures in seen.items():
        passed, by_hub, by_postgres, by_callers = (
            statistics.median(each) / PARCELS * 1e6 for each in zip(*figures[1:], strict=True)
        )
        lines.append(
            f"{name:<16}{passed:6.0f} pass; processor: hub {by_hub:.0f}, PostgreSQL {by_postgres:.0f}, "
            f"callers {by_callers:.0f}"
        )
    return lines


class Undisturbed:
    """While it lasts, what `hub_bench` times is timed with precedence; a list of (passed, hub, PostgreSQL, callers)."""

    def __init__(self, groups: tuple[int, int]) -> None:
        self._groups, self._before = groups, hub_bench._together
        self._measured: list[tuple[float, ...]] = []

    def __enter__(self) -> list[tuple[float, ...]]:
        hub_bench._together = self._together  # type: ignore[assignment]
        return self._measured

    def __exit__(self, *_error: object) -> None:
        hub_bench._together = self._before

    def _together(self, work: list[Callable[[], object]]) -> float:
        families = [_family(one) for one in self._groups]
        _go_before(True, os.getpid(), *families[0], *families[1])
        try:
            before = [*map(_used, families), time.process_time()]
            passed = self._before(work)
            after = [*(_used(one | _family(root)) for one, root in zip(families, self._groups, strict=True))]
            after.append(time.process_time())
        finally:
            _go_before(False, os.getpid(), *families[0], *_family(self._groups[1]))
        self._measured.append((passed, *(late - early for early, late in zip(before, after, strict=True))))
        return passed


def _postmaster(database: str) -> int:
    with psycopg.connect(database) as connection:
        return _parent(connection.info.backend_pid)


def _parent(process: int) -> int:
    return int((PROC / str(process) / "stat").read_text().rpartition(")")[2].split()[1])


def _family(root: int) -> set[int]:
    """A process and all that come from it."""
    parents: dict[int, int] = {}
    for one in PROC.iterdir():
        if one.name.isdecimal():
            with suppress(OSError):
                parents[int(one.name)] = _parent(int(one.name))
    family = {root}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    return family


def _used(processes: Iterable[int]) -> float:
    """Seconds of processor time; of those that are gone by now, none."""
    used = 0
    for process in processes:
        with suppress(OSError):
            used += sum(
                int((one / "schedstat").read_text().split()[0])
                for one in (PROC / str(process) / "task").iterdir()
            )
    return used / 1e9


def _go_before(yes: bool, *processes: int) -> None:
    """Let all threads of these processes go before others, or no longer; where that is not allowed, nothing."""
    for process in processes:
        with suppress(OSError):
            for thread in os.listdir(PROC / str(process) / "task"):  # noqa: PTH208
                os.sched_setscheduler(
                    int(thread), os.SCHED_RR if yes else os.SCHED_OTHER, os.sched_param(1 if yes else 0)
                )


def main() -> None:
    """Measure and print."""
    for name, cost in steps().items():
        print(f"{name:<28}{cost:6.1f}")
    print("\n".join(beside_copy()))


if __name__ == "__main__":
    main()
