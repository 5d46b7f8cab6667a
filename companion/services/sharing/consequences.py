"""What a person's word would do if it were given now: said before it is given, and worked out by what does it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from companion.domain.consent import ConsentDecision, in_force
from companion.domain.recipients import Recipients, Said
from companion.services.session import Session
from companion.services.sharing.items import SharedItem, items_of
from companion.services.sharing.keeping_to_consent import list_falling
from companion.services.sharing.sources import find_membership, gather_said, team_now
from companion.services.sharing.view import list_names
from companion.services.team.membership import Membership
from companion.vault.shared import list_shared_copies


@dataclass(frozen=True, kw_only=True)
class Consequences:
    """What changes for others, by their names in the order of the roster.

    `destroyed`: whose copy is destroyed. `stopped`: for whom something waits that goes nowhere. `opened`: who may be
    sent something from then on and was not before. `closed`: who may not be any more. `beyond_us`: who has a copy that
    this laptop cannot ask for, for it is out of the team.
    """

    destroyed: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    opened: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()
    beyond_us: tuple[str, ...] = ()

    @property
    def takes_back(self) -> bool:
        """Whether it does what nothing brings back."""
        return bool(self.destroyed or self.stopped)


def weigh_word(session: Session, person_id: str, given: Iterable[ConsentDecision]) -> Consequences:
    """What these decisions would do, each as it would stand: new, changed, withdrawn or removed. Changes nothing."""
    us = find_membership(session)
    if us is None:
        return Consequences(beyond_us=_beyond_us(session, person_id, given))
    before = gather_said(session, person_id)
    after = _said_then(before, given)
    gone, waiting = _loses(list_falling(session, us, person_id, after))
    reached, reaches = (_reached(session, us, said) for said in (before, after))
    names, everyone = list_names(session), [one.id for one in team_now(us).members]

    def called(members: set[str]) -> tuple[str, ...]:
        return tuple(names.get(one, "") for one in everyone if one in members)

    return Consequences(
        destroyed=called(gone),
        stopped=called(waiting - gone),
        opened=called(reaches - reached),
        closed=called(reached - reaches),
    )


def _beyond_us(session: Session, person_id: str, given: Iterable[ConsentDecision]) -> tuple[str, ...]:
    """Who holds what rests on these decisions, where they are no yes any more and nobody can be asked from here."""
    today, names = session.clock.today(), list_names(session)
    ending = {one.id for one in given if not in_force(one, today)}
    copies = [one for one in list_shared_copies(session.vault, person_id) if one.consent_id in ending]
    holders = {member for item in items_of(session, copies) for member in item.holders()}
    return tuple(sorted(names.get(one, "") for one in holders))


def _said_then(before: Said, given: Iterable[ConsentDecision]) -> Said:
    changed = {one.id: one for one in given}
    standing = {one.id: one for one in before.decisions}
    then = [one for one in (standing | changed).values() if not one.removed]
    return replace(before, decisions=tuple(then))


def _loses(falling: Iterable[tuple[SharedItem, set[str]]]) -> tuple[set[str], set[str]]:
    """Who may have something that would be taken from them, and for whom it only waits."""
    gone: set[str] = set()
    waiting: set[str] = set()
    for item, leaving in falling:
        for member in leaving:
            may_have = any(one.may_have_gone for one in item.brought_to(member))
            (gone if may_have else waiting).add(member)
    return gone, waiting


def _reached(session: Session, us: Membership, said: Said) -> set[str]:
    rules = Recipients(said, team_now(us), session.clock.today())
    return {one.id for decision in said.decisions for one in rules.members(decision)}
