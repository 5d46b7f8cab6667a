"""What was decided about sharing, and introductions to us and on to others, as lines of a person's page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.consent import Answer, ConsentDecision, Purpose, RecipientKind, in_force
from companion.domain.introduction import Direction, Introduction, days_waiting, is_open
from companion.domain.text import is_blank
from companion.services.record.decision_drafts import DraftDecision
from companion.services.record.people import PersonState
from ui.person.items import Item, change_act, in_lines
from ui.words.dates import day_words
from ui.words.sharing_words import recipient_name
from ui.words.wording import topics_words, words_for


def consent_items(state: PersonState) -> tuple[Item, ...]:
    """What stands, with what is not recorded yet said of it; then what nobody has recorded at all."""
    changed = {one.id for one in state.pending}
    stands = {one.id for one in state.consents}
    new = (one for one in state.pending if one.id not in stands)
    return (
        *(_consent(one, state.names, state.today, changed=one.id in changed) for one in state.consents),
        *(_begun(one, state.names) for one in new),
    )


def _begun(draft: DraftDecision, names: Mapping[str, str]) -> Item:
    kind = draft.values.get("recipient_kind", RecipientKind.MEMBER)
    who = recipient_name(draft.recipient, kind, names)
    if is_blank(who):
        who = QCoreApplication.translate("Person", "Nobody named yet")
    shape = QCoreApplication.translate("Person", "{recipient}: begun, not recorded yet")
    return Item(
        kind=ConsentDecision.KIND, id=draft.id, words=shape.format(recipient=who), acts=(change_act(),)
    )


def _consent(decision: ConsentDecision, names: Mapping[str, str], today: date, *, changed: bool) -> Item:
    shape = QCoreApplication.translate("Person", "{recipient}: {answer}")
    parts = []
    if changed:
        parts.append(QCoreApplication.translate("Person", "A change is begun, and not recorded yet."))
    if decision.purpose is not Purpose.SUPPORT:
        parts.append(words_for(decision.purpose))
    if decision.topics_included:
        parts.append(
            QCoreApplication.translate("Person", "Only about: {topics}").format(
                topics=topics_words(decision.topics_included)
            )
        )
    if decision.topics_excluded:
        parts.append(
            QCoreApplication.translate("Person", "Never about: {topics}").format(
                topics=topics_words(decision.topics_excluded)
            )
        )
    if decision.expires_on is not None and in_force(decision, today):
        parts.append(
            QCoreApplication.translate("Person", "Until {day}").format(
                day=day_words(decision.expires_on, today)
            )
        )
    stands = (
        (("withdraw", QCoreApplication.translate("Person", "They take their yes back")),)
        if in_force(decision, today)
        else ()
    )
    return Item(
        kind=ConsentDecision.KIND,
        id=decision.id,
        words=shape.format(
            recipient=recipient_name(decision.recipient, decision.recipient_kind, names),
            answer=_answer(decision, today),
        ),
        detail=in_lines(parts),
        acts=(change_act(), *stands),
    )


def _answer(decision: ConsentDecision, today: date) -> str:
    if decision.withdrawn_on is not None:
        return QCoreApplication.translate("Person", "yes taken back on {day}").format(
            day=day_words(decision.withdrawn_on, today)
        )
    if decision.answer is Answer.YES and decision.expires_on and decision.expires_on <= today:
        return QCoreApplication.translate("Person", "the yes ended on {day}").format(
            day=day_words(decision.expires_on, today)
        )
    return {
        Answer.YES: QCoreApplication.translate("Person", "yes"),
        Answer.NO: QCoreApplication.translate("Person", "no"),
        Answer.NOT_YET: QCoreApplication.translate("Person", "not decided yet"),
    }[decision.answer]


def introduction_item(introduction: Introduction, today: date) -> Item:
    if introduction.direction is Direction.IN:
        return _coming(introduction, today)
    return _going(introduction, today)


def _coming(one: Introduction, today: date) -> Item:
    parts = [
        _dated(QCoreApplication.translate("Person", "It reached us on {day}"), one.received_on, today),
        _dated(QCoreApplication.translate("Person", "Welcomed on {day}"), one.welcomed_on, today),
        _dated(
            QCoreApplication.translate("Person", "A first conversation was offered on {day}"),
            one.first_offered_on,
            today,
        ),
        _dated(QCoreApplication.translate("Person", "First conversation on {day}"), one.first_held_on, today),
        one.what_brought_them,
    ]
    days = days_waiting(one, today)
    if days is not None:
        parts.append(waiting_words(days))
    steps = (
        ("welcomed", QCoreApplication.translate("Person", "Welcomed today"), one.welcomed_on),
        ("offered", QCoreApplication.translate("Person", "Offered today"), one.first_offered_on),
    )
    acts = tuple((key, words) for key, words, day in steps if day is None and is_open(one))
    who = one.by_whom or (words_for(one.route) if one.route else "")
    shape = QCoreApplication.translate("Person", "To us, by {who}")
    words = shape.format(who=who) if who else QCoreApplication.translate("Person", "To us")
    return Item(
        kind=Introduction.KIND, id=one.id, words=words, detail=in_lines(parts), acts=(change_act(), *acts)
    )


def _going(one: Introduction, today: date) -> Item:
    parts = [
        QCoreApplication.translate("Person", "{who} goes along").format(who=one.who_went_along)
        if one.who_went_along
        else "",
        _dated(QCoreApplication.translate("Person", "Sent on {day}"), one.sent_on, today),
        _dated(QCoreApplication.translate("Person", "They answered on {day}"), one.acknowledged_on, today),
        _dated(QCoreApplication.translate("Person", "Arrived on {day}"), one.arrived_on, today),
        _dated(QCoreApplication.translate("Person", "Came back on {day}"), one.came_back_on, today),
        one.came_back_why,
    ]
    if is_open(one):
        parts.append(QCoreApplication.translate("Person", "Not arrived yet"))
    steps = (
        ("sent", QCoreApplication.translate("Person", "Sent today"), one.sent_on),
        ("acknowledged", QCoreApplication.translate("Person", "They answered"), one.acknowledged_on),
        ("arrived", QCoreApplication.translate("Person", "They arrived"), one.arrived_on),
        ("came_back", QCoreApplication.translate("Person", "They came back"), one.came_back_on),
    )
    acts = tuple((key, words) for key, words, day in steps if day is None and is_open(one))
    shape = QCoreApplication.translate("Person", "On to {service}")
    words = (
        shape.format(service=one.to_service)
        if one.to_service
        else QCoreApplication.translate("Person", "On to someone else")
    )
    return Item(
        kind=Introduction.KIND, id=one.id, words=words, detail=in_lines(parts), acts=(change_act(), *acts)
    )


def waiting_words(days: int) -> str:
    """How long someone has waited for a first conversation, in calm words."""
    if days == 0:
        return QCoreApplication.translate("Person", "Waiting since today")
    return QCoreApplication.translate("Person", "Waiting for %n days", None, days)


def _dated(shape: str, day: date | None, today: date) -> str:
    return "" if day is None else shape.format(day=day_words(day, today))
