"""Hands for the team page: what is looked for on it and pressed."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from companion.services.team.inviting import read_invite
from companion.services.team.membership import get_membership
from companion.team.invites import Place
from tests.ui.doors import line, press
from ui.widgets.confirm import Confirm


def place(share):
    return (Place(kind="folder", where=str(share)),)


def page_of(shell):
    return shell.navigation.screen.page


def make_invite(shell):
    press(shell, "Make an invite")
    press(shell, "Copy")
    return read_invite(QGuiApplication.clipboard().text(), shell.ground.clock.now())


def confirm(shell):
    question = shell.findChildren(Confirm)[-1]
    question.do.setEnabled(True)
    question.do.click()


def words_shown(shell, name):
    (found,) = [one for one in page_of(shell).findChildren(QLabel) if one.accessibleName() == name]
    return tuple(found.text().split())


def buttons_of(shell, name):
    return {
        one.text(): one
        for one in page_of(shell).findChildren(type(page_of(shell).make))
        if one.isVisible() and one.accessibleName() == f"{one.text()}: {name}"
    }


def line_is_shown(shell, name):
    try:
        return line(shell, name).isVisible()
    except AssertionError:
        return False


def key_version(session):
    us = get_membership(session)
    return us.roster.members[us.member].key_version
