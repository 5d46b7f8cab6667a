"""The hub: parcels taken and handed out beside COPY and SELECT of the same rows; 500 workers at nine o'clock."""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import httpx
import psycopg

from companion.clock import SystemClock
from companion.crypto.signed_request import signed_headers
from companion.sync.hub_client import HubCarrier
from companion.sync.hub_wire import parcels_body
from companion.sync.wire import OutParcel
from tests.bench.hub_workers import Plan, Seen, WorkerPlan
from tests.bench.measure import Row, beside, percentile
from tests.bench.workplace import Workplace
from tests.companion.sync.contract_team import ZEROS, ContractTeam, Fellow, sha
from tests.loopback.fixtures import MANY_CALLS, enrolment_code
from tests.loopback.hub import ROOT, HubProcess, command
from tests.loopback.postgres import start_postgres

GOAL = 2.5  # 40 % of what the database alone does
BATCH, BATCHES, HANDS, ROUNDS = 500, 8, 4, 5
TEAMS, MEMBERS, PUSHES, PULLS = 10, 50, 10, 50
LIMIT = 2_000.0  # ms, the slowest call but one in a hundred
_QUOTAS = ("DEVICE_PARCELS_A_DAY", "TEAM_PARCELS_A_DAY", "DEVICE_BYTES_A_DAY", "TEAM_BYTES_A_DAY")
SETTINGS = MANY_CALLS | {f"COMPANION_HUB_{name}": str(2**50) for name in _QUOTAS}


def measure(_place: Workplace) -> list[Row]:
    """A hub of two processes over a PostgreSQL of its own, with the settings it comes with."""
    with _hub() as (hub, database):
        return [*_beside_the_database(hub, database), *_at_nine(hub, database)]


@contextmanager
def _hub() -> Iterator[tuple[HubProcess, str]]:
    with tempfile.TemporaryDirectory(prefix="companion-bench-") as folder:
        postgres = start_postgres(Path(folder) / "postgres", afterwards="delete")
        with postgres.new_database() as database:
            command(database, "init")
            with HubProcess(database, workers=2, more=SETTINGS) as hub:
                yield hub, database
        postgres.server.cleanup()


def _enrolled(hub: HubProcess, database: str, team: ContractTeam) -> ContractTeam:
    carrier = HubCarrier(
        hub.address, team.fellows[0].credentials, SystemClock(), enrolment_code=enrolment_code(database)
    )
    assert carrier.push_roster(team.log, ZEROS)
    carrier.close()
    return team


# -- beside the database alone


def _beside_the_database(hub: HubProcess, database: str) -> list[Row]:
    team = _enrolled(hub, database, ContractTeam())
    taken, handed = (
        _alone(_taken_by_copy(database, team, HANDS)),
        _alone(_handed_by_select(database, team, HANDS)),
    )
    both = "by {hands} connections at once it does {rate} a second"
    taking = beside(
        "hub: parcels taken in",
        lambda: _taken_by_hub(hub, team),
        lambda: _taken_by_copy(database, team),
        "COPY of the same rows",
        GOAL,
        ROUNDS,
        both.format(hands=HANDS, rate=taken),
    )
    handing = beside(
        "hub: parcels handed out",
        lambda: _handed_by_hub(hub, team),
        lambda: _handed_by_select(database, team),
        "SELECT of the same rows",
        GOAL,
        ROUNDS,
        both.format(hands=HANDS, rate=handed),
    )
    return [taking, handing]


def _alone(seconds: float) -> int:
    """Parcels a second, for a note."""
    return round(BATCH * BATCHES / seconds)


def _batches(team: ContractTeam) -> list[list[OutParcel]]:
    return [[team.parcel(0, [1]) for _each in range(BATCH)] for _batch in range(BATCHES)]


def _signed(hub: HubProcess, who: Fellow, method: str, path: str, body: bytes = b"") -> dict[str, str]:
    return signed_headers(
        method=method,
        url=hub.address + path,
        body=body,
        team=who.team,
        device=who.device,
        seed=who.seed,
        created=SystemClock().now(),
        nonce=random.randbytes(12).hex(),
    )


def _together(work: Sequence[Callable[[], object]]) -> float:
    """Seconds until all of it is done, by so many hands as laptops call at once."""
    with ThreadPoolExecutor(HANDS) as hands:
        begun = time.perf_counter()
        for done in [hands.submit(one) for one in work]:
            done.result()
        return time.perf_counter() - begun


def _taken_by_hub(hub: HubProcess, team: ContractTeam) -> float:
    bodies = [parcels_body([one.data for one in batch]) for batch in _batches(team)]
    calls = [(body, _signed(hub, team.fellows[0], "POST", "/v1/parcels", body)) for body in bodies]
    with httpx.Client(trust_env=False, timeout=60) as client:
        client.get(hub.address + "/healthz")

        def put(body: bytes, headers: dict[str, str]) -> None:
            answer = client.post(hub.address + "/v1/parcels", content=body, headers=headers)
            assert answer.text.count('"stored"') == BATCH, answer.text[:300]

        return _together([partial(put, *call) for call in calls])


def _taken_by_copy(database: str, team: ContractTeam, hands: int = 1) -> float:
    """The same rows of both tables, a batch a transaction."""
    own, device = uuid.UUID(team.id), uuid.UUID(team.fellows[0].device)
    member = uuid.UUID(team.fellows[1].member)
    batches = [[(uuid.UUID(one.id), one.digest, one.data) for one in batch] for batch in _batches(team)]

    def copy(connection: psycopg.Connection, batch: list[tuple[uuid.UUID, bytes, bytes]]) -> None:
        with connection.transaction(), connection.cursor() as cursor:
            with cursor.copy(
                "copy parcel (team, parcel, device, digest, data) from stdin (format binary)"
            ) as rows:
                rows.set_types(["uuid", "uuid", "uuid", "bytea", "bytea"])
                for parcel, digest, data in batch:
                    rows.write_row((own, parcel, device, digest, data))
            with cursor.copy(
                "copy delivery (team, member, era, parcel, bytes) from stdin (format binary)"
            ) as rows:
                rows.set_types(["uuid", "uuid", "int4", "uuid", "int4"])
                for parcel, _digest, data in batch:
                    rows.write_row((own, member, 1, parcel, len(data)))

    return _over_connections(database, hands, lambda connection, number: copy(connection, batches[number]))


def _over_connections(database: str, hands: int, work: Callable[[psycopg.Connection, int], object]) -> float:
    """Seconds until `work` was done for every batch, spread over so many connections that are open already."""
    connections = [psycopg.connect(database, autocommit=True) for _hand in range(hands)]

    def one(hand: int) -> None:
        for number in range(hand, BATCHES, hands):
            work(connections[hand], number)

    try:
        return _together([partial(one, hand) for hand in range(hands)])
    finally:
        for connection in connections:
            connection.close()


def _handed_by_hub(hub: HubProcess, team: ContractTeam) -> float:
    """Pages from the start, by laptops at once, as many as were put in a round."""
    path = f"/v1/mailbox?limit={BATCH}"
    calls = [_signed(hub, team.fellows[1], "GET", path) for _batch in range(BATCHES)]
    with httpx.Client(trust_env=False, timeout=60) as client:
        client.get(hub.address + "/healthz")

        def pull(headers: dict[str, str]) -> None:
            answer = client.get(hub.address + path, headers=headers)
            assert len(answer.content) > BATCH * 4096, answer.text[:300]

        return _together([partial(pull, headers) for headers in calls])


def _handed_by_select(database: str, team: ContractTeam, hands: int = 1) -> float:
    def select(connection: psycopg.Connection, _number: int) -> None:
        found = connection.execute(
            "select data from delivery join parcel using (team, parcel) "
            "where delivery.team = %s::uuid and member = %s::uuid order by era, xid, seq limit %s",
            (team.id, team.fellows[1].member, BATCH),
            binary=True,
        )
        assert len(found.fetchall()) == BATCH

    return _over_connections(database, hands, select)


# -- nine o'clock


def _at_nine(hub: HubProcess, database: str) -> list[Row]:
    """Every worker of ten teams at once, from another process; everything that was put is handed out once."""
    teams = [_enrolled(hub, database, _large_team()) for _team in range(TEAMS)]
    workers, due = [], []
    for team in teams:
        for number, fellow in enumerate(team.fellows):
            parcels = [team.parcel(number, [(number + step + 1) % MEMBERS]) for step in range(PUSHES)]
            workers.append(WorkerPlan(fellow.credentials, tuple(one.data for one in parcels)))
            due += [((number + step + 1) % MEMBERS, team.id, one.digest) for step, one in enumerate(parcels)]
    seen = _performed(Plan(hub.port, tuple(workers), PULLS))
    slowest = percentile(seen.pushes + seen.pulls, 0.99) * 1000
    calls = len(seen.pushes) + len(seen.pulls)
    wrong = len(seen.wrong) + _lost_or_twice(teams, due, seen)
    note = (
        f"{len(workers)} workers, {calls / seen.seconds:.0f} calls a second, {wrong} lost, twice or refused"
    )
    if seen.wrong:
        print("  " + "\n  ".join(seen.wrong[:5]))
    limit = LIMIT if not wrong else 0.001
    return [Row("hub: 500 workers at nine, p99", slowest, limit, "the limit", 1.0, calls, note=note)]


def _large_team() -> ContractTeam:
    team = ContractTeam()
    while len(team.fellows) < MEMBERS:
        one = Fellow(team.id, ("worker",))
        team.fellows.append(one)
        team.append(2, {0: one.card(team.names_key), 1: sha(one.public)})
    return team


def _performed(plan: Plan) -> Seen:
    done = subprocess.run(
        [sys.executable, "-c", "from tests.bench.hub_workers import main; main()"],
        cwd=ROOT,
        input=pickle.dumps(plan),
        stdout=subprocess.PIPE,
        check=True,
    )
    seen = pickle.loads(done.stdout)
    assert isinstance(seen, Seen)
    return seen


def _lost_or_twice(teams: list[ContractTeam], due: list[tuple[int, str, bytes]], seen: Seen) -> int:
    """How many parcels did not come exactly once. What was put after somebody's last pull counts as due later."""
    wanted: dict[tuple[str, int], set[bytes]] = {}
    for number, team, digest in due:
        wanted.setdefault((team, number), set()).add(digest)
    wrong = 0
    for place, got in enumerate(seen.got):
        mine = wanted[teams[place // MEMBERS].id, place % MEMBERS]
        wrong += len(got) - len(set(got)) + len(set(got) ^ mine)
    return wrong
