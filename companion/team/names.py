"""What members are called: sealed on their cards under the team's names key, so that no carrier reads it.

Members say themselves what they are called, whenever they like. So nothing in a name steers how a line is shown, and
names that look alike are told apart.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from companion.crypto.cbor import decode, encode
from companion.crypto.invite import (
    open_consent_words,
    open_names,
    open_title,
    seal_consent_words,
    seal_names,
    seal_title,
)
from companion.domain.text import LONGEST_NAME
from companion.errors import Code, KnownError
from companion.team import shapes
from companion.team.refusals import as_roster

MOST_CONTACT = 500
MOST_CONSENT_WORDS = 1500
_MOST_BYTES = 8 * 1024
_STEERING = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2060-\u2069\ufeff]")
"""What is not seen, and turns a line. What ends one is a space to `str.split`, and glues nothing.
Joiners and plain direction marks stay: see domain/text.py."""
_LOOKS_LIKE = str.maketrans("авекмнорстухіјѕһԁԛԝαβεικνορτυχ01i|", "abekmhopctyxljshdqwabelkvoptuxolll")
"""Letters of other alphabets, and figures, that are taken for another in passing."""
_MOST = {"name": LONGEST_NAME, "organisation": LONGEST_NAME, "contact": MOST_CONTACT}


@dataclass(frozen=True, kw_only=True)
class Names:
    """Who someone is, for people: what they are called, where they work, how to reach them."""

    name: str
    organisation: str = ""
    contact: str = ""

    def as_shown(self) -> Names:
        """The same, and nothing in it steers how it is shown, or looks like another line about them."""
        name, organisation, contact = map(one_line, (self.name, self.organisation, self.contact))
        return Names(name=name, organisation=organisation, contact=contact)

    def require_fits(self) -> None:
        """Raise NAME_TOO_LONG or TEXT_TOO_LONG for what fits on no card."""
        _require_fits("name", self.name, LONGEST_NAME)
        _require_fits("organisation", self.organisation, LONGEST_NAME)
        _require_fits("contact", self.contact, MOST_CONTACT)


def sealed_names(names_key: bytes, team: str, member: str, names: Names) -> bytes:
    """For the card. Raises NAME_TOO_LONG or TEXT_TOO_LONG."""
    names.require_fits()
    said = {"name": names.name, "organisation": names.organisation, "contact": names.contact}
    return seal_names(names_key, team, member, encode(said))


def opened_names(names_key: bytes, team: str, member: str, sealed: bytes) -> Names | None:
    """From the card; None where it does not open, or holds something else."""
    plain = open_names(names_key, team, member, sealed)
    try:
        with as_roster():
            said = shapes.fields(decode(plain or b"", most=_MOST_BYTES), tuple(_MOST))
        name, organisation, contact = (
            shapes.text(one, most) for one, most in zip(said, _MOST.values(), strict=True)
        )
    except KnownError:
        return None
    return Names(name=name, organisation=organisation, contact=contact).as_shown()


def one_line(name: str) -> str:
    """A name as it is shown: on one line, and with nothing in it that is not seen and steers what is."""
    return " ".join(_STEERING.sub("", name).split())


def told_apart(names: Mapping[str, str]) -> dict[str, str]:
    """The same names by id, with a number behind those that look like another's, in the order given."""
    looks = {member: _look_of(name) for member, name in names.items()}
    shared = {look for look, count in Counter(looks.values()).items() if look and count > 1}
    return dict(_numbered(names, looks, shared))


def _numbered(
    names: Mapping[str, str], looks: Mapping[str, str], shared: set[str]
) -> Iterable[tuple[str, str]]:
    seen: Counter[str] = Counter()
    for member, name in names.items():
        look = looks[member]
        seen[look] += 1
        yield member, f"{name} ({seen[look]})" if look in shared else name


def _look_of(name: str) -> str:
    """How a name looks to somebody who glances at it: neither case, width, spaces nor what is not seen count."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    seen = "".join(
        one for one in folded if not one.isspace() and unicodedata.category(one) not in {"Cf", "Cc"}
    )
    return seen.translate(_LOOKS_LIKE)


def sealed_title(names_key: bytes, team: str, title: str) -> bytes:
    """What the team is called, for the policy. Raises NAME_TOO_LONG."""
    _require_fits("title", title, LONGEST_NAME)
    return seal_title(names_key, team, encode(title))


def opened_title(names_key: bytes, team: str, sealed: bytes) -> str:
    """What the team is called; empty where that does not open."""
    return _text(open_title(names_key, team, sealed), LONGEST_NAME)


def sealed_consent_words(names_key: bytes, team: str, words: str) -> bytes:
    """How the team asks for consent, for the policy; empty bytes for none. Raises TEXT_TOO_LONG."""
    _require_fits("consent_words", words, MOST_CONSENT_WORDS)
    return seal_consent_words(names_key, team, encode(words)) if words else b""


def opened_consent_words(names_key: bytes, team: str, sealed: bytes) -> str:
    """How the team asks for consent; empty where there is nothing, or it does not open."""
    return _text(open_consent_words(names_key, team, sealed), MOST_CONSENT_WORDS)


def _text(plain: bytes | None, most: int) -> str:
    try:
        with as_roster():
            return shapes.text(decode(plain or b"", most=_MOST_BYTES), most)
    except KnownError:
        return ""


def _require_fits(field: str, said: str, most: int) -> None:
    if len(said) > most:
        code = Code.TEXT_TOO_LONG if field in {"contact", "consent_words"} else Code.NAME_TOO_LONG
        raise KnownError(code, field=field, longest=most, length=len(said))
