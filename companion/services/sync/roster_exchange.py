"""The team's log between a carrier and the vault: what it hands out is taken in, what it lacks is given to it."""

from __future__ import annotations

from dataclasses import replace

from companion.crypto.envelope import digest_of
from companion.domain.changes import Changes
from companion.errors import BugError, Code, KnownError
from companion.services.session import Session
from companion.services.sharing.granting import grant_to_newcomers
from companion.services.sharing.keeping_to_consent import keep_to_every_consent
from companion.services.supervision.arrivals import try_again_with_roster
from companion.services.sync.old_copies import compare_trail
from companion.services.sync.put_back import compare_place
from companion.services.team.membership import get_membership, get_pinned, get_roster
from companion.services.team.roster_log import get_carrier_signer
from companion.services.team.roster_taking import take_roster
from companion.services.team.trouble import get_trouble
from companion.sync import commands as ask
from companion.sync.wire import CarrierKind
from companion.team.shapes import ZEROS
from companion.vault.carriers import CarrierRow, get_carrier, list_carriers, put_carrier_facts
from companion.vault.db import get_meta, put_meta
from companion.vault.team_rows import get_roster_entry, list_roster, list_roster_hashes, put_roster_pushed

_PUSHED_AT_ONCE = 200
_FOLLOWED = "roster_followed"


def roster_start(row: CarrierRow) -> int:
    """What to ask a carrier's log from. A folder shows every branch, so it is read whole. A hub is asked for the entry
    that it showed last as well: when that is gone, the hub has gone back.
    """
    return -1 if row.kind == CarrierKind.FOLDER else max(-1, row.roster_cursor - 1)


def take_roster_page(
    session: Session, carrier: str, command: ask.TakeRoster
) -> tuple[ask.RosterTaken, Changes]:
    """Take in a page of the log; what the team is now, and what this carrier still lacks.

    Raises DEVICE_REVOKED when it says that this device is out, CARRIER_ROLLED_BACK when it ends before what it
    showed before (whoever tries again then gives it back what it has lost), OLD_COPY when the carrier knows more of
    this device than this vault, and CURSOR_EXPIRED when it knows less than it acknowledged: the next round begins anew.
    """
    row = get_carrier(session.vault, carrier)
    least = row.roster_cursor if _shows_all(row, command) else -1
    came = {digest_of(data) for data in command.entries}
    changes = Changes()
    if not _is_known(session, came, least):
        changes = take_roster(session, command.entries, least=least)
    if least >= 0 and get_trouble(session) is Code.ROSTER_ROLLED_BACK:
        with session.vault.transaction():
            put_carrier_facts(session.vault, replace(row, roster_cursor=-1))
        raise KnownError(Code.CARRIER_ROLLED_BACK)
    standing = list_roster_hashes(session.vault, _team(session))
    after = max((number for number, one in standing.items() if one in came), default=command.asked_after)
    admitted = _is_admitted(session)
    if admitted:
        compare_trail(session, command.trail)
        if _shows_all(row, command):
            compare_place(session, row, command.trail)
        changes |= _with_the_new_team(session)
    return _shared_up_to(session, row, after, admitted=admitted), changes


def note_pushed(session: Session, carrier: str, command: ask.NotePushed) -> ask.RosterTaken:
    """The carrier has these entries now; what it still lacks."""
    hashes = {digest_of(data) for data in command.entries}
    known_as = get_carrier_signer(session).device
    with session.vault.transaction():
        put_roster_pushed(session.vault, hashes)
    renamed = get_carrier_signer(session).device != known_as
    standing = list_roster_hashes(session.vault, _team(session))
    after = max((number for number, one in standing.items() if one in hashes), default=-1)
    taken = _shared_up_to(session, get_carrier(session.vault, carrier), after, admitted=True)
    return replace(taken, renamed=renamed)


def _shows_all(row: CarrierRow, command: ask.TakeRoster) -> bool:
    if command.asked_after != roster_start(row):
        return False
    return row.kind != CarrierKind.FOLDER or not command.more


def _is_known(session: Session, came: set[bytes], least: int) -> bool:
    """Whether there is nothing to learn: all of it is here, was shown before, and nothing is wrong with the log."""
    rows = [row for one in came if (row := get_roster_entry(session.vault, one)) is not None and row.pushed]
    newest = max((row.number for row in rows), default=-1)
    return len(rows) == len(came) and newest >= least and get_trouble(session) is None


def _shared_up_to(session: Session, row: CarrierRow, after: int, *, admitted: bool) -> ask.RosterTaken:
    standing = {one.number: one for one in list_roster(session.vault, _team(session), after - 1)}
    if row.roster_cursor != after:
        with session.vault.sync_door() as door, door.transaction():
            put_carrier_facts(door, replace(get_carrier(door, row.id), roster_cursor=after))
    head = standing[after].hash if after in standing else ZEROS
    shown_first_elsewhere = _leaves_drafts_to_a_hub(session, row)
    push = [
        one.data
        for number, one in sorted(standing.items())
        if number > after and not (shown_first_elsewhere and one.mine and not one.pushed)
    ]
    return ask.RosterTaken(after=after, admitted=admitted, push=tuple(push[:_PUSHED_AT_ONCE]), head=head)


def _leaves_drafts_to_a_hub(session: Session, row: CarrierRow) -> bool:
    """A hub takes one of two entries that were made at once; a folder gets what the hub took."""
    return row.kind == CarrierKind.FOLDER and any(
        one.kind == CarrierKind.HUB for one in list_carriers(session.vault)
    )


def _with_the_new_team(session: Session) -> Changes:
    """Once for each state of the log: newcomers are given what a yes to the whole team covers, whoever is out gets
    nothing that still waits, and what the log refused before is looked at again.
    """
    roster = get_roster(session)
    head = roster.head.hex() if roster else ""
    with session.vault.transaction():
        if get_meta(session.vault, _FOLLOWED) == head:
            return Changes()
        try_again_with_roster(session)
        changes = keep_to_every_consent(session) | grant_to_newcomers(session)
        put_meta(session.vault, _FOLLOWED, head)
    return changes


def _is_admitted(session: Session) -> bool:
    try:
        get_membership(session)
    except KnownError as trouble:
        if trouble.code is not Code.NOT_ADMITTED:
            raise
        return False
    return True


def _team(session: Session) -> str:
    pinned = get_pinned(session)
    if pinned is None:
        raise BugError("a carrier's log without a team")
    return pinned.team
