"""Every view, print and copy is one event in the audit chain, and no deed that shows words can be forgotten here."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import companion.services
from companion.domain.changes import Changes
from companion.domain.plan import Plan
from companion.domain.strengths import Hope
from companion.errors import KnownError
from companion.services.plan.pages import CopyForm, save_copy
from companion.services.plan.plans import note_printed, open_plan, see_plan
from companion.services.record.before import see_before
from companion.services.record.conversations import (
    add_passage,
    list_earlier_words,
    see_conversation,
    start_conversation,
)
from companion.services.record.decision_view import see_decision
from companion.services.record.entries import see_entry
from companion.services.record.finding import search
from companion.services.record.home import see_home
from companion.services.record.people import add_person, see_details, see_person
from companion.services.record.read_back import see_read_back
from companion.services.records import add_record
from companion.services.session import Session
from companion.services.sharing.states import see_shared
from companion.services.sharing.view import see_sharing
from companion.services.supervision.answers import see_answers
from companion.services.supervision.leaving import see_leaving
from companion.services.supervision.shared_of_person import see_shared_of_person
from companion.services.supervision.supervision import see_inbox, see_summary
from companion.services.sync.sending import see_sending
from companion.sync.contents import to_map
from companion.vault.audit import AuditAction, check_chains, list_events, list_events_about
from companion.vault.rows import list_records
from companion.vault.shared import put_received
from tests.companion.services.carried import basis_for, summary_content
from tests.companion.vault.team_samples import received

from .sessions import open_test_session

NO_WORDS_OF_ANYONE = {
    *(
        "see_coming_in",
        "see_joining",
        "see_known_names",  # what a passphrase must not be made of: weighed, and shown nowhere
        "see_my_vault",
        "see_own_names",
        "see_places",
        "see_refusal",
        "see_team",
    ),
}
Deed = Callable[[Session, dict[str, str]], object]
VIEWS: dict[str, Deed] = {
    "see_answers": lambda session, ids: see_answers(session, ids["person"]),
    "see_before": lambda session, ids: see_before(session, ids["person"]),
    "see_conversation": lambda session, ids: see_conversation(session, ids["talk"]),
    "see_decision": lambda session, ids: see_decision(session, ids["person"], session.clock.new_id()),
    "see_details": lambda session, ids: see_details(session, ids["person"]),
    "see_entry": lambda session, ids: see_entry(session, Hope.KIND, ids["person"], ids["hope"]),
    "see_leaving": lambda session, _ids: see_leaving(session, session.clock.new_id()),
    "see_home": lambda session, _ids: see_home(session),
    "see_inbox": lambda session, _ids: see_inbox(session),
    "see_person": lambda session, ids: see_person(session, ids["person"]),
    "see_plan": lambda session, ids: see_plan(session, ids["plan"]),
    "see_read_back": lambda session, ids: see_read_back(session, ids["talk"]),
    "see_sending": lambda session, _ids: see_sending(session),
    "see_shared": lambda session, ids: see_shared(session, ids["person"]),
    "see_shared_of_person": lambda session, ids: see_shared_of_person(session, ids["person"]),
    "see_sharing": lambda session, ids: see_sharing(session, ids["talk"]),
    "search": lambda session, _ids: search(session, "canal"),
    "list_earlier_words": lambda session, ids: list_earlier_words(session, ids["passage"]),
    "new answers": lambda session, _ids: see_answers(session),
    "see_summary": lambda session, ids: see_summary(session, ids["item"]),
    "a form for something new": lambda session, ids: see_entry(session, "action", ids["person"]),
}


@pytest.fixture
def session(tmp_path: Path) -> Any:
    opened = open_test_session(tmp_path)
    yield opened
    opened.vault.close()


@pytest.fixture
def ids(session: Session) -> dict[str, str]:
    person = made(add_person(session, "Maja"))
    talk = made(start_conversation(session, person))
    return {
        "person": person,
        "talk": talk,
        "passage": made(add_passage(session, talk, text="by the canal")),
        "hope": made(add_record(session, Hope, person_id=person, text="the canal")),
        "plan": made(open_plan(session, person)),
        "item": came(session),
    }


def came(session: Session) -> str:
    """A summary that was shared with us."""
    content = to_map(summary_content("by the canal"))
    basis = {**vars(basis_for(session, session)), "topics_included": [], "topics_excluded": []}
    with session.vault.transaction():
        put_received(session.vault, received(1, content=content, basis=basis))
    return "item-1"


def made(changes: Changes) -> str:
    assert changes.made is not None
    return changes.made


def events(session: Session) -> list[tuple[AuditAction, str]]:
    return [(one.action, one.member) for one in reversed(list_events(session.vault, 1000))]


def test_no_deed_that_shows_someone_is_missing_here() -> None:
    seen = set()
    for module in pkgutil.walk_packages(companion.services.__path__, "companion.services."):
        for name, thing in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            takes = list(inspect.signature(thing).parameters)
            if name.startswith("see_") and takes[:1] == ["session"]:
                seen.add(name)
    assert seen - NO_WORDS_OF_ANYONE <= VIEWS.keys()


@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_one_event_of_whoever_looked(session: Session, ids: dict[str, str], name: str) -> None:
    before = events(session)
    VIEWS[name](session, ids)
    assert events(session) == [*before, (AuditAction.VIEW, session.member_id)]
    assert all(one.broken_at is None for one in check_chains(session.vault))


@pytest.mark.parametrize("name", VIEWS)
def test_what_cannot_be_noted_is_not_shown(
    session: Session, ids: dict[str, str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.vault.execute("PRAGMA query_only = ON")
    with pytest.raises(KnownError):
        VIEWS[name](session, ids)


def test_looking_again_at_many_is_no_further_event(session: Session, ids: dict[str, str]) -> None:
    for _ in range(3):
        search(session, "canal")
    see_home(session)
    see_home(session)
    search(session, "can")
    looks = [one for one in reversed(list_events(session.vault, 9)) if one.action is AuditAction.VIEW]
    assert [one.why for one in looks] == ["search", "home", "search"]
    see_person(session, ids["person"])
    search(session, "can")
    assert [one.why for one in list_events(session.vault, 2)] == ["search", ""]
    assert search(session, " ").lines == ()


def test_a_print_and_a_copy_are_events_about_the_person(
    session: Session, ids: dict[str, str], tmp_path: Path
) -> None:
    (plan,) = list_records(session.vault, Plan, ids["person"])
    note_printed(session, plan.id)
    save_copy(session, plan.id, CopyForm.TEXT, tmp_path / "plan.txt")
    told = [one.action for one in list_events_about(session.vault, ids["person"], [plan.id])]
    assert told == [AuditAction.PRINT, AuditAction.EXPORT]


def test_a_copy_that_cannot_be_written_is_no_event_and_the_other_way_round(
    session: Session, ids: dict[str, str], tmp_path: Path
) -> None:
    before = events(session)
    with pytest.raises(KnownError):
        save_copy(session, ids["plan"], CopyForm.TEXT, tmp_path / "gone" / "plan.txt")
    assert events(session) == before
    session.vault.execute("PRAGMA query_only = ON")
    with pytest.raises(KnownError):
        save_copy(session, ids["plan"], CopyForm.TEXT, tmp_path / "plan.txt")
    assert not (tmp_path / "plan.txt").exists()
