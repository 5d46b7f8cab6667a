"""A person's page in a real shell over a real vault, by keyboard."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation, MeetingState
from companion.domain.introduction import Introduction
from companion.domain.keeping import Keeping
from companion.domain.strengths import Action, ActionState
from companion.services.record.conversations import change_conversation, note_meeting, start_conversation
from companion.services.record.people import add_person, remove_person
from companion.services.team.teams import create_team, set_policy
from companion.vault.rows import get_record, list_records, list_versions
from tests.ui.asked import mean_it
from tests.ui.ground import screen_of
from tests.ui.person.folk import add_amina
from ui import routes
from ui.person.screen import PersonScreen
from ui.reading_order import widgets_in_order


@pytest.fixture
def amina(session):
    return add_amina(session)


@pytest.fixture
def screen(open_screen, amina):
    made = open_screen(routes.person(amina))
    assert isinstance(made, PersonScreen)
    return made


def row(screen, kind, words):
    rows = screen.page.sections[kind].rows.values()
    return next(one for one in rows if one.accessibleName() == words)


def press(qtbot, button):
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)


def test_the_name_is_on_the_page_and_not_in_the_window_title(screen, open_shell):
    assert screen.page.heading.text() == "Amina"
    assert screen.title == "Amina"
    assert "Amina" not in open_shell.windowTitle()


def test_done_by_keyboard_keeps_the_focus_on_its_line(screen, session, amina, qtbot, open_shell):
    action = next(one for one in list_records(session.vault, Action, amina) if one.text == "Ring the council")
    press(qtbot, row(screen, "action", "Ring the council").buttons["done"])
    assert get_record(session.vault, Action, action.id).state is ActionState.DONE
    again = row(screen, "action", "Ring the council")
    assert list(again.buttons) == ["change", "accepted"]
    assert again.isAncestorOf(QApplication.focusWidget())
    open_shell.undo.undo()
    assert get_record(session.vault, Action, action.id).state is ActionState.ACCEPTED


def test_what_got_in_the_way_is_asked_at_once_and_kept_as_typed(screen, session, amina, qtbot):
    press(qtbot, row(screen, "action", "Ring the council").buttons["did_not_happen"])
    answer = row(screen, "action", "Ring the council").answer
    assert answer.line.hasFocus()
    qtbot.keyClicks(answer.line, "no credit")
    answer.settle()
    (action,) = [one for one in list_records(session.vault, Action, amina) if one.text == "Ring the council"]
    assert (action.state, action.got_in_the_way) == (ActionState.DID_NOT_HAPPEN, "no credit")
    assert row(screen, "action", "Ring the council").answer is answer


def test_a_yes_is_taken_back(screen, session, amina, qtbot, open_shell):
    press(qtbot, row(screen, "consent_decision", "Sam: yes").buttons["withdraw"])
    (decision,) = list_records(session.vault, ConsentDecision, amina)
    assert decision.withdrawn_on is None
    mean_it(open_shell)
    (decision,) = list_records(session.vault, ConsentDecision, amina)
    assert decision.withdrawn_on == session.clock.today()


def test_each_step_of_an_introduction_is_one_key(screen, session, amina, qtbot):
    press(qtbot, row(screen, "introduction", "On to Citizens Advice").buttons["acknowledged"])
    press(qtbot, row(screen, "introduction", "On to Citizens Advice").buttons["arrived"])
    one = next(one for one in list_records(session.vault, Introduction, amina) if one.to_service)
    assert one.arrived_on == one.acknowledged_on == session.clock.today()
    assert len(list_versions(session.vault, Introduction, one.id)) == 3


def test_continue_opens_the_draft_and_starts_one_where_there_is_none(
    screen, session, amina, open_shell, qtbot, open_screen
):
    assert screen.page.go_on.text() == "Start a conversation"
    press(qtbot, screen.page.go_on)
    assert open_shell.navigation.route == routes.before(amina)
    draft = start_conversation(session, amina).made
    again = open_screen(routes.person(amina))
    assert again.page.go_on.text() == "Continue"
    press(qtbot, again.page.go_on)
    assert open_shell.navigation.route == routes.conversation(draft)


def test_every_add_and_change_leads_to_its_form(screen, amina, open_shell, open_screen, qtbot):
    for key, adds in (
        ("strength", routes.entry("strength", amina)),
        ("introduction", routes.entry("introduction", amina, direction="in")),
    ):
        again = open_screen(routes.person(amina))
        press(qtbot, next(iter(again.page.sections[key].adds.values())))
        assert open_shell.navigation.route == adds
    again = open_screen(routes.person(amina))
    press(qtbot, row(again, "strength", "I can cook").buttons["change"])
    assert open_shell.navigation.route.id("kind") == "strength"
    assert open_shell.navigation.route.id("record")


def test_every_button_has_a_name_that_begins_with_its_words_and_no_two_are_the_same(screen):
    from PySide6.QtWidgets import QAbstractButton

    names = []
    for button in screen.page.findChildren(QAbstractButton):
        if button.isVisibleTo(screen.page):
            name = button.accessibleName() or button.text()
            assert name.startswith(button.text())
            names.append(name)
    assert len(set(names)) == len(names)


def test_someone_taken_out_of_the_lists_has_no_page(session, open_screen, open_shell):
    person_id = add_person(session, "Bo").made
    remove_person(session, person_id)
    open_screen(routes.person(person_id))
    assert open_shell.navigation.route == routes.home()
    assert screen_of(open_shell).title == "Home"


@pytest.mark.parametrize("name", ["J", "w" * 200, "\u200fأمينة", "Zoë 🌻", "<b>bold</b>"])
def test_any_name_is_shown_as_it_is(name, session, open_screen):
    person_id = add_person(session, name).made
    screen = open_screen(routes.person(person_id))
    assert screen.page.heading.text() == name


@pytest.mark.parametrize("width", [600, 1366])
def test_what_they_need_to_understand_us_comes_first_and_then_their_strengths(screen, open_shell, width):
    open_shell.resize(width, 3000)
    QCoreApplication.processEvents()
    headings = [
        one.text()
        for one in widgets_in_order(screen.page)
        if isinstance(one, QLabel) and one.text() in HEADINGS
    ]
    assert headings == list(HEADINGS)
    places = {one.text(): one.mapTo(screen.page, QPoint(0, 0)).y() for one in _labels(screen)}
    assert places["Cannot hear well: Face her"] < places["Strengths"] <= places["How to reach them"]


HEADINGS = ("Cannot hear well: Face her", "Strengths", "Hopes", "Needs", "How to reach them", "About me")


def _labels(screen):
    return [one for one in screen.page.findChildren(QLabel) if one.text() in HEADINGS]


def meetings(screen):
    return screen.page.sections["conversation"]


def agree_to_meet(session, person_id, ahead):
    day = session.clock.today() + timedelta(days=ahead)
    (talk,) = [one for one in list_records(session.vault, Conversation, person_id) if one.next_meeting_on]
    change_conversation(session, talk.id, next_meeting_on=day)
    return talk.id, day


def test_a_meeting_is_moved_to_another_day_only_by_a_press(open_screen, session, amina, qtbot):
    talk, _day = agree_to_meet(session, amina, -3)
    screen = open_screen(routes.person(amina))
    row = meetings(screen).rows[talk]
    assert list(row.buttons) == ["held", "moved", "did_not_happen"]
    press(qtbot, row.buttons["moved"])
    row = meetings(screen).rows[talk]
    assert row.answer.line.hasFocus()
    for key in "9/3/2027":
        qtbot.keyClick(row.answer.line, key)
        row.answer.settle()  # a pause after each key
        assert get_record(session.vault, Conversation, talk).next_meeting_state is MeetingState.MOVED
    qtbot.keyClick(row.answer.line, Qt.Key.Key_Return)
    moved = get_record(session.vault, Conversation, talk)
    assert (moved.next_meeting_on, moved.next_meeting_state) == (date(2027, 3, 9), MeetingState.PLANNED)
    assert list(meetings(screen).rows[talk].buttons) == ["moved", "did_not_happen"]  # it has not come yet


def test_a_day_that_cannot_be_read_moves_nothing(open_screen, session, amina, qtbot):
    talk, day = agree_to_meet(session, amina, 0)
    note_meeting(session, talk, MeetingState.MOVED)
    row = meetings(open_screen(routes.person(amina))).rows[talk]
    qtbot.keyClicks(row.answer.line, "when it rains")
    press(qtbot, next(one for one in row.findChildren(QAbstractButton) if one.text() == "Set this day"))
    assert row.answer.line.hasFocus()
    assert get_record(session.vault, Conversation, talk).next_meeting_on == day


def test_what_got_in_the_way_of_a_meeting_is_asked_and_kept(open_screen, session, amina, qtbot):
    talk, _day = agree_to_meet(session, amina, -1)
    screen = open_screen(routes.person(amina))
    press(qtbot, meetings(screen).rows[talk].buttons["did_not_happen"])
    answer = meetings(screen).rows[talk].answer
    qtbot.keyClicks(answer.line, "no bus")
    answer.settle()
    assert get_record(session.vault, Conversation, talk).next_meeting_why == "no bus"
    press(qtbot, meetings(screen).rows[talk].buttons["moved"])
    assert get_record(session.vault, Conversation, talk).next_meeting_state is MeetingState.MOVED


def test_without_a_meeting_there_is_no_place_for_one(open_screen, session, bo):
    screen = open_screen(routes.person(bo))
    assert meetings(screen).isHidden() and screen.page.sections["keeping"].isHidden()


def test_a_record_whose_time_is_over_is_kept_with_a_reason(open_screen, session, bo, qtbot):
    create_team(session, "Riverside")
    set_policy(session, retention_years=1)
    start_conversation(session, bo, held_on=session.clock.today() - timedelta(days=500))
    screen = open_screen(routes.person(bo))
    card = screen.page.sections["keeping"]
    (row,) = card.rows.values()
    press(qtbot, row.buttons["keep"])
    (row,) = card.rows.values()
    qtbot.keyClicks(row.answer.line, "A complaint is open")
    row.answer.settle()
    (kept,) = list_records(session.vault, Keeping, bo)
    assert kept.reason == "A complaint is open"
    assert kept.look_again_on.year == session.clock.today().year + 1
    assert list(row.buttons) == []
