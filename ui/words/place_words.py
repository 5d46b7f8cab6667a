"""Where a place for sharing is, so that it fits a line; and why a folder or a hub cannot be one."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from companion.errors import Code, KnownError
from ui.i18n import QT_TRANSLATE_NOOP
from ui.problems import Problems

_WHY = {
    "not_a_folder": QT_TRANSLATE_NOOP("Places", "This is not a folder. Choose one with the button."),
    "vault": QT_TRANSLATE_NOOP(
        "Places", "Your vault lies in this folder. Choose another folder for sharing."
    ),
    "policy": QT_TRANSLATE_NOOP(
        "Places", "Your team agreed to use another kind of place. Ask an administrator."
    ),
    "not_an_address": QT_TRANSLATE_NOOP(
        "Places", "This is not the address of a hub. It looks like hub.example.org."
    ),
    "not_https": QT_TRANSLATE_NOOP(
        "Places", "The address of a hub begins with https, or with no such letters at all."
    ),
}


def breakable(where: str) -> str:
    """A path or an address that may go on in the next line after each of its parts."""
    return re.sub(r"([/\\._-])", "\\1\u200b", where)


def trouble_words(error: KnownError, problems: Problems) -> str:
    """What is wrong with a place, and what to do."""
    why = _WHY.get(str(error.facts.get("reason"))) if error.code is Code.CARRIER_WRONG else None
    if why is None:
        return problems.problem_of(error).in_one
    return QCoreApplication.translate("Places", why)
