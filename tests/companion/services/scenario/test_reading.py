"""A scenario is read as a whole; people's own spellings are understood."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from companion.domain.consent import Answer, RecipientKind
from companion.domain.conversation import ConversationKind, ConversationState, Keep, Prompt
from companion.domain.introduction import Direction, Route
from companion.domain.member import Role
from companion.domain.person import ContactKind, ContactWay, Nation
from companion.domain.plan import PlanStyle
from companion.domain.record import Voice
from companion.domain.strengths import ActionState, Who
from companion.domain.topics import Topic
from companion.services.scenario.parts import Part
from companion.services.scenario.reading import read_scenario
from tests.companion.services.scenario.toml_text import to_toml
from tests.companion.services.scenario.written import MEMBERS, PASSPHRASE, TODAY, read


def record(**person: Any) -> Part:
    return read({"name": "Maria", **person}).people[0].record


def test_what_is_not_said_is_left_to_the_noun() -> None:
    scenario = read({"name": "Maria"})
    assert scenario.today == TODAY
    assert [one.name for one in scenario.members] == ["Sam Oduya", "Ruth"]
    assert scenario.members[1].values == {"name": "Ruth", "role": Role.SUPERVISOR}
    (person,) = scenario.people
    assert (person.worker, person.record.values, person.record.parts) == ("Sam Oduya", {"name": "Maria"}, {})


def test_the_first_worker_works_with_whoever_has_nobody_named() -> None:
    scenario = read({"name": "A", "worker": "ruth"}, {"name": "B"}, members=list(reversed(MEMBERS)))
    assert [one.worker for one in scenario.people] == ["Ruth", "Sam Oduya"]
    assert [one.name for one in scenario.people_of("Ruth")] == ["A"]


def test_without_a_worker_the_first_member_writes() -> None:
    assert read({"name": "A"}, members=MEMBERS[1:]).people[0].worker == "Ruth"


def test_a_passphrase_never_shows_in_a_repr() -> None:
    assert PASSPHRASE not in repr(read())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("can be shared", Keep.CAN_BE_SHARED),
        ("Can-Be-Shared", Keep.CAN_BE_SHARED),
        ("shared", Keep.CAN_BE_SHARED),
        ("between us", Keep.BETWEEN_US),
        ("my private note", Keep.PRIVATE),
        ("private", Keep.PRIVATE),
    ],
)
def test_keep_is_understood_as_people_write_it(written: str, meant: Keep) -> None:
    (talk,) = record(conversations=[{"passages": [{"text": "a", "keep": written}]}]).of("conversations")
    assert talk.of("passages")[0].values["keep"] is meant


def test_human_spellings_become_codes() -> None:
    person = record(
        nation="Northern Ireland",
        language="Polish",
        ways=[{"kind": "Text message", "value": "07700 900123", "safe": "yes", "leave_message": "not asked"}],
        introductions={"route": "the GP", "direction": "In", "they_know_about_it": True},
        conversations=[
            {
                "kind": "Drop-in",
                "state": "read back",
                "passages": {
                    "text": "a",
                    "voice": "Our words",
                    "prompt": "What brought you here today?",
                    "topics": ["Health & sleep", "alcohol and drugs", "health"],
                },
            }
        ],
        plan={"style": "Large print", "language": "en"},
    )
    assert person.values["nation"] is Nation.NORTHERN_IRELAND
    assert person.values["language"] == "pl"
    assert person.values["ways"] == (
        ContactWay(
            kind=ContactKind.TEXT, value="07700 900123", safe_to_contact=True, safe_to_leave_message=None
        ),
    )
    (introduction,) = person.of("introductions")
    assert introduction.values == {"route": Route.GP, "direction": Direction.IN, "they_know": True}
    (talk,) = person.of("conversations")
    assert talk.values == {"kind": ConversationKind.DROP_IN, "state": ConversationState.READ_BACK}
    (passage,) = talk.of("passages")
    assert passage.values["voice"] is Voice.TOGETHER
    assert passage.values["prompt"] is Prompt.WHAT_BROUGHT_YOU
    assert passage.values["topics"] == (Topic.HEALTH_AND_SLEEP, Topic.ALCOHOL_OR_DRUGS)
    assert person.of("plans")[0].values["style"] is PlanStyle.LARGE


def test_a_text_alone_stands_for_a_table_with_its_main_key() -> None:
    person = record(strengths=["I sing"], network="Pat", communication_needs=["Large print"])
    assert person.of("strengths")[0].values == {"text": "I sing"}
    assert person.of("network")[0].values == {"name": "Pat"}
    assert person.values["communication_needs"][0].need == "Large print"


@pytest.mark.parametrize(
    ("written", "days"),
    [
        (TODAY, 0),
        ("2026-03-01", -1),
        ("today", 0),
        ("Tomorrow", 1),
        ("yesterday", -1),
        ("+7", 7),
        ("-3 days", -3),
        ("+ 2 weeks", 14),
        ("1 week ago", -7),
        ("in 5 days", 5),
        (-16, -16),
    ],
)
def test_days_are_dates_or_counted_from_the_playing_day(written: Any, days: int) -> None:
    person = record(conversations=[{"next_meeting_on": written}])
    assert person.of("conversations")[0].values["next_meeting_on"] == TODAY + timedelta(days=days)


def test_the_file_may_name_its_playing_day() -> None:
    scenario = read({"name": "A", "introductions": [{"received_on": "-1"}]}, today=date(2025, 6, 1))
    assert scenario.today == date(2025, 6, 1)
    assert scenario.people[0].record.of("introductions")[0].values["received_on"] == date(2025, 5, 31)


def test_what_an_action_serves_is_found_by_key_by_words_and_by_a_part_of_them() -> None:
    person = record(
        hopes=[{"key": "sea", "text": "To see the sea"}, "To sleep until it is light"],
        needs=["Somebody beside me"],
        actions=[
            {"text": "a", "serves": "sea"},
            {"text": "b", "for": "to  see the sea"},
            {"text": "c", "hope": "sleep until"},
            {"text": "d", "need": "Somebody beside me"},
            {"text": "e"},
        ],
    )
    hopes = [one.path for one in person.of("hopes")]
    found = [one.refers.get("serves") for one in person.of("actions")]
    assert found == [(hopes[0],), (hopes[0],), (hopes[1],), (person.of("needs")[0].path,), None]


def test_who_does_it_may_be_a_name() -> None:
    person = record(
        network=["Pat"],
        actions=[
            {"text": "a", "who": "Maria"},
            {"text": "b", "who": "Sam Oduya"},
            {"text": "c", "who": "pat"},
            {"text": "d", "who": "the service", "who_name": "The library"},
            {"text": "e", "state": "did not happen"},
        ],
    )
    values = [{k: v for k, v in one.values.items() if k != "text"} for one in person.of("actions")]
    assert values == [
        {"who": Who.PERSON},
        {"who": Who.WORKER, "who_name": "Sam Oduya"},
        {"who": Who.NETWORK, "who_name": "Pat"},
        {"who": Who.SERVICE, "who_name": "The library"},
        {"state": ActionState.DID_NOT_HAPPEN},
    ]


def test_recipients_are_members_by_name_and_services_otherwise() -> None:
    person = record(
        consents=[
            {"recipient": "Sam Oduya", "answer": "yes", "excluded": ["legal"]},
            {"recipient": "Sam", "answer": True},
            {"recipient": "Library", "answer": "no"},
            {"recipient": "Open Door", "recipient_kind": "team", "answer": "not yet"},
        ]
    )
    assert [(one.values["recipient_kind"], one.values["answer"]) for one in person.of("consents")] == [
        (RecipientKind.MEMBER, Answer.YES),
        (RecipientKind.MEMBER, Answer.YES),
        (RecipientKind.SERVICE, Answer.NO),
        (RecipientKind.TEAM, Answer.NOT_YET),
    ]


def test_what_is_left_out_and_where_words_come_from_are_found() -> None:
    person = record(
        conversations=[
            {"passages": [{"text": "I grow leeks."}], "disagreements": [{"text": "b", "passage": "i grow"}]}
        ],
        strengths=[{"text": "I can grow", "from_passage": "I grow leeks."}],
        consents=[{"recipient": "Library", "answer": "yes", "key": "lib"}],
        introductions=[{"direction": "out", "to_service": "Library", "consent": "Library"}],
        plan={"left_out": ["I can grow"]},
    )
    (talk,) = person.of("conversations")
    passage = talk.of("passages")[0].path
    assert talk.of("disagreements")[0].refers == {"passage": (passage,)}
    assert person.of("strengths")[0].refers == {"from_passage": (passage,)}
    assert person.of("introductions")[0].refers == {"consent": (person.of("consents")[0].path,)}
    assert person.of("plans")[0].refers == {"left_out": (person.of("strengths")[0].path,)}


def test_a_byte_order_mark_is_no_trouble() -> None:
    assert read_scenario(b"\xef\xbb\xbf" + to_toml({"members": MEMBERS}), today=TODAY).members


def test_a_file_on_the_disk_is_read(tmp_path: Path) -> None:
    file = tmp_path / "team.toml"
    file.write_bytes(to_toml({"title": "A team", "members": MEMBERS}))
    assert read_scenario(file, today=TODAY).title == "A team"
