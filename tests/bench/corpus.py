"""A vault of the programme's size: 6,500 people, 26,000 conversations of about 500 words. Written once and kept.

It is kept in the cache folder of whoever measures, under a name made of the vault's shape and of this file, so that
another shape or another corpus is written anew. Nobody in it is real: words are drawn by rank, like those of a
language, from made-up syllables and a few true words to look for.
"""

import hashlib
import itertools
import random
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import platformdirs

from companion.clock import SystemClock
from companion.domain.conversation import Conversation, ConversationState, Passage, Prompt
from companion.domain.introduction import Introduction
from companion.domain.person import Person
from companion.domain.plan import Plan
from companion.domain.record import Record, Voice, stamped
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.paths import Home, home_in
from companion.services.records import new_stamp
from companion.services.session import Session
from companion.services.vaults.vaults import NewVault, create_vault, lock_vault
from companion.vault import migrations
from companion.vault.rows import put_record

PEOPLE = 6_500
CONVERSATIONS_EACH = 4
WORDS_EACH = 500
PASSAGES_EACH = 4
PASSPHRASE = "seven geese over a grey canal"
ON_A_LIST = 60
"""People who wait, and whose next step is due: a vault of many years has no more of them than a young one."""
BATCH = 50

TRUE_WORDS = """
the and to I of a my with that was it in for we he she they at on not but this have had said me when go day home
morning kettle garden bus night sleep mum brother dog walk library allotment job rent letter doctor friend church
kitchen tea music choir football swim quiet loud worry hope tired better slow money phone key door neighbour
"""


@dataclass(frozen=True)
class Corpus:
    """The kept vault: its home, its profile, and what it took to write (seconds, 0 when it was there)."""

    home: Home
    root: Path
    profile: str
    written_in: float

    def copied_to(self, folder: Path) -> Home:
        """A copy that may be written in."""
        shutil.copytree(self.root, folder, dirs_exist_ok=True)
        return home_in(folder)


def provide_corpus(people: int = PEOPLE) -> Corpus:
    """The corpus, written first when it is not there."""
    root = platformdirs.user_cache_path("companion-bench", appauthor=False) / f"{_shape()}-{people}"
    begun = time.perf_counter()
    if not root.exists():
        print(f"Writing {people} made-up people into a vault, once: {root}", flush=True)
        making = root.with_suffix(".making")
        for pattern in (f"*-{people}", f"*-{people}.making"):
            for outdated in root.parent.glob(pattern):
                shutil.rmtree(outdated, ignore_errors=True)
        _write(home_in(making), people)
        making.rename(root)
    home = home_in(root)
    profile = next(home.vaults.iterdir()).name
    return Corpus(home, root, profile, time.perf_counter() - begun)


def _shape() -> str:
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for path in sorted(Path(migrations.__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _write(home: Home, people: int) -> None:
    wish = NewVault(label="Size", member_name="Robin Reed", passphrase=PASSPHRASE, made_up=True)
    session = create_vault(home, SystemClock(), None, wish).session
    writer = _Writer(session)
    begun = time.perf_counter()
    for first in range(0, people, BATCH):
        with session.vault.transaction():
            for number in range(first, min(first + BATCH, people)):
                writer.write_person(number)
        if first % (BATCH * 20) == 0:
            print(f"  {first} of {people}, {time.perf_counter() - begun:.0f} s", flush=True)
    lock_vault(session)


def _words(chance: random.Random) -> Iterator[str]:
    """Words without end: the n-th most frequent is met 1/n as often as the first."""
    syllables = [
        "ba",
        "ce",
        "di",
        "fo",
        "gu",
        "la",
        "me",
        "ni",
        "ro",
        "su",
        "ta",
        "ve",
        "wi",
        "ko",
        "pe",
        "ha",
    ]
    made_up = ["".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(20_000)]
    known = [*TRUE_WORDS.split(), *made_up]
    weights = list(itertools.accumulate(1 / rank for rank in range(1, len(known) + 1)))
    while True:
        yield from chance.choices(known, cum_weights=weights, k=5_000)


class _Writer:
    """Puts people into an open vault, inside the caller's transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._chance = random.Random(6_500)  # the same words every time
        self._words = _words(self._chance)

    def write_person(self, number: int) -> None:
        """One person with all that is theirs."""
        today = self._session.clock.today()
        met = today - timedelta(days=self._chance.randint(30, 900))
        person = self._keep(Person, name=f"{next(self._words).capitalize()} {number}")
        on_a_list = number < ON_A_LIST
        self._keep(Introduction, person_id=person, received_on=met, first_held_on=None if on_a_list else met)
        for turn in range(CONVERSATIONS_EACH):
            self._write_conversation(person, met + timedelta(days=7 * turn), turn)
        for noun in (Strength, Hope, Need):
            self._keep(noun, person_id=person, text=self._text(12))
        due = today + timedelta(days=-3 if on_a_list else self._chance.randint(1, 400))
        self._keep(Action, person_id=person, text=self._text(10), by_when=due)
        self._keep(Plan, person_id=person)

    def _write_conversation(self, person: str, held_on: date, turn: int) -> None:
        talk = self._keep(Conversation, person_id=person, held_on=held_on, state=ConversationState.AGREED)
        for place, prompt in enumerate(tuple(Prompt)[:PASSAGES_EACH]):
            self._keep(
                Passage,
                conversation_id=talk,
                person_id=person,
                text=self._text(WORDS_EACH // PASSAGES_EACH),
                voice=Voice.PERSON if (place + turn) % 3 else Voice.WORKER,
                prompt=prompt,
                place=place,
            )

    def _keep(self, noun: type[Record], **values: Any) -> str:
        record_id = self._session.clock.new_id()
        put_record(self._session.vault, noun(**stamped(record_id, new_stamp(self._session)), **values))  # type: ignore[arg-type]
        return record_id

    def _text(self, count: int) -> str:
        return " ".join(itertools.islice(self._words, count)).capitalize() + "."
