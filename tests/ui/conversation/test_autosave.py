"""What is typed reaches the disk by itself, is said to be saved only then, and survives a disk that is full."""

from __future__ import annotations

import shutil
import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.domain.conversation import Conversation, Passage
from companion.errors import Code, KnownError
from companion.services.record.conversations import see_conversation
from companion.vault.rows import get_record, list_versions
from tests.companion.vault_fixtures import keys_of_test, open_vault
from tests.ui.conversation.talks import cards, on_lane, open_talk, settle_events
from tests.ui.ground import open_vault_in
from ui.lane import thread_lane

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shell(make_shell, tmp_path, qtbot):
    """A shell whose lanes are real threads, over a real vault."""
    shell = make_shell(lane=thread_lane)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is shell)
    open_vault_in(shell, tmp_path)
    qtbot.waitUntil(lambda: shell.guard.unlocked)
    return shell


@pytest.fixture
def screen(shell, qtbot):
    screen = open_talk(shell)
    qtbot.waitUntil(lambda: screen.page.current is not None)
    return screen


def on_disk(tmp_path, passage_id, name="copy"):
    """The passage as a thief's copy of the files has it, made while the program runs."""
    copy = tmp_path / name
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(mode=0o700)
    for file in tmp_path.glob("vault.db*"):
        shutil.copy(file, copy / file.name)
    vault = open_vault(copy / "vault.db", keys_of_test())
    try:
        return get_record(vault, Passage, passage_id)
    finally:
        vault.close()


def test_typed_words_are_on_the_disk_within_two_seconds_without_leaving_the_field(
    shell, screen, qtbot, tmp_path
):
    (card,) = cards(screen)
    began = time.monotonic()
    while time.monotonic() - began < 2.0:  # never a pause long enough to settle by itself
        qtbot.keyClicks(card.edit, "so ")
        qtbot.wait(50)
    early = card.edit.words()[: len("so so so")]
    qtbot.waitUntil(lambda: on_disk(tmp_path, card.passage_id).text.startswith(early), timeout=500)
    assert QApplication.focusWidget() is card.edit


def test_a_pause_is_enough(shell, screen, qtbot, tmp_path):
    (card,) = cards(screen)
    qtbot.keyClicks(card.edit, "a pause")
    qtbot.waitUntil(lambda: on_disk(tmp_path, card.passage_id).text == "a pause", timeout=2000)


def test_leaving_the_field_is_enough(shell, screen, qtbot, tmp_path):
    (card,) = cards(screen)
    qtbot.keyClicks(card.edit, "left at once")
    screen.page.add_words.setFocus()
    shell.ground.jobs.wait(2)
    assert on_disk(tmp_path, card.passage_id).text == "left at once"


def test_saved_is_said_after_the_commit_and_not_before(shell, screen, qtbot):
    (card,) = cards(screen)
    settle_events(shell)
    shell.footer.clear_state()
    gate = threading.Event()
    shell.ground.jobs.on_vault(lambda _session: gate.wait(10) and None, owner=shell)
    qtbot.keyClicks(card.edit, "words")
    card.edit.settle()
    qtbot.wait(100)
    said = shell.footer.saved.text
    assert (said(), screen.unsaved) == ("", True)
    gate.set()
    qtbot.waitUntil(lambda: said().startswith("Saved on this laptop"))
    assert not screen.unsaved


def test_one_spell_of_typing_is_one_version_and_leaving_the_field_ends_it(shell, screen, qtbot):
    (card,) = cards(screen)
    for words in ("I ", "paint ", "boats"):
        qtbot.keyClicks(card.edit, words)
        card.edit._settling.settle()
        settle_events(shell)
    screen.page.add_words.setFocus()
    settle_events(shell)
    card.edit.setFocus()
    qtbot.keyClicks(card.edit, " again")
    card.edit._settling.settle()
    settle_events(shell)
    versions = on_lane(shell, lambda session: list_versions(session.vault, Passage, card.passage_id))
    assert [one.text for one in versions] == ["", "I paint boats", "I paint boats again"]


def test_typing_is_undone_by_spells(shell, screen, qtbot):
    (card,) = cards(screen)
    for words in ("first", " then"):
        shell.ground.clock.move(10)
        card.edit.setFocus()
        for part in (words, "."):
            qtbot.keyClicks(card.edit, part)
            card.edit._settling.settle()
            settle_events(shell)
        screen.page.add_words.setFocus()
        settle_events(shell)
    for expected in ("first.", ""):
        qtbot.keyClick(screen.page.add_words, Qt.Key.Key_Z, CTRL)
        settle_events(shell)
        assert card.edit.words() == expected


def test_a_look_at_the_record_never_takes_back_what_is_on_its_way(shell, screen, qtbot):
    (card,) = cards(screen)
    gate = threading.Event()
    shell.ground.jobs.on_vault(lambda _session: gate.wait(10) and None, owner=shell)
    screen.load()
    qtbot.keyClicks(card.edit, "typed while it was looked up")
    card.edit.settle()
    gate.set()
    settle_events(shell)
    assert card.edit.words() == "typed while it was looked up"


def _fill_up(session):
    """Leave SQLite no page to grow into: it answers SQLITE_FULL, as it does on a full disk."""
    pages = session.vault.execute("PRAGMA page_count").fetchone()[0]
    session.vault.execute(f"PRAGMA max_page_count = {pages}")


def _make_room(session):
    session.vault.execute("PRAGMA max_page_count = 1073741823")


def test_on_a_full_disk_the_words_stay_the_reason_is_said_and_saving_resumes_by_itself(
    shell, screen, qtbot, tmp_path
):
    (card,) = cards(screen)
    screen._again.setInterval(150)
    on_lane(shell, _fill_up)
    words = "All that was said at the kitchen table. " * 2000
    card.edit.insertPlainText(words)
    card.edit.settle()
    qtbot.waitUntil(shell.notice.isVisible)
    assert shell.footer.saved.text() == "Not saved yet. Trying again."
    qtbot.wait(400)  # tried again, and again in vain
    qtbot.keyClicks(card.edit, "And more.")
    assert card.edit.words() == words + "And more."
    assert on_disk(tmp_path, card.passage_id).text == ""
    assert screen.unsaved
    on_lane(shell, _make_room)
    qtbot.waitUntil(lambda: on_disk(tmp_path, card.passage_id).text == words + "And more.", timeout=5000)
    qtbot.waitUntil(lambda: not screen.unsaved)
    assert shell.footer.saved.text().startswith("Saved on this laptop")
    assert not shell.notice.isVisible()


def test_nobody_leaves_words_behind_on_a_full_disk(shell, screen, qtbot):
    (card,) = cards(screen)
    screen._again.setInterval(150)
    on_lane(shell, _fill_up)
    card.edit.insertPlainText("All that was said at the kitchen table. " * 2000)
    qtbot.keyClick(card.edit, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(shell.notice.isVisible)
    assert shell.navigation.screen is screen
    on_lane(shell, _make_room)
    qtbot.waitUntil(lambda: not screen.unsaved, timeout=4000)
    qtbot.keyClick(card.edit, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: shell.navigation.route.screen == "read_back")


def test_the_disk_is_really_full(shell, screen):
    """The stand-in for a full disk is SQLite's own answer, and a failed save leaves the old words whole."""
    on_lane(shell, _fill_up)
    passage_id = cards(screen)[0].passage_id

    def write(session):
        from companion.services.record.conversations import save_typing

        try:
            save_typing(session, passage_id, "x" * 150_000, None)
        except KnownError as error:
            return error.code, see_conversation(session, screen._conversation_id, True).passages[0].text
        return None

    assert on_lane(shell, write) == (Code.DISK_FULL, "")


def test_locking_hands_over_what_was_typed_a_moment_ago(shell, screen, qtbot, tmp_path):
    (card,) = cards(screen)
    qtbot.keyClicks(card.edit, "half a sent")
    passage_id, talk = card.passage_id, screen._conversation_id
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_L, CTRL)
    qtbot.waitUntil(lambda: not shell.guard.unlocked, timeout=5000)
    vault = open_vault(tmp_path / "vault.db", keys_of_test())
    try:
        assert get_record(vault, Passage, passage_id).text == "half a sent"
        assert get_record(vault, Conversation, talk).id == talk
    finally:
        vault.close()
