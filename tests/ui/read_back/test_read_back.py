"""Read back, over a real vault: kept and shared side by side, and the person's say over both."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit

from companion.domain.consent import Answer
from companion.domain.conversation import Conversation, ConversationState, Keep, Passage, Prompt
from companion.domain.topics import Topic
from companion.services.record.consents import decide_consent
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.people import add_person
from companion.services.record.read_back import disagree, see_read_back
from companion.vault.rows import get_record, list_versions
from ui import routes
from ui.read_back.screen import ReadBackScreen

CTRL = Qt.KeyboardModifier.ControlModifier
PRIVATE = "my own worry about the landlord"


@pytest.fixture
def shell(open_shell, qtbot):
    open_shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is open_shell)
    return open_shell


class Told:
    """A conversation in the vault, and its read-back screen."""

    def __init__(self, shell):
        self.shell = shell
        self.person = self.run(add_person, "Maja").made
        self.talk = self.run(start_conversation, self.person).made

    def run(self, deed, *args, **values):
        answers = []

        def work(session):
            answers.append(deed(session, *args, **values))
            return answers[0]

        self.shell.ground.jobs.on_vault(work, owner=self.shell)
        return answers[0]

    def passage(self, text, **values):
        return self.run(add_passage, self.talk, text=text, **values).made

    def open(self) -> ReadBackScreen:
        self.shell.navigation.go(routes.read_back(self.talk))
        QApplication.processEvents()
        screen = self.shell.navigation.screen
        assert isinstance(screen, ReadBackScreen)
        return screen

    def standing(self, noun, record_id):
        return self.run(lambda session: get_record(session.vault, noun, record_id))


@pytest.fixture
def told(shell):
    return Told(shell)


def cards(screen):
    return list(screen.page.cards.values())


def on_page(screen):
    labels = [one.text() for one in screen.page.findChildren(QLabel)]
    return "\n".join(labels + [one.toPlainText() for one in screen.page.findChildren(QPlainTextEdit)])


def test_private_notes_are_nowhere_on_the_page_nor_is_their_number(told):
    told.passage("what we said", prompt=Prompt.HOW_CAN_WE_HELP)
    told.passage(PRIVATE, keep=Keep.PRIVATE)
    screen = told.open()
    assert PRIVATE not in on_page(screen)
    assert "private" not in on_page(screen).lower()
    assert [card.heading.text() for card in cards(screen)] == ["How can we help you?"]


def test_opening_it_makes_a_draft_one_that_is_read_back_with_nothing_to_undo(told):
    told.passage("words")
    steps = len(told.shell.undo._done)
    told.open()
    assert told.standing(Conversation, told.talk).state is ConversationState.READ_BACK
    assert len(told.shell.undo._done) == steps


def test_each_passage_stands_as_kept_and_as_shared_with_the_reason_where_it_is_not(told):
    told.run(decide_consent, told.person, "Sam", Answer.YES, topics_excluded=(Topic.MONEY,))
    told.passage("sleep", keep=Keep.CAN_BE_SHARED, topics=(Topic.HEALTH_AND_SLEEP,))
    told.passage("debts", keep=Keep.CAN_BE_SHARED, topics=(Topic.MONEY,))
    told.passage("us")
    screen = told.open()
    assert [card._kept.text() for card in cards(screen)] == ["sleep", "debts", "us"]
    assert [card._seen.isVisible() for card in cards(screen)] == [True, False, False]
    assert cards(screen)[0]._seen.text() == "sleep"
    assert [card._seen.text() for card in cards(screen)[1:]] == ["", ""]
    assert [card._why.text() for card in cards(screen)[1:]] == [
        "Nothing. The yes leaves out what this is about.",
        "Nothing. This stays between us.",
    ]
    assert {card._who.text() for card in cards(screen)} == {"What Sam would see"}
    assert screen.page._recipients is None


def test_several_recipients_can_be_looked_at_one_by_one(told):
    told.run(decide_consent, told.person, "Sam", Answer.YES)
    told.run(decide_consent, told.person, "Dr Ahmed", Answer.NO)
    told.passage("sleep", keep=Keep.CAN_BE_SHARED)
    screen = told.open()
    (card,) = cards(screen)
    choice = screen.page._recipients
    assert [button.text() for button in choice._buttons.values()] == ["Sam", "Dr Ahmed (no)"]
    assert card._seen.isVisible()
    list(choice._buttons.values())[1].click()
    assert not card._seen.isVisible()
    assert (card._who.text(), card._why.text()) == (
        "What Dr Ahmed would see",
        "Nothing. There is no yes for it.",
    )


def test_where_nobody_was_named_it_says_so_and_offers_to_decide(told):
    told.passage("sleep", keep=Keep.CAN_BE_SHARED)
    screen = told.open()
    assert screen.page._nobody.isVisible()
    assert not cards(screen)[0]._shared.isVisible()


def test_it_says_truthfully_that_nothing_has_left(told):
    told.passage("words")
    assert "Only on this laptop. Nothing has been sent to anyone." in on_page(told.open())


def test_with_nothing_written_there_is_nothing_to_agree(told, qtbot):
    told.passage(PRIVATE, keep=Keep.PRIVATE)
    screen = told.open()
    assert screen.page.empty.isVisible()
    assert not screen.page.right.isVisible()
    qtbot.keyClick(told.shell, Qt.Key.Key_Return, CTRL)
    assert told.shell.navigation.screen is screen
    screen.page.empty.next_step.click()
    assert told.shell.navigation.route == routes.conversation(told.talk)


def test_words_are_changed_in_place_as_a_new_version(told, qtbot):
    told.run(decide_consent, told.person, "Sam", Answer.YES)
    passage = told.passage("I sleep badly", keep=Keep.CAN_BE_SHARED)
    screen = told.open()
    (card,) = cards(screen)
    card.change.click()
    assert QApplication.focusWidget() is card.edit
    card.edit.selectAll()
    qtbot.keyClicks(card.edit, "I sleep slowly")
    card.change.click()
    assert (card._kept.isVisible(), card.edit.isVisible()) == (True, False)
    screen.load()
    assert (card._kept.text(), card._seen.text()) == ("I sleep slowly", "I sleep slowly")
    versions = told.run(lambda session: list_versions(session.vault, Passage, passage))
    assert [one.text for one in versions] == ["I sleep badly", "I sleep slowly"]


def test_words_are_kept_between_us_shared_again_and_taken_out(told):
    told.run(decide_consent, told.person, "Sam", Answer.YES)
    passage = told.passage("sleep", keep=Keep.CAN_BE_SHARED)
    screen = told.open()
    (card,) = cards(screen)
    assert card.share.text() == "Do not share this"
    card.share.click()
    assert told.standing(Passage, passage).keep is Keep.BETWEEN_US
    assert (card.share.text(), card._seen.isVisible()) == ("This can be shared", False)
    card.share.click()
    assert card._seen.isVisible()
    card.out.click()
    assert cards(screen) == []
    told.shell.undo.undo()
    assert [card._kept.text() for card in cards(screen)] == ["sleep"]


def test_seeing_it_differently_is_typed_beside_the_words_and_goes_with_them(told, qtbot):
    told.run(decide_consent, told.person, "Sam", Answer.YES)
    told.passage("she was angry", keep=Keep.CAN_BE_SHARED)
    screen = told.open()
    (card,) = cards(screen)
    card.differ.click()
    row = card.differing._rows[0]
    assert QApplication.focusWidget() is row.edit
    qtbot.keyClicks(row.edit, "I was frightened")
    row.edit.settle()
    state = told.run(see_read_back, told.talk, True)
    assert [(one.passage_id, one.text) for one in state.disagreements] == [
        (card.passage_id, "I was frightened")
    ]
    assert card.differing._rows == [row]
    assert card._seen_too.text() == "Seen differently: I was frightened"
    assert state.kept[0].text == "she was angry"
    row.taken_out.emit(row)
    assert told.run(see_read_back, told.talk, True).disagreements == ()
    assert card.differing._rows == []


def test_what_was_seen_differently_before_is_there_to_be_changed(told, qtbot):
    passage = told.passage("she was angry")
    told.run(disagree, told.talk, "frightened", passage)
    told.run(disagree, told.talk, "it was longer ago")
    screen = told.open()
    (card,) = cards(screen)
    edit = card.differing._rows[0].edit
    assert edit.words() == "frightened"
    qtbot.keyClicks(edit, "very ")
    edit.settle()
    assert {one.text for one in told.run(see_read_back, told.talk, True).disagreements} == {
        "very frightened",
        "it was longer ago",
    }
    assert [row.edit.words() for row in screen.page.differing._rows] == ["it was longer ago"]


def test_that_is_right_agrees_and_goes_on_to_the_plan(told, qtbot):
    told.passage("words")
    told.open()
    qtbot.keyClick(told.shell, Qt.Key.Key_Return, CTRL)
    assert told.standing(Conversation, told.talk).state is ConversationState.AGREED
    assert told.shell.navigation.route == routes.plan(told.person)


def test_words_typed_a_moment_ago_are_agreed_too(told, qtbot):
    passage = told.passage("words")
    screen = told.open()
    (card,) = cards(screen)
    card.change.click()
    qtbot.keyClicks(card.edit, "more ")
    qtbot.keyClick(card.edit, Qt.Key.Key_Return, CTRL)
    assert told.standing(Passage, passage).text == "more words"
    assert told.standing(Conversation, told.talk).state is ConversationState.AGREED


def test_names_are_all_different_and_letters_larger_than_elsewhere(told):
    for text in ("one", "two"):
        told.passage(text)
    screen = told.open()
    names = [
        button.accessibleName()
        for card in cards(screen)
        for button in (card.change, card.share, card.differ, card.out)
    ]
    assert len(set(names)) == len(names)
    assert cards(screen)[0]._kept.font().pixelSize() == 20


def test_the_letters_follow_the_zoom(told):
    told.passage("one")
    screen = told.open()
    (card,) = cards(screen)
    card.change.click()
    told.shell.ground.settings.change(zoom=200)
    QApplication.processEvents()
    assert (card._kept.font().pixelSize(), card.edit.font().pixelSize()) == (40, 40)


def test_it_can_be_read_and_agreed_with_tab_and_enter_alone(told, qtbot):
    told.passage("one")
    screen = told.open()
    told.shell.header.back.setFocus()
    for _ in range(30):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is screen.page.right:
            break
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert told.shell.navigation.route == routes.plan(told.person)


def test_nothing_can_be_agreed_before_it_is_known(qtbot):
    from ui.read_back.view import ReadBackView

    page = ReadBackView("a conversation")
    qtbot.addWidget(page)
    page.show()
    assert [one.text() for one in page.findChildren(QAbstractButton) if one.isVisible()] == []
