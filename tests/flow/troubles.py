"""A vault to try bad input and bad luck on, and whether a trouble is told in full."""

from __future__ import annotations

import pytest

from companion.errors import Code
from companion.services.record.people import add_person, list_people
from tests.ui.conftest import clean_screen, make_shell
from tests.ui.doors import PASSPHRASE, fill, lock, make_vault, press
from ui import routes
from ui.words.disk_words import OTHERS
from ui.words.problem_words import SENTENCES

__all__ = ["ask", "clean_screen", "home", "locked", "make_shell", "names", "says", "unlock"]


@pytest.fixture
def home(make_shell):
    """A shell at home in a vault of its own, with Maja in it."""
    shell = make_shell(start=routes.first_start)
    make_vault(shell)
    ask(shell, add_person, "Maja")
    return shell


@pytest.fixture
def locked(home):
    """The same, locked."""
    lock(home)
    return home


def ask(shell, deed, *args):
    """What a deed answers."""
    answers = []
    shell.ground.jobs.on_vault(deed, *args, owner=shell, done=answers.append)
    return answers[0]


def unlock(shell, passphrase=PASSPHRASE):
    """Type the passphrase and press the button."""
    fill(shell, "Passphrase", passphrase)
    press(shell, "Unlock")


def says(text: str, code: Code, doing: str = "", **facts: object) -> bool:
    """Whether all three sentences of a trouble stand there: what happened, what is safe, what to do."""
    words = OTHERS.get(doing, SENTENCES)[code]
    parts = (words.title, words.safe, words.next_step)
    assert all(parts), code
    return all(part.format_map(facts) in text for part in parts)


def names(shell):
    """What the people in the vault are called."""
    return [one.name for one in ask(shell, list_people)]
