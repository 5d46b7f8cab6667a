"""After a backup was restored: this vault goes on as a new device, and the team is told so by the old one's key."""

from __future__ import annotations

from companion.errors import BugError
from companion.services.session import Session
from companion.services.team.joining import list_own_requests
from companion.services.team.membership import get_roster
from companion.services.team.own_keys import make_device_key, retire_device_key
from companion.services.team.roster_log import append_signed, get_signer
from companion.services.team.teams import rotate_my_keys
from companion.team.bodies import ReplaceDevice
from companion.team.rules import has_room
from companion.vault.audit import AuditAction, append_event
from companion.vault.team_rows import RequestState, put_request_state

_ENTRIES = 2
"""The new device, and the new key."""


def replace_device(session: Session, old: str) -> None:
    """Put ourselves in the place of the device that wrote this vault before, in the transaction that restores it.

    The old device signs nothing more, and its number is never used again: the new one counts its parcels from 1. The
    member key is a new one too, for nobody knows where the old laptop is. A device that the team has revoked replaces
    nothing, nor does one where the log has no room left for its member: then they ask to come in anew. A request that
    was not answered yet is to be made again.
    """
    for row in list_own_requests(session):
        put_request_state(session.vault, row.hash, RequestState.TURNED_AWAY)
    roster = get_roster(session)
    ours = roster.devices.get(old) if roster else None
    if roster is None or ours is None or not ours.stands or ours.member != session.member_id:
        return
    if not has_room(roster.members[ours.member], _ENTRIES):
        return
    signer = get_signer(session, old)
    if signer is None:
        raise BugError("a device without its key")
    new = make_device_key(session)
    append_signed(session, roster, ReplaceDevice(old=old, new=new.id, device_key=new.public), signer)
    retire_device_key(session, old)
    append_event(session.vault, session.clock, session.member_id, AuditAction.REPLACE_DEVICE, old)
    rotate_my_keys(session)
