"""The form of one thing: kept as typed, nothing lost, nothing overwritten, by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from companion.domain.consent import Answer, ConsentDecision
from companion.domain.introduction import Direction, Introduction
from companion.domain.network import NetworkMember
from companion.domain.strengths import Action, ActionState, Hope, HopeState, Strength
from companion.domain.text import LONGEST_TEXT
from companion.domain.topics import Topic
from companion.services.record.consents import decide_consent
from companion.services.record.entries import ENTRIES
from companion.services.records import add_record, change_record
from companion.vault.rows import get_record, list_records, list_versions
from tests.ui.asked import mean_it
from tests.ui.ground import open_vault_in
from ui import routes
from ui.entry.forms import form_for
from ui.forms.fields import Shape


def records(session, noun, bo):
    return list_records(session.vault, noun, bo)


def control(screen, name):
    return screen.page.form.control(name)


def tick(qtbot, choice, place):
    qtbot.keyClick(choice.findChildren(QAbstractButton)[place], Qt.Key.Key_Space)


def write(qtbot, screen, name, words):
    edit = control(screen, name).edit
    qtbot.keyClicks(edit, words)
    edit.settle()


def type_day(qtbot, screen, name, words):
    line = control(screen, name).line
    line.selectAll()
    qtbot.keyClicks(line, words)
    control(screen, name).settle()


def change_elsewhere(shell, screen, noun, made, **values):
    shell.ground.jobs.on_vault(lambda session: change_record(session, noun, made, **values), owner=screen)


@pytest.mark.parametrize("kind", ENTRIES)
@pytest.mark.parametrize("direction", Direction)
def test_every_form_asks_only_for_what_the_record_holds(kind, direction):
    form = form_for(kind, direction=direction)
    names = [spec.name for spec in form.fields]
    assert len(set(names)) == len(names)
    assert set(names) <= set(ENTRIES[kind].__dataclass_fields__)
    for spec in form.fields:
        assert spec.shape is not Shape.MANY or spec.options


def test_a_strength_is_made_with_its_first_words_and_said_to_be_saved(
    session, bo, open_screen, open_shell, qtbot
):
    screen = open_screen(routes.entry("strength", bo))
    assert control(screen, "text").edit.hasFocus()
    assert not screen.page.take_out.isVisible()
    tick(qtbot, control(screen, "voice").choice, 2)
    assert records(session, Strength, bo) == []
    write(qtbot, screen, "text", "I can cook")
    write(qtbot, screen, "example", "the street party")
    (strength,) = records(session, Strength, bo)
    assert (strength.text, strength.voice, strength.example) == ("I can cook", "together", "the street party")
    assert screen.page.take_out.isVisible()
    assert "Saved on this laptop" in open_shell.footer.saved.text()


def test_leaving_settles_what_was_typed(session, bo, open_screen, open_shell, qtbot):
    open_screen(routes.person(bo))
    screen = open_screen(routes.entry("hope", bo))
    qtbot.keyClicks(control(screen, "text").edit, "Sleep")
    qtbot.keyClick(open_shell, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [hope.text for hope in records(session, Hope, bo)] == ["Sleep"]
    assert open_shell.navigation.route == routes.person(bo)


def test_earlier_words_are_there(session, bo, open_screen):
    made = add_record(session, Strength, person_id=bo, text="I cook").made
    change_record(session, Strength, made, example="last June")
    change_record(session, Strength, made, text="I cook for twenty")
    screen = open_screen(routes.entry("strength", bo, made))
    (earlier,) = screen.page._dated._shown
    assert earlier.sentence == "I cook"
    assert earlier.date_words.startswith("Until today")


def test_a_question_that_hangs_on_an_answer_comes_with_it(session, bo, open_screen, qtbot):
    made = add_record(session, Hope, person_id=bo, text="Sleep").made
    screen = open_screen(routes.entry("hope", bo, made))
    why = control(screen, "set_aside_why")
    assert not why.isVisible()
    tick(qtbot, control(screen, "state").choice, list(HopeState).index(HopeState.SET_ASIDE))
    assert why.isVisible()
    write(qtbot, screen, "set_aside_why", "not now")
    hope = get_record(session.vault, Hope, made)
    assert (hope.state, hope.set_aside_why) == (HopeState.SET_ASIDE, "not now")


def test_an_action_serves_a_hope_by_a_day(session, bo, open_screen, qtbot):
    hope = add_record(session, Hope, person_id=bo, text="Sleep").made
    screen = open_screen(routes.entry("action", bo))
    write(qtbot, screen, "text", "Ring the doctor")
    type_day(qtbot, screen, "by_when", "5 March")
    pick = control(screen, "serves").pick
    pick.setFocus()
    qtbot.keyClick(pick, Qt.Key.Key_Down)
    pick.activated.emit(pick.currentIndex())
    tick(qtbot, control(screen, "state").choice, list(ActionState).index(ActionState.DID_NOT_HAPPEN))
    (action,) = records(session, Action, bo)
    assert (action.by_when, action.serves, action.state) == (date(2026, 3, 5), hope, "did_not_happen")
    assert control(screen, "by_when")._understood.text() == "Thursday 5 March 2026"
    assert control(screen, "got_in_the_way").isVisible()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/02/2026", "February has no day 31"),
        ("1/1/0202", "The year 202 is too far away"),
        ("3/3/2026", "has not come yet"),
        ("next year", "not a day we can read"),
    ],
)
def test_a_day_that_cannot_be_stays_typed_and_changes_nothing(
    typed, said, session, bo, open_screen, open_shell, qtbot
):
    made = add_record(
        session, Introduction, person_id=bo, direction=Direction.IN, received_on=date(2026, 2, 1)
    ).made
    screen = open_screen(routes.entry("introduction", bo, made))
    type_day(qtbot, screen, "received_on", typed)
    field = control(screen, "received_on")
    assert said in field._trouble.text() and field._trouble.isVisible()
    change_elsewhere(open_shell, screen, Introduction, made, by_whom="Joan")
    assert control(screen, "by_whom").line.text() == "Joan"
    assert field.line.text() == typed
    assert get_record(session.vault, Introduction, made).received_on == date(2026, 2, 1)
    type_day(qtbot, screen, "received_on", "2 Feb")
    assert not field._trouble.isVisible()
    assert get_record(session.vault, Introduction, made).received_on == date(2026, 2, 2)


def test_a_day_is_taken_away_by_emptying_it(session, bo, open_screen, qtbot):
    made = add_record(session, Action, person_id=bo, text="Ring", by_when=date(2026, 3, 5)).made
    screen = open_screen(routes.entry("action", bo, made))
    line = control(screen, "by_when").line
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    control(screen, "by_when").settle()
    assert get_record(session.vault, Action, made).by_when is None


def test_a_name_that_is_too_long_stays_typed_with_a_sentence(session, bo, open_screen, open_shell, qtbot):
    made = add_record(session, NetworkMember, person_id=bo, name="Joan").made
    screen = open_screen(routes.entry("network_member", bo, made))
    name = control(screen, "name")
    name.line.selectAll()
    qtbot.keyClicks(name.line, "x" * 201)
    name.settle()
    assert "longer than 200 letters" in name._trouble.text()
    change_elsewhere(open_shell, screen, NetworkMember, made, brings="tea")
    assert control(screen, "brings").edit.words() == "tea"
    assert name.line.text() == "x" * 201
    assert get_record(session.vault, NetworkMember, made).name == "Joan"


@pytest.mark.parametrize("words", ["🌻 Zoë", "\u200fأحب الطبخ", "<b>not bold</b>", "a\tb"])
def test_any_words_are_kept_as_they_are(words, session, bo, open_screen):
    screen = open_screen(routes.entry("strength", bo))
    edit = control(screen, "text").edit
    edit.insertPlainText(words)
    edit.settle()
    assert [strength.text for strength in records(session, Strength, bo)] == [words]


def test_too_much_pasted_is_refused_with_a_sentence_and_keeps_what_was_there(
    session, bo, open_screen, qtbot, qapp
):
    screen = open_screen(routes.entry("strength", bo))
    write(qtbot, screen, "text", "I cook. ")
    qapp.clipboard().setText("x" * (LONGEST_TEXT + 1))
    control(screen, "text").edit.paste()
    assert "200,000 letters" in control(screen, "text")._trouble.text()
    assert control(screen, "text").edit.words() == "I cook. "


def test_taken_out_leads_back_and_undo_brings_it_again(session, bo, open_screen, open_shell, qtbot):
    made = add_record(session, Strength, person_id=bo, text="I cook").made
    open_screen(routes.person(bo))
    screen = open_screen(routes.entry("strength", bo, made))
    qtbot.keyClick(screen.page.take_out, Qt.Key.Key_Space)
    assert open_shell.navigation.route == routes.person(bo)
    assert records(session, Strength, bo) == []
    open_shell.undo.undo()
    assert [one.id for one in records(session, Strength, bo)] == [made]


def test_a_decision_has_topics_and_can_be_taken_back(session, bo, open_screen, open_shell, qtbot):
    made = decide_consent(session, bo, "Sam", Answer.YES).made
    screen = open_screen(routes.entry("consent_decision", bo, made))
    tick(qtbot, control(screen, "topics_excluded").choice, list(Topic).index(Topic.LEGAL))
    tick(qtbot, control(screen, "topics_excluded").choice, list(Topic).index(Topic.MONEY))
    assert get_record(session.vault, ConsentDecision, made).topics_excluded == ()
    qtbot.keyClick(screen.page.pending.record, Qt.Key.Key_Space)
    assert get_record(session.vault, ConsentDecision, made).topics_excluded == (Topic.MONEY, Topic.LEGAL)
    screen = open_screen(routes.entry("consent_decision", bo, made))
    qtbot.keyClick(screen.page.take_back, Qt.Key.Key_Space)
    assert get_record(session.vault, ConsentDecision, made).withdrawn_on is None
    mean_it(open_shell)
    assert get_record(session.vault, ConsentDecision, made).withdrawn_on == session.clock.today()


def test_an_introduction_out_rests_on_a_consent(session, bo, open_screen, qtbot):
    consent = decide_consent(session, bo, "Citizens Advice", Answer.YES).made
    screen = open_screen(routes.entry("introduction", bo, direction="out"))
    qtbot.keyClicks(control(screen, "to_service").line, "Citizens Advice")
    control(screen, "to_service").settle()
    pick = control(screen, "consent_id").pick
    pick.setCurrentIndex(pick.findData(consent))
    pick.activated.emit(pick.currentIndex())
    (introduction,) = records(session, Introduction, bo)
    assert (introduction.direction, introduction.consent_id) == (Direction.OUT, consent)


def test_one_spell_of_typing_is_one_undo_and_versions_stay(session, bo, open_screen, open_shell, qtbot):
    made = add_record(session, Strength, person_id=bo, text="I cook").made
    screen = open_screen(routes.entry("strength", bo, made))
    write(qtbot, screen, "example", "last June")
    open_shell.undo.undo()
    assert control(screen, "example").edit.words() == ""
    assert len(list_versions(session.vault, Strength, made)) == 3


def test_what_was_filled_in_first_is_there_after_leaving_and_a_lock(
    session, bo, open_screen, open_shell, tmp_path, qtbot
):
    """Who and when, before there is a word of what: no record can be made of that yet."""
    screen = open_screen(routes.entry("action", bo))
    type_day(qtbot, screen, "by_when", "5 March")
    open_screen(routes.help_topic())
    again = open_screen(routes.entry("action", bo))
    assert control(again, "by_when").line.text() == "05/03/2026"
    open_shell.guard.lock()
    open_vault_in(open_shell, tmp_path)
    again = open_screen(routes.entry("action", bo))
    assert control(again, "by_when").line.text() == "05/03/2026"
