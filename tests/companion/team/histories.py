"""Random histories of a team: whatever somebody tries, as a strategy for hypothesis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from hypothesis import strategies as st

from companion.domain.member import Role
from companion.errors import KnownError
from companion.team.bodies import Body, RevokeDevice, RevokedWhy, RevokeMember, SetPolicy, SetRoles
from companion.team.states import RosterState

from .people import ADA, BEN, NOOR, SAM, Log, Somebody, policy

EVERYONE = (ADA, BEN, SAM, NOOR)
ROLES = (
    (Role.ADMINISTRATOR,),
    (Role.WORKER,),
    (Role.WORKER, Role.ADMINISTRATOR),
    (Role.SUPERVISOR, Role.ADMINISTRATOR),
)


@dataclass(frozen=True)
class Try:
    """Someone tries something: what, who, about whom, and a number that picks among the rest."""

    what: str
    who: Somebody
    about: Somebody
    pick: int


tries = st.builds(
    Try,
    what=st.sampled_from(
        ("admit", "admit", "out", "laptop out", "rotate", "policy", "roles", "replace", "names")
    ),
    who=st.sampled_from(EVERYONE),
    about=st.sampled_from(EVERYONE),
    pick=st.integers(0, 3),
)
histories = st.lists(tries, max_size=14)


def laptop_of(state: RosterState, who: Somebody) -> Somebody:
    """Someone with the newest laptop the team has known of them."""
    known = [n for n in range(1, 30) if replace(who, laptop=n).device in state.devices]
    return replace(who, laptop=max(known, default=1))


def body_of(state: RosterState, tried: Try) -> Body:
    """The body of the entry that would do it, with numbers that fit the team as it is."""
    about = laptop_of(state, tried.about)
    member = state.members.get(about.member)
    version = (member.key_version if member else 0) + 1
    laptop = about.laptop + 1 if about.device in state.devices else about.laptop
    roles = ROLES[tried.pick]
    bodies: dict[str, Callable[[], Body]] = {
        "admit": lambda: Somebody(about.name, laptop, version, roles).admitted(),
        "out": lambda: RevokeMember(member=about.member, why=RevokedWhy.LEFT),
        "laptop out": lambda: RevokeDevice(device=about.device, why=RevokedWhy.LOST),
        "rotate": lambda: replace(about, version=version).rotated(),
        "policy": lambda: SetPolicy(policy=policy(f"Title {tried.pick}")),
        "roles": lambda: SetRoles(member=about.member, roles=roles),
        "names": lambda: tried.about.renamed(f"Name {tried.pick}"),
        "replace": lambda: about.replaced(laptop),
    }
    return bodies[tried.what]()


def may(state: RosterState, body: Body, who: Somebody) -> bool:
    """The table of the page, written down a second time: whether this laptop has the right to this entry."""
    device = state.devices.get(who.device)
    if device is None or device.until is not None:
        return False
    if body.KIND in {5, 9}:
        return getattr(body, "member", "") == device.member
    if body.KIND == 8:
        return getattr(body, "old", "") == device.id
    theirs = state.devices.get(getattr(body, "device", ""))
    if body.KIND == 4 and theirs is not None and theirs.member == device.member and theirs != device:
        return True
    return Role.ADMINISTRATOR in state.members[device.member].roles


def play(log: Log, history: list[Try]) -> Log:
    """Let all this be tried; what does not count leaves no trace."""
    for tried in history:
        who = laptop_of(log.state, tried.who)
        try:
            log.add(body_of(log.state, tried), who)
        except KnownError:
            continue
    return log
