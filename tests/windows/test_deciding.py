"""Decisions about sharing with a real mouse and keys: half-said they do nothing, and a kill takes none of it."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

from companion.clock import SystemClock
from companion.domain.consent import Answer, ConsentDecision
from companion.paths import home_in
from companion.services.record.consents import decide_consent
from companion.services.record.decision_drafts import list_decision_drafts
from companion.services.record.people import add_person
from companion.services.session import Session
from companion.services.vaults.profiles import list_vaults
from companion.services.vaults.unlocking import Door, unlock_vault
from companion.services.vaults.vaults import lock_vault
from companion.vault.names import list_people_named
from companion.vault.rows import list_records, list_versions
from tests.windows.conftest import PASSPHRASE

PAST = "GP: they say yes. Its end day"
PAUSE_SECONDS = 0.8  # longer than a field waits before its words are kept


def fill(session: Session) -> None:
    bev = add_person(session, "Bev").made or ""
    decide_consent(session, bev, "GP", Answer.YES)


def standing(home: Path) -> tuple[list[ConsentDecision], list[dict[str, object]], int]:
    """What stands after all, what lies there as a draft, and how many versions there ever were."""
    there = home_in(home)
    door = Door(home=there, clock=SystemClock(), keychain=None, profile=list_vaults(there)[0].profile)
    session = unlock_vault(door, PASSPHRASE).session
    try:
        (person,) = list_people_named(session.vault, "", 5)
        decisions = list_records(session.vault, ConsentDecision, person.id)
        drafts = [dict(one.values) for one in list_decision_drafts(session, person.id)]
        versions = sum(len(list_versions(session.vault, ConsentDecision, one.id)) for one in decisions)
        return decisions, drafts, versions
    finally:
        lock_vault(session)


def press_at_rest(window, name, *, within=""):
    """Press it once the page around it has its last shape: a person does not press what still moves."""
    before = None
    while (now := window.wait_for(name).rect) != before:
        before = now
        time.sleep(0.3)
    window.press(name, within=within)


def go_to_bev(laptop, window):
    laptop.unlock(window)
    window.key("ctrl+n")
    window.wait(lambda now: now.focus is not None and now.focus.name.startswith("Name"), "the name")
    window.type("Bev")
    window.wait_for("One person is found.")
    window.key("Return")
    window.wait_for("May this be shared with: GP")


def test_nothing_half_said_counts_and_a_kill_keeps_what_was_typed(make_laptop):
    laptop = make_laptop(fill)
    with laptop.open() as window:
        go_to_bev(laptop, window)
        press_at_rest(window, "Which topics, until when")
        window.wait_for("They take their yes back")
        for key in ("Return", "Escape"):
            press_at_rest(window, "They take their yes back")
            window.wait_for("Take the yes back")
            window.key(key)
            window.wait_gone("Take the yes back")
        window.type_into("Ends on", "01/12/20")
        window.wait_for(PAST)
        press_at_rest(window, "Record what they decided")
        window.wait_for("Record it")
        window.key("Return")
        window.wait_gone("Record it")
        press_at_rest(window, "Leave it for now")
        window.wait_for("May this be shared with: GP")
        press_at_rest(window, "Yes", within="May this be shared with: GP")
        window.key("Right")
        window.wait_for("GP: they say no.")
        window.type_into("Someone else", "GP")
        time.sleep(PAUSE_SECONDS)
        window.type(" receptionist\n")
        window.wait_for("May this be shared with: GP receptionist")
        window.kill()
    (decision,), drafts, versions = standing(laptop.home)
    assert (decision.answer, decision.expires_on, decision.withdrawn_on) == (Answer.YES, None, None)
    assert (decision.recipient, versions) == ("GP", 1)
    changed, new = sorted(drafts, key=lambda one: "recipient" in one)
    assert changed == {"expires_on": date(2020, 12, 1), "answer": Answer.NO}
    assert new["recipient"] == "GP receptionist"
