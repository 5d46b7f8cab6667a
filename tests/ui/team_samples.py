"""A team for pictures and audits: this vault looks after it, another is in it, a third asks, and an invite is open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from companion.domain.member import Role
from companion.services.session import Session
from companion.services.sync.places import use_folder
from companion.services.team.answers import take_answers
from companion.services.team.inviting import make_invite
from companion.services.team.membership import get_membership
from companion.services.team.teams import create_team, revoke_member
from companion.team.answers import AnswerWhy, make_answer
from companion.team.bodies import RevokedWhy
from companion.vault.team_rows import KeyKind, RequestState, list_own_keys, list_requests
from tests.companion.services.team_of_three import ask, bring_requests, let_in, open_laptop

TITLE = "Riverside team"


def put_team(session: Session) -> None:
    """Everything the page can show to an administrator."""
    create_team(session, TITLE)
    home = session.vault.path.parent
    use_folder(session, home.parent / f"{home.name} shared")
    for number, name in enumerate(("Noor Haddad", "Someone Before"), 2):
        with _laptop(session, number, name) as joiner:
            let_in(session, joiner, Role.WORKER)
            if number == 3:
                revoke_member(session, joiner.member_id, RevokedWhy.LEFT)
    with _laptop(session, 4, "Ola Peters") as joiner:
        ask(joiner, make_invite(session).text, Role.SUPERVISOR)
        bring_requests(joiner, session)
    make_invite(session)


def put_request(session: Session) -> None:
    """This vault has asked to come into a team."""
    with _laptop(session, 2, "Ruth Ashworth") as founder:
        create_team(founder, TITLE)
        ask(session, make_invite(founder).text, Role.WORKER)


def put_refusal(session: Session, why: AnswerWhy) -> None:
    """This vault has asked to come into a team, and was answered so."""
    with _laptop(session, 2, "Ruth Ashworth") as founder:
        create_team(founder, TITLE)
        ask(session, make_invite(founder).text, Role.WORKER)
        asked = list_requests(session.vault, RequestState.TO_SEND)[0]
        key = list_own_keys(founder.vault, KeyKind.ANSWER)[0]
        secret = list_own_keys(session.vault, KeyKind.ASKED)[0].secret
        root = get_membership(founder).root
        take_answers(session, [make_answer(secret, key.secret, root, asked.hash, why)])


@contextmanager
def _laptop(session: Session, number: int, name: str) -> Iterator[Session]:
    """Another laptop whose clock shows the same."""
    folder = session.vault.path.parent / f"laptop {number}"
    laptop = open_laptop(folder, number, name, Role.WORKER, session.clock.now())
    try:
        yield laptop
    finally:
        laptop.vault.close()
