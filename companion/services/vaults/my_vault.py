"""What a worker does with their own vault: who they are, backups, what opens it, whether it is whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from companion.crypto.kdf import DEFAULT
from companion.domain.changes import Changes
from companion.domain.member import Member
from companion.services.long_deeds import LongDeed
from companion.services.records import change_record
from companion.services.session import Session
from companion.services.team.membership import get_membership
from companion.services.team.names import change_own_names, see_own_names
from companion.services.team.roster_log import require_names_key
from companion.services.vaults.backups import (
    BackupLine,
    BackupReason,
    backup_due,
    list_backups,
    make_backup_beside,
)
from companion.services.vaults.doors import door_of
from companion.services.vaults.laptop import Laptop
from companion.services.vaults.profiles import rename_label
from companion.services.vaults.unlocking import known_names
from companion.services.vaults.vaults import change_passphrase, new_recovery_kit
from companion.services.watching import Watch
from companion.vault.rows import get_record

Progress = Callable[[int, int], bool]
_PARTS = 100


@dataclass(frozen=True, kw_only=True)
class MyVaultState:
    """What settings show. `backups` are those that should still be where they were put, newest first."""

    member: Member
    backups: tuple[BackupLine, ...]
    made_up: bool


def see_my_vault(session: Session) -> MyVaultState:
    """Who writes here, and which backups there are."""
    return MyVaultState(
        member=get_record(session.vault, Member, session.member_id),
        backups=tuple(list_backups(session)),
        made_up=session.made_up,
    )


def change_myself(session: Session, **values: Any) -> Changes:
    """Put right what stands on plans: name, organisation, how to be reached. A name that stands on the unlock screen
    follows.
    """
    before = _my_name(session)
    changes = change_record(session, Member, session.member_id, **values)
    rename_label(session.vault.path.parent, before, _my_name(session))
    return changes


def change_my_names(session: Session, name: str, organisation: str, contact: str, here_too: bool) -> Changes:
    """Let the team call us something else, and where that is wished our own vault, and the unlock screen with it.

    Raises as change_own_names does.
    """
    before = _my_name(session)
    changes = change_own_names(session, name, organisation, contact, here_too=here_too)
    rename_label(session.vault.path.parent, before, _my_name(session))
    return changes


def back_up(session: Session, folder: str, *, progress: Progress) -> LongDeed[Changes]:
    """Make a backup that was asked for. `progress` gets parts of 100 and says whether to carry on.

    Raises as make_backup does.
    """
    return make_backup_beside(session, Path(folder) if folder else None, BackupReason.ASKED, _watch(progress))


def back_up_daily(session: Session, folder: str, *, progress: Progress) -> LongDeed[Changes] | None:
    """Make today's backup, if there is none yet; where no place was picked, beside the vault.

    Made-up people need none. Raises as make_backup does.
    """
    if session.made_up or not backup_due(session):
        return None
    return make_backup_beside(session, Path(folder) if folder else None, BackupReason.DAILY, _watch(progress))


def change_my_passphrase(session: Session, laptop: Laptop, current: str, new: str) -> Changes:
    """Another passphrase from now on; the recovery kit stays. Raises as change_passphrase does."""
    door = door_of(laptop, session.profile)
    known = see_known_names(session)
    return change_passphrase(session, door, current, new, known=known, kdf=laptop.kdf or DEFAULT)


def see_known_names(session: Session) -> tuple[str, ...]:
    """Names that others know of us, here and in the team: no passphrase is to be made of them."""
    here, own = known_names(session), see_own_names(session)
    if own is None:
        return here
    us = get_membership(session)
    return *here, own.in_team.name, own.in_team.organisation, us.roster.title(require_names_key(session, us))


def make_my_kit(session: Session, laptop: Laptop, passphrase: str) -> tuple[str, str]:
    """A new recovery code, and the name of the vault for its page; the old kit opens nothing made from now on.

    Raises as new_recovery_kit does.
    """
    code, _changes = new_recovery_kit(session, door_of(laptop, session.profile), passphrase)
    return code, get_record(session.vault, Member, session.member_id).name


def _watch(progress: Progress) -> Watch:
    stopped = False

    def told(part: float) -> None:
        nonlocal stopped
        stopped = not progress(round(part * _PARTS), _PARTS) or stopped

    return Watch(progress=told, cancelled=lambda: stopped)


def _my_name(session: Session) -> str:
    return get_record(session.vault, Member, session.member_id).name
