"""The nouns that have a table each, and which of their words can be searched for."""

from __future__ import annotations

from companion.domain.consent import ConsentDecision
from companion.domain.conversation import Conversation, Disagreement, Passage
from companion.domain.introduction import Introduction
from companion.domain.keeping import Keeping
from companion.domain.member import Member
from companion.domain.network import NetworkMember
from companion.domain.person import Person
from companion.domain.plan import Plan
from companion.domain.record import Record
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.summaries import Answer, Override, Summary

NOUNS: dict[str, type[Record]] = {
    noun.KIND: noun
    for noun in (
        Member,
        Person,
        Introduction,
        Conversation,
        Passage,
        Disagreement,
        Strength,
        Hope,
        Need,
        Action,
        NetworkMember,
        ConsentDecision,
        Plan,
        Summary,
        Answer,
        Override,
        Keeping,
    )
}

SEARCHED: dict[str, tuple[str, ...]] = {
    "person": ("name", "full_name", "about_me"),
    "introduction": ("by_whom", "what_brought_them"),
    "conversation": ("place", "who_was_there", "feeling_at_end", "was_useful", "next_meeting_why"),
    "passage": ("text",),
    "disagreement": ("text",),
    "strength": ("text", "example"),
    "hope": ("text", "smallest_step", "why_it_matters"),
    "need": ("text", "met_by"),
    "action": ("text", "who_name", "got_in_the_way"),
    "network_member": ("name", "relationship", "brings", "is_given"),
    "plan": ("what_matters", "staying_well", "how_to_come_back"),
    "summary": ("question", "what_they_changed"),
    "answer": ("text",),
}

CAME_TEXTS = (
    "name",
    "text",
    "example",
    "smallest_step",
    "why_it_matters",
    "set_aside_why",
    "met_by",
    "who_name",
    "got_in_the_way",
    "what_they_changed",
    "question",
)
"""The fields that hold words in what came from others: every `str` of a summary's content, and of an answer's."""
