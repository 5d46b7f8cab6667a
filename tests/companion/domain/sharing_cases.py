"""Single decisions, members and records for tests of sharing: the plainest of each, changed where a case needs it."""

from __future__ import annotations

from companion.domain.choices import Sources
from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.domain.conversation import Conversation, Keep, Passage
from companion.domain.person import Person
from companion.domain.recipients import Said, TeamMember, TeamNow
from companion.domain.sharing import views_for
from companion.domain.summaries import (
    Override,
    Summary,
)
from tests.companion.domain.records_for_tests import TODAY, made
from tests.companion.domain.sharing_worlds import COLLEAGUES, ME, TEAM

SAM, KIM, LEE, _ = COLLEAGUES


WORDS = {"person_id": "p", "conversation_id": "t", "keep": Keep.CAN_BE_SHARED}


def yes(recipient=SAM, record_id="d1", **values):
    values = {"answer": Answer.YES, "given_on": TODAY, **values}
    return made(ConsentDecision, record_id, person_id="p", recipient=recipient, **values)


def team_yes(record_id="d2", recipient=TEAM, **values):
    return yes(recipient, record_id, recipient_kind=RecipientKind.TEAM, **values)


def override(recipient=SAM, record_id="o1", **values):
    whole = {"reason": "r", "legal_ground": "g", "authorised_by": "a", "person_told": True, "given_on": TODAY}
    return made(Override, record_id, person_id="p", recipient=recipient, **{**whole, **values})


def team_of(*members):
    return TeamNow(team=TEAM, me=ME, members=(TeamMember(id=ME), *members))


TEAM_OF_THREE = team_of(TeamMember(id=SAM), TeamMember(id=KIM))


SUMMARY = made(Summary, "s", person_id="p", conversation_id="t", question="what now?")


WORD = made(Passage, "w", text="said", **WORDS)


def sources(*passages, **values):
    return Sources(
        person=made(Person, "p", name="Maja"),
        conversation=made(Conversation, "t", person_id="p", held_on=TODAY),
        agreed=frozenset({"t"}),
        passages=passages or (WORD,),
        **values,
    )


def seen_by(*decisions, overrides=(), team=TEAM_OF_THREE, summary=SUMMARY, spent=(), drawn_on=None):
    said = Said(decisions=decisions, overrides=overrides, spent=frozenset(spent))
    return views_for(summary, drawn_on or sources(), said, team, TODAY)
