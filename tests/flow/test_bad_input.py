"""Bad input and bad luck, through the whole program: a sentence says what happened, what is safe and what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from companion.domain.person import Person
from companion.domain.text import LONGEST_TEXT, cleaned
from companion.errors import Code, KnownError
from companion.services.conversations import see_conversation, start_conversation
from companion.services.people import add_person, list_people
from companion.services.profiles import list_vaults
from companion.vault.rows import get_record
from tests.tour.__main__ import main as tour
from tests.ui.conftest import clean_screen, make_shell
from tests.ui.doors import PASSPHRASE, button, fill, line, lock, make_vault, press, said
from tests.ui.ground import make_ground, screen_of
from ui import routes
from ui.printing import printers
from ui.problem_words import SENTENCES
from ui.shell.window import Shell
from ui.widgets.words_edit import WordsEdit

# fixtures of the windows, for this file too
__all__ = ["clean_screen", "make_shell"]


@pytest.fixture
def home(make_shell):
    """A shell at home in a vault of its own, with Maja in it."""
    shell = make_shell(start=routes.first_start)
    make_vault(shell)
    ask(shell, add_person, "Maja")
    return shell


@pytest.fixture
def locked(home):
    """The same, locked."""
    lock(home)
    return home


def ask(shell, deed, *args):
    """What a deed answers."""
    answers = []
    shell.ground.jobs.on_vault(deed, *args, owner=shell, done=answers.append)
    return answers[0]


def folder_of(shell) -> Path:
    (about,) = list_vaults(shell.ground.home)
    return shell.ground.home.profile(about.profile)


def unlock(shell, passphrase=PASSPHRASE):
    fill(shell, "Passphrase", passphrase)
    press(shell, "Unlock")


def says(text: str, code: Code, **facts: object) -> bool:
    """Whether all three sentences of a trouble stand there: what happened, what is safe, what to do."""
    words = SENTENCES[code]
    parts = (words.title, words.safe, words.next_step)
    assert all(parts), code
    return all(part.format_map(facts) in text for part in parts)


def names(shell):
    return [one.name for one in ask(shell, list_people)]


def test_a_wrong_passphrase(locked):
    unlock(locked, PASSPHRASE.upper())
    assert says(said(locked), Code.WRONG_PASSPHRASE)
    assert not locked.guard.unlocked
    unlock(locked)
    assert names(locked) == ["Maja"]


def test_one_damaged_key_bag_is_passed_over_and_said(locked):
    (folder_of(locked) / "keybag").write_bytes(b"\x00" * 50)
    unlock(locked)
    assert "Nothing is lost." in locked.footer.said.text()
    assert names(locked) == ["Maja"]


def test_all_key_bags_damaged_lead_to_the_backup_and_everyone_is_back(home, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    home.navigation.go(routes.settings())
    code = _new_code(home)
    home.ground.settings.change(backup_folder=str(stick))
    home.daily_backup.make()
    assert home.ground.jobs.wait(20)
    for _ in range(100):
        QApplication.processEvents()
        if list(stick.glob("*.companion-backup")):
            break
        QTest.qWait(50)
    lock(home)
    for bag in folder_of(home).glob("keybag*"):
        bag.write_bytes(b"\x00" * 50)
    unlock(home)
    assert says(said(home), Code.KEYBAG_DAMAGED)
    press(home, "Bring back a backup")
    assert home.navigation.route == routes.restore()
    (file,) = stick.glob("*.companion-backup")
    screen_of(home).choose(str(file))
    fill(home, "Recovery code", code)
    fill(home, "New passphrase", PASSPHRASE)
    fill(home, "New passphrase again", PASSPHRASE)
    press(home, "Bring it back")
    assert names(home) == ["Maja"]


def _new_code(home) -> str:
    fill(home, "Your passphrase now", PASSPHRASE)
    press(home, "Make a new recovery kit")
    code = next(text for text in said(home).splitlines() if text.count(" - ") == 8)
    button(home, "I have it on paper, or I wrote it down").click()
    press(home, "Go on")
    return code


@pytest.mark.parametrize("where", ["first", "every"])
def test_a_damaged_page_of_the_vault(locked, where):
    path = folder_of(locked) / "vault.db"
    data = bytearray(path.read_bytes())
    pages = range(0, len(data), 4096)
    for start in pages[1:] if where == "every" else pages[:1]:
        data[start + 2000] ^= 255
    path.write_bytes(data)
    hurt = path.read_bytes()
    unlock(locked)
    text = said(locked) + locked.notice.accessibleName()
    assert not locked.guard.unlocked
    assert says(text, Code.VAULT_DAMAGED) or says(text, Code.VAULT_KEY_REFUSED)
    assert path.read_bytes() == hurt
    press(locked, "Bring back a backup")
    assert locked.navigation.route == routes.restore()


def test_a_vault_that_is_newer_than_the_program(home):
    ask(home, _from_the_future)
    lock(home)
    before = (folder_of(home) / "vault.db").read_bytes()
    unlock(home)
    assert says(said(home), Code.VAULT_TOO_NEW)
    assert (folder_of(home) / "vault.db").read_bytes() == before


def _from_the_future(session):
    with session.vault.transaction():
        session.vault.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
            ("companion", "m999_later", ""),
        )


@pytest.fixture
def shell_in(qapp) -> Iterator[object]:
    """`shell_in(folder)`: a shell whose home is that folder."""
    made: list[Shell] = []

    def make(folder: Path, **values: Any) -> Shell:
        shell = Shell(replace(make_ground(qapp, folder, start=routes.first_start), **values))
        made.append(shell)
        shell.begin()
        shell.show()
        shell.activateWindow()
        return shell

    yield make
    for shell in made:
        shell.navigation.forget()
        shell.guard.lock()
        shell.ground.jobs.shut(deadline_seconds=10)
        shell.guard.unlocked = False
        shell.close()
        shell.deleteLater()


def _fill_form(shell):
    shell.navigation.go(routes.new_vault())
    fill(shell, "Your name", "Ali")
    fill(shell, "Passphrase", PASSPHRASE)
    fill(shell, "Passphrase again", PASSPHRASE)
    press(shell, "Make my vault")


def test_a_cloud_folder(shell_in, tmp_path):
    place = tmp_path / "Dropbox"
    place.mkdir()
    shell = shell_in(place)
    _fill_form(shell)
    assert says(said(shell), Code.CLOUD_FOLDER, service="Dropbox")
    assert list_vaults(shell.ground.home) == []
    assert line(shell, "Your name").text() == "Ali"


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """A disk of three megabytes that is really there."""
    folder = tmp_path / "small"
    folder.mkdir()
    if sys.platform == "win32" or os.geteuid() != 0 or not _mount("size=3m", folder):
        pytest.skip("nothing can be mounted here")
    yield folder
    subprocess.run([shutil.which("umount") or "umount", "-l", str(folder)], check=True)


def _mount(options: str, folder: Path) -> bool:
    mount = [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return not subprocess.run(mount, capture_output=True, check=False).returncode


def test_a_disk_that_may_not_be_written(shell_in, small_disk):
    shell = shell_in(small_disk)
    assert _mount("remount,ro", small_disk)
    _fill_form(shell)
    assert says(said(shell), Code.READ_ONLY)
    assert list_vaults(shell.ground.home) == []


def test_a_full_disk_takes_no_vault_and_says_so(shell_in, small_disk):
    shell = shell_in(small_disk)
    _fill_up(small_disk)
    _fill_form(shell)
    assert says(said(shell), Code.DISK_FULL)
    assert list_vaults(shell.ground.home) == []


def _fill_up(folder: Path) -> Path:
    stuffing = folder / "holiday-pictures"
    with stuffing.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return stuffing


def test_words_typed_on_a_full_disk_stay_and_are_saved_once_there_is_room(shell_in, small_disk, qtbot):
    shell = shell_in(small_disk)
    make_vault(shell)
    talk = ask(shell, start_conversation, ask(shell, add_person, "Maja").made).made
    shell.navigation.go(routes.conversation(talk))
    screen_of(shell)._again.setInterval(100)
    stuffing = _fill_up(small_disk)
    words = "All that was said at the kitchen table. " * 1500
    edit = next(one for one in shell.findChildren(WordsEdit) if one.isVisible())
    edit.insertPlainText(words)
    edit.settle()
    qtbot.waitUntil(shell.notice.isVisible)
    assert shell.notice.problem is not None
    assert says(shell.notice.problem.in_one, Code.DISK_FULL)
    assert edit.words() == words
    stuffing.unlink()
    qtbot.waitUntil(lambda: not screen_of(shell).unsaved, timeout=10_000)
    assert ask(shell, see_conversation, talk, True).passages[0].text == words
    assert not shell.notice.isVisible()


def test_no_key_store_asks_for_a_longer_passphrase_and_works(shell_in, tmp_path):
    shell = shell_in(tmp_path, keychain=lambda: None)
    shell.navigation.go(routes.new_vault())
    assert "So choose a longer passphrase." in said(shell)
    make_vault(shell)
    lock(shell)
    unlock(shell)
    assert shell.guard.unlocked


def test_a_second_copy_of_the_program(home, tmp_path, shell_in):
    second = shell_in(tmp_path)
    second.navigation.go(routes.unlock())
    unlock(second)
    assert not second.guard.unlocked
    assert says(said(second), Code.ALREADY_OPEN)
    lock(home)
    press(second, "Try again")
    assert names(second) == ["Maja"]


def test_five_megabytes_pasted_into_a_conversation(home):
    talk = ask(home, start_conversation, ask(home, add_person, "Bo").made).made
    home.navigation.go(routes.conversation(talk))
    edit = next(one for one in home.findChildren(WordsEdit) if one.isVisible())
    edit.insertPlainText("What we said before. ")
    pasted = QMimeData()
    pasted.setText("word " * 1_048_576)
    edit.insertFromMimeData(pasted)
    assert edit.words() == "What we said before. "
    assert f"{LONGEST_TEXT:,}" in said(home)
    edit.settle()
    assert ask(home, see_conversation, talk, True).passages[0].text == "What we said before. "


NASTY = {
    "rich": '<b>bold</b> <script>alert(1)</script> &amp; <img src="file:///etc/passwd">',
    "control": "a\x00b\x07c\x1b[31md\x85e",
    "right to left": "\u200f\u0623\u0645\u064a\u0646\u0629 \u202eabc\u202c \u2067def\u2069",
    "emoji": "\U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f3f4\U000e0067\U000e0062\U000e007f \u2764\ufe0f",
    "piled": "Z\u0351\u036b\u0343a\u0323\u0301\u0302",
}


@pytest.mark.parametrize("words", NASTY.values(), ids=NASTY)
def test_anything_may_be_written_in_every_field(home, words):
    person = ask(home, add_person, "Bo").made
    talk = ask(home, start_conversation, person).made
    broken = []
    home.ground.jobs.broke.connect(lambda: broken.append(home.navigation.route))
    places = [
        routes.details(person),
        routes.before(person),
        routes.conversation(talk),
        routes.read_back(talk),
    ]
    places += [
        routes.entry(kind, person) for kind in ("strength", "hope", "need", "action", "network_member")
    ]
    places += [routes.plan(person), routes.settings(), routes.search(), routes.people()]
    for place in places:
        home.navigation.go(place)
        _write_everywhere(home, words)
        assert not broken, place
        assert not home.notice.isVisible(), (place, home.notice.accessibleName())
    home.navigation.go(routes.home())
    kept = ask(home, person_of, person)
    assert kept.name == cleaned(words).strip()
    assert ask(home, see_conversation, talk, True).passages[0].text == cleaned(words)


def person_of(session, person):
    return get_record(session.vault, Person, person)


def _write_everywhere(shell, words):
    view = screen_of(shell).view
    for field in [*view.findChildren(QLineEdit), *view.findChildren(WordsEdit)]:
        if not field.isVisible() or (isinstance(field, QLineEdit) and _wants_no_words(field)):
            continue
        field.setFocus()
        field.selectAll()
        if isinstance(field, QLineEdit):
            field.insert(words)
        else:
            field.insertPlainText(words)
    screen_of(shell).settle()


def _wants_no_words(field: QLineEdit) -> bool:
    """Days, secrets, and the lines inside lists of choices."""
    return (
        bool(field.placeholderText())
        or field.echoMode() is not QLineEdit.EchoMode.Normal
        or field.isReadOnly()
    )


@pytest.mark.parametrize("name", ["J", "\u00f8", "w" * 200])
def test_names_of_one_letter_and_of_two_hundred(home, name):
    home.navigation.go(routes.people())
    line(home, "Name").setText(name)
    press(home, "Add them")
    assert name in names(home)


def test_a_name_of_201_letters_is_kept_on_screen_and_said(home):
    home.navigation.go(routes.people())
    line(home, "Name").setText("w" * 201)
    press(home, "Add them")
    assert says(said(home), Code.NAME_TOO_LONG, longest=200)
    assert line(home, "Name").text() == "w" * 201
    assert names(home) == ["Maja"]


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200f"])
def test_a_name_of_no_letters_is_asked_for(home, name):
    home.navigation.go(routes.people())
    line(home, "Name").setText(name)
    press(home, "Add them")
    assert "Type a name to call them by. One letter is enough." in said(home)
    assert names(home) == ["Maja"]


@pytest.mark.parametrize(
    "typed", ["31/02/1990", "29.2.2023", "0/0/0", "tomorrow week of never", "1/1/9999", "12/1850"]
)
def test_days_that_cannot_be_stay_on_screen_and_change_nothing(home, typed):
    person = ask(home, add_person, "Bo").made
    home.navigation.go(routes.details(person))
    field = line(home, "Date of birth")
    field.setFocus()
    QTest.keyClicks(field, typed)
    screen_of(home).settle()
    assert field.text() == typed
    assert field.accessibleDescription()
    assert ask(home, person_of, person).born_on is None


def test_a_scenario_with_unknown_keys_is_refused_by_line_and_nothing_is_made(tmp_path, capsys):
    file = tmp_path / "team.toml"
    file.write_text(
        'members = [{name = "A", passphrase = "b"}]\nsecrets = 1\n[[people]]\nname = "B"\nmood = 3\n', "utf-8"
    )
    assert tour(["--scenario", str(file), "--out", str(tmp_path / "out"), "--no-pictures"]) == 1
    told = capsys.readouterr().err
    assert "line 2" in told and "secrets" in told
    assert "line 5" in told and "mood" in told
    assert not (tmp_path / "out").exists()


def test_a_printer_that_is_not_there(home):
    if printers.has_printer():
        pytest.skip("this system's printers cannot be hidden from a test")
    home.navigation.go(routes.plan(ask(home, add_person, "Bo").made))
    press(home, "Print")
    text = said(home)
    assert "There is no printer on this laptop yet." in text
    assert "The plan is safe in the vault." in text
    assert "Save a copy and print it elsewhere" in text


def test_damage_that_is_met_while_working_leads_to_the_backup(home):
    home.ground.problems.show(KnownError(Code.VAULT_DAMAGED))
    assert says(home.notice.problem.in_one, Code.VAULT_DAMAGED)
    press(home, "Bring back a backup")
    assert not home.guard.unlocked
    assert home.navigation.route == routes.restore()
