"""Whom to call, for a screen: every number of the crisis registry with its hours in words, by where it serves."""

from __future__ import annotations

from dataclasses import dataclass

from companion.domain.crisis import CrisisContact, contacts_for
from companion.domain.person import Nation
from companion.paper.crisis_rows import contact_row
from companion.paper.words import load_words


@dataclass(frozen=True, kw_only=True)
class NumberLine:
    """One contact. `detail` says when somebody answers and what it costs, in the words of paper."""

    name: str
    number: str
    detail: str


@dataclass(frozen=True, kw_only=True)
class NumberGroup:
    """Contacts that serve the same people. `nation` None: everywhere; `under_19`: only for them."""

    nation: Nation | None
    under_19: bool
    lines: tuple[NumberLine, ...]


def list_numbers(language: str = "en") -> tuple[NumberGroup, ...]:
    """All numbers: those that serve everywhere, those for under 19, then each nation's own.

    Needs no vault. Raises KnownError PAPER_LANGUAGE_MISSING.
    """
    everywhere = contacts_for(None)
    young = tuple(one for one in contacts_for(None, under_19=True) if one not in everywhere)
    groups = [_group(None, everywhere, language), _group(None, young, language, under_19=True)]
    for nation in Nation:
        own = tuple(one for one in contacts_for(nation) if one not in everywhere)
        groups.append(_group(nation, own, language))
    return tuple(groups)


def _group(
    nation: Nation | None, contacts: tuple[CrisisContact, ...], language: str, *, under_19: bool = False
) -> NumberGroup:
    words = load_words(language)
    rows = [contact_row(one, words) for one in contacts]
    lines = tuple(NumberLine(name=one.name, number=one.number, detail=one.detail) for one in rows)
    return NumberGroup(nation=nation, under_19=under_19, lines=lines)
