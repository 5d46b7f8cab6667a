"""The preview: the pages that would be printed, one at a time, and the same words to be read as text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from ui.announce import announce
from ui.look.theme import ems
from ui.printing.raster import Picture
from ui.printing.sheet import Sheet
from ui.widgets.buttons import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.words import Muted

RESIZE_MILLISECONDS = 80


class Preview(QWidget):
    """Shows pictures of pages that somebody else draws (PreviewFeed); knows no PDF.

    Signals:
        picture_asked(int, int): a page (from 0) and how wide in pixels.
    """

    picture_asked = Signal(int, int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._name = name
        self._page, self._pages = 0, 0
        self._words = ""
        self._sheet = Sheet(self)
        self._text = _TextTwin(self.tr("{name}, as text").format(name=name), self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._sheet)
        self._stack.addWidget(self._text)
        self._where = Muted("", self, wrap=False)
        self._before = Button(self.tr("Page before"), "plain", parent=self)
        self._after = Button(self.tr("Next page"), "plain", parent=self)
        self._smaller = self._sized("minus", self.tr("Smaller pages"))
        self._larger = self._sized("plus", self.tr("Bigger pages"))
        self._as_text = Button(self.tr("Read it as text"), "quiet", parent=self)
        self._as_text.setCheckable(True)
        self._lay_out()
        self._wire()
        self._show_place()

    def _lay_out(self) -> None:
        bar = QWidget(self)
        row = FlowLayout(bar)
        for part in (self._where, self._before, self._after, self._smaller, self._larger, self._as_text):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(bar)
        column.addWidget(self._stack, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def _sized(self, icon: str, name: str) -> Button:
        button = Button("", "plain", icon, self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        return button

    def _wire(self) -> None:
        self._soon = QTimer(self, singleShot=True, interval=RESIZE_MILLISECONDS)
        self._soon.timeout.connect(self._ask)
        self._sheet.wanted.connect(self._soon.start)
        self._sheet.turned.connect(self.turn)
        self._before.clicked.connect(lambda: self.turn(-1))
        self._after.clicked.connect(lambda: self.turn(1))
        self._smaller.clicked.connect(lambda: self._zoom(-1))
        self._larger.clicked.connect(lambda: self._zoom(1))
        self._as_text.toggled.connect(self._swap)

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    def show_words(self, words: str) -> None:
        """The words of the whole paper, in reading order."""
        self._words = words
        self._text.show_words(words)
        self._show_place()

    def open_at(self, page: int) -> None:
        """Which page (from 0) is seen first; later on the worker's own place counts."""
        if not self._pages:
            self._page = page

    def show_whole_page(self, whole: bool) -> None:
        """Be as high as a page, where something around this scrolls; else a page scrolls in here."""
        self._sheet.show_whole(whole)

    def show_new_pages(self) -> None:
        """There is a new paper: ask for the page that is being looked at."""
        self._ask()

    def show_picture(self, picture: Picture, image: QImage) -> None:
        """Put one page on the sheet."""
        self._page, self._pages = picture.page, picture.pages
        self._sheet.show_image(image, picture.points_wide, picture.points_high)
        self._show_place()

    def show_nothing(self) -> None:
        """There is no paper that could be shown; its words can still be read."""
        self._pages = 0
        self._sheet.show_nothing()
        self._show_place()

    def turn(self, step: int) -> None:
        """Show the next page (1) or the one before (-1)."""
        if 0 <= self._page + step < self._pages:
            self._page += step
            self._sheet.verticalScrollBar().setValue(0)
            self._ask()
            self._show_place()
            announce(self, self._place_words())

    def _zoom(self, step: int) -> None:
        self._sheet.zoom(step)
        self._show_place()

    def _swap(self, as_text: bool) -> None:
        self._stack.setCurrentWidget(self._text if as_text else self._sheet)
        self._show_place()

    def _ask(self) -> None:
        self.picture_asked.emit(self._page, self._sheet.pixels_wide)

    def _place_words(self) -> str:
        if not self._pages:
            return ""
        return self.tr("Page {page} of {pages}").format(page=self._page + 1, pages=self._pages)

    def _show_place(self) -> None:
        place = self._place_words()
        on_paper = self._stack.currentWidget() is self._sheet
        self._where.show_words(place)
        self._where.setVisible(bool(place) and on_paper)
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page + 1 < self._pages)
        for turner in (self._before, self._after):
            turner.setVisible(self._pages > 1 and on_paper)
        for step, button in ((-1, self._smaller), (1, self._larger)):
            button.setEnabled(self._sheet.can_zoom(step))
            button.setVisible(self._pages > 0 and on_paper)
        self._sheet.name_page(", ".join(part for part in (self._name, place) if part), self._words)


class _TextTwin(QPlainTextEdit):
    """The words of the paper, to be read with the keyboard or by a screen reader."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.document().setDocumentMargin(ems(self, 0.75))
        self.setProperty("content", True)

    def show_words(self, words: str) -> None:
        """Show other words without losing the place."""
        if words != self.toPlainText():
            place = self.verticalScrollBar().value()
            self.setPlainText(words)
            self.verticalScrollBar().setValue(place)

    def minimumSizeHint(self) -> QSize:
        """A few lines at least."""
        return QSize(ems(self, 14), ems(self, 12))

    def sizeHint(self) -> QSize:
        """It takes the room there is and asks for little."""
        return self.minimumSizeHint()
