"""Every screen there is, by name. The audit walks this list; a screen that is not in it cannot be opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from companion.errors import BugError
from ui.desk import Desk
from ui.i18n import QT_TRANSLATE_NOOP
from ui.routes import Route
from ui.screen import Screen

ScreenMaker = Callable[[Desk, Route], Screen]


@dataclass(frozen=True)
class Entry:
    """A screen's name and how to get its class (imported only then, so that a start stays quick).

    `palette` is the sentence of the command palette for screens that need no ids; `locked` says that it lives
    without an open vault.
    """

    name: str
    load: Callable[[], ScreenMaker]
    palette: str = ""
    locked: bool = False


def _first_start() -> ScreenMaker:
    from ui.first_start.screen import FirstStartScreen

    return FirstStartScreen


def _new_vault() -> ScreenMaker:
    from ui.new_vault.screen import NewVaultScreen

    return NewVaultScreen


def _practice() -> ScreenMaker:
    from ui.practice.screen import PracticeScreen

    return PracticeScreen


def _unlock() -> ScreenMaker:
    from ui.unlock.screen import UnlockScreen

    return UnlockScreen


def _recover() -> ScreenMaker:
    from ui.recover.screen import RecoverScreen

    return RecoverScreen


def _restore() -> ScreenMaker:
    from ui.restore.screen import RestoreScreen

    return RestoreScreen


def _settings() -> ScreenMaker:
    from ui.settings.screen import SettingsScreen

    return SettingsScreen


def _help() -> ScreenMaker:
    from ui.help.screen import HelpScreen

    return HelpScreen


def _conversation() -> ScreenMaker:
    from ui.conversation.screen import ConversationScreen

    return ConversationScreen


def _read_back() -> ScreenMaker:
    from ui.read_back.screen import ReadBackScreen

    return ReadBackScreen


def _home() -> ScreenMaker:
    from ui.home.screen import HomeScreen

    return HomeScreen


def _people() -> ScreenMaker:
    from ui.people.screen import PeopleScreen

    return PeopleScreen


def _person() -> ScreenMaker:
    from ui.person.screen import PersonScreen

    return PersonScreen


def _details() -> ScreenMaker:
    from ui.details.screen import DetailsScreen

    return DetailsScreen


def _entry() -> ScreenMaker:
    from ui.entry.screen import open_entry

    return open_entry


def _before() -> ScreenMaker:
    from ui.before.screen import BeforeScreen

    return BeforeScreen


def _sharing() -> ScreenMaker:
    from ui.sharing.screen import SharingScreen

    return SharingScreen


def _plan() -> ScreenMaker:
    from ui.plan.screen import PlanScreen

    return PlanScreen


def _search() -> ScreenMaker:
    from ui.search.screen import SearchScreen

    return SearchScreen


def _inbox() -> ScreenMaker:
    from ui.inbox.screen import InboxScreen

    return InboxScreen


def _summary() -> ScreenMaker:
    from ui.summary.screen import SummaryScreen

    return SummaryScreen


def _team() -> ScreenMaker:
    from ui.team.screen import TeamScreen

    return TeamScreen


def _join() -> ScreenMaker:
    from ui.join.screen import JoinScreen

    return JoinScreen


def _sending() -> ScreenMaker:
    from ui.sending.screen import SendingScreen

    return SendingScreen


ENTRIES: tuple[Entry, ...] = (
    Entry("first_start", _first_start, locked=True),
    Entry("new_vault", _new_vault, locked=True),
    Entry("practice", _practice, locked=True),
    Entry("unlock", _unlock, locked=True),
    Entry("recover", _recover, locked=True),
    Entry("restore", _restore, locked=True),
    Entry("home", _home, palette=QT_TRANSLATE_NOOP("Screens", "Go home")),
    Entry("people", _people),
    Entry("person", _person),
    Entry("details", _details),
    Entry("entry", _entry),
    Entry("before", _before),
    Entry("conversation", _conversation),
    Entry("read_back", _read_back),
    Entry("sharing", _sharing),
    Entry("plan", _plan),
    Entry("inbox", _inbox, palette=QT_TRANSLATE_NOOP("Screens", "See what was shared with me")),
    Entry("summary", _summary),
    Entry("team", _team, palette=QT_TRANSLATE_NOOP("Screens", "See my team")),
    Entry("join", _join, palette=QT_TRANSLATE_NOOP("Screens", "Join a team")),
    Entry("sending", _sending, palette=QT_TRANSLATE_NOOP("Screens", "See what I shared")),
    Entry("search", _search, palette=QT_TRANSLATE_NOOP("Screens", "Search")),
    Entry("settings", _settings, palette=QT_TRANSLATE_NOOP("Screens", "Change settings")),
    Entry("help", _help, palette=QT_TRANSLATE_NOOP("Screens", "Read help"), locked=True),
)


def entry_of(name: str) -> Entry:
    """The entry of a screen; an unknown name is our own mistake."""
    for entry in ENTRIES:
        if entry.name == name:
            return entry
    raise BugError(f"no screen is called {name}")
