"""Before we start: read together, decided together, nothing required."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.domain.conversation import Conversation
from companion.domain.person import Person
from companion.domain.plan import Plan, PlanStyle
from companion.domain.topics import Topic
from companion.services.record.consents import decide_consent, withdraw_consent
from companion.services.record.conversations import start_conversation
from companion.services.record.decision_drafts import keep_decision_draft, list_decision_drafts
from companion.services.team.teams import create_team, set_policy
from companion.vault.rows import get_record, list_records
from tests.ui.asked import asked, mean_it
from tests.ui.ground import open_vault_in
from ui import routes


@pytest.fixture
def page(open_screen, bo):
    return open_screen(routes.before(bo)).page


def decisions(session, bo):
    return {one.recipient: one for one in list_records(session.vault, ConsentDecision, bo)}


def tick(qtbot, choice, place):
    button = choice.findChildren(QAbstractButton)[place]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_nothing_is_required(page, session, bo, open_shell, qtbot):
    qtbot.keyClick(page.ready, Qt.Key.Key_Space)
    (conversation,) = list_records(session.vault, Conversation, bo)
    assert (conversation.explained, conversation.private_enough) == (None, None)
    assert open_shell.navigation.route == routes.conversation(conversation.id)
    assert decisions(session, bo) == {}


def test_what_was_said_goes_into_the_conversation(page, session, bo, qtbot, open_shell):
    tick(qtbot, page.talked, 0)
    tick(qtbot, page.private, 1)
    qtbot.keyClick(open_shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (conversation,) = list_records(session.vault, Conversation, bo)
    assert (conversation.explained, conversation.private_enough) == (True, False)


def test_what_was_said_survives_going_to_the_topics_and_a_lock(
    page, session, bo, qtbot, open_shell, open_screen, tmp_path
):
    tick(qtbot, page.talked, 0)
    tick(qtbot, page.private, 1)
    open_screen(routes.help_topic())
    again = open_screen(routes.before(bo)).page
    assert (again.explained(), again.private_enough()) == (True, False)
    open_shell.guard.lock()
    open_vault_in(open_shell, tmp_path)
    again = open_screen(routes.before(bo)).page
    assert (again.explained(), again.private_enough()) == (True, False)
    again.ready.click()
    vault = open_shell.ground.jobs._session.vault
    (conversation,) = list_records(vault, Conversation, bo)
    assert (conversation.explained, conversation.private_enough) == (True, False)
    assert open_screen(routes.before(bo)).page.explained() is None


def test_tomorrow_it_is_asked_again(page, bo, qtbot, open_shell, open_screen):
    tick(qtbot, page.talked, 0)
    open_shell.ground.clock.move(86_400)
    open_screen(routes.help_topic())
    assert open_screen(routes.before(bo)).page.explained() is None


def test_the_limits_are_said_plainly(page):
    words = page._limits._words.text()
    assert "in danger" in words
    assert "No worker can promise to keep everything secret." in words
    assert page._limits.isVisible()


def test_a_recipient_is_named_and_answered_by_keyboard(page, session, bo, qtbot):
    qtbot.keyClick(page.suggested[1], Qt.Key.Key_Space)
    assert not page.suggested[1].isVisible()
    (row,) = page.rows.values()
    assert row.choice.findChildren(QAbstractButton)[0].hasFocus()
    tick(qtbot, row.choice, 0)
    assert decisions(session, bo) == {}
    assert page.pending.told.text() == "My team: they say yes.\nIt changes nothing that was shared."
    qtbot.keyClick(page.pending.record, Qt.Key.Key_Space)
    named = decisions(session, bo)["My team"]
    assert (named.answer, named.recipient_kind) == (Answer.YES, RecipientKind.TEAM)
    assert named.given_on == session.clock.today()
    assert not page.pending.isVisible()


def test_someone_else_may_be_named_with_enter(page, session, bo, qtbot):
    qtbot.keyClicks(page.other.line, "Dr Lewis")
    qtbot.keyClick(page.other.line, Qt.Key.Key_Return)
    assert [one.recipient for one in list_decision_drafts(session, bo)] == ["Dr Lewis"]
    assert page.other.line.text() == ""
    assert decisions(session, bo) == {}


@pytest.mark.parametrize("name", ["", " \u200f", "x" * 300])
def test_what_is_no_name_is_said_beside_the_field(name, page, session, bo, qtbot):
    page.other.line.setText(name)
    qtbot.keyClick(page.add_other, Qt.Key.Key_Space)
    assert page.other._trouble.text()
    assert page.other.line.text() == name
    assert decisions(session, bo) == {}


@pytest.mark.parametrize("again", ["Sam", " sam ", "SAM"])
def test_naming_someone_again_asks_and_keeps_their_answer(
    again, page, session, bo, qtbot, open_screen, open_shell
):
    made = decide_consent(session, bo, "Sam", Answer.YES).made
    page = open_screen(routes.before(bo)).page
    qtbot.keyClicks(page.other.line, again)
    qtbot.keyClick(page.other.line, Qt.Key.Key_Return)
    assert asked(open_shell).accessibleName() == "There is already a decision for Sam. Change that one?"
    mean_it(open_shell)
    qtbot.waitUntil(
        lambda: open_shell.focusWidget() is page.rows[made].choice.findChildren(QAbstractButton)[0]
    )
    assert list_decision_drafts(session, bo) == ()
    assert [one.answer for one in list_records(session.vault, ConsentDecision, bo)] == [Answer.YES]


def test_who_is_ready_records_what_was_decided_first(page, session, bo, qtbot, open_shell):
    qtbot.keyClick(page.suggested[0], Qt.Key.Key_Space)
    tick(qtbot, next(iter(page.rows.values())).choice, 1)
    qtbot.keyClick(page.ready, Qt.Key.Key_Space)
    assert list_records(session.vault, Conversation, bo) == []
    assert mean_it(open_shell).startswith("My supervisor: they say no.")
    assert decisions(session, bo)["My supervisor"].answer is Answer.NO
    (conversation,) = list_records(session.vault, Conversation, bo)
    assert open_shell.navigation.route == routes.conversation(conversation.id)


def test_a_draft_is_put_away_after_asking(page, session, bo, qtbot, open_shell):
    qtbot.keyClick(page.suggested[0], Qt.Key.Key_Space)
    qtbot.keyClick(page.pending.drop, Qt.Key.Key_Space)
    assert len(list_decision_drafts(session, bo)) == 1
    mean_it(open_shell)
    assert list_decision_drafts(session, bo) == ()
    assert not page.pending.isVisible() and page.suggested[0].isVisible()


def test_how_a_decision_stands_is_said(session, bo, open_screen):
    today = session.clock.today()
    taken_back = decide_consent(session, bo, "A", Answer.YES).made
    withdraw_consent(session, taken_back)
    ended = decide_consent(session, bo, "B", Answer.YES, expires_on=today).made
    narrow = decide_consent(
        session, bo, "C", Answer.YES, topics_included=(Topic.HOME,), topics_excluded=(Topic.MONEY,)
    ).made
    page = open_screen(routes.before(bo)).page
    assert page.rows[taken_back].choice.choice() == page.rows[ended].choice.choice() == ""
    assert page.rows[taken_back]._detail.text() == "The yes was taken back on Monday 2 March."
    assert page.rows[ended]._detail.text() == "The yes ended on Monday 2 March."
    assert page.rows[narrow]._detail.text() == "Only about: Home\nNever about: Money"
    assert page.rows[narrow].choice.choice() == "yes"


def test_topics_and_days_lead_to_their_form(session, bo, open_screen, open_shell, qtbot):
    made = decide_consent(session, bo, "Sam", Answer.YES).made
    page = open_screen(routes.before(bo)).page
    qtbot.keyClick(page.rows[made].topics, Qt.Key.Key_Space)
    assert open_shell.navigation.route == routes.entry("consent_decision", bo, made)


def test_letters_and_language_are_kept(page, session, bo, qtbot):
    tick(qtbot, page.letters, 1)
    (plan,) = list_records(session.vault, Plan, bo)
    assert plan.style is PlanStyle.LARGE
    pick = page.language.pick
    pick.setCurrentIndex(pick.findData("pl"))
    pick.activated.emit(pick.currentIndex())
    assert get_record(session.vault, Person, bo).language == "pl"


def test_an_unfinished_conversation_is_offered(session, bo, open_screen, open_shell, qtbot, page):
    assert not page.draft.isVisible()
    draft = start_conversation(session, bo).made
    page = open_screen(routes.before(bo)).page
    qtbot.keyClick(page.draft, Qt.Key.Key_Space)
    assert open_shell.navigation.route == routes.conversation(draft)


def test_nothing_can_be_gone_on_with_before_it_is_known(qtbot):
    from ui.before.view import BeforePage

    page = BeforePage()
    qtbot.addWidget(page)
    page.show()
    assert not page.draft.isVisible()


def test_what_the_team_agreed_to_say_stands_there(open_screen, session, bo):
    page = open_screen(routes.before(bo)).page
    assert page.asking.isHidden()
    create_team(session, "Riverside")
    set_policy(session, consent_words="May we tell Sam?\nYou can say no.", retention_years=1)
    page = open_screen(routes.before(bo)).page
    assert page.asking.isVisible() and page.asking.text() == "May we tell Sam?\nYou can say no."
    told = [words.text() for _about, words in page._told_words]
    assert "Our team agreed to keep it for 1 year after we last talk. You can have a copy." in told


def test_an_answer_that_is_not_recorded_stands_as_it_was_given(session, bo, open_screen, qtbot):
    made = decide_consent(session, bo, "Sam", Answer.YES).made
    keep_decision_draft(session, bo, made, expires_on=session.clock.today())
    page = open_screen(routes.before(bo)).page
    assert page.rows[made].choice.choice() == "yes"
    assert "this yes lets nothing go" in page.pending.told.text()


def test_what_is_chosen_and_typed_is_there_again_after_going_away(page, session, bo, qtbot, open_screen):
    tick(qtbot, page.talked, 0)
    tick(qtbot, page.private, 1)
    qtbot.keyClicks(page.other.line, "Dr Le")
    page.other.settle()
    open_screen(routes.person(bo))
    page = open_screen(routes.before(bo)).page
    assert (page.talked.choice(), page.private.choice(), page.other.line.text()) == ("yes", "no", "Dr Le")
    assert decisions(session, bo) == {} and list_decision_drafts(session, bo) == ()
    qtbot.keyClicks(page.other.line, "wis\r")
    qtbot.keyClick(page.pending.record, Qt.Key.Key_Space)
    qtbot.keyClick(page.ready, Qt.Key.Key_Space)
    (conversation,) = list_records(session.vault, Conversation, bo)
    assert (conversation.explained, conversation.private_enough) == (True, False)
    page = open_screen(routes.before(bo)).page
    assert (page.talked.choice(), page.private.choice(), page.other.line.text()) == ("", "", "")
