"""The hub's command: what whoever runs it types, and what it says when the world is against it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import psycopg
import pytest

from companion.hub import migrations, sweeping
from companion.hub.command import main
from companion.hub.configuration import Configuration, ConfigurationError, read_configuration
from companion.team.roster import replay
from tests.companion.hub.calling import Caller, carrier_of, enrolled
from tests.companion.sync.contract_team import ZEROS, ContractTeam, new_id, sha
from tests.loopback.hub import HubProcess, command
from tests.loopback.postgres import Postgres


def test_several_that_prepare_at_once_prepare_once(postgres: Postgres) -> None:
    with postgres.new_database() as database:
        steps: list[int] = []

        def prepare() -> None:
            with psycopg.connect(database, autocommit=True) as connection:
                steps.append(migrations.migrate(connection))

        threads = [threading.Thread(target=prepare) for _each in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(steps) == [0, 0, 0, len(migrations.STEPS)]
        assert "was ready" in command(database, "init")


def test_every_key_begins_with_the_team(hub_database: str) -> None:
    """So that tables can be spread over machines by team."""
    with psycopg.connect(hub_database) as connection:
        found = connection.execute(
            "select c.conrelid::regclass::text, a.attname from pg_constraint c "
            "join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1] "
            "where c.contype = 'p' and c.connamespace = 'public'::regnamespace"
        ).fetchall()
    first = dict(found)
    of_the_hub = {"hub", "era", "enrolment", "migration"}
    assert set(first) >= {"parcel", "delivery", "delivery_00", "roster_entry", "usage", "nonce"}
    assert {table for table, column in first.items() if column != "team"} == of_the_hub


def test_a_printed_code_lets_a_team_in(hub: HubProcess, hub_database: str) -> None:
    code = command(hub_database, "create-team")
    team = ContractTeam()
    with carrier_of(hub.address, team.fellows[0], code=code) as carrier:
        assert carrier.push_roster(team.log, ZEROS)


def test_status_counts(
    hub: HubProcess, hub_database: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    team = enrolled(hub.address, hub_database)
    Caller(hub.address, team.fellows[0]).put([team.parcel(0, [1]), team.parcel(0, [2])])
    monkeypatch.setenv("COMPANION_HUB_DATABASE", hub_database)
    assert main(["status"]) == 0
    said = json.loads(capsys.readouterr().out)
    mine = next(one for one in said["teams"] if one["team"] == team.id)
    assert (mine["members"], mine["devices"], mine["entries"], mine["parcels"]) == (3, 3, 3, 2)
    assert said["schema"] == len(migrations.STEPS)


def test_a_team_that_leaves_takes_everything_along(
    hub: HubProcess, hub_database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = enrolled(hub.address, hub_database)
    other = enrolled(hub.address, hub_database)
    parcels = [team.parcel(0, [1]) for _each in range(3)]
    Caller(hub.address, team.fellows[0]).put(parcels)
    Caller(hub.address, other.fellows[0]).put([other.parcel(0, [1])])
    monkeypatch.setenv("COMPANION_HUB_DATABASE", hub_database)
    assert main(["export", team.id, str(tmp_path / "out")]) == 0
    files = {one.stem: one.read_bytes() for one in (tmp_path / "out" / "parcels").iterdir()}
    assert files == {one.id: one.data for one in parcels}
    entries = [(tmp_path / "out" / "roster" / f"{n}.entry").read_bytes() for n in range(len(team.log))]
    assert replay(entries, sha(team.log[0])).head == team.head
    said = json.loads((tmp_path / "out" / "export.json").read_text("utf-8"))
    assert said == {"format": 1, "team": team.id, "roster": 3, "parcels": 3, "requests": 0}
    assert main(["export", team.id, str(tmp_path / "out")]) == 1
    assert main(["export", new_id(), str(tmp_path / "none")]) == 1
    assert not (tmp_path / "none").exists()


def test_what_is_wrong_is_said_in_a_line(
    postgres: Postgres, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMPANION_HUB_DATABASE", "host=127.0.0.1 port=1 password=hunter2 connect_timeout=1")
    assert main(["status"]) == 1
    said = capsys.readouterr().err
    assert "PostgreSQL does not answer" in said
    assert "hunter2" not in said
    with postgres.new_database() as database:
        monkeypatch.setenv("COMPANION_HUB_DATABASE", database)
        for words in (
            ["status"],
            ["serve"],
            ["create-team"],
            ["export", new_id(), "y"],
            ["new-epoch"],
            ["prune", "--days", "30"],
        ):
            assert main(words) == 1
            assert "companion-hub init" in capsys.readouterr().err
        assert main(["init"]) == 0
        with psycopg.connect(database, autocommit=True) as connection:
            connection.execute("insert into migration (number) values (99)")
        for words in (["status"], ["init"]):
            assert main(words) == 1
            assert "newer version" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", [["prune", "--days", "29"], ["prune", "--days", "99999999999"], ["export", "x", "y"]]
)
def test_what_cannot_be_meant_is_not_begun(words: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(words)


def test_mailboxes_do_not_wait_for_pruning(
    hub: HubProcess, hub_database: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """They are served up to the oldest transaction that writes: pruning is many short ones."""
    monkeypatch.setattr(sweeping, "PRUNED_AT_ONCE", 3)
    team = enrolled(hub.address, hub_database)
    parcels = [team.parcel(0, [1]) for _each in range(10)]
    Caller(hub.address, team.fellows[0]).put(parcels)
    with psycopg.connect(hub_database, autocommit=True) as connection:
        connection.execute(
            "update parcel set stored_at = now() - interval '50 days' where team = %s::uuid", (team.id,)
        )
        monkeypatch.setenv("COMPANION_HUB_DATABASE", hub_database)
        assert main(["prune", "--days", "49"]) == 0
        assert int(capsys.readouterr().out.split()[0]) >= 10
        row = connection.execute(
            "select count(*), count(data), count(distinct xmin::text) from parcel where team = %s::uuid",
            (team.id,),
        ).fetchone()
        assert row is not None
        assert row[:2] == (10, 0)
        assert row[2] >= 4
        used = connection.execute("select parcels, bytes from usage where team = %s::uuid", (team.id,))
        assert used.fetchone() == (10, 0)
    assert main(["prune", "--days", "49"]) == 0
    assert capsys.readouterr().out.startswith("0 ")


def test_a_hub_needs_a_database_and_no_other_right(postgres: Postgres) -> None:
    """A user who owns the database and is nothing else; and one who does not is told so in a line."""
    role, name = f"keeper_{new_id()[:8]}", f"hub_of_a_keeper_{new_id()[:8]}"
    with psycopg.connect(postgres.address(), autocommit=True) as connection:
        connection.execute(f'create role "{role}" login'.encode())
        connection.execute(f'create database "{name}" owner "{role}"'.encode())
        try:
            own = psycopg.conninfo.make_conninfo(postgres.address(name), user=role)
            with pytest.raises(RuntimeError, match="SQLSTATE 42501") as caught:
                command(psycopg.conninfo.make_conninfo(postgres.address(), user=role), "init")
            assert "Traceback" not in str(caught.value)
            command(own, "init")
            with HubProcess(own) as hub:
                team = enrolled(hub.address, own)
                Caller(hub.address, team.fellows[0]).put([team.parcel(0, [1])])
            assert '"parcels": 1' in command(own, "status")
            assert command(own, "prune", "--days", "30").startswith("0 ")
        finally:
            connection.execute(f'drop database if exists "{name}" with (force)'.encode())
            connection.execute(f'drop role "{role}"'.encode())


def test_settings_come_from_the_environment(tmp_path: Path) -> None:
    assert read_configuration({}) == Configuration()
    secret = tmp_path / "database"
    secret.write_text("host=db password=x\n", "utf-8")
    read = read_configuration({"COMPANION_HUB_DATABASE_FILE": str(secret), "COMPANION_HUB_CONNECTIONS": "3"})
    assert (read.database, read.connections) == ("host=db password=x", 3)
    assert "password" not in repr(read)


@pytest.mark.parametrize(
    "environment",
    [
        {"COMPANION_HUB_CONNECTIONS": "0"},
        {"COMPANION_HUB_CONNECTIONS": "-1"},
        {"COMPANION_HUB_TEAM_BYTES": "5 GiB"},
        {"COMPANION_HUB_TEAM_BYTES": ""},
        {"COMPANION_HUB_DATABASE_FILE": "/no/such/file"},
        {"COMPANION_HUB_DATABASE": "x", "COMPANION_HUB_DATABASE_FILE": "y"},
    ],
)
def test_a_setting_that_cannot_be_meant_is_named_and_its_value_is_not_shown(
    environment: dict[str, str],
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(environment)
    assert "COMPANION_HUB_" in str(caught.value)
    assert "GiB" not in str(caught.value)


def test_the_database_is_no_argument() -> None:
    """Arguments of a command are there for everyone on the machine to see."""
    said = subprocess.run(
        [sys.executable, "-m", "companion.hub.command", "serve", "--help"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "--database" not in said


def test_a_hub_that_does_not_start_leaves_nothing_behind(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither when it ends by itself, nor when whoever waits for it gives up."""
    with postgres.new_database() as database:
        with pytest.raises(RuntimeError, match="companion-hub init"):
            HubProcess(database)
        command(database, "init")
        begun: list[subprocess.Popen[str]] = []

        def give_up(hub: HubProcess) -> None:
            begun.append(hub._process)
            raise KeyboardInterrupt

        monkeypatch.setattr(HubProcess, "_wait", give_up)
        with pytest.raises(KeyboardInterrupt):
            HubProcess(database, workers=2)
        assert begun[0].returncode is not None
