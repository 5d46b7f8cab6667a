"""The press that makes a decision about sharing: what it says first, what it does, what leaves all as it is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from companion.domain.consent import Answer, ConsentDecision
from companion.domain.topics import Topic
from companion.services.record.decision_drafts import keep_decision_draft, list_decision_drafts
from companion.services.sharing.consequences import Consequences
from companion.vault.rows import list_records, list_versions
from companion.vault.shared import list_shared_copies
from tests.ui.asked import asked, is_asked, mean_it
from tests.ui.sharing.conftest import Desk, words_on
from ui import routes
from ui.words.decision_words import does_words

KIND = ConsentDecision.KIND
GOES = "Sam's copy will be destroyed when their laptop is next on. Nothing brings it back."


@pytest.fixture
def desk(open_shell, qtbot):
    open_shell.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is open_shell)
    return Desk(open_shell)


def decisions(desk):
    return desk.run(lambda session: list_records(session.vault, ConsentDecision, desk.person))


def form(desk, made=""):
    return desk.go(routes.entry(KIND, desk.person, made))


def type_into(screen, name, words):
    """Letter by letter, each as after a pause."""
    control = screen.page.form.control(name)
    control.line.selectAll()
    for letter in words:
        QTest.keyClicks(control.line, letter)
        control.settle()
    QApplication.processEvents()


def shared_with_sam(desk):
    """A yes, and something that Sam has."""
    made = desk.agrees()
    desk.share(desk.open())

    def went(session):
        with session.vault.transaction():
            session.vault.execute(
                "INSERT INTO carrier (id, kind, place, cursor, roster_cursor, state, reason, facts, since, attempts) "
                "VALUES ('c', 'folder', '/x', x'', -1, 'resting', 'up_to_date', '{}', '2026-03-02T09:00:00+00:00', 0)"
            )
            session.vault.execute(
                "INSERT INTO delivery (parcel, carrier, state, reason, attempts, first_tried_at) "
                "SELECT parcel, 'c', 'delivered', '', 1, '2026-03-02T09:00:00+00:00' FROM outbox"
            )

    desk.run(went)
    desk.shell.activateWindow()
    assert QTest.qWaitForWindowActive(desk.shell)
    return made


def still_shared(desk):
    copies = desk.run(lambda session: list_shared_copies(session.vault, desk.person))
    return all(one.withdrawn_at is None for one in copies)


@pytest.mark.parametrize(
    ("name", "typed"),
    [("expires_on", "01/12/20"), ("expires_on", "1 March 2026"), ("recipient", "GP")],
)
def test_a_word_half_typed_ends_nothing_and_asks_at_the_press(name, typed, desk):
    made = shared_with_sam(desk)
    if name == "recipient":
        desk.agrees("GP")
        made = desk.agrees("GP receptionist")
    before = decisions(desk)
    screen = form(desk, made)
    type_into(screen, name, typed)
    assert decisions(desk) == before and still_shared(desk)
    screen.page.pending.record.click()
    assert decisions(desk) == before and still_shared(desk)
    assert asked(desk.shell)
    if name == "recipient":
        assert asked(desk.shell).accessibleName() == "There is already a decision for GP. Change that one?"
    else:
        assert "Its end day," in asked(desk.shell).what_happens()
        assert GOES in asked(desk.shell).what_happens()


def test_a_name_on_the_way_to_another_takes_over_nothing(desk):
    gp = desk.agrees("GP")
    screen = form(desk)
    member = screen.page.form.control("member")
    assert member.pick.currentData() == ""
    type_into(screen, "recipient", "GP receptionist")
    assert [one.id for one in decisions(desk)] == [gp]
    screen.page.pending.record.click()
    assert not is_asked(desk.shell)
    assert [one.recipient for one in decisions(desk)] == ["GP", "GP receptionist"]
    assert [one.answer for one in decisions(desk)] == [Answer.YES, Answer.NOT_YET]


def test_topics_ticked_one_by_one_act_once_and_only_after_it_was_said(desk):
    made = shared_with_sam(desk)
    screen = form(desk, made)
    ticks = screen.page.form.control("topics_included").choice.findChildren(QAbstractButton)
    for tick in ticks[:3]:
        QTest.keyClick(tick, Qt.Key.Key_Space)
        assert still_shared(desk)
    assert GOES in screen.page.pending.told.text()
    screen.page.pending.record.click()
    assert still_shared(desk)
    assert GOES in mean_it(desk.shell)
    assert not still_shared(desk)
    (decision,) = decisions(desk)
    assert decision.topics_included == tuple(Topic)[:3]
    assert len(desk.run(lambda session: list_versions(session.vault, ConsentDecision, made))) == 2


def test_yes_no_yes_is_nothing(desk):
    made = shared_with_sam(desk)
    screen = form(desk, made)
    answers = screen.page.form.control("answer").choice.findChildren(QAbstractButton)
    answers[0].setFocus()
    QTest.keyClick(answers[0], Qt.Key.Key_Right)
    assert "Sam: they say no." in screen.page.pending.told.text()
    QTest.keyClick(answers[1], Qt.Key.Key_Left)
    assert not screen.page.pending.isVisible()
    assert still_shared(desk) and decisions(desk)[0].answer is Answer.YES


@pytest.mark.parametrize("way", ["escape", "enter", "space"])
def test_what_destroys_asks_once_and_is_safe_to_close(way, desk):
    made = shared_with_sam(desk)
    form(desk, made).page.take_back.click()
    question = asked(desk.shell)
    assert question.accessibleName() == "Do they take back their yes for Sam?"
    assert GOES in question.what_happens()
    key = {"escape": Qt.Key.Key_Escape, "enter": Qt.Key.Key_Return, "space": Qt.Key.Key_Space}[way]
    question.do.setEnabled(True)
    QTest.keyClick(question.focusWidget() or question, key)
    assert not is_asked(desk.shell)
    assert still_shared(desk) and decisions(desk)[0].withdrawn_on is None
    form(desk, made).page.take_back.click()
    mean_it(desk.shell)
    assert not still_shared(desk)


def test_a_draft_is_there_again_after_leaving_and_after_a_lock(desk, tmp_path):
    from tests.ui.ground import open_vault_in

    screen = form(desk)
    type_into(screen, "recipient", "GP receptionist")
    type_into(screen, "how_given", "She said it")
    (draft,) = desk.run(list_decision_drafts, desk.person)
    person = desk.go(routes.person(desk.person)).page
    assert "GP receptionist: begun, not recorded yet" in words_on(person.sections["consent_decision"])
    desk.shell.guard.lock()
    QApplication.processEvents()
    open_vault_in(desk.shell, tmp_path)
    screen = form(desk, draft.id)
    assert screen.page.form.control("how_given").line.text() == "She said it"
    assert "GP receptionist: not decided yet." in screen.page.pending.told.text()


def test_ctrl_enter_goes_to_the_press_and_does_not_press_it(desk):
    screen = form(desk)
    type_into(screen, "recipient", "GP")
    QTest.keyClick(desk.shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert decisions(desk) == []
    assert desk.shell.focusWidget() is screen.page.pending.record


def test_a_member_typed_by_name_is_asked_about(desk):
    made = desk.agrees()
    screen = form(desk)
    type_into(screen, "recipient", "sam")
    screen.page.pending.record.click()
    assert asked(desk.shell).accessibleName() == "There is already a decision for Sam. Change that one?"
    mean_it(desk.shell)
    assert desk.shell.navigation.route == routes.entry(KIND, desk.person, made)
    assert len(decisions(desk)) == 1


def test_nobody_named_is_said_beside_the_field(desk):
    screen = form(desk)
    QTest.keyClick(
        screen.page.form.control("answer").choice.findChildren(QAbstractButton)[0], Qt.Key.Key_Space
    )
    assert screen.page.pending.told.text() == "Say who it is about first."
    screen.page.pending.record.click()
    assert screen.page.form.control("recipient")._trouble.text()
    assert decisions(desk) == []


def test_undo_does_not_turn_a_decision(desk):
    made = shared_with_sam(desk)
    desk.go(routes.person(desk.person)).page.acted.emit(KIND, made, "withdraw")
    mean_it(desk.shell)
    before = decisions(desk)
    desk.shell.undo.undo()
    QApplication.processEvents()
    assert decisions(desk) == before
    assert "Ctrl+Z does not change a decision about sharing." in desk.shell.footer.said.text()
    desk.shell.undo.redo()
    QApplication.processEvents()
    assert decisions(desk) == before


def test_what_changed_meanwhile_is_said_before_it_is_done(desk):
    made = desk.agrees()
    screen = form(desk, made)
    type_into(
        screen, "expires_on", (desk.shell.ground.clock.today() + timedelta(days=9)).strftime("%d/%m/%Y")
    )
    screen.page.pending.told.show_words("Something else")
    screen.page.pending.record.click()
    assert "Sam: they say yes. It ends on" in mean_it(desk.shell)
    assert decisions(desk)[0].expires_on is not None


def test_nothing_is_shared_over_a_no_that_is_not_recorded(desk):
    made = desk.agrees()
    desk.run(keep_decision_draft, desk.person, made, answer=Answer.NO)
    screen = desk.open()
    screen.page.share.click()
    question = asked(desk.shell)
    assert question.accessibleName() == "Something they decided is not recorded yet"
    assert "Sam: they say no." in mean_it(desk.shell)
    assert desk.shell.navigation.route == routes.before(desk.person)
    assert desk.run(lambda session: list_shared_copies(session.vault, desk.person)) == []


def test_out_of_the_team_it_says_whose_copy_stays_and_who_can_take_it_back():
    assert does_words(Consequences(beyond_us=("Sam", "Ada"))) == [
        "A copy stays with: Sam, Ada. This laptop is not in the team, so it can ask for nothing. "
        "Call an administrator: they can take it back in your place."
    ]
