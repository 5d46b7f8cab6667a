"""The preview: page by page, larger and smaller, as text, and never a picture of an older paper."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from tests.ui.ground import NowLane
from tests.ui.printing.papers import paper
from ui.bus import Bus
from ui.jobs import Jobs
from ui.printing.feed import PreviewFeed
from ui.printing.preview import Preview
from ui.printing.sheet import Sheet


class HeldLane:
    """A lane whose work waits until the test lets it run."""

    def __init__(self, _name):
        self.work = []

    def submit(self, work):
        self.work.append(work)
        from concurrent.futures import Future

        return Future()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass


@pytest.fixture
def preview(qtbot):
    made = Preview("The pages of the plan")
    qtbot.addWidget(made)
    made.resize(700, 800)
    made.show()
    return made


def feed_of(preview, lane=NowLane):
    owner = QObject(preview)
    return PreviewFeed(preview, Jobs(Bus(), lambda _session: None, lane), owner)


def button(preview, words):
    found = [one for one in preview.findChildren(QPushButton) if words in (one.text(), one.accessibleName())]
    assert len(found) == 1
    return found[0]


def sheet(preview):
    return preview.findChild(Sheet)


def test_pages_turn_by_button_and_by_key(preview, qtbot):
    feed_of(preview).show_paper(*paper("one", "two", "three"))
    assert sheet(preview).accessibleName() == "The pages of the plan, Page 1 of 3"
    button(preview, "Next page").click()
    assert preview.page == 1
    qtbot.keyClick(sheet(preview).widget(), Qt.Key.Key_PageDown)
    assert sheet(preview).accessibleName() == "The pages of the plan, Page 3 of 3"
    assert not button(preview, "Next page").isEnabled()
    qtbot.keyClick(sheet(preview).widget(), Qt.Key.Key_PageDown)
    assert preview.page == 2
    button(preview, "Page before").click()
    assert preview.page == 1


def test_the_page_itself_carries_the_words_for_screen_readers(preview):
    pdf, words = paper("harbour")
    feed_of(preview).show_paper(pdf, words)
    assert sheet(preview).widget().accessibleDescription() == words
    assert "harbour" in words


def test_larger_pages_are_drawn_again_sharp(preview, qtbot):
    feed_of(preview).show_paper(*paper("one"))
    before = sheet(preview).widget().width()
    button(preview, "Bigger pages").click()
    assert sheet(preview).widget().width() == round(before * 1.25)
    qtbot.waitUntil(lambda: sheet(preview).widget().pixmap().width() == sheet(preview).pixels_wide)
    button(preview, "Smaller pages").click()
    assert sheet(preview).widget().width() == before
    assert not button(preview, "Smaller pages").isEnabled()


def test_the_same_words_can_be_read_as_text(preview):
    pdf, words = paper("harbour")
    feed_of(preview).show_paper(pdf, words)
    button(preview, "Read it as text").click()
    text = preview.findChild(QPlainTextEdit)
    assert text.isVisible()
    assert text.toPlainText() == words
    assert text.isReadOnly()
    assert text.accessibleName() == "The pages of the plan, as text"
    assert not sheet(preview).isVisible()


def test_a_picture_of_an_older_paper_is_dropped(preview):
    lanes = []

    def held(name):
        lanes.append(HeldLane(name))
        return lanes[-1]

    feed = feed_of(preview, held)
    feed.show_paper(*paper("one"))
    feed.show_paper(*paper("one", "two"))
    first, second = lanes[1].work[-2:]
    second()
    first()
    assert sheet(preview).accessibleName().endswith("Page 1 of 2")


def test_the_page_is_a_picture_that_the_keyboard_reaches_and_scrolls(preview, qtbot):
    feed_of(preview).show_paper(*paper("one"))
    page = sheet(preview).widget()
    assert QAccessible.queryAccessibleInterface(page).role() == QAccessible.Role.Graphic
    page.setFocus()
    preview.resize(700, 400)
    qtbot.waitUntil(lambda: sheet(preview).verticalScrollBar().maximum() > 0)
    qtbot.keyClick(page, Qt.Key.Key_Down)
    assert sheet(preview).verticalScrollBar().value() > 0


def test_without_pages_the_words_can_still_be_read(preview):
    feed = feed_of(preview)
    feed.show_paper(*paper("one"))
    feed.show_paper(b"", "Only words")
    assert not sheet(preview).widget().isVisible()
    assert preview.findChild(QPlainTextEdit).toPlainText() == "Only words"


def test_a_later_paper_keeps_the_place(preview):
    feed = feed_of(preview)
    feed.show_paper(*paper("one", "two", "three"))
    preview.turn(1)
    feed.show_paper(*paper("one", "two", "four"))
    assert preview.page == 1
    feed.show_paper(*paper("one"))
    assert preview.page == 0


def test_it_opens_where_it_is_told(preview):
    preview.open_at(1)
    feed_of(preview).show_paper(*paper("cover", "two"))
    assert preview.page == 1
