"""The windows tour: a first day with Companion, by keyboard and mouse, from the first start to the printed plan."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from companion.clock import Clock, SystemClock
from companion.domain.crisis import contacts_for
from companion.domain.person import Nation
from companion.paths import home_in
from companion.services.profiles import list_vaults
from companion.services.unlocking import Door, unlock_vault
from companion.services.vaults import lock_vault, verify_vault
from companion.vault.nouns import NOUNS
from companion.vault.rows import list_where
from tests.tour.folder import STUCK, TourFolder, file_name
from tests.tour.hands import Hands
from tests.tour.stage import Stage
from tests.workshop.progress import StepError

WORKER = "Priya Holroyd"
ORGANISATION = "Open Kettle"
CONTACT = "Ring Priya on 07700 900162, or come by on Tuesdays"
PASSPHRASE = "lantern gravel teapot seventeen"
PERSON = "Stefan"

HELP = "I would like to get out of the flat more. I used to walk everywhere."
WELL = "I can mend bicycles. I mended one for the boy next door."
HOPE = "I want to ride to the reservoir and back"
STEP = "Pump up the tyres on Saturday"
NOTE = "He looked up when we talked about bicycles. Ask about his brother another day."
MATTERS = "Moving under my own steam."
SPOKEN = (WELL.partition(". ")[0], HOPE, STEP, MATTERS)
"""What has to stand on the paper at the end."""


def drive_tour(out: Path, *, pictures: bool = True) -> dict[str, Any]:
    """Drive the windows, leave everything in `out` and return the report. Raises StepError where it gets stuck."""
    with TourFolder(out) as folder:
        clock = SystemClock()
        day = _FirstDay(folder, clock, pictures=pictures)
        day.live()
        report: dict[str, Any] = {
            "tour": "first day",
            "members": [{"name": WORKER, "organisation": ORGANISATION, "vault": f"vaults/{day.name}"}],
            "people": [{"name": PERSON, "crisis_contacts": _contacts_on(folder.paper / "Stefan-plan.txt")}],
            "recorded": day.recorded,
            "refused": [],
            "pictures": sorted(one.name for one in folder.screens.glob("*.png")),
        }
        folder.finish(report)
    return report


def _contacts_on(paper: Path) -> list[dict[str, str]]:
    """The numbers that the saved plan holds. Raises StepError when the plan lacks words or numbers."""
    text = paper.read_text("utf-8")
    flat = " ".join(text.split())
    contacts = contacts_for(Nation.ENGLAND)
    missing = [one for one in (*SPOKEN, *(contact.number for contact in contacts)) if one not in flat]
    if missing:
        raise StepError(f"The saved plan lacks: {'; '.join(missing)}")
    return [{"id": one.id, "name": one.name, "number": one.number} for one in contacts]


class _FirstDay:
    """One worker, one person, one day."""

    def __init__(self, folder: TourFolder, clock: Clock, *, pictures: bool) -> None:
        self.name = file_name(WORKER, set())
        self.recorded: dict[str, int] = {}
        self._folder = folder
        self._clock = clock
        self._pictures = pictures
        self._number = 0
        self._root = folder.scratch / "laptop"

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
                with self._folder.step(what):
                    self._try(part)
        with self._folder.step("Looking into the vault"):
            self._look_into()
        shutil.copytree(self._root / "vaults", self._folder.vaults / self.name / "vaults")

    def _try(self, part: Callable[[], None]) -> None:
        """Do one part; where it gets stuck, leave a picture of what was in front then."""
        try:
            part()
        except StepError:
            self._stage.picture(self._folder.out / STUCK)
            raise

    def _begin(self) -> None:
        hands = self._hands
        hands.await_words("Start on my own")
        self._take("first-start")
        hands.press("Make a vault")
        hands.await_words("Your name")
        self._take("new-vault")
        hands.type_into("Your name", WORKER)
        hands.type_into("Your organisation", ORGANISATION)
        hands.type_into("How people can reach you", CONTACT)
        hands.type_into("Passphrase", PASSPHRASE)
        hands.type_into("Passphrase again", PASSPHRASE)
        self._take("new-vault-passphrase")
        hands.press("Make my vault")
        hands.await_words("Recovery code")
        self._stage.wait_for("the kit's page", lambda: hands.offers("Save a copy"))
        self._take("recovery-kit")
        self._save(self._folder.paper / f"{self.name}-recovery-kit.pdf", "Save a copy")
        hands.press("I have it on paper")
        hands.tab_to("Go on")
        hands.key("Space")
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
        self._take("before-we-start-decided")
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
            self._save(self._folder.paper / f"{PERSON}-plan.{ending}", "Choose where")
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
        hands.type_into("Passphrase", PASSPHRASE[::-1])
        hands.key("Return")
        self._stage.settle()
        self._take("wrong-passphrase")
        hands.key("Ctrl+A")
        hands.type(PASSPHRASE)
        hands.key("Return")
        hands.await_words(f"Hello, {WORKER}")
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
        """Through the list of all commands, by typing a part of what it is called."""
        self._hands.key("Ctrl+K")
        self._hands.type(words)
        self._hands.key("Return")
        self._stage.settle()
        self._take(name)

    def _save(self, path: Path, button: str) -> None:
        """Press a button that asks for a place, and type the place."""
        self._hands.press(button)
        self._hands.await_words("File name:")
        self._hands.type_into("File name:", "")
        self._hands.key("Ctrl+A")
        self._hands.type(str(path))
        self._hands.key("Return")
        self._stage.wait_for(f"a copy called {path.name}", path.is_file)
        self._stage.settle()

    def _take(self, name: str, *, zoomed: bool = False) -> None:
        """What is in front, in light and in dark; `zoomed` as well at 200 %."""
        if not self._pictures:
            return
        self._number += 1
        for light in ("light", "dark"):
            if light == "dark":
                self._stage.look(light)
            self._stage.picture(self._folder.screens / f"{self._number:02d}-{name}-{light}.png")
        self._stage.look()
        if zoomed:
            self._stage.look(zoom=200)
            self._stage.picture(self._folder.screens / f"{self._number:02d}-{name}-200.png")
            self._stage.look()

    def _look_into(self) -> None:
        """What the day left in the vault, counted noun by noun."""
        home = home_in(self._root)
        (about,) = list_vaults(home)
        door = Door(home=home, clock=self._clock, keychain=None, profile=about.profile)
        session = unlock_vault(door, PASSPHRASE).session
        try:
            self.recorded = {
                kind: count
                for kind, noun in NOUNS.items()
                if (count := len(list_where(session.vault, noun, "1", ())))
            }
            if not verify_vault(session).whole:
                raise StepError("The vault of the first day is not whole.")
        finally:
            lock_vault(session)
