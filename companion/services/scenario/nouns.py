"""The keys of a scenario, noun by noun, with the other spellings that are understood."""

from __future__ import annotations

from functools import cache

from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation, Disagreement, Passage
from companion.domain.introduction import Introduction
from companion.domain.member import Member
from companion.domain.network import NetworkMember
from companion.domain.person import CommunicationNeed, ContactWay, Person
from companion.domain.plan import Plan
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.services.scenario.parts import Scenario
from companion.services.scenario.shapes import Key, Shape, shape, shape_of
from companion.services.scenario.spelling import to_day, to_text

AIMS = ("hopes", "needs")
PRINTED = ("strengths", "hopes", "needs", "actions", "network")


@cache
def scenario_shape() -> Shape:
    """The whole file."""
    return shape(
        Scenario,
        "",
        Key(name="title", also=("scenario",), read=to_text),
        Key(name="about", also=("description", "notes"), read=to_text),
        Key(name="today", also=("playing_day", "played_on"), read=to_day),
        Key(name="members", also=("member",), needed=True, parts=_member()),
        Key(name="people", also=("person", "persons"), parts=_person()),
    )


def _key() -> Key:
    return Key(name="key", also=("id",), read=to_text)


def _from_passage() -> Key:
    return Key(name="from_passage", also=("passage",), refers=("passages",))


def _member() -> Shape:
    return shape_of(
        Member,
        "name",
        Key(name="passphrase", also=("pass_phrase", "password"), needed=True, read=to_text),
        also={"organisation": ("organization", "organisation_name")},
    )


def _person() -> Shape:
    way = shape_of(
        ContactWay,
        "",
        also={
            "kind": ("way", "type"),
            "value": ("number", "address", "details"),
            "safe_to_contact": ("safe",),
            "safe_to_leave_message": ("safe_to_leave_a_message", "leave_message", "leave_a_message"),
            "times": ("when", "time"),
        },
    )
    communication = shape_of(CommunicationNeed, "need", also={"need": ("what", "text")})
    return shape_of(
        Person,
        "name",
        Key(name="worker", also=("member", "works_with"), read=to_text),
        Key(name="introductions", also=("introduction",), parts=_introduction()),
        Key(name="conversations", also=("conversation",), parts=_conversation()),
        Key(name="strengths", also=("strength",), parts=_strength()),
        Key(name="hopes", also=("hope",), parts=_hope()),
        Key(name="needs", also=("need",), parts=_need()),
        Key(name="actions", also=("action",), parts=_action()),
        Key(name="network", also=("network_members", "network_member"), parts=_network()),
        Key(name="consents", also=("consent", "consent_decisions", "consent_decision"), parts=_consent()),
        Key(name="plans", also=("plan", "plan_choices"), parts=_plan()),
        also={
            "name": ("called", "preferred_name", "please_call_me"),
            "born_on": ("born", "date_of_birth"),
            "ways": ("ways_to_contact", "contact_ways", "contact_way", "contacts", "contact"),
            "communication_needs": ("communication_need", "communication"),
            "about_me": ("about", "about_me_notes"),
        },
        inside={ContactWay: way, CommunicationNeed: communication},
    )


def _introduction() -> Shape:
    return shape_of(
        Introduction,
        "what_brought_them",
        Key(name="consent", also=("consent_id", "with_consent"), refers=("consents",)),
        _key(),
        also={
            "received_on": ("received", "date"),
            "by_whom": ("by", "from"),
            "what_brought_them": ("what_brought_you", "text"),
            "they_know": ("they_know_about_it",),
            "welcomed_on": ("welcomed",),
            "first_offered_on": ("first_conversation_offered_on", "offered_on"),
            "first_held_on": ("first_conversation_held_on", "held_on"),
            "offers_declined": ("offers_declined_and_why", "declined"),
            "to_service": ("service", "to"),
            "sent_on": ("sent",),
            "acknowledged_on": ("acknowledged",),
            "arrived_on": ("arrived",),
            "came_back_on": ("came_back",),
        },
        without=("consent_id",),
    )


def _conversation() -> Shape:
    return shape_of(
        Conversation,
        "",
        Key(name="passages", also=("passage",), parts=_passage()),
        Key(name="disagreements", also=("disagreement",), parts=_disagreement()),
        _key(),
        also={
            "held_on": ("date", "day", "on", "held"),
            "kind": ("type",),
            "prompts_used": ("prompts",),
            "who_was_there": ("there",),
            "explained": ("confidentiality_explained",),
            "feeling_at_end": ("feeling", "how_they_feel_at_the_end", "feels_at_the_end"),
            "was_useful": ("useful", "was_it_useful"),
            "next_meeting_on": ("next_meeting",),
        },
        optional="held_on",
    )


def _passage() -> Shape:
    return shape_of(
        Passage, "text", _key(), also={"text": ("words",), "topics": ("topic",)}, without=("place",)
    )


def _disagreement() -> Shape:
    return shape_of(
        Disagreement,
        "text",
        Key(name="passage", also=("passage_id", "about"), refers=("passages",)),
        without=("passage_id",),
    )


def _strength() -> Shape:
    return shape_of(
        Strength,
        "text",
        _from_passage(),
        _key(),
        also={"text": ("strength", "what"), "domain": ("area",)},
        without=("from_passage",),
    )


def _hope() -> Shape:
    return shape_of(
        Hope,
        "text",
        _from_passage(),
        _key(),
        also={
            "text": ("hope", "what"),
            "smallest_step": ("smallest_next_step", "next_step", "first_step"),
            "why_it_matters": ("why", "matters"),
            "set_aside_why": ("why_set_aside",),
        },
        without=("from_passage",),
    )


def _need() -> Shape:
    return shape_of(
        Need,
        "text",
        _from_passage(),
        _key(),
        also={"text": ("need", "what"), "area": ("topic", "domain")},
        without=("from_passage",),
    )


def _action() -> Shape:
    return shape_of(
        Action,
        "text",
        Key(name="serves", also=("for", "for_hope", "for_need", "hope", "need"), refers=AIMS),
        _from_passage(),
        _key(),
        # A name may stand here too, and names are known only when the whole person has been read.
        Key(name="who", read=to_text),
        also={
            "text": ("action", "what"),
            "who_name": ("name", "who_by_name"),
            "by_when": ("by", "when", "due"),
            "got_in_the_way": ("what_got_in_the_way",),
        },
        without=("serves", "from_passage", "who"),
    )


def _network() -> Shape:
    return shape_of(
        NetworkMember,
        "name",
        _key(),
        also={
            "relationship": ("relation",),
            "brings": ("what_they_bring",),
            "is_given": ("what_the_person_gives_them", "gives", "given"),
            "contact": ("phone", "number"),
            "may_be_told": ("may_be_told_about", "topics"),
        },
    )


def _consent() -> Shape:
    return shape_of(
        ConsentDecision,
        "recipient",
        _key(),
        also={
            "recipient": ("who", "to", "with"),
            "recipient_kind": ("kind",),
            "answer": ("decision", "says"),
            "topics_included": ("topics", "included", "include"),
            "topics_excluded": ("excluded", "exclude", "except"),
            "given_on": ("given", "date", "on"),
            "expires_on": ("expires", "until"),
            "withdrawn_on": ("withdrawn",),
        },
    )


def _plan() -> Shape:
    return shape_of(
        Plan,
        "",
        Key(name="left_out", also=("leave_out", "without"), refers=PRINTED),
        also={
            "what_matters": ("what_matters_to_me", "matters"),
            "look_again_on": ("look_again", "when_we_look_again"),
            "how_to_come_back": ("come_back",),
        },
        without=("left_out",),
    )
