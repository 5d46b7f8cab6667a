"""A person's details: every field kept as typed, rows of ways and needs, someone added by mistake."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPushButton

from companion.domain.person import CommunicationNeed, ContactKind, ContactWay, Nation, Person
from companion.domain.record import RemovedWhy
from companion.services.record.people import change_person
from companion.vault.rows import get_record
from tests.ui.person.folk import add_amina
from ui import routes
from ui.widgets.confirm import Confirm


@pytest.fixture
def page(open_screen, bo):
    return open_screen(routes.details(bo)).page


def person(session, person_id):
    return get_record(session.vault, Person, person_id)


def type_line(qtbot, field, words):
    field.line.selectAll()
    qtbot.keyClicks(field.line, words) if words else qtbot.keyClick(field.line, Qt.Key.Key_Delete)
    field.settle()


def test_each_field_is_kept_as_it_settles(page, session, bo, qtbot):
    type_line(qtbot, page.names.control("name"), "Bo B")
    type_line(qtbot, page.names.control("pronouns"), "they")
    type_line(qtbot, page.names.control("born_on"), "12 April 1988")
    page.names.control("about_me").edit.insertPlainText("Coffee first")
    page.names.control("about_me").edit.settle()
    page.places.control("no_fixed_address").click()
    pick = page.places.control("nation").pick
    pick.setCurrentIndex(pick.findData("wales"))
    pick.activated.emit(pick.currentIndex())
    kept = person(session, bo)
    assert (kept.name, kept.pronouns, kept.about_me) == ("Bo B", "they", "Coffee first")
    assert (kept.born_on, kept.no_fixed_address, kept.nation) == (date(1988, 4, 12), True, Nation.WALES)


@pytest.mark.parametrize(
    ("name", "words", "said"),
    [
        ("name", "", "name"),
        ("name", "w" * 201, "longer than 200 letters"),
        ("born_on", "31 Feb 1988", "February has no day 31"),
        ("born_on", "01/01/0202", "The year 202 is too far"),
        ("born_on", "01/01/2030", "has not come yet"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_stays(name, words, said, page, session, bo, qtbot):
    before = person(session, bo)
    field = page.names.control(name)
    type_line(qtbot, field, words)
    assert said in field._trouble.text()
    assert field._trouble.isVisible()
    assert field.line.text() == words
    assert person(session, bo) == before
    type_line(qtbot, page.names.control("pronouns"), "she")
    assert field.line.text() == words
    assert person(session, bo).pronouns == "she"


def test_what_is_wrong_is_also_told_to_screen_readers(page, qtbot):
    field = page.names.control("born_on")
    type_line(qtbot, field, "31 Feb 1988")
    assert "February has no day 31" in field.line.accessibleDescription()
    type_line(qtbot, field, "28 Feb 1988")
    assert "February" not in field.line.accessibleDescription()


def test_a_way_to_reach_them_is_added_with_its_rules(page, session, bo, qtbot):
    page.ways.add_button.setFocus()
    qtbot.keyClick(page.ways.add_button, Qt.Key.Key_Space)
    ((_card, _values),) = page.ways._rows
    form = _card.findChildren(type(page.names))[0]
    assert form.control("value").line.hasFocus()
    safe = form.control("safe_to_contact").choice.findChildren(QAbstractButton)
    qtbot.keyClick(safe[0], Qt.Key.Key_Space)
    assert person(session, bo).ways == ()
    type_line(qtbot, form.control("value"), "07700 900123")
    message = form.control("safe_to_leave_message").choice.findChildren(QAbstractButton)
    qtbot.keyClick(message[1], Qt.Key.Key_Space)
    assert person(session, bo).ways == (
        ContactWay(
            kind=ContactKind.PHONE, value="07700 900123", safe_to_contact=True, safe_to_leave_message=False
        ),
    )


def test_a_communication_need_begins_with_today_and_all_six_days_can_be_set(page, session, bo, qtbot):
    qtbot.keyClick(page.needs.add_button, Qt.Key.Key_Space)
    ((card, _values),) = page.needs._rows
    form = card.findChildren(type(page.names))[0]
    type_line(qtbot, form.control("need"), "Cannot hear well")
    type_line(qtbot, form.control("shared_on"), "1 March")
    type_line(qtbot, form.control("review_on"), "1 September")
    today = session.clock.today()
    assert person(session, bo).communication_needs == (
        CommunicationNeed(
            need="Cannot hear well",
            identified_on=today,
            recorded_on=today,
            flagged_on=today,
            shared_on=date(2026, 3, 1),
            review_on=date(2026, 9, 1),
        ),
    )
    type_line(qtbot, form.control("met_on"), "31/02/2026")
    assert "February has no day 31" in form.control("met_on")._trouble.text()


def test_a_row_is_taken_out_and_undo_brings_it_back(session, open_screen, open_shell, qtbot):
    amina = add_amina(session)
    page = open_screen(routes.details(amina)).page
    assert [card.heading.text() for card, _values in page.ways._rows] == ["Way 1", "Way 2"]
    remove = page.ways._rows[0][0].findChildren(QPushButton)[-1]
    qtbot.keyClick(remove, Qt.Key.Key_Space)
    assert [way.value for way in person(session, amina).ways] == ["07700 900124"]
    assert [card.heading.text() for card, _values in page.ways._rows] == ["Way 1"]
    assert page.ways.add_button.hasFocus()
    open_shell.undo.undo()
    assert len(person(session, amina).ways) == 2
    assert len(page.ways._rows) == 2


def test_a_change_from_elsewhere_does_not_take_away_what_is_being_typed(page, bo, open_shell, qtbot):
    pronouns = page.names.control("pronouns")
    pronouns.line.setFocus()
    qtbot.keyClicks(pronouns.line, "the")
    open_shell.ground.jobs.on_vault(lambda session: change_person(session, bo, full_name="Bo B"), owner=page)
    assert page.names.control("full_name").line.text() == "Bo B"
    assert pronouns.line.text() == "the"


def test_added_by_mistake_has_a_pause_and_an_undo(page, session, bo, open_shell, qtbot):
    qtbot.keyClick(page.remove, Qt.Key.Key_Space)
    question = open_shell.findChild(Confirm)
    assert question.isVisible()
    assert not question.do.isEnabled()
    qtbot.waitUntil(question.do.isEnabled, timeout=5000)
    qtbot.keyClick(question.do, Qt.Key.Key_Space)
    assert person(session, bo).removed is RemovedWhy.BY_MISTAKE
    assert open_shell.navigation.route == routes.home()
    open_shell.undo.undo()
    assert person(session, bo).removed is None


def test_keeping_them_changes_nothing(page, session, bo, open_shell, qtbot):
    qtbot.keyClick(page.remove, Qt.Key.Key_Space)
    qtbot.keyClick(open_shell.findChild(Confirm).keep, Qt.Key.Key_Space)
    assert person(session, bo).removed is None
    assert open_shell.navigation.route == routes.details(bo)
