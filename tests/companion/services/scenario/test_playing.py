"""What a scenario says is what the vault holds, through the deeds that the screens call; or nothing at all."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import resources
from companion.clock import SystemClock
from companion.domain.consent import Answer, ConsentDecision
from companion.domain.conversation import Conversation, ConversationState, Keep, Passage, Prompt
from companion.domain.introduction import Introduction, is_open
from companion.domain.person import Person
from companion.domain.plan import Plan
from companion.domain.record import Record, Voice
from companion.domain.strengths import Action, Hope, Strength, Urgency
from companion.domain.text import cleaned, is_blank
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.plan.plans import see_plan
from companion.services.record.home import see_home
from companion.services.record.people import see_person
from companion.services.scenario.member_vault import PlayingClock
from companion.services.scenario.playing import PlayedPerson, play_scenario
from companion.services.scenario.reading import read_scenario
from companion.services.session import Session
from companion.vault.lists import count_people
from companion.vault.rows import get_record, list_disagreements, list_passages, list_records
from tests.companion.services.scenario.toml_text import to_toml
from tests.companion.services.sessions import open_test_session

MEMBERS = [{"name": "Ali", "passphrase": "seven kind herons"}]


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return open_test_session(tmp_path)


def play(session: Session, *people: dict[str, Any], **more: Any) -> tuple[PlayedPerson, ...]:
    tree = {"members": MEMBERS, "people": people}
    scenario = read_scenario(to_toml(tree), today=session.clock.today())
    return play_scenario(session, scenario, "Ali", **more)


def one(session: Session, noun: type[Any], played: PlayedPerson) -> Any:
    (record_id,) = played.ids(noun)
    return get_record(session.vault, noun, record_id)


def test_a_conversation_is_held_in_its_state_with_its_passages_in_order(session: Session) -> None:
    today = session.clock.today()
    (played,) = play(
        session,
        {
            "name": "Maria",
            "introductions": [{"received_on": "-16"}],
            "conversations": [
                {
                    "held_on": "-1",
                    "state": "read back",
                    "passages": ["later"],
                },
                {
                    "held_on": "-5",
                    "state": "agreed",
                    "feeling": "lighter",
                    "passages": [
                        {"text": "first", "prompt": "what is hard", "voice": "their words"},
                        {"text": "second", "prompt": "how can we help", "keep": "private"},
                    ],
                    "disagreements": [{"text": "not quite", "passage": "second"}],
                },
            ],
        },
    )
    first, later = list_records(session.vault, Conversation, played.id)
    assert (first.held_on, first.state, first.feeling_at_end) == (
        today - timedelta(days=5),
        ConversationState.AGREED,
        "lighter",
    )
    assert first.prompts_used == (Prompt.HOW_CAN_WE_HELP, Prompt.WHAT_IS_HARD)
    assert later.state is ConversationState.READ_BACK
    passages = list_passages(session.vault, first.id)
    assert [(one.text, one.keep) for one in passages] == [
        ("first", Keep.BETWEEN_US),
        ("second", Keep.PRIVATE),
    ]
    (said,) = list_disagreements(session.vault, first.id)
    assert (said.text, said.passage_id) == ("not quite", passages[1].id)
    introduction = one(session, Introduction, played)
    assert introduction.first_held_on == first.held_on
    assert not is_open(introduction)


def test_references_become_ids(session: Session) -> None:
    (played,) = play(
        session,
        {
            "name": "Maria",
            "conversations": [{"passages": [{"key": "p", "text": "I grow leeks", "voice": "our words"}]}],
            "strengths": [{"text": "grows leeks", "from_passage": "p"}],
            "hopes": ["To see the sea"],
            "actions": [{"text": "Ask about trains", "for": "To see the sea"}],
            "consents": [{"recipient": "Library", "answer": "yes"}],
            "introductions": [{"direction": "out", "to_service": "Library", "consent": "Library"}],
            "plan": {"left_out": ["grows leeks"], "what_matters": "leeks"},
        },
    )
    passage = one(session, Passage, played)
    strength = one(session, Strength, played)
    assert (strength.from_passage, strength.voice) == (passage.id, Voice.TOGETHER)
    assert one(session, Action, played).serves == one(session, Hope, played).id
    assert one(session, Introduction, played).consent_id == one(session, ConsentDecision, played).id
    plan = one(session, Plan, played)
    assert (plan.left_out, plan.what_matters) == ((strength.id,), "leeks")
    content = see_plan(session, plan.id).content
    assert content.strengths == ()
    assert content.hopes[0].steps[0].text == "Ask about trains"


def test_plans_follow_one_another(session: Session) -> None:
    (played,) = play(session, {"name": "M", "plans": [{"style": "card"}, {"what_matters": "now"}]})
    first, second = list_records(session.vault, Plan, played.id)
    assert (first.style, first.what_matters) == (second.style, "")
    assert second.what_matters == "now"


def test_a_later_word_about_a_recipient_is_a_new_version(session: Session) -> None:
    (played,) = play(
        session,
        {
            "name": "M",
            "consents": [{"recipient": "Library", "answer": "no"}, {"recipient": "Library", "answer": "yes"}],
        },
    )
    assert one(session, ConsentDecision, played).answer is Answer.YES


def test_only_the_people_of_the_member_are_played(session: Session) -> None:
    tree = {
        "members": [*MEMBERS, {"name": "Bea", "passphrase": "seven kind herons"}],
        "people": [{"name": "A"}, {"name": "B", "worker": "Bea"}],
    }
    scenario = read_scenario(to_toml(tree), today=session.clock.today())
    (played,) = play_scenario(session, scenario, "Bea")
    assert get_record(session.vault, Person, played.id).name == "B"
    assert count_people(session.vault) == 1


def test_stopping_changes_nothing_and_progress_counts_people(session: Session) -> None:
    told: list[tuple[int, int]] = []

    def stop_at_two(done: int, total: int) -> bool:
        told.append((done, total))
        return done < 2

    with pytest.raises(KnownError) as caught:
        play(session, {"name": "A", "hopes": ["b"]}, {"name": "C"}, {"name": "D"}, progress=stop_at_two)
    assert caught.value.code is Code.CANCELLED
    assert told == [(1, 3), (2, 3)]
    assert count_people(session.vault) == 0


def test_a_fault_half_way_changes_nothing(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = session.clock.new_id
    left = iter(range(9))

    def run_out() -> str:
        if next(left, None) is None:
            raise KnownError(Code.DISK_FULL, path="vault.db")
        return asked()

    monkeypatch.setattr(session.clock, "new_id", run_out)
    with pytest.raises(KnownError):
        play(session, {"name": "A", "hopes": ["b"]}, {"name": "C", "hopes": ["d", "e"]})
    assert count_people(session.vault) == 0


def test_the_practice_people_make_a_day_worth_opening(session: Session) -> None:
    data = resources.read_bytes("practice/people.toml").replace(b'name = "Sam Oduya"', b'name = "Ali"')
    data = data.replace(b'"Sam Oduya"', b'"Ali"')
    play_scenario(session, read_scenario(data, today=session.clock.today()), "Ali")
    home = see_home(session)
    assert {3, 16, 27} <= {line.days for line in home.waiting}
    today = session.clock.today()
    assert [line.person_name for line in home.meetings if line.day == today] == ["Maureen"]
    assert "Denise" in [line.person_name for line in home.drafts]
    assert "Open the first five letters together" in [line.text for line in home.due]
    assert [line.person_name for line in home.on_the_way] == ["Yusuf"]


def test_a_playing_clock_moves_by_whole_days() -> None:
    clock = SystemClock()
    playing = PlayingClock(clock, date(2025, 6, 1))
    assert playing.today() == date(2025, 6, 1)
    assert abs((playing.now().date() - date(2025, 6, 1)).days) <= 1
    assert playing.new_id() < clock.new_id()


words = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cn"], exclude_characters="\ufdd0\ufdd1"),
    max_size=30,
).filter(lambda text: not is_blank(text))
topics = st.lists(st.sampled_from(Topic), unique=True, max_size=3)
passages = st.fixed_dictionaries(
    {"text": words, "voice": st.sampled_from(Voice), "keep": st.sampled_from(Keep), "topics": topics}
)
needs = st.fixed_dictionaries(
    {"text": words, "area": st.sampled_from(Topic), "urgency": st.sampled_from(Urgency), "met_by": words}
)
hopes = st.fixed_dictionaries({"text": words, "smallest_step": words, "why_it_matters": words})
network = st.fixed_dictionaries({"name": words, "brings": words, "may_be_contacted": st.booleans()})
people = st.fixed_dictionaries(
    {
        "name": words,
        "pronouns": words,
        "about_me": words,
        "conversations": st.lists(
            st.fixed_dictionaries(
                {"held_on": st.integers(-900, 0), "place": words, "passages": st.lists(passages, max_size=3)}
            ),
            max_size=2,
        ),
        "hopes": st.lists(hopes, max_size=2),
        "needs": st.lists(needs, max_size=2),
        "network": st.lists(network, max_size=2),
    }
)


@settings(max_examples=25)
@given(people)
def test_what_was_written_is_what_stands_in_the_vault(person: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        session = open_test_session(Path(folder))
        (played,) = play(session, person)
        state = see_person(session, played.id)
        compare(state.person, {key: person[key] for key in ("name", "pronouns", "about_me")})
        for records, written in (
            (state.hopes, person["hopes"]),
            (state.needs, person["needs"]),
            (state.network, person["network"]),
        ):
            compare_all(records, written)
        talks = list_records(session.vault, Conversation, played.id)
        held: Callable[[dict[str, Any]], int] = lambda talk: talk["held_on"]  # noqa: E731
        for talk, told in zip(talks, sorted(person["conversations"], key=held), strict=True):
            assert talk.held_on == session.clock.today() + timedelta(days=told["held_on"])
            compare(talk, {"place": told["place"]})
            compare_all(list_passages(session.vault, talk.id), told["passages"])
        session.vault.close()


def compare_all(records: Any, written: list[dict[str, Any]]) -> None:
    for record, values in zip(records, written, strict=True):
        compare(record, values)


def compare(record: Record, values: dict[str, Any]) -> None:
    for key, value in values.items():
        kept = getattr(record, key)
        assert kept == (
            cleaned(value) if type(value) is str else tuple(value) if isinstance(value, list) else value
        )
