"""Rows of the details that miss the words they need wait in the vault, and are no part of the person."""

from __future__ import annotations

from companion.domain.person import ContactKind, ContactWay
from companion.services.record.begun_rows import get_begun_rows, keep_begun_rows
from companion.services.record.people import add_person, see_details
from companion.services.vaults.vaults import lock_vault
from tests.companion.vault_fixtures import open_test_session


def test_begun_rows_wait_and_change_nothing(tmp_path):
    session = open_test_session(tmp_path)
    person = add_person(session, "Amina").made
    way = ContactWay(kind=ContactKind.PHONE, value="", times="after six")
    assert get_begun_rows(session, person) == {}
    assert not keep_begun_rows(session, person, "ways", [way]).steps
    lock_vault(session)
    session = open_test_session(tmp_path)
    assert get_begun_rows(session, person) == {"ways": (way,)}
    assert see_details(session, person).ways == ()
    keep_begun_rows(session, person, "ways", [])
    assert get_begun_rows(session, person) == {"ways": ()}
    lock_vault(session)
