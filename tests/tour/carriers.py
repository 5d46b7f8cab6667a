"""The places that a tour shares through, and everything they ever held, left behind for whoever wants to search it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from companion.services.session import Session
from companion.services.sync.places import move_place, see_places, use_folder, use_hub
from tests.laptops.proxy import RecordingProxy
from tests.laptops.weather import Network, Stick

SHARE = "share"
"""The shared folder, within what a tour leaves behind."""


class TourCarrier(Protocol):
    """A place, and the network that leads to it."""

    @property
    def network(self) -> Network:
        """What can be cut."""
        ...

    def use(self, session: Session, first: bool) -> object:
        """Let a laptop share through it; the first one begins the team there."""
        ...

    def finish(self, sessions: list[Session], kept: Path) -> None:
        """What the laptops should know once everything lies in its last place, `kept`."""
        ...


@contextmanager
def carrier_of(kind: str, folder: Path) -> Iterator[TourCarrier]:
    """A place of one kind; what it held is in `folder` afterwards."""
    folder.mkdir(parents=True)
    if kind == "folder":
        yield SharedFolder(folder / SHARE)
        return
    with _hub(folder) as carrier:
        yield carrier


class SharedFolder:
    """A folder on a stick: what lies in it is all there is."""

    def __init__(self, share: Path) -> None:
        share.mkdir()
        self._share = share
        self.network: Network = Stick(share)

    def use(self, session: Session, _first: bool) -> object:
        """Share through the folder."""
        return use_folder(session, self._share)

    def finish(self, sessions: list[Session], kept: Path) -> None:
        """The folder moves to its last place: the laptops find it there when they are opened again."""
        for session in sessions:
            for place in see_places(session):
                move_place(session, place.carrier, kept / self._share.name)


@dataclass
class _Hub:
    """A hub over a real PostgreSQL, behind a network that can be cut and that keeps what it carries."""

    network: RecordingProxy
    code: str

    def use(self, session: Session, first: bool) -> object:
        """Share through the hub."""
        return use_hub(session, self.network.address, self.code if first else "")

    def finish(self, sessions: list[Session], kept: Path) -> None:
        """Nothing: the hub is gone after the tour."""


@contextmanager
def _hub(folder: Path) -> Iterator[_Hub]:
    """Afterwards: traffic/ (every byte of every connection), database.sql, postgres/ (its own files, with its log of
    all writes) and hub.log.
    """
    from tests.loopback.hub import HubProcess, command
    from tests.loopback.postgres import start_postgres

    data = Path(
        tempfile.mkdtemp(prefix="companion-tour-")
    )  # under root the server is another user, who has to get there
    data.chmod(0o755)
    try:
        postgres = start_postgres(data / "postgres", afterwards="stop")
        address = postgres.address()
        command(address, "init")
        with HubProcess(address, workers=2) as process:
            network = RecordingProxy(process.port, folder / "traffic")
            try:
                yield _Hub(network, command(address, "create-team"))
            finally:
                network.close()
        (folder / "hub.log").write_text("\n".join(process.log) + "\n", encoding="utf-8")
        dump = subprocess.run([postgres.programs / "pg_dump", address], capture_output=True, check=True)
        (folder / "database.sql").write_bytes(dump.stdout)
        postgres.server.cleanup()
        shutil.copytree(
            data / "postgres", folder / "postgres", ignore=shutil.ignore_patterns(".s.*", "*.pid")
        )
    finally:
        shutil.rmtree(data, ignore_errors=True)
