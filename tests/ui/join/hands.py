"""Hands for the page where one joins: an invite is given to it, and what it shows is read."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from companion.domain.member import Role
from companion.services.team.admitting import admit
from companion.services.team.view import see_team
from tests.ui.doors import button, line, press
from tests.ui.team.laptops import sync


def page_of(shell):
    return shell.navigation.screen.page


def give_text(shell, text):
    button(shell, "A text, also one your phone read from a picture").click()
    page_of(shell).finding.text.setPlainText(text)
    press(shell, "Read the invite")


def give_words(shell, typed, share):
    button(shell, "Twelve words").click()
    page_of(shell).finding.words.setPlainText(typed)
    line(shell, "The folder").setText(str(share))
    press(shell, "Read the invite")


def ask_to_come_in(shell, invite):
    give_text(shell, invite.text)
    press(shell, "Ask to come in")


def six_words(shell):
    (found,) = [
        one
        for one in page_of(shell).findChildren(QLabel)
        if one.accessibleName() == "Six words" and one.isVisible()
    ]
    return tuple(found.text().split())


def let_in(ruth):
    sync(ruth)
    (request,) = see_team(ruth).requests
    admit(ruth, request.request, (Role.WORKER,))
    sync(ruth)
