"""What a decision about sharing says, and what it does to others: said before it is made."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind
from companion.services.record.deciding import Weighed
from companion.services.sharing.consequences import Consequences
from ui.words.dates import day_words
from ui.words.sharing_words import recipient_name
from ui.words.spoken import spoken
from ui.words.wording import topics_words, words_for


def told_words(weighed: Weighed, names: Mapping[str, str], today: date) -> str:
    """Every decision as it would stand, then what changes for others; in lines."""
    if not weighed.decisions:
        return QCoreApplication.translate("Deciding", "Say who it is about first.")
    lines = [
        " ".join(_decided(one, before, names, today))
        for one, before in zip(weighed.decisions, weighed.before, strict=True)
    ]
    return "\n".join([*lines, *does_words(weighed.does)])


def does_words(does: Consequences) -> list[str]:
    """What changes for others, a sentence for each thing; where nothing does, that."""
    translate = QCoreApplication.translate
    told = [
        (does.opened, translate("Deciding", "From now on you can share with: {names}.")),
        (does.closed, translate("Deciding", "From now on nothing more goes to: {names}.")),
        (does.stopped, translate("Deciding", "What still waits to be sent does not go to: {names}.")),
    ]
    lines = [shape.format(names=_listed(names)) for names, shape in told if names]
    lines += destroyed_words(does)
    if does.beyond_us:
        stays = translate(
            "Deciding",
            "A copy stays with: {names}. This laptop is not in the team, so it can ask for nothing. "
            "Call an administrator: they can take it back in your place.",
        )
        lines.append(stays.format(names=_listed(does.beyond_us)))
    return lines or [translate("Deciding", "It changes nothing that was shared.")]


def destroyed_words(does: Consequences) -> list[str]:
    """Whose copy is destroyed, where and when."""
    if not does.destroyed:
        return []
    if len(does.destroyed) == 1:
        shape = QCoreApplication.translate(
            "Deciding",
            "{name}'s copy will be destroyed when their laptop is next on. Nothing brings it back.",
        )
        return [shape.format(name=does.destroyed[0])]
    shape = QCoreApplication.translate(
        "Deciding",
        "These copies will be destroyed when each laptop is next on: {names}. Nothing brings them back.",
    )
    return [shape.format(names=_listed(does.destroyed))]


def who_words(decision: ConsentDecision, names: Mapping[str, str]) -> str:
    """Whom a decision is about."""
    return recipient_name(decision.recipient, decision.recipient_kind, names)


def _decided(
    decision: ConsentDecision, before: ConsentDecision | None, names: Mapping[str, str], today: date
) -> list[str]:
    translate = QCoreApplication.translate
    who = who_words(decision, names)
    told = [
        {
            Answer.YES: translate("Deciding", "{who}: they say yes."),
            Answer.NO: translate("Deciding", "{who}: they say no."),
            Answer.NOT_YET: translate("Deciding", "{who}: not decided yet."),
        }[decision.answer].format(who=who)
    ]
    if before is not None and before.recipient != decision.recipient:
        shape = translate("Deciding", "Until now this was about {who}.")
        told.append(spoken(shape, who=who_words(before, names)))
    if decision.purpose is not Purpose.SUPPORT:
        told.append(translate("Deciding", "{purpose}.").format(purpose=words_for(decision.purpose)))
    return told + _limits(decision, today)


def _limits(decision: ConsentDecision, today: date) -> list[str]:
    translate = QCoreApplication.translate
    told = []
    over = decision.expires_on is not None and decision.expires_on <= today
    if decision.topics_included:
        shape = translate("Deciding", "Only about: {topics}.")
        told.append(shape.format(topics=topics_words(decision.topics_included)))
    if decision.topics_excluded:
        shape = translate("Deciding", "Never about: {topics}.")
        told.append(shape.format(topics=topics_words(decision.topics_excluded)))
    if decision.answer is Answer.YES and decision.expires_on is not None:
        shape = translate("Deciding", "It ends on {day}.")
        if over:
            shape = translate("Deciding", "Its end day, {day}, is over: this yes lets nothing go.")
        told.append(shape.format(day=day_words(decision.expires_on, today)))
    if decision.answer is Answer.YES and decision.recipient_kind is RecipientKind.SERVICE and not over:
        told.append(translate("Deciding", "Companion itself sends them nothing."))
    return told


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
