"""The audit chain: unbroken, unforgeable, and silent about whom once a salt is gone."""

import pytest

from companion.errors import BugError
from companion.vault.audit import (
    START,
    AuditAction,
    append_event,
    check_chains,
    is_on_chain,
    list_events,
    list_events_about,
    list_heads,
)
from companion.vault.db import Vault
from tests.companion.vault_fixtures import TEST_DEVICE, TEST_MEMBER, StepClock

PERSON, PLAN = "01890000-0000-7000-8000-00000000aaaa", "01890000-0000-7000-8000-00000000bbbb"


def note(vault: Vault, count: int = 5) -> None:
    clock = StepClock()
    with vault.transaction():
        for _ in range(count):
            append_event(vault, clock, TEST_MEMBER, AuditAction.PRINT, PLAN, PERSON)


def broken_at(vault: Vault) -> int | None:
    vault.db.conn.commit()
    return check_chains(vault)[0].broken_at


def test_an_empty_chain_is_whole(vault: Vault) -> None:
    state = check_chains(vault)[0]
    assert (state.device, state.events, state.head, state.broken_at) == (TEST_DEVICE, 0, START.hex(), None)


def test_a_whole_chain_is_whole_and_its_head_is_told(vault: Vault) -> None:
    note(vault)
    state = check_chains(vault)[0]
    assert (state.events, state.broken_at) == (5, None)
    assert list_heads(vault) == {TEST_DEVICE: (5, state.head)}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("UPDATE audit_event SET member = 'x' WHERE seq = 3", 3),
        ("UPDATE audit_event SET action = 'view' WHERE seq = 1", 1),
        ("UPDATE audit_event SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 5", 5),
        ("UPDATE audit_event SET why = 'x' WHERE seq = 2", 2),
        ("UPDATE audit_event SET mark = NULL WHERE seq = 4", 4),
        ("UPDATE audit_event SET digest = zeroblob(32) WHERE seq = 2", 2),
        ("DELETE FROM audit_event WHERE seq = 2", 2),
        ("DELETE FROM audit_event WHERE seq = 1", 1),
        ("UPDATE audit_event SET seq = seq + 1 WHERE seq = 5", 5),
    ],
)
def test_where_it_breaks_is_said(vault: Vault, change: str, place: int) -> None:
    note(vault)
    vault.execute(change)
    assert broken_at(vault) == place


def test_an_event_of_another_copy_of_the_vault_does_not_fit(vault: Vault) -> None:
    """Both copies have the key; what was done after they parted cannot be mixed."""
    note(vault)
    vault.execute("CREATE TABLE there AS SELECT * FROM audit_event WHERE seq = 4")
    vault.execute("DELETE FROM audit_event WHERE seq > 3")
    with vault.transaction():
        append_event(vault, StepClock(), TEST_MEMBER, AuditAction.VIEW, PLAN, PERSON)
    note(vault, 1)
    assert broken_at(vault) is None
    vault.execute("DELETE FROM audit_event WHERE seq = 4")
    vault.execute("INSERT INTO audit_event SELECT * FROM there")
    assert broken_at(vault) == 5


def test_an_event_made_without_the_key_does_not_fit(vault: Vault) -> None:
    note(vault)
    key, vault.audit_key = vault.audit_key, bytes(32)
    note(vault, 1)
    vault.audit_key = key
    assert broken_at(vault) == 6


def test_an_event_outside_a_transaction_is_our_own_fault(vault: Vault) -> None:
    with pytest.raises(BugError):
        append_event(vault, StepClock(), TEST_MEMBER, AuditAction.VIEW, PLAN, PERSON)


def test_an_event_goes_with_its_deed(vault: Vault) -> None:
    with pytest.raises(ZeroDivisionError), vault.transaction():
        append_event(vault, StepClock(), TEST_MEMBER, AuditAction.VIEW, PLAN, PERSON)
        raise ZeroDivisionError
    assert list_events(vault, 10) == []


def test_the_latest_events_can_be_read(vault: Vault) -> None:
    note(vault, 3)
    clock = StepClock()
    with vault.transaction():
        append_event(vault, clock, "", AuditAction.FAILED_UNLOCK, at=clock.moment)
        append_event(vault, clock, TEST_MEMBER, AuditAction.BACKUP, PLAN, why="daily")
    latest = list_events(vault, 2)
    assert [(one.seq, one.action, one.why) for one in latest] == [
        (5, AuditAction.BACKUP, "daily"),
        (4, AuditAction.FAILED_UNLOCK, ""),
    ]
    assert latest[1].at == StepClock().moment
    assert check_chains(vault)[0].broken_at is None


def test_no_id_of_a_person_or_thing_is_in_the_chain(vault: Vault) -> None:
    note(vault)
    row = vault.execute("SELECT * FROM audit_event LIMIT 1").fetchone()
    assert PLAN not in repr(row)
    assert PERSON not in repr(row)


def test_destroying_the_salt_unlinks_and_the_chain_still_holds(vault: Vault) -> None:
    note(vault)
    assert len(list_events_about(vault, PERSON, [PLAN])) == 5
    assert list_events_about(vault, PERSON, ["another"]) == []
    with vault.transaction():
        vault.execute("DELETE FROM person_salt WHERE person_id = ?", (PERSON,))
    assert list_events_about(vault, PERSON, [PLAN]) == []
    assert broken_at(vault) is None
    note(vault, 1)  # a new salt: what came before stays unlinked
    assert len(list_events_about(vault, PERSON, [PLAN])) == 1


def test_a_chain_knows_where_it_has_come_by(vault: Vault) -> None:
    note(vault, 2)
    seq, head = list_heads(vault)[TEST_DEVICE]
    assert is_on_chain(vault, TEST_DEVICE, seq, bytes.fromhex(head))
    assert is_on_chain(vault, TEST_DEVICE, 0, START) and not is_on_chain(
        vault, TEST_DEVICE, 0, bytes.fromhex(head)
    )
    assert not is_on_chain(vault, TEST_DEVICE, seq - 1, bytes.fromhex(head))
    assert not is_on_chain(vault, TEST_DEVICE, seq + 1, bytes.fromhex(head))
