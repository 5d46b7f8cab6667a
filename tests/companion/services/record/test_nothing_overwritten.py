"""Whatever is done in whatever order: no version goes, none changes but by growing, and undo leads back."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from companion.domain.changes import Changes
from companion.domain.conversation import Keep, Passage, Prompt, continues
from companion.domain.record import Record
from companion.errors import Code, KnownError
from companion.services.record.agreement import PICKED, change_picked
from companion.services.record.conversations import (
    add_passage,
    begin_passage,
    bring_back_words,
    change_passage,
    list_earlier_words,
    move_passage,
    pick_out,
    remove_passage,
    remove_picked,
    save_typing,
    start_conversation,
)
from companion.services.record.finding import search
from companion.services.record.people import add_person, change_person, remove_person
from companion.services.record.read_back import agree_conversation, begin_read_back, disagree
from companion.services.record.undo import undo_steps
from companion.vault.nouns import NOUNS, SEARCHED
from companion.vault.rows import get_record, list_versions, list_where

from ..sessions import open_test_session

WORDS = ("canal", "Sunday", "soup", "żółw", "quiet", "bread", "sister", "e\u0301clair", "mañana")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
State = dict[tuple[str, str], dict[str, Any]]


class Notebook(RuleBasedStateMachine):
    """A worker who does anything at all to one vault."""

    people = Bundle("people")
    talks = Bundle("talks")
    passages = Bundle("passages")
    picked = Bundle("picked")
    done = Bundle("done")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp())
        self.session = open_test_session(self.folder)
        self.typing: dict[str, str] = {}
        self.before: dict[str, tuple[Any, ...]] = {}

    def teardown(self) -> None:
        self.session.vault.close()
        shutil.rmtree(self.folder)

    @rule(target=people, name=st.sampled_from(("Maja", "Stefan", "Søren", "Ann canal")))
    def meet(self, name: str) -> str:
        return _made(add_person(self.session, name))

    @rule(person=people, name=st.sampled_from(("Maja", "Stefan", "Soup")), about=TEXTS)
    def rename(self, person: str, name: str, about: str) -> None:
        change_person(self.session, person, name=name, about_me=about)

    @rule(target=done, person=people)
    def take_out_person(self, person: str) -> Changes:
        return remove_person(self.session, person)

    @rule(target=talks, person=people)
    def talk(self, person: str) -> str:
        return _made(start_conversation(self.session, person))

    @rule(target=passages, talk=talks, text=TEXTS, keep=st.sampled_from(Keep))
    def say(self, talk: str, text: str, keep: Keep) -> str:
        return _made(add_passage(self.session, talk, text=text, keep=keep))

    @rule(target=passages, talk=talks, prompt=st.sampled_from(Prompt))
    def answer(self, talk: str, prompt: Prompt) -> str:
        return _made(begin_passage(self.session, talk, prompt))

    @rule(target=done, passage=passages, more=TEXTS, grows=st.booleans())
    def type(self, passage: str, more: str, grows: bool) -> Changes:
        now = get_record(self.session.vault, Passage, passage).text
        text = f"{now} {more}" if grows else more
        changes = save_typing(self.session, passage, text, self.typing.get(passage))
        for step in changes.steps:
            if step.id == passage:
                self.typing[passage] = step.after
        return changes

    @rule(passage=passages)
    def leave_field(self, passage: str) -> None:
        self.typing.pop(passage, None)

    @rule(target=done, passage=passages, keep=st.sampled_from(Keep))
    def keep(self, passage: str, keep: Keep) -> Changes:
        return change_passage(self.session, passage, keep=keep)

    @rule(target=done, passage=passages)
    def take_out(self, passage: str) -> Changes:
        return remove_passage(self.session, passage)

    @rule(passage=passages, by=st.sampled_from((-1, 1)))
    def move(self, passage: str, by: int) -> None:
        if get_record(self.session.vault, Passage, passage).removed is None:
            move_passage(self.session, passage, by)

    @rule(passage=passages, choose=st.randoms(use_true_random=False))
    def bring_back(self, passage: str, choose: Any) -> None:
        earlier = list_earlier_words(self.session, passage)
        if earlier:
            chosen = choose.choice(earlier)
            bring_back_words(self.session, passage, chosen.version)
            assert get_record(self.session.vault, Passage, passage).text == chosen.text

    @rule(target=picked, passage=passages, noun=st.sampled_from(PICKED), text=TEXTS)
    def pick(self, passage: str, noun: Any, text: str) -> tuple[Any, str]:
        return noun, _made(pick_out(self.session, noun, passage, text))

    @rule(target=done, thing=picked, text=TEXTS)
    def change(self, thing: tuple[Any, str], text: str) -> Changes:
        return change_picked(self.session, thing[0], thing[1], text=text)

    @rule(target=done, thing=picked)
    def remove(self, thing: tuple[Any, str]) -> Changes:
        return remove_picked(self.session, thing[0], thing[1])

    @rule(target=done, talk=talks, text=TEXTS, agrees=st.booleans())
    def read_back(self, talk: str, text: str, agrees: bool) -> Changes:
        changes = begin_read_back(self.session, talk)
        return changes | (
            agree_conversation(self.session, talk) if agrees else disagree(self.session, talk, text)
        )

    @rule(target=done, deed=consumes(done))
    def undo(self, deed: Changes) -> Any:
        """Undo, or be told that something moved on; then redo and undo lead to the same two states."""
        after = self._stands()
        try:
            undone = undo_steps(self.session, deed.steps)
        except KnownError as trouble:
            assert trouble.code is Code.CHANGED_SINCE
            assert self._stands() == after
            return multiple()
        before = self._stands()
        redone = undo_steps(self.session, undone.steps)
        assert _words(self._stands()) == _words(after)
        again = undo_steps(self.session, redone.steps)
        assert _words(self._stands()) == _words(before)
        return undo_steps(self.session, again.steps)

    @invariant()
    def nothing_is_lost(self) -> None:
        """Every version that was there is there, as it was; only one that was being typed may have grown."""
        now = {row["version"]: (kind, row) for kind in NOUNS for row in _rows(self.session, kind)}
        for version, (kind, row) in self.before.items():
            assert version in now, f"a version of a {kind} is gone"
            _require_same(kind, row, now[version][1])
        self.before = now

    @invariant()
    def one_version_stands(self) -> None:
        """Each record has one head, and each version but the first names one that is there."""
        for kind in NOUNS:
            rows = _rows(self.session, kind)
            heads: dict[str, int] = {}
            for row in rows:
                heads[row["id"]] = heads.get(row["id"], 0) + row["head"]
            assert set(heads.values()) <= {1}
            known = {row["version"] for row in rows}
            assert {row["supersedes"] for row in rows} - {None} <= known

    @invariant()
    def search_finds_what_stands(self) -> None:
        """The index and a look at every record say the same."""
        for word in ("canal", "sou", "żółw", "sister bread"):
            found = {(one.kind, one.record_id) for one in search(self.session, word, limit=10_000).lines}
            assert found == self._by_looking(word), word

    def _by_looking(self, typed: str) -> set[tuple[str, str]]:
        *whole, begun = [_folded(word) for word in typed.split()]
        there = {one.id for one in self._heads("person")}
        found = set()
        for kind, names in SEARCHED.items():
            for one in self._heads(kind):
                words = _folded("\n".join(getattr(one, name) for name in names)).split()
                holds = set(whole) <= set(words) and any(word.startswith(begun) for word in words)
                if holds and getattr(one, "person_id", one.id) in there:
                    found.add((kind, one.id))
        return found

    def _heads(self, kind: str) -> list[Record]:
        return list_where(self.session.vault, NOUNS[kind], "1", ())

    def _stands(self) -> State:
        return {(kind, row["id"]): row for kind in NOUNS for row in _rows(self.session, kind) if row["head"]}


def _made(changes: Changes) -> str:
    assert changes.made is not None
    return changes.made


def _rows(session: Any, kind: str) -> list[dict[str, Any]]:
    cursor = session.vault.execute(f"SELECT * FROM {kind}")
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _require_same(kind: str, before: dict[str, Any], now: dict[str, Any]) -> None:
    may_change = {"head", "created_at", "text"} if kind == Passage.KIND else {"head"}
    assert {name: value for name, value in before.items() if name not in may_change} == {
        name: value for name, value in now.items() if name not in may_change
    }
    assert now["head"] <= before["head"]
    if kind == Passage.KIND and now["text"] != before["text"]:
        assert before["head"], "a version that was superseded changed its words"
        assert continues(before["text"], now["text"])


def _words(stands: State) -> State:
    """What stands, without what every new version has of its own."""
    own = {"version", "supersedes", "created_at", "author"}
    return {
        key: {name: value for name, value in row.items() if name not in own}
        for key, row in stands.items()
        if row["removed"] is None
    }


def _folded(text: str) -> str:
    """As the index folds words: no case, no marks."""
    return "".join(
        one for one in unicodedata.normalize("NFKD", text.lower()) if unicodedata.category(one) != "Mn"
    )


@pytest.mark.soak(name="versions", rounds=15, long=2000)
@pytest.mark.timeout(300)
def test_nothing_is_overwritten_whatever_is_done(rounds: int) -> None:
    run_state_machine_as_test(
        Notebook,
        settings=settings(
            max_examples=rounds,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        ),
    )


def test_words_typed_into_what_was_taken_out_are_kept_and_not_found(tmp_path: Path) -> None:
    session = open_test_session(tmp_path)
    talk = _made(start_conversation(session, _made(add_person(session, "Maja"))))
    passage = _made(add_passage(session, talk, text="soup"))
    remove_passage(session, passage)
    version = save_typing(session, passage, "canal", None).steps[0].after
    save_typing(session, passage, "canal canal", version)
    assert search(session, "canal").lines == ()
    assert [one.text for one in list_versions(session.vault, Passage, passage)][-1] == "canal canal"
    session.vault.close()
