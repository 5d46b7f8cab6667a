"""Measuring fairly: ours and the peer in turns, medians after a warm-up, and a verdict against the goal."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

ROUNDS = 7
WARM_UPS = 1


@dataclass(frozen=True)
class Row:
    """One line of the table. `ours` and `beside` in `unit`; good when ours / beside is at most `goal`.

    `beside` is the median of a peer in the same run, or a limit.
    """

    name: str
    ours: float
    beside: float
    against: str
    goal: float
    rounds: int
    unit: str = "ms"
    note: str = ""

    @property
    def ratio(self) -> float:
        """Ours in units of what it is held against."""
        return self.ours / self.beside

    @property
    def good(self) -> bool:
        """Whether the goal is reached."""
        return self.ratio <= self.goal


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes, with no rubbish collection in the middle."""
    gc.collect()
    gc.disable()
    try:
        begun = time.perf_counter()
        work()
        return time.perf_counter() - begun
    finally:
        gc.enable()


def beside(
    name: str,
    ours: Callable[[], float],
    peer: Callable[[], float],
    against: str,
    goal: float,
    rounds: int = ROUNDS,
    note: str = "",
) -> Row:
    """Ours beside a peer; both return seconds. Turn and turn about, so that a busy moment hits both."""
    pairs = [(ours(), peer()) for _round in range(WARM_UPS + rounds)][WARM_UPS:]
    own, others = (statistics.median(side) for side in zip(*pairs, strict=True))
    return Row(name, own * 1000, others * 1000, against, goal, rounds, note=note)


def within(
    name: str, ours: Callable[[], float], limit_ms: float, rounds: int = ROUNDS, note: str = ""
) -> Row:
    """Ours, in seconds, within a limit in milliseconds."""
    taken = [ours() for _round in range(WARM_UPS + rounds)][WARM_UPS:]
    return Row(name, statistics.median(taken) * 1000, limit_ms, "the limit", 1.0, rounds, note=note)


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(rows: Sequence[Row]) -> str:
    """The rows as text."""
    lines = [
        f"{'what':<34}{'ours':>11}{'beside':>11}  {'against':<30}{'ratio':>7}{'goal':>7}{'n':>5}  verdict"
    ]
    for row in rows:
        figures = f"{_figure(row.ours, row.unit):>11}{_figure(row.beside, row.unit):>11}"
        verdict = "reached" if row.good else "NOT REACHED"
        lines.append(
            f"{row.name:<34}{figures}  {row.against:<30}{row.ratio:>7.2f}{row.goal:>7.2f}{row.rounds:>5}  {verdict}"
            + (f"  ({row.note})" if row.note else "")
        )
    return "\n".join(lines)


def _figure(value: float, unit: str) -> str:
    digits = 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:.{digits}f} {unit}"
