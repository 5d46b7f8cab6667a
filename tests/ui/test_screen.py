"""Typed words reach the disk or stay on screen: retries, leaving, and locking while the disk refuses."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from tests.ui.ground import open_vault_in
from ui import routes
from ui.lane import thread_lane
from ui.screen import RETRY_MILLISECONDS, Screen
from ui.shell.window import Shell
from ui.widgets.page import Page
from ui.widgets.words_edit import WordsEdit


class Disk:
    """A deed that stores words, while the disk lets it."""

    def __init__(self) -> None:
        self.trouble: Code | None = None
        self.takes = ""  # the only words that it takes while it is in trouble
        self.refused: dict[str, Code] = {}
        self.stored: list[str] = []
        self.free = threading.Event()
        self.free.set()

    def put(self, _session: Any, words: str) -> Changes:
        self.free.wait(5)
        if self.trouble is not None and words != self.takes:
            raise KnownError(self.trouble, path="/")
        if words in self.refused:
            raise KnownError(self.refused[words], path="/")
        self.stored.append(words)
        return Changes()


class Writing(Screen):
    """One text area that is kept."""

    kinds = frozenset({"passage"})

    def __init__(self, shell: Shell, disk: Disk) -> None:
        page = Page("Writing")
        self.edit = page.add(WordsEdit("Words"))
        super().__init__(shell.desk, page)
        self.loaded = 0
        self.edit.settled.connect(lambda words: self.keep("words", disk.put, words))

    def load(self) -> None:
        self.loaded += 1


@pytest.fixture
def slow(make_shell: Callable[..., Shell], tmp_path: Path, disk: Disk, qtbot: QtBot) -> Writing:
    """The same on real threads, so that answers come later than the next key."""
    shell = make_shell(lane=thread_lane)
    open_vault_in(shell, tmp_path)
    qtbot.waitUntil(lambda: shell.guard.unlocked)
    screen = Writing(shell, disk)
    shell.navigation._make = lambda _route: screen
    shell.navigation.go(routes.conversation("c1"))
    return screen


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def writing(open_shell: Shell, disk: Disk) -> Writing:
    screen = Writing(open_shell, disk)
    way = open_shell.navigation
    way._make = lambda _route: screen
    way.go(routes.conversation("c1"))
    return screen


def write(screen: Writing, words: str) -> None:
    screen.edit.insertPlainText(words)
    screen.settle()


def test_saved_is_said_after_the_commit(writing: Writing, open_shell: Shell, disk: Disk) -> None:
    write(writing, "hello")
    assert disk.stored == ["hello"]
    assert open_shell.footer.saved.text().startswith("Saved on this laptop")
    assert not writing.unsaved


@pytest.mark.parametrize("code", [Code.DISK_FULL, Code.READ_ONLY, Code.DISK_TROUBLE, Code.VAULT_BUSY])
def test_trouble_is_said_and_saving_goes_on_by_itself(
    writing: Writing, open_shell: Shell, disk: Disk, qtbot: QtBot, code: Code
) -> None:
    disk.trouble = code
    write(writing, "hello")
    assert writing.unsaved and writing.edit.words() == "hello"
    assert open_shell.notice.isVisible()
    assert open_shell.footer.saved.text() == "Not saved yet. Trying again."
    disk.trouble = None
    assert RETRY_MILLISECONDS <= 5000
    writing._again.timeout.emit()
    assert disk.stored == ["hello"]
    assert not open_shell.notice.isVisible()
    assert open_shell.footer.saved.text().startswith("Saved")


def test_newer_words_take_the_place_of_those_that_wait(writing: Writing, disk: Disk) -> None:
    disk.trouble = Code.DISK_FULL
    write(writing, "one")
    write(writing, " two")
    disk.trouble = None
    writing._again.timeout.emit()
    assert disk.stored == ["one two"]


def test_leaving_waits_while_the_disk_refuses(writing: Writing, open_shell: Shell, disk: Disk) -> None:
    disk.trouble = Code.DISK_FULL
    writing.edit.insertPlainText("hello")
    open_shell.navigation.go(routes.home())
    assert open_shell.navigation.screen is writing
    assert writing.edit.words() == "hello"


def test_lock_covers_waits_and_then_locks(writing: Writing, open_shell: Shell, disk: Disk) -> None:
    disk.trouble = Code.DISK_FULL
    writing.edit.insertPlainText("hello")
    open_shell.guard.lock()
    assert open_shell.cover.isVisible() and not open_shell.workplace.isVisible()
    assert open_shell.guard.unlocked, "the words are not on the disk yet"
    assert open_shell.cover.lose.isVisible()
    way = open_shell.navigation
    way._make = lambda route: Screen(open_shell.desk, Page("Locked"))
    disk.trouble = None
    writing._again.timeout.emit()
    assert disk.stored == ["hello"]
    assert not open_shell.guard.unlocked


def test_locking_all_the_same_is_the_workers_choice(writing: Writing, open_shell: Shell, disk: Disk) -> None:
    disk.trouble = Code.DISK_FULL
    writing.edit.insertPlainText("hello")
    open_shell.guard.lock()
    open_shell.navigation._make = lambda route: Screen(open_shell.desk, Page("Locked"))
    open_shell.cover.lose.click()
    assert not open_shell.guard.unlocked
    assert disk.stored == []


def test_a_trouble_that_will_not_pass_is_not_tried_for_ever(writing: Writing, disk: Disk) -> None:
    disk.trouble = Code.TEXT_TOO_LONG
    write(writing, "hello")
    assert not writing.unsaved
    assert not writing._again.isActive()
    assert writing.edit.words() == "hello"


def test_a_screen_loads_again_only_for_what_it_shows(writing: Writing, open_shell: Shell) -> None:
    before = writing.loaded
    open_shell.ground.bus.changed.emit(Changes(kinds=frozenset({"plan"}), ids=frozenset({"p"})))
    assert writing.loaded == before
    open_shell.ground.bus.changed.emit(Changes(kinds=frozenset({"passage"}), ids=frozenset({"x"})))
    assert writing.loaded == before + 1
    writing.about = ("c1",)
    open_shell.ground.bus.changed.emit(Changes(kinds=frozenset({"passage"}), ids=frozenset({"x"})))
    assert writing.loaded == before + 1


def test_an_older_answer_leaves_newer_words_on_the_list(slow: Writing, disk: Disk, qtbot: QtBot) -> None:
    """The older words reach the disk, and then it is full: the newer ones are tried again."""
    disk.trouble, disk.takes = Code.DISK_FULL, "one"
    disk.free.clear()
    write(slow, "one")
    write(slow, " two")
    disk.free.set()
    qtbot.waitUntil(lambda: slow.troubled)
    assert disk.stored == ["one"]
    disk.trouble = None
    slow._again.timeout.emit()
    qtbot.waitUntil(lambda: not slow.unsaved)
    assert disk.stored == ["one", "one two"]


def test_an_older_refusal_leaves_newer_words_on_the_list(slow: Writing, disk: Disk, qtbot: QtBot) -> None:
    disk.refused = {"one": Code.TEXT_TOO_LONG, "one two": Code.DISK_FULL}
    disk.free.clear()
    write(slow, "one")
    write(slow, " two")
    disk.free.set()
    qtbot.waitUntil(lambda: slow.troubled)
    disk.refused.clear()
    slow._again.timeout.emit()
    qtbot.waitUntil(lambda: not slow.unsaved)
    assert disk.stored == ["one two"]


def test_an_answer_asked_for_before_the_last_words_does_not_bring_older_ones_back(
    slow: Writing, disk: Disk, qtbot: QtBot
) -> None:
    disk.free.clear()
    before = slow.loaded
    write(slow, "one two")
    slow.edit.show_words("one")
    assert slow.edit.words() == "one two"
    disk.free.set()
    qtbot.waitUntil(lambda: not slow.unsaved)
    assert slow.loaded == before + 1, "what was turned away is looked at again"
    slow.edit.show_words("from elsewhere")
    assert slow.edit.words() == "from elsewhere"


def test_words_that_are_refused_do_not_keep_lock_waiting_in_silence(
    slow: Writing, disk: Disk, qtbot: QtBot
) -> None:
    """Too long, or no day that can be: beside the field it is said, and on the cover too, with a way to lock."""
    disk.trouble = Code.TEXT_TOO_LONG
    said: list[KnownError] = []
    slow.edit.settled.disconnect()
    slow.edit.settled.connect(lambda words: slow.keep("words", disk.put, words, failed=said.append))
    slow.edit.insertPlainText("hello")
    shell = slow.view.window()
    assert isinstance(shell, Shell)
    shell.guard.lock()
    qtbot.waitUntil(lambda: bool(said))
    assert shell.cover.lose.isVisible()
