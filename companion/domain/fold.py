"""One fold for names, words and what is typed to find them: what a reader takes for the same letters is the same.

Neither case, marks, strokes through letters, kinds of apostrophe and hyphen nor what is not seen count. Words are
found split and joined at an apostrophe or hyphen; scripts that are written without spaces are found inside a run.
m007_fold has it as it was when that step was made: who changes it here adds a step that folds again.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

APOSTROPHE, HYPHEN = "'", "-"
"""What every kind of them becomes between two letters."""
_JOINERS = {**dict.fromkeys("'`´‘’‛ʹʻʼʽ′＇", APOSTROPHE), **dict.fromkeys("-‐‑‒–−﹣－", HYPHEN)}
# Letters that Unicode does not take apart, and whose names do not say what they are written for.
_ALONE = {
    **{"æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ŋ": "n", "ı": "i", "ȷ": "j", "ĸ": "k", "ə": "e", "ɛ": "e"},
    **{"ɔ": "o", "ʿ": "", "ʾ": "", "ـ": ""},
    # One letter on Arabic keyboards and others on Persian and Urdu ones.
    **{"ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "ہ": "ه", "ھ": "ه"},
}
_STROKED = re.compile(r"LATIN SMALL LETTER (?:DOTLESS )?([A-Z]) WITH ")
# Drawn as nothing, and letters all the same (Hangul fillers).
_FILLERS = "\u115f\u1160"
_COMPOUND = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
# Scripts without spaces, and Hangul, whose names stand together: Thai, Lao, Tibetan, Myanmar, Khmer, kana, Han.
_UNSPACED = "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
_RUNS = re.compile(f"([{_UNSPACED}\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+)")


class Compound(NamedTuple):
    """Letters with at most one apostrophe or hyphen between them, folded: its parts, and all of them together.

    `runs`: which of the parts is a run of a script without spaces. `start` and `end` are its place in the folded text.
    """

    parts: tuple[str, ...]
    runs: tuple[bool, ...]
    joined: str | None
    start: int
    end: int


class _Letters(dict[int, str]):
    """What each letter becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _letter(chr(code))
        return self[code]


def _letter(char: str) -> str:
    if char in _JOINERS:
        return _JOINERS[char]
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    return unicodedata.normalize("NFC", "".join(map(_plain, apart)))


def _plain(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] == "M" or category == "Cf" or char in _FILLERS:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if char in _ALONE or char in _JOINERS:
        return _ALONE.get(char) or _JOINERS.get(char, "")
    stroked = _STROKED.match(unicodedata.name(char, ""))
    return stroked[1].lower() if stroked else char


_LETTERS = _Letters()


def folded(text: str) -> str:
    """The text letter by letter, as it is compared."""
    if text.isascii():
        return text.lower().replace("`", APOSTROPHE)
    return unicodedata.normalize("NFC", text).translate(_LETTERS)


def places_of(text: str) -> list[int]:
    """Where in the text (in NFC) each letter of the folded one comes from."""
    return [place for place, char in enumerate(text) for _ in _LETTERS[ord(char)]]


def compounds_in(fold: str) -> list[Compound]:
    """What stands between spaces and signs in a folded text, in order."""
    found = []
    for one in _COMPOUND.finditer(fold):
        parts, runs = [], []
        for part in re.split("['-]", one[0]):
            for place, run in enumerate(_RUNS.split(part)):
                if run:
                    parts.append(run)
                    runs.append(place % 2 == 1)
        joined = re.sub("['-]", "", one[0]) if len(parts) > 1 and not any(runs) else None
        found.append(Compound(tuple(parts), tuple(runs), joined, *one.span()))
    return found


def sort_key(name: str) -> str:
    """A name as people sort it: letters without case and marks, an apostrophe left out, a hyphen as a space."""
    fold = folded(name)
    words = re.findall(r"[^\W_]+", fold.replace(APOSTROPHE, ""))
    return " ".join(words) or fold.strip()


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same to a reader, by whichever keyboard they were typed."""
    return sort_key(one) == sort_key(other)


def name_words(name: str) -> list[str]:
    """What a name is found by, each by its beginning: its parts, them together, and a run from each letter on.

    A name of signs alone is found by these.
    """
    fold = folded(name)
    words: list[str] = []
    for one in compounds_in(fold):
        for part, run in zip(one.parts, one.runs, strict=True):
            words += [part[place:] for place in range(len(part))] if run else [part]
        words += [one.joined] if one.joined else []
    return list(dict.fromkeys(words or _signs(fold)))


def typed_names(typed: str) -> list[list[tuple[str, ...]]]:
    """What is looked for: for each word the ways it may be written, each a few beginnings that must all be there."""
    fold = folded(typed)
    found = [_ways(one) for one in compounds_in(fold)]
    return found or [[(sign,)] for sign in _signs(fold)]


def _signs(fold: str) -> list[str]:
    """What a name without letters is found by: its signs, without the quotes and brackets around them if it may be."""
    bare = "".join(one for one in fold if unicodedata.category(one)[0] != "P")
    return bare.split() or fold.split()


def _ways(one: Compound) -> list[tuple[str, ...]]:
    return [one.parts, (one.joined,)] if one.joined else [one.parts]


_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"(.)\1+", r"\1"),
        ("^[kgp]n", "n"),
        ("^wr", "r"),
        ("(?<=.)gh", ""),
        ("ph|v|^w", "f"),
        ("sch|sh|cz|sz|ts|z|c(?=[eiy])", "s"),
        ("ch|ck|q|c|x", "k"),
        ("j", "y"),
        ("dh|th|d", "t"),
        ("(?<=.)[aeiouyhw]", ""),
        ("^[aeiouy]", "a"),
    )
)


def sound_of(word: str) -> str:
    """How a folded word sounds, roughly: its consonants, those that are taken for each other as one. Empty: no telling.

    Mohammed, Muhammad and Mohamed sound alike; Catherine and Kathryn; Stephen and Steven. Latin letters only.
    """
    if not word.isascii():
        return ""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word if len(word) > 1 else ""


def is_near(one: str, other: str) -> bool:
    """Whether one slip makes one word of the other: a letter too many, missing, another, or two the wrong way round."""
    if abs(len(one) - len(other)) > 1:
        return False
    begin = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    one, other = one[begin:], other[begin:]
    return (
        one[1:] == other
        or one == other[1:]
        or one[1:] == other[1:]
        or (one[:2] == other[1::-1] and one[2:] == other[2:])
    )
