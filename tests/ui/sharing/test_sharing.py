"""Share, over a real vault in a real team: what each recipient will see, what stays here, and the way there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.domain.summaries import Override, Summary
from companion.domain.topics import Topic
from companion.services.record.consents import withdraw_consent
from companion.services.record.overrides import get_override_draft
from companion.services.sharing.sharing import begin_summary
from companion.services.team.membership import get_membership
from companion.vault.rows import list_records
from companion.vault.shared import list_shared_copies
from tests.ui.sharing.conftest import words_on
from ui import routes

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
    assert screen.page._goes_to.text() == "Share sends this to: Sam."
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_Return, CTRL)
    (copy,) = copies(desk)
    assert copy.consent_id == yes
    assert (
        screen.page._stands._words.text()
        == "It waits on this laptop. There is no place to share through yet."
    )
    assert screen.page.share.isHidden() and screen.page.plan.hasFocus()
    part = part_of(screen, yes)
    assert part.heading.text() == "Shared with Sam"
    assert "Sam: Waiting to be sent (since 10:42)" in part._told.text()
    QTest.keyClick(QApplication.focusWindow(), Qt.Key.Key_Return, CTRL)
    assert len(copies(desk)) == 1


def test_what_changed_since_goes_again_in_place_of_the_earlier_one(desk):
    yes = desk.agrees()
    screen = desk.open()
    screen.page.share.click()
    screen.page.question.setPlainText("What would you do?")
    screen.settle()
    assert not screen.page.share.isHidden()
    assert "An earlier one went today 10:42. This one takes its place." in part_of(screen, yes)._told.text()
    assert part_of(screen, yes).shown_words()[-1] == "What would you do?"


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
    screen.page.share.click()
    desk.run(withdraw_consent, yes)
    assert part_of(screen, yes)._why.text() == "Maja took their yes back."
    assert part_of(screen, yes).shown_words() == ()


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
    screen.page.share.click()
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
    from tests.ui.sharing.conftest import Desk
    from tests.ui.sharing_samples import put_talk

    desk = Desk.__new__(Desk)
    desk.shell = open_shell
    desk.person, desk.talk = desk.run(put_talk, "Maja")
    page = desk.open().page
    assert not page.no_team.isHidden()
    assert page._ending.isHidden()
    assert page.recipients.isHidden() and page._choices_card.isHidden() and page.without_yes.isHidden()
    page.no_team.next_step.click()
    assert desk.shell.navigation.route == routes.team()


def test_that_s_right_offers_sharing_where_there_is_a_yes_and_the_plan_where_there_is_none(desk):
    desk.go(routes.read_back(desk.talk))._agree()
    assert desk.shell.navigation.route == routes.plan(desk.person)
    desk.agrees()
    screen = desk.go(routes.read_back(desk.talk))
    assert screen.page._banner._words.text() == "Nothing goes to anyone from this page."
    screen._agree()
    assert desk.shell.navigation.route == routes.sharing(desk.talk)
