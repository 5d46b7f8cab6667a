"""The invite: a file, the text, or twelve words and where they lead."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from companion.errors import Code, KnownError
from companion.sync.wire import CarrierKind
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.choices import OneOf
from ui.widgets.field import Field, LineField
from ui.widgets.progress import Busy
from ui.widgets.words import Care, Muted, Text
from ui.widgets.words_edit import WordsEdit

_LONGEST_TEXT = 20_000
_LONGEST_WORDS = 400
_LONGEST_PLACE = 500


class FindingCard(Card):
    """Knows no disk and no network; asks.

    Signals:
        file_asked(): choose a file. text_given(str): the text of an invite.
        words_given(str, str, str): twelve words, "folder" or "hub", and where. folder_asked(): choose that folder.
    """

    file_asked = Signal()
    text_given = Signal(str)
    words_given = Signal(str, str, str)
    folder_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Your invite"), parent)
        self.add(Text(self.tr("An administrator of the team gives it to you. It is good for three days.")))
        self.how = self.add(
            OneOf(
                self.tr("What do you have?"),
                [
                    ("file", self.tr("A file")),
                    ("text", self.tr("A text, also one your phone read from a picture")),
                    ("words", self.tr("Twelve words")),
                ],
            )
        )
        self.file = Button(self.tr("Choose the file"), "primary")
        self._file = self.add_row(self.file)
        self._drop = self.add(Muted(self.tr("You can also drag the file onto this page.")))
        self.text = WordsEdit(self.tr("The text of the invite"), longest=_LONGEST_TEXT)
        self._text = self.add(
            Field(
                self.tr("The text of the invite"),
                self.text,
                self.tr("Paste all of it. Spaces and line ends do no harm."),
            )
        )
        self.words = WordsEdit(self.tr("The twelve words"), longest=_LONGEST_WORDS)
        self._words = self.add(
            Field(
                self.tr("The twelve words"),
                self.words,
                self.tr("In their order. Capital letters do not matter."),
            )
        )
        self.kind = self.add(
            OneOf(
                self.tr("Where does the team share?"),
                [
                    (CarrierKind.FOLDER, self.tr("Through a folder")),
                    (CarrierKind.HUB, self.tr("Through a hub")),
                ],
                self.tr("Whoever invited you knows it."),
            )
        )
        self.address = self.add(LineField(self.tr("Address of the hub"), longest=_LONGEST_PLACE))
        self.folder = self.add(LineField(self.tr("The folder"), longest=_LONGEST_PLACE))
        self.choose = Button(self.tr("Choose the folder"))
        self._choose = self.add_row(self.choose)
        self.read = Button(self.tr("Read the invite"), "primary", "check")
        self._find = self.add_row(self.read)
        self.busy = self.add(Busy("", self))
        self._trouble = self.add(Care(""))
        for field in (self.text, self.words):  # what is dropped on the page is for the page
            field.viewport().setAcceptDrops(False)
        self.how.show_choice("file")
        self.kind.show_choice(CarrierKind.FOLDER)
        self.how.chosen.connect(lambda _key: self._show_way())
        self.kind.chosen.connect(lambda _key: self._show_way())
        self.file.clicked.connect(self.file_asked)
        self.choose.clicked.connect(self.folder_asked)
        self.read.clicked.connect(self._ask)
        self._show_way()

    def show_text(self, text: str) -> None:
        """A text that was dropped: in the place where it would be pasted."""
        self.how.show_choice("text")
        self._show_way()
        self.text.selectAll()
        data = QMimeData()
        data.setText(text)
        self.text.insertFromMimeData(data)
        self.read.setFocus()

    def show_folder(self, folder: str) -> None:
        """The folder that was chosen."""
        self.folder.line.setText(folder)

    def say_trouble(self, sentence: str) -> None:
        """What is wrong; nothing takes it away."""
        self._trouble.show_words(sentence)
        self._trouble.setVisible(bool(sentence))

    def show_busy(self, words: str) -> None:
        """What is going on; the buttons wait meanwhile."""
        self.busy.show_busy(words)
        for button in (self.file, self.read):
            button.setEnabled(not words)

    def focus_again(self) -> None:
        """Back to the button that was pressed: while the invite was read it could not hold the keyboard."""
        (self.read if self._file.isHidden() else self.file).setFocus()

    def mistake_words(self, error: KnownError) -> str:
        """Which of the twelve words is wrong, or what else is; "" where it is another trouble."""
        if error.code is not Code.INVITE_MISTYPED:
            return ""
        why = error.facts.get("why")
        if why == "word":
            return self.tr(
                "Word {number} is not one of ours. Look at its letters, or ask for it again."
            ).format(number=error.facts["word"])
        if why == "count":
            return self.tr("There are %n words here. An invite has twelve.", "", int(error.facts["words"]))
        if why == "check":
            return self.tr(
                "Each word is one of ours, but they do not belong together. Compare them one by one."
            )
        if why == "version":
            return self.tr("This invite is from a newer Companion. Get the new one first.")
        return self.tr("This is not a whole invite. Copy all of it, from the first letter to the last.")

    def _show_way(self) -> None:
        how, hub = self.how.choice(), self.kind.choice() == CarrierKind.HUB
        self._file.setVisible(how == "file")
        self._drop.setVisible(how == "file")
        self._text.setVisible(how == "text")
        self._words.setVisible(how == "words")
        self.kind.setVisible(how == "words")
        self.address.setVisible(how == "words" and hub)
        self.folder.setVisible(how == "words" and not hub)
        self._choose.setVisible(how == "words" and not hub)
        self._find.setVisible(how != "file")
        self.say_trouble("")

    def _ask(self) -> None:
        self.say_trouble("")
        if self.how.choice() == "text":
            self.text_given.emit(self.text.words())
            return
        hub = self.kind.choice() == CarrierKind.HUB
        where = (self.address if hub else self.folder).words()
        self.words_given.emit(self.words.words(), self.kind.choice(), where)
