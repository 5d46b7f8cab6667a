"""A team of three with real places between them: a folder, a hub, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from companion.services.session import Session
from companion.services.sync.places import use_folder, use_hub
from companion.services.sync.syncing import sync_now
from companion.services.sync.ways import close_way, get_way, open_way, sync_places
from companion.services.team.membership import get_membership
from companion.sync.carrier import Carrier
from companion.vault.carriers import list_carriers
from tests.companion.services.team_of_three import TeamOfThree, team_of_three
from tests.loopback.fixtures import enrolment_code, forget_team
from tests.loopback.hub import HubProcess

Wrapped = Callable[[Carrier], Carrier]


@dataclass
class ThreeAtPlaces:
    """The team, and their rounds: each with a carrier of its own, which a test may wrap."""

    team: TeamOfThree

    @property
    def noor(self) -> Session:
        return self.team.worker

    @property
    def sam(self) -> Session:
        return self.team.supervisor

    @property
    def ada(self) -> Session:
        return self.team.administrator

    def sync(self, *sessions: Session) -> None:
        """Whole rounds of these with all their places."""
        for one in sessions or self.team.all:
            sync_places(one, Random(1))

    def sync_through(self, session: Session, wrapped: Wrapped) -> None:
        """The same through carriers that something stands before."""
        for row in list_carriers(session.vault):
            way = get_way(session, row.id)
            carrier = open_way(way, session.clock)
            try:
                sync_now(session, wrapped(carrier), Random(1), row.id, way.keys.replace)
            finally:
                close_way(carrier)


@contextmanager
def three_at_places(
    folder: Path, share: Path | None = None, hub: HubProcess | None = None, database: str = ""
) -> Iterator[ThreeAtPlaces]:
    """Everyone uses the folder, the hub or both, and has synced."""
    with team_of_three(folder) as team:
        if hub is not None:
            forget_team(database, get_membership(team.administrator).team)
        for one in team.all:
            if hub is not None:
                code = enrolment_code(database) if one is team.administrator else ""
                use_hub(one, hub.address, code)
            if share is not None:
                share.mkdir(exist_ok=True)
                use_folder(one, share)
        made = ThreeAtPlaces(team)
        made.sync()
        made.sync()
        yield made
