"""A pause before a member or a laptop is taken out, or someone is turned away: what it does, and what it cannot do."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.team.bodies import RevokedWhy
from ui.widgets.choices import OneOf
from ui.widgets.confirm import Confirm
from ui.widgets.words import Text


class Parting(Confirm):
    """Asks why, too."""

    def __init__(
        self,
        question: str,
        cannot: str,
        do_words: str,
        reasons: list[tuple[str, str]],
        parent: QWidget | None,
    ) -> None:
        can = QCoreApplication.translate(
            "Partings",
            "From now on nothing that the team shares can be opened there. What waits is not sent there.",
        )
        super().__init__(question, can, do_words, parent)
        self.body.insertWidget(2, Text(cannot))
        self.why = OneOf(self.tr("Why?"), reasons)
        self.why.show_choice(reasons[0][0])
        self.body.insertWidget(3, self.why)

    def reason(self) -> RevokedWhy:
        """What was chosen."""
        return RevokedWhy(self.why.choice())


def part_from_member(name: str, parent: QWidget | None) -> Parting:
    """Before a member is taken out."""
    translate = QCoreApplication.translate
    return Parting(
        translate("Partings", "Take {name} out of the team?").format(name=name),
        translate(
            "Partings",
            "What they were sent before stays with them: Companion cannot reach into their laptop. "
            "What they shared with others stays, too. To come back they need a new invite.",
        ),
        translate("Partings", "Take out of the team"),
        [
            (RevokedWhy.LEFT, translate("Partings", "They have left")),
            (RevokedWhy.BY_MISTAKE, translate("Partings", "They were let in by mistake")),
            (RevokedWhy.LOST, translate("Partings", "All their laptops are lost")),
            (RevokedWhy.STOLEN, translate("Partings", "All their laptops were stolen")),
        ],
        parent,
    )


def part_from_laptop(name: str, number: int, parent: QWidget | None) -> Parting:
    """Before a laptop is taken out."""
    translate = QCoreApplication.translate
    return Parting(
        translate("Partings", "Is laptop {number} of {name} lost?").format(name=name, number=number),
        translate(
            "Partings",
            "What it holds already stays on it, locked by its passphrase: Companion cannot wipe it. "
            "{name} stays in the team. A laptop that turns up again needs a new invite.",
        ).format(name=name),
        translate("Partings", "It is lost"),
        [
            (RevokedWhy.LOST, translate("Partings", "It is lost")),
            (RevokedWhy.STOLEN, translate("Partings", "It was stolen")),
            (RevokedWhy.LEFT, translate("Partings", "It is not used any more")),
            (RevokedWhy.BY_MISTAKE, translate("Partings", "It was let in by mistake")),
        ],
        parent,
    )


def turn_away_from(name: str, parent: QWidget | None) -> Confirm:
    """Before a request is turned away."""
    translate = QCoreApplication.translate
    return Confirm(
        translate("Partings", "Turn {name} away?").format(name=name),
        translate(
            "Partings",
            "Words that differ can mean that somebody else came in between. Or that two people used one invite. "
            "Nobody is let in, and this invite is good for nothing any more. If it was them, make a new invite.",
        ),
        translate("Partings", "Turn away"),
        parent,
    )
