"""Share, over a real vault in a real team: what each recipient will see, what stays here, and the way there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.domain.changes import Changes
from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.domain.conversation import Keep, Passage
from companion.domain.summaries import Override, Summary
from companion.domain.topics import Topic
from companion.services.record.consents import change_consent, withdraw_consent
from companion.services.record.conversations import add_passage, change_passage
from companion.services.record.overrides import get_override_draft
from companion.services.sharing.sharing import begin_summary
from companion.services.team.membership import get_membership
from companion.vault.rows import list_records
from companion.vault.shared import list_shared_copies
from tests.ui.audit.looks import settle
from tests.ui.inbox_samples import put_in_team
from tests.ui.sharing.conftest import Desk, words_on
from tests.ui.sharing_samples import put_talk
from ui import routes
from ui.widgets.words import Strong

PRIVATE = "my own worry about the landlord"
CTRL = Qt.KeyboardModifier.ControlModifier


def part_of(screen, decision):
    return screen.page.recipients.parts[decision]


def summary_of(desk):
    return desk.standing(Summary, desk.run(begin_summary, desk.talk).made)


def copies(desk):
    return desk.run(lambda session: list_shared_copies(session.vault, desk.person))


def test_it_shows_what_each_recipient_will_see_and_on_what_it_rests(desk):
    yes = desk.agrees(topics_excluded=(Topic.MONEY,))
    part = part_of(desk.open(), yes)
    assert part.heading.text() == "What Sam will see"
    assert part._rests_on.text() == "Maja said yes on 2 March 2026. Never about: Money."
    seen = part.shown_words()
    assert "I used to mend bicycles, and I would like to do that again." in seen
    assert not any("rent" in words or "dog" in words for words in seen)


def test_private_notes_are_nowhere_in_the_widget_tree_nor_is_their_number(desk):
    desk.agrees()
    screen = desk.open()
    assert PRIVATE not in words_on(screen.page)
    assert "private" not in words_on(screen.page).lower()


def test_share_seals_it_and_says_that_it_waits(desk):
    yes = desk.agrees()
    screen = desk.open()
    assert screen.page._stands._words.text() == "Nothing goes to anyone until you press Share."
    assert screen.page.ending.goes_to.text() == "This goes to: Sam."
    QTest.keyClick(desk.shell.windowHandle(), Qt.Key.Key_Return, CTRL)
    desk.pause()._confirm()
    QApplication.processEvents()
    (copy,) = copies(desk)
    assert copy.consent_id == yes
    assert (
        screen.page._stands._words.text()
        == "It waits on this laptop. There is no place to share through yet."
    )
    assert screen.page.share.isHidden() and desk.shell.focusWidget() is screen.page.plan
    assert desk.shell.footer.said.text() == screen.page._stands._words.text()
    part = part_of(screen, yes)
    assert part.heading.text() == "Shared with Sam"
    assert "Sam: Waiting to be sent (since 10:42)" in part._told.text()
    QTest.keyClick(desk.shell.windowHandle(), Qt.Key.Key_Return, CTRL)
    assert len(copies(desk)) == 1


def test_what_changed_since_goes_again_in_place_of_the_earlier_one(desk):
    yes = desk.agrees()
    screen = desk.open()
    desk.share(screen)
    screen.page.question.setPlainText("What would you do?")
    screen.settle()
    assert not screen.page.share.isHidden()
    assert (
        "You shared an earlier one today 10:42. This one takes its place."
        in part_of(screen, yes)._told.text()
    )
    assert part_of(screen, yes).shown_words()[-1] == "What would you do?"


def test_share_pauses_and_says_to_whom_it_goes_and_whether_they_saw_it(desk):
    desk.agrees()
    screen = desk.open()
    QTest.keyClick(desk.shell.windowHandle(), Qt.Key.Key_Return, CTRL)
    pause = desk.pause()
    said = words_on(pause)
    assert "This goes to: Sam. It is not noted whether Maja has seen it. You can take it back later." in said
    assert not pause.do.isEnabled() and pause.focusWidget() is pause.keep
    # the key that led here, once too often: it is "Not yet" that has the keyboard
    QTest.keyClick(pause.windowHandle(), Qt.Key.Key_Return, CTRL)
    assert copies(desk) == []
    screen.page.saw._buttons["no"].click()
    screen.page.share.click()
    assert "Maja has not seen it." in words_on(desk.pause())


def test_what_changes_during_the_pause_is_looked_at_first(desk):
    yes = desk.agrees()
    screen = desk.open()
    screen.page.share.click()
    desk.run(add_passage, desk.talk, text="One more thing", keep=Keep.CAN_BE_SHARED)
    desk.pause()._confirm()
    QApplication.processEvents()
    assert copies(desk) == []
    assert "One more thing" in part_of(screen, yes).shown_words()
    assert "Look at it once more." in desk.shell.footer.said.text()
    desk.share(screen)
    assert len(copies(desk)) == 1


def test_the_keyboard_starts_on_what_does_no_harm_and_share_is_in_sight(desk):
    desk.agrees()
    desk.shell.resize(1152, 768)
    screen = desk.open()
    settle()
    assert QApplication.focusWidget() is screen.page.read_back
    assert not screen.page.share.visibleRegion().isEmpty()
    screen.page.read_back.click()
    assert desk.shell.navigation.route == routes.read_back(desk.talk)


def test_share_is_the_last_thing_on_the_page_where_there_is_no_room_for_a_bar(desk):
    desk.agrees()
    desk.shell.resize(960, 600)
    page = desk.open().page
    assert page.ending.parentWidget() is page
    desk.shell.ground.settings.change(zoom=200)
    settle()
    assert page.sheet.isAncestorOf(page.ending)
    desk.shell.ground.settings.change(zoom=100)
    settle()
    assert page.ending.parentWidget() is page


def test_shared_again_says_what_is_new_what_changed_and_what_went(desk):
    yes = desk.agrees()
    screen = desk.open()
    assert not any(one in words_on(part_of(screen, yes)) for one in ("New", "Changed"))
    desk.share(screen)
    bicycles, rent, *_ = desk.run(lambda session: list_records(session.vault, Passage, desk.person))
    desk.run(change_passage, bicycles.id, text=f"{bicycles.text} Ada has a shed.")
    desk.run(change_passage, rent.id, keep=Keep.BETWEEN_US)
    desk.run(add_passage, desk.talk, text="I rang the shop.", keep=Keep.CAN_BE_SHARED)
    settle()
    part = part_of(screen, yes)
    assert "What is new or changed is marked." in part._told.text()
    marks = [one.text() for one in part.page.findChildren(Strong) if one.text() in ("New", "Changed")]
    assert sorted(marks) == ["Changed", "New"]
    beside = part.earlier.shown_words()
    assert beside[0] == "Not in it any more" and rent.text in beside and bicycles.text in beside
    assert rent.text not in part.shown_words()
    desk.share(screen)
    assert part_of(screen, yes).earlier.isHidden()


def test_what_became_a_private_note_since_it_was_shared_is_not_shown_to_the_person(desk):
    yes = desk.agrees()
    screen = desk.open()
    desk.share(screen)
    _bicycles, rent, *_ = desk.run(lambda session: list_records(session.vault, Passage, desk.person))
    desk.run(change_passage, rent.id, keep=Keep.PRIVATE)
    assert part_of(screen, yes).heading.text() == "What Sam will see"
    settle()
    assert rent.text not in words_on(screen.page)


def test_that_they_saw_it_is_asked_again_once_something_has_come_to_it(desk):
    yes = desk.agrees()
    screen = desk.open()
    screen.page.saw._buttons["yes"].click()
    assert "Maja has seen this page." in part_of(screen, yes).shown_words()
    desk.run(add_passage, desk.talk, text="One more thing", keep=Keep.CAN_BE_SHARED)
    assert "Maja has seen this page." not in part_of(screen, yes).shown_words()
    assert screen.page.say.stale.text() == "Maja saw an earlier one. Something has come to it since."
    assert screen.page.saw._buttons["unasked"].isChecked()
    screen.page.saw._buttons["yes"].click()
    assert "Maja has seen this page." in part_of(screen, yes).shown_words()
    assert screen.page.say.stale.isHidden()


def test_where_nothing_goes_no_words_are_asked_to_go_with_it(desk):
    desk.agrees(answer=Answer.NO)
    page = desk.open().page
    assert page._words.isHidden() and page.say.isHidden()


def test_nothing_for_the_team_is_not_said_as_if_it_were_for_some(desk):
    team = desk.run(lambda session: get_membership(session).team)
    everyone = desk.agrees(team, Answer.NO, recipient_kind=RecipientKind.TEAM)
    assert part_of(desk.open(), everyone).heading.text() == "Nothing goes to the team Open Door peers"


def test_what_is_left_out_stays_here_and_can_be_put_back(desk):
    yes = desk.agrees()
    screen = desk.open()
    row = next(one for one in screen.page.choices.parts.values() if "rent" in one._words.text())
    assert row.button.text() == "Leave it out"
    row.button.click()
    assert not any("rent" in words for words in part_of(screen, yes).shown_words())
    assert (row.button.text(), row._why.text()) == ("Put it back", "Left out this time.")
    row.button.click()
    assert any("rent" in words for words in part_of(screen, yes).shown_words())


def test_hundreds_of_things_that_can_stay_come_in_order_and_the_first_at_once(desk):
    desk.agrees()

    def say_much(session):
        with session.vault.transaction():
            for number in range(60):
                add_passage(session, desk.talk, text=f"Number {number}", keep=Keep.CAN_BE_SHARED)
        return Changes()

    desk.run(say_much)
    desk.shell.navigation.go(routes.sharing(desk.talk))
    choices = desk.shell.navigation.screen.page.choices
    assert 24 <= len(choices.parts) < 60
    settle()
    words = [one._words.text() for one in choices.parts.values()]
    said = [one for one in words if one.startswith("Number")]
    assert said == [f"Number {number}" for number in range(60)]
    assert [choices._column.indexOf(one) for one in choices.parts.values()] == list(range(len(words)))


def test_what_never_goes_says_why_and_has_no_button(desk):
    desk.agrees(topics_included=(Topic.WORK_AND_LEARNING,))
    rows = {one._words.text(): one for one in desk.open().page.choices.parts.values()}
    between = rows["We laughed about the dog."]
    assert between._why.text() == "It stays between you two."
    assert between.button.isHidden()
    money = rows["The letters about the rent scare me."]
    assert money._why.text() == "Not to Sam: the yes does not name what this is about."


def test_a_recipient_can_be_left_out_this_time(desk):
    yes = desk.agrees()
    screen = desk.open()
    part_of(screen, yes).leave.click()
    part = part_of(screen, yes)
    assert part.heading.text() == "Nothing goes to Sam"
    assert part._why.text() == "You left Sam out this time."
    assert part.shown_words() == ()
    assert screen.page.share.isHidden()
    part.step.click()
    assert part_of(screen, yes).heading.text() == "What Sam will see"


def test_why_nothing_goes_and_the_one_next_step(desk):
    sam = desk.agrees(answer=Answer.NOT_YET)
    gp = desk.agrees("Dr Ahmed", recipient_kind=RecipientKind.SERVICE)
    team = desk.run(lambda session: get_membership(session).team)
    everyone = desk.agrees(team, Answer.NO, recipient_kind=RecipientKind.TEAM)
    screen = desk.open()
    told = {key: (part._why.text(), part.step.text()) for key, part in screen.page.recipients.parts.items()}
    assert told == {
        sam: ("Maja has not decided about this yet.", "Ask Maja"),
        gp: ("Dr Ahmed is outside the team. You can give a plan on paper.", "Open the plan"),
        everyone: ("Maja said no.", "Look at what was decided"),
    }
    assert screen.page.share.isHidden()
    part_of(screen, sam).step.click()
    assert desk.shell.navigation.route == routes.entry(ConsentDecision.KIND, desk.person, sam)


def test_nothing_left_leads_to_what_stays_here(desk):
    yes = desk.agrees(topics_included=(Topic.FAITH_AND_CULTURE,))
    screen = desk.open()
    part = part_of(screen, yes)
    assert part._why.text() == "Nothing is left to share after what stays here."
    part.step.click()
    assert any(one.button.hasFocus() for one in screen.page.choices.parts.values())


def test_a_name_in_words_is_linked_to_the_member_it_means(desk):
    made = desk.agrees("Sam from the office")
    screen = desk.open()
    (link,) = screen.page.links.parts.values()
    assert link.who.label.text() == "Who is “Sam from the office”?"
    link.button.click()
    assert link.who._trouble.text() == "Choose who is meant first."
    link.who.show_value(desk.sam)
    link.button.click()
    decision = desk.standing(ConsentDecision, made)
    assert (decision.recipient, decision.recipient_kind) == (desk.sam, RecipientKind.MEMBER)
    assert screen.page.links.parts == {}
    assert part_of(screen, made).heading.text() == "What Sam will see"


def test_a_name_in_words_may_be_outside_the_team(desk):
    made = desk.agrees("Ruth from the café")
    screen = desk.open()
    (link,) = screen.page.links.parts.values()
    link.who.show_value("outside")
    link.button.click()
    assert desk.standing(ConsentDecision, made).recipient_kind is RecipientKind.SERVICE
    assert part_of(screen, made)._why.text().startswith("Ruth from the café is outside the team.")


def test_a_yes_taken_back_is_said_on_screen_at_once(desk):
    yes = desk.agrees()
    screen = desk.open()
    desk.share(screen)
    desk.run(withdraw_consent, yes)
    assert part_of(screen, yes)._why.text() == "Maja took their yes back."
    assert part_of(screen, yes)._told.text() == "Sam: Taken back; it never left this laptop"
    assert part_of(screen, yes).shown_words() == ()


def test_a_topic_that_is_ruled_out_afterwards_takes_the_earlier_one_back_and_says_so(desk):
    yes = desk.agrees()
    screen = desk.open()
    desk.share(screen)
    desk.run(change_consent, yes, topics_excluded=(Topic.MONEY,))
    part = part_of(screen, yes)
    assert part._told.text() == "Sam: Taken back; it never left this laptop"
    assert part.heading.text() == "What Sam will see"
    assert not any("rent" in words for words in part.shown_words())


def test_typed_words_are_kept(desk):
    desk.agrees()
    screen = desk.open()
    screen.page.question.setPlainText("Is this too soon?")
    screen.page.changed.setPlainText("They took the rent out.")
    screen.page.saw._buttons["yes"].click()
    screen.settle()
    summary = summary_of(desk)
    assert (summary.question, summary.what_they_changed) == ("Is this too soon?", "They took the rent out.")
    assert summary.person_saw is True
    desk.go(routes.home())
    assert desk.open().page.question.words() == "Is this too soon?"


def test_nobody_was_asked_leads_to_asking(desk):
    screen = desk.open()
    assert not screen.page.nobody.isHidden()
    screen.page.nobody.next_step.click()
    assert desk.shell.navigation.route == routes.before(desk.person)


def test_without_a_yes_is_folded_away_kept_as_typed_and_recorded_in_full(desk):
    screen = desk.open()
    fold = screen.page.without_yes
    assert fold.inside is None
    fold.open()
    fold.form.control("reason").edit.setPlainText("A child could come to harm.")
    screen.settle()
    draft = desk.run(get_override_draft, desk.person)
    assert draft.reason == "A child could come to harm." and draft.given_on is None
    assert screen.page.recipients.parts == {}
    fold.record.click()
    assert fold.form.control("recipient")._trouble.text() == "Choose who has to know."
    for name, value in (
        ("recipient", desk.sam),
        ("legal_ground", "To protect a child"),
        ("authorised_by", "Ada, safeguarding lead"),
        ("person_told", False),
    ):
        fold.form.control(name).given.emit(value)
    fold.record.click()
    assert (
        fold.form.control("why_not_told")._trouble.text() == "Write this first. Someone has to answer for it."
    )
    fold.form.control("why_not_told").edit.setPlainText("They could not be reached.")
    fold.record.click()
    (override,) = desk.run(lambda session: list_records(session.vault, Override, desk.person))
    assert override.given_on is not None and override.recipient == desk.sam
    (part,) = screen.page.recipients.parts.values()
    assert part.heading.text() == "What Sam will see"
    assert part._rests_on.text() == (
        "Maja has not said yes to this. Ada, safeguarding lead allowed it, and the reason is written down."
    )
    assert copies(desk) == []
    desk.share(screen)
    assert len(copies(desk)) == 1


def test_what_was_begun_without_a_yes_can_be_put_away(desk):
    screen = desk.open()
    fold = screen.page.without_yes
    fold.open()
    assert fold.drop.isHidden()
    fold.form.control("reason").edit.setPlainText("Not needed after all.")
    screen.settle()
    assert fold._line.text() == "Begun, not recorded yet."
    fold.drop.click()
    assert desk.run(get_override_draft, desk.person) is None
    assert fold._line.text() == ""


def test_in_no_team_an_empty_page_says_what_helps(open_shell):
    desk = Desk.__new__(Desk)
    desk.shell = open_shell
    desk.person, desk.talk = desk.run(put_talk, "Maja")
    page = desk.open().page
    assert not page.no_team.isHidden()
    assert page.ending.isHidden()
    assert page.recipients.isHidden() and page._choices_card.isHidden() and page.without_yes.isHidden()
    page.no_team.next_step.click()
    assert desk.shell.navigation.route == routes.team()


def test_alone_in_a_team_the_page_leads_to_the_team_and_not_to_asking(open_shell):
    desk = Desk.__new__(Desk)
    desk.shell = open_shell
    desk.run(lambda session: put_in_team(session) and Changes())
    desk.person, desk.talk = desk.run(put_talk, "Maja")
    page = desk.open().page
    assert not page.alone.isHidden() and page.nobody.isHidden()
    page.alone.next_step.click()
    assert desk.shell.navigation.route == routes.team()


def test_that_s_right_offers_sharing_where_there_is_a_yes_and_the_plan_where_there_is_none(desk):
    desk.go(routes.read_back(desk.talk))._agree()
    assert desk.shell.navigation.route == routes.plan(desk.person)
    desk.agrees()
    screen = desk.go(routes.read_back(desk.talk))
    assert screen.page._banner._words.text() == "Nothing goes to anyone from this page."
    screen._agree()
    assert desk.shell.navigation.route == routes.sharing(desk.talk)
