"""How large the log of a full team is, and how long a laptop takes to check all of it from the root."""

from __future__ import annotations

import statistics
import time

from companion.sync.wire import MIB
from companion.team.roster import advanced, replay
from companion.team.rules import MOST_MEMBERS
from tests.companion.sync.contract_team import ContractTeam, Fellow, sha

SIZES = (50, MOST_MEMBERS)


def measure(rounds: int = 5) -> None:
    """A team that has admitted one member after another, with nothing else in its log."""
    for size in SIZES:
        team = ContractTeam()
        while len(team.fellows) < size:
            one = Fellow(team.id, ("worker",))
            team.fellows.append(one)
            team.append(2, {0: one.card(team.names_key), 1: sha(one.public)})
        root, taken = sha(team.log[0]), []
        for _round in range(rounds):
            begun = time.perf_counter()
            state = replay(team.log, root)
            taken.append(time.perf_counter() - begun)
        assert len(state.members) == size
        begun = time.perf_counter()
        advanced(state, team.policy_entry(20))
        one_more = time.perf_counter() - begun
        print(
            f"{size} members: {len(team.log)} entries, {sum(map(len, team.log)) / MIB:.2f} MiB, replayed in "
            f"{statistics.median(taken) * 1e3:.0f} ms; one more entry {one_more * 1e3:.2f} ms"
        )


if __name__ == "__main__":
    measure()
