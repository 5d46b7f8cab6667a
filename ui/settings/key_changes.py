"""Changing what opens the vault, from settings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from companion.domain.changes import Changes
from companion.errors import Code, KnownError
from companion.services.vaults.laptop import has_keyring
from companion.services.vaults.my_vault import change_my_passphrase, make_my_kit, see_known_names
from ui.desk import Desk
from ui.entrance import laptop_of
from ui.kit.handing import KitHanding
from ui.settings.keys import KeysCard


class KeyChanges(QObject):
    """Connects the card of keys to its deeds."""

    def __init__(self, desk: Desk, card: KeysCard, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._card = card
        self._handing = KitHanding(desk, card.kit, self)
        self._handing.kept.connect(card.kit.hide)
        card.change_asked.connect(self._change)
        card.kit_asked.connect(self._make_kit)
        desk.jobs.before_vault(has_keyring, laptop_of(desk), owner=self, done=self._know)
        desk.jobs.on_vault(see_known_names, owner=self, done=self._know_names)

    def may_leave(self, then: Callable[[], None]) -> bool:
        """Not before a new recovery code is kept: the old kit opens nothing any more."""
        return self._handing.may_leave(then)

    def _know(self, keyring: bool) -> None:
        self._card.passphrase.know_keyring(keyring)

    def _know_names(self, names: tuple[str, ...]) -> None:
        self._card.passphrase.know_names(lambda: names)

    def _change(self) -> None:
        current = self._current()
        if not current or not self._card.passphrase.agreed():
            return
        self._card.show_busy(self.tr("Changing the passphrase. This takes a few seconds."))
        self._desk.jobs.on_vault(
            change_my_passphrase,
            laptop_of(self._desk),
            current,
            self._card.passphrase.passphrase(),
            owner=self,
            done=self._changed,
            failed=self._refused,
        )

    def _changed(self, _changes: Changes) -> None:
        self._card.show_busy("")
        self._card.forget()
        self._desk.say(self.tr("Your new passphrase works from now on. The recovery kit stays the same."))

    def _make_kit(self) -> None:
        current = self._current()
        if not current:
            return
        self._card.show_busy(self.tr("Making a new kit. This takes a few seconds."))
        self._desk.jobs.on_vault(
            make_my_kit,
            laptop_of(self._desk),
            current,
            owner=self,
            done=self._kit_made,
            failed=self._refused,
        )

    def _kit_made(self, made: tuple[str, str]) -> None:
        self._card.show_busy("")
        self._card.forget()
        self._card.kit.show()
        self._handing.show_code(*made)
        self._card.kit.print_button.setFocus()

    def _current(self) -> str:
        current = self._card.current.line.text()
        if not current:
            self._card.show_wrong(self.tr("Type the passphrase that opens the vault now."))
        return current

    def _refused(self, error: KnownError) -> None:
        self._card.show_busy("")
        if error.code is Code.WRONG_PASSPHRASE:
            problem = self._desk.problems.problem_of(error)
            self._card.show_wrong(problem.in_one)
        else:
            self._desk.problems.show(error)
