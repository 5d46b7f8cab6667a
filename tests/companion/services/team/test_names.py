"""Members say anew what they are called: everyone sees it, nobody else can say it, the vault's own name may follow."""

from __future__ import annotations

import pytest

from companion.domain.member import Member, Role
from companion.errors import Code
from companion.services.session import Session
from companion.services.sharing.view import list_linkable, list_names
from companion.services.team.inviting import make_invite, read_invite
from companion.services.team.names import change_own_names, see_own_names, share_own_names
from companion.services.team.teams import revoke_member, set_policy
from companion.services.vaults.my_vault import change_myself
from companion.team.bodies import RevokedWhy
from companion.team.names import Names
from companion.vault.audit import AuditAction, check_chains
from companion.vault.rows import get_record
from tests.companion.services.joiners import actions, code_of, lee, team

from ..team_of_three import TeamOfThree, let_in, share_roster, team_state

__all__ = ["lee", "team"]


def me(session: Session) -> Member:
    return get_record(session.vault, Member, session.member_id)


def seen_by(session: Session, member: str) -> tuple[str, str, str]:
    line = next(one for one in team_state(session).members if one.member == member)
    return line.name, line.organisation, line.contact


def test_everyone_sees_the_new_name(team: TeamOfThree, lee: Session) -> None:
    noor = team.worker
    changes = change_own_names(noor, " Nora Ali ", "The Corner", "0161 496 0001")
    assert changes.kinds == {"roster_entry"} and changes.ids == {noor.member_id} and not changes.steps
    assert actions(noor)[0] is AuditAction.CHANGE_NAMES
    team.share_roster()
    for one in team.all:
        assert seen_by(one, noor.member_id) == ("Nora Ali", "The Corner", "0161 496 0001")
        assert list_names(one)[noor.member_id] == "Nora Ali"
    let_in(team.administrator, lee, Role.WORKER)  # and so does who comes later
    assert seen_by(lee, noor.member_id)[0] == "Nora Ali"
    assert me(noor).name == "Noor"  # her own vault was not asked to
    assert all(one.broken_at is None for one in check_chains(noor.vault))


def test_the_vaults_own_name_follows_where_it_is_wished(team: TeamOfThree) -> None:
    noor = team.worker
    changes = change_own_names(noor, "Nora", "The Corner", "0161 496 0001", here_too=True)
    assert changes.kinds == {"roster_entry", "member"} and not changes.steps
    assert (me(noor).name, me(noor).organisation, me(noor).contact) == ("Nora", "The Corner", "0161 496 0001")


def test_a_number_for_colleagues_does_not_get_onto_plans(team: TeamOfThree) -> None:
    noor = team.worker
    change_myself(noor, contact="Ask at the desk")
    change_own_names(noor, "Nora", "Open Door", "0161 my own phone", here_too=True)
    assert (me(noor).name, me(noor).contact) == ("Nora", "Ask at the desk")


def test_the_team_can_be_told_what_the_vault_says(team: TeamOfThree) -> None:
    noor = team.worker
    own = see_own_names(noor)
    assert own is not None and own.same
    change_myself(noor, name="Nora", contact="Ask at the desk")
    own = see_own_names(noor)
    assert own is not None and not own.same and own.here.name == "Nora" and own.in_team.name == "Noor"
    assert share_own_names(noor).kinds == {"roster_entry"}
    own = see_own_names(noor)
    assert own is not None and own.same
    assert own.in_team == Names(name="Nora", organisation="Open Door", contact="0161 496 0000")


def test_the_same_again_is_no_entry(team: TeamOfThree) -> None:
    noor, before = team.worker, len(actions(team.worker))
    assert change_own_names(noor, "Noor", "Open Door", "0161 496 0000", here_too=True).kinds == frozenset()
    assert share_own_names(noor).kinds == frozenset() and len(actions(noor)) == before


@pytest.mark.parametrize(
    ("name", "organisation", "contact", "code"),
    [
        (" ", "", "", Code.NAME_MISSING),
        ("x" * 201, "", "", Code.NAME_TOO_LONG),
        ("Nora", "x" * 201, "", Code.NAME_TOO_LONG),
        ("Nora", "", "x" * 501, Code.TEXT_TOO_LONG),
    ],
)
def test_names_that_fit_on_no_card(
    team: TeamOfThree, name: str, organisation: str, contact: str, code: Code
) -> None:
    assert code_of(change_own_names, team.worker, name, organisation, contact, here_too=True) is code
    assert seen_by(team.worker, team.worker.member_id)[0] == me(team.worker).name == "Noor"


def test_who_is_in_no_team_is_called_nothing_there(team: TeamOfThree, lee: Session) -> None:
    assert see_own_names(lee) is None
    assert code_of(change_own_names, lee, "Lee", "", "") is Code.NOT_ADMITTED
    revoke_member(team.administrator, team.worker.member_id, RevokedWhy.LEFT)
    team.share_roster()
    assert see_own_names(team.worker) is None
    assert code_of(change_own_names, team.worker, "Nora", "", "") is Code.DEVICE_REVOKED


def test_a_name_that_was_said_at_once_with_something_else_is_said_again(team: TeamOfThree) -> None:
    """Two laptops write behind one entry: the branch that is lost is written anew, with the name in it."""
    change_own_names(team.worker, "Nora", "Open Door", "")
    set_policy(team.administrator, title="Night peers")
    for _ in range(3):
        team.share_roster()
    for one in team.all:
        assert seen_by(one, team.worker.member_id)[0] == "Nora" and team_state(one).title == "Night peers"


def test_an_invite_is_from_whom_the_team_knows(team: TeamOfThree) -> None:
    ada = team.administrator
    change_own_names(ada, "Adam", "Open Door", "")
    assert read_invite(make_invite(ada).text, ada.clock.now()).inviter == "Adam"
    share_roster(team.all)
    assert seen_by(team.supervisor, ada.member_id)[0] == "Adam"


def test_who_takes_the_name_of_another_is_told_apart_wherever_a_name_is_chosen_by(team: TeamOfThree) -> None:
    noor, sam = team.worker, team.supervisor
    plain = {one.member: (one.name, one.alike) for one in team_state(noor).members}
    assert plain[sam.member_id] == ("Sam", False)
    change_own_names(team.administrator, "ЅАM", "", "")
    team.share_roster()
    called = {one.member: (one.name, one.alike) for one in team_state(noor).members}
    assert called[sam.member_id] == ("Sam (2)", True)
    assert called[team.administrator.member_id] == ("ЅАM (1)", True)
    assert {"Sam (2)", "ЅАM (1)"} < {one.name for one in list_linkable(noor)}
    own = see_own_names(sam)
    assert own is not None and own.in_team.name == "Sam"  # what they are called is their own


def test_a_name_is_one_line(team: TeamOfThree) -> None:
    noor = team.worker
    change_myself(noor, name="Nora  Ali")
    share_own_names(noor)
    own = see_own_names(noor)
    assert own is not None and own.in_team.name == "Nora Ali" and own.same
    assert not share_own_names(noor).kinds  # and nothing is said anew by saying the same
