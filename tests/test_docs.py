"""The pages for people: buttons are called as on the screen, links and pictures are there, sentences are short."""

import re
from pathlib import Path

import pytest

from tests.tour.docs_pictures import CHOSEN
from tests.ui.translations import TEMPLATE, sentences
from tests.workshop.environment import LOCKS

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
GUIDE = DOCS / "guide-for-workers.md"
GUIDES = [GUIDE, DOCS / "guide-for-supervisors.md", DOCS / "guide-for-administrators.md"]
PICTURES = DOCS / "pictures"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
LARGEST_PICTURE = 120_000  # bytes
LONGEST_SENTENCE = 20  # words; on a screen it is 15
UNKIND = re.compile(
    r"\b(eas(y|ily|ier)|clients?|patients?|service users?|referr\w+|caseload|discharged?)\b", re.IGNORECASE
)


def _on_screen() -> list[re.Pattern[str]]:
    """Every sentence of the windows; a fact in it may be any words."""
    return [
        re.compile(re.sub(r"\\\{\w+\\\}", ".+", re.escape(sentence)))
        for _context, sentence in sentences(TEMPLATE)
    ]


def _plain(page: Path) -> str:
    """A page without pictures, links, tables' lines and code."""
    text = re.sub(r"^\|[-| ]*\|$|^#+ .*$|^!\[.*$", "", page.read_text("utf-8"), flags=re.MULTILINE)
    text = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*`]", "", text)


@pytest.mark.parametrize(
    ("guide", "least"),
    [(GUIDES[0], 60), (GUIDES[1], 15), (GUIDES[2], 25)],
    ids=("workers", "supervisors", "administrators"),
)
def test_what_is_bold_in_a_guide_stands_on_the_screen(guide: Path, least: int) -> None:
    known = _on_screen()
    bold = set(re.findall(r"\*\*(.+?)\*\*", guide.read_text("utf-8")))
    said = {one for one in bold if not one.endswith(".")}  # a bold sentence begins a paragraph
    assert len(said) > least
    assert sorted(one for one in said if not any(form.fullmatch(one) for form in known)) == []


def test_troubles_are_quoted_as_the_screen_says_them() -> None:
    known = {sentence for _context, sentence in sentences(TEMPLATE)}
    quoted = set(re.findall(r"“(.+?)”", GUIDE.read_text("utf-8")))
    assert len(quoted) >= 10
    assert quoted - known == set()


@pytest.mark.parametrize("guide", GUIDES, ids=lambda page: page.stem)
def test_a_guide_is_written_in_short_and_kind_sentences(guide: Path) -> None:
    text = _plain(guide)
    parts = re.split(r"(?<=[.?!:])\s+|\n\s*\n|\n[-\d]|\|", text)
    long = [one for one in parts if len(re.findall(r"[\w’'+-]+", one)) > LONGEST_SENTENCE]
    assert long == []
    assert UNKIND.findall(text) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_and_headings_they_lead_to_exist(page: Path) -> None:
    broken = []
    for target, heading in re.findall(r"\]\(([^)#:\s]*)(?:#([^)]*))?\)", page.read_text("utf-8")):
        other = page.parent / target if target else page
        if not other.exists() or (heading and heading not in _headings(other)):
            broken.append(f"{target}#{heading}")
    assert broken == []


def _headings(page: Path) -> set[str]:
    """Headings as links name them."""
    found = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in found}


def test_every_picture_is_made_by_the_tour_shown_somewhere_and_small() -> None:
    there = {one.stem for one in PICTURES.glob("*")}
    shown = {
        name for page in PAGES for name in re.findall(r"pictures/([\w-]+)\.png", page.read_text("utf-8"))
    }
    assert there == set(CHOSEN)
    assert shown == there
    assert {one.name for one in PICTURES.glob("*") if one.stat().st_size > LARGEST_PICTURE} == set()


def test_every_picture_says_what_it_shows() -> None:
    silent = [page.name for page in PAGES if re.search(r"!\[\s*\]", page.read_text("utf-8"))]
    assert silent == []


def test_the_index_lists_every_page() -> None:
    index = (DOCS / "README.md").read_text("utf-8")
    listed = {(DOCS / target).resolve() for target in re.findall(r"\]\(([^)#:]+)\)", index)}
    assert set(DOCS.rglob("*.md")) - listed == {DOCS / "README.md"}


def test_the_licences_of_everything_bundled_are_named_and_beside_it() -> None:
    page = (DOCS / "licences.md").read_text("utf-8")
    texts = {one.name for one in (ROOT / "resources" / "licences").iterdir()}
    assert set(re.findall(r"`(\w[\w-]+\.txt)`", page)) == texts
    bundled = set(re.findall(r"^([\w-]+)==", LOCKS["run"].read_text("utf-8"), re.MULTILINE))
    rows = [re.split(r", ", row) for row in re.findall(r"^\| ([\w, -]+) \|", page, re.MULTILINE)]
    assert bundled - {name for row in rows for name in row} == set()
