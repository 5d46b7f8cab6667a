"""The basis of a summary, sealed and read again: in whatever order somebody ticked the topics."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from companion.domain.consent import Purpose, RecipientKind
from companion.domain.summaries import Basis, BasisKind, in_order
from companion.domain.topics import Topic
from companion.sync.contents import read_basis, to_sealed_basis

TOPICS = st.lists(st.sampled_from(Topic), max_size=20).map(tuple)


@given(included=TOPICS, excluded=TOPICS)
def test_topics_are_read_whatever_order_they_were_chosen_in(included, excluded):
    basis = Basis(
        why=BasisKind.CONSENT,
        id="01890000-0000-7000-8000-000000000001",
        version="01890000-0000-7000-8000-000000000002",
        purpose=Purpose.SUPPORT,
        recipient_kind=RecipientKind.MEMBER,
        recipient="01890000-0000-7000-8000-000000000003",
        topics_included=included,
        topics_excluded=excluded,
        given_on=date(2026, 3, 2),
        expires_on=None,
    )
    again = read_basis(to_sealed_basis(basis))
    assert again.topics_included == in_order(included)
    assert again.topics_excluded == in_order(excluded)
