"""How far something shared has come, word for word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from companion.domain.consent import RecipientKind
from companion.services.sharing.states import (
    BEFORE_IT_LEFT,
    LEFT_THE_TEAM,
    NO_PLACE,
    RecipientLine,
    ShareState,
)
from ui.words.sharing_words import recipient_name, recipient_sentence, state_words

NOW = datetime(2026, 3, 10, 10, 42, tzinfo=UTC)  # a Tuesday
TODAY = NOW.astimezone().date()
TIME = NOW.astimezone().strftime("%H:%M")
ID = "01890000-0000-7000-8003-000000000001"


@pytest.mark.parametrize(
    ("state", "reason", "words"),
    [
        (ShareState.ONLY_HERE, "", "Only on this laptop"),
        (ShareState.WAITING, "", f"Waiting to be sent (since {TIME})"),
        (ShareState.DELIVERED, "folder", "In the folder for Sam"),
        (ShareState.DELIVERED, "hub", "At the hub for Sam"),
        (ShareState.DELIVERED, "places", "In the folder and at the hub for Sam"),
        (ShareState.OPENED, "", "Sam opened it today"),
        (ShareState.SEEN, "", "Sam has seen it"),
        (ShareState.TAKING_BACK, "", "Taking it back"),
        (ShareState.TAKEN_BACK, "", "Taken back; Sam's copy is gone"),
        (ShareState.TAKEN_BACK, BEFORE_IT_LEFT, "Taken back; it never left this laptop"),
        (ShareState.NEEDS_ATTENTION, LEFT_THE_TEAM, "Needs attention: Sam is not in the team any more"),
        (
            ShareState.NEEDS_ATTENTION,
            "too_large",
            "Needs attention: it is too long for the place you share through",
        ),
        (ShareState.NEEDS_ATTENTION, "something new", "Needs attention: it could not be sent"),
    ],
)
def test_each_state_has_its_words(state: ShareState, reason: str, words: str) -> None:
    assert state_words(state, "Sam", NOW, reason, TODAY) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "Sam opened it today"),
        (1, "Sam opened it yesterday"),
        (2, "Sam opened it on Sunday"),
        (6, "Sam opened it on Wednesday"),
        (7, "Sam opened it on Tuesday 3 March"),
        (90, "Sam opened it on Wednesday 10 December 2025"),
        (-1, "Sam opened it tomorrow"),
    ],
)
def test_the_day_it_was_opened(days: int, words: str) -> None:
    moment = NOW - timedelta(days=days)
    assert state_words(ShareState.OPENED, "Sam", moment, "", TODAY) == words


def test_a_recipient_is_named_where_the_sentence_has_no_name() -> None:
    def said(state: ShareState, reason: str = "", since: datetime = NOW) -> str:
        line = RecipientLine(member=ID, name="Sam", state=state, since=since, reason=reason)
        return recipient_sentence(line, TODAY)

    assert said(ShareState.WAITING) == f"Sam: Waiting to be sent (since {TIME})"
    assert said(ShareState.DELIVERED, "folder") == "In the folder for Sam"
    assert said(ShareState.TAKING_BACK) == "Sam: Taking it back"
    assert said(ShareState.WAITING, NO_PLACE).endswith("There is no place to share through yet.")
    day = NOW - timedelta(days=1)
    assert said(ShareState.WAITING, since=day) == f"Sam: Waiting to be sent (since yesterday {TIME})"


def test_whom_a_decision_names() -> None:
    names = {ID: "Sam"}
    assert recipient_name(ID, RecipientKind.MEMBER, names) == "Sam"
    assert recipient_name("Sam", RecipientKind.MEMBER, names) == "Sam"
    assert recipient_name("Dr Ahmed", RecipientKind.SERVICE, names) == "Dr Ahmed"
    assert recipient_name(ID, RecipientKind.MEMBER, {}) == "Someone who was in the team"
    assert recipient_name(ID, RecipientKind.TEAM, {}) == "The team"
