"""The plan as pages, in memory: what the preview shows, what goes to a printer, and the copy that is saved."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from companion.domain.changes import Changes
from companion.durable import replace_file
from companion.paper import MissingGlyph, missing_glyphs, render_html, render_pdf, render_text
from companion.paper.plan_pages import PlanPaper, make_plan
from companion.services.plan.plans import gather_plan, note_saved_copy
from companion.services.session import Session


class CopyForm(StrEnum):
    """What a saved copy is; the value is the ending of its file name."""

    PDF = "pdf"
    WEB = "html"
    TEXT = "txt"


@dataclass(frozen=True, kw_only=True)
class PlanPages:
    """A plan ready to be looked at and printed.

    `pdf` is empty while `missing` names characters that cannot be printed. `text` says the same words.
    `hopes_left_out` counts what did not fit on a card.
    """

    pdf: bytes
    text: str
    missing: tuple[MissingGlyph, ...]
    hopes_left_out: int


def make_pages(session: Session, plan_id: str) -> PlanPages:
    """The plan's pages as it stands now. Nothing is written anywhere.

    Raises KnownError PAPER_TOO_LONG and PAPER_LANGUAGE_MISSING.
    """
    paper = _paper(session, plan_id)
    missing = missing_glyphs(paper.document)
    return PlanPages(
        pdf=b"" if missing else render_pdf(paper.document, paper.style),
        text=render_text(paper.document),
        missing=missing,
        hopes_left_out=paper.hopes_left_out,
    )


def save_copy(session: Session, plan_id: str, form: CopyForm, path: Path) -> Changes:
    """Write a copy of the plan, not locked, where the worker chose, and note it: both or neither.

    Raises KnownError as make_pages does, GLYPH_MISSING, and DISK_FULL, READ_ONLY or DISK_TROUBLE.
    """
    data = _copy(_paper(session, plan_id), form)
    with session.vault.transaction():
        noted = note_saved_copy(session, plan_id)
        replace_file(path, data)
    return noted


def _paper(session: Session, plan_id: str) -> PlanPaper:
    return make_plan(gather_plan(session, plan_id).content)


def _copy(paper: PlanPaper, form: CopyForm) -> bytes:
    if form is CopyForm.PDF:
        return render_pdf(paper.document, paper.style)
    if form is CopyForm.WEB:
        return render_html(paper.document).encode()
    return render_text(paper.document).encode()
