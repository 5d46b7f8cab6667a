"""The file is tagged as it should be: read back with two other programs."""

import ctypes
import io
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from companion.paper import render_pdf, render_text
from companion.paper.content import (
    CodeGroups,
    ContactRow,
    Contacts,
    Cover,
    Dot,
    Figure,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Stroke,
    Table,
    Together,
    Words,
    bulleted,
    labelled,
    paragraph,
)
from companion.paper.styles import LARGE, STANDARD
from tests.companion.paper.made import made_document
from tests.companion.paper.reading import TaggedPdf, pdfium_text, words_of

FIGURE = Figure(
    width=200,
    height=60,
    marks=(Stroke(points=((0, 10), (200, 10))), Dot(x=20, y=30, radius=6, solid=False)),
    alternative="Three then, six now.",
)
EVERYTHING = made_document(
    Cover(title="My plan"),
    Heading(level=1, text="Inside"),
    Heading(level=2, text="What matters"),
    paragraph("My sister.\nAnd my dog.", quoted=True),
    Paragraph(
        words=(Words(text="She says: "), Words(text="dzień dobry", language="pl"), Words(text=" to me"))
    ),
    paragraph("Привет", language="ru"),
    bulleted(
        (paragraph("Cooking"),),
        (paragraph("Bikes"), labelled("For example:", "mine")),
        (paragraph("q", quoted=True),),
    ),
    List(
        items=(ListItem(paragraphs=(paragraph("First"),)), ListItem(paragraphs=(paragraph("Then"),))),
        numbered=True,
    ),
    PageBreak(),
    Together(blocks=(Heading(level=3, text="See Zoë"), paragraph("Soon"))),
    Table(
        headers=("What", "Who", "By when"),
        rows=(
            ("Ring the library about the reading group on Tuesdays", "My peer worker, Jo", ""),
            ("b", "Jo", "May"),
        ),
        shares=(2, 1, 1),
    ),
    Contacts(
        rows=(
            ContactRow(name="A friend", number="01632 960 001", detail="Any time."),
            ContactRow(name="B", number="1"),
        )
    ),
    CodeGroups(groups=("ABCD", "EFGH", "JKMN", "PQRS")),
    FIGURE,
    paragraph("x" * 200 + " end"),
    paragraph("A long story. " * 300),
    page_words="Page {page} of {pages}",
    mark="Practice.",
)


@pytest.fixture(scope="module", params=[STANDARD, LARGE], ids=["standard", "large"])
def made(request: pytest.FixtureRequest) -> TaggedPdf:
    return TaggedPdf(render_pdf(EVERYTHING, request.param))


def test_the_file_has_no_fault_of_syntax(made: TaggedPdf) -> None:
    file = pikepdf.open(io.BytesIO(made.data))
    assert file.check_pdf_syntax() == []
    assert file.get_warnings() == []


def test_reading_order_is_that_of_the_text(made: TaggedPdf) -> None:
    text = render_text(EVERYTHING).replace("|", " ")
    assert words_of(made.text()) == words_of(text)


def test_drawing_order_is_reading_order(made: TaggedPdf) -> None:
    """Readers that know no structure (PDFium's extraction here) get the words in the same order."""
    drawn = [(one.page, one.mcid) for one in made.shown if not one.artifact]
    for page in range(len(made.file.pages)):
        in_tree = [mark for mark in made.order if mark[0] == page and made.marked[mark]]
        assert list(dict.fromkeys(mark for mark in drawn if mark[0] == page)) == in_tree


def test_elements_are_what_they_seem(made: TaggedPdf) -> None:
    tags = {
        tag: len(made.nodes(tag))
        for tag in ("H1", "H2", "H3", "BlockQuote", "L", "LI", "Lbl", "Table", "TR", "TH", "TD", "Figure")
    }
    assert tags == {
        "H1": 2, "H2": 1, "H3": 1, "BlockQuote": 2, "L": 3, "LI": 7, "Lbl": 5,
        "Table": 1, "TR": 3, "TH": 3, "TD": 6, "Figure": 1,
    }  # fmt: skip
    assert made.root.tag == "Document"
    parents = {
        kid.tag: node.tag for node in made.root.walk() for kid in node.kids if not isinstance(kid, str)
    }
    assert (parents["LI"], parents["Lbl"], parents["TR"], parents["TD"]) == ("L", "LI", "Table", "TR")


def test_headers_say_what_they_head(made: TaggedPdf) -> None:
    assert {str(node.raw.A.Scope) for node in made.nodes("TH")} == {"/Column"}
    assert [str(node.raw.A.ListNumbering) for node in made.nodes("L")] == ["/Disc", "/Decimal", "/None"]


def test_languages_are_marked(made: TaggedPdf) -> None:
    assert str(made.file.Root.Lang) == "en-GB"
    assert made.root.language == "en-GB"
    assert {
        node.text().strip(): node.language
        for node in made.root.walk()
        if node.language and node is not made.root
    } == {
        "dzień dobry": "pl",
        "Привет": "ru",
    }
    (polish,) = [node for node in made.nodes("P") if "She says" in node.text()]
    assert polish.text().strip() == "She says: dzień dobry to me"


def test_the_figure_says_what_it_shows_and_where_it_is(made: TaggedPdf) -> None:
    (figure,) = made.nodes("Figure")
    assert figure.alternative == FIGURE.alternative
    left, lower, right, upper = (float(edge) for edge in figure.raw.A.BBox)
    assert (round(right - left), round(upper - lower)) == (200, 60)
    assert len(figure.mcids) == 1


def test_the_catalog_says_that_it_is_tagged(made: TaggedPdf) -> None:
    root = made.file.Root
    assert root.MarkInfo.Marked is True
    assert root.ViewerPreferences.DisplayDocTitle is True
    assert str(made.file.docinfo.Title) == "My plan"
    for number, page in enumerate(made.file.pages):
        assert (int(page.StructParents), str(page.Tabs)) == (number, "/S")


def test_the_parent_tree_leads_from_every_mark_to_its_element(made: TaggedPdf) -> None:
    numbers = list(made.file.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    for node in made.root.walk():
        for page, mcid in node.mcids:
            assert parents[page][mcid].objgen == node.raw.objgen
    assert sum(len(marks) for marks in parents.values()) == len(made.marked)
    assert int(made.file.Root.StructTreeRoot.ParentTreeNextKey) == len(made.file.pages)


def test_xmp_repeats_the_title_and_claims_no_conformance(made: TaggedPdf) -> None:
    meta = pikepdf.open(io.BytesIO(made.data)).open_metadata()
    assert meta["dc:title"] == "My plan"
    assert list(meta["dc:language"]) == ["en-GB"]
    assert b"pdfuaid" not in made.data


def test_the_file_names_nobody(made: TaggedPdf) -> None:
    assert str(made.file.docinfo.get("/Author", "")) == ""
    assert str(made.file.docinfo.CreationDate) == "D:20261123000000Z"


def test_a_paragraph_over_two_pages_stays_one_element(made: TaggedPdf) -> None:
    (long,) = [node for node in made.nodes("P") if node.text().startswith("A long story")]
    assert len({page for page, _ in long.mcids}) == len(long.mcids) >= 2


def test_page_numbers_and_repeated_marks_are_artifacts(made: TaggedPdf) -> None:
    pages = len(made.file.pages)
    feet = [one.text for one in made.shown if one.artifact and one.text.startswith("Page")]
    assert feet == [f"Page {number} of {pages}" for number in range(2, pages + 1)]
    marks = [one for one in made.shown if one.text == "Practice."]
    assert [one.page for one in marks] == list(range(pages))
    assert [one.artifact for one in marks] == [False] + [True] * (pages - 1)


def test_everything_is_black(made: TaggedPdf) -> None:
    assert all(one.black for one in made.shown)


def test_every_face_is_embedded_and_leads_back_to_text(made: TaggedPdf) -> None:
    used = [font for page in made.file.pages for font in page.Resources.Font.values()]
    for font in used:
        assert "/FontFile2" in font.FontDescriptor
        assert "/ToUnicode" in font


def test_a_word_of_200_letters_is_found(made: TaggedPdf) -> None:
    assert "x" * 200 in made.text().split()
    assert "x" * 200 in words_of(pdfium_text(made.data))


def test_pdfium_reads_the_same_tree(made: TaggedPdf) -> None:
    with pdfium.PdfDocument(made.data) as file:
        assert raw.FPDFCatalog_IsTagged(file.raw)
        seen: list[tuple[str, str]] = []
        for page in file:
            tree = raw.FPDF_StructTree_GetForPage(page.raw)
            for place in range(raw.FPDF_StructTree_CountChildren(tree)):
                _walk(raw.FPDF_StructTree_GetChildAtIndex(tree, place), seen)
            raw.FPDF_StructTree_Close(tree)
    tags = {tag for tag, _ in seen}
    assert {"Document", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD"} <= tags
    assert ("Figure", FIGURE.alternative) in seen


def _walk(element: Any, seen: list[tuple[str, str]]) -> None:
    seen.append(
        (_said(raw.FPDF_StructElement_GetType, element), _said(raw.FPDF_StructElement_GetAltText, element))
    )
    for place in range(raw.FPDF_StructElement_CountChildren(element)):
        child = raw.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            _walk(child, seen)


def _said(ask: Any, element: Any) -> str:
    size = ask(element, None, 0)
    if not size:
        return ""
    buffer = ctypes.create_string_buffer(size)
    ask(element, buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render_pdf(EVERYTHING, STANDARD) == render_pdf(EVERYTHING, STANDARD)


def test_reportlab_keeps_its_own_keys() -> None:
    """The keys we add to pages are written for our pages only."""
    from reportlab.pdfbase.pdfdoc import PDFPage

    render_pdf(EVERYTHING, STANDARD)
    assert "StructParents" not in PDFPage.__NoDefault__
