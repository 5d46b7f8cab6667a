"""What stands on a page: sizes, margins, black on white, grey copies, headings with what follows them."""

import io
from dataclasses import replace

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from companion.domain.plan import PlanStyle
from companion.errors import Code, KnownError
from companion.paper import count_pages, render_pdf, render_text
from companion.paper.content import ContactRow, Contacts, Heading, Together, paragraph
from companion.paper.letters import tidy_text, without_shapeless
from companion.paper.pdf.render import LONGEST_DOCUMENT
from companion.paper.plan_pages import make_plan
from companion.paper.shaper import PlainShaper
from companion.paper.styles import CARD, KIT, LARGE, STANDARD, Style
from tests.companion.paper.made import FULL, made_document
from tests.companion.paper.reading import TaggedPdf, pdfium_text, words_of

SHAPER = PlainShaper()
LEAST = {"standard": 14, "large": 18, "card": 12, "kit": 14}


def pictures(data: bytes, scale: float = 1.0) -> list[Image.Image]:
    with pdfium.PdfDocument(data) as file:
        return [page.render(scale=scale).to_pil() for page in file]


@pytest.mark.parametrize("form", list(PlanStyle))
def test_no_text_is_smaller_than_the_form_allows(form: PlanStyle) -> None:
    made = make_plan(replace(FULL, style=form))
    shown = TaggedPdf(render_pdf(made.document, made.style)).shown
    assert min(one.size for one in shown) >= LEAST[made.style.name]


@pytest.mark.parametrize("form", list(PlanStyle))
def test_the_page_is_black_and_white_and_keeps_its_margins(form: PlanStyle) -> None:
    made = make_plan(replace(FULL, style=form))
    for picture in pictures(render_pdf(made.document, made.style)):
        red, green, blue = picture.convert("RGB").split()
        assert red.tobytes() == green.tobytes() == blue.tobytes(), "a page in grey is the same page"
        ink = red.point(lambda level: 255 if level < 250 else 0).getbbox()
        assert ink is not None
        left, top, right, bottom = ink
        edge = 12  # most printers cannot print nearer to the edge of the paper
        assert left >= edge
        assert top >= edge
        assert right <= picture.width - edge
        assert bottom <= picture.height - edge
        assert red.getextrema()[0] < 40


@pytest.mark.parametrize("style", [STANDARD, LARGE, CARD, KIT], ids=lambda style: style.name)
def test_lines_hold_70_characters_at_most(style: Style) -> None:
    text = "The quick brown fox jumps over the lazy dog and then sleeps in the warm sun all day. " * 20
    shown = TaggedPdf(render_pdf(made_document(paragraph(text)), style)).shown
    lengths = [len(one.text.strip()) for one in shown]
    assert max(lengths) <= 72
    assert sum(lengths) / len(lengths) <= 70


def test_a_heading_is_never_the_last_thing_on_a_page() -> None:
    for lines in range(20, 40):
        blocks = [paragraph(f"Line {number}") for number in range(lines)]
        document = made_document(*blocks, Heading(level=2, text="Heading"), paragraph("After " * 60))
        shown = TaggedPdf(render_pdf(document, STANDARD)).shown
        heading = next(one.page for one in shown if one.text == "Heading")
        after = [one.page for one in shown if one.text.startswith("After")]
        assert after[:2] == [heading, heading], "a heading has two lines of its text with it"
        assert after.count(after[-1]) >= 2, "no line stands alone on the next page"


def test_a_group_stays_together_and_moves_as_one() -> None:
    for lines in range(15, 35):
        group = Together(
            blocks=(Heading(level=3, text="Group"), *[paragraph(f"Member {n}") for n in range(5)])
        )
        document = made_document(*[paragraph("Line")] * lines, group)
        shown = TaggedPdf(render_pdf(document, STANDARD)).shown
        assert len({one.page for one in shown if one.text.strip() == "Group" or "Member" in one.text}) == 1


def test_a_group_taller_than_a_page_is_printed_all_the_same() -> None:
    group = Together(blocks=tuple(paragraph(f"Member {n}") for n in range(80)))
    document = made_document(group)
    assert count_pages(document, STANDARD) >= 2
    assert words_of(TaggedPdf(render_pdf(document, STANDARD)).text()) == words_of(render_text(document))


def test_a_number_is_never_broken_and_is_the_biggest_thing_of_its_row() -> None:
    for form, style in (("a", STANDARD), ("b", LARGE), ("c", CARD)):
        row = ContactRow(name=f"Helpline {form}", number="0800 000 00 00", detail="Open day and night.")
        shown = TaggedPdf(render_pdf(made_document(Contacts(rows=(row,))), style)).shown
        number = next(one for one in shown if one.text.startswith("0800"))
        assert number.text == "0800 000 00 00"
        assert number.size >= max(one.size for one in shown)


def test_nothing_is_left_to_say_on_an_empty_document() -> None:
    assert TaggedPdf(render_pdf(made_document(paragraph("")), STANDARD)).text().strip() == ""


ABC = st.characters(max_codepoint=0x52F).filter(lambda char: not SHAPER.missing(char))


@settings(max_examples=40)
@given(st.lists(st.text(ABC, max_size=400), min_size=1, max_size=5), st.sampled_from([STANDARD, LARGE, CARD]))
def test_whatever_is_typed_in_these_scripts_is_printed_word_for_word(texts: list[str], style: Style) -> None:
    document = made_document(*[paragraph(text) for text in texts])
    made = TaggedPdf(render_pdf(document, style))
    assert made.file.check_pdf_syntax() == []
    assert words_of(made.text()) == words_of(without_shapeless(render_text(document)))


@pytest.mark.parametrize("text", ["Zoë’s café – 5€", "Γειά σου Ελλάδα", "Привіт світе", "жы́вёт x̌ ящик"])
def test_words_are_found_in_the_file(text: str) -> None:
    found = words_of(pdfium_text(render_pdf(made_document(paragraph(text)), STANDARD)))
    assert [tidy_text(word) for word in found] == words_of(tidy_text(text))


@pytest.mark.parametrize("char", ["😀", "ع", "א", "漢"])
def test_a_missing_glyph_is_an_error_that_names_it_and_its_place(char: str) -> None:
    document = made_document(Heading(level=2, text="What matters"), paragraph(f"secret {char}"))
    with pytest.raises(KnownError) as told:
        render_pdf(document, STANDARD)
    assert told.value.code is Code.GLYPH_MISSING
    assert told.value.facts["where"] == "What matters"
    assert told.value.facts["code_point"] == f"U+{ord(char):04X}"
    assert told.value.facts["character"]
    assert "secret" not in str(told.value.facts)


def test_five_megabytes_are_refused_with_the_limit() -> None:
    with pytest.raises(KnownError) as told:
        render_pdf(made_document(paragraph("word " * 1_000_000)), STANDARD)
    assert told.value.code is Code.PAPER_TOO_LONG
    assert told.value.facts == {"letters": 5_000_000, "limit": LONGEST_DOCUMENT}


def test_a_passage_of_200_000_letters_is_printed_to_its_end() -> None:
    text = "word " * 39_999 + "end."
    with pdfium.PdfDocument(io.BytesIO(render_pdf(made_document(paragraph(text)), STANDARD))) as file:
        assert len(file) > 50
        assert file[len(file) - 1].get_textpage().get_text_range().strip().endswith("end.")
