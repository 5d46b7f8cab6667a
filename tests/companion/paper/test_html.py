"""The HTML copy: one file, no scripts, nothing from elsewhere, the same words in the same order."""

from html.parser import HTMLParser

from companion.paper import render_html, render_text
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
    Role,
    Stroke,
    Table,
    Together,
    Words,
    bulleted,
    labelled,
    paragraph,
)
from companion.paper.plan_pages import make_plan
from tests.companion.paper.made import FULL, made_document
from tests.companion.paper.reading import words_of

VOID = {"meta"}


class Reader(HTMLParser):
    """Collects words, tags and attributes, and demands that tags are balanced."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words = ""
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self._count = 0
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)
        if tag == "ol":
            self._count = 0
        if tag == "li" and self._open[-2] == "ol":
            self._count += 1
            self.words += f" {self._count}. "
        elif tag == "li" and ("class", "contacts") not in [*self._attributes_of("ul")][-1:]:
            self.words += " • "
        if tag == "svg":
            self.words += f" {dict(attrs)['aria-label']} "
        if tag not in {"strong", "span"}:
            self.words += " "

    def _attributes_of(self, tag: str) -> list[tuple[str, str | None]]:
        return [pair for name, attrs in self.tags if name == tag for pair in (*attrs.items(), ("", None))[:1]]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag not in {"strong", "span"}:
            self.words += " "

    def handle_data(self, data: str) -> None:
        if "title" not in self._open and "style" not in self._open:
            self.words += data


EVERYTHING = made_document(
    Cover(title="My plan"),
    Heading(level=2, text="What <b>matters</b> & why"),
    Paragraph(words=(Words(text="She says "), Words(text="dzień dobry", language="pl", strong=True))),
    paragraph("Mine", quoted=True),
    paragraph("Big", role=Role.LEAD, language="cy"),
    bulleted(
        (paragraph("one"), labelled("For example:", "two")),
    ),
    List(
        items=(ListItem(paragraphs=(paragraph("first"),)), ListItem(paragraphs=(paragraph("then"),))),
        numbered=True,
    ),
    PageBreak(),
    Together(blocks=(Table(headers=("What", "Who"), rows=(("a < b", "c"),), shares=(1, 1)),)),
    Contacts(
        rows=(
            ContactRow(name="A", number="01632 960 001", detail="Any time."),
            ContactRow(name="B", number="Text HI"),
        )
    ),
    CodeGroups(groups=("ABCD", "EFGH")),
    Figure(
        width=100,
        height=50,
        marks=(
            Stroke(points=((0, 0), (100, 10))),
            Dot(x=5, y=5, radius=2, solid=True),
            Dot(x=9, y=5, radius=2, solid=False),
        ),
        alternative="Three & six",
    ),
    mark="Practice.",
)


def test_the_words_and_their_order_are_those_of_the_text() -> None:
    for document in (EVERYTHING, make_plan(FULL).document):
        read = Reader(render_html(document))
        assert words_of(read.words) == words_of(render_text(document).replace("|", " "))


def test_nothing_runs_and_nothing_is_fetched() -> None:
    page = render_html(EVERYTHING)
    tags = Reader(page).tags
    names = {tag for tag, _ in tags}
    assert not names & {"script", "link", "img", "iframe", "object", "form", "input"}
    for _, attributes in tags:
        assert not {"src", "onclick", "onload"} & set(attributes)
        assert all((value or "").startswith("tel:") for key, value in attributes.items() if key == "href")
    assert "http" not in page
    assert "url(" not in page
    assert "italic" not in page
    assert "underline" not in page


def test_what_people_wrote_is_text_and_never_markup() -> None:
    page = render_html(made_document(paragraph('<script>alert(1)</script> & "quotes"'), title="<i>"))
    assert "<script" not in page
    assert "<i>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;" in page


def test_languages_are_marked() -> None:
    tags = Reader(render_html(EVERYTHING)).tags
    assert ("html", {"lang": "en-GB"}) in tags
    assert ("span", {"lang": "pl"}) in tags
    assert any(tag == "p" and attributes.get("lang") == "cy" for tag, attributes in tags)


def test_a_number_can_be_dialled_from_the_page() -> None:
    page = render_html(EVERYTHING)
    assert '<a href="tel:01632960001">01632 960 001</a>' in page
    assert "<a" not in page.split("Text HI")[0][-20:]


def test_structure_is_that_of_the_tree() -> None:
    names = [tag for tag, _ in Reader(render_html(EVERYTHING)).tags]
    for tag, count in (
        ("h1", 1),
        ("h2", 1),
        ("blockquote", 1),
        ("ul", 2),
        ("ol", 1),
        ("th", 2),
        ("td", 2),
        ("svg", 1),
    ):
        assert names.count(tag) == count, tag
    assert names.count("circle") == 2
    assert names.count("polyline") == 1


def test_other_scripts_are_kept_as_they_were_typed() -> None:
    page = render_html(made_document(paragraph("می‌خواهم 😀 \u200fשלום")))
    assert "می‌خواهم 😀 \u200fשלום" in page
    assert 'dir="auto"' in page
