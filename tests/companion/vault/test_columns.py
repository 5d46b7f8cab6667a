"""Every noun goes into a row and comes out the same, whatever its fields hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import BugError
from companion.vault.columns import decoders, from_row, to_row
from companion.vault.nouns import NOUNS, SEARCHED
from tests.companion.domain.records_for_tests import records_of


@pytest.mark.parametrize("noun", NOUNS.values(), ids=NOUNS)
@given(data=st.data())
def test_out_is_what_went_in(noun, data):
    record = data.draw(records_of(noun))
    row = to_row(record)
    assert all(isinstance(value, str | int | None) for value in row.values())
    assert from_row(noun, list(row.values())) == record


def test_a_type_without_a_column_is_our_bug():
    from dataclasses import dataclass

    @dataclass
    class Odd:
        weight: float

    with pytest.raises(BugError):
        decoders(Odd)


@pytest.mark.parametrize("kind", SEARCHED)
def test_what_is_searched_are_fields_of_a_noun(kind):
    assert set(SEARCHED[kind]) <= {name for name, _ in decoders(NOUNS[kind])}
