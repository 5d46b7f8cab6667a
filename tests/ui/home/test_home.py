"""Home: what it says, and where each line leads, by keyboard."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from companion.domain.conversation import Conversation, MeetingState
from companion.domain.strengths import Action
from companion.services.record.conversations import start_conversation
from companion.services.record.home import LONGEST_LIST, HomeLine, see_home
from companion.services.record.introductions import add_introduction, meet_later
from companion.services.record.people import add_person, remove_person
from companion.services.records import add_record
from companion.services.team.teams import create_team, set_policy
from companion.vault.rows import get_record
from tests.ui.person.folk import add_amina
from ui import routes
from ui.home.screen import HomeScreen
from ui.home.state import backup_words, to_view, waiting_words


@pytest.fixture
def home(open_screen):
    made = open_screen(routes.home())
    assert isinstance(made, HomeScreen)
    return made


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (None, "Bo"),
        (0, "Bo"),
        (14, "Bo"),
        (15, "Bo: more than 14 days. A good time to offer a day."),
        (25, "Bo: more than 14 days. A good time to offer a day."),
        (26, "Bo: more than 25 days. Please offer a day soon."),
    ],
)
def test_a_long_wait_is_said_in_words(days, said):
    assert waiting_words("Bo", days) == said


def test_an_empty_home_helps_with_the_one_next_step(home, open_shell, qtbot):
    page = home.page
    assert page.empty.isVisible() and not page.start.isVisible()
    assert not any(card.isVisible() for card in page.sections.values())
    qtbot.keyClick(page.empty.next_step, Qt.Key.Key_Space)
    assert open_shell.navigation.route == routes.people("talk")


def test_ctrl_n_starts_a_conversation(home, open_shell, qtbot):
    qtbot.keyClick(open_shell, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert open_shell.navigation.route == routes.people("talk")


def test_what_is_empty_is_one_sentence(session, open_screen):
    add_person(session, "Bo")
    page = open_screen(routes.home()).page
    assert page.start.isVisible() and not page.empty.isVisible()
    assert (
        page._nothing.text() == "Nobody waits and nothing is unfinished. A quiet day. 1 person in this vault."
    )
    assert page._backup_words.text() == "No backup yet. Choose a place for it."


def test_each_list_stands_there_with_the_way_to_its_page(session, open_screen, open_shell, qtbot):
    amina = add_amina(session)
    bo = meet_later(session, "Bo").made
    draft = start_conversation(session, add_person(session, "Cleo").made).made
    gone = meet_later(session, "Gone").made
    remove_person(session, gone)
    page = open_screen(routes.home()).page
    shown = {key: card for key, card in page.sections.items() if card.isVisible()}
    assert list(shown) == ["meetings", "waiting", "drafts", "due", "on_the_way"]
    leads = {
        "meetings": routes.person(amina),
        "waiting": routes.person(bo),
        "drafts": routes.conversation(draft),
        "due": routes.person(amina),
        "on_the_way": routes.person(amina),
    }
    for key, route in leads.items():
        page = open_screen(routes.home()).page
        button = page.sections[key].list.first_button()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        assert open_shell.navigation.route == route, key


def test_it_changes_while_it_is_open(session, home, open_shell):
    open_shell.ground.jobs.on_vault(meet_later, "Bo", owner=home)
    assert home.page.sections["waiting"].isVisible()
    open_shell.undo.undo()
    assert not home.page.sections["waiting"].isVisible()


def test_days_are_said_in_words(session):
    today = session.clock.today()
    for days in (31, 1, 0):
        person_id = add_person(session, f"Waits {days}").made
        add_introduction(session, person_id, received_on=today - timedelta(days=days))
    person_id = add_person(session, "Unknown").made
    add_introduction(session, person_id, received_on=None)
    add_record(session, Action, person_id=person_id, text="Ring", by_when=today)
    view = to_view(see_home(session))
    waiting, due = view.sections
    assert [line.date_words for line in waiting.lines] == ["No date yet", "31 days", "1 day", "Since today"]
    assert [(line.date_words, line.sentence) for line in due.lines] == [("Today", "Unknown: Ring")]


def test_a_list_that_is_cut_says_so(session):
    add_person(session, "Bo")
    line = HomeLine(person_id="p", person_name="Bo", record_id="r", days=3)
    state = replace(see_home(session), waiting=(line,) * LONGEST_LIST, counts={"waiting": 1026})
    assert to_view(state).sections[0].more == f"{LONGEST_LIST} of 1,026 are shown."


def test_the_last_backup_in_words():
    at = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
    today = at.astimezone().date()
    assert backup_words(at, today) == f"Last backup: today {at.astimezone():%H:%M}"
    assert backup_words(None, today).startswith("No backup yet")


def meeting_row(page, name, words):
    return next(
        one
        for one in page.sections["meetings"].list.findChildren(QPushButton)
        if one.accessibleName().startswith(f"{words}: {name}")
    )


@pytest.mark.parametrize("ahead", [-9, 0, 9])
def test_a_meeting_stands_before_on_and_after_its_day(session, bo, open_screen, qtbot, ahead):
    day = session.clock.today() + timedelta(days=ahead)
    talk = start_conversation(session, bo, next_meeting_on=day).made
    page = open_screen(routes.home()).page
    assert page.sections["meetings"].isVisible()
    if ahead > 0:
        assert to_view(see_home(session)).sections[0].lines[0].acts == ()  # its own page can move it
        return
    qtbot.keyClick(meeting_row(page, "Bo", "It was held"), Qt.Key.Key_Space)
    assert not page.sections["meetings"].isVisible()
    assert get_record(session.vault, Conversation, talk).next_meeting_state is MeetingState.HELD


def test_what_became_of_it_is_said_on_the_persons_page(session, bo, open_screen, open_shell, qtbot):
    talk = start_conversation(session, bo, next_meeting_on=session.clock.today()).made
    page = open_screen(routes.home()).page
    qtbot.keyClick(meeting_row(page, "Bo", "It did not happen"), Qt.Key.Key_Space)
    assert open_shell.navigation.route == routes.person(bo)
    assert get_record(session.vault, Conversation, talk).next_meeting_state is MeetingState.DID_NOT_HAPPEN


def test_every_list_goes_to_its_end(session, open_screen, qtbot):
    """Whatever the number: what is said to be there can be reached, by keyboard."""
    with session.vault.transaction():
        for number in range(2 * LONGEST_LIST + 7):
            meet_later(session, f"Person {number:04}")
    page = open_screen(routes.home()).page
    card = page.sections["waiting"]
    for shown in (LONGEST_LIST, 2 * LONGEST_LIST):
        assert card._more.text() == f"{shown} of {2 * LONGEST_LIST + 7} are shown."
        card.more.setFocus()
        qtbot.keyClick(card.more, Qt.Key.Key_Space)
    assert len(card.list._buttons) == 2 * LONGEST_LIST + 7
    assert card.more.isHidden() or not card.more.isVisible()


def test_the_team_says_how_long_one_may_wait(session, open_screen):
    create_team(session, "Riverside")
    set_policy(session, waiting_days=(2, 4))
    today = session.clock.today()
    add_introduction(session, add_person(session, "Bo").made, received_on=today - timedelta(days=5))
    (waiting, *_rest) = to_view(see_home(session)).sections
    assert waiting.lead == "We hope to meet everyone within 2 to 4 days."
    assert waiting.lines[0].sentence == "Bo: more than 4 days. Please offer a day soon."


def test_whose_time_is_over_is_kept_for_a_year(session, bo, open_screen, qtbot):
    create_team(session, "Riverside")
    set_policy(session, retention_years=1)
    start_conversation(session, bo, held_on=session.clock.today() - timedelta(days=500))
    page = open_screen(routes.home()).page
    (keep,) = [one for one in page.sections["over"].list.findChildren(QPushButton) if one.text() != "Open"]
    qtbot.keyClick(keep, Qt.Key.Key_Space)
    assert not page.sections["over"].isVisible()
