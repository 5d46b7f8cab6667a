"""A first day with Companion, by keyboard and mouse, from the first start to the printed plan."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from companion.clock import Clock
from companion.domain.crisis import contacts_for
from companion.domain.person import Nation
from companion.paths import home_in
from companion.services.vaults.vaults import lock_vault
from tests.tour.album import Album
from tests.tour.folder import STUCK, TourFolder, file_name
from tests.tour.hands import Hands
from tests.tour.newcomer import Newcomer, count_records, make_vault, open_again
from tests.tour.stage import Stage
from tests.workshop.progress import StepError

WORKER = Newcomer(
    name="Priya Holroyd",
    organisation="Open Kettle",
    contact="Ring Priya on 07700 900162, or come by on Tuesdays",
    passphrase="lantern gravel teapot seventeen",
)
PERSON = "Stefan"

HELP = "I would like to get out of the flat more. I used to walk everywhere."
WELL = "I can mend bicycles. I mended one for the boy next door."
HOPE = "I want to ride to the reservoir and back"
STEP = "Pump up the tyres on Saturday"
NOTE = "He looked up when we talked about bicycles. Ask about his brother another day."
MATTERS = "Moving under my own steam."
SPOKEN = (WELL.partition(". ")[0], HOPE, STEP, MATTERS)
"""What has to stand on the paper at the end."""


class FirstDay:
    """One worker, one person, one day."""

    def __init__(self, folder: TourFolder, clock: Clock, album: Album) -> None:
        self.name = file_name(WORKER.name, set())
        self.member = {
            "name": WORKER.name,
            "organisation": WORKER.organisation,
            "vault": f"vaults/{self.name}",
        }
        self.recorded: dict[str, int] = {}
        self._folder = folder
        self._clock = clock
        self._album = album
        self._root = folder.scratch / "laptop"

    def people(self) -> list[dict[str, Any]]:
        """Who was met, and the numbers on their paper. Raises StepError when the paper lacks words or numbers."""
        return [{"name": PERSON, "crisis_contacts": _contacts_on(self._folder.paper / f"{PERSON}-plan.txt")}]

    def live(self) -> None:
        with Stage(home_in(self._root)) as stage:
            self._stage, self._hands = stage, Hands(stage)
            for what, part in (
                ("First start and a vault", self._begin),
                ("Meeting someone", self._meet),
                ("A conversation", self._talk),
                ("Reading it back", self._read_back),
                ("The plan", self._plan),
                ("Finding things again", self._find),
                ("Hide, lock, unlock", self._lock),
                ("Practice", self._practise),
            ):
                with self._folder.step(what), stage.shown_if_stuck(self._folder.out / STUCK):
                    part()
        with self._folder.step("Looking into the vault"):
            self._look_into()
        shutil.copytree(self._root / "vaults", self._folder.vaults / self.name / "vaults")

    def _begin(self) -> None:
        hands = self._hands
        hands.await_words("Start on my own")
        self._take("first-start")
        hands.press("Make a vault")
        make_vault(hands, WORKER, self._folder.paper / f"{self.name}-recovery-kit.pdf", self._take)
        hands.await_words("Start your first conversation")
        self._take("home-new")

    def _meet(self) -> None:
        hands = self._hands
        hands.tab_to("Start your first conversation")
        hands.key("Space")
        hands.await_words("Who are you meeting?")
        hands.type_into("Name", PERSON)
        self._take("meet-someone")
        hands.tab_to("Meet them now")
        hands.key("Space")
        hands.await_words("Before we start")
        self._take("before-we-start")
        hands.press("Yes", within="Did you talk about this together?")
        hands.press("Yes", within="Is this place private enough?")
        hands.press("My supervisor")
        hands.await_words("May this be shared with: My supervisor")
        hands.press("Yes", within="May this be shared with: My supervisor")
        hands.press("Large letters")
        hands.await_words("My supervisor: they say yes.")
        self._take("before-we-start-decided")
        hands.press("Record what they decided")
        hands.key("Ctrl+Return")
        hands.await_words("What we can talk about")

    def _talk(self) -> None:
        hands = self._hands
        self._take("conversation-empty")
        hands.type(HELP)
        self._stage.settle()
        hands.press("What is going well?")
        hands.type(WELL)
        hands.key("Ctrl+Home")
        hands.key("Ctrl+1")
        hands.await_words("Strength")
        self._share("What is going well?")
        hands.press("What would you like?")
        hands.type(HOPE)
        hands.key("Ctrl+2")
        hands.type("\n" + STEP)
        self._stage.settle()
        self._choose_last_line()
        hands.key("Ctrl+4")
        self._take("conversation-picked")
        hands.press("More words")
        hands.type(NOTE)
        self._stage.settle()
        hands.press("Between us. How far may they go? ", last=True)
        hands.press("My private note")
        hands.await_words("My private note")
        self._take("conversation", zoomed=True)

    def _choose_last_line(self) -> None:
        self._hands.key("Shift+Home")

    def _share(self, passage: str) -> None:
        """Choose from the passage's menu how far its words may go."""
        self._hands.press(f"Between us. How far may they go? {passage}")
        self._hands.press("Can be shared")

    def _read_back(self) -> None:
        hands = self._hands
        hands.key("Ctrl+Return")
        hands.await_words("That's right")
        self._take("read-back", zoomed=True)
        hands.tab_to("That's right")
        hands.key("Space")
        hands.await_words("What matters to me")

    def _plan(self) -> None:
        hands = self._hands
        hands.type_into("What matters to me", MATTERS)
        hands.press("England")
        hands.await_words("Page ")
        self._take("plan", zoomed=True)
        for ending, kind in (("pdf", "Pages to print"), ("html", "A web page"), ("txt", "Plain text")):
            hands.press("Save a copy")
            hands.await_words("Which kind?")
            hands.press(kind)
            if ending == "pdf":
                self._take("plan-save-a-copy")
            hands.save_as("Choose where", self._folder.paper / f"{PERSON}-plan.{ending}")
        self._take("plan-saved")
        hands.key("Ctrl+P")
        self._take("plan-print")
        if self._stage.window is not self._stage.shell:
            hands.key("Escape")  # a real printer is there, and nobody asked it for paper
        hands.key("Ctrl+K")
        self._take("all-commands")
        hands.key("Escape")
        hands.press(f"Back to {PERSON}")
        hands.await_words("Open the plan")
        self._take("person", zoomed=True)

    def _find(self) -> None:
        hands = self._hands
        hands.key("Ctrl+F")
        hands.type("bicycles")
        self._stage.settle()
        self._take("search")
        for keys, name in (("F1", "help"), ("Ctrl+/", "keys")):
            hands.key(keys)
            self._take(name)
            if self._stage.window is not self._stage.shell:
                hands.key("Escape")
        self._command("Settings", "settings")
        self._command("Go home", "home")

    def _lock(self) -> None:
        hands = self._hands
        hands.key("Ctrl+H")
        self._take("hidden")
        hands.press("Carry on")
        hands.key("Ctrl+L")
        hands.await_words("Companion is locked")
        self._take("locked")
        hands.type_into("Passphrase", WORKER.passphrase[::-1])
        hands.key("Return")
        self._stage.settle()
        self._take("wrong-passphrase")
        hands.key("Ctrl+A")
        hands.type(WORKER.passphrase)
        hands.key("Return")
        hands.await_words("Hide")  # back where one was, and that is not home
        hands.key("Ctrl+L")
        hands.await_words("Companion is locked")

    def _practise(self) -> None:
        hands = self._hands
        hands.press("Practise, or use another vault")
        hands.await_words("Try it with made-up people")
        hands.press("Practise")
        hands.await_words("Go in as Sam Oduya")
        self._take("practice-doors")
        hands.press("Go in as Sam Oduya")
        hands.await_words("Practice. Everyone here is made up.")
        hands.await_words("Waiting for a first conversation")
        self._take("practice-home", zoomed=True)

    def _command(self, words: str, name: str) -> None:
        self._hands.command(words)
        self._take(name)

    def _take(self, name: str, *, zoomed: bool = False) -> None:
        self._album.take(self._stage, name, zoomed=zoomed)

    def _look_into(self) -> None:
        """What the day left in the vault."""
        session = open_again(self._root, WORKER, self._clock)
        try:
            self.recorded = count_records(session)
        finally:
            lock_vault(session)


def _contacts_on(paper: Path) -> list[dict[str, str]]:
    """The numbers that the saved plan holds. Raises StepError when the plan lacks words or numbers."""
    text = paper.read_text("utf-8")
    flat = " ".join(text.split())
    contacts = contacts_for(Nation.ENGLAND)
    missing = [one for one in (*SPOKEN, *(contact.number for contact in contacts)) if one not in flat]
    if missing:
        raise StepError(f"The saved plan lacks: {'; '.join(missing)}")
    return [{"id": one.id, "name": one.name, "number": one.number} for one in contacts]
