"""Tests of the words that are said of a new passphrase."""

import pytest
from PySide6.QtWidgets import QWidget

from companion.domain.passphrase import PassphraseState, Strength, Weakness, passphrase_state
from ui.widgets.page import Page
from ui.widgets.passphrase import NewPassphrase, strength_words


@pytest.mark.parametrize("weakness", Weakness)
def test_each_weakness_has_its_sentence_and_says_what_to_do(weakness):
    words = strength_words(PassphraseState(strength=Strength.TOO_WEAK, weakness=weakness, least=15))
    assert "{" not in words
    assert words.count(".") >= 2 or "characters or more" in words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sarah1985", "Thieves try names first."),
        ("qwertyuiop1234", "Many people use one like this."),
        ("liverpoolfc1", "Many people use one like this."),
        ("extraordinary", "One word is not enough."),
        ("otter canal lamp", "Good. One more word would make it strong."),
        ("otter canal lamp and bench", "Strong."),
    ],
)
def test_what_is_typed_is_answered_in_our_own_words(qtbot, typed, said):
    fields = NewPassphrase("Passphrase", "Passphrase again")
    qtbot.addWidget(fields)
    fields.know_keyring(True)
    fields.show()
    qtbot.keyClicks(fields.first.line, typed)
    assert said in strength_words(passphrase_state(typed, keyring=True))
    assert fields._verdict.text().startswith(said)


def test_a_name_that_is_typed_meanwhile_counts(qtbot):
    names = [""]
    fields = NewPassphrase("Passphrase", "Passphrase again")
    qtbot.addWidget(fields)
    fields.know_keyring(True)
    fields.know_names(lambda: names)
    fields.show()
    qtbot.keyClicks(fields.first.line, "weastestreetteam")
    qtbot.keyClicks(fields.again.line, "weastestreetteam")
    assert fields.agreed()
    names[0] = "Weaste Street Team"
    assert not fields.agreed()
    assert "Others know this name." in fields.first._trouble.text()


@pytest.fixture
def low(qtbot):
    """A page whose last part in sight is the field."""
    page = Page("A heading")
    page.resize(600, 400)
    fields = NewPassphrase("Passphrase", "Passphrase again")
    fields.know_keyring(True)
    before, after = QWidget(), QWidget()
    before.setFixedHeight(300)
    after.setFixedHeight(900)
    for part in (before, fields, after):
        page.add(part)
    qtbot.addWidget(page)
    page.show()
    fields.first.setFocus()
    qtbot.waitExposed(page)
    return page, fields


def in_sight(page, part):
    spot = part.mapTo(page.viewport(), part.rect().bottomLeft()).y()
    return part.isVisible() and 0 < spot <= page.viewport().height()


def test_the_verdict_is_in_sight_below_a_field_at_the_edge(qtbot, low):
    page, fields = low
    bottom = fields.first.mapTo(page.widget(), fields.first.rect().bottomLeft()).y()
    page.verticalScrollBar().setValue(bottom - page.viewport().height())
    qtbot.keyClicks(fields.first.line, "sarah1985")
    qtbot.waitUntil(lambda: in_sight(page, fields._verdict), timeout=2000)


def test_what_is_wrong_with_a_field_is_in_sight_when_it_is_said(qtbot, low):
    page, fields = low
    qtbot.keyClicks(fields.first.line, "otter canal lamp")
    qtbot.keyClicks(fields.again.line, "otter canal")
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())
    assert not fields.agreed()
    qtbot.waitUntil(lambda: in_sight(page, fields.again._trouble), timeout=2000)
