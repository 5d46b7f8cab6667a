"""Own keys, the team's log, requests and invites: kept, read back, moved on."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from companion.errors import BugError
from companion.vault.db import Vault
from companion.vault.team_rows import (
    InviteState,
    KeyKind,
    RequestState,
    drop_own_key,
    drop_roster_entries,
    get_invite,
    get_own_key,
    get_request,
    get_roster_entry,
    get_roster_head,
    list_invites,
    list_own_keys,
    list_requests,
    list_roster,
    list_roster_branches,
    list_roster_hashes,
    put_invite,
    put_invite_state,
    put_own_key,
    put_own_key_instead,
    put_own_key_retired,
    put_request,
    put_request_state,
    put_roster_entry,
    put_roster_pushed,
    put_roster_standing,
    put_roster_written_anew,
)
from tests.companion.vault.team_samples import ADA, DAY, TEAM, digest, entry, invite, minute, own_key, request
from tests.companion.vault_fixtures import open_test_vault


@pytest.fixture
def vault(tmp_path: Path) -> Iterator[Vault]:
    vault = open_test_vault(tmp_path)
    with vault.transaction():
        yield vault
    vault.close()


def test_a_key_is_kept_in_every_version(vault: Vault) -> None:
    first, second = own_key(kind=KeyKind.MEMBER), own_key(kind=KeyKind.MEMBER, version=2)
    names = own_key(kind=KeyKind.NAMES, id=TEAM)
    for one in (second, first, names):
        put_own_key(vault, one)
    put_own_key_retired(vault, KeyKind.MEMBER, ADA, 1, DAY)
    first = replace(first, retired_at=DAY)
    assert get_own_key(vault, KeyKind.MEMBER, ADA, 1) == first
    assert get_own_key(vault, KeyKind.MEMBER, ADA, 3) is None
    assert list_own_keys(vault, KeyKind.MEMBER) == [first, second]
    assert list_own_keys(vault, KeyKind.MEMBER, "someone else") == []
    with pytest.raises(BugError):
        put_own_key(vault, own_key(kind=KeyKind.MEMBER))
    drop_own_key(vault, KeyKind.MEMBER, ADA)
    assert list_own_keys(vault, KeyKind.MEMBER) == []
    assert list_own_keys(vault, KeyKind.NAMES) == [names]


def test_a_key_that_was_never_told_gives_way(vault: Vault) -> None:
    for one in (first := own_key(kind=KeyKind.MEMBER), own_key(kind=KeyKind.MEMBER, version=2)):
        put_own_key_instead(vault, one)
    other = replace(first, secret=b"another", public=b"another")
    put_own_key_instead(vault, other)
    assert get_own_key(vault, KeyKind.MEMBER, ADA, 1) == other
    assert len(list_own_keys(vault, KeyKind.MEMBER)) == 2


def test_a_secret_is_not_in_what_is_printed_of_a_row() -> None:
    shown = repr([own_key(kind=KeyKind.DEVICE, secret=b"seed!"), invite(1), request(1), entry(1)])
    assert "seed!" not in shown
    assert "sealed" not in shown


def test_the_log_is_read_in_order_and_only_where_it_counts(vault: Vault) -> None:
    entries = [entry(number) for number in range(4)]
    other = entry(2, hash=digest("other"), standing=False)
    for one in (*reversed(entries), other):
        assert put_roster_entry(vault, one)
    assert not put_roster_entry(vault, replace(entries[0], data=b"others"))
    assert get_roster_entry(vault, entries[0].hash) == entries[0]
    assert get_roster_entry(vault, b"") is None
    assert list_roster(vault, TEAM) == entries
    assert list_roster(vault, TEAM, after=1) == entries[2:]
    assert list_roster(vault, "team-2") == []
    assert list_roster_hashes(vault, TEAM) == {one.number: one.hash for one in entries}
    assert list_roster_hashes(vault, "team-2") == {}
    assert get_roster_head(vault, TEAM) == entries[3]
    assert get_roster_head(vault, "team-2") is None
    assert len(list_roster_branches(vault, TEAM)) == 5


def test_another_branch_comes_to_count(vault: Vault) -> None:
    first, ours, theirs = entry(0), entry(1, mine=True), entry(1, hash=digest("theirs"), standing=False)
    for one in (first, ours, theirs):
        put_roster_entry(vault, one)
    put_roster_standing(vault, [ours.hash], standing=False)
    put_roster_standing(vault, [theirs.hash], standing=True)
    assert [one.hash for one in list_roster(vault, TEAM)] == [first.hash, theirs.hash]


def test_what_a_carrier_took_is_not_pushed_again(vault: Vault) -> None:
    for one in (entry(0, mine=True), entry(1, mine=True), entry(2)):
        put_roster_entry(vault, one)
    put_roster_pushed(vault, [entry(0).hash])
    assert [one.number for one in list_roster_branches(vault, TEAM) if one.mine and not one.pushed] == [1]


def test_what_was_written_anew_is_not_ours_to_push_any_more(vault: Vault) -> None:
    put_roster_entry(vault, entry(0, mine=True))
    put_roster_written_anew(vault, [entry(0).hash])
    assert list_roster_branches(vault, TEAM) == [entry(0)]


def test_only_what_nobody_else_has_seen_is_taken_out(vault: Vault) -> None:
    ours, taken, theirs = entry(0, mine=True), entry(1, mine=True, pushed=True), entry(2)
    for one in (ours, taken, theirs):
        put_roster_entry(vault, one)
    drop_roster_entries(vault, [ours.hash, taken.hash, theirs.hash])
    assert list_roster_branches(vault, TEAM) == [taken, theirs]


def test_a_request_comes_once_and_moves_on(vault: Vault) -> None:
    assert put_request(vault, request(2))
    assert put_request(vault, request(1))
    assert not put_request(vault, request(1, data=b"others"))
    assert list_requests(vault, RequestState.NEW) == [request(1), request(2)]
    put_request_state(vault, request(1).hash, RequestState.ADMITTED)
    assert list_requests(vault, RequestState.NEW) == [request(2)]
    assert get_request(vault, request(1).hash) == request(1, state=RequestState.ADMITTED)
    assert get_request(vault, b"") is None


def test_an_invite_moves_on(vault: Vault) -> None:
    for number in (2, 1):
        put_invite(vault, invite(number))
    assert list_invites(vault, InviteState.TO_POST) == [invite(1), invite(2)]
    put_invite_state(vault, invite(1).locator, InviteState.POSTED)
    assert get_invite(vault, invite(1).locator) == invite(1, state=InviteState.POSTED)
    assert get_invite(vault, b"") is None
    assert list_invites(vault, InviteState.TO_POST) == [invite(2)]
    assert invite(1).expires_at == minute(1)


@pytest.mark.parametrize("values", [{"hash": "text"}, {"prev": 1}, {"team": None}])
def test_a_column_takes_its_own_type_only(vault: Vault, values: dict[str, Any]) -> None:
    with pytest.raises(BugError):
        put_roster_entry(vault, entry(1, **values))
