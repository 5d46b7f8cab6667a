"""Summaries of every shape that a parcel may hold, for tests that take any."""

from __future__ import annotations

import unicodedata
from typing import Any

from hypothesis import strategies as st

from companion.domain.conversation import Prompt
from companion.domain.record import Voice
from companion.domain.strengths import ActionState, HopeState, StrengthDomain, StrengthKind, Urgency, Who
from companion.domain.summaries import (
    SharedAction,
    SharedDisagreement,
    SharedHope,
    SharedNeed,
    SharedPassage,
    SharedStrength,
    SummaryContent,
    in_order,
    topics_of_domain,
)
from companion.domain.topics import Topic

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40).map(
    lambda text: unicodedata.normalize("NFC", text)
)
topics = st.sets(st.sampled_from(Topic), max_size=3).map(in_order)
days = st.none() | st.dates()
passages = st.builds(
    SharedPassage,
    text=texts,
    voice=st.sampled_from(Voice),
    topics=topics,
    prompt=st.none() | st.sampled_from(Prompt),
    said_on=days,
)
strengths = st.builds(
    lambda domain, touched, **values: SharedStrength(
        domain=domain, topics=in_order([*touched, *topics_of_domain(domain)]), **values
    ),
    text=texts,
    voice=st.sampled_from(Voice),
    touched=topics,
    domain=st.none() | st.sampled_from(StrengthDomain),
    kind=st.none() | st.sampled_from(StrengthKind),
    example=texts,
)
hopes = st.builds(
    SharedHope,
    text=texts,
    voice=st.sampled_from(Voice),
    topics=topics,
    smallest_step=texts,
    why_it_matters=texts,
    state=st.sampled_from(HopeState),
    set_aside_why=texts,
)
needs = st.builds(
    lambda area, touched, **values: SharedNeed(
        area=area, topics=in_order([*touched, *([area] if area else [])]), **values
    ),
    text=texts,
    voice=st.sampled_from(Voice),
    touched=topics,
    area=st.none() | st.sampled_from(Topic),
    urgency=st.none() | st.sampled_from(Urgency),
    met_by=texts,
)
actions = st.builds(
    SharedAction,
    text=texts,
    topics=topics,
    who=st.sampled_from(Who),
    who_name=texts,
    by_when=days,
    state=st.sampled_from(ActionState),
    got_in_the_way=texts,
)
disagreements = st.builds(SharedDisagreement, text=texts, topics=topics, about=st.sampled_from([None, 0]))


def some(parts: st.SearchStrategy[Any], least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(parts, min_size=least, max_size=3).map(tuple)


summaries = st.builds(
    SummaryContent,
    name=texts.map(lambda text: f"M{text}"),
    passages=some(passages, least=1),
    strengths=some(strengths),
    hopes=some(hopes),
    needs=some(needs),
    actions=some(actions),
    disagreements=some(disagreements),
    question=texts,
    person_saw=st.none() | st.booleans(),
    what_they_changed=texts,
    held_on=days,
)
