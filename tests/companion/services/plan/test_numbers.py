"""Numbers for a screen: all of the registry, each once, with hours and cost."""

from companion.domain.crisis import contacts_for
from companion.domain.person import Nation
from companion.services.plan.numbers import list_numbers


def test_every_contact_of_the_registry_is_listed_once() -> None:
    listed = [(line.name, line.number) for group in list_numbers() for line in group.lines]
    known = {one.id: one for nation in Nation for one in contacts_for(nation, under_19=True)}
    assert sorted(listed) == sorted((one.name, one.number) for one in known.values())


def test_what_serves_everywhere_comes_first_and_life_at_risk_before_all() -> None:
    groups = list_numbers()
    assert [(one.nation, one.under_19) for one in groups] == [
        (None, False),
        (None, True),
        *((nation, False) for nation in Nation),
    ]
    assert groups[0].lines[0].number == "999"


def test_hours_and_cost_are_said_in_words() -> None:
    lines = {line.number: line for group in list_numbers() for line in group.lines}
    assert lines["116 123"].detail == "Open day and night. Free to call."
    assert "6pm" in lines["0800 83 85 87"].detail
