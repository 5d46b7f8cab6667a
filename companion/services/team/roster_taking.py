"""Taking in the team's log as a carrier hands it out: checked from the root, whole, and never backwards.

What was made here and no carrier has taken yet is a draft: it competes with nothing, and goes behind what came first.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from companion.crypto.invite import open_names_key
from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from companion.services.session import Session
from companion.services.team.answers import forget_answers
from companion.services.team.membership import Pinned, get_pinned, get_roster, was_let_in
from companion.services.team.own_keys import keep_member_key, keep_names_key
from companion.services.team.roster_log import append_signed, get_signer, touched_roster
from companion.services.team.teams import follow_role, rotate_my_keys
from companion.services.team.trouble import get_trouble, put_trouble
from companion.team.bodies import Body, Create, Policy, SetPolicy
from companion.team.branches import Settled, settle, un_revoked
from companion.team.entries import Entry, read_entry
from companion.team.roster import RosterState
from companion.team.rules import has_room
from companion.vault.audit import AuditAction, append_event
from companion.vault.db import get_meta, put_meta
from companion.vault.team_rows import (
    RequestState,
    RosterRow,
    drop_roster_entries,
    list_requests,
    list_roster_branches,
    put_request_state,
    put_roster_entry,
    put_roster_pushed,
    put_roster_standing,
    put_roster_written_anew,
)

_UN_REVOKED = "team_un_revoked"


@dataclass(frozen=True, kw_only=True)
class _Held:
    """What we hold: entries others may hold too, and drafts of ours, both by number."""

    shown: tuple[RosterRow, ...]
    drafts: tuple[RosterRow, ...]

    @property
    def head(self) -> bytes | None:
        """The newest entry of the log we follow that others may hold."""
        standing = [row.hash for row in self.shown if row.standing]
        return standing[-1] if standing else None


def take_roster(session: Session, entries: Sequence[bytes], *, least: int = -1) -> Changes:
    """Take in entries from a carrier: any order, any branch, those we hold among them.

    `least`: a number that this carrier has shown before, where `entries` are all it has; when nothing as new is among
    them, it has gone back. Trouble is never followed; it is named in `TeamState.trouble`.
    """
    with session.vault.transaction():
        pinned = get_pinned(session)
        if pinned is None:
            return Changes()
        if _knows(session, pinned, entries):
            return _nothing_new(session, pinned, entries, least)
        before = get_roster(session)
        parsed, bad = _parsed(entries)
        gone_back = max((one.number for one, _ in parsed), default=-1) < least
        settled = _settled(session, pinned, parsed)
        if settled is None:
            return _tell(session, Code.ROSTER_FORKED if parsed else None)
        came = {one.hash for one, _ in parsed}
        refused = bad or any(one in came for one in settled.refused)
        trouble = _trouble(session, before, settled, gone_back=gone_back, refused=refused)
        changes = _tell(session, trouble)
        after = get_roster(session)
        if after is None or (before is not None and after.head == before.head):
            return changes
        return changes | touched_roster(after.team) | _follow(session, after)


def _knows(session: Session, pinned: Pinned, entries: Sequence[bytes]) -> bool:
    """Whether we hold all these already, and knew that others do."""
    held = {row.hash for row in list_roster_branches(session.vault, pinned.team) if row.pushed}
    return bool(entries) and all(hashlib.sha256(data).digest() in held for data in entries)


def _nothing_new(session: Session, pinned: Pinned, entries: Sequence[bytes], least: int) -> Changes:
    """What was settled stays settled, and so does a fork; other trouble is as this carrier shows it."""
    if get_trouble(session) is Code.ROSTER_FORKED:
        return Changes()
    came = {hashlib.sha256(data).digest() for data in entries}
    rows = list_roster_branches(session.vault, pinned.team)
    newest = max(row.number for row in rows if row.hash in came)
    return _tell(session, Code.ROSTER_ROLLED_BACK if newest < least else None)


def _parsed(entries: Sequence[bytes]) -> tuple[list[tuple[Entry, bytes]], bool]:
    found, bad = [], False
    for data in entries:
        try:
            found.append((read_entry(data), data))
        except KnownError:
            bad = True
    return found, bad


def _settled(session: Session, pinned: Pinned, parsed: Sequence[tuple[Entry, bytes]]) -> Settled | None:
    """Store what counts, and say which of it stands. None without a root to begin at."""
    put_roster_pushed(session.vault, [one.hash for one, _ in parsed])
    held = _held(session, pinned)
    heap = {row.hash: row.data for row in held.shown} | {one.hash: data for one, data in parsed}
    if pinned.root not in heap:
        return None
    settled = settle(heap.values(), pinned.root, held.head)
    standing = frozenset(settled.standing)
    for one, data in parsed:
        if one.hash in standing or one.hash in settled.lost:
            row = RosterRow(
                hash=one.hash,
                team=pinned.team,
                number=one.number,
                prev=one.prev,
                data=data,
                standing=False,
                pushed=True,
            )
            put_roster_entry(session.vault, row)
    put_roster_standing(session.vault, settled.lost, False)
    put_roster_standing(session.vault, standing, True)
    _write_anew(session, held, settled)
    return settled


def _held(session: Session, pinned: Pinned) -> _Held:
    rows = list_roster_branches(session.vault, pinned.team)
    is_draft = [row.mine and not row.pushed and row.hash != pinned.root for row in rows]
    return _Held(
        shown=tuple(row for row, draft in zip(rows, is_draft, strict=True) if not draft),
        drafts=tuple(row for row, draft in zip(rows, is_draft, strict=True) if draft),
    )


def _write_anew(session: Session, held: _Held, settled: Settled) -> None:
    """Put our drafts, and our entries on a branch that lost, behind the log as it stands, as far as they still fit."""
    state = settled.state
    if held.drafts and held.drafts[0].prev == state.head:
        return
    lost = [row for row in held.shown if row.mine and row.hash in settled.lost]
    drop_roster_entries(session.vault, [row.hash for row in held.drafts])
    put_roster_written_anew(session.vault, [row.hash for row in lost])
    for row in sorted((*lost, *held.drafts), key=lambda one: one.number):
        entry = read_entry(row.data)
        signer = get_signer(session, entry.device)
        if signer is None:
            continue
        try:
            state = append_signed(session, state, _anew(entry, held, state), signer)
        except KnownError:
            continue


def _anew(entry: Entry, held: _Held, state: RosterState) -> Body:
    """What an entry of ours says behind another log. A policy says anew what it changed, and leaves the rest alone."""
    if not isinstance(entry.body, SetPolicy):
        return entry.body
    rows = {row.hash: row for row in (*held.shown, *held.drafts)}
    before = _policy_before(rows, entry.prev)
    changed = {
        item.name: getattr(entry.body.policy, item.name)
        for item in fields(Policy)
        if getattr(entry.body.policy, item.name) != getattr(before, item.name)
    }
    return SetPolicy(policy=replace(state.policy, **changed))


def _policy_before(rows: dict[bytes, RosterRow], at: bytes) -> Policy:
    while True:
        entry = read_entry(rows[at].data)
        if isinstance(entry.body, SetPolicy | Create):
            return entry.body.policy
        at = entry.prev


def _trouble(
    session: Session, before: RosterState | None, settled: Settled, *, gone_back: bool, refused: bool
) -> Code | None:
    after = get_roster(session)
    missing = frozenset(json.loads(get_meta(session.vault, _UN_REVOKED) or "[]"))
    if before is not None and after is not None:
        missing |= un_revoked(before, after)
        missing = frozenset(one for one in missing if one in after.devices and after.devices[one].why is None)
    put_meta(session.vault, _UN_REVOKED, json.dumps(sorted(missing)))
    if settled.forked or missing:
        return Code.ROSTER_FORKED
    if gone_back:
        return Code.ROSTER_ROLLED_BACK
    return Code.ROSTER_REFUSED if refused else None


def _tell(session: Session, trouble: Code | None) -> Changes:
    return touched_roster() if put_trouble(session, trouble) else Changes()


def _follow(session: Session, roster: RosterState) -> Changes:
    """What the log means for ourselves: let in, another role, a key that is sealed to no longer."""
    ours, me = roster.devices.get(session.vault.device), roster.members.get(session.member_id)
    if ours is None or me is None or not ours.stands or ours.member != me.id:
        return Changes()
    changes = Changes()
    private = keep_member_key(session, me.key, me.key_version) if me.key else None
    if private is not None and not was_let_in(session):
        names_key = open_names_key(private, me.names_key, roster.team, me.id)
        if names_key is not None:
            keep_names_key(session, roster.team, names_key)
    changes |= _admitted(session, roster.team)
    alone = me.devices == (ours.id,)  # revoked, or rotated after the backup that we came from
    if private is None and alone and has_room(me, 1):
        changes |= rotate_my_keys(session)
    return changes | follow_role(session, me.roles)


def _admitted(session: Session, team: str) -> Changes:
    asked = [
        row
        for state in (RequestState.TO_SEND, RequestState.SENT)
        for row in list_requests(session.vault, state)
    ]
    for row in asked:
        put_request_state(session.vault, row.hash, RequestState.ADMITTED)
    forget_answers(session)
    if asked:
        append_event(session.vault, session.clock, session.member_id, AuditAction.JOIN, team)
    return Changes(kinds=frozenset({"join_request"})) if asked else Changes()
