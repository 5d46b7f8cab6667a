"""A pause before the team changes for somebody: what it does, and what it cannot do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from companion.domain.member import Role
from companion.services.supervision.leaving import LeavingFacts
from companion.services.team.view import MemberLine
from companion.team.bodies import RevokedWhy
from ui.team.state import roles_words
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


def part_from_member(name: str, leaving: LeavingFacts, parent: QWidget | None) -> Parting:
    """Before a member is taken out: what it does, and whose sharing hangs on them."""
    translate = QCoreApplication.translate
    return Parting(
        translate("Partings", "Take {name} out of the team?").format(name=name),
        translate(
            "Partings",
            "What they were sent before stays with them: Companion cannot reach into their laptop. "
            "What they shared with others stays, too. To come back they need a new invite.",
        )
        + "\n"
        + "\n".join(_hangs_on(name, leaving)),
        translate("Partings", "Take out of the team"),
        [
            (RevokedWhy.LEFT, translate("Partings", "They have left")),
            (RevokedWhy.BY_MISTAKE, translate("Partings", "They were let in by mistake")),
            (RevokedWhy.LOST, translate("Partings", "All their laptops are lost")),
            (RevokedWhy.STOLEN, translate("Partings", "All their laptops were stolen")),
        ],
        parent,
    )


def _hangs_on(name: str, leaving: LeavingFacts) -> list[str]:
    """Whose sharing depends on them, and that this laptop cannot know all of it."""
    translate, told = QCoreApplication.translate, []
    if leaving.shared_by_them:
        words = translate(
            "Partings",
            "They shared with you about: {people}. If one of them takes their yes back later, you can take it back.",
        )
        told.append(words.format(people=", ".join(leaving.shared_by_them)))
    if leaving.said_yes:
        words = translate("Partings", "On this laptop these people said yes to {name}: {people}.")
        told.append(words.format(name=name, people=", ".join(leaving.said_yes)))
    words = translate(
        "Partings",
        "What {name} shared with others is not known here. Before this, {name} should look at What I shared. "
        "What should not stay can be taken back there.",
    )
    return [*told, words.format(name=name)]


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


def take_invite_back_from(parent: QWidget | None) -> Confirm:
    """Before an invite is taken back."""
    translate = QCoreApplication.translate
    return Confirm(
        translate("Partings", "Take this invite back?"),
        translate(
            "Partings",
            "It can no longer be used. Whoever has asked to come in with it is told so. "
            "They are not let in, and need a new invite.",
        ),
        translate("Partings", "Take it back"),
        parent,
        keep_words=translate("Partings", "Leave it as it is"),
    )


def give_roles_to(member: MemberLine, roles: Sequence[Role], parent: QWidget | None) -> Confirm:
    """Before someone has other roles: what they can do from then on, and what no more."""
    translate = QCoreApplication.translate
    told = [translate("Partings", "From now on: {roles}.").format(roles=roles_words(roles))]
    was, will = Role.ADMINISTRATOR in member.roles, Role.ADMINISTRATOR in roles
    if will and not was:
        told.append(translate("Partings", "They can invite people, let them in and take them out."))
    if was and not will:
        told.append(translate("Partings", "They can no longer invite people, let them in or take them out."))
    told.append(translate("Partings", "The others see it when they next share."))
    return Confirm(
        translate("Partings", "Change the roles of {name}?").format(name=member.name),
        "\n".join(told),
        translate("Partings", "Change the roles"),
        parent,
        keep_words=translate("Partings", "Leave it as it is"),
        pause_seconds=3 if was and not will else 0,
    )


def agree_to(changes: Sequence[str], parent: QWidget | None) -> Confirm:
    """Before the team agrees on something else: what counts from then on, for everyone."""
    translate = QCoreApplication.translate
    told = [*changes, translate("Partings", "It counts for everyone, as soon as their laptop next shares.")]
    return Confirm(
        translate("Partings", "Is this what you agreed?"),
        "\n".join(told),
        translate("Partings", "We agreed this"),
        parent,
        keep_words=translate("Partings", "Not yet"),
        pause_seconds=0,
    )


def discard_what_was_typed(parent: QWidget | None) -> Confirm:
    """Before what was typed in a form is forgotten."""
    translate = QCoreApplication.translate
    return Confirm(
        translate("Partings", "Discard what you typed here?"),
        translate("Partings", "It is forgotten. What you agreed before stays as it is."),
        translate("Partings", "Discard draft"),
        parent,
        keep_words=translate("Partings", "Keep the draft"),
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
