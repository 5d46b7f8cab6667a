"""A received summary: read, what is new in it marked, seen, and gone once it was taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from companion.domain.consent import RecipientKind
from companion.domain.summaries import BasisKind
from companion.domain.topics import Topic
from companion.services.supervision.supervision import see_summary
from companion.services.supervision.waiting import ItemState
from companion.vault.shared import drop_received
from tests.ui.inbox_samples import WORDS, basis, content, put_in_team, put_version
from tests.ui.shell.hands import press, type_words
from tests.ui.summary.hands import anywhere, in_sight, on_page
from ui import routes
from ui.summary.state import basis_words


def test_it_shows_what_was_shared_what_it_rests_on_and_the_question_apart(items, see):
    screen = see(items["Ivo"])
    words = on_page(screen)
    assert screen.title == "Shared by Ada Test"
    assert WORDS in words
    assert "Ivo said yes to sharing this with you on 2 March 2026." in words
    assert not screen.page.question.isVisible()
    screen = see(items["Maja"])
    assert (screen.page.question.heading.text(), screen.page._question.text()) == (
        "Ada Test asks you",
        "Is that too soon?",
    )
    assert on_page(screen).count("Is that too soon?") == 1


def test_opening_it_tells_its_author_once(items, session, see):
    sealed = "SELECT count(*) FROM outbox"
    before = session.vault.execute(sealed).fetchone()[0]
    assert see(items["Ivo"])._state.state is ItemState.MINE_TO_ANSWER
    see(items["Ivo"])
    assert session.vault.execute(sealed).fetchone()[0] == before + 1


def test_what_changed_is_marked_and_the_one_before_can_be_seen(items, see, qtbot):
    screen = see(items["Maja"])
    words = on_page(screen)
    assert "This was shared before. New: 1. Not in it any more: 1. The question has changed." in words
    assert words.index("Changed since the last time") < words.index("Is that too soon?")
    assert (
        words.index("New")
        < words.index("Now I mend bicycles on Saturdays.")
        < words.index("What was there before")
    )
    assert words.index("Not in it any more\n") < words.index(WORDS)
    assert words.count(WORDS) == 1
    qtbot.keyClick(screen.page.before, Qt.Key.Key_Space)
    assert on_page(screen).count(WORDS) == 2  # the one before, as a whole
    assert screen.page.before.text() == "Hide the one before"
    qtbot.keyClick(screen.page.before, Qt.Key.Key_Space)
    assert on_page(screen).count(WORDS) == 1


def test_the_question_comes_first_and_what_can_be_done_about_it(items, see, shell):
    screen = see(items["Maja"])
    page = screen.page
    assert QApplication.focusWidget() is page.write
    tops = [one.mapTo(page, QPoint()).y() for one in (page.question, page.write, page._only)]
    assert tops == sorted(tops)
    assert in_sight(screen, page.question) and in_sight(screen, page.write) and in_sight(screen, page.seen)
    press(shell, "Space")
    assert QApplication.focusWidget() is page.answer.edit
    assert in_sight(screen, page.answer.edit)


def test_one_key_opens_the_next_one_from_wherever_one_reads(items, see, shell):
    screen = see(items["Ivo"])
    screen.page.verticalScrollBar().setValue(9999)
    press(shell, "Alt+Right")
    assert shell.navigation.route == routes.summary(items["Maja"])


def test_marked_as_seen_the_keyboard_is_on_the_next_one_in_sight(items, see, qtbot):
    screen = see(items["Ivo"])
    qtbot.keyClick(screen.page.seen, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is screen.page.next
    assert in_sight(screen, screen.page.next)


def test_two_versions_stand_side_by_side_and_it_says_who_can_join_them(items, see):
    words = on_page(see(items["Apart"]))
    assert "One way" in words and "Another way" in words
    assert "Only Ada Test can make them one." in words
    assert words.count("Why you may read this") == 2


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"given_on": None, "topics_included": (), "topics_excluded": (), "expires_on": None},
            "Maja said yes to sharing this with you.",
        ),
        (
            {
                "given_on": None,
                "recipient_kind": RecipientKind.TEAM,
                "topics_included": (),
                "topics_excluded": (Topic.MONEY, Topic.HOME),
                "expires_on": None,
            },
            "Maja said yes to sharing this with Open Door.",
        ),
        (
            {"why": BasisKind.OVERRIDE},
            "This was shared without a yes from Maja. Noor has written down why, and who answers for it.",
        ),
    ],
)
def test_what_it_rests_on_is_said_in_plain_sentences(session, values, said):
    assert basis_words(basis(session, **values), "Maja", "Open Door", "Noor") == said


def test_marking_it_as_seen_is_one_key_and_said(items, session, see, qtbot):
    screen = see(items["Ivo"])
    qtbot.keyClick(screen.page.seen, Qt.Key.Key_Space)
    assert see_summary(session, items["Ivo"]).state is ItemState.SEEN
    assert "You have seen it." in on_page(screen)
    assert not screen.page.seen.isVisible()
    next(one for one in screen.commands() if one.words == "I have seen it").run()
    assert see_summary(session, items["Ivo"]).answers == ()


def test_what_was_taken_back_leaves_a_stub(items, see, shell, qtbot):
    screen = see(items["Gone"])
    words = on_page(screen)
    assert "Ada Test took this back today" in words
    assert screen.page.answer is None
    assert not screen.page.question.isVisible() and not screen.page.seen.isVisible()
    qtbot.keyClick(screen.page.inbox, Qt.Key.Key_Space)
    assert shell.navigation.route == routes.inbox()


def test_what_is_taken_back_while_it_is_read_leaves_the_page_with_what_was_typed(items, session, see, shell):
    item = items["Maja"]
    screen = see(item)
    screen.page.before.click()
    screen.page.answer.edit.setFocus()
    type_words("half a wo")

    def taken_back(opened):
        with opened.vault.transaction():
            drop_received(opened.vault, item, "by_mistake", opened.clock.now())

    shell.ground.jobs.on_vault(taken_back, owner=screen)
    screen.load()
    QApplication.processEvents()
    screen.settle()
    for words in ("Saturdays", WORDS, "half a wo", "too soon", "Maja", "it shows"):
        assert words not in anywhere(screen), words
    assert "took this back" in on_page(screen)
    assert "took this back" in shell.footer._sentence, "said where they were writing"
    assert QApplication.focusWidget() is screen.page.inbox
    rows = session.vault.execute("SELECT DISTINCT text FROM answer WHERE about_item = ?", (item,)).fetchall()
    assert [row[0] for row in rows] == [""]


def test_a_newer_version_appears_and_is_noted_as_opened(items, session, see, shell):
    screen = see(items["Ivo"])
    first = screen._state.versions[0].version

    def comes(opened):
        put_version(opened, content("And now this", name="Ivo", question=""), items["Ivo"], first)

    shell.ground.jobs.on_vault(comes, owner=screen)
    screen.load()
    assert "And now this" in on_page(screen)
    assert screen._state.versions[0].opened_at is not None


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, "This was shared before. It says the same again."),
        ({"question": "And now?"}, "This was shared before. The question has changed."),
        ({"strengths": ()}, "This was shared before. Not in it any more: 1."),
        ({"what_they_changed": "The street."}, "What is said about reading it together has changed."),
    ],
)
def test_what_is_new_is_said_first(session, see, values, said):
    put_in_team(session)
    item, first = put_version(session, content())
    put_version(session, content(**values), item, first)
    assert said in on_page(see(item))


def test_what_they_changed_is_marked_where_it_stands(session, see):
    put_in_team(session)
    item, first = put_version(session, content())
    put_version(session, content(what_they_changed="The street is left out."), item, first)
    words = on_page(see(item))
    assert words.index("Read together") < words.index("Changed since the last time")
