"""Settings as one page of cards."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.settings.backups import BackupCard
from ui.settings.keys import CheckCard, KeysCard
from ui.settings.looks import LockCard, LookCard
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import LineField
from ui.widgets.page import Page
from ui.widgets.words import Muted, Text


class MyselfCard(Card):
    """What stands on plans.

    Signals:
        given(str, str): a field of the member and its new words.
        team_asked(): the team is to call us the same.
    """

    given = Signal(str, str)
    team_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("About you"), parent)
        self.fields = {
            "name": LineField(self.tr("Your name"), self.tr("It stands on the plans you print.")),
            "organisation": LineField(self.tr("Your organisation"), self.tr("You can leave this empty.")),
            "contact": LineField(
                self.tr("How people can reach you"), self.tr("A phone number or a place, for their plans.")
            ),
        }
        for name, field in self.fields.items():
            self.add(field)
            field.share_history()
            field.settled.connect(lambda words, name=name: self.given.emit(name, words))
        self.in_team = self.add(Muted("", content=True))
        self.tell = Button(self.tr("Let my team see this name, too"), "quiet", "person")
        self._tell = self.add_row(self.tell)
        self.tell.clicked.connect(self.team_asked)
        self.show_in_team("")

    def display(self, values: dict[str, str]) -> None:
        """Show what stands."""
        for name, field in self.fields.items():
            field.show_words(values[name])

    def show_in_team(self, called: str) -> None:
        """What the team calls us where that is something else; "" where it is the same, or there is no team."""
        self.in_team.show_words(
            self.tr("Your team sees you as {name}.").format(name=called) if called else ""
        )
        self.in_team.setVisible(bool(called))
        self._tell.setVisible(bool(called))


class PracticeCard(Card):
    """How to begin again with the made-up people.

    Signals:
        lock_asked(): leave practice.
    """

    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Practice"), parent)
        self.add(
            Text(self.tr("Leave practice at any time. There you can also begin again, with everyone as new."))
        )
        self.leave = Button(self.tr("Leave practice"), "quiet", "back")
        self.add_row(self.leave)
        self.leave.clicked.connect(self.lock_asked)


class TeamCard(Card):
    """The way to the team.

    Signals:
        team_asked(): go there.
    """

    team_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Team"), parent)
        self.add(
            Text(self.tr("Make a team or join one. In a team you share summaries, when the person says yes."))
        )
        self.see = Button(self.tr("Go to the team"), "quiet", "person")
        self.add_row(self.see)
        self.see.clicked.connect(self.team_asked)


class SettingsPage(Page):
    """Every card; those that need a real vault go away in practice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Settings"), parent)
        self.practice = self.add(PracticeCard())
        self.look = self.add(LookCard())
        self.lock = self.add(LockCard())
        self.backup = self.add(BackupCard())
        self.myself = self.add(MyselfCard())
        self.team = self.add(TeamCard())
        self.keys = self.add(KeysCard())
        self.check = self.add(CheckCard())
        about = self.add(Card(self.tr("About Companion")))
        about.add(Text(self.tr("Version {version}").format(version=_version())))
        about.add(Muted(self.tr("Companion is free to use, change and share, under the MIT licence.")))
        self.show_practice(False)

    def show_practice(self, made_up: bool) -> None:
        """Practice has no keys of its own and needs no backups."""
        self.practice.setVisible(made_up)
        for card in (self.backup, self.keys):
            card.setVisible(not made_up)


def _version() -> str:
    try:
        return version("peer-worker-companion")
    except PackageNotFoundError:
        return "0.1.0"
