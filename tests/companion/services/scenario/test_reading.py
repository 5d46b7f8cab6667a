"""A scenario is read as a whole or refused with every line and reason; people's own spellings are understood."""

from __future__ import annotations

import pickle
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from companion.domain.consent import Answer, RecipientKind
from companion.domain.conversation import ConversationKind, ConversationState, Keep, Prompt
from companion.domain.introduction import Direction, Route
from companion.domain.member import Role
from companion.domain.person import ContactKind, ContactWay, Nation
from companion.domain.plan import PlanStyle
from companion.domain.record import Voice
from companion.domain.strengths import ActionState, Who
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.scenario.parts import Part, Scenario
from companion.services.scenario.problems import MOST_TOLD, Problem, Reason, ScenarioBadError
from companion.services.scenario.reading import read_scenario
from companion.services.scenario.syntax import LARGEST_BYTES
from tests.companion.services.scenario.toml_text import to_toml

TODAY = date(2026, 3, 2)
PASSPHRASE = "seven kind herons"
MEMBERS: list[dict[str, Any]] = [
    {"name": "Sam Oduya", "organisation": "Open Door", "role": "worker", "passphrase": PASSPHRASE},
    {"name": "Ruth", "role": "supervisor", "passphrase": PASSPHRASE},
]


def read(*people: dict[str, Any], **more: Any) -> Scenario:
    return read_scenario(to_toml({"members": MEMBERS, "people": people, **more}), today=TODAY)


def record(**person: Any) -> Part:
    return read({"name": "Maria", **person}).people[0].record


def refused(*people: dict[str, Any], **more: Any) -> tuple[Problem, ...]:
    with pytest.raises(ScenarioBadError) as caught:
        read(*people, **more)
    return caught.value.problems


def one_problem(**person: Any) -> Problem:
    (problem,) = refused({"name": "Maria", **person})
    return problem


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


@pytest.mark.parametrize(
    ("person", "key", "reason"),
    [
        ({"pronoun": "she"}, "pronoun", Reason.UNKNOWN_KEY),
        ({"nation": "Narnia"}, "nation", Reason.UNKNOWN_VALUE),
        ({"nation": 7}, "nation", Reason.WRONG_TYPE),
        ({"language": "!"}, "language", Reason.UNKNOWN_VALUE),
        ({"pronouns": 7}, "pronouns", Reason.WRONG_TYPE),
        ({"no_fixed_address": "maybe"}, "no_fixed_address", Reason.WRONG_TYPE),
        ({"born_on": "1980-02-30"}, "born_on", Reason.DATE_IMPOSSIBLE),
        ({"born_on": "some day"}, "born_on", Reason.UNKNOWN_VALUE),
        ({"born_on": True}, "born_on", Reason.WRONG_TYPE),
        ({"born_on": "+1"}, "born_on", Reason.DATE_IN_FUTURE),
        ({"born_on": date(1700, 1, 1)}, "born_on", Reason.DATE_TOO_FAR),
        ({"born_on": "-99999 weeks"}, "born_on", Reason.DATE_TOO_FAR),
        ({"born_on": -(10**9)}, "born_on", Reason.DATE_TOO_FAR),
        ({"called": "M"}, "called", Reason.GIVEN_TWICE),
        ({"name": " \u200b"}, "name", Reason.NAME_MISSING),
        ({"name": "x" * 201}, "name", Reason.NAME_TOO_LONG),
        ({"about_me": "x" * 200_001}, "about_me", Reason.TEXT_TOO_LONG),
        ({"worker": "Nobody"}, "worker", Reason.NOBODY),
        ({"hopes": [{"text": " "}]}, "hopes[1].text", Reason.TEXT_MISSING),
        ({"hopes": [{"why": "b"}]}, "hopes[1]", Reason.MISSING),
        ({"hopes": [7]}, "hopes[1]", Reason.WRONG_TYPE),
        ({"ways": ["07700 900123"]}, "ways[1]", Reason.WRONG_TYPE),
        ({"ways": [{"kind": "phone"}]}, "ways[1]", Reason.MISSING),
        ({"conversations": [{"held_on": "+1"}]}, "conversations[1].held_on", Reason.DATE_IN_FUTURE),
        ({"conversation": {"passage": {"text": "a", "keep": "x"}}}, "conversation.passage.keep", Reason.UNKNOWN_VALUE),
        ({"actions": [{"text": "a", "for": "flying"}]}, "actions[1].for", Reason.NOBODY),
        ({"actions": [{"text": "a", "for": 7}]}, "actions[1].for", Reason.WRONG_TYPE),
        ({"actions": [{"text": "a", "who": "Bob"}]}, "actions[1].who", Reason.UNKNOWN_VALUE),
        ({"consents": [{"recipient": "Sam Oduye"}]}, "consents[1].recipient", Reason.NOBODY),
        ({"consents": [{"recipient": "Bob", "recipient_kind": "member"}]}, "consents[1].recipient", Reason.NOBODY),
        ({"plan": {"left_out": ["a thing"]}}, "plan.left_out[1]", Reason.NOBODY),
        ({"hopes": [{"text": "a", "key": "k"}, {"text": "b", "key": "K"}]}, "hopes[2].key", Reason.NAME_TWICE),
        ({"hopes": ["same", "same"], "action": {"text": "a", "for": "same"}}, "action.for", Reason.AMBIGUOUS),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_its_key(person: dict[str, Any], key: str, reason: Reason) -> None:
    problem = one_problem(**person)
    assert (problem.key, problem.reason) == (f"people[1].{key}", reason)
    assert problem.line == 2


def test_an_unknown_key_comes_with_the_allowed_ones_and_the_closest() -> None:
    problem = one_problem(strenghts=["I sing"])
    assert problem.hint == "strengths"
    assert "conversations" in problem.allowed


def test_an_unknown_value_comes_with_the_allowed_ones_and_the_closest() -> None:
    problem = one_problem(nation="Scotlend")
    assert (problem.hint, problem.allowed[0]) == ("scotland", "england")


def test_every_problem_is_told_at_once_in_the_order_of_the_file() -> None:
    text = (
        'members = [{name = "A", passphrase = "' + PASSPHRASE + '"}]\n'
        "[[people]]\n"
        'name = "M"\n'
        'nation = "X"\n'
        "[[people.hopes]]\n"
        'text = "a"\n'
        "  sate = 1\n"
        "[[people]]\n"
        'name = "m"\n'
    )
    with pytest.raises(ScenarioBadError) as caught:
        read_scenario(text.encode(), today=TODAY)
    told = [(one.line, one.column, one.reason) for one in caught.value.problems]
    assert told == [(4, 1, Reason.UNKNOWN_VALUE), (7, 3, Reason.UNKNOWN_KEY), (9, 1, Reason.NAME_TWICE)]
    assert caught.value.facts["line"] == 4
    assert caught.value.facts["problems"] == 3


def test_at_most_twenty_are_told_and_all_are_counted() -> None:
    with pytest.raises(ScenarioBadError) as caught:
        read(*({"name": f"P{number}", "x": 1} for number in range(30)))
    assert len(caught.value.problems) == MOST_TOLD
    assert caught.value.facts["problems"] == 30


def test_the_error_crosses_a_process_whole() -> None:
    with pytest.raises(ScenarioBadError) as caught:
        read({"name": "A", "x": 1})
    back = pickle.loads(pickle.dumps(caught.value))
    assert (back.code, back.facts, back.problems) == (
        Code.SCENARIO_BAD,
        caught.value.facts,
        caught.value.problems,
    )


@pytest.mark.parametrize(
    ("tree", "key", "reason"),
    [
        ({}, "", Reason.MISSING),
        ({"members": []}, "members", Reason.MISSING),
        ({"members": MEMBERS[:1] * 2}, "members[2].name", Reason.NAME_TWICE),
        ({"members": [{"name": "A"}]}, "members[1]", Reason.MISSING),
        ({"members": [{"name": "A", "passphrase": " "}]}, "members[1].passphrase", Reason.TEXT_MISSING),
        ({"members": MEMBERS, "today": "someday"}, "today", Reason.UNKNOWN_VALUE),
    ],
)
def test_a_file_needs_members(tree: dict[str, Any], key: str, reason: Reason) -> None:
    with pytest.raises(ScenarioBadError) as caught:
        read_scenario(to_toml(tree), today=TODAY)
    assert [(one.key, one.reason) for one in caught.value.problems] == [(key, reason)]


@pytest.mark.parametrize(
    ("source", "line", "column", "reason"),
    [
        (b"a = 1\nb = \n", 2, 5, Reason.SYNTAX),
        (b"a = 1\r\nb = \r\n", 2, 5, Reason.SYNTAX),
        (b"a = 1\na = 2\n", 2, 6, Reason.SYNTAX),
        (b"a = 1\nb = 2026-02-30\n", 2, 5, Reason.DATE_IMPOSSIBLE),
        (b"a = 1\nb = '", 2, 6, Reason.SYNTAX),
        (b"a = 1\nb = '\xff'", 2, 6, Reason.NOT_TEXT),
        (b"a = " + b"[" * 5000, 1, 1, Reason.SYNTAX),
        (b"a = " + b"9" * 5000, 1, 1, Reason.SYNTAX),
    ],
)
def test_what_is_not_toml_is_refused_with_line_and_column(
    source: bytes, line: int, column: int, reason: Reason
) -> None:
    with pytest.raises(ScenarioBadError) as caught:
        read_scenario(source, today=TODAY)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.reason) == (line, column, reason)


def test_a_byte_order_mark_is_no_trouble() -> None:
    assert read_scenario(b"\xef\xbb\xbf" + to_toml({"members": MEMBERS}), today=TODAY).members


def test_a_file_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        read_scenario(tmp_path / "not-there.toml", today=TODAY)
    assert caught.value.code is Code.SCENARIO_UNREADABLE
    large = tmp_path / "large.toml"
    large.write_bytes(b"#" * (LARGEST_BYTES + 1))
    with pytest.raises(KnownError) as caught:
        read_scenario(large, today=TODAY)
    assert caught.value.facts["largest"] == LARGEST_BYTES


def test_a_file_on_the_disk_is_read(tmp_path: Path) -> None:
    file = tmp_path / "team.toml"
    file.write_bytes(to_toml({"title": "A team", "members": MEMBERS}))
    assert read_scenario(file, today=TODAY).title == "A team"


WHOLE = resources.read_bytes("practice/people.toml").decode()
START = WHOLE[: WHOLE.index("# -------------------------------------------------------------------- Denise")]


@given(st.binary(max_size=60))
def test_no_bytes_do_more_than_be_refused(data: bytes) -> None:
    read_or_refuse(data)


@given(st.data())
def test_a_file_with_slips_of_the_keyboard_is_read_or_refused(data: st.DataObject) -> None:
    text = START
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        end = at + data.draw(st.integers(0, 30))
        text = text[:at] + data.draw(st.text("ab[]{}=\"'\n#.,0-\\", max_size=4)) + text[end:]
    read_or_refuse(text.encode())


def read_or_refuse(data: bytes) -> None:
    try:
        read_scenario(data, today=TODAY)
    except ScenarioBadError as error:
        last = data.count(b"\n") + 1
        assert all(1 <= one.line <= last and one.column >= 1 for one in error.problems)
