"""Sharing without a yes as it is written: a draft counts for nothing until it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from companion.domain.summaries import Override
from companion.domain.text import LONGEST_TEXT
from companion.errors import Code, KnownError
from companion.services.record.overrides import (
    drop_override_draft,
    get_override_draft,
    keep_override_draft,
    record_draft,
)
from companion.services.record.undo import undo_steps
from companion.services.records import add_record
from companion.vault.rows import list_records
from tests.companion.services.shared_talks import Talk, shared_talk

WHOLE = {
    "reason": "A child could come to harm.",
    "legal_ground": "To protect a child",
    "authorised_by": "Ada",
    "person_told": True,
}


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    with shared_talk(tmp_path) as made:
        made.says()
        yield made


def keep(talk: Talk, **values: object) -> None:
    keep_override_draft(talk.noor, talk.person, **values)


def test_what_is_typed_makes_one_draft_that_lets_nothing_go(talk: Talk) -> None:
    for name, value in WHOLE.items():
        keep(talk, **{name: value})
    draft = get_override_draft(talk.noor, talk.person)
    assert draft is not None
    assert (draft.reason, draft.given_on, draft.recipient) == (WHOLE["reason"], None, talk.noor.member_id)
    assert list_records(talk.noor.vault, Override, talk.person) == []
    assert talk.state().views == ()


def test_a_draft_of_an_older_vault_is_gone_on_with(talk: Talk) -> None:
    values = {"recipient": talk.sam.member_id, **WHOLE, "reason": "A child"}
    add_record(talk.noor, Override, person_id=talk.person, **values)
    keep(talk, reason="A child could come to harm.")
    assert list_records(talk.noor.vault, Override, talk.person) == []
    made = record_draft(talk.noor, talk.person).made
    (recorded,) = list_records(talk.noor.vault, Override, talk.person)
    assert (recorded.id, recorded.authorised_by, recorded.reason) == (made, "Ada", WHOLE["reason"])
    assert recorded.given_on == talk.noor.clock.today()
    assert get_override_draft(talk.noor, talk.person) is None


def test_what_is_too_long_is_refused_as_it_is_typed(talk: Talk) -> None:
    with pytest.raises(KnownError) as refused:
        keep(talk, reason="x" * (LONGEST_TEXT + 1))
    assert refused.value.code is Code.TEXT_TOO_LONG
    assert get_override_draft(talk.noor, talk.person) is None


@pytest.mark.parametrize("missing", ["recipient", *WHOLE])
def test_it_is_recorded_only_when_it_is_whole(talk: Talk, missing: str) -> None:
    keep(talk, **{name: value for name, value in WHOLE.items() if name != missing})
    if missing != "recipient":
        keep(talk, recipient=talk.sam.member_id)
    with pytest.raises(KnownError) as refused:
        record_draft(talk.noor, talk.person)
    assert (refused.value.code, refused.value.facts["field"]) == (Code.TEXT_MISSING, missing)


def test_who_was_not_told_needs_a_reason(talk: Talk) -> None:
    keep(talk, **{**WHOLE, "person_told": False}, recipient=talk.sam.member_id)
    with pytest.raises(KnownError) as refused:
        record_draft(talk.noor, talk.person)
    assert refused.value.facts["field"] == "why_not_told"
    keep(talk, why_not_told="They could not be reached.")
    assert record_draft(talk.noor, talk.person).made


def test_once_recorded_it_counts_and_undo_takes_that_back(talk: Talk) -> None:
    keep(talk, **WHOLE, recipient=talk.team)
    changes = record_draft(talk.noor, talk.person)
    made = changes.made or ""
    assert get_override_draft(talk.noor, talk.person) is None
    assert talk.view(made).why_not is None
    talk.share()
    assert len(talk.copies()) == 1
    undo_steps(talk.noor, changes.steps)
    assert talk.state().views == ()
    assert all(one.withdrawn_at is not None for one in talk.copies())


def test_a_draft_can_be_put_away(talk: Talk) -> None:
    assert drop_override_draft(talk.noor, talk.person).steps == ()
    keep(talk, **WHOLE)
    drop_override_draft(talk.noor, talk.person)
    assert get_override_draft(talk.noor, talk.person) is None
    with pytest.raises(KnownError) as refused:
        record_draft(talk.noor, talk.person)
    assert refused.value.code is Code.NOT_FOUND


def test_it_names_nobody_outside_the_team(talk: Talk) -> None:
    with pytest.raises(KnownError) as refused:
        keep(talk, recipient="Dr Ahmed")
    assert refused.value.code is Code.NOT_FOUND
