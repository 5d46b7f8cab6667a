"""The recovery kit: one page, the code big and exact."""

from companion.crypto.recovery import from_text, new_recovery_code, to_text
from companion.paper import count_pages, render_pdf, render_text
from companion.paper.recovery_kit import recovery_kit
from companion.paper.styles import KIT
from tests.companion.paper.made import DAY
from tests.companion.paper.reading import TaggedPdf, pdfium_text, words_of


def test_the_code_can_be_typed_back_from_the_page() -> None:
    code = new_recovery_code()
    kit = recovery_kit(to_text(code), vault_label="Jo", made_on=DAY)
    shown = TaggedPdf(render_pdf(kit, KIT)).shown
    groups = [one.text.strip() for one in shown if one.size == KIT.code.size]
    assert from_text(" ".join(groups)) == code
    found = words_of(pdfium_text(render_pdf(kit, KIT)))
    place = found.index(groups[0])
    assert from_text(" ".join(found[place : place + 9])) == code


def test_it_says_whose_it_is_and_when_it_was_made() -> None:
    text = render_text(recovery_kit(to_text(bytes(20)), vault_label="Jo at Northside", made_on=DAY))
    assert "Jo at Northside" in text
    assert "23 November 2026" in text


def test_it_is_one_page() -> None:
    for label in (
        "Jo",
        "A label that somebody made as long as they could think of, and then some words more",
    ):
        assert count_pages(recovery_kit(to_text(bytes(20)), vault_label=label, made_on=DAY), KIT) == 1


def test_reading_order_is_that_of_the_text() -> None:
    kit = recovery_kit(to_text(bytes(range(20))), vault_label="Jo", made_on=DAY)
    assert words_of(TaggedPdf(render_pdf(kit, KIT)).text()) == words_of(render_text(kit))
