"""A new passphrase: typed twice, shown on wish, and how good it is, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from companion.domain.passphrase import PassphraseState, Strength, Weakness, passphrase_state
from ui.announce import announce
from ui.i18n import QT_TRANSLATE_NOOP
from ui.look.theme import ems
from ui.widgets.field import LONGEST_PASSPHRASE, LineField
from ui.widgets.reveal import reveal_soon
from ui.widgets.words import Muted

_WEAKNESSES = {
    Weakness.COMMON: QT_TRANSLATE_NOOP(
        "Passphrase", "Many people use one like this. Add two or three other words."
    ),
    Weakness.GUESSABLE: QT_TRANSLATE_NOOP(
        "Passphrase", "This could still be guessed. Add one or two other words."
    ),
    Weakness.GUESSABLE_ALONE: QT_TRANSLATE_NOOP(
        "Passphrase", "Add one more word. Here the passphrase is the only key."
    ),
    Weakness.IN_A_ROW: QT_TRANSLATE_NOOP(
        "Passphrase", "Thieves try rows of keys, letters and numbers first. Use a few words."
    ),
    Weakness.KNOWN: QT_TRANSLATE_NOOP(
        "Passphrase", "Others know this name. Use words that are not about you or your team."
    ),
    Weakness.NAME: QT_TRANSLATE_NOOP("Passphrase", "Thieves try names first. Add two or three other words."),
    Weakness.ONE_WORD: QT_TRANSLATE_NOOP(
        "Passphrase", "One word is not enough. Add two or three other words."
    ),
    Weakness.REPEATED: QT_TRANSLATE_NOOP(
        "Passphrase", "The same thing again makes it no safer. Add two or three other words."
    ),
    Weakness.SHORT: QT_TRANSLATE_NOOP(
        "Passphrase",
        "Too short so far. Use %n characters or more. Four words you can picture work well.",
    ),
    Weakness.SHORT_ALONE: QT_TRANSLATE_NOOP(
        "Passphrase", "Use %n characters or more. Here the passphrase is the only key."
    ),
    Weakness.YEAR: QT_TRANSLATE_NOOP("Passphrase", "Thieves try years and dates first. Use a few words."),
}
_GOOD = {
    Strength.ENOUGH: QT_TRANSLATE_NOOP("Passphrase", "Good. One more word would make it strong."),
    Strength.STRONG: QT_TRANSLATE_NOOP("Passphrase", "Strong. Nobody will guess this one."),
}


def strength_words(state: PassphraseState) -> str:
    """How good it is, and what would make it better, in the worker's language."""
    source = _GOOD[state.strength] if state.weakness is None else _WEAKNESSES[state.weakness]
    return QCoreApplication.translate("Passphrase", source, None, state.least)


class NewPassphrase(QWidget):
    """Two fields, a tick to show the letters, and a verdict in words.

    Signals:
        entered(): Enter was pressed in the second field.
    """

    entered = Signal()

    def __init__(self, label: str, again: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keyring = False
        self._known: Callable[[], Sequence[str]] = tuple
        self.first = LineField(label, hint, self, secret=True, longest=LONGEST_PASSPHRASE)
        self.again = LineField(again, "", self, secret=True, longest=LONGEST_PASSPHRASE)
        self.shown = QCheckBox(self.tr("Show the passphrase"), self)
        self._verdict = Muted("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ems(self, 0.6))
        for part in (self.first, self._verdict, self.again, self.shown):
            column.addWidget(part)
        self._verdict.hide()
        self.first.changed.connect(lambda _words: self._judge())
        self.first.line.left.connect(self._tell)
        self.again.changed.connect(lambda _words: self.again.show_trouble(""))
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)
        self.shown.toggled.connect(self._show)
        self.setFocusProxy(self.first)

    def know_keyring(self, keyring: bool) -> None:
        """Whether a keyring will keep a second key; without one, more letters are asked for."""
        self._keyring = keyring
        self._judge()

    def know_names(self, names: Callable[[], Sequence[str]]) -> None:
        """Take where to ask for names that others know of the worker: a passphrase made of them is no secret."""
        self._known = names
        self._judge()

    def passphrase(self) -> str:
        """What was typed, as it was typed."""
        return self.first.line.text()

    def agreed(self) -> bool:
        """Whether it can be used; if not, why is said beside the field and the keyboard goes there."""
        state = self._state()
        if state.strength is Strength.TOO_WEAK:
            self._verdict.hide()  # what is wrong is said once
            self.first.show_trouble(strength_words(state))
            self.first.setFocus()
            return False
        if self.passphrase() != self.again.line.text():
            self.again.show_trouble(self.tr("The two are not the same. Type it once more."))
            self.again.setFocus()
            return False
        return True

    def forget(self) -> None:
        """Empty both fields."""
        for field in (self.first, self.again):
            field.line.clear()

    def _judge(self) -> None:
        self.first.show_trouble("")
        words = strength_words(self._state()) if self.passphrase() else ""
        news = words not in ("", self._verdict.text())
        self._verdict.show_words(words)
        self._verdict.setVisible(bool(words))
        if news:
            reveal_soon(self._verdict)

    def _tell(self) -> None:
        if self.passphrase():
            announce(self, strength_words(self._state()))

    def _state(self) -> PassphraseState:
        return passphrase_state(self.passphrase(), keyring=self._keyring, known=self._known())

    def _show(self, shown: bool) -> None:
        self.first.show_secret(shown)
        self.again.show_secret(shown)
