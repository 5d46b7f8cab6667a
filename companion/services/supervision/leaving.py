"""Whose sharing depends on a member: what this laptop can know of it before somebody is taken out of the team."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.consent import ConsentDecision, in_force
from companion.domain.person import Person
from companion.services.glances import note_glance
from companion.services.session import Session
from companion.vault.rows import get_record, list_where
from companion.vault.shared import get_heading, list_every_line


@dataclass(frozen=True, kw_only=True)
class LeavingFacts:
    """`shared_by_them`: the people about whom they shared something that is here, by name. `said_yes`: our own people
    who said yes to them. What they shared with others is known to their own laptop, and not here.
    """

    shared_by_them: tuple[str, ...]
    said_yes: tuple[str, ...]


def see_leaving(session: Session, member: str) -> LeavingFacts:
    """Look at what hangs on this member. Seeing it is an audit event, once until something else is looked at."""
    note_glance(session, "leaving")
    vault, today = session.vault, session.clock.today()
    came = [one for one in list_every_line(vault) if one.author == member and one.withdrawn_at is None]
    decisions = list_where(vault, ConsentDecision, "recipient = ? ORDER BY id", (member,))
    people = dict.fromkeys(one.person_id for one in decisions if in_force(one, today))
    standing = [get_record(vault, Person, one) for one in people]
    return LeavingFacts(
        shared_by_them=tuple(dict.fromkeys(get_heading(vault, one.version)[0] for one in came)),
        said_yes=tuple(one.name for one in standing if one.removed is None),
    )
