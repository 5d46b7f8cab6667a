"""One fold: whoever types a name or a word in any way that a reader takes for the same letters means the same."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.domain.fold import (
    compounds_in,
    folded,
    is_near,
    name_words,
    places_of,
    same_name,
    sort_key,
    sound_of,
    typed_names,
)
from companion.vault.migrations import m007_fold

WRITTEN = (
    "Smith-Jones",
    "O’Dwyer",
    "Łukasz Đào",
    "(Nan)",
    "“Ziggy”",
    "Al‑Hassan",
    "小明",
    "Sm\u200eith\u200e",
    "Søren Ærøskøbing",
    "İpek Işık",
    "Straße",
    "ณัฐพงศ์",
    "김민수",
    "Đặng Thị Hạnh",
    "عائشة",
    "یاسمین",
    "Ɓala Ƙofa",
    "Þóra Guðrún",
    "🙂",
    "陈Amy",
    "٣ Rana",
    "Anne\u00adMarie",
    "Zo\u0308e\u0301",
)


def is_found(typed: str, name: str) -> bool:
    words = name_words(name)
    return all(
        any(all(any(word.startswith(one) for word in words) for one in way) for way in ways)
        for ways in typed_names(typed)
    )


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Jones", "Smith-Jones"),
        ("smithj", "Smith-Jones"),
        ("Smith‑Jones", "SmithJones"),
        ("smith jones", "Smith-Jones"),
        ("O'Dwyer", "O’Dwyer"),
        ("odwyer", "Oʼdwyer"),
        ("O`Dwyer", "O Dwyer"),
        ("o’dw", "ODwyer"),
        ("lukasz", "Łukasz"),
        ("dao", "Đào"),
        ("nan", "(Nan)"),
        ("ziggy", '"Ziggy"'),
        ("hassan", "Al-Hassan"),
        ("明", "小明"),
        ("amy", "陈Amy"),
        ("smith", "Sm\u200eith"),
        ("soren", "Søren"),
        ("isik", "IŞIK"),
        ("ISIK", "ışık"),
        ("strasse", "Straße"),
        ("STRASSE", "straße"),
        ("พงศ์", "ณัฐพงศ์"),
        ("민수", "김민수"),
        ("كريم", "کریم"),
        ("gudrun", "Guðrún"),
        ("bala", "Ɓala"),
        ("3", "٣"),
        ("annemarie", "Anne\u00adMarie"),
        ("🙂", "🙂"),
        ("nan", "\u3164Nan\u3164"),
    ],
)
def test_what_strangers_typed_finds_whom_they_meant(typed: str, name: str) -> None:
    assert is_found(typed, name)


@pytest.mark.parametrize(
    ("typed", "name"), [("dwyer", "ODwyer"), ("ithj", "Smith"), ("🙂", "Nan"), ("明", "小 红")]
)
def test_and_nobody_else(typed: str, name: str) -> None:
    assert not is_found(typed, name)


def _disguises(text: str) -> tuple[str, ...]:
    bare = "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))
    forms = tuple(unicodedata.normalize(form, text) for form in ("NFC", "NFD", "NFKC", "NFKD"))
    return (*forms, bare, text.upper(), text.lower(), text.casefold(), f"\u200f{text}\u200e", f"“{text}”")


# The iota below a Greek letter is written as a letter in capitals and left out as a mark: no fold can hold both.
IOTA_BELOW = "\u0345"
NAMES = st.one_of(
    st.sampled_from(WRITTEN),
    st.text(st.characters(categories=("L", "M", "N", "Cf"), include_characters=" -'’")).filter(
        lambda text: IOTA_BELOW not in unicodedata.normalize("NFKD", text)
    ),
)


@settings(max_examples=60)
@given(NAMES, st.data())
def test_any_part_in_any_disguise_finds_it(name: str, data: st.DataObject) -> None:
    parts = [name, *re.split(r"[\s'’-]", name)]
    typed = data.draw(st.sampled_from([one for one in parts if one] or [name]))
    for written in _disguises(name):
        for looked_for in _disguises(typed):
            assert is_found(looked_for, written) or not _is_seen(typed)


def _is_seen(typed: str) -> bool:
    """Quotes around a lone hyphen make it another text."""
    return any(unicodedata.category(one)[0] in "LNS" for one in folded(typed))


@given(NAMES)
@settings(max_examples=60)
def test_a_fold_is_folded_already_and_knows_where_its_letters_come_from(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert folded(folded(text)) == folded(text)
    assert len(places_of(text)) == len(folded(text))
    for one in compounds_in(folded(text)):
        assert one.joined is None or one.joined in folded(text).replace("'", "").replace("-", "")


@settings(max_examples=80)
@given(NAMES)
def test_the_step_that_folded_all_names_did_it_as_it_is_done_now(name: str) -> None:
    """Where this fails because the fold was changed: add a step that folds again, and hold that one to it."""
    assert m007_fold._name_words(name) == name_words(name)
    assert m007_fold._sort_key(name) == sort_key(name)
    for word in name_words(name):
        assert m007_fold._sound_of(word) == sound_of(word)


def test_names_sort_as_people_sort_them() -> None:
    names = [
        "Öztürk",
        "łukasz",
        "Zoë",
        "Smithers",
        "adam",
        "O'Brien",
        "Obama",
        "Smith Jones",
        "Lydia",
        "Smith-Adams",
    ]
    names += ["Olga", "Luka", "Ådne", "(Nan)", "100%"]
    assert sorted(names, key=sort_key) == [
        "100%",
        "adam",
        "Ådne",
        "Luka",
        "łukasz",
        "Lydia",
        "(Nan)",
        "Obama",
        "O'Brien",
        "Olga",
        "Öztürk",
        "Smith-Adams",
        "Smith Jones",
        "Smithers",
        "Zoë",
    ]


def test_equal_names_are_equal_to_a_reader() -> None:
    assert same_name("Dr O’Dwyer", " dr  o'dwyer\u200e")
    assert same_name("ŁUKASZ", "łukasz") and same_name("🙂", "🙂 ")
    assert not same_name("GP", "GP receptionist")


@pytest.mark.parametrize(
    ("one", "other"),
    [("ahmed", "ahmad"), ("jonh", "john"), ("anna", "ana"), ("lea", "leah"), ("mary", "mary")],
)
def test_one_slip_is_near(one: str, other: str) -> None:
    assert is_near(one, other) and is_near(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("abcd", "badc"), ("mary", "maroon"), ("abc", "xyz"), ("nan", "lea")]
)
def test_two_slips_are_not(one: str, other: str) -> None:
    assert not is_near(one, other) and not is_near(other, one)


@pytest.mark.parametrize(
    "alike",
    [
        ("mohammed", "muhammad", "mohamed"),
        ("catherine", "kathryn", "katherine"),
        ("stephen", "steven"),
        ("philip", "filip"),
        ("knight", "night"),
        ("shaun", "sean"),
        ("wright", "rite"),
        ("jusuf", "yusuf"),
    ],
)
def test_what_sounds_alike(alike: tuple[str, ...]) -> None:
    assert len({sound_of(one) for one in alike}) == 1


def test_no_telling_how_it_sounds() -> None:
    assert sound_of("bo") == sound_of("小明") == sound_of("") == ""
