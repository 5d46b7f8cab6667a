"""Every sentence goes through Qt's translation, whole; the template is up to date; the pseudo-locale is right."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication

from tests.ui.translations import (
    ROOT,
    TEMPLATE,
    build_pseudo,
    counting,
    extract,
    for_one,
    is_pseudo,
    pseudo,
    sentences,
)
from ui.i18n import load_language, load_plurals

SOURCES = sorted((ROOT / "ui").rglob("*.py"))
CALLS = {"tr", "translate", "QT_TRANSLATE_NOOP"}


def calls_of(source: Path) -> Iterator[ast.Call]:
    """The calls that mark or translate a sentence."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in CALLS:
                yield node


def sentence_of(call: ast.Call) -> str | None:
    """The sentence of a call, where it stands there as words."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    place = 0 if name == "tr" else 1
    given = call.args[place] if len(call.args) > place else None
    return given.value if isinstance(given, ast.Constant) and isinstance(given.value, str) else None


@pytest.mark.parametrize("source", SOURCES, ids=lambda one: str(one.relative_to(ROOT)))
def test_nothing_is_put_together_inside_a_translation(source: Path) -> None:
    """lupdate extracts f-strings, % and + wrongly, and says nothing."""
    for call in calls_of(source):
        for argument in call.args:
            for node in ast.walk(argument):
                assert not isinstance(node, ast.JoinedStr | ast.BinOp), f"line {call.lineno}"
                is_format = isinstance(node, ast.Attribute) and node.attr in {"format", "format_map"}
                assert not is_format, f"line {call.lineno}"


def test_the_template_is_up_to_date(tmp_path: Path) -> None:
    fresh = tmp_path / "companion_en.ts"
    extract(fresh)
    assert sentences(TEMPLATE) == sentences(fresh), "run: python -m tests.ui.translations"


def test_every_marked_sentence_is_extracted() -> None:
    """What lupdate finds is what the sources say: no call is written so that it is missed."""
    found = {sentence for _context, sentence in sentences(TEMPLATE)}
    for source in SOURCES:
        for call in calls_of(source):
            sentence = sentence_of(call)
            assert sentence is None or sentence in found, f"{source.name}:{call.lineno}"


def test_pseudo_locale_is_loaded(qapp: QCoreApplication, tmp_path: Path) -> None:
    compiled = build_pseudo(TEMPLATE, tmp_path)
    assert compiled.is_file()
    translator = load_language(qapp, "pseudo", tmp_path)
    assert translator is not None
    try:
        assert QCoreApplication.translate("Header", "Lock") == pseudo("Lock")
    finally:
        qapp.removeTranslator(translator)
    assert QCoreApplication.translate("Header", "Lock") == "Lock"


# Places with words after them that hold a word or a name, and numbers that nothing after them turns on.
WORDS = {"author", "day", "inviter", "kind", "month", "name", "recipient", "who", "whom", "worker"}
ORDINALS = {"done", "late", "number", "page", "percent", "shown", "very", "year"}


def test_a_sentence_that_counts_says_so() -> None:
    """Only `%n` reaches the plural forms: a number put in by `format` gives "1 days" (and wrong Welsh)."""
    wrong = set()
    for _context, sentence in sentences(TEMPLATE):
        followed = set(re.findall(r"\{(\w+)\} [a-z]", sentence))
        if followed - WORDS - ORDINALS or re.search(r"(?<!from )\b1 [a-z]", sentence):
            wrong.add(sentence)
    assert wrong == set(), "say %n, or sort the new place into WORDS or ORDINALS"


def test_every_sentence_that_counts_has_its_form_for_one() -> None:
    """And there is none that no sentence asks for, and the list is in order."""
    assert set(for_one()) == {sentence for _context, sentence in counting(TEMPLATE)}
    assert list(for_one()) == sorted(for_one())
    for sentence, one in for_one().items():
        places = re.findall(r"\{\w+\}", sentence)
        assert re.findall(r"\{\w+\}", one) == places


@pytest.mark.parametrize(("context", "sentence"), sorted(counting(TEMPLATE)))
def test_numbers_and_nouns_agree(context: str, sentence: str) -> None:
    """As the window has them: the compiled forms are those of the list, for nought, one, two and many."""
    for number, source in ((0, sentence), (1, for_one()[sentence]), (2, sentence), (1026, sentence)):
        shown = QCoreApplication.translate(context, sentence, None, number)
        assert shown == source.replace("%n", str(number)).replace("%Ln", f"{number:,}")
        assert not re.search(r"\b1 [a-z]+s\b", shown.replace("1 is", ""))


def test_without_its_file_english_stays_as_it_is(qapp: QCoreApplication, tmp_path: Path) -> None:
    assert not load_plurals(qapp, tmp_path)


def test_pseudo_locale_has_both_forms(qapp: QCoreApplication, tmp_path: Path) -> None:
    build_pseudo(TEMPLATE, tmp_path)
    translator = load_language(qapp, "pseudo", tmp_path)
    assert translator is not None
    try:
        for context, sentence in counting(TEMPLATE):
            for number, source in ((1, for_one()[sentence]), (2, sentence)):
                shown = QCoreApplication.translate(context, sentence, None, number)
                assert shown == pseudo(source).replace("%n", str(number)).replace("%Ln", str(number))
    finally:
        qapp.removeTranslator(translator)


def test_a_language_without_a_file_is_english(qapp: QCoreApplication, tmp_path: Path) -> None:
    assert load_language(qapp, "xx", tmp_path) is None


@given(st.text(alphabet=st.characters(codec="ascii", exclude_characters="{}")))
def test_pseudo_is_longer_and_marked(words: str) -> None:
    assert is_pseudo(pseudo(words))
    assert len(pseudo(words)) >= len(words) * 1.3


def test_facts_keep_their_place() -> None:
    assert "{time}" in pseudo("Saved at {time}")
    assert pseudo("Saved at {time}").format(time="10:42").count("10:42") == 1
