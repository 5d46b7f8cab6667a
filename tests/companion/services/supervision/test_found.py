"""What went between two laptops is found on both, with who said it and when, and no longer once it was taken back."""

import pytest

from companion.domain.summaries import AnswerKind, WithdrawnWhy
from companion.services.record.finding import OriginKind, search
from companion.services.record.people import remove_person
from companion.services.sharing.sharing import take_back
from companion.services.supervision.supervision import answer_summary, mark_opened, write_answer
from companion.vault.audit import list_events
from tests.companion.services.shared_talks import shared_talk

ANSWER = "Mending is a gift, tell them so"


@pytest.fixture
def talk(tmp_path):
    with shared_talk(tmp_path) as made:
        made.reaches(made.sam)
        yield made


def found(session, typed):
    state = search(session, typed)
    return [state.origins[one.record_id] for one in state.lines if one.record_id in state.origins]


def item_of(talk):
    return talk.copies()[0].item


def test_what_was_shared_with_me_is_found_with_who_shared_it_and_when(talk):
    (one,) = found(talk.sam, "bicyc")
    assert (one.kind, one.item, one.who, one.person_name) == (
        OriginKind.SHARED,
        item_of(talk),
        "Noor",
        "Maja",
    )
    assert one.at == talk.came_to(talk.sam)[0].arrived_at
    last = list_events(talk.sam.vault, 1)[0]
    assert (last.action, last.why) == ("view", "search")


def test_answers_are_found_by_whoever_wrote_them_and_whoever_got_them(talk):
    item = item_of(talk)
    mark_opened(talk.sam, item)
    write_answer(talk.sam, item, AnswerKind.PRAISE, ANSWER)
    (mine,) = found(talk.sam, "gift")
    assert (mine.kind, mine.item, mine.person_name, mine.sent) == (OriginKind.MY_ANSWER, item, "Maja", False)
    answer_summary(talk.sam, item, AnswerKind.PRAISE, ANSWER)
    assert [one.sent for one in found(talk.sam, "gift")] == [True]
    talk.sync()
    (theirs,) = found(talk.noor, "gift")
    assert (theirs.kind, theirs.item, theirs.who, theirs.person_name) == (
        OriginKind.ANSWERED,
        item,
        "Sam",
        "Maja",
    )
    (line,) = search(talk.noor, "gift", person_id=talk.person).lines
    assert line.person_id == talk.person
    remove_person(talk.noor, talk.person)
    assert found(talk.noor, "gift") == []


def test_taken_back_it_is_found_no_more_nor_what_was_answered_to_it(talk):
    item = item_of(talk)
    mark_opened(talk.sam, item)
    answer_summary(talk.sam, item, AnswerKind.REPLY, ANSWER)
    assert len(found(talk.sam, "mend")) == 2
    take_back(talk.noor, item, WithdrawnWhy.BY_MISTAKE)
    talk.sync()
    assert search(talk.sam, "mend").lines == search(talk.sam, "gift").lines == ()
    (kept,) = found(talk.noor, "gift")  # it was answered to Noor, and stays on Maja's page
    assert kept.kind is OriginKind.ANSWERED
