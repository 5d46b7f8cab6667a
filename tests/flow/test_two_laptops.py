"""Two laptops in separate processes, through a folder and through a hub, in rough weather: everything arrives, once."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from random import Random, SystemRandom

import pytest

from companion.clock import SystemClock
from companion.crypto.kdf import FLOOR
from companion.domain.consent import Answer
from companion.domain.conversation import Keep
from companion.domain.member import Role
from companion.domain.strengths import Hope
from companion.domain.topics import Topic
from companion.paths import home_in
from companion.services.practice.gathering import UsePlace, gather_team
from companion.services.record.consents import decide_consent
from companion.services.record.conversations import add_passage, pick_out, start_conversation
from companion.services.record.people import add_person
from companion.services.record.read_back import agree_conversation, begin_read_back
from companion.services.session import Session
from companion.services.sync.places import use_folder, use_hub
from companion.services.vaults.profiles import list_vaults
from companion.services.vaults.unlocking import Door, unlock_vault
from companion.services.vaults.vaults import NewVault, create_vault, lock_vault
from tests.laptops.ledger import find_markers, reckon
from tests.laptops.process import LaptopProcess
from tests.laptops.proxy import RecordingProxy
from tests.laptops.weather import Network, Stick, calm_down, rough_weather
from tests.loopback.fixtures import enrolment_code, hub, hub_database, postgres

__all__ = ["hub", "hub_database", "postgres"]
PASSPHRASE = "quorvane isselmurk drumble"
TALKS = 6
SECONDS = 6.0
KILLS = 3


@pytest.mark.soak(name="laptops", rounds=1, long=50)
@pytest.mark.timeout(600)
def test_everything_arrives_once_through_a_folder(rounds, tmp_path):
    for _ in range(rounds):
        seed = SystemRandom().randrange(1 << 32)
        folder = tmp_path / str(seed)
        share = folder / "share"
        share.mkdir(parents=True)

        def use(session: Session, _first: bool, share: Path = share) -> object:
            return use_folder(session, share)

        _exchange(folder, seed, use, Stick(share), share)


@pytest.mark.soak(name="laptops", rounds=1, long=50)
@pytest.mark.timeout(600)
def test_everything_arrives_once_through_a_hub(rounds, tmp_path, hub, hub_database):
    for _ in range(rounds):
        seed = SystemRandom().randrange(1 << 32)
        folder = tmp_path / str(seed)
        with closing(RecordingProxy(hub.port, folder / "traffic")) as network:
            code = enrolment_code(hub_database)

            def use(
                session: Session, first: bool, network: RecordingProxy = network, code: str = code
            ) -> object:
                return use_hub(session, network.address, code if first else "")

            _exchange(folder, seed, use, network, folder / "traffic")


def _exchange(folder: Path, seed: int, use_place: UsePlace, network: Network, carried: Path) -> None:
    """Gather the two, let them work in rough weather, let it calm down, and reckon."""
    laptops = [_laptop(folder, "worker", Role.WORKER), _laptop(folder, "supervisor", Role.SUPERVISOR)]
    worker, supervisor = [_open(one) for one in laptops]
    gather_team(supervisor, [worker], "Open Door", use_place)
    words = _talk(worker, supervisor.member_id, Random(seed))
    lock_vault(worker)
    lock_vault(supervisor)
    try:
        rough_weather(laptops, [network], SECONDS, seed, least_kills=KILLS)
        calm_down(laptops)
        again = [(one, _open(one)) for one in laptops]
        found = reckon(again)
        for _, session in again:
            lock_vault(session)
    except BaseException:
        print(f"seed {seed}")  # noqa: T201 - whoever reads the failure wants to see it again
        raise
    assert found.summaries == TALKS and found.answers == TALKS
    assert sum(one.kills for one in laptops) >= KILLS
    assert find_markers([carried], words) == []


def _laptop(folder: Path, name: str, role: Role) -> LaptopProcess:
    folder.mkdir(parents=True, exist_ok=True)
    wish = NewVault(
        label="", member_name=f"{name}-{role}", role=role, passphrase=PASSPHRASE, made_up=True, kdf=FLOOR
    )
    lock_vault(create_vault(home_in(folder / name), SystemClock(), None, wish).session)
    return LaptopProcess(name, folder / name, PASSPHRASE, folder / f"{name}.troubles")


def _open(laptop: LaptopProcess) -> Session:
    home = home_in(laptop.home)
    (about,) = list_vaults(home)
    door = Door(home=home, clock=SystemClock(), keychain=None, profile=about.profile)
    return unlock_vault(door, PASSPHRASE).session


def _talk(session: Session, supervisor: str, chance: Random) -> list[str]:
    """Conversations that the supervisor may see a part of; back come all words that are in the vault."""
    words: list[str] = []

    def said() -> str:
        words.append("".join(chance.choices("bcdfghklmnprstvz", k=14)))
        return f"I said {words[-1]} again."

    for _ in range(TALKS):
        name = said()
        person = add_person(session, name).made or ""
        decide_consent(session, person, supervisor, Answer.YES, topics_excluded=(Topic.MONEY,))
        talk = start_conversation(session, person, place=said()).made or ""
        shared = add_passage(session, talk, text=said(), keep=Keep.CAN_BE_SHARED).made or ""
        for keep, topics in ((Keep.CAN_BE_SHARED, (Topic.MONEY,)), (Keep.BETWEEN_US, ()), (Keep.PRIVATE, ())):
            add_passage(session, talk, text=said(), keep=keep, topics=topics)
        pick_out(session, Hope, shared, said())
        begin_read_back(session, talk)
        agree_conversation(session, talk)
    return words
