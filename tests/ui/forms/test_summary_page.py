"""A shared summary on screen: all of it, unchanged, whose words they are, and gone when it is taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from companion.domain.conversation import Prompt
from companion.domain.record import Voice
from companion.domain.strengths import ActionState, HopeState, StrengthKind, Urgency, Who
from companion.domain.summaries import (
    SharedAction,
    SharedDisagreement,
    SharedHope,
    SharedNeed,
    SharedPassage,
    SharedStrength,
    SummaryContent,
)
from companion.domain.summary_changes import changes_between
from companion.domain.topics import Topic
from ui.forms.summary_page import AT_FIRST, AT_ONCE, EarlierWords, SummaryPage
from ui.forms.summary_words import parts_of, words_of

WHOLE = SummaryContent(
    name="Maria",
    held_on=date(2026, 11, 20),
    passages=(
        SharedPassage(
            text="I cook for the stair.\n\n<b>All</b> of it.",
            voice=Voice.PERSON,
            topics=(Topic.FOOD,),
            prompt=Prompt.WHAT_IS_GOING_WELL,
            said_on=date(2026, 11, 19),
        ),
        SharedPassage(
            text="She lit up.", voice=Voice.WORKER, topics=(), prompt=None, said_on=date(2026, 11, 20)
        ),
    ),
    strengths=(
        SharedStrength(
            text="Feeds twelve from one pot",
            voice=Voice.TOGETHER,
            topics=(),
            domain=None,
            kind=StrengthKind.SKILL,
            example="Sundays",
        ),
    ),
    hopes=(
        SharedHope(
            text="A real kitchen",
            voice=Voice.PERSON,
            topics=(),
            smallest_step="Ask at the hall",
            why_it_matters="It is who I am",
            state=HopeState.SET_ASIDE,
            set_aside_why="Winter first",
        ),
    ),
    needs=(
        SharedNeed(
            text="A letter I can read",
            voice=Voice.PERSON,
            topics=(),
            area=Topic.HEALTH_AND_SLEEP,
            urgency=Urgency.THIS_WEEK,
            met_by="The surgery",
        ),
    ),
    actions=(
        SharedAction(
            text="Ring the hall",
            topics=(),
            who=Who.NETWORK,
            who_name="Ewa",
            by_when=date(2026, 12, 1),
            state=ActionState.DID_NOT_HAPPEN,
            got_in_the_way="The phone was off",
        ),
        SharedAction(
            text="Come along",
            topics=(),
            who=Who.WORKER,
            who_name="",
            by_when=None,
            state=ActionState.ACCEPTED,
            got_in_the_way="",
        ),
    ),
    disagreements=(
        SharedDisagreement(text="I was only tired.", topics=(), about=1),
        SharedDisagreement(text="It was not my first time.", topics=(), about=None),
    ),
    question="Should I ask about the stair?",
    person_saw=True,
    what_they_changed="The name of the street",
)


@pytest.fixture
def page(qtbot) -> SummaryPage:
    page = SummaryPage()
    qtbot.addWidget(page)
    page.display(WHOLE)
    return page


def test_every_word_of_the_content_stands_on_it_as_it_is(page):
    shown = page.shown_words()
    for words in (
        WHOLE.passages[0].text,
        "She lit up.",
        "Feeds twelve from one pot",
        "Sundays",
        "A real kitchen",
        "Winter first",
        "A letter I can read",
        "The phone was off",
        "I was only tired.",
        "Should I ask about the stair?",
        "The name of the street",
    ):
        assert words in shown
    assert any("Ask at the hall" in words for words in shown)
    assert any("It is who I am" in words for words in shown)
    assert any("The surgery" in words for words in shown)
    assert "Ewa" in shown


def test_the_widget_shows_what_the_words_say_and_nothing_else(page):
    assert page.shown_words() == words_of(WHOLE)
    labels = {label.text() for label in page.findChildren(QLabel) if label.text()}
    assert labels == set(words_of(WHOLE))


def test_strengths_come_first_and_the_question_last():
    assert [part.key for part in parts_of(WHOLE)] == [
        "strengths",
        "passages",
        "hopes",
        "needs",
        "actions",
        "disagreements",
        "person_saw",
        "question",
    ]


def test_whose_words_they_are_is_said_in_words():
    said = {line.words: line.said for part in parts_of(WHOLE) for line in part.lines}
    assert "Maria's own words" in said[WHOLE.passages[0].text]
    assert said["She lit up."] == "The worker's words"
    assert "Written together" in said["Feeds twelve from one pot"]
    assert said["Come along"] == "The worker"


def test_what_is_seen_differently_names_what_it_is_about():
    (about_her, about_all) = next(part for part in parts_of(WHOLE) if part.key == "disagreements").lines
    assert any("She lit up." in words for words in about_her.details)
    assert about_all.details == ()


def test_an_empty_part_has_no_heading():
    content = SummaryContent(name="Maria", hopes=WHOLE.hopes)
    assert [part.key for part in parts_of(content)] == ["hopes"]
    assert words_of(content)[0] == "Maria"


@pytest.mark.parametrize(("saw", "words"), [(True, "has seen"), (False, "has not seen"), (None, "")])
def test_whether_they_saw_it_is_said_only_once_it_is_known(saw, words):
    content = SummaryContent(name="Maria", hopes=WHOLE.hopes, person_saw=saw)
    said = " ".join(words_of(content))
    assert (words in said) if words else ("seen this page" not in said)


def test_no_word_is_left_when_it_was_taken_back(page, qtbot):
    page.display_nothing()
    qtbot.wait(1)
    assert [label.text() for label in page.findChildren(QLabel) if label.text()] == []
    assert page.shown_words() == ("",)


def marks_on(page: SummaryPage) -> list[str]:
    said = ("New", "Changed", "Changed since the last time")
    return [one.text() for one in page.findChildren(QLabel) if one.text() in said and one.isVisibleTo(page)]


def test_what_is_new_and_what_is_changed_is_marked_line_by_line(page):
    tired = (replace(WHOLE.disagreements[0], about=0), WHOLE.disagreements[1])
    hope = replace(WHOLE.hopes[0], smallest_step="")
    was = replace(WHOLE, passages=WHOLE.passages[1:], hopes=(hope,), disagreements=tired)
    page.display(WHOLE, changes_between(was, WHOLE))
    assert sorted(marks_on(page)) == ["Changed", "New"]
    assert page.shown_words() == words_of(WHOLE)  # marks are ours: what goes is shown word for word
    page.display(WHOLE)
    assert marks_on(page) == []
    page.display(WHOLE, changes_between(WHOLE, WHOLE))
    assert marks_on(page) == []


def test_a_question_and_what_was_read_together_are_marked_as_a_whole(page):
    was = replace(WHOLE, question="Before?", what_they_changed="Nothing", person_saw=None)
    page.display(WHOLE, changes_between(was, WHOLE))
    assert marks_on(page) == ["Changed since the last time"] * 2


def test_what_went_and_how_it_was_said_before_stand_beside_it(qtbot):
    words = EarlierWords()
    qtbot.addWidget(words)
    said_otherwise = replace(WHOLE.passages[1], text="She lit up at the word stair.")
    later = replace(WHOLE, passages=(said_otherwise,), disagreements=())
    words.display(WHOLE, changes_between(WHOLE, later))
    shown = words.shown_words()
    assert shown[0] == "Not in it any more"
    assert WHOLE.passages[0].text in shown
    place = shown.index("How it was said before")
    assert shown[place:] == ("How it was said before", "The worker's words", "She lit up.")
    words.display(WHOLE, changes_between(WHOLE, WHOLE))
    assert (words.shown_words(), words.isHidden()) == ((), True)
    words.display(None, None)
    assert words.isHidden()


def long(count):
    passage = replace(WHOLE.passages[0], text="I cook.")
    passages = tuple(replace(passage, text=f"Line {number}") for number in range(count))
    return replace(WHOLE, passages=passages, disagreements=())


def lines_on(page):
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [one.text() for one in page.findChildren(QLabel) if one.text().startswith("Line ")]


def test_a_long_one_begins_at_once_and_the_rest_follows_in_order(qtbot):
    page, turns = SummaryPage(), []
    qtbot.addWidget(page)
    page.grown.connect(lambda: turns.append(len(lines_on(page))))
    page.display(long(500))
    assert 0 < len(lines_on(page)) < AT_FIRST
    assert not page.stands_whole()
    qtbot.waitUntil(page.stands_whole)
    assert lines_on(page) == [f"Line {number}" for number in range(500)]
    assert max(later - before for before, later in pairwise(turns)) <= AT_ONCE
    titles = [part.title for part in parts_of(long(500))]
    assert [one for one in page.shown_words() if one in titles] == titles


def test_every_word_is_there_for_whoever_asks_before_it_was_shown(qtbot):
    page = SummaryPage()
    qtbot.addWidget(page)
    page.display(long(300))
    assert page.shown_words() == words_of(long(300))
    assert page.stands_whole()


def test_what_is_still_to_come_goes_when_it_is_taken_back_or_something_else_is_shown(qtbot):
    page = SummaryPage()
    qtbot.addWidget(page)
    page.display(long(300))
    page.display_nothing()
    qtbot.wait(20)
    assert lines_on(page) == []
    page.display(long(300))
    page.display(WHOLE)
    qtbot.wait(20)
    assert lines_on(page) == []
    assert page.shown_words() == words_of(WHOLE)
