"""A new passphrase: typed twice, shown on wish, and how good it is, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from companion.domain.passphrase import PassphraseState, Strength, Weakness, passphrase_state
from ui.announce import announce
from ui.i18n import QT_TRANSLATE_NOOP
from ui.look.theme import ems
from ui.widgets.field import LONGEST_PASSPHRASE, LineField
from ui.widgets.words import Muted

_WEAKNESSES = {
    Weakness.SHORT: QT_TRANSLATE_NOOP(
        "Passphrase", "Too short so far. Use %n letters or more. Four words you can picture work well."
    ),
    Weakness.STANDS_ALONE: QT_TRANSLATE_NOOP(
        "Passphrase", "Use %n letters or more. Here the passphrase is the only key."
    ),
    Weakness.COMMON: QT_TRANSLATE_NOOP(
        "Passphrase", "Many people use this one. Add two or three other words."
    ),
    Weakness.FEW_DIFFERENT: QT_TRANSLATE_NOOP(
        "Passphrase", "It repeats the same few letters. Add two or three words."
    ),
    Weakness.IN_A_ROW: QT_TRANSLATE_NOOP(
        "Passphrase", "These are keys in a row. Thieves try those first. Use a few words."
    ),
}
_GOOD = {
    Strength.ENOUGH: QT_TRANSLATE_NOOP("Passphrase", "Good. One more word would make it strong."),
    Strength.STRONG: QT_TRANSLATE_NOOP("Passphrase", "Strong. Nobody will guess this one."),
}


def strength_words(state: PassphraseState) -> str:
    """How good it is, and what would make it better, in the worker's language."""
    source = (
        _WEAKNESSES[state.weaknesses[-1 if Weakness.STANDS_ALONE in state.weaknesses else 0]]
        if (state.weaknesses)
        else _GOOD[state.strength]
    )
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

    def passphrase(self) -> str:
        """What was typed, as it was typed."""
        return self.first.line.text()

    def agreed(self) -> bool:
        """Whether it can be used; if not, why is said beside the field and the keyboard goes there."""
        state = passphrase_state(self.passphrase(), keyring=self._keyring)
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
        typed = self.passphrase()
        words = strength_words(passphrase_state(typed, keyring=self._keyring)) if typed else ""
        self._verdict.show_words(words)
        self._verdict.setVisible(bool(words))

    def _tell(self) -> None:
        if self.passphrase():
            announce(self, strength_words(passphrase_state(self.passphrase(), keyring=self._keyring)))

    def _show(self, shown: bool) -> None:
        self.first.show_secret(shown)
        self.again.show_secret(shown)
