"""Names inside sentences, as people speak: "your supervisor" where a list has "My supervisor"; a first name."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from ui.i18n import QT_TRANSLATE_NOOP

# Whom one is asked about most is offered in these words (ui.before), and so it stands in the decision.
_INSIDE = {
    QT_TRANSLATE_NOOP("Before", "My supervisor"): QT_TRANSLATE_NOOP("Spoken", "your supervisor"),
    QT_TRANSLATE_NOOP("Before", "My team"): QT_TRANSLATE_NOOP("Spoken", "your team"),
    QT_TRANSLATE_NOOP("Before", "Their GP"): QT_TRANSLATE_NOOP("Spoken", "their GP"),
}
_PLACE = re.compile(r"\{(\w+)\}")
_BEGINS = re.compile(r"(^|[.?!:]\s)$")
_TITLES = frozenset({"dr", "miss", "mr", "mrs", "ms", "mx", "prof", "rev", "sister"})


def spoken(shape: str, **facts: str) -> str:
    """Fill the places of a translated sentence. Whom it names is named as one speaks of them."""
    return _PLACE.sub(
        lambda found: _said(facts[found[1]], begins=bool(_BEGINS.search(shape[: found.start()]))), shape
    )


def first_name(name: str) -> str:
    """What one calls somebody to their face: the first word of the name, or all of it after a title."""
    first, _, rest = name.strip().partition(" ")
    return name.strip() if rest and first.rstrip(".").casefold() in _TITLES else first


def _said(fact: str, *, begins: bool) -> str:
    for listed, inside in _INSIDE.items():
        if fact == QCoreApplication.translate("Before", listed):
            words = QCoreApplication.translate("Spoken", inside)
            return words[:1].upper() + words[1:] if begins else words
    return fact
