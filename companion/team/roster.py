"""The team as its log says: every entry checked against all before it, from the root that an invite pinned.

Pure: the same entries give the same state on every laptop and on a hub. Nobody is believed for carrying them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from companion.team.bodies import Create
from companion.team.entries import Entry, read_entry
from companion.team.refusals import Reason, refused, require
from companion.team.rules import applied, begun
from companion.team.shapes import ZEROS
from companion.team.states import DeviceState, MemberState, RosterState

__all__ = ["MOST_ENTRIES", "DeviceState", "MemberState", "RosterState", "advanced", "replay", "start"]

MOST_ENTRIES = 65_536


def start(data: bytes) -> RosterState:
    """The team after its first entry. Raises ROSTER_REFUSED."""
    entry = read_entry(data)
    body = entry.body
    require(entry.number == 0, Reason.WRONG_NUMBER)
    require(entry.prev == ZEROS, Reason.WRONG_PREV)
    if not isinstance(body, Create) or body.card.device != entry.device:
        raise refused(Reason.NOT_ALLOWED)
    require(entry.signed.verified(body.card.device_key), Reason.BAD_SIGNATURE)
    return begun(entry, body)


def advanced(state: RosterState, data: bytes) -> RosterState:
    """The team after one more entry. Raises ROSTER_REFUSED, and then nothing has changed."""
    entry = read_entry(data)
    require(entry.team == state.team, Reason.WRONG_TEAM)
    require(entry.number == state.number + 1, Reason.WRONG_NUMBER)
    require(entry.prev == state.head, Reason.WRONG_PREV)
    require(entry.number < MOST_ENTRIES, Reason.TOO_MANY)
    signer = _signer(state, entry)
    require(entry.signed.verified(signer.key), Reason.BAD_SIGNATURE)
    after = applied(state, entry, signer)
    return replace(after, number=entry.number, head=entry.hash)


def replay(entries: Iterable[bytes], root: bytes) -> RosterState:
    """The team after all these, oldest first. Raises ROSTER_REFUSED at the first that does not count."""
    state: RosterState | None = None
    for data in entries:
        if state is not None:
            state = advanced(state, data)
            continue
        state = start(data)
        require(state.root == root, Reason.WRONG_ROOT)
    if state is None:
        raise refused(Reason.WRONG_ROOT)
    return state


def _signer(state: RosterState, entry: Entry) -> DeviceState:
    signer = state.devices.get(entry.device)
    if signer is None:
        raise refused(Reason.UNKNOWN_SIGNER)
    require(signer.stands, Reason.SIGNER_REVOKED)
    return signer
