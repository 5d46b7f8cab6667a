"""Getting through the doors in tests, as a worker would: by the fields and buttons that have these names."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from ui import routes
from ui.shell.window import Shell

PASSPHRASE = "horse canal lantern soup"


def _arrive() -> None:
    """Let what was just put on the page appear."""
    QCoreApplication.sendPostedEvents()


def button(shell: Shell, words: str) -> QAbstractButton:
    """The visible button with these words."""
    _arrive()
    found = [one for one in shell.findChildren(QAbstractButton) if one.text() == words and one.isVisible()]
    assert len(found) == 1, (
        words,
        [one.text() for one in shell.findChildren(QAbstractButton) if one.isVisible()],
    )
    return found[0]


def press(shell: Shell, words: str) -> None:
    """Press it."""
    one = button(shell, words)
    assert one.isEnabled(), words
    one.click()


def line(shell: Shell, name: str) -> QLineEdit:
    """The visible field with this name."""
    _arrive()
    found = [one for one in shell.findChildren(QLineEdit) if one.accessibleName() == name and one.isVisible()]
    assert len(found) == 1, name
    return found[0]


def fill(shell: Shell, name: str, words: str) -> None:
    """Type into a field, in place of what stood there."""
    field = line(shell, name)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, words)


def said(shell: Shell) -> str:
    """Every visible word of the page."""
    _arrive()
    assert shell.navigation.screen is not None
    page: QWidget = shell.navigation.screen.view
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def make_vault(shell: Shell, name: str = "Ali", passphrase: str = PASSPHRASE) -> str:
    """From the doors to home on one's own; returns the recovery code that was shown."""
    shell.navigation.go(routes.new_vault())
    fill(shell, "Your name", name)
    fill(shell, "Passphrase", passphrase)
    fill(shell, "Passphrase again", passphrase)
    press(shell, "Make my vault")
    code = next(text for text in said(shell).splitlines() if text.count(" - ") == 8)
    button(shell, "I have it on paper, or I wrote it down").click()
    press(shell, "Go on")
    assert shell.navigation.route == routes.home()
    return code


def lock(shell: Shell) -> None:
    """Lock and stand before the unlock screen."""
    shell.guard.lock()
    assert not shell.guard.unlocked
    shell.navigation.go(routes.unlock())
