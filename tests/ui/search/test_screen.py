"""Search in a real shell over a real vault: found while typing, opened by keyboard, private notes out of sight."""

from concurrent.futures import Future
from typing import ClassVar

import pytest
from PySide6.QtCore import Qt

from companion.domain.changes import Changes
from companion.domain.conversation import Keep, Passage
from companion.domain.strengths import Hope
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.finding import FEW_PEOPLE
from companion.services.record.people import add_person
from companion.services.records import add_record
from companion.vault.rows import list_records
from companion.vault.shared import drop_received
from tests.ui.audit.looks import settle
from tests.ui.ground import NowLane, open_vault_in, screen_of
from tests.ui.inbox_samples import put_inbox
from tests.ui.plan.people import fill
from ui import routes
from ui.search.screen import AT_ONCE, SearchScreen


@pytest.fixture
def vault(open_shell):
    return open_shell.ground.jobs._session


@pytest.fixture
def maja(vault):
    return fill(vault)[0]


@pytest.fixture
def screen(open_screen, maja):
    made = open_screen(routes.search())
    assert isinstance(made, SearchScreen)
    return made


def typed(screen, qtbot, words):
    qtbot.keyClicks(screen.search_view.field.line, words)
    qtbot.waitUntil(lambda: screen._answered == screen._words())


def rows(screen):
    return [(row.name, row.what.partition(",")[0]) for row in screen._rows]


def test_it_finds_while_typing_people_first_then_newest_words(screen, qtbot):
    assert screen.search_view.field.line.hasFocus()
    typed(screen, qtbot, "gar")
    assert rows(screen) == [
        ("Garth", "Person"),
        ("Maja", "Their words"),
        ("Maja", "Their words"),
        ("Maja", "Strength"),
    ]
    assert "17 February" in screen._rows[1].what
    bold = [piece.words for piece in screen._rows[1].pieces if piece.found]
    assert bold == ["garden"]


def test_private_notes_are_hidden_until_the_worker_shows_them(screen, qtbot, open_screen):
    typed(screen, qtbot, "fence")
    assert rows(screen) == []
    assert "private" not in screen.search_view._count.text()
    screen.search_view.hide_private.click()
    assert rows(screen) == [("Maja", "My private note")] * 2
    open_screen(routes.help_topic())
    again = open_screen(routes.search("fence"))
    qtbot.waitUntil(lambda: again._answered == "fence")
    assert len(again._rows) == 2
    again.search_view.hide_private.click()
    assert again._rows == ()


def test_locking_hides_private_notes_again(screen, open_shell, tmp_path, qtbot):
    screen.search_view.hide_private.click()
    open_shell.desk.lock()
    qtbot.waitUntil(lambda: not open_shell.guard.unlocked)
    open_vault_in(open_shell, tmp_path)
    open_shell.navigation.go(routes.search("fence"))
    assert open_shell.navigation.screen.search_view.hide_private.isChecked()


def test_arrows_move_through_results_and_enter_opens(screen, open_shell, qtbot, maja, vault):
    line = screen.search_view.field.line
    typed(screen, qtbot, "garden")
    first = screen._rows[0].route
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert screen.search_view.results.row == 1
    assert line.hasFocus()
    for _number in range(9):
        qtbot.keyClick(line, Qt.Key.Key_Down)
    assert screen.search_view.results.row == len(screen._rows) - 1
    for _number in range(9):
        qtbot.keyClick(line, Qt.Key.Key_Up)
    went = []
    screen.desk = _remembering(screen.desk, went)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert went == [routes.search("garden"), first]
    talks = {one.conversation_id for one in list_records(vault.vault, Passage, maja)}
    assert first.id("conversation") in talks


def _remembering(desk, went):
    from dataclasses import replace

    return replace(desk, go=went.append, replace=went.append)


def test_a_conversation_opens_at_the_found_words_also_in_a_note_that_is_shut(
    screen, qtbot, open_shell, tmp_path, vault, maja
):
    conversation = start_conversation(vault, maja).made
    long = "We talked about the bus and the rain. " * 40
    for text, keep in (
        (f"{long}Two otters live by the\nweir. {long}", Keep.PRIVATE),
        (long, Keep.BETWEEN_US),
    ):
        add_passage(vault, conversation, text=text, keep=keep)
    screen._turn_hiding()
    typed(screen, qtbot, "otters")
    qtbot.keyClick(screen.search_view.field.line, Qt.Key.Key_Return)
    settle()
    page = screen_of(open_shell).page
    edit = page.current.edit
    assert edit.isVisible() and edit.toPlainText().startswith("otters", edit.textCursor().position())
    assert not edit.textCursor().hasSelection(), "the next key would type over it"
    assert "otters" in [one.cursor.selectedText() for one in edit.extraSelections()]
    place = edit.viewport().mapTo(page.page.viewport(), edit.cursorRect().center())
    assert page.page.viewport().rect().contains(place) and edit.viewport().rect().contains(edit.cursorRect())
    qtbot.keyClicks(edit, "x")
    open_shell.guard.lock()
    assert not [route for route, _behind in open_shell.navigation._left.values() if route.id("words")]
    open_vault_in(open_shell, tmp_path)
    open_shell.navigation.come_in(routes.home())
    assert screen_of(open_shell).page.accessibleName() == "Conversation"


def test_enter_before_the_answer_opens_what_was_typed_last(screen, qtbot):
    line = screen.search_view.field.line
    typed(screen, qtbot, "garden")
    went = []
    screen.desk = _remembering(screen.desk, went)
    line.setText("garth")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert went[-1].screen == "person"


def test_the_way_back_finds_the_words_again(screen, open_shell, qtbot):
    typed(screen, qtbot, "canal")
    qtbot.keyClick(screen.search_view.field.line, Qt.Key.Key_Return)
    assert open_shell.navigation.route.screen == "person"
    open_shell.navigation.back()
    again = open_shell.navigation.screen
    assert again.search_view.field.words() == "canal"
    qtbot.waitUntil(lambda: len(again._rows) > 0)


def test_an_empty_field_and_nothing_found_say_what_to_do(screen, qtbot):
    view = screen.search_view
    assert view._empty.isVisible()
    typed(screen, qtbot, "zzz")
    assert view._nothing.isVisible()
    assert not view._empty.isVisible()
    assert not view.results.isVisible()
    view.field.line.clear()
    qtbot.waitUntil(view._empty.isVisible)


def test_it_says_when_there_is_more(screen, vault, qtbot):
    person = add_person(vault, "Ben").made
    for number in range(60):
        add_record(vault, Hope, person_id=person, text=f"a lighthouse {number}")
    typed(screen, qtbot, "lighthouse")
    assert len(screen._rows) == 50
    assert (
        screen.search_view._count.text() == "There is more. You see the 50 newest. Add a word to find fewer."
    )
    found = len(screen._rows)
    while screen.search_view.more.isVisible():
        screen.search_view.more.setFocus()
        qtbot.keyClick(screen.search_view.more, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda found=found: len(screen._rows) > found)
        found = len(screen._rows)
    assert screen.search_view._count.text() == f"{found} results, newest first."
    qtbot.keyClick(screen.search_view.field.line, Qt.Key.Key_Backspace)  # other words begin again
    qtbot.waitUntil(lambda: screen._answered == screen._words())
    assert screen._most == AT_ONCE


def test_words_that_look_like_markup_are_shown_as_they_are(screen, vault, qtbot):
    person = add_person(vault, "<b>Ben</b>").made
    add_record(vault, Hope, person_id=person, text="a <i>lighthouse</i> & \u200fمنارة 🏠 " + "x" * 300)
    typed(screen, qtbot, "lighthouse")
    assert screen._rows[0].context.startswith("a <i>lighthouse</i> & ")
    assert screen._rows[0].name == "<b>Ben</b>"
    assert not screen.search_view.grab().isNull()


def test_odd_typing_is_no_error(screen, qtbot):
    for words in ('"', "AND OR", "*", "a" * 200, "\u200f", "🏠", "' OR 1=1"):
        screen.search_view.field.line.clear()
        screen.search_view.field.line.setText(words)
        qtbot.waitUntil(lambda: not screen._soon.isActive() and not screen._running)
    assert screen.desk.problems is not None


def test_a_screen_reader_hears_each_row(screen, qtbot):
    from PySide6.QtGui import QAccessible

    typed(screen, qtbot, "garden")
    listed = QAccessible.queryAccessibleInterface(screen.search_view.results)
    names = [listed.child(number).text(QAccessible.Text.Name) for number in range(listed.childCount())]
    assert [row.spoken for row in screen._rows] == [name for name in names if name]


class SlowLane(NowLane):
    """A lane that answers only when it is told to."""

    held: ClassVar[list] = []
    holds: ClassVar[bool] = True

    def submit(self, work):
        if not self.holds:
            return NowLane.submit(self, work)
        future = Future()

        def answer():
            NowLane.submit(self, work)
            future.set_result(None)

        self.held.append(answer)
        return future


@pytest.fixture
def slow_lane():
    SlowLane.held, SlowLane.holds = [], True
    yield SlowLane
    run_held()
    SlowLane.holds = False  # the shell closes its vault after this


def test_stale_answers_are_dropped_and_questions_do_not_queue(make_shell, slow_lane, tmp_path):
    shell = make_shell(lane=SlowLane)
    open_vault_in(shell, tmp_path)
    run_held()
    fill(shell.ground.jobs._session)
    shell.navigation.go(routes.search())
    screen = shell.navigation.screen
    screen.load()
    for letter in "garden":
        screen.search_view.field.line.insert(letter)
        screen._soon.stop()
        screen._ask()
    assert len(SlowLane.held) == 1
    SlowLane.held.pop()()
    assert screen._rows == ()  # the answer to "g" came when "garden" stood there
    assert len(SlowLane.held) == 1
    SlowLane.held.pop()()
    assert screen._answered == "garden"
    screen.search_view.hide_private.click()
    screen.search_view.hide_private.click()
    SlowLane.held.pop()()
    assert not any(row.icon == "eye-off" for row in screen._rows)
    run_held()
    assert not any(row.icon == "eye-off" for row in screen._rows)


def run_held():
    while SlowLane.held:
        SlowLane.held.pop(0)()


def test_what_was_shared_with_me_is_found_and_opens_and_a_search_hears_that_it_is_gone(
    screen, vault, qtbot, open_shell
):
    item = put_inbox(vault)["Ivo"]
    typed(screen, qtbot, "mend ivo")
    assert [(row.name, row.what.partition(",")[0]) for row in screen._rows] == [
        ("Ivo", "Shared with me by Ada Test")
    ]
    qtbot.keyClick(screen.search_view.field.line, Qt.Key.Key_Return)
    assert open_shell.navigation.route == routes.summary(item)
    open_shell.navigation.back()
    again = screen_of(open_shell)
    qtbot.waitUntil(lambda: bool(again._rows))

    def goes(opened):
        with opened.vault.transaction():
            drop_received(opened.vault, item, "by_mistake", opened.clock.now())
        return Changes(ids=frozenset({item}), kinds=frozenset({"received"}))

    open_shell.ground.jobs.on_vault(goes, owner=again)
    qtbot.waitUntil(lambda: not again._rows)


def test_everyone_of_a_name_can_be_reached(screen, vault, qtbot):
    for number in range(FEW_PEOPLE + 60):
        add_person(vault, f"Wilhelmina {number}")
    typed(screen, qtbot, "wilhelmina")
    assert len(screen._rows) < FEW_PEOPLE + 60
    while screen.search_view.more.isVisible():
        before = len(screen._rows)
        qtbot.keyClick(screen.search_view.more, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda before=before: len(screen._rows) != before or not screen._running)
    assert len({row.name for row in screen._rows}) == FEW_PEOPLE + 60
