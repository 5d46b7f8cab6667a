"""What the team calls us: said when we ask to come in, and said anew by ourselves whenever it is something else."""

from __future__ import annotations

from dataclasses import dataclass, replace

from companion.domain.changes import Changes
from companion.domain.member import Member
from companion.domain.text import cleaned, is_blank
from companion.errors import Code, KnownError
from companion.services.records import change_record
from companion.services.session import Session
from companion.services.team.membership import Membership, get_membership
from companion.services.team.roster_log import append_entry, require_names_key, touched_roster
from companion.team.bodies import SetNames
from companion.team.names import Names, one_line, sealed_names
from companion.vault.audit import AuditAction, append_event
from companion.vault.rows import get_record


@dataclass(frozen=True, kw_only=True)
class OwnNames:
    """What the team calls us, and what our own vault does: that stands on the plans we print."""

    in_team: Names
    here: Names

    @property
    def same(self) -> bool:
        """Whether both have one name and one organisation. How to be reached may well differ: it is for others."""
        here = (one_line(self.here.name), one_line(self.here.organisation))
        return (self.in_team.name, self.in_team.organisation) == here


def see_own_names(session: Session) -> OwnNames | None:
    """What we are called in the team and here; None where we are in no team."""
    try:
        us = get_membership(session)
    except KnownError as trouble:
        if trouble.code not in {Code.NOT_ADMITTED, Code.DEVICE_REVOKED}:
            raise
        return None
    me = get_record(session.vault, Member, session.member_id)
    return OwnNames(
        in_team=_in_team(session, us),
        here=Names(name=me.name, organisation=me.organisation, contact=me.contact),
    )


def change_own_names(
    session: Session, name: str, organisation: str, contact: str, *, here_too: bool = False
) -> Changes:
    """Let the team call us something else. `here_too`: let our own vault say the same name and organisation.

    How people can reach us, on their plans, follows only where it was what the team had: a number that is for
    colleagues does not get onto paper by this. Raises NOT_ADMITTED, DEVICE_REVOKED, NAME_MISSING, NAME_TOO_LONG,
    TEXT_TOO_LONG.
    """
    said = names_from(name, organisation, contact)
    changes = Changes()
    with session.vault.transaction():
        us = get_membership(session)
        before = _in_team(session, us)
        if said != before:
            sealed = sealed_names(require_names_key(session, us), us.team, us.member, said)
            append_entry(session, SetNames(member=us.member, names=sealed))
            append_event(session.vault, session.clock, us.member, AuditAction.CHANGE_NAMES, us.member)
            changes |= touched_roster(us.member)
        if here_too:
            changes |= _change_here(session, before, said)
    return changes


def share_own_names(session: Session) -> Changes:
    """Let the team call us what our own vault does; how the team can reach us stays. Raises as change_own_names."""
    with session.vault.transaction():
        me = get_record(session.vault, Member, session.member_id)
        contact = _in_team(session, get_membership(session)).contact
        return change_own_names(session, me.name, me.organisation, contact)


def names_from(name: str, organisation: str, contact: str) -> Names:
    """Names as they were typed. Raises NAME_MISSING, NAME_TOO_LONG, TEXT_TOO_LONG."""
    said = [one_line(cleaned(one)) for one in (name, organisation, contact)]
    if is_blank(said[0]):
        raise KnownError(Code.NAME_MISSING, field="name")
    names = Names(name=said[0], organisation=said[1], contact=said[2])
    names.require_fits()
    return names


def _in_team(session: Session, us: Membership) -> Names:
    return us.roster.names(require_names_key(session, us))[us.member]


def _change_here(session: Session, before: Names, said: Names) -> Changes:
    """Without a step to undo: what the team was told cannot be taken from it."""
    me = get_record(session.vault, Member, session.member_id)
    values = {"name": said.name, "organisation": said.organisation}
    if one_line(me.contact) == before.contact:
        values["contact"] = said.contact
    return replace(change_record(session, Member, me.id, **values), steps=())
