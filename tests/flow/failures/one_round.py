"""One sync round of a laptop, in a process of its own, that kills itself at one point of it.

`python -m tests.flow.failures.one_round FOLDER LAPTOP POINT`: point 2n is before the n-th question of the engine is
answered, 2n + 1 after it was done and before anything was heard of it. Says how many points there are when it lives.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from random import Random

from companion.services.session import Session
from companion.services.sync.syncing import ROSTER, begin_syncing, keep_stored, perform
from companion.services.sync.ways import get_way, open_way
from companion.services.team.membership import get_device_keys
from companion.sync import commands as ask
from companion.sync.engine import step
from companion.sync.events import Answered, Event, Wanted
from companion.sync.exchange import exchange
from companion.sync.states import Trigger
from companion.vault.carriers import list_carriers
from tests.flow.failures.laptops_on_disk import open_again


def run(session: Session, dies_at: int) -> int:
    """A round with the only place there is; how many points it had."""
    (row,) = list_carriers(session.vault)
    way = get_way(session, row.id)
    carrier = open_way(way, session.clock)
    state = begin_syncing(session, row.id, carrier.limits)
    event: Event = Wanted(now=session.clock.now(), dice=0.5, why=Trigger.WORKER)
    point = 0
    while True:
        state, commands = step(state, event)
        for one in commands:
            if isinstance(one, ask.Keep):
                keep_stored(session, row.id, one.stored)
        if state.asked is None:
            return point
        _die_if(point == dies_at)
        if isinstance(state.asked, ask.CarrierCommand):
            answer = exchange(carrier, state.asked)
        else:
            performed = perform(session, row.id, state.asked)
            answer = performed.answer
            if ROSTER in performed.changes.kinds:
                way.keys.replace(get_device_keys(session))
        _die_if(point + 1 == dies_at)
        point += 2
        event = Answered(now=session.clock.now(), dice=Random(point).random(), turn=state.turn, answer=answer)


def _die_if(now: bool) -> None:
    if now:
        os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


if __name__ == "__main__":
    points = run(open_again(Path(sys.argv[1]), sys.argv[2]), int(sys.argv[3]))
    print(points, flush=True)  # noqa: T201 - said to the test
    os._exit(0)
