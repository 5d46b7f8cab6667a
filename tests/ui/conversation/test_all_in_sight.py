"""Nothing that was written is out of sight without a scroll bar that says so, however one arrives at it."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from companion.services.record.conversations import save_typing
from tests.ui.audit.looks import settle
from tests.ui.conversation.talks import cards, go, on_lane, settle_events
from tests.ui.ground import open_vault_in
from ui import routes
from ui.look.theme import ZOOM_STEPS
from ui.widgets.words_edit import WordsEdit

SENTENCE = "I used to mend bicycles with my uncle behind the chapel, and on Sundays we rode to the sea. "
WORDS = {
    "paragraph": SENTENCE * 9,
    "lines": "\n".join(["I bake bread.", "", "I sing."] * 4),
    "mixed": "\n".join([SENTENCE * 3, "👩‍🌾 " * 30, "हिन्दी में लिखा हुआ वाक्य " * 8, "سلام عليكم " * 20]),
    "page": "\n\n".join([SENTENCE * 4] * 6),
    "two": SENTENCE * 2,
}


def unseen(view):
    """The text areas in a view of which a part is out of sight, and no bar says so."""
    return [
        f"{edit.accessibleName()}: {reach(edit)} in {edit.viewport().height()}"
        for edit in view.findChildren(WordsEdit)
        if edit.isVisible() and not has_bar(edit) and not within(edit)
    ]


def within(edit):
    top, bottom = reach(edit)
    return top >= 0 and bottom <= edit.viewport().height()


def reach(edit):
    """From where to where the words go, in pixels below the upper edge, each paragraph laid out."""
    layout, block = edit.document().documentLayout(), edit.document().begin()
    while block.isValid():
        layout.blockBoundingRect(block)
        block = block.next()
    first, last = QTextCursor(edit.document()), QTextCursor(edit.document())
    last.movePosition(QTextCursor.MoveOperation.End)
    return edit.cursorRect(first).top(), edit.cursorRect(last).bottom()


def has_bar(edit):
    bar = edit.verticalScrollBar()
    return bar.isVisible() and bar.maximum() > 0


@pytest.fixture
def written(shell, screen):
    """A conversation with a passage of each kind, left again."""
    shell.resize(1366, 768)
    conversation = screen.about[0]
    for words in WORDS.values():
        screen._add_words()
        settle_events(shell)
        on_lane(shell, save_typing, cards(screen)[-1].passage_id, words, None)
    shell.navigation.go(routes.home())
    settle()
    return conversation


def test_opened_again(shell, written):
    assert unseen(go(shell, written).page) == []
    settle()
    assert unseen(shell) == []


def test_back_from_help_and_after_lock(shell, written, tmp_path):
    go(shell, written)
    settle()
    shell.navigation.go(routes.help_topic())
    settle()
    shell.navigation.back()
    settle()
    assert unseen(shell) == []
    shell.guard.lock()
    settle()
    open_vault_in(shell, tmp_path)
    go(shell, written)
    settle()
    assert unseen(shell) == []


def test_larger_and_smaller(shell, written):
    go(shell, written)
    for zoom in (*ZOOM_STEPS, 100):
        shell.ground.settings.change(zoom=zoom)
        settle()
        assert unseen(shell) == [], f"at {zoom} %"


@pytest.mark.parametrize("place", ["read_back", "sharing", "details"])
def test_other_pages(shell, written, place):
    route = (
        routes.details(go(shell, written).about[1]) if place == "details" else getattr(routes, place)(written)
    )
    shell.navigation.go(route)
    settle()
    for edit in shell.findChildren(WordsEdit):
        edit.show_words(WORDS["mixed"])
    for zoom in (200, 100):
        shell.ground.settings.change(zoom=zoom)
        settle()
        assert unseen(shell) == []


def test_a_narrower_and_a_wider_window(shell, written):
    go(shell, written)
    for width, height in ((1366, 768), (700, 768), (1900, 400), (1000, 700)):
        shell.resize(width, height)
        settle()
        assert unseen(shell) == [], f"{width} wide"


def test_typed_and_pasted(shell, screen, qtbot):
    edit = screen.page.current.edit
    for words in WORDS.values():
        edit.selectAll()
        QApplication.clipboard().setText(words)
        edit.paste()
        settle()
        assert unseen(shell) == []


@pytest.mark.parametrize("passage", ["paragraph", "page"])
@pytest.mark.parametrize("where", ["middle", "end"])
def test_the_cursor_stays_in_sight_when_letters_or_the_window_change(shell, written, passage, where):
    screen = go(shell, written)
    card = next(one for one in cards(screen) if one.edit.words() == WORDS[passage].strip("\n"))
    screen.page.go_to(card.passage_id)
    cursor = card.edit.textCursor()
    cursor.setPosition(len(WORDS[passage]) // (2 if where == "middle" else 1))
    card.edit.setTextCursor(cursor)
    for zoom in (300, 80, 100):
        shell.ground.settings.change(zoom=zoom)
        settle()
        assert caret_in_sight(screen.page), f"at {zoom} %"
    for width, height in ((700, 500), (1366, 768)):
        shell.resize(width, height)
        settle()
        assert caret_in_sight(screen.page), f"{width} wide"


def caret_in_sight(page):
    edit = page.current.edit
    caret = edit.cursorRect()
    seen = page.page.viewport().rect()
    top = edit.viewport().mapTo(page.page.viewport(), caret.topLeft()).y()
    inside = caret.top() >= 0 and caret.bottom() <= edit.viewport().height()
    return edit.hasFocus() and inside and seen.top() <= top and top + caret.height() <= seen.bottom() + 1
