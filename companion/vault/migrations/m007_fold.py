"""Names and words by one fold: names anew, with how they sort and sound; words again when nobody is waiting."""

from __future__ import annotations

import re
import unicodedata

from sqlite_utils import Database

_TABLES = (
    "DROP INDEX person_by_name",
    "DROP TABLE name_word",
    "CREATE TABLE name_word (word TEXT NOT NULL, person_id TEXT NOT NULL, sort TEXT NOT NULL, sound TEXT NOT NULL, "
    "PRIMARY KEY (word, sort, person_id)) STRICT, WITHOUT ROWID",
    "CREATE INDEX name_word_person ON name_word (person_id)",
    "CREATE INDEX name_word_sound ON name_word (sound, person_id) WHERE sound != ''",
    "CREATE TABLE name_order (sort TEXT NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY (sort, person_id)) "
    "STRICT, WITHOUT ROWID",
    "CREATE INDEX name_order_person ON name_order (person_id)",
    # Lines of the index that were written before there was a fold. They are found as before until their turn comes.
    "CREATE TABLE search_again (place INTEGER PRIMARY KEY) STRICT",
    "INSERT INTO search_again SELECT place FROM search_entry",
    # On for every change it takes 50 ms a passage; what is destroyed switches it on for itself (vault/search.py).
    "INSERT INTO search_words (search_words, rank) VALUES ('secure-delete', 0)",
)


def fold_again(db: Database) -> None:
    """Make the index of names anew, and let the words wait for it."""
    for statement in _TABLES:
        db.execute(statement)
    people = db.execute(
        "SELECT id, name FROM person WHERE head AND removed IS NULL ORDER BY version"
    ).fetchall()
    for person_id, name in dict(people).items():
        sort = _sort_key(name)
        db.execute("INSERT INTO name_order VALUES (?, ?)", (sort, person_id))
        for word in _name_words(name):
            row = (word, person_id, sort, _sound_of(word))
            db.execute("INSERT INTO name_word VALUES (?, ?, ?, ?)", row)


# From here on: companion/domain/fold.py as it was when this step was made.

APOSTROPHE, HYPHEN = "'", "-"
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


def _folded(text: str) -> str:
    return "".join(map(_letter, unicodedata.normalize("NFC", text)))


def _sort_key(name: str) -> str:
    fold = _folded(name)
    return " ".join(re.findall(r"[^\W_]+", fold.replace(APOSTROPHE, ""))) or fold.strip()


def _name_words(name: str) -> list[str]:
    fold = _folded(name)
    words: list[str] = []
    for one in _COMPOUND.findall(fold):
        runs = []
        for part in re.split("['-]", one):
            for place, run in enumerate(_RUNS.split(part)):
                if run:
                    runs.append(place % 2 == 1)
                    words += [run[at:] for at in range(len(run))] if runs[-1] else [run]
        if len(runs) > 1 and not any(runs):
            words.append(re.sub("['-]", "", one))
    return list(dict.fromkeys(words or _signs(fold)))


def _signs(fold: str) -> list[str]:
    bare = "".join(one for one in fold if unicodedata.category(one)[0] != "P")
    return bare.split() or fold.split()


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


def _sound_of(word: str) -> str:
    if not word.isascii():
        return ""
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word if len(word) > 1 else ""
