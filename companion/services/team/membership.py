"""Which team this vault belongs to, and who we are in it: the pinned root, the log as it stands, our own keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from companion.errors import BugError, Code, KnownError
from companion.services.session import Session
from companion.team.roster import RosterState, replay
from companion.vault.db import get_metas, put_meta
from companion.vault.team_rows import KeyKind, get_own_key, get_roster_head, list_own_keys, list_roster

_TEAM, _ROOT = "team", "team_root"


@dataclass(frozen=True, kw_only=True)
class Pinned:
    """The team this vault was made in or invited to. Every log is checked from this root, whoever brings it."""

    team: str
    root: bytes


def pin_team(session: Session, team: str, root: bytes) -> None:
    """Belong to a team from now on, in the caller's transaction. Raises IN_A_TEAM where another one has let us in."""
    before = get_pinned(session)
    if before is not None and before != Pinned(team=team, root=root) and was_let_in(session):
        raise KnownError(Code.IN_A_TEAM)
    put_meta(session.vault, _TEAM, team)
    put_meta(session.vault, _ROOT, root.hex())


def get_pinned(session: Session) -> Pinned | None:
    """The team this vault belongs to or asked to join, None where there is none."""
    team, root = get_metas(session.vault, _TEAM, _ROOT)
    return Pinned(team=team, root=bytes.fromhex(root)) if team and root else None


def was_let_in(session: Session) -> bool:
    """Whether our team has ever let us in: then we hold the key of its names."""
    pinned = get_pinned(session)
    return pinned is not None and bool(list_own_keys(session.vault, KeyKind.NAMES, pinned.team))


def get_roster(session: Session) -> RosterState | None:
    """The team as its log stands here; None where there is none, or no entry has come yet."""
    pinned = get_pinned(session)
    if pinned is None:
        return None
    head = get_roster_head(session.vault, pinned.team)
    if head is None:
        return None
    known = _known_at(pinned.root, head.hash)
    if not known:
        entries = [row.data for row in list_roster(session.vault, pinned.team)]
        known.append(replay(entries, pinned.root))
    return known[0]


@lru_cache(maxsize=8)
def _known_at(_root: bytes, _head: bytes) -> list[RosterState]:
    """Where the team at this entry is kept. Each entry names the one before by its hash, so the newest stands for all:
    hundreds of signatures need not be checked at every look, nor their bytes be read.
    """
    return []


@dataclass(frozen=True, kw_only=True)
class Membership:
    """We in our team. `seed` signs for this device; `keys` are the private member keys by version, all ever held."""

    team: str
    root: bytes
    roster: RosterState
    member: str
    device: str
    seed: bytes = field(repr=False)
    keys: dict[int, bytes] = field(repr=False)


def get_membership(session: Session) -> Membership:
    """Who we are in the team. Raises NOT_ADMITTED (no team, or not let in yet) and DEVICE_REVOKED (not any more)."""
    pinned, roster = get_pinned(session), get_roster(session)
    device = session.vault.device
    ours = roster.devices.get(device) if roster else None
    if pinned is None or roster is None or ours is None or ours.member != session.member_id:
        raise KnownError(Code.NOT_ADMITTED)
    if not ours.stands:
        raise KnownError(Code.DEVICE_REVOKED)
    return Membership(
        team=pinned.team,
        root=pinned.root,
        roster=roster,
        member=session.member_id,
        device=device,
        seed=get_device_seed(session),
        keys={
            one.version: one.secret for one in list_own_keys(session.vault, KeyKind.MEMBER, session.member_id)
        },
    )


def get_device_seed(session: Session) -> bytes:
    """The seed this device signs with. Raises BugError where it has none: it is made before anything is signed."""
    key = get_own_key(session.vault, KeyKind.DEVICE, session.vault.device, 1)
    if key is None:
        raise BugError("a device without its key")
    return key.secret


def get_device_keys(session: Session) -> dict[str, bytes]:
    """The public keys of every device of the team, also of those that were revoked: a folder has no roster of its own
    to check by.
    """
    roster = get_roster(session)
    return {one.id: one.key for one in roster.devices.values()} if roster else {}
