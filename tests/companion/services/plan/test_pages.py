"""A plan's pages in memory, and copies that are written whole, for their owner alone, and noted."""

import io
import stat
import sys

import pikepdf
import pytest

from companion.domain.network import NetworkMember
from companion.domain.plan import PlanStyle
from companion.domain.strengths import Hope, Strength
from companion.errors import Code, KnownError
from companion.services.plan.pages import CopyForm, make_pages, save_copy
from companion.services.plan.plans import change_plan, open_plan
from companion.services.record.people import add_person
from companion.services.records import add_record
from companion.vault.audit import AuditAction, list_events


@pytest.fixture
def plan(session):
    maja = add_person(session, "Maja").made
    add_record(session, Strength, person_id=maja, text="I make things grow")
    add_record(session, Hope, person_id=maja, text="A boat on the canal")
    return open_plan(session, maja).made


def actions(session):
    return [event.action for event in list_events(session.vault, 50)]


def test_pages_say_what_the_plan_says_and_leave_no_trace(session, plan, tmp_path):
    before = (actions(session), sorted(tmp_path.rglob("*")))
    pages = make_pages(session, plan)
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        assert len(pdf.pages) >= 2
    assert "A boat on the canal" in pages.text
    assert "I make things grow" in pages.text
    assert (pages.missing, pages.hopes_left_out) == ((), 0)
    assert (actions(session), sorted(tmp_path.rglob("*"))) == before


def test_a_card_counts_the_hopes_that_do_not_fit(session, plan):
    person = add_person(session, "Ben").made
    for number in range(12):
        add_record(
            session,
            Hope,
            person_id=person,
            text=f"Hope number {number}, with enough words to take a line or two",
        )
    card = open_plan(session, person).made
    change_plan(session, card, style=PlanStyle.CARD)
    assert make_pages(session, card).hopes_left_out > 0


def test_a_letter_that_cannot_be_printed_is_named_and_the_words_can_still_be_read(session, plan):
    change_plan(session, plan, what_matters="Our boat ⛵ and the garden")
    pages = make_pages(session, plan)
    assert pages.pdf == b""
    assert [(one.character, one.count) for one in pages.missing] == [("⛵", 1)]
    assert pages.missing[0].where
    assert "⛵" in pages.text


@pytest.mark.parametrize(
    ("form", "begins"), [(CopyForm.PDF, b"%PDF"), (CopyForm.WEB, b"<!DOCTYPE html>"), (CopyForm.TEXT, b"")]
)
def test_a_copy_is_whole_private_to_its_owner_and_noted(session, plan, tmp_path, form, begins):
    place = tmp_path / f"copy.{form.value}"
    save_copy(session, plan, form, place)
    assert place.read_bytes().startswith(begins)
    if form is not CopyForm.PDF:
        assert "A boat on the canal" in place.read_text("utf-8")
    if sys.platform != "win32":
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert actions(session)[0] is AuditAction.EXPORT


def test_a_copy_that_was_not_written_is_not_noted(session, plan, tmp_path):
    before = actions(session)
    with pytest.raises(KnownError) as caught:
        save_copy(session, plan, CopyForm.TEXT, tmp_path / "no such folder" / "copy.txt")
    assert caught.value.code in {Code.DISK_TROUBLE, Code.READ_ONLY}
    assert actions(session) == before


def test_a_pdf_is_refused_where_a_letter_is_missing_and_a_web_page_is_not(session, plan, tmp_path):
    change_plan(session, plan, what_matters="⛵")
    with pytest.raises(KnownError) as caught:
        save_copy(session, plan, CopyForm.PDF, tmp_path / "copy.pdf")
    assert caught.value.code is Code.GLYPH_MISSING
    assert not (tmp_path / "copy.pdf").exists()
    save_copy(session, plan, CopyForm.WEB, tmp_path / "copy.html")
    assert "⛵" in (tmp_path / "copy.html").read_text("utf-8")


def test_a_very_long_text_is_refused_in_words_or_printed_whole(session, plan):
    change_plan(session, plan, what_matters="garden " * 20_000)
    assert make_pages(session, plan).text.count("garden") == 20_000
    person = add_person(session, "Ben").made
    for _number in range(3):
        add_record(session, NetworkMember, person_id=person, name="Jo", brings="tea " * 49_000)
    with pytest.raises(KnownError) as caught:
        make_pages(session, open_plan(session, person).made)
    assert caught.value.code is Code.PAPER_TOO_LONG
