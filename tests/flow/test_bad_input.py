"""Bad input, through the whole program: a sentence says what happened, what is safe and what to do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from companion.domain.person import Person
from companion.domain.text import LONGEST_TEXT, cleaned, in_one_line
from companion.errors import Code
from companion.services.record.conversations import see_conversation, start_conversation
from companion.services.record.people import add_person
from companion.vault.rows import get_record
from tests.flow.troubles import ask, clean_screen, english, home, locked, make_shell, names, says, unlock
from tests.tour.__main__ import main as tour
from tests.ui.doors import PASSPHRASE, line, press, said
from tests.ui.ground import screen_of
from ui import routes
from ui.widgets.words_edit import WordsEdit

# fixtures, for this file too
__all__ = ["clean_screen", "english", "home", "locked", "make_shell"]


def test_a_wrong_passphrase(locked):
    unlock(locked, PASSPHRASE.upper())
    assert says(said(locked), Code.WRONG_PASSPHRASE)
    assert not locked.guard.unlocked
    unlock(locked)
    assert names(locked) == ["Maja"]


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
    assert kept.name == in_one_line(words).strip()
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
