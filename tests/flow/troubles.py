"""A vault to try bad input and bad luck on, and whether a trouble is told in full."""

from __future__ import annotations

import pytest

from companion.errors import Code, KnownError
from companion.services.record.people import add_person, list_people
from tests.ui.conftest import clean_screen, english, make_shell
from tests.ui.doors import PASSPHRASE, fill, lock, make_vault, press
from ui import routes
from ui.problems import Doing, Problems

__all__ = ["ask", "clean_screen", "english", "home", "locked", "make_shell", "names", "says", "unlock"]


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


def says(text: str, code: Code, doing: Doing = "", **facts: object) -> bool:
    """Whether all three sentences of a trouble stand there: what happened, what is safe, what to do."""
    problem = Problems().problem_of(KnownError(code, **facts), doing)
    parts = (problem.title, problem.safe, problem.next_step)
    assert all(parts), code
    return all(part in text for part in parts)


def names(shell):
    """What the people in the vault are called."""
    return [one.name for one in ask(shell, list_people)]
