"""What can be done on every screen: the way round, saving, undo, letter size, help."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui import routes
from ui.look.theme import next_zoom
from ui.routes import Route
from ui.screen import Command
from ui.screens import ENTRIES

if TYPE_CHECKING:
    from ui.shell.window import Shell


def everywhere(shell: Shell) -> tuple[Command, ...]:
    """The commands that hold now: fewer of them while locked."""
    commands = [*_places(shell), *_letters(shell), *_parts(shell)]
    if shell.guard.unlocked:
        commands = [*_notebook(shell), *commands]
    return tuple(commands)


def _notebook(shell: Shell) -> list[Command]:
    translate = QCoreApplication.translate
    return [
        Command(translate("Everywhere", "Hide"), shell.guard.hide, "Ctrl+H"),
        Command(translate("Everywhere", "Lock"), shell.guard.lock, "Ctrl+L"),
        Command(translate("Everywhere", "Undo"), shell.undo.undo, "Ctrl+Z"),
        Command(translate("Everywhere", "Do again"), shell.undo.redo, "Ctrl+Y|Ctrl+Shift+Z"),
        Command(translate("Everywhere", "Get and send now"), shell.syncing.now, "F5"),
        Command(translate("Everywhere", "Is it saved?"), lambda: _answer_saved(shell), "Ctrl+S"),
    ]


def _places(shell: Shell) -> list[Command]:
    translate = QCoreApplication.translate
    keys = {"search": "Ctrl+F"}

    def to(route: Route) -> Command:
        entry = next(one for one in ENTRIES if one.name == route.screen)
        words = translate("Screens", entry.palette)
        return Command(words, lambda: shell.navigation.go(route), keys.get(entry.name, ""))

    made = {"search": routes.search(), "home": routes.home(), "settings": routes.settings()}
    places = [
        to(made.get(entry.name, Route(entry.name)))
        for entry in ENTRIES
        if entry.palette and entry.name != "help" and (entry.locked or shell.guard.unlocked)
    ]
    if shell.navigation.can_go_back:
        places.append(Command(translate("Everywhere", "Go back"), shell.navigation.back, "Alt+Left"))
    return places


def _letters(shell: Shell) -> list[Command]:
    translate = QCoreApplication.translate
    return [
        Command(translate("Everywhere", "Bigger letters"), lambda: zoom(shell, 1), "Ctrl++|Ctrl+="),
        Command(translate("Everywhere", "Smaller letters"), lambda: zoom(shell, -1), "Ctrl+-"),
        Command(translate("Everywhere", "Usual letters"), lambda: zoom(shell, 0), "Ctrl+0"),
    ]


def _parts(shell: Shell) -> list[Command]:
    translate = QCoreApplication.translate
    return [
        Command(translate("Everywhere", "Next part of the window"), lambda: shell.next_region(1), "F6"),
        Command(
            translate("Everywhere", "Part of the window before"), lambda: shell.next_region(-1), "Shift+F6"
        ),
        Command(translate("Everywhere", "Help"), lambda: _help(shell), "F1"),
        Command(translate("Everywhere", "Keys"), lambda: _sheet(shell), "Ctrl+/"),
        Command(translate("Everywhere", "All commands"), lambda: _palette(shell), "Ctrl+K"),
    ]


def zoom(shell: Shell, step: int) -> None:
    """Larger (1), smaller (-1) or usual (0) letters; remembered."""
    now = shell.ground.settings.now.zoom
    percent = next_zoom(now, step) if step else 100
    shell.ground.settings.change(zoom=percent)
    sentence = QCoreApplication.translate("Everywhere", "Letters at {percent} per cent.")
    shell.footer.say(sentence.format(percent=percent))


def _answer_saved(shell: Shell) -> None:
    sentence = QCoreApplication.translate("Everywhere", "Already saved. Companion saves while you type.")
    shell.navigation.when_stored(lambda: shell.footer.say(sentence))


def _help(shell: Shell) -> None:
    route = shell.navigation.route
    if route is not None and route.screen == "help":
        return
    shell.navigation.go(routes.help_topic(route.screen if route is not None else ""))


def _sheet(shell: Shell) -> None:
    from ui.shell.sheet import ShortcutSheet

    shell.ask(ShortcutSheet(shell.screen_commands(), shell.everywhere_commands(), shell))


def _palette(shell: Shell) -> None:
    from ui.shell.palette import Palette

    commands = [*shell.screen_commands(), *shell.everywhere_commands()]
    shell.ask(Palette([one for one in commands if one.keys != "Ctrl+K"], shell))
