"""The person's plan as a document: what they chose under fixed headings, strengths before needs.

The cover says the title and nothing else, no name and no service: a plan may be seen at home. Inside, the
person is called by the name they go by. A section with nothing in it is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion.domain.crisis import contacts_for
from companion.domain.plan import PlanContent, PlanHope, PlanStep, PlanStyle, PlanSupporter
from companion.domain.record import Voice
from companion.domain.strengths import Who
from companion.paper.content import (
    Block,
    Contacts,
    Cover,
    Document,
    Heading,
    Paragraph,
    Role,
    Table,
    Together,
    Words,
    bulleted,
    labelled,
    paragraph,
    paragraphs,
)
from companion.paper.crisis_rows import contact_row
from companion.paper.rendering import count_pages
from companion.paper.shaper import Shaper
from companion.paper.styles import CARD, LARGE, STANDARD, Style
from companion.paper.words import PaperWords, load_words

# A hope longer than this reads badly as a heading: it becomes a paragraph under a fixed one.
_LONGEST_HEADING = 120

_STYLES = {PlanStyle.STANDARD: STANDARD, PlanStyle.LARGE: LARGE, PlanStyle.CARD: CARD}


@dataclass(frozen=True, kw_only=True)
class PlanPaper:
    """A plan ready to be rendered. `hopes_left_out` counts what did not fit on a card; the screen says so."""

    document: Document
    style: Style
    hopes_left_out: int


def make_plan(plan: PlanContent, shaper: Shaper | None = None) -> PlanPaper:
    """The plan laid out in the style it asks for. A card is one page: it takes the hopes that fit."""
    words = load_words(plan.language)
    style = _STYLES[plan.style]
    if plan.style is not PlanStyle.CARD:
        return PlanPaper(document=_whole_plan(plan, words), style=style, hopes_left_out=0)
    return _card(plan, words, shaper)


def _whole_plan(plan: PlanContent, words: PaperWords) -> Document:
    say = words.plan
    return _document(
        plan,
        words,
        say.title,
        (
            Cover(title=say.title),
            *_about(plan, words),
            *_section(say.what_matters, paragraphs(plan.what_matters, quoted=True)),
            *_section(say.strengths, _strengths(plan, words)),
            *_aims(say.hopes, [aim for aim in plan.hopes if not aim.is_need], plan, words),
            *_aims(say.needs, [aim for aim in plan.hopes if aim.is_need], plan, words),
            *_section(say.other_steps, _steps(plan.other_steps, plan, words)),
            *_section(say.supporters, _supporters(plan.supporters, words)),
            *_section(say.staying_well, paragraphs(plan.staying_well, quoted=True)),
            *_who_to_call(plan, words),
            *_look_again(plan, words),
            *_section(say.come_back, paragraphs(plan.how_to_come_back)),
        ),
    )


def _document(plan: PlanContent, words: PaperWords, title: str, blocks: tuple[Block, ...]) -> Document:
    return Document(
        title=title,
        language=words.language,
        made_on=plan.made_on,
        blocks=blocks,
        mark=words.shared.made_up if plan.made_up else "",
        page_words="" if plan.style is PlanStyle.CARD else words.shared.page,
    )


def _section(title: str, blocks: Sequence[Block]) -> Iterator[Block]:
    if blocks:
        yield Heading(level=2, text=title)
        yield from blocks


def _about(plan: PlanContent, words: PaperWords) -> Iterator[Paragraph]:
    say = words.plan
    yield paragraph(say.belongs_to.format(name=plan.called), role=Role.LEAD)
    made = [say.made_on.format(date=words.short_date(plan.made_on))]
    if plan.worker_name and plan.organisation:
        made.append(say.made_with_from.format(worker=plan.worker_name, organisation=plan.organisation))
    elif plan.worker_name:
        made.append(say.made_with.format(worker=plan.worker_name))
    yield paragraph(" ".join(made))


def _strengths(plan: PlanContent, words: PaperWords) -> tuple[Block, ...]:
    points = []
    for text, example in plan.strengths:
        point = [paragraph(text)]
        if example:
            point.append(labelled(words.plan.example, example))
        points.append(tuple(point))
    return (bulleted(*points),) if points else ()


def _aims(title: str, aims: Sequence[PlanHope], plan: PlanContent, words: PaperWords) -> Iterator[Block]:
    return _section(title, [Together(blocks=tuple(_aim(aim, plan, words))) for aim in aims])


def _aim(aim: PlanHope, plan: PlanContent, words: PaperWords) -> Iterator[Block]:
    say = words.plan
    if len(aim.text) <= _LONGEST_HEADING and "\n" not in aim.text:
        yield Heading(level=3, text=aim.text)
    else:
        yield Heading(level=3, text=say.need if aim.is_need else say.hope)
        yield from paragraphs(aim.text, quoted=aim.voice is Voice.PERSON)
    if aim.why_it_matters:
        yield labelled(say.why_it_matters, aim.why_it_matters)
    if aim.smallest_step:
        yield labelled(say.met_by if aim.is_need else say.smallest_step, aim.smallest_step)
    yield from _steps(aim.steps, plan, words)


def _steps(steps: Sequence[PlanStep], plan: PlanContent, words: PaperWords) -> tuple[Block, ...]:
    """Who does what by when: a table where three columns have room, a list in large print."""
    say = words.plan
    if not steps:
        return ()
    if plan.style is PlanStyle.LARGE:
        return (bulleted(*(tuple(_step_lines(step, plan, words)) for step in steps)),)
    rows = tuple((step.text, _who(step, plan, words), _when(step, words)) for step in steps)
    return (
        Table(headers=(say.steps_what, say.steps_who, say.steps_when), rows=rows, shares=(7.6, 5.3, 6.1)),
    )


def _step_lines(step: PlanStep, plan: PlanContent, words: PaperWords) -> Iterator[Paragraph]:
    say = words.plan
    yield paragraph(step.text)
    yield labelled(say.step_who, _who(step, plan, words))
    when = _when(step, words)
    if step.done:
        yield paragraph(when, strong=True)
    elif when:
        yield labelled(say.step_when, when)


def _who(step: PlanStep, plan: PlanContent, words: PaperWords) -> str:
    say = words.plan
    if step.who is Who.PERSON:
        return say.who_me
    if step.who is Who.WORKER:
        name = step.who_name or plan.worker_name
        return say.who_worker_named.format(name=name) if name else say.who_worker
    unnamed = {Who.NETWORK: say.who_network, Who.SERVICE: say.who_service, Who.NOT_SAID: say.who_not_said}
    return step.who_name or unnamed[step.who]


def _when(step: PlanStep, words: PaperWords) -> str:
    if step.done:
        return words.plan.step_done
    return words.short_date(step.by_when) if step.by_when else ""


def _supporters(supporters: Sequence[PlanSupporter], words: PaperWords) -> tuple[Block, ...]:
    say = words.plan
    points = []
    for one in supporters:
        name = Words(text=one.name, strong=True)
        rest = (Words(text=f" ({one.relationship})"),) if one.relationship else ()
        point = [Paragraph(words=(name, *rest))]
        if one.brings:
            point.append(labelled(say.supporter_brings, one.brings))
        if one.contact:
            point.append(labelled(say.supporter_contact, one.contact))
        points.append(tuple(point))
    return (bulleted(*points),) if points else ()


def _who_to_call(plan: PlanContent, words: PaperWords) -> Iterator[Block]:
    """The page somebody looks for in a bad hour: heading, one sentence and the numbers, all in one view."""
    if not plan.who_to_call:
        return
    contacts = contacts_for(plan.nation, under_19=plan.under_19)
    yield Together(
        blocks=(
            Heading(level=2, text=words.plan.who_to_call),
            paragraph(words.plan.who_to_call_intro),
            Contacts(rows=tuple(contact_row(contact, words) for contact in contacts)),
        )
    )


def _look_again(plan: PlanContent, words: PaperWords) -> Iterator[Block]:
    if plan.look_again_on is None:
        return iter(())
    say = words.plan
    text = say.look_again_on.format(date=words.long_date(plan.look_again_on))
    return _section(say.look_again, (paragraph(text),))


def _card(plan: PlanContent, words: PaperWords, shaper: Shaper | None) -> PlanPaper:
    """Who to call always fits; then hopes in the person's order, a hope never cut in half."""
    hopes = [aim for aim in plan.hopes if not aim.is_need]
    kept: list[PlanHope] = []
    document = _card_document(plan, words, kept)
    for hope in hopes:
        longer = _card_document(plan, words, [*kept, hope])
        if count_pages(longer, CARD, shaper) == 1:
            kept.append(hope)
            document = longer
    return PlanPaper(document=document, style=CARD, hopes_left_out=len(hopes) - len(kept))


def _card_document(plan: PlanContent, words: PaperWords, hopes: Sequence[PlanHope]) -> Document:
    say = words.plan
    points = [tuple(_card_hope(hope, words)) for hope in hopes]
    blocks: list[Block] = []
    if points:
        blocks += [Heading(level=2, text=say.card_hopes), bulleted(*points)]
    if plan.who_to_call:
        contacts = contacts_for(plan.nation, under_19=plan.under_19)
        rows = tuple(contact_row(contact, words, brief=True) for contact in contacts)
        blocks += [Heading(level=2, text=say.who_to_call), Contacts(rows=rows)]
    return _document(plan, words, say.card_title, (Heading(level=1, text=say.card_title), *blocks))


def _card_hope(hope: PlanHope, words: PaperWords) -> Iterator[Paragraph]:
    yield paragraph(hope.text)
    step = hope.smallest_step or next((step.text for step in hope.steps if not step.done), "")
    if step:
        yield labelled(words.plan.card_next_step, step)
