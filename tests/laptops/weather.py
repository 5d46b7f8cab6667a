"""What happens to laptops: the network goes and comes, and they are killed, at moments that a seed decides."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Protocol

from tests.laptops.process import LaptopProcess
from tests.laptops.proxy import RecordingProxy

CALM = 3
"""How many rounds with nothing to do a laptop has to have, after everything works again, to count as done."""


class Network(Protocol):
    """What can be cut."""

    def cut(self) -> None:
        """Nobody gets through."""
        ...

    def mend(self) -> None:
        """Everybody does."""
        ...


class Stick:
    """A shared folder on a stick: pulled out by renaming it, in the middle of whatever is written."""

    def __init__(self, share: Path) -> None:
        self._share = share
        self._away = share.with_name(share.name + ".away")

    def cut(self) -> None:
        """Pull it out."""
        if self._share.exists():
            self._share.rename(self._away)

    def mend(self) -> None:
        """Put it in again."""
        if self._away.exists():
            self._away.rename(self._share)


def rough_weather(
    laptops: Sequence[LaptopProcess],
    networks: Sequence[Network | RecordingProxy],
    seconds: float,
    seed: int,
    *,
    least_kills: int = 0,
) -> None:
    """Start them all; once all work, cut, mend, kill and start again for so long. Then all run, and all is mended.

    It goes on until there were `least_kills`: a busy machine takes long to start laptops anew.
    """
    chance = Random(seed)
    for laptop in laptops:
        laptop.start()
    for laptop in laptops:
        laptop.wait_for("began")
    end = time.monotonic() + seconds
    while time.monotonic() < end or sum(one.kills for one in laptops) < least_kills:
        time.sleep(chance.uniform(0.0, 0.7))
        match chance.randrange(5):
            case 0 | 1:
                chance.choice(networks).cut()
            case 2:
                chance.choice(networks).mend()
            case _:
                laptop = chance.choice(laptops)
                if laptop.at_work:  # else it would only ever be killed while it unlocks
                    laptop.kill()
                    laptop.start()
    for network in networks:
        network.mend()


def calm_down(laptops: Sequence[LaptopProcess]) -> None:
    """Wait until none of them has anything to do, one after another and then all again, and lock them."""
    for _ in range(CALM):
        for laptop in laptops:
            laptop.wait_for("rested", since=len(laptop.acknowledged))
    for laptop in laptops:
        laptop.stop()
