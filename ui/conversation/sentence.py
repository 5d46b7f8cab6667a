"""Which sentence the cursor stands in, so that one key can pick it out, and where picked words stand."""

from __future__ import annotations

import re

# A full stop, question or exclamation mark (Latin, Greek, Arabic, Devanagari), then what may close a quotation,
# then a space or the end; not the stop of a short title before a name.
_END = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bSt)(?<!\bMrs)(?<!\be\.g)(?<!\bi\.e)[.!?…;؟۔।](?:[.!?…])*[\"'”’»)\]]*(?:\s+|$)"
)


def sentence_at(text: str, place: int) -> str:
    """The sentence that holds the character position `place`; on an empty line, the one before it.

    Sentences do not reach over line ends. Nothing written up to there: an empty string.
    """
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    line = text[start : end if end >= 0 else len(text)]
    if not line.strip():
        before = text[:start].rstrip()
        return sentence_at(before, len(before)) if before else ""
    return _within(line, place - start)


def _within(line: str, place: int) -> str:
    start, found = 0, ""
    for end in [match.end() for match in _END.finditer(line)] + [len(line)]:
        sentence = line[start:end].strip()
        if sentence:
            found = sentence
            if place < end:
                break
        start = end
    return found


def place_of(words: str, text: str) -> tuple[int, int] | None:
    """Where words that were put on one line stand in a text, as (start, end) in characters; None where they do not."""
    parts = [re.escape(part) for part in words.split()]
    found = re.search(r"\s+".join(parts), text) if parts else None
    return found.span() if found else None
