"""companion-hub: prepare the database, serve, let teams in, look, hand everything out."""

from __future__ import annotations

import argparse
import json
import sys
import uuid
from collections.abc import Callable, Sequence
from pathlib import Path

import psycopg

from companion.clock import SystemClock
from companion.hub.configuration import Configuration, ConfigurationError, read_configuration
from companion.hub.database import connect, connect_patiently
from companion.hub.enrolment import GOOD_FOR, new_code, put_code
from companion.hub.era import begin_era
from companion.hub.export import UnknownTeamError, export_team
from companion.hub.logs import start_logs
from companion.hub.migrations import WrongSchemaError, migrate, require_current
from companion.hub.serving import serve
from companion.hub.sockets import AddressTakenError, is_taken
from companion.hub.status import see_status
from companion.hub.sweeping import prune

MOST_DAYS = 36_500
Deed = Callable[[argparse.Namespace, Configuration], None]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command. 0 when it is done, 1 when the world was against it, 2 when it was not understood."""
    said = _parser().parse_args(arguments)
    deed: Deed = said.deed
    try:
        deed(said, read_configuration())
    except (AddressTakenError, ConfigurationError, WrongSchemaError) as error:
        return _failed(str(error))
    except psycopg.OperationalError:
        return _failed(
            "PostgreSQL does not answer, or does not let us in (COMPANION_HUB_DATABASE, PGPASSFILE)"
        )
    except psycopg.Error as error:
        return _failed(f"PostgreSQL does not do this (SQLSTATE {error.sqlstate}); its log says why")
    except FileExistsError:
        return _failed("the folder for the export is not empty")
    except UnknownTeamError:
        return _failed("there is no such team here; companion-hub status names them")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="companion-hub",
        description="Carries sealed parcels for teams that use Companion. The database is named by "
        "COMPANION_HUB_DATABASE, by a file that COMPANION_HUB_DATABASE_FILE names, or by libpq's own PGHOST, "
        "PGDATABASE, PGPASSFILE and so on; never by an argument.",
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add(commands, "init", _init, "prepare the database, or bring it up to date; harmless when it is")
    serving = _add(commands, "serve", _serve, "answer laptops")
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument("--port", type=int, default=8440)
    serving.add_argument("--workers", type=int, default=2, help="processes (default 2)")
    _add(commands, "create-team", _create_team, "print a code that lets one team in, once")
    _add(commands, "status", _status, "counts, sizes and versions, as JSON")
    exporting = _add(commands, "export", _export, "write everything a team has here into files")
    exporting.add_argument("team", type=_id, help="the id of the team")
    exporting.add_argument("folder", type=Path, help="a new or empty folder")
    pruning = _add(commands, "prune", _prune, "give up the bytes of old parcels; their ids are remembered")
    pruning.add_argument("--days", type=_days, required=True, help="older than this, at least 30")
    _add(
        commands,
        "new-epoch",
        _new_epoch,
        "after a restore of files or volumes: let laptops read from the start",
    )
    return parser


def _add(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, deed: Deed, what: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=what, description=what)
    parser.set_defaults(deed=deed)
    return parser


def _init(_said: argparse.Namespace, configuration: Configuration) -> None:
    with connect(configuration) as connection:
        steps = migrate(connection)
        begin_era(connection, always=False)
    _say(f"{steps} steps taken; the database is ready" if steps else "the database was ready")


def _serve(said: argparse.Namespace, configuration: Configuration) -> None:
    start_logs()
    with connect_patiently(configuration) as connection:
        require_current(connection)
    if is_taken(said.host, said.port):
        raise AddressTakenError(f"another hub, or another program, serves at {said.host} port {said.port}")
    serve(said.host, said.port, max(1, said.workers))


def _create_team(_said: argparse.Namespace, configuration: Configuration) -> None:
    code = new_code()
    with connect(configuration) as connection:
        require_current(connection)
        put_code(connection, code, SystemClock().now())
    _say(code)
    _tell(f"Good for one team, for {GOOD_FOR.days} days. Hand it to the team's administrator.")


def _status(_said: argparse.Namespace, configuration: Configuration) -> None:
    with connect(configuration) as connection:
        require_current(connection)
        _say(json.dumps(see_status(connection), indent=2))


def _export(said: argparse.Namespace, configuration: Configuration) -> None:
    with connect(configuration) as connection:
        require_current(connection)
        counts = export_team(connection, said.team, said.folder)
    _say(json.dumps(counts))


def _prune(said: argparse.Namespace, configuration: Configuration) -> None:
    with connect(configuration) as connection:
        require_current(connection)
        _say(f"{prune(connection, said.days)} parcels pruned")


def _new_epoch(_said: argparse.Namespace, configuration: Configuration) -> None:
    with connect(configuration) as connection:
        require_current(connection)
        begin_era(connection, always=True)
    _say("a new epoch has begun")


def _days(text: str) -> int:
    days = int(text)
    if not 30 <= days <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"a laptop may be away for weeks: 30 to {MOST_DAYS}")
    return days


def _id(text: str) -> str:
    return str(uuid.UUID(text))


def _say(text: str) -> None:
    print(text, flush=True)  # noqa: T201 - a command speaks


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201


def _failed(text: str) -> int:
    _tell(f"companion-hub: {text}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
