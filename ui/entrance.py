"""Opening a vault from a screen: on its lane, with words for what goes on and for what is worth knowing after."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from companion.errors import KnownError
from companion.services.vaults.laptop import Entered, Laptop
from ui.desk import Desk

if TYPE_CHECKING:
    from companion.services.session import Session

Way = Callable[[], "tuple[Session, Entered]"]


def laptop_of(desk: Desk) -> Laptop:
    """This laptop, as the desk knows it."""
    return Laptop(
        home=desk.home,
        clock=desk.clock,
        keychain=desk.keychain,
        kdf=desk.kdf,
        backup_folder=desk.settings.now.backup_folder,
    )


class Entrance(QObject):
    """One screen's way in.

    Signals:
        entered(Entered): the vault is open.
        refused(KnownError): it is not, and nothing has changed.
    """

    entered = Signal(object)
    refused = Signal(object)

    def __init__(self, desk: Desk, owner: QObject) -> None:
        super().__init__(owner)
        self._desk = desk
        self._open = False

    def open(self, way: Way) -> None:
        """Go in that way; while one is being tried, another is not begun."""
        if self._open:
            return
        self._open = True
        self._desk.jobs.open_session(way, owner=self, done=self._done, failed=self._failed)

    @property
    def busy(self) -> bool:
        """Whether a way is being tried."""
        return self._open

    def say_what_to_know(self, entered: Entered) -> None:
        """Failed tries since last time, and a key bag that had to be mended or was not the right one."""
        if entered.old_pages:
            self._desk.say(
                self.tr(
                    "Something in this vault is older than when you locked it. Look again at who may see what."
                )
            )
        elif entered.put_back:
            self._desk.say(
                self.tr(
                    "Someone put back an old key file. Companion replaced it. Tell whoever looks after security."
                )
            )
        elif entered.mended:
            self._desk.say(self.tr("Part of the key file was damaged. Companion mended it. Nothing is lost."))
        elif entered.failed:
            self._desk.say(
                self.tr("Since last time, a wrong passphrase was typed %n times.", "", entered.failed)
            )

    def _done(self, entered: Entered) -> None:
        self._open = False
        self.entered.emit(entered)

    def _failed(self, error: KnownError) -> None:
        self._open = False
        self.refused.emit(error)
