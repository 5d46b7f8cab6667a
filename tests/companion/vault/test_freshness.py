"""What lies beside the vault: when it is written, and what a vault that does not fit it is called."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from companion.domain.consent import Answer, ConsentDecision
from companion.errors import Code, KnownError
from companion.vault import freshness
from companion.vault.audit import AuditAction, append_event, carries_state
from companion.vault.db import Vault
from companion.vault.decisions import check_decisions, require_bound
from companion.vault.freshness import FILE_NAME, KEPT, has_team_log
from companion.vault.rows import amend_record, put_record
from tests.companion.domain.records_for_tests import made
from tests.companion.vault_fixtures import StepClock, open_test_vault


def decision(person: str, answer: Answer = Answer.YES) -> ConsentDecision:
    record = made(ConsentDecision, f"d-{person}", person_id=person, recipient="GP", answer=answer)
    return replace(record, version=f"v-{person}")


def decide(vault: Vault, person: str = "p1") -> ConsentDecision:
    record = decision(person)
    with vault.transaction():
        put_record(vault, record)
    return record


def body_of(folder: Path) -> dict[str, object]:
    given: dict[str, object] = json.loads(json.loads((folder / FILE_NAME).read_text())["body"])
    return given


def test_it_says_open_while_open_and_what_the_file_is_once_closed(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    decide(vault)
    assert body_of(tmp_path)["file"] == ""
    assert len((tmp_path / FILE_NAME).read_bytes()) == 1024
    vault.close()
    assert body_of(tmp_path)["file"] == freshness.file_digest(tmp_path / "vault.db")
    again = open_test_vault(tmp_path)
    assert not again.freshness.stale
    assert body_of(tmp_path)["file"] == ""
    again.close()


def test_a_decision_that_is_rolled_back_leaves_what_was(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    decide(vault)
    before = body_of(tmp_path)["roots"]
    with pytest.raises(ZeroDivisionError), vault.transaction():
        put_record(vault, decision("p2"))
        put_record(vault, decision("p3"))
        raise ZeroDivisionError
    assert body_of(tmp_path)["roots"] == before
    require_bound(vault, "d-p1")
    vault.close()


def test_a_commit_that_a_crash_may_lose_leaves_both_in_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = open_test_vault(tmp_path)
    decide(vault)
    (one,) = body_of(tmp_path)["roots"]  # type: ignore[misc]
    monkeypatch.setattr(vault.freshness, "fulfil", lambda _connection: None)
    decide(vault, "p2")
    two = body_of(tmp_path)["roots"]
    assert isinstance(two, list)
    assert two[0] == one
    assert len(two) == 2


def test_what_was_typed_further_is_bound_too(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    record = decide(vault)
    with vault.transaction():
        amend_record(vault, record)
    require_bound(vault, record.id)
    assert check_decisions(vault).whole
    vault.close()


def test_a_sum_that_is_another_is_noticed_before_the_next_decision(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    decide(vault)
    with vault.transaction():
        vault.execute("DELETE FROM decision_state")
    decide(vault, "p2")
    assert vault.freshness.stale
    with pytest.raises(KnownError) as caught:
        require_bound(vault, "d-p2")
    assert caught.value.code is Code.OLD_PAGES
    vault.close()
    again = open_test_vault(tmp_path)
    assert again.freshness.stale
    again.close()


def test_rows_that_were_not_bound_are_counted_and_so_are_digests_of_no_event(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    decide(vault)
    decide(vault, "p2")
    assert check_decisions(vault).unfit == 0
    with vault.transaction():
        vault.execute("UPDATE consent_decision SET answer = 'no' WHERE person_id = 'p1'")
        vault.execute("UPDATE decision_state SET seq = 999 WHERE person_id = 'p2'")
    assert check_decisions(vault).unfit == 2
    vault.close()


def test_an_event_of_another_kind_carries_no_digest(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    with vault.transaction():
        append_event(vault, StepClock(), "m", AuditAction.UNLOCK)
    assert not carries_state(vault, vault.device, 1, bytes(32))
    vault.close()


def test_a_vault_of_before_is_bound_as_it_stands(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    decide(vault)
    with vault.transaction():
        vault.execute("DELETE FROM decision_state")
        vault.execute("DELETE FROM meta WHERE name = ?", (KEPT,))
    vault.close()
    (tmp_path / FILE_NAME).unlink()
    again = open_test_vault(tmp_path)
    assert not again.freshness.stale
    require_bound(again, "d-p1")
    assert check_decisions(again).whole
    again.close()


def test_on_a_full_disk_it_is_written_where_it_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = open_test_vault(tmp_path)
    decide(vault)

    def full(path: Path, _data: bytes) -> None:
        raise KnownError(Code.DISK_FULL, path=str(path))

    monkeypatch.setattr(freshness, "replace_file", full)
    before = (tmp_path / FILE_NAME).read_bytes()
    decide(vault, "p2")
    after = (tmp_path / FILE_NAME).read_bytes()
    assert len(before) == len(after)
    assert before != after
    vault.close()
    again = open_test_vault(tmp_path)
    assert not again.freshness.stale
    again.close()


def test_where_it_cannot_be_written_work_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(path: Path, _data: bytes) -> None:
        raise KnownError(Code.READ_ONLY, path=str(path))

    vault = open_test_vault(tmp_path)
    monkeypatch.setattr(freshness, "replace_file", refused)
    decide(vault)
    require_bound(vault, "d-p1")
    vault.close()


def test_who_was_never_in_a_team_has_nobody_to_share_with(tmp_path: Path) -> None:
    vault = open_test_vault(tmp_path)
    assert not has_team_log(vault)
    vault.close()
