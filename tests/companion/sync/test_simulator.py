"""Seeds of the simulator. `dev.py soak sync --rounds N` plays N seeds; the seed stands in the name of what failed."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest

from tests.companion.sync.simulator import simulation

_MEMORY = Path("/dev/shm")
STEPS = 120


def play(seed: int, steps: int = STEPS) -> None:
    """One seed, in memory where the system has a place for files there."""
    place = _MEMORY if _MEMORY.is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as folder, simulation(seed, Path(folder)) as one:
        try:
            one.run(steps)
        except BaseException as trouble:
            trouble.add_note(f"seed {seed}, {steps} steps")
            raise


@pytest.mark.parametrize("seed", range(4))
def test_everything_acknowledged_is_everywhere_it_should_be_once(seed: int) -> None:
    play(seed)


@pytest.mark.soak(name="sync", rounds=1, long=300)
def test_the_same_for_seeds_that_nobody_has_seen(rounds: int) -> None:
    for _ in range(rounds):
        seed = random.SystemRandom().randrange(10**9)
        print(f"seed {seed}")  # noqa: T201 - shown when it does not hold
        play(seed)
