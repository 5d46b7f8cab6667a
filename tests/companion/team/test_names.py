"""Names on cards: sealed for the team, bounded, and nothing else is taken for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from companion.crypto.cbor import encode
from companion.crypto.invite import seal_consent_words, seal_names, seal_title
from companion.errors import BugError, Code, KnownError
from companion.team.entries import make_card
from companion.team.names import (
    Names,
    one_line,
    opened_consent_words,
    opened_names,
    opened_title,
    sealed_consent_words,
    sealed_names,
    sealed_title,
    told_apart,
)
from companion.team.refusals import as_roster

from .leaving import out
from .people import ADA, NAMES_KEY, NOOR, SAM, TEAM, Log

NAMES = Names(name="Zoë", organisation="Open Door", contact="0161")


def test_names_and_back() -> None:
    sealed = sealed_names(NAMES_KEY, TEAM, SAM.member, NAMES)
    assert opened_names(NAMES_KEY, TEAM, SAM.member, sealed) == NAMES
    assert opened_names(NAMES_KEY, TEAM, NOOR.member, sealed) is None
    assert opened_names(bytes(32), TEAM, SAM.member, sealed) is None


@pytest.mark.parametrize(
    "said",
    [
        b"",
        encode({"name": "Z"}),
        encode({"name": 1, "organisation": "", "contact": ""}),
        encode({"name": "x" * 201, "organisation": "", "contact": ""}),
    ],
)
def test_what_is_not_names(said: bytes) -> None:
    assert opened_names(NAMES_KEY, TEAM, SAM.member, seal_names(NAMES_KEY, TEAM, SAM.member, said)) is None


def test_a_title_and_words_for_consent() -> None:
    assert opened_title(NAMES_KEY, TEAM, sealed_title(NAMES_KEY, TEAM, "Peers")) == "Peers"
    assert opened_title(NAMES_KEY, TEAM, seal_title(NAMES_KEY, TEAM, encode(5))) == ""
    words = sealed_consent_words(NAMES_KEY, TEAM, "May I tell Sam?")
    assert opened_consent_words(NAMES_KEY, TEAM, words) == "May I tell Sam?"
    assert (
        sealed_consent_words(NAMES_KEY, TEAM, "") == b"" and opened_consent_words(NAMES_KEY, TEAM, b"") == ""
    )
    assert opened_title(NAMES_KEY, TEAM, seal_consent_words(NAMES_KEY, TEAM, encode("swapped"))) == ""


@pytest.mark.parametrize(
    ("names", "code", "field"),
    [
        (Names(name="x" * 201), Code.NAME_TOO_LONG, "name"),
        (Names(name="", organisation="x" * 201), Code.NAME_TOO_LONG, "organisation"),
        (Names(name="", contact="x" * 501), Code.TEXT_TOO_LONG, "contact"),
    ],
)
def test_names_that_fit_on_no_card(names: Names, code: Code, field: str) -> None:
    with pytest.raises(KnownError) as refused:
        make_card(NAMES_KEY, TEAM, names, SAM.card)
    assert (refused.value.code, refused.value.facts["field"]) == (code, field)


def test_words_that_fit_in_no_policy() -> None:
    with pytest.raises(KnownError):
        sealed_title(NAMES_KEY, TEAM, "x" * 201)
    with pytest.raises(KnownError):
        sealed_consent_words(NAMES_KEY, TEAM, "x" * 1501)


def test_a_key_that_nothing_can_be_sealed_to_makes_no_card() -> None:
    with pytest.raises(KnownError) as refused:
        make_card(NAMES_KEY, TEAM, NAMES, replace(SAM.card, member_key=b"\xff" * 1216))
    assert refused.value.facts["reason"] == "unusable_key"


def test_other_troubles_stay_what_they_are() -> None:
    with pytest.raises(KnownError) as kept, as_roster():
        raise KnownError(Code.DISK_FULL)
    assert kept.value.code is Code.DISK_FULL
    with pytest.raises(BugError), as_roster():
        raise BugError("ours")


def test_nothing_in_a_name_steers_how_it_is_shown() -> None:
    said = {
        "name": " Sam\n\u202eeeL\u200b  Lee\u2028(you)",
        "organisation": "Open\tDoor\u2066",
        "contact": "0161\nAdministrator\u202c",
    }
    sealed = seal_names(NAMES_KEY, TEAM, SAM.member, encode(said))
    assert opened_names(NAMES_KEY, TEAM, SAM.member, sealed) == Names(
        name="Sam eeL Lee (you)", organisation="Open Door", contact="0161 Administrator"
    )
    assert one_line("न्‍द \u200fעדי") == "न्‍द \u200fעדי"  # some languages are wrong without these


@pytest.mark.parametrize("other", ["sam lee", "Sam  Lee", "SamLee", "Ѕаm Lee", "Ｓam Lee", "Sam\u200e Lee"])
def test_names_that_look_alike_are_told_apart(other: str) -> None:
    names = {"1": "Sam Lee", "2": "Noor", "3": other, "4": "Al", "5": "AI", "6": "", "7": ""}
    assert told_apart(names) == {
        "1": "Sam Lee (1)",
        "2": "Noor",
        "3": f"{other} (2)",
        "4": "Al (1)",
        "5": "AI (2)",
        "6": "",
        "7": "",
    }
    assert told_apart({"1": "Zoë", "2": "Zoe"}) == {"1": "Zoë", "2": "Zoe"}
    assert told_apart({}) == {}


def test_whoever_takes_anothers_name_is_told_apart_from_them() -> None:
    log = Log.of(SAM, NOOR).add(NOOR.renamed("sam"), NOOR)
    called = log.state.called(NAMES_KEY)
    assert (called[SAM.member], called[NOOR.member]) == ("Sam (1)", "sam (2)")
    log.add(NOOR.renamed("peers"), NOOR)  # as the team is called: whom would that be shared with?
    called = log.state.called(NAMES_KEY)
    assert (called[SAM.member], called[NOOR.member]) == ("Sam", "peers (2)")
    log.add(NOOR.renamed("sam"), NOOR).add(out(NOOR), ADA)
    called = log.state.called(NAMES_KEY)
    assert (called[SAM.member], called[NOOR.member]) == ("Sam", "sam")
    assert called.keys() == log.state.members.keys()
