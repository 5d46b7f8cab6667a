"""Every sentence of the windows: short, kind, and one word for one thing."""

import re

from tests.ui.translations import TEMPLATE, for_one, sentences

LONGEST = 15  # words in a sentence: reading age 9 to 11
UNKIND = re.compile(
    r"\b(clients?|patients?|service users?|referr\w+|caseload|discharged?|assessments?|eas(y|ily|ier)|simply)\b",
    re.IGNORECASE,
)
OTHER_WORDS = {  # word -> what the thing is called
    "keyring": "key store",
    "password": "passphrase",
    "PIN": "passphrase",
    "prompt": "question",
    "recovery key": "recovery code",
    "larger": "bigger",
    "delete": "take out",
}
A_NOTEBOOK = {"FirstStartPage", "Help"}  # they say what Companion is; what holds the notes is a vault


def _all() -> set[tuple[str, str]]:
    found = sentences(TEMPLATE)
    assert len(found) > 500
    return found | {("of one", form) for form in for_one().values()}


def test_sentences_are_short() -> None:
    long = {
        sentence
        for _context, words in _all()
        for sentence in re.split(r"(?<=[.?!:])\s+", words)
        if len(re.findall(r"[\w'’{}-]+", sentence)) > LONGEST
    }
    assert long == set()


def test_words_are_kind() -> None:
    assert {words for _context, words in _all() if UNKIND.search(words)} == set()


def test_no_asterisks_and_no_percentages_of_a_person() -> None:
    marked = {words for _context, words in _all() if re.search(r"\*|%(?!L?n)|per cent", words)}
    assert marked == {"Letter size: {zoom} %", "Letters at {percent} per cent."}


def test_each_thing_has_one_name() -> None:
    other = re.compile(rf"\b({'|'.join(OTHER_WORDS)})s?\b", re.IGNORECASE)
    assert {words for _context, words in _all() if other.search(words)} == set()


def test_what_holds_the_notes_is_a_vault() -> None:
    said = {context for context, words in _all() if re.search("notebook", words, re.IGNORECASE)}
    assert said <= A_NOTEBOOK
