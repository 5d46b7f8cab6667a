"""Whatever has to be said is not said by what nobody can see: in every record, and wherever a deed requires words."""

from dataclasses import MISSING, fields
from datetime import date
from itertools import product

import pytest

from companion.domain.checks import check_record
from companion.domain.record import Record
from companion.errors import Code, KnownError
from companion.services.record.overrides import WRITTEN, keep_override_draft, record_draft
from companion.services.record.people import add_person
from companion.services.team.teams import create_team, set_policy
from companion.services.vaults.my_vault import change_my_names
from companion.vault.nouns import NOUNS
from tests.companion.domain.records_for_tests import made

UNSEEN = ("\u2800", "\u3164\u115f", "\uffa0 \u1160", "\u200b\ufe0f", "\U000e0041\U000e0100")
REQUIRED = ("name", "recipient", "text")
STAMP = {item.name for item in fields(Record)}
BEGUN_EMPTY = {"passage", "answer"}


def required_of(kind: str, noun: type[Record]) -> list[str]:
    return [] if kind in BEGUN_EMPTY else [one for one in REQUIRED if one in noun.__dataclass_fields__]


def blank_one(noun: type[Record], name: str, unseen: str) -> Record:
    """A record whose every word stands, but for this one."""
    words = {
        item.name: "a word"
        for item in fields(noun)
        if item.default is MISSING and item.default_factory is MISSING and item.name not in STAMP
    }
    return made(noun, "one", **(words | {name: unseen}))


@pytest.mark.parametrize("kind", NOUNS)
def test_no_record_is_named_by_what_nobody_sees(kind):
    noun = NOUNS[kind]
    for name, unseen in product(required_of(kind, noun)[:1], UNSEEN):
        with pytest.raises(KnownError) as refused:
            check_record(blank_one(noun, name, unseen), date(2026, 3, 2))
        assert refused.value.code in (Code.NAME_MISSING, Code.TEXT_MISSING)


def test_nobody_is_called_by_it(session):
    unseen = "".join(UNSEEN)
    with pytest.raises(KnownError):
        add_person(session, unseen)
    with pytest.raises(KnownError):
        create_team(session, unseen)
    create_team(session, "Ordsall")
    with pytest.raises(KnownError):
        set_policy(session, title=unseen)
    with pytest.raises(KnownError):
        change_my_names(session, unseen, "", "", here_too=False)


@pytest.mark.parametrize("blank", [*WRITTEN, "why_not_told"])
def test_nobody_answers_for_sharing_without_a_yes_by_it(blank, session, person):
    team = create_team(session, "Ordsall").made
    for unseen in UNSEEN:
        words = dict.fromkeys((*WRITTEN, "why_not_told"), "To protect a child") | {blank: unseen}
        keep_override_draft(session, person, recipient=team, person_told=False, **words)
        with pytest.raises(KnownError) as refused:
            record_draft(session, person)
        assert (refused.value.code, refused.value.facts["field"]) == (Code.TEXT_MISSING, blank)
