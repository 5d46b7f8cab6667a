"""The plan on paper: the person's words, in order, complete, with the right numbers and nobody's name outside."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.crisis import contacts_for
from companion.domain.person import Nation
from companion.domain.plan import PlanContent, PlanStyle
from companion.domain.record import Voice
from companion.domain.strengths import Who
from companion.errors import Code, KnownError
from companion.paper import count_pages, render_html, render_pdf, render_text
from companion.paper.plan_pages import make_plan
from companion.paper.styles import CARD, LARGE, STANDARD
from tests.companion.paper.made import BARE, FULL, hope, step
from tests.companion.paper.reading import TaggedPdf, words_of

WHOLE = (PlanStyle.STANDARD, PlanStyle.LARGE)


def text_of(plan: PlanContent) -> str:
    return render_text(make_plan(plan).document)


@pytest.mark.parametrize("form", WHOLE)
def test_every_word_of_the_person_is_there_as_it_was_said(form: PlanStyle) -> None:
    made = make_plan(replace(FULL, style=form))
    read = " ".join(words_of(TaggedPdf(render_pdf(made.document, made.style)).text()))
    said = [
        "My daughter Zoë.",
        "I don't want to be talked about. Ask me first.",
        *(text for pair in FULL.strengths for text in pair),
        *(" ".join(one.text.split()) for one in FULL.hopes),
        *(one.smallest_step for one in FULL.hopes),
        *(one.why_it_matters for one in FULL.hopes),
        *(one.text for aim in FULL.hopes for one in aim.steps),
        *(one.text for one in FULL.other_steps),
        *(text for one in FULL.supporters for text in (one.name, one.relationship, one.brings, one.contact)),
        FULL.staying_well,
        FULL.how_to_come_back,
    ]
    assert [words for words in said if words not in read] == []
    assert made.hopes_left_out == 0


def test_sections_come_in_the_order_of_the_plan_strengths_before_needs() -> None:
    text = text_of(FULL)
    headings = [
        "This plan belongs to Sam.",
        "What matters to me",
        "What I am good at",
        "My hopes and next steps",
        "What I need",
        "Other next steps",
        "Who is on my side",
        "Staying well",
        "Who to call",
        "When we look at this again",
        "How to come back",
    ]
    places = [text.index(f"\n{heading}\n") for heading in headings]
    assert places == sorted(places)


@pytest.mark.parametrize("form", WHOLE)
def test_empty_sections_are_left_out(form: PlanStyle) -> None:
    assert (
        text_of(replace(BARE, style=form))
        == "My plan\n\nThis plan belongs to Sam.\n\nMade on 23 November 2026.\n"
    )


@pytest.mark.parametrize("form", WHOLE)
def test_the_cover_names_neither_the_person_nor_the_service(form: PlanStyle) -> None:
    made = make_plan(replace(FULL, style=form, made_up=False))
    shown = TaggedPdf(render_pdf(made.document, made.style)).shown
    assert [one.text for one in shown if one.page == 0] == ["My plan"]
    assert made.document.title == "My plan"


def test_the_service_is_named_inside_only_where_the_person_wants_it() -> None:
    assert "I made it with Jo from Northside." in text_of(FULL)
    alone = text_of(replace(FULL, organisation=""))
    assert "I made it with Jo." in alone
    assert "Northside" not in alone
    assert "I made it" not in text_of(replace(FULL, worker_name=""))


def test_who_does_what_by_when() -> None:
    text = text_of(FULL)
    assert "Look up the bus times  |  Me  |  30 November 2026" in text
    assert "Go with me to the centre  |  Jo, my peer worker  |  4 December 2026" in text
    assert "Ring the housing office  |  Auntie Bea  |  Done" in text
    assert "Ask the clothes bank  |  A service  |" in text
    assert "Find out about the shed  |  Someone on my side  |" in text


def test_large_print_has_lists_where_standard_has_tables() -> None:
    text = text_of(replace(FULL, style=PlanStyle.LARGE))
    assert "|" not in text
    assert "• Look up the bus times\n  Who: Me\n  By when: 30 November 2026" in text
    assert "• Ring the housing office\n  Who: Auntie Bea\n  Done" in text


@pytest.mark.parametrize(
    ("given_name", "worker", "said"), [("Ali", "Jo", "Ali, my peer worker"), ("", "", "My peer worker")]
)
def test_a_worker_is_named_where_a_name_is_known(given_name: str, worker: str, said: str) -> None:
    one = step("Ring", Who.WORKER, who_name=given_name)
    assert f"Ring  |  {said}  |" in text_of(replace(BARE, worker_name=worker, other_steps=(one,)))


def test_a_promise_that_has_no_name_is_given_none() -> None:
    plan = replace(BARE, other_steps=(step("Maureen will ring the club", Who.NOT_SAID),), worker_name="Jo")
    assert "Maureen will ring the club  |  Not said yet  |" in text_of(plan)


def test_a_short_hope_is_a_heading_and_a_long_one_a_quotation() -> None:
    made = make_plan(replace(BARE, hopes=(hope("Short"), hope("Long " * 40), hope("Two\nlines"))))
    tree = TaggedPdf(render_pdf(made.document, made.style))
    assert [node.text().strip() for node in tree.nodes("H3")] == [
        "Short",
        "Something I hope for",
        "Something I hope for",
    ]
    assert len(tree.nodes("BlockQuote")) == 2
    needs = text_of(replace(BARE, hopes=(hope("Long " * 40, is_need=True),)))
    assert "Something I need" in needs


@pytest.mark.parametrize("form", list(PlanStyle))
@pytest.mark.parametrize("nation", [None, *Nation])
@pytest.mark.parametrize("under_19", [False, True])
def test_the_numbers_are_those_of_the_nation(form: PlanStyle, nation: Nation | None, under_19: bool) -> None:
    made = make_plan(replace(FULL, style=form, nation=nation, under_19=under_19))
    read = " ".join(words_of(TaggedPdf(render_pdf(made.document, made.style)).text()))
    mine = contacts_for(nation, under_19=under_19)
    assert [one.id for one in mine if f"{one.name} {one.number}" not in read] == []
    every = {f"{one.name} {one.number}" for each in Nation for one in contacts_for(each, under_19=True)}
    assert [said for said in every - {f"{one.name} {one.number}" for one in mine} if said in read] == []


@pytest.mark.parametrize("form", list(PlanStyle))
def test_who_to_call_can_be_left_out(form: PlanStyle) -> None:
    assert "Samaritans" not in text_of(replace(FULL, style=form, who_to_call=False))


def test_made_up_people_are_marked_on_every_page() -> None:
    for form in PlanStyle:
        made = make_plan(replace(FULL, style=form))
        shown = TaggedPdf(render_pdf(made.document, made.style)).shown
        marked = {one.page for one in shown if one.text == "Practice. This person is made up."}
        assert marked == {one.page for one in shown}
        assert "Practice" not in text_of(replace(FULL, style=form, made_up=False))


def test_the_card_is_one_page_with_hopes_steps_and_numbers() -> None:
    made = make_plan(replace(FULL, style=PlanStyle.CARD))
    assert made.style is CARD
    assert count_pages(made.document, CARD) == 1
    text = render_text(made.document)
    assert "See Zoë every other weekend\n  Next step: Text her mum on Friday." in text
    assert "Sam" not in text.replace("Samaritans", "")
    assert "A warm coat" not in text


def test_the_card_takes_a_planned_step_where_no_smallest_one_was_said() -> None:
    aim = hope("Sing", step("Done already", done=True), step("Ring the choir"))
    text = text_of(replace(BARE, style=PlanStyle.CARD, hopes=(aim, hope("Dance"))))
    assert "Sing\n  Next step: Ring the choir" in text
    assert "• Dance" in text


def test_a_hope_that_does_not_fit_is_left_out_whole_and_counted() -> None:
    aims = (hope("Short one"), hope("far too long " * 60), hope("Short two"))
    made = make_plan(replace(FULL, style=PlanStyle.CARD, hopes=aims))
    text = render_text(made.document)
    assert "Short one" in text
    assert "Short two" in text
    assert "far too long" not in text
    assert made.hopes_left_out == 1


@settings(max_examples=25)
@given(
    st.lists(st.text(alphabet="abc \n", min_size=1, max_size=300), max_size=6),
    st.sampled_from([None, *Nation]),
    st.booleans(),
)
def test_the_card_is_always_one_page(texts: list[str], nation: Nation | None, made_up: bool) -> None:
    plan = replace(FULL, style=PlanStyle.CARD, nation=nation, under_19=True, made_up=made_up)
    made = make_plan(replace(plan, hopes=tuple(hope(text) for text in texts)))
    assert count_pages(made.document, CARD) == 1


def test_a_language_without_fixed_words_is_told() -> None:
    with pytest.raises(KnownError) as told:
        make_plan(replace(FULL, language="ur"))
    assert told.value.code is Code.PAPER_LANGUAGE_MISSING


def test_styles_follow_the_choice() -> None:
    assert make_plan(BARE).style is STANDARD
    assert make_plan(replace(BARE, style=PlanStyle.LARGE)).style is LARGE


def test_reading_order_of_the_whole_plan_is_that_of_the_text() -> None:
    for form in PlanStyle:
        made = make_plan(replace(FULL, style=form))
        tree = TaggedPdf(render_pdf(made.document, made.style))
        assert words_of(tree.text()) == words_of(render_text(made.document).replace("|", " "))


def test_the_file_carries_the_day_of_the_plan() -> None:
    made = make_plan(replace(BARE, made_on=date(2030, 2, 1)))
    assert str(TaggedPdf(render_pdf(made.document, STANDARD)).file.docinfo.CreationDate).startswith(
        "D:20300201"
    )


LONG = "Go into town on the bus with nobody beside me, even on a market day. " * 2


@pytest.mark.parametrize(
    ("voice", "marked"), [(Voice.PERSON, True), (Voice.WORKER, False), (Voice.TOGETHER, False)]
)
@pytest.mark.parametrize("is_need", [False, True])
def test_only_the_persons_own_words_are_marked_as_theirs(voice: Voice, marked: bool, is_need: bool) -> None:
    plan = replace(BARE, hopes=(hope(LONG, voice=voice, is_need=is_need),))
    page = render_html(make_plan(plan).document)
    assert LONG.strip() in page
    assert ("<blockquote>" in page) is marked
