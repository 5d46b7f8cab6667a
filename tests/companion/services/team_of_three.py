"""A team of three real vaults, made by the real deeds: Ada looks after it and works, Sam supervises, Noor works.

Only the carrier is missing: bytes go from vault to vault by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from companion.crypto.labels import VaultKeys, vault_keys
from companion.domain.member import Member, Role
from companion.domain.record import Stamp, stamped
from companion.services.session import Session
from companion.services.team.admitting import admit, take_requests
from companion.services.team.inviting import make_invite, read_invite
from companion.services.team.joining import ask_to_join, see_joining
from companion.services.team.membership import get_membership, get_pinned
from companion.services.team.roster_taking import take_roster
from companion.services.team.teams import create_team
from companion.services.team.view import TeamState, see_team
from companion.vault.db import Vault, make_vault, open_vault, put_device, put_meta
from companion.vault.freshness import FILE_NAME
from companion.vault.rows import put_record
from companion.vault.team_rows import (
    RequestState,
    RosterRow,
    list_requests,
    list_roster_branches,
    put_request_state,
    put_roster_pushed,
)
from tests.companion.vault_fixtures import StepClock

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TITLE = "Open Door peers"


class OwnClock(StepClock):
    """A clock of one laptop: its ids are like no other laptop's."""

    def __init__(self, laptop: int, start: datetime = START) -> None:
        super().__init__(start)
        self.laptop = laptop

    def new_id(self) -> str:
        """Ids in order of making, in the form of a UUIDv7."""
        self.made += 1
        return f"01890000-0000-7000-8{self.laptop:03x}-{self.made:012x}"


@dataclass(frozen=True, kw_only=True)
class TeamOfThree:
    """Three laptops that have let each other in. `worker` is Noor, `supervisor` Sam, `administrator` Ada."""

    worker: Session
    supervisor: Session
    administrator: Session

    @property
    def all(self) -> tuple[Session, Session, Session]:
        """The administrator, the supervisor, the worker."""
        return (self.administrator, self.supervisor, self.worker)

    def share_roster(self) -> None:
        """Let everyone have everyone's entries of the log, until nobody has anything new."""
        share_roster(self.all)

    def close(self) -> None:
        """Close the vaults."""
        for one in self.all:
            one.vault.close()


def make_team_of_three(folder: Path, title: str = TITLE) -> TeamOfThree:
    """The team, in vaults of their own below `folder`. Close it afterwards.

    The deeds are done once in a test run; every further team is a copy of these three vaults.
    """
    return open_team(_made_once(title), folder)


def open_team(laptops: Iterable[ClosedLaptop], folder: Path) -> TeamOfThree:
    """A copy of a team that was closed, below `folder`."""
    ada, sam, noor = (one.put_into(folder / one.name) for one in laptops)
    return TeamOfThree(worker=noor, supervisor=sam, administrator=ada)


def close_team(team: TeamOfThree) -> tuple[ClosedLaptop, ...]:
    """Close it, to be opened as often as it is wanted."""
    team.close()
    return tuple(_closed(one) for one in team.all)


def make_team_by_deeds(folder: Path, title: str = TITLE) -> TeamOfThree:
    """The team, made anew by the deeds themselves."""
    ada = open_laptop(folder / "ada", 1, "Ada", Role.WORKER)
    sam = open_laptop(folder / "sam", 2, "Sam", Role.SUPERVISOR)
    noor = open_laptop(folder / "noor", 3, "Noor", Role.WORKER)
    create_team(ada, title)
    for joiner, role in ((sam, Role.SUPERVISOR), (noor, Role.WORKER)):
        let_in(ada, joiner, role)
    team = TeamOfThree(worker=noor, supervisor=sam, administrator=ada)
    team.share_roster()
    assert all(get_membership(one).roster == get_membership(ada).roster for one in team.all)
    return team


@dataclass(frozen=True)
class ClosedLaptop:
    """A closed vault as its files, by name, and where its clock stood."""

    name: str
    number: int
    files: dict[str, bytes]
    member: str
    moment: datetime
    made: int

    def put_into(self, folder: Path) -> Session:
        """The vault again, open."""
        clock = OwnClock(self.number, self.moment)
        clock.made = self.made
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in self.files.items():
            (folder / name).write_bytes(data)
        vault = open_vault(folder / "vault.db", keys_of(self.number))
        return Session(vault=vault, clock=clock, member_id=self.member, profile=f"profile-{self.number}")


@cache
def _made_once(title: str) -> tuple[ClosedLaptop, ...]:
    with TemporaryDirectory() as root:
        return close_team(make_team_by_deeds(Path(root), title))


def _closed(session: Session) -> ClosedLaptop:
    path, clock = session.vault.path, session.clock
    assert isinstance(clock, OwnClock)
    files = {name: (path.parent / name).read_bytes() for name in (path.name, FILE_NAME)}
    return ClosedLaptop(path.parent.name, clock.laptop, files, session.member_id, clock.moment, clock.made)


def keys_of(laptop: int) -> VaultKeys:
    """What opens the vault of a laptop."""
    return vault_keys(laptop.to_bytes(32, "big"))


@contextmanager
def team_of_three(folder: Path, title: str = TITLE) -> Iterator[TeamOfThree]:
    """The same, closed at the end."""
    team = make_team_of_three(folder, title)
    try:
        yield team
    finally:
        team.close()


def open_laptop(folder: Path, laptop: int, name: str, role: Role, start: datetime = START) -> Session:
    """A vault of its own, with one member in it who is in no team yet. `laptop` tells its ids from others'."""
    clock = OwnClock(laptop, start)
    folder.mkdir(parents=True, exist_ok=True)
    vault = make_vault(folder / "vault.db", keys_of(laptop))
    member = clock.new_id()
    stamp = Stamp(version=clock.new_id(), at=clock.now(), author=member)
    with vault.transaction():
        put_device(vault, clock.new_id(), clock.now().isoformat())
        put_meta(vault, "member", member)
        put_record(
            vault,
            Member(
                **stamped(member, stamp),  # type: ignore[arg-type]
                name=name,
                organisation="Open Door",
                role=role,
                contact="0161 496 0000",
            ),
        )
    return Session(vault=vault, clock=clock, member_id=member, profile=f"profile-{laptop}")


def let_in(administrator: Session, joiner: Session, *roles: Role) -> None:
    """Invite, ask, compare the six words, admit; the joiner has the log afterwards."""
    ask(joiner, make_invite(administrator).text, *roles)
    bring_requests(joiner, administrator)
    joining, line = see_joining(joiner), team_state(administrator).requests[-1]
    assert joining is not None and joining.six_words == line.six_words and line.fault is None
    admit(administrator, line.request, roles)
    share_roster((administrator, joiner))
    assert see_joining(joiner) is None


def ask(joiner: Session, invite: str, *roles: Role) -> None:
    """Ask to join with the text of an invite, under the names in the joiner's own record."""
    name, organisation, contact = joiner.vault.execute(
        "SELECT name, organisation, contact FROM member WHERE id = ? AND head", (joiner.member_id,)
    ).fetchone()
    ask_to_join(joiner, read_invite(invite, joiner.clock.now()), name, organisation, contact, roles)


def bring_requests(joiner: Session, administrator: Session) -> None:
    """Carry the joiner's request over."""
    rows = list_requests(joiner.vault, RequestState.TO_SEND)
    take_requests(administrator, [row.data for row in rows])
    with joiner.vault.transaction():
        for row in rows:
            put_request_state(joiner.vault, row.hash, RequestState.SENT)


def share_roster(sessions: Iterable[Session]) -> None:
    """What a folder does for the log: everyone puts what they have made, everyone takes what is there."""
    everyone = list(sessions)
    for _ in everyone:
        there = [data for one in everyone for data in put_roster(one)]
        for one in everyone:
            take_roster(one, there)


def put_roster(session: Session) -> list[bytes]:
    """Every entry that this laptop has, on any branch, as if it had just put its own at a carrier."""
    pinned = get_pinned(session)
    if pinned is None:
        return []
    with session.vault.transaction():
        put_roster_pushed(session.vault, [row.hash for row in list_drafts(session.vault, pinned.team)])
    return [row.data for row in list_roster_branches(session.vault, pinned.team)]


def list_drafts(vault: Vault, team: str) -> list[RosterRow]:
    """Entries that count, were made here, and have not been taken by a carrier yet."""
    rows = list_roster_branches(vault, team)
    return [row for row in rows if row.mine and row.standing and not row.pushed]


def team_state(session: Session) -> TeamState:
    """The team as this laptop sees it."""
    state = see_team(session)
    assert state is not None
    return state
