"""Words that stand nowhere else, one for each field, and every form in which bytes could hide them."""

from __future__ import annotations

import base64
import unicodedata

WORKER = "Sam"  # the worker's own name is the vault's label: it is meant to be read on the unlock screen
CONTACT = "Zwankelmoor"
PASSPHRASE = "Drumblethwick quorvane isselmurk"
WRONG = "Frabberknoll pewtersnark"
PERSON = "Ixelbraun"
SPOKEN = "Vormigaunt said żółwiączka"
HOPE = "Hathrobinel one day"
NOTE = "Skelpittock wurdenby"
PLAN = "Ombrelstane"
TYPED_ON = "Krumbolinx"

SCENARIO = """
title = "Aaldrikmoss"
[[members]]
name = "Sam"
organisation = "Bexterwold"
passphrase = "unused words here"
[[people]]
name = "Quillanthor"
full_name = "Dwerrimane"
pronouns = "Vexilpron"
born_on = 2001-02-03
nation = "Scotland"
interpreter = "Yulgastrid"
about_me = "Eskilborough"
ways = [{ kind = "phone", value = "Fonsterdale", times = "Grinthalby" }]
communication_needs = [{ need = "Hoskelward", format = "Jarnathin" }]
[[people.introductions]]
by_whom = "Lummocksby"
what_brought_them = "Mirkelstone"
offers_declined = "Nackersdyke"
received_on = "-3 days"
[[people.introductions]]
direction = "out"
to_service = "Oxterbrand"
who_went_along = "Pannikersea"
came_back_why = "Quernavelt"
[[people.consents]]
recipient = "Rostingham"
answer = "yes"
how_given = "Stithergale"
how_explained = "Tunderwick"
[[people.conversations]]
place = "Umberlaith"
who_was_there = "Vinnerstead"
feeling_at_end = "Wamblecroft"
was_useful = "Yaffingale"
[[people.conversations.passages]]
text = "Zennorbeck żółcień"
[[people.conversations.passages]]
text = "Abbelthwaite"
keep = "private"
[[people.conversations.disagreements]]
text = "Bruskenfell"
[[people.strengths]]
text = "Cluddermire"
example = "Dunkelsprite"
[[people.hopes]]
text = "Ettlebrook"
smallest_step = "Farrowgast"
why_it_matters = "Gowkenhill"
state = "set aside"
set_aside_why = "Hindlemarsh"
[[people.needs]]
text = "Inkermoll"
met_by = "Jowlsterby"
[[people.actions]]
text = "Kittlerigg"
who = "service"
who_name = "Lairdenpool"
got_in_the_way = "Mossenthorpe"
[[people.network]]
name = "Nettlersby"
relationship = "Oddenkirk"
brings = "Pickerstane"
is_given = "Quackenbeath"
contact = "Rimmersdale"
must_not_be_told = "Snoutergill"
[people.plan]
what_matters = "Thrumblesea"
staying_well = "Ulverscombe"
how_to_come_back = "Vassenholm"
"""


def canaries() -> tuple[str, ...]:
    """All of them, one word each."""
    quoted = SCENARIO.split('"')[1::2]
    known = {"Scotland", "Sam", "phone", "out", "yes", "private", "set aside", "service"}
    spoken = (CONTACT, PASSPHRASE, WRONG, PERSON, SPOKEN, HOPE, NOTE, PLAN, TYPED_ON)
    words = {word for text in (*quoted, *spoken) if text not in known for word in text.split()}
    return tuple(sorted(word for word in words if len(word) > 6 and "day" not in word))


def disguises(word: str) -> set[bytes]:
    """A word as bytes in every form in which it could lie in a file: encodings, cases, compositions, codes."""
    spelt = {form for one in ("NFC", "NFD") for form in _cases(unicodedata.normalize(one, word))}
    plain = {one.encode(code) for one in spelt for code in ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")}
    plain |= {one.encode("unicode-escape") for one in spelt} | {word[::-1].encode()}
    coded = {form for one in plain for form in (one.hex().encode(), one.hex().upper().encode())}
    for one in plain:
        for shift in range(3):
            whole = base64.b64encode(b"\0" * shift + one)
            # Its first and last group depend on what stands around it.
            coded.add(whole[4 if shift else 0 : len(whole) - 4])
    return plain | {one for one in coded if len(one) >= 8}


def _cases(word: str) -> tuple[str, ...]:
    return word, word.lower(), word.upper(), word.casefold()
