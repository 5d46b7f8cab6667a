"""Made documents and plans for the tests of paper."""

from dataclasses import replace
from datetime import date
from typing import Any

from companion.domain.person import Nation
from companion.domain.plan import PlanContent, PlanHope, PlanStep, PlanStyle, PlanSupporter
from companion.domain.record import Voice
from companion.domain.strengths import Who
from companion.paper.content import Block, Document

DAY = date(2026, 11, 23)


def made_document(*blocks: Block, **values: Any) -> Document:
    """A document in English."""
    return Document(**{"title": "My plan", "language": "en-GB", "made_on": DAY, "blocks": blocks, **values})


def step(text: str, who: Who = Who.PERSON, **values: Any) -> PlanStep:
    """Something somebody will do."""
    return PlanStep(**{"text": text, "who": who, "who_name": "", "by_when": None, "done": False, **values})


def hope(text: str, *steps: PlanStep, **values: Any) -> PlanHope:
    """A hope with its steps."""
    given = {"text": text, "voice": Voice.PERSON, "smallest_step": "", "why_it_matters": "", "steps": steps}
    return PlanHope(**{**given, "is_need": False, **values})


BARE = PlanContent(
    called="Sam",
    language="en",
    made_on=DAY,
    nation=None,
    under_19=False,
    style=PlanStyle.STANDARD,
    what_matters="",
    strengths=(),
    hopes=(),
    other_steps=(),
    supporters=(),
    staying_well="",
    who_to_call=False,
    look_again_on=None,
    how_to_come_back="",
    worker_name="",
    organisation="",
    made_up=False,
)

FULL = replace(
    BARE,
    nation=Nation.SCOTLAND,
    what_matters="My daughter Zoë.\n\nI don't want to be talked about. Ask me first.",
    strengths=(("I make people laugh", "Everyone saves me a seat."), ("I can fix anything with wheels", "")),
    hopes=(
        hope(
            "See Zoë every other weekend",
            step("Look up the bus times", by_when=date(2026, 11, 30)),
            step("Go with me to the centre", Who.WORKER, by_when=date(2026, 12, 4)),
            step("Ring the housing office", Who.NETWORK, who_name="Auntie Bea", done=True),
            smallest_step="Text her mum on Friday.",
            why_it_matters="She is growing up fast.",
        ),
        hope("Ride to the sea " * 12, smallest_step="Buy a chain."),
        hope(
            "A warm coat",
            step("Ask the clothes bank", Who.SERVICE),
            smallest_step="The church has one on Mondays.",
            is_need=True,
        ),
    ),
    other_steps=(step("Find out about the shed", Who.NETWORK),),
    supporters=(
        PlanSupporter(name="Bea", relationship="auntie", brings="She never judges.", contact="07700 900123"),
        PlanSupporter(name="Dev", relationship="", brings="", contact=""),
    ),
    staying_well="Walk by the canal.",
    who_to_call=True,
    look_again_on=date(2027, 1, 12),
    how_to_come_back="Ring any weekday. Or just turn up.",
    worker_name="Jo",
    organisation="Northside",
    made_up=True,
)
