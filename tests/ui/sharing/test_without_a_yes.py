"""Where there is no yes: why nothing goes and the next step, a name without a member, and sharing without a yes."""

from __future__ import annotations

from companion.domain.changes import Changes
from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.domain.summaries import Override
from companion.domain.topics import Topic
from companion.services.record.overrides import get_override_draft
from companion.services.team.membership import get_membership
from companion.vault.rows import list_records
from tests.ui.asked import mean_it
from tests.ui.inbox_samples import put_in_team
from tests.ui.sharing.conftest import Desk, copies, part_of
from tests.ui.sharing_samples import put_talk
from ui import routes


def test_where_nothing_goes_no_words_are_asked_to_go_with_it(desk):
    desk.agrees(answer=Answer.NO)
    page = desk.open().page
    assert page._words.isHidden() and page.say.isHidden()


def test_nothing_for_the_team_is_not_said_as_if_it_were_for_some(desk):
    team = desk.run(lambda session: get_membership(session).team)
    everyone = desk.agrees(team, Answer.NO, recipient_kind=RecipientKind.TEAM)
    assert part_of(desk.open(), everyone).heading.text() == "Nothing goes to the team Open Door peers"


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
    assert desk.standing(ConsentDecision, made).recipient == "Sam from the office"
    assert "From now on you can share with: Sam." in mean_it(desk.shell)
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
    mean_it(desk.shell)
    assert desk.standing(ConsentDecision, made).recipient_kind is RecipientKind.SERVICE
    assert part_of(screen, made)._why.text().startswith("Ruth from the café is outside the team.")


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
    assert desk.run(get_override_draft, desk.person) is not None
    mean_it(desk.shell)
    assert desk.run(get_override_draft, desk.person) is None
    assert fold._line.text() == ""


def test_in_no_team_an_empty_page_says_what_helps(open_shell):
    desk = Desk.__new__(Desk)
    desk.shell = open_shell
    desk.person, desk.talk = desk.run(put_talk, "Maja")
    page = desk.open().page
    assert not page.no_team.isHidden()
    assert page.alone.isHidden() and page.nobody.isHidden()
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
