"""A team of vaults that are all open here, gathered as people do it: invite, ask, compare six words, admit.

Practice is made so, and whatever else plays several laptops in one program. All of it goes through the shared place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random

from companion.domain.consent import ConsentDecision, RecipientKind
from companion.domain.member import Member, Role
from companion.errors import BugError, Code, KnownError
from companion.services.session import Session
from companion.services.sharing.sharing import link_recipient
from companion.services.sync.ways import sync_places
from companion.services.team.admitting import admit
from companion.services.team.inviting import make_invite, read_invite
from companion.services.team.joining import ask_to_join, see_joining
from companion.services.team.teams import create_team
from companion.services.team.view import see_team
from companion.vault.rows import get_record, list_where

UsePlace = Callable[[Session, bool], object]
"""Begins to share through the place; told whether this is the one who begins the team."""


def gather_team(founder: Session, others: Sequence[Session], title: str, use_place: UsePlace) -> None:
    """The founder begins a team and lets the others in, one after another."""
    chance = Random(1)  # noqa: S311 - only for when to try again
    create_team(founder, title)
    use_place(founder, True)
    sync_places(founder, chance)
    for joiner in others:
        _let_in(founder, joiner, use_place, chance)
    for one in (founder, *others):
        sync_places(one, chance)


def link_by_name(session: Session) -> int:
    """Say of every decision that names a member or the team who is meant; how many were. Outside a team: none."""
    team = see_team(session)
    if team is None:
        return 0
    known = {(RecipientKind.MEMBER, line.name.casefold()): line.member for line in team.members}
    known[RecipientKind.TEAM, team.title.casefold()] = team.team
    linked = 0
    for decision in list_where(session.vault, ConsentDecision, "1 ORDER BY id", ()):
        named = known.get((decision.recipient_kind, decision.recipient.casefold()))
        if named is not None:
            link_recipient(session, decision.id, named)
            linked += 1
    return linked


@contextmanager
def suppress_until_let_in() -> Iterator[None]:
    """A round of somebody who has only asked ends with that: nobody has let them in yet."""
    try:
        yield
    except KnownError as error:
        if error.code is not Code.NOT_ADMITTED:
            raise


def _let_in(founder: Session, joiner: Session, use_place: UsePlace, chance: Random) -> None:
    member = get_record(joiner.vault, Member, joiner.member_id)
    text = make_invite(founder).text
    sync_places(founder, chance)
    roles: tuple[Role, ...] = (member.role,)
    invite = read_invite(text, joiner.clock.now())
    ask_to_join(joiner, invite, member.name, member.organisation, member.contact, roles)
    use_place(joiner, False)
    with suppress_until_let_in():
        sync_places(joiner, chance)
    sync_places(founder, chance)
    team, joining = see_team(founder), see_joining(joiner)
    request = next(iter(team.requests), None) if team else None
    if request is None or joining is None or request.six_words != joining.six_words:
        raise BugError("a request has not come as it was made")
    admit(founder, request.request, roles)
    sync_places(founder, chance)
    sync_places(joiner, chance)
