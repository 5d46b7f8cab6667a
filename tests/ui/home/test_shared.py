"""Home of those who share: what waits for a supervisor, what came back to a worker."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from companion.domain.summaries import AnswerKind
from companion.services.supervision.answers import see_answers
from companion.services.supervision.supervision import answer_summary, mark_seen, open_summary
from tests.companion.services.shared_talks import shared_talk
from ui import routes
from ui.home.state import MOST_LETTERS, answer_words


@pytest.fixture
def talk(tmp_path):
    with shared_talk(tmp_path / "team") as made:
        made.reaches(made.sam)
        yield made


@pytest.fixture
def home_of(make_shell, qtbot):
    shells = []

    def go(session):
        shell = make_shell()
        shells.append(shell)
        shell.ground.jobs.open_session(lambda: (session, None), owner=shell)
        shell.navigation.go(routes.home())
        QApplication.processEvents()
        return shell, shell.navigation.screen.page

    yield go
    for shell in shells:
        shell.navigation.forget()
        shell.guard.lock()


def shown(page) -> list[str]:
    return [key for key, card in page.sections.items() if card.isVisible()]


def test_a_supervisor_sees_how_much_waits_and_goes_there(talk, home_of, qtbot):
    shell, page = home_of(talk.sam)
    assert shown(page) == ["shared_with_me"]
    (button,) = page.sections["shared_with_me"].list.findChildren(QPushButton)
    assert button.accessibleName() == "Open: 1 not opened., Since today"
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert shell.navigation.route == routes.inbox()


def test_the_keyboard_begins_on_the_page_also_where_nobody_was_met(talk, home_of, qtbot):
    shell, page = home_of(talk.sam)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.empty.next_step)
    shell.navigation.go(routes.inbox())
    shell.navigation.go(routes.home())
    page = shell.navigation.screen.page
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.empty.next_step)


def test_it_still_leads_there_once_nothing_waits(talk, home_of):
    item = talk.copies()[0].item
    shell, page = home_of(talk.sam)
    shell.ground.jobs.on_vault(open_summary, item, owner=shell)
    shell.ground.jobs.on_vault(mark_seen, item, owner=shell)
    QApplication.processEvents()
    assert page.sections["shared_with_me"].list._shown[0].sentence == "Nothing waits for you."


def test_whoever_was_never_given_anything_sees_no_card(talk, home_of):
    _shell, page = home_of(talk.ada)
    assert "shared_with_me" not in shown(page)


def test_an_answer_leads_to_the_person_and_counts_as_read_from_then_on(talk, home_of, qtbot):
    item = talk.copies()[0].item
    open_summary(talk.sam, item)
    answer_summary(talk.sam, item, AnswerKind.REPLY, "Well done")
    talk.sync()
    shell, page = home_of(talk.noor)
    (button,) = page.sections["answers"].list.findChildren(QPushButton)
    assert button.accessibleName() == "Open: Sam about Maja: Well done, Today"
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert shell.navigation.route == routes.person(talk.person)
    assert see_answers(talk.noor) == ()
    shell.navigation.go(routes.home())
    assert "answers" not in shown(shell.navigation.screen.page)


def test_a_long_answer_is_told_by_its_beginning(talk):
    item = talk.copies()[0].item
    open_summary(talk.sam, item)
    answer_summary(talk.sam, item, AnswerKind.REPLY, "word " * 200)
    talk.sync()
    (line,) = see_answers(talk.noor, talk.person)
    said = answer_words(line)
    assert said.endswith("word…")
    assert len(said) < MOST_LETTERS + 30
