"""Invites: three forms of one, for three days, for one person, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from companion.crypto.invite import new_secret
from companion.domain.member import Role
from companion.errors import Code
from companion.services.session import Session
from companion.services.team.admitting import admit, turn_away
from companion.services.team.inviting import find_invite, make_invite, read_invite, take_invite_back
from companion.services.team.joining import ask_to_join
from companion.team.invites import Place
from companion.team.words import to_words
from companion.vault.audit import AuditAction
from companion.vault.carriers import CarrierRow, put_carrier
from companion.vault.team_rows import (
    InviteState,
    get_invite,
    put_invite_state,
)
from tests.companion.services.joiners import Shelf, actions, code_of, lee, request, team, wait

from ..team_of_three import (
    TeamOfThree,
    ask,
    bring_requests,
    open_laptop,
    team_state,
)

__all__ = ["lee", "team"]


def test_the_three_forms_are_one_invite(team: TeamOfThree) -> None:
    ada = team.administrator
    with ada.vault.transaction():
        put_carrier(
            ada.vault,
            CarrierRow(id="c", kind="folder", place="/home/ada/Team", facts={}, since=ada.clock.now()),
        )
    made = make_invite(ada)
    invite = read_invite(made.text, ada.clock.now())
    assert find_invite(Shelf(ada), " ".join(made.words).upper(), ada.clock.now()) == invite
    assert invite.places == (Place(kind="folder", where="/home/ada/Team"),)
    assert (invite.inviter, invite.title, invite.expires) == ("Ada", "Open Door peers", made.expires_at)
    assert invite.locator.hex() == made.locator
    assert [one.locator for one in team_state(ada).invites] == [made.locator]
    assert team_state(team.worker).invites == ()


def test_an_invite_is_good_for_three_days_at_both_ends(team: TeamOfThree, lee: Session) -> None:
    made = make_invite(team.administrator)
    invite = read_invite(made.text, made.expires_at - timedelta(seconds=1))
    assert code_of(read_invite, made.text, made.expires_at) is Code.INVITE_EXPIRED
    assert (
        code_of(find_invite, Shelf(team.administrator), " ".join(made.words), made.expires_at)
        is Code.INVITE_EXPIRED
    )
    wait(lee, hours=73)
    assert code_of(ask, lee, made.text) is Code.INVITE_EXPIRED
    assert code_of(ask_to_join, lee, invite, "Lee", "", "", ()) is Code.INVITE_EXPIRED
    wait(lee, hours=-73)
    ask(lee, made.text)
    wait(team.administrator, hours=73)
    bring_requests(lee, team.administrator)
    assert request(team.administrator).fault is Code.INVITE_EXPIRED
    assert code_of(admit, team.administrator, request(team.administrator).request, ()) is Code.INVITE_EXPIRED
    for early, fault in ((0, Code.INVITE_EXPIRED), (1, None)):
        at = made.expires_at - timedelta(seconds=early)
        team.administrator.vault.execute("UPDATE join_request SET arrived_at = ?", (at.isoformat(),))
        assert request(team.administrator).fault is fault


def test_an_invite_is_good_for_one_request(team: TeamOfThree, lee: Session, tmp_path: Path) -> None:
    other = open_laptop(tmp_path / "eve", 8, "Eve", Role.WORKER)
    made = make_invite(team.administrator)
    for one in (lee, other):
        ask(one, made.text)
        bring_requests(one, team.administrator)
    first, second = team_state(team.administrator).requests
    assert (first.fault, second.fault) == (None, Code.INVITE_USED)
    assert code_of(admit, team.administrator, second.request, ()) is Code.INVITE_USED
    admit(team.administrator, first.request, ())
    assert code_of(admit, team.administrator, second.request, ()) is Code.INVITE_USED
    assert code_of(ask, lee, made.text) is Code.INVITE_USED
    other.vault.close()


def test_the_second_never_comes_in_by_waiting_for_the_first_to_be_turned_away(
    team: TeamOfThree, lee: Session, tmp_path: Path
) -> None:
    other = open_laptop(tmp_path / "eve", 8, "Eve", Role.WORKER)
    made = make_invite(team.administrator)
    for one in (lee, other):
        ask(one, made.text)
        bring_requests(one, team.administrator)
    wait(team.administrator, hours=80)
    turn_away(team.administrator, team_state(team.administrator).requests[0].request)
    assert request(team.administrator).fault is Code.INVITE_USED
    other.vault.close()


def test_an_invite_taken_back_is_good_for_nothing(team: TeamOfThree, lee: Session) -> None:
    ada = team.administrator
    made = make_invite(ada)
    locator = bytes.fromhex(made.locator)
    with ada.vault.transaction():
        put_invite_state(ada.vault, locator, InviteState.POSTED)
    assert take_invite_back(ada, made.locator).kinds == {"posted_invite"}
    row = get_invite(ada.vault, locator)
    assert row is not None and row.state is InviteState.TO_TAKE_BACK
    assert take_invite_back(ada, made.locator).kinds == {"posted_invite"}
    ask(lee, made.text)
    bring_requests(lee, ada)
    assert request(ada).fault is Code.INVITE_USED
    assert code_of(take_invite_back, ada, "00" * 16) is Code.NOT_FOUND
    assert AuditAction.TAKE_INVITE_BACK in actions(ada)


def test_old_invites_are_taken_away(team: TeamOfThree) -> None:
    ada = team.administrator
    old, posted = make_invite(ada), make_invite(ada)
    with ada.vault.transaction():
        put_invite_state(ada.vault, bytes.fromhex(posted.locator), InviteState.POSTED)
    wait(ada, hours=73)
    new = make_invite(ada)
    states = [get_invite(ada.vault, bytes.fromhex(one.locator)) for one in (old, posted, new)]
    assert [row and row.state for row in states] == [
        InviteState.OVER, InviteState.TO_TAKE_BACK, InviteState.TO_POST,
    ]  # fmt: skip
    assert [one.locator for one in team_state(ada).invites] == [new.locator]


@pytest.mark.parametrize("deed", [make_invite, lambda one: take_invite_back(one, "00" * 16)])
def test_only_an_administrator_invites(
    team: TeamOfThree, lee: Session, deed: Callable[[Session], object]
) -> None:
    assert code_of(deed, team.worker) is Code.NOT_ADMINISTRATOR
    assert code_of(deed, lee) is Code.NOT_ADMITTED


def test_words_that_name_no_invite_here(team: TeamOfThree) -> None:
    ada = team.administrator
    words = " ".join(to_words(new_secret()))
    assert code_of(find_invite, Shelf(ada), words, ada.clock.now()) is Code.INVITE_UNKNOWN
    made = make_invite(ada)
    shelf = Shelf(ada)
    shelf.posted = {locator: data[:-1] for locator, data in shelf.posted.items()}
    assert code_of(find_invite, shelf, " ".join(made.words), ada.clock.now()) is Code.INVITE_UNKNOWN
    assert code_of(find_invite, shelf, "one two", ada.clock.now()) is Code.INVITE_MISTYPED
    assert code_of(read_invite, "hello", ada.clock.now()) is Code.INVITE_MISTYPED
