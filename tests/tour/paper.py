"""A person's plan in every style and form, and a member's recovery kit, through the deeds that screens call."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from companion.domain.crisis import contacts_for
from companion.domain.plan import PlanContent, PlanStyle
from companion.durable import replace_file
from companion.errors import Code, KnownError
from companion.paper import render_html, render_pdf, render_text
from companion.paper.plan_pages import make_plan
from companion.paper.words import load_words
from companion.services.plan.pages import CopyForm, save_copy
from companion.services.plan.plans import change_plan, gather_plan, note_saved_copy, open_plan
from companion.services.session import Session
from companion.services.vaults.doors import make_kit


@dataclass(frozen=True, kw_only=True)
class PlanReport:
    """What became of one person's plan. `refused` are papers that could not be made, with the code and why."""

    plan: str
    style: str
    language_asked: str
    language_printed: str
    contacts: tuple[dict[str, str], ...]
    hopes_left_out_of_card: int
    refused: list[dict[str, Any]] = field(default_factory=list)


def print_plan(session: Session, person_id: str, folder: Path, name: str) -> PlanReport:
    """Leave `<name>-plan.*` as the person chose it, and the whole plan in standard, large and card.

    Fixed words that a language has not yet are printed in English. A page with a letter that cannot be printed
    is left out and reported; HTML and text can show every letter.
    """
    plan_id = open_plan(session, person_id).made or ""
    asked = gather_plan(session, plan_id).plan.language
    printed = _language(session, plan_id, asked)
    content = gather_plan(session, plan_id).content
    refused: list[dict[str, Any]] = []
    _copy(session, plan_id, folder / f"{name}-plan.pdf", refused)
    for style in PlanStyle:
        _styled(session, plan_id, content, style, folder / f"{name}-plan-{style.value}.pdf", refused)
    whole = make_plan(replace(content, style=PlanStyle.STANDARD)).document
    for ending, text in (("html", render_html(whole)), ("txt", render_text(whole))):
        replace_file(folder / f"{name}-plan.{ending}", text.encode())
        note_saved_copy(session, plan_id)
    return PlanReport(
        plan=plan_id,
        style=content.style.value,
        language_asked=asked,
        language_printed=printed,
        contacts=_contacts(content),
        hopes_left_out_of_card=make_plan(replace(content, style=PlanStyle.CARD)).hopes_left_out,
        refused=refused,
    )


def print_kit(code: str, label: str, session: Session, folder: Path, name: str) -> None:
    """Leave the recovery kit: it holds the code, and this paper is the only place that does."""
    kit = make_kit(code, label, session.clock.today())
    replace_file(folder / f"{name}-recovery-kit.pdf", kit.pdf)
    replace_file(folder / f"{name}-recovery-kit.txt", kit.text.encode())


def _language(session: Session, plan_id: str, asked: str) -> str:
    """The language of the fixed words: the one asked for, or English until its words are there."""
    try:
        return load_words(asked).language
    except KnownError as missing:
        if missing.code is not Code.PAPER_LANGUAGE_MISSING:
            raise
    change_plan(session, plan_id, language="en")
    return load_words("en").language


def _copy(session: Session, plan_id: str, path: Path, refused: list[dict[str, Any]]) -> None:
    try:
        save_copy(session, plan_id, CopyForm.PDF, path)
    except KnownError as error:
        _refuse(error, path, refused)


def _styled(
    session: Session,
    plan_id: str,
    content: PlanContent,
    style: PlanStyle,
    path: Path,
    refused: list[dict[str, Any]],
) -> None:
    paper = make_plan(replace(content, style=style)) if style is not PlanStyle.CARD else None
    try:
        if paper is None:
            paper = make_plan(replace(content, style=style))
        replace_file(path, render_pdf(paper.document, paper.style))
        note_saved_copy(session, plan_id)
    except KnownError as error:
        _refuse(error, path, refused)


def _refuse(error: KnownError, path: Path, refused: list[dict[str, Any]]) -> None:
    """Note a paper that cannot be; any other trouble ends the tour."""
    if error.code not in (Code.GLYPH_MISSING, Code.PAPER_TOO_LONG):
        raise error
    refused.append({"paper": path.name, "code": error.code.value, **error.facts})


def _contacts(content: PlanContent) -> tuple[dict[str, str], ...]:
    if not content.who_to_call:
        return ()
    return tuple(
        {"id": one.id, "name": one.name, "number": one.number}
        for one in contacts_for(content.nation, under_19=content.under_19)
    )
