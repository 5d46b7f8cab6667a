"""A received summary: read, answered without losing a word, marked as seen, and gone once it was taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from companion.domain.consent import RecipientKind
from companion.domain.summaries import Answer, AnswerKind, BasisKind
from companion.domain.topics import Topic
from companion.services.supervision.answers import see_answers
from companion.services.supervision.supervision import see_summary
from companion.services.supervision.waiting import ItemState
from companion.vault.rows import list_where
from companion.vault.shared import drop_received
from tests.companion.services.shared_talks import WORDS as TALKED
from tests.companion.services.shared_talks import shared_talk
from tests.ui.ground import screen_of
from tests.ui.inbox_samples import WORDS, basis, content, put_in_team, put_inbox, put_version
from tests.ui.shell.hands import press, texts_of, type_words
from ui import routes
from ui.summary.screen import SummaryScreen
from ui.summary.state import basis_words

THANKS = "Thank you"


@pytest.fixture
def shell(open_shell, qtbot):
    qtbot.waitUntil(open_shell.isActiveWindow)
    return open_shell


@pytest.fixture
def session(shell):
    return shell.ground.jobs._session


@pytest.fixture
def items(session):
    return put_inbox(session)


@pytest.fixture
def see(shell):
    def go(item: str) -> SummaryScreen:
        shell.navigation.go(routes.summary(item))
        screen = screen_of(shell)
        assert isinstance(screen, SummaryScreen)
        for _ in range(3):  # the keyboard goes there once the page is filled
            QApplication.processEvents()
        return screen

    return go


def on_page(screen) -> str:
    QApplication.processEvents()
    labels = [one.text() for one in screen.page.findChildren(QLabel) if one.isVisible()]
    fields = [one.toPlainText() for one in screen.page.findChildren(QPlainTextEdit) if one.isVisible()]
    return "\n".join(labels + fields)


def anywhere(screen) -> str:
    """Every word in the page's widgets, seen or not."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    labels = [one.text() for one in screen.page.findChildren(QLabel)]
    return "\n".join(labels + [one.toPlainText() for one in screen.page.findChildren(QPlainTextEdit)])


def in_sight(screen, widget) -> bool:
    """Whether all of it is inside the window."""
    QApplication.processEvents()
    top = widget.mapTo(screen.page, QPoint()).y()
    return top >= 0 and top + widget.height() <= screen.page.height()


def go_to(shell, words: str) -> None:
    """Press Tab until the keyboard is on what has these words."""
    for _ in range(60):
        focus = QApplication.focusWidget()
        said = [focus.accessibleName(), getattr(focus, "text", lambda: "")()] if focus else []
        if any(one.startswith(words) for one in said):
            return
        press(shell, "Tab")
    raise AssertionError(f"Tab never reached {words}")


def test_it_shows_what_was_shared_what_it_rests_on_and_the_question_apart(items, see):
    screen = see(items["Ivo"])
    words = on_page(screen)
    assert screen.title == "Shared by Ada Test"
    assert WORDS in words
    assert "Ivo said yes to sharing this with you on 2 March 2026. Only about: Work and learning." in words
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


def test_each_kind_of_answer_says_what_it_is_for(items, see):
    screen = see(items["Ivo"])
    assert "What you think, or what you would do." in on_page(screen)
    screen.page.answer.choice._buttons[AnswerKind.PRAISE].click()
    assert "What was done well, so that they hear it." in on_page(screen)
    assert "What was done well, so that they hear it." in on_page(see(items["Maja"]))  # a draft of praise


def test_a_long_one_can_be_answered_while_its_lines_come_in(session, see, shell, qtbot):
    put_in_team(session)
    passage = content().passages[0]
    item, _ = put_version(
        session, content(passages=tuple(replace(passage, text=f"Line {n}") for n in range(250)))
    )
    screen = see(item)
    page = screen.page
    assert not page._only.page.stands_whole()
    press(shell, "Space")
    assert QApplication.focusWidget() is page.answer.edit
    type_words("In the middle of it")
    qtbot.waitUntil(page._only.page.stands_whole, timeout=60_000)
    assert page.answer.edit.words() == "In the middle of it"
    assert QApplication.focusWidget() is page.answer.edit
    qtbot.waitUntil(lambda: in_sight(screen, page.answer.edit))


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
            "Maja said yes to sharing this with Open Door. Never about: Money, Home.",
        ),
        (
            {"why": BasisKind.OVERRIDE},
            "This was shared without a yes from Maja. Noor has written down why, and who answers for it.",
        ),
    ],
)
def test_what_it_rests_on_is_said_in_plain_sentences(session, values, said):
    assert basis_words(basis(session, **values), "Maja", "Open Door", "Noor") == said


def test_typed_words_are_kept_and_stand_there_again(items, session, see, shell):
    screen = see(items["Ivo"])
    screen.page.answer.edit.setFocus()
    type_words("Thank you for this")
    screen.settle()
    shell.navigation.go(routes.home())
    screen = see(items["Ivo"])
    assert screen.page.answer.edit.words() == "Thank you for this"
    (draft,) = list_where(session.vault, Answer, "about_item = ?", (items["Ivo"],))
    assert (draft.kind, draft.sent) == (AnswerKind.REPLY, False)


def test_choosing_what_it_is_is_kept_with_the_words(items, session, see, qtbot):
    screen = see(items["Maja"])
    assert screen.page.answer.kind is AnswerKind.PRAISE
    screen.page.answer.choice._buttons[AnswerKind.QUESTION].click()
    assert see_summary(session, items["Maja"]).draft.kind is AnswerKind.QUESTION
    assert see(items["Maja"]).page.answer.kind is AnswerKind.QUESTION


def test_sending_freezes_the_words_and_leads_on(items, session, see, shell, qtbot):
    screen = see(items["Ivo"])
    screen.page.answer.edit.setFocus()
    type_words(THANKS)
    press(shell, "Ctrl+Return")
    assert screen.page.answer.edit.words() == ""
    assert THANKS in on_page(screen)
    assert "You have seen it." in on_page(screen)
    assert not screen.page.seen.isVisible()
    (sent,) = see_summary(session, items["Ivo"]).answers
    assert (sent.text, sent.sent) == (THANKS, True)
    assert QApplication.focusWidget() is screen.page.onward
    qtbot.waitUntil(lambda: in_sight(screen, screen.page.onward))
    press(shell, "Space")
    assert shell.navigation.route == routes.summary(items["Maja"])


def test_pressed_twice_it_goes_once(items, session, see, shell):
    screen = see(items["Ivo"])
    screen.page.answer.edit.setFocus()
    type_words(THANKS)
    screen.settle()

    def twice(_opened):  # before the vault has said that the first one went
        screen._send()
        screen._send()

    shell.ground.jobs.on_vault(twice, owner=screen)
    assert [one.text for one in see_summary(session, items["Ivo"]).answers] == [THANKS]
    screen.page.answer.edit.setFocus()
    type_words(THANKS)
    screen._send()
    assert len(see_summary(session, items["Ivo"]).answers) == 2  # the same again, when it is meant


def test_without_words_nothing_goes_and_it_says_so(items, session, see, qtbot):
    screen = see(items["Ivo"])
    qtbot.keyClick(screen.page.answer.send, Qt.Key.Key_Space)
    assert "There are no words here yet." in on_page(screen)
    assert QApplication.focusWidget() is screen.page.answer.edit
    assert see_summary(session, items["Ivo"]).answers == ()


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
    rows = session.vault.execute("SELECT DISTINCT text FROM answer WHERE about_item = ?", (item,)).fetchall()
    assert [row[0] for row in rows] == [""]


def test_words_on_their_way_when_it_is_taken_back_are_let_go_calmly(items, session, see, shell):
    item = items["Ivo"]
    screen = see(item)
    screen.page.answer.edit.setFocus()
    type_words("late")
    with session.vault.transaction():
        drop_received(session.vault, item, "by_mistake", session.clock.now())
    screen.settle()
    assert "took this back" in on_page(screen)
    assert not screen.unsaved


def test_who_cannot_be_reached_cannot_be_answered(session, see, shell):
    put_in_team(session)
    item, _ = put_version(session, content(), author=session.clock.new_id())
    screen = see(item)
    assert not screen.page.answer.isVisible()
    assert "You cannot answer here" in on_page(screen)
    assert "Someone who was in the team" in screen.title
    press(shell, "Ctrl+Return")
    assert "There is no answer to send here." in texts_of(shell)
    assert screen.page.seen.isVisible()


def test_a_newer_version_appears_and_is_noted_as_opened(items, session, see, shell):
    screen = see(items["Ivo"])
    first = screen._state.versions[0].version

    def comes(opened):
        put_version(opened, content("And now this", name="Ivo", question=""), items["Ivo"], first)

    shell.ground.jobs.on_vault(comes, owner=screen)
    screen.load()
    assert "And now this" in on_page(screen)
    assert screen._state.versions[0].opened_at is not None


def test_a_full_field_says_so(items, see):
    screen = see(items["Ivo"])
    screen.page.answer.edit.limit_reached.emit(100_000)
    assert "There is room for 100,000 letters." in on_page(screen)


def test_by_keyboard_alone_from_home_to_an_answer_that_reaches_the_worker(make_shell, tmp_path, qtbot):
    with shared_talk(tmp_path / "team") as talk:
        talk.agrees(talk.sam)
        talk.share()
        talk.sync()
        shell = make_shell()
        shell.ground.jobs.open_session(lambda: (talk.sam, None), owner=shell)
        qtbot.waitUntil(shell.isActiveWindow)
        shell.navigation.go(routes.home())
        QApplication.processEvents()
        assert "1 not opened." in texts_of(shell)
        go_to(shell, "Open: 1 not opened.")
        press(shell, "Return")
        go_to(shell, "Open: Maja, from Noor.")
        press(shell, "Return")
        assert TALKED in texts_of(shell)
        go_to(shell, "A reply")
        press(shell, "Right")
        go_to(shell, "My words")
        type_words("Well done")
        go_to(shell, "Send my answer")
        press(shell, "Space")
        assert "Your answer waits to be sent to Noor." in texts_of(shell)
        talk.sync()
        (answer,) = see_answers(talk.noor, talk.person)
        assert (answer.kind, answer.text) == (AnswerKind.PRAISE, "Well done")
        shell.navigation.forget()
        shell.guard.lock()


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
