"""Where the audit goes: for every registered screen, routes with real data behind them (the practice people)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import resources
from companion.domain.consent import Answer, ConsentDecision
from companion.domain.introduction import Introduction
from companion.domain.network import NetworkMember
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.services.record.decision_drafts import keep_decision_draft, list_decision_drafts
from companion.services.record.people import PersonState, list_people, see_person
from companion.services.scenario.playing import play_scenario
from companion.services.scenario.reading import read_scenario
from companion.services.session import Session
from companion.services.vaults.profiles import put_about
from companion.services.vaults.vaults import lock_vault
from tests.companion.vault_fixtures import TEST_PROFILE, open_test_session
from tests.ui.ground import HandClock
from tests.ui.inbox_samples import put_inbox
from tests.ui.sending_samples import put_sending
from tests.ui.sharing_samples import put_shared_person, put_sharing
from tests.ui.team_samples import put_request, put_team
from ui import routes
from ui.routes import Route

Sample = Callable[[Session], tuple[Route, ...]]


def make_practice_vault(folder: Path) -> None:
    """The practice people in a test vault, and its folder in the list of vaults (for unlock and recover)."""
    clock = HandClock()
    session = open_test_session(folder, clock)
    scenario = read_scenario(resources.read_bytes("practice/people.toml"), today=clock.today())
    for member in scenario.members:
        play_scenario(session, scenario, member.name)
    lock_vault(session)
    profile = folder / "vaults" / TEST_PROFILE
    profile.mkdir(parents=True)
    put_about(profile, "Ada Test")


def fullest(session: Session) -> PersonState:
    """The person with most on their page."""
    states = [see_person(session, row.id) for row in list_people(session)]
    return max(states, key=lambda one: len(one.talks) * 10 + len(one.hopes) + len(one.actions))


def _entries(session: Session) -> tuple[Route, ...]:
    state = fullest(session)
    person = state.person.id
    kinds = (Strength, Hope, Need, Action, NetworkMember, ConsentDecision, Introduction)
    new = tuple(routes.entry(kind.KIND, person) for kind in kinds)
    hope = routes.entry(Hope.KIND, person, state.hopes[0].id)
    shared = put_shared_person(session)
    begun = routes.entry(ConsentDecision.KIND, shared, put_draft_decision(session, shared))
    return (*new, hope, routes.entry(ConsentDecision.KIND, shared), begun)


def put_draft_decision(session: Session, person: str) -> str:
    """What somebody is about to decide, once: everyone may see something, until a day."""
    there = list_decision_drafts(session, person)
    if there:
        return there[0].id
    values = {"recipient": "GP receptionist", "answer": Answer.YES, "expires_on": session.clock.today()}
    return keep_decision_draft(session, person, **values).made or ""


def _before_deciding(session: Session) -> Route:
    person = put_shared_person(session)
    put_draft_decision(session, person)
    return routes.before(person)


def _talk(session: Session) -> str:
    return fullest(session).talks[0].conversation.id


SAMPLES: dict[str, Sample] = {
    "first_start": lambda _session: (routes.first_start(),),
    "new_vault": lambda _session: (routes.new_vault(),),
    "practice": lambda _session: (routes.practice(),),
    "unlock": lambda _session: (routes.unlock(),),
    "recover": lambda _session: (routes.recover(TEST_PROFILE),),
    "restore": lambda _session: (routes.restore(),),
    "home": lambda _session: (routes.home(),),
    "people": lambda _session: (routes.people(),),
    "person": lambda session: (
        routes.person(fullest(session).person.id),
        routes.person(put_shared_person(session)),
    ),
    "details": lambda session: (routes.details(fullest(session).person.id),),
    "entry": _entries,
    "before": lambda session: (
        routes.before(fullest(session).person.id),
        _before_deciding(session),
    ),
    "conversation": lambda session: (routes.conversation(_talk(session)),),
    "read_back": lambda session: (routes.read_back(_talk(session)),),
    "sharing": lambda session: tuple(
        routes.sharing(talk) for talk in (*put_sharing(session), _talk(session))
    ),
    "plan": lambda session: (routes.plan(fullest(session).person.id),),
    "inbox": lambda session: (put_inbox(session), routes.inbox())[1:],
    "summary": lambda session: tuple(routes.summary(item) for item in put_inbox(session).values()),
    "sending": lambda session: (put_sending(session), routes.sending())[1:],
    "search": lambda session: (routes.search(fullest(session).person.name), routes.search("zzzz")),
    "team": lambda session: (put_team(session), routes.team())[1:],
    "join": lambda session: (put_request(session), routes.join(), routes.join("anew"))[1:],
    "settings": lambda _session: (routes.settings(),),
    "help": lambda _session: (routes.help_topic("trouble"), routes.help_topic("numbers")),
}
