"""Whether a round of sync stays flat on a laptop whose vault has shared and received for years.

A real vault, a real round, a carrier in memory, so that what is measured is the laptop's own work.
"""

from __future__ import annotations

import secrets
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from random import Random

from companion.crypto.envelope import Kind
from companion.services.session import Session
from companion.services.team.membership import get_pinned
from tests.bench.measure import percentile
from tests.bench.scale.model import RECEIPT_INNER, parcel_bytes
from tests.companion.services.carried import Carried, carried, seal, seal_reply, summary_content

STEPS = (100, 10_000, 100_000)
ROUNDS, NEW = 15, 5
_OLD = "2024-01-02T09:00:00+00:00"


def measure(steps: Sequence[int] = STEPS) -> None:
    """A round with no news, and one with ten new parcels, at so many rows in every table of sync."""
    with tempfile.TemporaryDirectory(prefix="companion-scale-") as folder, carried(Path(folder)) as world:
        worker, supervisor = world.team.worker, world.team.supervisor
        told = [seal(worker, supervisor, summary_content(f"Words {number}")) for number in range(NEW)]
        world.sync(times=2)
        there = 0
        for step in steps:
            _fill(worker, there, step)
            there = step
            idle = [_round(world, worker) for _each in range(ROUNDS)]
            busy = []
            for number in range(ROUNDS):
                for item, version in told:
                    seal_reply(supervisor, worker, item, version, "Thank you.")
                    seal(worker, supervisor, summary_content(f"More {number}"))
                world.sync(supervisor)
                busy.append(_round(world, worker))
            size = worker.vault.path.stat().st_size
            print(
                f"{step:>8} rows, {size / 1e6:.0f} MB: no news {_ms(idle)} ms, {2 * NEW} new parcels {_ms(busy)} ms",
                flush=True,
            )


def _round(world: Carried, session: Session) -> float:
    begun = time.perf_counter()
    world.sync(session)
    return time.perf_counter() - begun


def _ms(taken: Sequence[float]) -> str:
    return f"{statistics.median(taken) * 1e3:.1f} (p95 {percentile(taken, 0.95) * 1e3:.1f})"


def _fill(session: Session, there: int, until: int) -> None:
    """Rows of long ago: sealed and delivered, come and opened, each table as many; an old branch of the log."""
    vault, random = session.vault, Random(there)
    carrier = vault.execute("SELECT id FROM carrier").fetchone()[0]
    pinned = get_pinned(session)
    assert pinned is not None
    device, friend, size = "an old device", "an old friend", parcel_bytes(RECEIPT_INNER, 1)
    with vault.transaction():
        for number in range(there, until):
            sent, came, item = f"sent-{number}", f"came-{number}", f"item-{number // 3}"
            kind = random.choice((Kind.SUMMARY, Kind.RECEIPT, Kind.RECEIPT))
            data = secrets.token_bytes(size)
            vault.execute(
                "INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)",
                (sent, int(kind), item, device, number + 1, secrets.token_bytes(32), data, _OLD),
            )
            vault.execute(
                "INSERT INTO outbox_recipient VALUES (?, ?, ?, ?)", (sent, device, friend, number + 1)
            )
            vault.execute(
                "INSERT INTO delivery (parcel, carrier, state, reason, attempts, first_tried_at, delivered_at) "
                "VALUES (?, ?, 'delivered', '', 1, ?, ?)",
                (sent, carrier, _OLD, _OLD),
            )
            vault.execute(
                "INSERT INTO arrival (digest, parcel, data, arrived_at, carrier, state, reason) "
                "VALUES (?, ?, ?, ?, ?, 'opened', '')",
                (secrets.token_bytes(32), came, data, _OLD, carrier),
            )
            vault.execute(
                "INSERT INTO received (version, item, previous, kind, author, device, parcel, content, written_at, "
                "arrived_at, opened_at, seen_at, about_item, about_version) "
                "VALUES (?, ?, '[]', 3, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (came, f"of-{came}", friend, device, came, "{}", _OLD, _OLD, _OLD, _OLD, item, item),
            )
            vault.execute("INSERT INTO counter VALUES (?, ?, ?)", (device, session.member_id, number + 1))
            vault.execute(
                "INSERT INTO roster_entry VALUES (?, ?, ?, ?, ?, 0, 0, 1)",
                (secrets.token_bytes(32), pinned.team, 1 + number % 60_000, bytes(32), data[:700]),
            )


if __name__ == "__main__":
    measure(tuple(map(int, sys.argv[1:])) or STEPS)
