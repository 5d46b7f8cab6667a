"""Everyone: found as you type, chosen by keyboard, or met for the first time with a name alone."""

import pytest
from PySide6.QtCore import Qt

from companion.domain.introduction import Introduction
from companion.domain.person import Person
from companion.domain.text import LONGEST_NAME
from companion.services.record.people import add_person, list_people
from companion.vault.rows import get_record, list_records
from ui import routes
from ui.people.model import PeopleModel
from ui.people.screen import MOST_ROWS


def names(screen):
    model = screen.page.model
    return [model.row(place).name for place in range(model.rowCount())]


def test_typing_a_name_and_enter_leads_to_before_we_start(session, open_screen, open_shell, qtbot):
    for name in ("Amina", "Bartek", "amber"):
        add_person(session, name)
    screen = open_screen(routes.people("talk"))
    assert names(screen) == ["amber", "Amina", "Bartek"]
    line = screen.page.name.line
    assert line.hasFocus()
    qtbot.keyClicks(line, "am")
    assert names(screen) == ["amber", "Amina"]
    qtbot.keyClicks(line, "i")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    (amina,) = list_people(session, "Amina")
    assert open_shell.navigation.route == routes.before(amina.id)


def test_down_and_enter_choose_from_the_list(session, open_screen, open_shell, qtbot):
    add_person(session, "Amina")
    bartek = add_person(session, "Bartek").made
    screen = open_screen(routes.people())
    qtbot.keyClick(screen.page.name.line, Qt.Key.Key_Down)
    assert screen.page.list.hasFocus()
    qtbot.keyClick(screen.page.list, Qt.Key.Key_Down)
    qtbot.keyClick(screen.page.list, Qt.Key.Key_Return)
    assert open_shell.navigation.route == routes.person(bartek)


def test_a_second_word_of_a_name_finds_them_too(session, open_screen, qtbot):
    add_person(session, "Mary Ann")
    screen = open_screen(routes.people())
    qtbot.keyClicks(screen.page.name.line, "ann")
    assert names(screen) == ["Mary Ann"]


@pytest.mark.parametrize("name", ["J", "w" * LONGEST_NAME, "\u200fأمينة", "Zoë 🌻"])
def test_a_name_alone_is_enough_to_meet_someone(name, session, open_screen, open_shell, qtbot):
    screen = open_screen(routes.people("talk"))
    screen.page.name.line.setText(name)
    qtbot.keyClick(screen.page.meet, Qt.Key.Key_Space)
    (person,) = list_people(session)
    assert person.name == name
    assert open_shell.navigation.route == routes.before(person.id)


def test_someone_who_waits_is_written_down(session, open_screen, open_shell, qtbot):
    screen = open_screen(routes.people("talk"))
    qtbot.keyClicks(screen.page.name.line, "Bo")
    qtbot.keyClick(screen.page.wait, Qt.Key.Key_Space)
    (bo,) = list_people(session)
    assert open_shell.navigation.route == routes.person(bo.id)
    assert len(list_records(session.vault, Introduction, bo.id)) == 1


@pytest.mark.parametrize(
    ("name", "said"),
    [("", "Type a name"), (" \u200f ", "Type a name"), ("w" * 201, "longer than 200 letters")],
)
def test_what_is_no_name_gets_a_sentence_and_stays(name, said, session, open_screen, open_shell, qtbot):
    screen = open_screen(routes.people("talk"))
    screen.page.name.line.setText(name)
    qtbot.keyClick(screen.page.meet, Qt.Key.Key_Space)
    assert said in screen.page.name._trouble.text()
    assert screen.page.name._trouble.isVisible()
    assert screen.page.name.line.text() == name
    assert screen.page.name.line.hasFocus()
    assert open_shell.navigation.route == routes.people("talk")
    assert list_people(session) == []


def test_enter_with_nobody_found_goes_to_meeting_someone_new(open_screen, qtbot):
    screen = open_screen(routes.people("talk"))
    qtbot.keyClicks(screen.page.name.line, "Bo")
    qtbot.keyClick(screen.page.name.line, Qt.Key.Key_Return)
    assert screen.page.meet.hasFocus()
    assert screen.page._count.text().startswith("Nobody")


def test_a_long_list_is_cut_and_says_so(session, open_screen, qtbot):
    with session.vault.transaction():
        for number in range(MOST_ROWS + 50):
            add_person(session, f"Person {number:04}")
    screen = open_screen(routes.people())
    assert screen.page.model.rowCount() == MOST_ROWS
    assert screen.page._count.text() == "These are the first 200 of 250 people. Type more of the name."
    screen.page.more.setFocus()
    qtbot.keyClick(screen.page.more, Qt.Key.Key_Space)
    assert screen.page.model.rowCount() == MOST_ROWS + 50 and not screen.page.more.isVisible()
    qtbot.keyClicks(screen.page.name.line, "person 00")
    assert screen.page._count.text() == "100 people"
    qtbot.keyClicks(screen.page.name.line, "42")
    assert screen.page._count.text() == "One person is found. Press Enter to choose them."


def test_only_those_with_pronouns_show_them(session):
    add_person(session, "Ali", pronouns="they")
    add_person(session, "Bo")
    model = PeopleModel()
    model.display(list_people(session))
    assert [model.data(model.index(place)) for place in range(2)] == ["Ali  ·  they", "Bo"]
    assert model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole) == "Ali  ·  they"
    assert model.data(model.index(0), Qt.ItemDataRole.DecorationRole) is None
    assert model.row(7) is None


def test_a_name_is_kept_without_what_cannot_be_seen_around_it(session, open_screen, qtbot):
    screen = open_screen(routes.people("talk"))
    screen.page.name.line.setText("  Bo ")
    qtbot.keyClick(screen.page.meet, Qt.Key.Key_Space)
    (bo,) = list_people(session)
    assert get_record(session.vault, Person, bo.id).name == "Bo"


def test_a_near_name_is_offered_before_someone_new(session, open_screen, open_shell, qtbot):
    john = add_person(session, "John").made
    screen = open_screen(routes.people())
    qtbot.keyClicks(screen.page.name.line, "Jonh")
    assert names(screen) == ["John"]
    assert screen.page._count.text() == "Nobody of just this name is written down. Is it one of these?"
    qtbot.keyClick(screen.page.name.line, Qt.Key.Key_Return)
    assert screen.page.list.hasFocus()  # a guess is never taken without a look
    qtbot.keyClick(screen.page.list, Qt.Key.Key_Return)
    assert open_shell.navigation.route == routes.person(john)


def test_a_near_name_stands_below_those_that_fit(session, open_screen, qtbot):
    for name in ("Jonas", "John", "Bartek"):
        add_person(session, name)
    screen = open_screen(routes.people("talk"))
    qtbot.keyClicks(screen.page.name.line, "jon")
    assert names(screen) == ["Jonas", "John"]
    assert screen.page._count.text() == "1 person, then names that are close to it. Is it one of these?"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Jones", "Smith-Jones"),
        ("o'dwyer", "O’Dwyer"),
        ("lukasz", "Łukasz"),
        ("dao", "Đào"),
        ("nan", "(Nan)"),
        ("ziggy", '"Ziggy"'),
        ("hassan", "Al-Hassan"),
        ("明", "小明"),
        ("\u200eBo", "Bo"),
    ],
)
def test_whoever_is_written_down_is_found(typed, name, session, open_screen):
    add_person(session, name)
    screen = open_screen(routes.people("talk"))
    screen.page.name.line.setText(typed)
    assert names(screen) == [name]
    assert screen.page._count.text() == "One person is found. Press Enter to choose them."


def test_a_name_half_typed_is_there_again_until_somebody_is_met(session, open_screen, open_shell, qtbot):
    screen = open_screen(routes.people())
    qtbot.keyClicks(screen.page.name.line, "Mirela P")
    screen = open_screen(routes.people("talk"))
    assert screen.page.name.words() == "", "the other page has a name of its own"
    screen = open_screen(routes.people())
    assert screen.page.name.words() == "Mirela P"
    qtbot.keyClicks(screen.page.name.line, "Ana")
    assert screen.page.name.words() == "Ana", "the next key replaces it"
    qtbot.mouseClick(screen.page.meet, Qt.MouseButton.LeftButton)
    (ana,) = list_people(session, "Ana")
    assert open_shell.navigation.route == routes.person(ana.id)
    assert open_screen(routes.people()).page.name.words() == ""
