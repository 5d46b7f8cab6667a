"""A plan as PDF: Maureen's, the fullest of the practice people."""

import resources
from companion.domain.plan import Plan
from companion.services.plan.pages import make_pages
from companion.services.scenario.playing import play_scenario
from companion.services.scenario.reading import read_scenario
from tests.bench.measure import Row, seconds, within
from tests.bench.workplace import Workplace

LIMIT_MS = 100


def measure(place: Workplace) -> list[Row]:
    """From the vault to the bytes that go to the printer; fonts are loaded in the warm-up."""
    session = place.session
    scenario = read_scenario(resources.read_bytes("practice/people.toml"), today=session.clock.today())
    people = play_scenario(session, scenario, scenario.members[0].name)
    plan = next(plan for person in people for plan in person.ids(Plan))
    return [within("plan as PDF, Latin", lambda: seconds(lambda: make_pages(session, plan)), LIMIT_MS)]
