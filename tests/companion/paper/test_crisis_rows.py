"""Opening hours and cost as people say them."""

from dataclasses import replace
from datetime import time

import pytest

from companion.domain.crisis import CrisisContact, Opening, Weekday, contacts_for
from companion.domain.person import Nation
from companion.paper.crisis_rows import contact_row, hours_in_words
from companion.paper.words import load_words

WORDS = load_words("en")
SCOTLAND = {contact.id: contact for contact in contacts_for(Nation.SCOTLAND)}
MON, TUE, FRI, SUN = Weekday.MONDAY, Weekday.TUESDAY, Weekday.FRIDAY, Weekday.SUNDAY


def test_limited_hours_are_said() -> None:
    row = contact_row(SCOTLAND["breathing_space"], WORDS)
    assert row.detail == "Open Monday to Thursday, 6pm to 2am, and Friday 6pm to Monday 6am. Free to call."


def test_calls_and_texts_cost_nothing_in_different_words() -> None:
    assert contact_row(SCOTLAND["samaritans"], WORDS).detail == "Open day and night. Free to call."
    assert contact_row(SCOTLAND["shout"], WORDS).detail == "Open day and night. Free to text."
    paid = replace(SCOTLAND["samaritans"], free=False)
    assert contact_row(paid, WORDS).detail == "Open day and night."


def test_a_card_says_hours_only_where_they_are_limited() -> None:
    assert contact_row(SCOTLAND["samaritans"], WORDS, brief=True).detail == ""
    assert "6pm to 2am" in contact_row(SCOTLAND["breathing_space"], WORDS, brief=True).detail


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        (Opening(days=(MON,), opens=time(9), closes=time(17, 30)), "Open Monday 9am to 5:30pm."),
        (
            Opening(days=(MON, TUE), opens=time(0), closes=time(12)),
            "Open Monday to Tuesday, midnight to 12 noon.",
        ),
        (
            Opening(days=(FRI,), opens=time(0, 30), closes=time(1), closes_on=SUN),
            "Open Friday 12:30am to Sunday 1am.",
        ),
    ],
)
def test_spans(opening: Opening, said: str) -> None:
    contact: CrisisContact = replace(SCOTLAND["samaritans"], hours=(opening,))
    assert hours_in_words(contact, WORDS) == said
