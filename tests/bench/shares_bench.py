"""Sharing as it is done: what people agreed to, out of one vault, through a folder, into another one."""

import statistics
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random

from companion.domain.consent import Answer
from companion.domain.conversation import Keep
from companion.services.record.consents import decide_consent
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.people import add_person
from companion.services.record.read_back import agree_conversation
from companion.services.session import Session
from companion.services.sharing.sharing import begin_summary, share_summary
from companion.services.sync.places import use_folder
from companion.services.sync.ways import sync_places
from tests.bench.folder_bench import GOAL, PASSAGES, SUMMARIES, WORDS, Floor
from tests.bench.measure import Row, seconds
from tests.bench.workplace import Workplace
from tests.companion.services.team_of_three import TeamOfThree, team_of_three

ROUNDS = 5
EACH = SUMMARIES // ROUNDS
GOAL_OF_SHARES = GOAL * 2
"""A press each: its rules, its audit, and safely on the disk before the next one."""


def measure(place: Workplace) -> list[Row]:
    """A thousand presses on "Share" in rounds; after each the worker's round with the folder, and the supervisor's."""
    root = place.folder / "shares"
    root.mkdir()
    floor = Floor(root / "floor")
    with team_of_three(root) as team:
        _share_a_folder(team, root / "share")
        ready = iter(_agreed(team.worker, team.supervisor, EACH * (ROUNDS + 1)))
        taken = [_round(team, list(islice(ready, EACH)), floor) for _ in range(ROUNDS + 1)][1:]
        came = "SELECT count(*) FROM received WHERE kind = 1"
        assert team.supervisor.vault.execute(came).fetchone()[0] == EACH * (ROUNDS + 1)
    shares, there, back, push, pull = (statistics.median(one) * 1000 for one in zip(*taken, strict=True))
    against, note = "HPKE, signature, fsync alone", f"{EACH} summaries"
    return [
        Row("shares: pressed one by one", shares, push, against, GOAL_OF_SHARES, ROUNDS, note=note),
        Row("shares: the worker's round", there, push, against, GOAL, ROUNDS, note=note),
        Row("shares: the supervisor's round", back, pull, against, GOAL, ROUNDS, note=note),
    ]


def _round(team: TeamOfThree, summaries: list[str], floor: Floor) -> tuple[float, ...]:
    def shares() -> None:
        for one in summaries:
            share_summary(team.worker, one)

    ours: tuple[Callable[[], object], ...] = (
        shares,
        lambda: sync_places(team.worker, Random(1)),
        lambda: sync_places(team.supervisor, Random(1)),
    )
    return (
        *(seconds(work) for work in ours),
        *(seconds(work) / ROUNDS for work in (floor.push, floor.pull)),
    )


def _share_a_folder(team: TeamOfThree, share: Path) -> None:
    share.mkdir()
    for one in team.all:
        use_folder(one, share)
    for one in (*team.all, *team.all):
        sync_places(one, Random(1))


def _agreed(worker: Session, to: Session, many: int) -> list[str]:
    """Summaries of as many people, each read back, with a yes for this member."""
    with worker.vault.transaction():
        return [_one_agreed(worker, to, number) for number in range(many)]


def _one_agreed(worker: Session, to: Session, number: int) -> str:
    person = add_person(worker, f"Person {number}").made or ""
    talk = start_conversation(worker, person).made or ""
    for _each in range(PASSAGES):
        add_passage(worker, talk, text=WORDS, keep=Keep.CAN_BE_SHARED)
    agree_conversation(worker, talk)
    decide_consent(worker, person, to.member_id, Answer.YES)
    return begin_summary(worker, talk).made or ""
