"""The list of the spoken words: kind, told apart by four letters, and never changed."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from mnemonic import Mnemonic

from companion.team.word_list import BIP_39, NEWEST, numbers, word_list

PUBLISHED = tuple(Mnemonic("english").wordlist)
OURS = word_list(NEWEST)
INSTEAD = [(old, new) for old, new in zip(PUBLISHED, OURS, strict=True) if old != new]
UNKIND = """
    abandon abuse addict alcohol alone anger anxiety arrest assault attack blade blood bomb burden cliff
    clinic crazy cry danger despair destroy diet disease disorder dumb edge empty end evil fat fatal fault
    gas grief guilt gun hospital hurt ill illness inject injury insane jump kick knife lazy liar lonely mad
    misery nasty neglect nerve nothing nut panic patient pig pill pistol police poverty prison razor reject
    rifle sad section shoot sick skull slim smoke spy struggle suffer sword symptom target trigger ugly
    unable upset useless void weapon weird wine worry wreck wrong
"""
SHA_256 = "8f10b9eb8c0d80ae9d961adbbb83fa99d8c56831ae59294a7b31bd8b01719bc1"


def test_the_first_version_is_the_published_list() -> None:
    assert word_list(BIP_39) == PUBLISHED


def test_the_list_never_changes() -> None:
    """Both laptops read from it, and invites that were made lie at carriers. Another list is another version."""
    assert sha256(" ".join(OURS).encode()).hexdigest() == SHA_256


def test_nobody_has_to_say_or_hear_these() -> None:
    assert set(UNKIND.split()) & set(OURS) == set()
    assert set(UNKIND.split()) <= set(PUBLISHED)


def test_the_page_of_the_format_has_all_of_them() -> None:
    page = (Path(__file__).parents[3] / "docs" / "format-team.md").read_text("utf-8")
    told = page.split("<!-- words of version 2 -->")[1]
    assert re.findall(r"([a-z]+) ([a-z]+)(?:,|\n)", told) == INSTEAD


def test_each_word_stands_where_it_stood_and_for_one_number() -> None:
    assert len(OURS) == len(set(OURS)) == 2048
    assert len(INSTEAD) == 248
    assert len(numbers()) == 2048 + len(INSTEAD)
    for old, new in INSTEAD:
        assert new not in PUBLISHED
        assert numbers()[old] == numbers()[new] == PUBLISHED.index(old)


def test_four_letters_tell_any_two_words_apart_old_and_new() -> None:
    beginnings = {word[:4] for word in numbers()}
    assert len(beginnings) == len(numbers())
    assert all(new.isascii() and new.islower() and 4 <= len(new) <= 9 for _old, new in INSTEAD)


def test_no_new_word_is_one_letter_from_another() -> None:
    for _old, new in INSTEAD:
        apart = {new[:at] + "." + new[at + 1 :] for at in range(len(new))}
        near = [
            word
            for word in OURS
            if word != new
            and len(word) == len(new)
            and any(word[:at] + "." + word[at + 1 :] in apart for at in range(len(word)))
        ]
        assert near == []
