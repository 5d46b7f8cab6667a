"""Help needs no vault: the topic that fits the screen, and whom to call from the one registry."""

from __future__ import annotations

import pytest

from companion.domain.crisis import contacts_for
from companion.domain.person import Nation
from tests.ui.doors import press, said
from ui import routes
from ui.help.topics import TOPICS, topic_for
from ui.screens import ENTRIES


@pytest.fixture
def help_page(make_shell):
    return make_shell(start=routes.help_topic)


def test_every_topic_shows_all_its_sentences_and_no_other(help_page):
    for topic in TOPICS:
        press(help_page, topic.title)
        shown = said(help_page)
        for other in TOPICS:
            assert all((one in shown) == (other is topic) for one in other.sentences), other.key


def test_who_to_call_lists_every_number_without_a_vault(help_page):
    press(help_page, "Who to call")
    shown = said(help_page)
    for nation in Nation:
        for contact in contacts_for(nation, under_19=True):
            assert f"{contact.name}: {contact.number}. Open" in shown
    assert shown.index("999") < shown.index("England") < shown.index("Scotland") < shown.index("Wales")
    press(help_page, "Saving")
    assert "999" not in said(help_page)


def test_a_screen_opens_its_own_topic():
    assert topic_for("plan").title == "The plan on paper"
    assert topic_for("unlock").title == "Hide and lock"
    assert topic_for("people") is TOPICS[0]
    screens = {entry.name for entry in ENTRIES}
    named = [name for topic in TOPICS for name in topic.screens]
    assert set(named) <= screens
    assert len(named) == len(set(named))
