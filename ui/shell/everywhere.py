"""What can be done on every screen: the way round, saving, undo, letter size, help."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from ui import routes
from ui.look.theme import next_zoom
from ui.routes import Route
from ui.screen import Command
from ui.screens import ENTRIES

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.shell.footer import Footer
    from ui.shell.ground import Ground
    from ui.shell.guard import Guard
    from ui.shell.navigation import Navigation
    from ui.shell.undo import Undo
    from ui.sync.syncing import Syncing


class Window(Protocol):
    """What these commands need of the window."""

    ground: Ground
    guard: Guard
    undo: Undo
    syncing: Syncing
    navigation: Navigation
    footer: Footer

    def ask(self, dialog: QDialog) -> None:
        """Open a dialog over the window."""

    def next_region(self, step: int) -> None:
        """The keyboard to another part of the window."""

    def screen_commands(self) -> tuple[Command, ...]:
        """What the present screen offers."""

    def everywhere_commands(self) -> tuple[Command, ...]:
        """What works on every screen."""


def everywhere(window: Window) -> tuple[Command, ...]:
    """The commands that hold now: fewer of them while locked."""
    commands = [*_places(window), *_letters(window), *_parts(window)]
    if window.guard.unlocked:
        commands = [*_notebook(window), *commands]
    return tuple(commands)


def _notebook(window: Window) -> list[Command]:
    translate = QCoreApplication.translate
    return [
        Command(translate("Everywhere", "Hide"), window.guard.hide, "Ctrl+H"),
        Command(translate("Everywhere", "Lock"), window.guard.lock, "Ctrl+L"),
        Command(translate("Everywhere", "Undo"), lambda: _once_stored(window, window.undo.undo), "Ctrl+Z"),
        Command(
            translate("Everywhere", "Do again"),
            lambda: _once_stored(window, window.undo.redo),
            "Ctrl+Y|Ctrl+Shift+Z",
        ),
        Command(translate("Everywhere", "Get and send now"), window.syncing.now, "F5"),
        Command(translate("Everywhere", "Is it saved?"), lambda: _answer_saved(window), "Ctrl+S"),
    ]


def _places(window: Window) -> list[Command]:
    translate = QCoreApplication.translate
    keys = {"search": "Ctrl+F"}

    def to(route: Route) -> Command:
        entry = next(one for one in ENTRIES if one.name == route.screen)
        words = translate("Screens", entry.palette)
        return Command(words, lambda: window.navigation.go(route), keys.get(entry.name, ""))

    made = {"search": routes.search(), "home": routes.home(), "settings": routes.settings()}
    places = [
        to(made.get(entry.name, Route(entry.name)))
        for entry in ENTRIES
        if entry.palette and entry.name != "help" and (entry.locked or window.guard.unlocked)
    ]
    if window.navigation.can_go_back:
        places.append(Command(translate("Everywhere", "Go back"), window.navigation.back, "Alt+Left"))
    return places


def _letters(window: Window) -> list[Command]:
    translate = QCoreApplication.translate
    return [
        Command(translate("Everywhere", "Bigger letters"), lambda: zoom(window, 1), "Ctrl++|Ctrl+="),
        Command(translate("Everywhere", "Smaller letters"), lambda: zoom(window, -1), "Ctrl+-"),
        Command(translate("Everywhere", "Usual letters"), lambda: zoom(window, 0), "Ctrl+0"),
    ]


def _parts(window: Window) -> list[Command]:
    translate = QCoreApplication.translate
    return [
        Command(translate("Everywhere", "Next part of the window"), lambda: window.next_region(1), "F6"),
        Command(
            translate("Everywhere", "Part of the window before"), lambda: window.next_region(-1), "Shift+F6"
        ),
        Command(translate("Everywhere", "Help"), lambda: _help(window), "F1"),
        Command(translate("Everywhere", "Keys"), lambda: _sheet(window), "Ctrl+/"),
        Command(translate("Everywhere", "All commands"), lambda: _palette(window), "Ctrl+K"),
    ]


def zoom(window: Window, step: int) -> None:
    """Larger (1), smaller (-1) or usual (0) letters; remembered."""
    now = window.ground.settings.now.zoom
    percent = next_zoom(now, step) if step else 100
    window.ground.settings.change(zoom=percent)
    sentence = QCoreApplication.translate("Everywhere", "Letters at {percent} per cent.")
    window.footer.say(sentence.format(percent=percent))


def _once_stored(window: Window, then: Callable[[], None]) -> None:
    """The latest thing may be words that are still on their way to the disk."""
    window.navigation.when_stored(then)


def _answer_saved(window: Window) -> None:
    sentence = QCoreApplication.translate("Everywhere", "Already saved. Companion saves while you type.")
    window.navigation.when_stored(lambda: window.footer.say(sentence))


def _help(window: Window) -> None:
    route = window.navigation.route
    if route is not None and route.screen == "help":
        return
    window.navigation.go(routes.help_topic(route.screen if route is not None else ""))


def _sheet(window: Window) -> None:
    from ui.shell.sheet import ShortcutSheet

    window.ask(ShortcutSheet(window.screen_commands(), window.everywhere_commands()))


def _palette(window: Window) -> None:
    from ui.shell.palette import Palette

    commands = [*window.screen_commands(), *window.everywhere_commands()]
    window.ask(Palette([one for one in commands if one.keys != "Ctrl+K"]))
