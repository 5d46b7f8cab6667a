"""Answering a received summary: no word is lost, it goes once, and the keyboard alone is enough."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from companion.domain.changes import Changes
from companion.domain.summaries import Answer, AnswerKind
from companion.services.supervision.answers import see_answers
from companion.services.supervision.supervision import see_summary
from companion.vault.rows import list_where
from companion.vault.shared import drop_received
from tests.companion.services.shared_talks import WORDS as TALKED
from tests.companion.services.shared_talks import shared_talk
from tests.ui.ground import screen_of
from tests.ui.inbox_samples import content, put_in_team, put_version
from tests.ui.shell.hands import press, texts_of, type_words
from tests.ui.summary.hands import go_to, in_sight, on_page
from ui import routes

THANKS = "Thank you"


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


def test_a_full_field_says_so(items, see):
    screen = see(items["Ivo"])
    screen.page.answer.edit.limit_reached.emit(100_000)
    assert "There is room for 100,000 letters." in on_page(screen)


def test_by_keyboard_alone_from_home_to_an_answer_that_reaches_the_worker(make_shell, tmp_path, qtbot):
    with shared_talk(tmp_path / "team") as talk:
        talk.reaches(talk.sam)
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
        assert "Praise: Well done\nNoor: Waiting to be sent (since " in on_page(screen_of(shell))
        talk.sync()
        shell.ground.bus.changed.emit(
            Changes(kinds=frozenset({"delivery"}))
        )  # as a round at this window does
        assert "Praise: Well done\nAt the hub for Noor" in on_page(screen_of(shell))
        (answer,) = see_answers(talk.noor, talk.person)
        assert (answer.kind, answer.text) == (AnswerKind.PRAISE, "Well done")
        shell.navigation.forget()
        shell.guard.lock()
