"""Practice: a small team of made-up people on this laptop, made in one step, broken at will, reset in one step.

Its members are one real team, which shares through a folder beside their vaults.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import resources
from companion.clock import Clock
from companion.crypto.kdf import FLOOR
from companion.durable import disk_faults, make_private_folder
from companion.errors import Code, KnownError
from companion.paths import Home
from companion.services.scenario.member_vault import make_member_vault
from companion.services.scenario.parts import MemberPart, Scenario
from companion.services.scenario.reading import read_scenario
from companion.services.session import Session
from companion.services.vaults.profiles import list_vaults
from companion.services.vaults.unlocking import Door, Opened, unlock_vault
from companion.services.vaults.vaults import lock_vault
from companion.vault.profile_lock import ProfileLock

FOLDER = "practice"
PLACE = "shared"
"""The folder of practice that its team shares through."""
_PEOPLE = "practice/people.toml"
_MAKING, _OLD = ".making-", ".old-"


@dataclass(frozen=True, kw_only=True)
class PracticeMember:
    """One of the team: the profile to unlock, and the passphrase to show beside it. It protects nothing."""

    profile: str
    name: str
    organisation: str
    role: str
    passphrase: str


def practice_home(home: Home) -> Home:
    """Where practice lives: apart from everything real, with settings of its own."""
    root = home.data / FOLDER
    return Home(data=root, config=root / "config", logs=home.logs)


def see_practice(home: Home, clock: Clock) -> tuple[PracticeMember, ...]:
    """The team as it stands on this laptop, in the order of the file; empty before it is made."""
    profiles = {one.label: one.profile for one in list_vaults(practice_home(home))}
    return tuple(
        _member(member, profiles[member.name])
        for member in _scenario(clock).members
        if member.name in profiles
    )


def is_alone(home: Home, clock: Clock) -> bool:
    """Whether the members that are here are no team yet: an older Companion made them, each alone."""
    return bool(see_practice(home, clock)) and not (practice_home(home).data / PLACE).is_dir()


def enter_practice_vault(home: Home, clock: Clock, member: PracticeMember) -> Opened:
    """Unlock the vault of one of the team, and let it find the folder they share through. Raises as unlock_vault."""
    place = practice_home(home)
    opened = unlock_vault(
        Door(home=place, clock=clock, keychain=None, profile=member.profile), member.passphrase
    )
    from companion.services.practice.team import find_practice_place  # sharing is loaded for practice alone

    find_practice_place(opened.session, place.data / PLACE)
    return opened


def make_practice(
    home: Home, clock: Clock, progress: Callable[[int, int], bool] | None = None
) -> tuple[PracticeMember, ...]:
    """The team, made when there is none. A team that is there stays as the learner left it."""
    return see_practice(home, clock) or reset_practice(home, clock, progress)


def reset_practice(
    home: Home, clock: Clock, progress: Callable[[int, int], bool] | None = None
) -> tuple[PracticeMember, ...]:
    """Begin again: a new team takes the place of the old one, which is never opened, so it may be broken.

    Until the new team is whole the old one stays. Raises ALREADY_OPEN while one of its vaults is in use,
    CANCELLED when progress (people done, people in all) says stop, and DISK_FULL, READ_ONLY, DISK_TROUBLE.
    """
    root = practice_home(home).data
    make_private_folder(root)
    _sweep(root)
    _require_closed(root / "vaults")
    making = root / f"{_MAKING}{clock.new_id()}"
    try:
        members = _make(Home(data=making, config=making, logs=making), clock, progress)
        _take_place(making, root, root / f"{_OLD}{clock.new_id()}")
    finally:
        _sweep(root)
    return members


def _make(
    home: Home, clock: Clock, progress: Callable[[int, int], bool] | None
) -> tuple[PracticeMember, ...]:
    scenario = _scenario(clock)
    sessions: dict[str, Session] = {}
    before = 0
    try:
        for member in scenario.members:

            def told(done: int, _of: int, before: int = before) -> bool:
                return progress is None or progress(before + done, len(scenario.people))

            # The cheapest derivation that is allowed: nobody's words are behind it, and a learner should not wait.
            vault = make_member_vault(
                home, clock, None, scenario, member, label=member.name, kdf=FLOOR, progress=told
            )
            sessions[member.name] = vault.created.session
            before += len(vault.people)
        from companion.services.practice.team import make_practice_team

        make_practice_team(sessions, home.data / PLACE)
        return tuple(_member(one, sessions[one.name].profile) for one in scenario.members)
    finally:
        for session in sessions.values():
            lock_vault(session)


def _scenario(clock: Clock) -> Scenario:
    return read_scenario(resources.read_bytes(_PEOPLE), today=clock.today())


def _member(member: MemberPart, profile: str) -> PracticeMember:
    return PracticeMember(
        profile=profile,
        name=member.name,
        organisation=str(member.values.get("organisation", "")),
        role=str(member.values.get("role", "")),
        passphrase=member.passphrase,
    )


def _require_closed(vaults: Path) -> None:
    """Raise ALREADY_OPEN when a program holds one of these vaults. Other trouble with them is what reset mends."""
    folders = [one for one in vaults.iterdir() if one.is_dir()] if vaults.is_dir() else []
    for folder in folders:
        lock = ProfileLock(folder)
        try:
            lock.take()
        except KnownError as trouble:
            if trouble.code is Code.ALREADY_OPEN:
                raise
        finally:
            lock.release()


def _take_place(new: Path, root: Path, aside: Path) -> None:
    """Renames on one disk, the vaults last: a crash between them leaves no team, and the next start makes one."""
    with disk_faults(root):
        aside.mkdir()
        for name in ("vaults", PLACE):
            with suppress(FileNotFoundError):
                (root / name).rename(aside / name)
        for name in (PLACE, "vaults"):
            (new / name).rename(root / name)


def _sweep(root: Path) -> None:
    for pattern in (_MAKING, _OLD):
        for folder in root.glob(f"{pattern}*"):
            shutil.rmtree(folder, ignore_errors=True)
