"""The calls that services make: in memory, reportlab only when something is printed, faults told beforehand."""

import subprocess
import sys

from companion.paper import missing_glyphs, render_pdf, render_text
from companion.paper.content import Heading, paragraph
from companion.paper.shaper import PlainShaper
from companion.paper.styles import STANDARD
from tests.companion.paper.made import made_document


def test_nothing_heavy_is_loaded_until_something_is_printed() -> None:
    program = (
        "import sys, companion.paper, companion.paper.plan_pages, companion.paper.recovery_kit\n"
        "assert not [name for name in sys.modules if name.startswith('reportlab')]\n"
        "from tests.companion.paper.made import FULL\n"
        "companion.paper.render_text(companion.paper.plan_pages.make_plan(FULL).document)\n"
        "assert not [name for name in sys.modules if name.startswith('reportlab')]\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_what_cannot_be_printed_is_told_beforehand() -> None:
    document = made_document(
        paragraph("ok 😀"),
        Heading(level=2, text="What matters"),
        paragraph("😀 and 😀 and 漢 and \ue000"),
    )
    told = [(one.code_point, one.name, one.where, one.count) for one in missing_glyphs(document)]
    assert told == [
        ("U+1F600", "GRINNING FACE", "My plan", 1),
        ("U+1F600", "GRINNING FACE", "What matters", 2),
        ("U+6F22", "CJK UNIFIED IDEOGRAPH-6F22", "What matters", 1),
        ("U+E000", "", "What matters", 1),
    ]


def test_a_document_without_missing_glyphs_prints() -> None:
    document = made_document(paragraph("Ze\u0301 \u200f\u202e\x07 ok\ufe0f"))
    assert missing_glyphs(document) == ()
    assert render_pdf(document, STANDARD).startswith(b"%PDF-1.7")


def test_another_shaper_can_be_handed_in() -> None:
    class NoLetterQ(PlainShaper):
        def missing(self, text: str) -> tuple[str, ...]:
            return ("q",) if "q" in text else ()

    document = made_document(paragraph("quiet"))
    assert [one.character for one in missing_glyphs(document, NoLetterQ())] == ["q"]
    assert missing_glyphs(document) == ()
    assert render_text(document) == "quiet\n"
