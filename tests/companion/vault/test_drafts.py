"""Drafts stand in the vault until they are made or forgotten, one for each thing they are about."""

from __future__ import annotations

from companion.domain.consent import ConsentDecision
from companion.vault.drafts import drop_draft, get_draft, list_drafts, put_draft
from tests.companion.vault.draft_samples import drafted

KIND = ConsentDecision.KIND


def put(vault, *rows):
    with vault.transaction():
        for row in rows:
            put_draft(vault, row)


def test_a_draft_takes_the_place_of_the_one_before(vault):
    put(vault, drafted("b"), drafted("a"), drafted("b", said={"recipient": "GP receptionist"}))
    assert [one.about for one in list_drafts(vault, KIND, "person-1")] == ["a", "b"]
    kept = get_draft(vault, "b")
    assert kept is not None and kept.said == {"recipient": "GP receptionist"}


def test_drafts_of_others_and_of_another_kind_are_apart(vault):
    put(vault, drafted("a"), drafted("b", person_id="person-2"), drafted("c", kind="policy"))
    assert [one.about for one in list_drafts(vault, KIND, "person-1")] == ["a"]


def test_what_is_forgotten_is_gone(vault):
    put(vault, drafted("a"))
    with vault.transaction():
        drop_draft(vault, "a")
    assert get_draft(vault, "a") is None
