"""A sentence for every trouble: there, short, and complete."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from pytestqt.qtbot import QtBot

from companion.errors import Code, KnownError
from ui.problems import Doing, Problems
from ui.screen import PASSING
from ui.words.disk_words import OTHERS
from ui.words.problem_words import ACTIONS, OUR_FAULT, SENTENCES, Sentences

LONGEST_SENTENCE = 20  # words
DISK = (Code.DISK_FULL, Code.DISK_TROUBLE, Code.READ_ONLY, Code.VAULT_BUSY)
ALL = [*SENTENCES.values(), OUR_FAULT, *(one for told in OTHERS.values() for one in told.values())]


def sentences_of(one: Sentences) -> list[str]:
    text = " ".join((one.title, one.safe, one.next_step))
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]


@pytest.mark.parametrize("code", list(Code))
def test_every_code_has_its_sentences(code: Code) -> None:
    words = SENTENCES[code]
    assert words.title.endswith(".") and words.safe.endswith(".") and words.next_step.endswith(".")
    assert words.action == "" or words.action in ACTIONS


@pytest.mark.parametrize("words", ALL, ids=lambda words: words.title[:30])
def test_sentences_are_short_and_kind(words: Sentences) -> None:
    for sentence in sentences_of(words):
        assert len(sentence.split()) <= LONGEST_SENTENCE, sentence
        assert not re.search(
            r"\b(easy|easily|simply|error|invalid|failed|client|illegal)\b", sentence.lower()
        )
        assert "*" not in sentence and "!" not in sentence


def test_nothing_but_typing_says_that_words_wait_to_be_saved(qapp: object) -> None:
    """A full stick said so over Home, where nobody had typed."""
    typing = re.compile(r"saved|these words|on this screen|words stay", re.IGNORECASE)
    said = {"": SENTENCES, **OTHERS}
    for doing, told in said.items():
        for code in DISK:
            if code in told:
                one = told[code]
                sentence = f"{one.title} {one.safe}"
                assert bool(typing.search(sentence)) is (doing == "typing"), (doing, code)
    assert set(OTHERS["typing"]) == PASSING == set(DISK)
    assert not [code for code, one in SENTENCES.items() if "not saved yet" in one.title]


def test_each_deed_has_its_own_sentences(qapp: object) -> None:
    problems = Problems()
    titles = {problems.problem_of(KnownError(Code.DISK_FULL), doing).title for doing in get_args(Doing)}
    assert len(titles) == len(get_args(Doing))


def test_facts_are_put_into_the_sentence(qapp: object) -> None:
    error = KnownError(Code.NAME_TOO_LONG, longest=200, length=300, field="name")
    assert Problems().problem_of(error).title == "This is longer than 200 letters."


def test_a_missing_fact_is_left_out(qapp: object) -> None:
    assert "{" not in Problems().problem_of(KnownError(Code.CLOUD_FOLDER)).title


def test_showing_tells_the_window(qtbot: QtBot) -> None:
    problems = Problems()
    with qtbot.waitSignal(problems.shown) as heard:
        problems.show(KnownError(Code.ALREADY_OPEN))
    assert heard.args is not None
    assert heard.args[0].action == "retry" and heard.args[0].action_words == "Try again"


def test_our_fault_says_that_words_are_safe(qtbot: QtBot) -> None:
    problems = Problems()
    with qtbot.waitSignal(problems.shown) as heard:
        problems.show_our_fault()
    assert heard.args is not None and heard.args[0].safe == "Your words are safe."
