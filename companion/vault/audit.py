"""The audit chain: who did what, to which thing, when and why. Ids under a salt, never content.

Each event's digest is made with the audit key over the event and the digest before it, so an event cannot be
changed, added, moved or taken out of the middle by anyone without that key. That the *end* was cut off shows
only against a head that was kept elsewhere: every backup carries one.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from companion.clock import Clock
from companion.crypto.digests import DIGEST_BYTES, keyed_digest, same
from companion.errors import BugError
from companion.vault.db import Vault

START = bytes(DIGEST_BYTES)
_EVENT_LABEL = "companion/audit-event/v1"
_MARK_LABEL = "companion/audit-mark/v1"
_STATE_LABEL = "companion/audit-decision-state/v1"


class AuditAction(StrEnum):
    """What was done."""

    ADMIT = "admit"
    ANSWER = "answer"
    ASK_TO_JOIN = "ask_to_join"
    BACKUP = "backup"
    CHANGE_NAMES = "change_names"
    CHANGE_ROLES = "change_roles"
    CREATE_TEAM = "create_team"
    DECIDE = "decide"
    DESTROY = "destroy"
    EXPORT = "export"
    FAILED_UNLOCK = "failed_unlock"
    INVITE = "invite"
    JOIN = "join"
    LEAVE_PLACE = "leave_place"
    LOCK = "lock"
    NEW_PASSPHRASE = "new_passphrase"  # noqa: S105 - the name of a deed
    NEW_RECOVERY_CODE = "new_recovery_code"
    NOT_LET_IN = "not_let_in"
    OLD_COPY = "old_copy"
    OLD_KEYBAG = "old_keybag"
    OLD_PAGES = "old_pages"
    OVERRIDE = "override"
    PRINT = "print"
    REPLACE_DEVICE = "replace_device"
    RESTORE = "restore"
    REVOKE_DEVICE = "revoke_device"
    REVOKE_MEMBER = "revoke_member"
    ROTATE_KEYS = "rotate_keys"
    SEE = "see"
    SET_ASIDE = "set_aside"
    SET_POLICY = "set_policy"
    SHARE = "share"
    TAKE_BACK = "take_back"
    TAKE_INVITE_BACK = "take_invite_back"
    TURN_AWAY = "turn_away"
    UNLOCK = "unlock"
    UNLOCK_WITH_RECOVERY = "unlock_with_recovery"
    USE_PLACE = "use_place"
    VIEW = "view"


@dataclass(frozen=True, kw_only=True)
class AuditEvent:
    """One event. `seq` counts from 1 on each device; `member` is empty when nobody had unlocked yet."""

    device: str
    seq: int
    at: datetime
    member: str
    action: AuditAction
    why: str


@dataclass(frozen=True, kw_only=True)
class ChainState:
    """What checking one device's chain found. `broken_at` is the first seq that does not fit, or None."""

    device: str
    events: int
    head: str
    broken_at: int | None


def append_event(  # noqa: PLR0917 - who did what to which of whose things: in the order it is said
    vault: Vault,
    clock: Clock,
    member: str,
    action: AuditAction,
    object_id: str = "",
    person_id: str = "",
    *,
    why: str = "",
    at: datetime | None = None,
) -> None:
    """Add an event to this device's chain, in the transaction of the deed itself. `why` is a code, never words.

    `person_id` names whose salt hides the object's id; `at` is for what happened while the vault was locked.
    """
    if not vault.in_transaction:
        raise BugError("an audit event outside its deed's transaction")
    mark = _mark(vault, object_id, person_id)
    _append(vault, (at or clock.now()).isoformat(), member, action, why, mark)


def append_state(vault: Vault, at: datetime, member: str, state: bytes) -> tuple[str, int]:
    """Add an event that carries the digest of everything decided about a person; returns its device and seq."""
    mark = keyed_digest(vault.audit_key, _STATE_LABEL, state)
    return vault.device, _append(vault, at.isoformat(), member, AuditAction.DECIDE, "", mark)


def carries_state(vault: Vault, device: str, seq: int, state: bytes) -> bool:
    """Tell whether the event of this device at this seq carries this digest."""
    row = vault.execute(
        "SELECT audit_event.mark, device.audit_key FROM audit_event JOIN device ON device.id = audit_event.device "
        "WHERE device.id = ? AND seq = ?",
        (device, seq),
    ).fetchone()
    if row is None or row[0] is None:
        return False
    return same(keyed_digest(row[1] or vault.audit_key, _STATE_LABEL, state), bytes(row[0]))


def list_events(vault: Vault, limit: int) -> list[AuditEvent]:
    """The latest events of the device in use, newest first."""
    return _events(vault, "device = ? ORDER BY seq DESC LIMIT ?", (vault.device, limit))


def list_events_about(vault: Vault, person_id: str, object_ids: Iterable[str]) -> list[AuditEvent]:
    """The events of one person's things, oldest first. None at all once the person's salt is destroyed."""
    salt = _salt(vault, person_id)
    if salt is None:
        return []
    marks = [keyed_digest(salt, _MARK_LABEL, one.encode()) for one in object_ids]
    asked = ", ".join("?" for _ in marks)
    return _events(vault, f"mark IN ({asked}) ORDER BY at, seq", tuple(marks))


def list_heads(vault: Vault) -> dict[str, tuple[int, str]]:
    """The last seq and digest (hex) of every device's chain."""
    devices = [str(row[0]) for row in vault.execute("SELECT id FROM device ORDER BY made_at, id").fetchall()]
    return {one: (seq, digest.hex()) for one in devices for seq, digest in [_head(vault, one)]}


def get_head(vault: Vault, device: str) -> tuple[int, bytes]:
    """The last seq and digest of one device's chain."""
    return _head(vault, device)


def is_on_chain(vault: Vault, device: str, seq: int, digest: bytes) -> bool:
    """Whether the chain of this device has come by here: with this digest at this seq (0: its start)."""
    if seq == 0:
        return digest == START
    row = vault.execute(
        "SELECT digest FROM audit_event WHERE device = ? AND seq = ?", (device, seq)
    ).fetchone()
    return row is not None and bytes(row[0]) == digest


def check_chains(vault: Vault) -> list[ChainState]:
    """Walk every device's chain from its start, and say where each first breaks, if it does."""
    rows = vault.execute("SELECT id, audit_key FROM device ORDER BY made_at, id").fetchall()
    return [_check(vault, device, key or vault.audit_key) for device, key in rows]


def _append(  # noqa: PLR0917 - the columns of an event, in their order
    vault: Vault, at: str, member: str, action: AuditAction, why: str, mark: bytes | None
) -> int:
    seq, prev = _head(vault, vault.device)
    event = (vault.device, seq + 1, prev, at, member, action.value, why, mark)
    vault.execute(
        "INSERT INTO audit_event (device, seq, prev, at, member, action, why, mark, digest) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*event, _digest(vault.audit_key, *event)),
    )
    return seq + 1


def _check(vault: Vault, device: str, key: bytes) -> ChainState:
    events = vault.execute(
        "SELECT device, seq, prev, at, member, action, why, mark, digest FROM audit_event "
        "WHERE device = ? ORDER BY seq",
        (device,),
    ).fetchall()
    prev, broken_at = START, None
    for place, (*event, digest) in enumerate(events, 1):
        fits = event[1] == place and event[2] == prev and same(_digest(key, *event), digest)
        if not fits:
            broken_at = place
            break
        prev = digest
    return ChainState(device=device, events=len(events), head=prev.hex(), broken_at=broken_at)


def _head(vault: Vault, device: str) -> tuple[int, bytes]:
    row = vault.execute(
        "SELECT seq, digest FROM audit_event WHERE device = ? ORDER BY seq DESC LIMIT 1", (device,)
    ).fetchone()
    return (0, START) if row is None else (int(row[0]), bytes(row[1]))


def _digest(key: bytes, *event: Any) -> bytes:
    fields = (one if isinstance(one, bytes) else str("" if one is None else one).encode() for one in event)
    return keyed_digest(key, _EVENT_LABEL, *fields)


def _mark(vault: Vault, object_id: str, person_id: str) -> bytes | None:
    if not object_id:
        return None
    if not person_id:
        return keyed_digest(vault.audit_key, _MARK_LABEL, object_id.encode())
    salt = _salt(vault, person_id)
    if salt is None:
        salt = secrets.token_bytes(DIGEST_BYTES)
        vault.execute("INSERT INTO person_salt (person_id, salt) VALUES (?, ?)", (person_id, salt))
    return keyed_digest(salt, _MARK_LABEL, object_id.encode())


def _salt(vault: Vault, person_id: str) -> bytes | None:
    row = vault.execute("SELECT salt FROM person_salt WHERE person_id = ?", (person_id,)).fetchone()
    return None if row is None else bytes(row[0])


def _events(vault: Vault, condition: str, values: tuple[object, ...]) -> list[AuditEvent]:
    rows = vault.execute(
        f"SELECT device, seq, at, member, action, why FROM audit_event WHERE {condition}", values
    ).fetchall()
    return [
        AuditEvent(
            device=device,
            seq=seq,
            at=datetime.fromisoformat(at),
            member=member,
            action=AuditAction(action),
            why=why,
        )
        for device, seq, at, member, action, why in rows
    ]
