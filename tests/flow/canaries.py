"""Words that stand nowhere else, one for each field."""

from __future__ import annotations

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
