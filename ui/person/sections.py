"""The sections of a person's page, strengths first, and what each line says and offers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation
from companion.domain.introduction import Direction, Introduction
from companion.domain.keeping import Keeping
from companion.domain.network import NetworkMember
from companion.domain.plan import Plan
from companion.domain.strengths import Action, ActionState, Hope, HopeState, Need, Strength, Who
from companion.services.record.people import PersonState
from ui.person.decisions import consent_items, introduction_item
from ui.person.items import CHANGE, Item, Section, change_act, in_lines
from ui.person.meetings import keeping_items, meeting_items
from ui.words.dates import day_words, moment_words, near_day_words
from ui.words.wording import topics_words, words_for

OPEN_ACTIONS = frozenset({ActionState.OFFERED, ActionState.ACCEPTED})


def sections_of(state: PersonState) -> tuple[Section, ...]:
    """Every section, strengths first."""
    name, today = state.person.name, state.today
    return (
        Section(
            key=Strength.KIND,
            title=QCoreApplication.translate("Person", "Strengths"),
            empty=QCoreApplication.translate(
                "Person", "What is {name} good at? What do they hold dear?"
            ).format(name=name),
            adds=((Strength.KIND, QCoreApplication.translate("Person", "Add a strength")),),
            items=tuple(_strength(one) for one in state.strengths),
        ),
        Section(
            key=Hope.KIND,
            title=QCoreApplication.translate("Person", "Hopes"),
            empty=QCoreApplication.translate("Person", "What would {name} like? A hope can be small.").format(
                name=name
            ),
            adds=((Hope.KIND, QCoreApplication.translate("Person", "Add a hope")),),
            items=tuple(_hope(one) for one in state.hopes),
        ),
        Section(
            key=Need.KIND,
            title=QCoreApplication.translate("Person", "Needs"),
            empty=QCoreApplication.translate("Person", "What would make things better for {name}?").format(
                name=name
            ),
            adds=((Need.KIND, QCoreApplication.translate("Person", "Add a need")),),
            items=tuple(_need(one) for one in state.needs),
        ),
        Section(
            key=Action.KIND,
            title=QCoreApplication.translate("Person", "Who does what"),
            empty=QCoreApplication.translate("Person", "The next small steps, and who takes them."),
            adds=((Action.KIND, QCoreApplication.translate("Person", "Add an action")),),
            items=tuple(_action(one, state, today) for one in _open_first(state.actions)),
        ),
        Section(
            key=Conversation.KIND,
            title=QCoreApplication.translate("Person", "Next meeting"),
            empty="",
            adds=(),
            items=meeting_items(state),
        ),
        Section(
            key=NetworkMember.KIND,
            title=QCoreApplication.translate("Person", "Who is on their side"),
            empty=QCoreApplication.translate(
                "Person", "Friends, family, neighbours, services: who can {name} turn to?"
            ).format(name=name),
            adds=((NetworkMember.KIND, QCoreApplication.translate("Person", "Add someone")),),
            items=tuple(_member(one) for one in state.network),
        ),
        Section(
            key=Plan.KIND,
            title=QCoreApplication.translate("Person", "Plans"),
            empty=QCoreApplication.translate("Person", "A plan on paper, in their words, to take away."),
            adds=() if state.plans else ((Plan.KIND, QCoreApplication.translate("Person", "Make a plan")),),
            items=tuple(_plan(one, one is state.plans[-1], today) for one in reversed(state.plans)),
        ),
        Section(
            key=ConsentDecision.KIND,
            title=QCoreApplication.translate("Person", "What may be shared"),
            empty=QCoreApplication.translate(
                "Person", "Nothing has been decided. Until there is a yes, nothing may go to anyone."
            ),
            adds=((ConsentDecision.KIND, QCoreApplication.translate("Person", "Add a decision")),),
            items=consent_items(state),
        ),
        Section(
            key=Introduction.KIND,
            title=QCoreApplication.translate("Person", "Introductions"),
            empty=QCoreApplication.translate(
                "Person", "How {name} came to us, and where we introduce them to."
            ).format(name=name),
            adds=(
                (Direction.IN.value, QCoreApplication.translate("Person", "How they came to us")),
                (Direction.OUT.value, QCoreApplication.translate("Person", "Introduce them to someone")),
            ),
            items=tuple(introduction_item(one, today) for one in state.introductions),
        ),
        Section(
            key=Keeping.KIND,
            title=QCoreApplication.translate("Person", "Kept for longer than we agreed"),
            empty="",
            adds=(),
            items=keeping_items(state),
        ),
    )


def _strength(strength: Strength) -> Item:
    return Item(
        kind=Strength.KIND, id=strength.id, words=strength.text, detail=strength.example, acts=(change_act(),)
    )


def _hope(hope: Hope) -> Item:
    parts = [words_for(hope.state)] if hope.state is not HopeState.HOPING else []
    if hope.smallest_step:
        step = QCoreApplication.translate("Person", "Next small step: {step}")
        parts.append(step.format(step=hope.smallest_step))
    if hope.why_it_matters:
        why = QCoreApplication.translate("Person", "Why it matters: {why}")
        parts.append(why.format(why=hope.why_it_matters))
    if hope.state is HopeState.SET_ASIDE and hope.set_aside_why:
        parts.append(hope.set_aside_why)
    return Item(kind=Hope.KIND, id=hope.id, words=hope.text, detail=in_lines(parts), acts=(change_act(),))


def _need(need: Need) -> Item:
    parts = [words_for(need.urgency)] if need.urgency else []
    if need.met_by:
        met = QCoreApplication.translate("Person", "Could be met by: {what}")
        parts.append(met.format(what=need.met_by))
    return Item(kind=Need.KIND, id=need.id, words=need.text, detail=in_lines(parts), acts=(change_act(),))


def _action(action: Action, state: PersonState, today: date) -> Item:
    parts = [_who(action, state.person.name)]
    if action.by_when is not None:
        by_when = QCoreApplication.translate("Person", "By {day}").format(
            day=near_day_words(action.by_when, today, inside=True)
        )
        if action.by_when < today and action.state in OPEN_ACTIONS:
            by_when = QCoreApplication.translate("Person", "It was to be done by {day}").format(
                day=day_words(action.by_when, today)
            )
        parts.append(by_when)
    if action.state is not ActionState.ACCEPTED:
        parts.append(words_for(action.state))
    did_not = action.state is ActionState.DID_NOT_HAPPEN
    acts = (
        (ActionState.DONE.value, QCoreApplication.translate("Person", "It is done")),
        (ActionState.DID_NOT_HAPPEN.value, QCoreApplication.translate("Person", "It did not happen")),
    )
    again = ((ActionState.ACCEPTED.value, QCoreApplication.translate("Person", "Open it again")),)
    return Item(
        kind=Action.KIND,
        id=action.id,
        words=action.text,
        detail=" · ".join(parts),
        acts=(change_act(), *(acts if action.state in OPEN_ACTIONS else again)),
        asks=QCoreApplication.translate("Person", "What got in the way?") if did_not else "",
        told=action.got_in_the_way if did_not else "",
    )


def _who(action: Action, name: str) -> str:
    if action.who is Who.PERSON:
        return name
    if action.who_name:
        return action.who_name
    if action.who is Who.NOT_SAID:
        return QCoreApplication.translate("Person", "Nobody is named for it yet")
    return words_for(action.who)


def _member(member: NetworkMember) -> Item:
    parts = [member.relationship, member.brings, member.contact]
    if member.may_be_contacted is False:
        parts.append(QCoreApplication.translate("Person", "Do not get in touch."))
    if member.may_be_told:
        parts.append(
            QCoreApplication.translate("Person", "May be told about: {topics}").format(
                topics=topics_words(member.may_be_told)
            )
        )
    if member.must_not_be_told:
        parts.append(
            QCoreApplication.translate("Person", "Must not be told: {what}").format(
                what=member.must_not_be_told
            )
        )
    return Item(
        kind=NetworkMember.KIND, id=member.id, words=member.name, detail=in_lines(parts), acts=(change_act(),)
    )


def _plan(plan: Plan, is_latest: bool, today: date) -> Item:
    words = QCoreApplication.translate("Person", "Plan, last changed {moment}")
    again = ""
    if plan.look_again_on is not None:
        shape = QCoreApplication.translate("Person", "To look at again on {day}")
        again = shape.format(day=day_words(plan.look_again_on, today))
    return Item(
        kind=Plan.KIND,
        id=plan.id,
        words=words.format(moment=moment_words(plan.created_at, today)),
        detail=again,
        acts=((CHANGE, QCoreApplication.translate("Person", "Open")),) if is_latest else (),
    )


def _open_first(actions: Iterable[Action]) -> list[Action]:
    return sorted(actions, key=lambda one: one.state not in OPEN_ACTIONS)
