"""Around the sharing screen: the person's card, and those in the team offered and shown by name."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from companion.domain.consent import Answer, ConsentDecision, RecipientKind
from companion.domain.conversation import Keep
from companion.domain.introduction import Direction, Introduction
from companion.services.record.conversations import add_passage
from companion.services.record.decision_drafts import list_decision_drafts
from companion.services.record.entries import Writing
from companion.services.record.read_back import agree_conversation
from companion.services.sharing.sharing import begin_summary, share_summary
from companion.services.team.membership import get_membership
from companion.vault.rows import list_records
from companion.vault.shared import list_shared_copies
from tests.ui.asked import is_asked, mean_it
from tests.ui.audit.looks import settle
from tests.ui.sharing.conftest import words_on
from tests.ui.sharing_samples import put_answer
from ui import routes
from ui.widgets.confirm import Confirm


def share(desk) -> str:
    """Share the conversation; the item's id."""
    desk.run(share_summary, desk.run(begin_summary, desk.talk).made)
    item: str = desk.run(lambda session: list_shared_copies(session.vault, desk.person))[0].item
    return item


def row_of(screen):
    (row,) = screen.page.shared.rows.values()
    return row


def test_the_card_says_how_far_each_summary_has_come_and_what_came_back(desk):
    desk.agrees()
    item = share(desk)
    desk.run(put_answer, item, desk.sam)
    row = row_of(desk.go(routes.person(desk.person)))
    words = words_on(row)
    assert "The conversation of Monday 2 March" in words
    assert "Well done." in words and "Sam, today 10:42: praise" in words
    assert list(row.buttons) == ["share", "take_back"]


def test_an_answer_is_put_away_when_it_was_read(desk):
    desk.agrees()
    item = share(desk)
    desk.run(put_answer, item, desk.sam)
    screen = desk.go(routes.person(desk.person))
    assert row_of(screen).state.answers[0].new
    next(
        one
        for one in row_of(screen).findChildren(QWidget)
        if getattr(one, "text", str)() == "I have read this"
    ).click()
    assert not row_of(screen).state.answers[0].new
    assert "Well done." in words_on(row_of(screen))


def test_taking_back_says_what_it_can_do_and_what_it_cannot(desk):
    desk.agrees()
    share(desk)
    screen = desk.go(routes.person(desk.person))
    row_of(screen).buttons["take_back"].click()
    (confirm,) = [one for one in desk.shell.findChildren(Confirm) if one.isVisible()]
    said = words_on(confirm)
    assert "Companion asks the laptop of each of these to destroy its copy: Sam." in said
    assert "What somebody has read, printed or written down cannot be taken back." in said
    confirm.reject()
    assert "Waiting to be sent (since 10:42)" in words_on(row_of(screen))
    row_of(screen).buttons["take_back"].click()
    (confirm,) = [one for one in desk.shell.findChildren(Confirm) if one.isVisible()]
    confirm._confirm()
    QApplication.processEvents()
    assert "Sam: Taken back; it never left this laptop" in words_on(row_of(screen))
    assert list(row_of(screen).buttons) == ["share"]


TAKEN_BACK = "What was shared on this is being taken back. Ctrl+Z does not bring that back."


@pytest.mark.parametrize("place", ["person", "before", "entry", "taken out"])
def test_a_word_that_takes_something_back_says_so_where_it_was_given(desk, place):
    made = desk.agrees()
    said = desk.shell.footer.said

    def take_their_yes_back() -> None:
        if place == "person":
            desk.go(routes.person(desk.person)).page.acted.emit(ConsentDecision.KIND, made, "withdraw")
        elif place == "before":
            page = desk.go(routes.before(desk.person)).page
            page.rows[made].answered.emit("no")
            page.pending.record.click()
        elif place == "entry":
            desk.go(routes.entry(ConsentDecision.KIND, desk.person, made)).page.take_back_asked.emit()
        else:
            desk.go(routes.entry(ConsentDecision.KIND, desk.person, made)).page.take_out_asked.emit()
        QApplication.processEvents()
        if is_asked(desk.shell):
            mean_it(desk.shell)

    take_their_yes_back()
    assert said.text() != TAKEN_BACK
    again = desk.agrees()
    made = again
    share(desk)
    take_their_yes_back()
    assert said.text() == TAKEN_BACK


def test_share_again_opens_the_screen_of_that_conversation(desk):
    desk.agrees()
    share(desk)
    row_of(desk.go(routes.person(desk.person))).buttons["share"].click()
    assert desk.shell.navigation.route == routes.sharing(desk.talk)


def test_an_agreed_conversation_that_was_not_shared_is_offered(desk):
    desk.run(agree_conversation, desk.talk)
    card = desk.go(routes.person(desk.person)).page.shared
    assert card.offer.text() == "Share the conversation of Monday 2 March"
    card.offer.click()
    assert desk.shell.navigation.route == routes.sharing(desk.talk)


def test_outside_a_team_there_is_no_card(open_screen, open_shell):
    from tests.ui.sharing_samples import put_talk

    people = []
    open_shell.ground.jobs.on_vault(lambda session: people.extend(put_talk(session)), owner=open_shell)
    assert open_screen(routes.person(people[0])).page.shared.isHidden()


def drafts_of(desk):
    return desk.run(list_decision_drafts, desk.person)


def test_before_we_start_offers_the_team_and_keeps_ids(desk):
    screen = desk.go(routes.before(desk.person))
    page = screen.page
    assert [one.text() for one in page.suggested if not one.isHidden()] == ["Their GP"]
    options = [page.member.pick.itemText(place) for place in range(page.member.pick.count())]
    assert options == ["Nobody chosen", "Sam", "Everyone in Open Door peers"]
    page.member.show_value(desk.sam)
    page.add_member.click()
    (decision,) = drafts_of(desk)
    assert (decision.recipient, decision.values["recipient_kind"]) == (desk.sam, RecipientKind.MEMBER)
    assert "May this be shared with: Sam" in words_on(page)
    page.member.show_value(desk.run(lambda session: get_membership(session).team))
    page.add_member.click()
    kinds = {one.values["recipient_kind"] for one in drafts_of(desk)}
    assert kinds == {RecipientKind.MEMBER, RecipientKind.TEAM}
    assert page.member.isHidden() or not page._team_place.isVisible()


def test_a_yes_to_the_team_says_that_it_is_for_those_who_join_later(desk):
    later = "Who joins the team later gets it, too."
    team = desk.run(lambda session: get_membership(session).team)
    made = desk.agrees(team, recipient_kind=RecipientKind.TEAM)
    assert later in words_on(desk.go(routes.before(desk.person)).page)
    part = desk.open().page.recipients.parts[made]
    assert part._told.text() == f"It reaches: Sam. {later}"


def test_what_is_shared_stands_under_what_they_bring_and_want(desk):
    desk.agrees()
    share(desk)
    desk.shell.resize(1152, 768)
    page = desk.go(routes.person(desk.person)).page
    settle()
    action, decision = page.sections["action"], page.sections["consent_decision"]
    assert page._left.isAncestorOf(page.shared) and page._left.isAncestorOf(decision)
    assert action.y() < decision.y() < page.shared.y()


def test_their_gp_is_a_service(desk):
    page = desk.go(routes.before(desk.person)).page
    next(one for one in page.suggested if one.text() == "Their GP").click()
    (decision,) = drafts_of(desk)
    assert decision.values["recipient_kind"] is RecipientKind.SERVICE


def test_the_form_of_a_decision_takes_a_member_or_words(desk):
    screen = desk.go(routes.entry(ConsentDecision.KIND, desk.person))
    form = screen.page.form
    assert not form.control("recipient").isHidden()
    form.control("member").given.emit(desk.sam)
    (decision,) = drafts_of(desk)
    assert decision.recipient == desk.sam
    assert form.control("recipient").isHidden() and form.control("recipient_kind").isHidden()
    form.control("member").given.emit("")
    assert not form.control("recipient").isHidden()
    form.control("recipient").line.setText("Dr Ahmed")
    form.control("recipient").settled.emit("Dr Ahmed")
    (decision,) = drafts_of(desk)
    assert decision.recipient == "Dr Ahmed"
    assert desk.run(lambda session: list_records(session.vault, ConsentDecision, desk.person)) == []


@pytest.mark.parametrize("place", ["person", "before", "entry", "read_back", "sharing", "introduction"])
def test_no_id_stands_anywhere(desk, place):
    made = desk.agrees()
    team = desk.run(lambda session: get_membership(session).team)
    desk.agrees(team, Answer.NO, recipient_kind=RecipientKind.TEAM)
    desk.run(add_passage, desk.talk, text="More", keep=Keep.CAN_BE_SHARED)
    out = Writing(Introduction.KIND, desk.person, direction=Direction.OUT)
    introduction = desk.run(
        lambda session: out.keep(session, {"to_service": "The library", "consent_id": made})
    ).made
    route = {
        "person": routes.person(desk.person),
        "before": routes.before(desk.person),
        "entry": routes.entry(ConsentDecision.KIND, desk.person, made),
        "read_back": routes.read_back(desk.talk),
        "sharing": routes.sharing(desk.talk),
        "introduction": routes.entry(Introduction.KIND, desk.person, introduction),
    }[place]
    page = desk.go(route).page
    shown = "\n".join([words_on(page), *(_said(one) for one in page.findChildren(QWidget))])
    assert "Sam" in shown
    assert desk.sam not in shown and team not in shown


def _said(widget) -> str:
    """What a widget says to eyes and ears, folding lists included."""
    items = [widget.itemText(place) for place in range(widget.count())] if hasattr(widget, "itemText") else []
    text = widget.text() if hasattr(widget, "text") else ""
    return "\n".join([widget.accessibleName(), widget.accessibleDescription(), text, *items])
