"""Why nothing goes to a recipient, in plain words, and the one step that would help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from companion.domain.choices import Withheld
from companion.domain.consent import ConsentDecision
from companion.domain.recipients import WhyNot
from companion.services.sharing.view import RecipientView
from ui.i18n import QT_TRANSLATE_NOOP
from ui.words.dates import day_words
from ui.words.spoken import spoken


class Step(StrEnum):
    """Where the next step leads."""

    NONE = "none"
    DECISION = "decision"
    LINK = "link"
    PUT_BACK = "put_back"
    CHOICES = "choices"
    READ_BACK = "read_back"
    TEAM = "team"
    PLAN = "plan"


@dataclass(frozen=True)
class Reason:
    """Why not, and the step with its words."""

    words: str
    step: Step
    step_words: str = ""


_OPEN = QT_TRANSLATE_NOOP("SharingWhyNot", "Look at what was decided")
_ASK = QT_TRANSLATE_NOOP("SharingWhyNot", "Ask {name}")
_TABLE: dict[WhyNot, tuple[str, Step, str]] = {
    WhyNot.NOT_ASKED: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "{name} has not decided about this yet."),
        Step.DECISION,
        _ASK,
    ),
    WhyNot.SAID_NO: (QT_TRANSLATE_NOOP("SharingWhyNot", "{name} said no."), Step.DECISION, _OPEN),
    WhyNot.WITHDRAWN: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "{name} took their yes back."),
        Step.DECISION,
        _OPEN,
    ),
    WhyNot.NOT_BEGUN: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "The yes begins on {begins}."),
        Step.DECISION,
        _OPEN,
    ),
    WhyNot.EXPIRED: (QT_TRANSLATE_NOOP("SharingWhyNot", "The yes ended on {ends}."), Step.DECISION, _ASK),
    WhyNot.OTHER_PURPOSE: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "This yes is for something else, not for support."),
        Step.DECISION,
        _OPEN,
    ),
    WhyNot.INCOMPLETE: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "It is not written down in full who answers for this."),
        Step.NONE,
        "",
    ),
    WhyNot.SPENT: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "This was for one other conversation only."),
        Step.NONE,
        "",
    ),
    WhyNot.A_SERVICE: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "{who} is outside the team. You can give a plan on paper."),
        Step.PLAN,
        QT_TRANSLATE_NOOP("SharingWhyNot", "Open the plan"),
    ),
    WhyNot.NO_TEAM: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "This laptop is in no team yet."),
        Step.TEAM,
        QT_TRANSLATE_NOOP("SharingWhyNot", "Look at the team"),
    ),
    WhyNot.NOT_LINKED: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "It is not clear yet who in the team is meant."),
        Step.LINK,
        QT_TRANSLATE_NOOP("SharingWhyNot", "Say who is meant"),
    ),
    WhyNot.LINK_FIRST: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "This waits until you say who is meant by the other names."),
        Step.LINK,
        QT_TRANSLATE_NOOP("SharingWhyNot", "Say who is meant"),
    ),
    WhyNot.TWO_DECISIONS: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "There are two decisions about {who}. Take one of them out."),
        Step.DECISION,
        _OPEN,
    ),
    WhyNot.OVERRIDDEN: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "What is written down about sharing without a yes counts here."),
        Step.NONE,
        "",
    ),
    WhyNot.YOURSELF: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "This is you. You have it already."),
        Step.DECISION,
        _OPEN,
    ),
    WhyNot.LEFT_THE_TEAM: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "{who} is not in the team any more."),
        Step.DECISION,
        _OPEN,
    ),
    WhyNot.LEFT_OUT: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "You left {who} out this time."),
        Step.PUT_BACK,
        QT_TRANSLATE_NOOP("SharingWhyNot", "Share with {who} after all"),
    ),
    WhyNot.NOT_READ_BACK: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "It was not read back with {name} yet, or has changed since."),
        Step.READ_BACK,
        QT_TRANSLATE_NOOP("SharingWhyNot", "Read back"),
    ),
    WhyNot.NOBODY: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "There is nobody else in the team whom this is about."),
        Step.NONE,
        "",
    ),
    WhyNot.NO_KEYS: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "{who} has no laptop in the team that could read it."),
        Step.TEAM,
        QT_TRANSLATE_NOOP("SharingWhyNot", "Look at the team"),
    ),
    WhyNot.EMPTY: (
        QT_TRANSLATE_NOOP("SharingWhyNot", "Nothing is left to share after what stays here."),
        Step.CHOICES,
        QT_TRANSLATE_NOOP("SharingWhyNot", "See what stays here"),
    ),
}

_STAYS: dict[Withheld, str] = {
    Withheld.PRIVATE: QT_TRANSLATE_NOOP("SharingWhyNot", "It stays with you."),
    Withheld.BETWEEN_US: QT_TRANSLATE_NOOP("SharingWhyNot", "It stays between you two."),
    Withheld.SOURCE_GONE: QT_TRANSLATE_NOOP("SharingWhyNot", "The words it came from were taken out."),
    Withheld.NOTHING_WRITTEN: QT_TRANSLATE_NOOP("SharingWhyNot", "Nothing is written here."),
    Withheld.LEFT_OUT: QT_TRANSLATE_NOOP("SharingWhyNot", "Left out this time."),
    Withheld.NOT_READ_BACK: QT_TRANSLATE_NOOP("SharingWhyNot", "Not read back yet, or changed since."),
    Withheld.TOPIC_EXCLUDED: QT_TRANSLATE_NOOP(
        "SharingWhyNot", "Not to {who}: the yes leaves out what this is about."
    ),
    Withheld.TOPIC_NOT_NAMED: QT_TRANSLATE_NOOP(
        "SharingWhyNot", "Not to {who}: the yes does not name what this is about."
    ),
}


def reason_of(view: RecipientView, who: str, name: str, today: date) -> Reason | None:
    """Why nothing goes; None where it does. `who` is the recipient, `name` the person."""
    if view.why_not is None:
        return None
    words, step, step_words = _TABLE[view.why_not]
    decision = view.decision
    ends = decision.expires_on if isinstance(decision, ConsentDecision) else None
    facts = {
        "who": who,
        "name": name,
        "begins": day_words(decision.given_on, today) if decision.given_on else "",
        "ends": day_words(ends, today) if ends else "",
    }
    return Reason(
        spoken(_said(words), **facts), step, spoken(_said(step_words), **facts) if step_words else ""
    )


def stays_words(why: Withheld, who: str = "") -> str:
    """Why something stays here, for everyone or for one recipient."""
    return spoken(_said(_STAYS[why]), who=who)


def _said(words: str) -> str:
    return QCoreApplication.translate("SharingWhyNot", words)
