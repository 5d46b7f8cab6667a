"""A day in a team of two, by keyboard and mouse: two windows with a vault each, and a folder between them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from companion.clock import Clock
from companion.paths import home_in
from companion.services.vaults.vaults import lock_vault
from tests.laptops.ledger import find_markers
from tests.tour.album import Album
from tests.tour.carriers import SHARE, SharedFolder
from tests.tour.folder import STUCK, TourFolder, file_name
from tests.tour.hands import Hands
from tests.tour.newcomer import Newcomer, count_records, make_vault, open_again
from tests.tour.shared_looks import CARD
from tests.tour.stage import Stage
from tests.workshop.progress import StepError
from ui.forms.summary_page import SummaryPage

SAM = Newcomer(
    name="Sam Adeyemi",
    organisation="Harbour Street",
    contact="Ring Sam on 07700 900417",
    passphrase="walnut ferry seventeen lamps",
)
NOOR = Newcomer(
    name="Noor Haddad",
    organisation="Harbour Street",
    contact="Text Noor on 07700 900583",
    passphrase="copper meadow thirteen kites",
)
TEAM = "Harbour Street peers"
PERSON = "Imke"
HELP = "I want my mornings back. Before the move I swam every day."
WELL = "I taught my neighbour to float."
BETWEEN = "My landlord has not heard about the letter yet."
NOTE = "She looked at the door when a car stopped outside."
QUESTION = "What would you ask her next?"
ANSWER = "Ask which morning she would begin with."
SHARED = (HELP, WELL)
KEPT_HERE = (BETWEEN, NOTE)
_ROUNDS = 8


class _Laptop:
    """One of the two: a window, hands, and whose it is."""

    def __init__(self, stage: Stage, who: Newcomer) -> None:
        self.stage, self.hands, self.who = stage, Hands(stage), who

    def get_and_send(self, words: str) -> None:
        """F5 until `words` are in front: something may be on its way between the two."""
        for _ in range(_ROUNDS):
            self.hands.key("F5")
            self.stage.wait_for("the end of a round", lambda: not self.stage.shell.syncing.state.working)
            self.stage.settle()
            if self.hands.hears(words):
                return
        raise StepError(f"“{words}” never came to {self.who.name}.")

    def summary(self) -> tuple[str, ...]:
        """The sentences of the one summary that is in front."""
        pages = [one for one in self.stage.shell.findChildren(SummaryPage) if one.isVisible()]
        if len(pages) != 1:
            raise StepError(f"There are {len(pages)} summaries in front, and not one.")
        return pages[0].shown_words()


class TeamDay:
    """Sam looks after a team, Noor joins it, shares something, is answered, and takes it back."""

    def __init__(self, folder: TourFolder, clock: Clock, album: Album) -> None:
        self.members: list[dict[str, str]] = []
        self.shared: dict[str, Any] = {}
        self._folder, self._clock, self._album = folder, clock, album
        self._roots = {SAM: folder.scratch / "sam", NOOR: folder.scratch / "noor"}
        self._share = folder.carrier / SHARE
        self._invite = folder.scratch / "for-noor.invite"

    def live(self) -> None:
        self._folder.carrier.mkdir()
        place = SharedFolder(self._share)
        with Stage(home_in(self._roots[SAM])) as sams, Stage(home_in(self._roots[NOOR])) as noors:
            self._sam, self._noor = _Laptop(sams, SAM), _Laptop(noors, NOOR)
            for what, laptop, part in (
                ("A team", self._sam, self._begin),
                ("Joining it", self._noor, self._ask),
                ("Six words, and in", self._sam, self._let_in),
                ("Something that may be shared", self._noor, self._talk),
                ("Sharing it", self._noor, self._share_it),
                ("Reading and answering", self._sam, self._answer),
                ("The answer comes home", self._noor, self._come_home),
                ("Taking it back", self._noor, self._take_back),
            ):
                with self._folder.step(what), laptop.stage.shown_if_stuck(self._folder.out / STUCK):
                    part()
        with self._folder.step("Looking into both vaults and the folder"):
            self._look_into(place)

    def _begin(self) -> None:
        laptop, hands = self._sam, self._sam.hands
        hands.press("Make a vault")
        make_vault(hands, SAM, self._kit(SAM), lambda _name: None)
        hands.await_words("Start your first conversation")
        hands.command("See my team")
        hands.await_words("Name of the team")
        self._take(laptop, "team-new")
        hands.type_into("Name of the team", TEAM)
        hands.press("Make a team")
        hands.await_words("Who is in it")
        hands.press("Change roles")
        hands.press("Supervisor")
        hands.press("Keep these roles")
        hands.press("Change the roles")
        hands.open_folder("Choose a folder", self._share)
        laptop.get_and_send("A folder")
        hands.press("Make an invite")
        hands.await_words("Your invite")
        hands.scroll_to("Your invite")
        self._take(laptop, "invite", zoomed=True)
        hands.save_as("Save as a file", self._invite)

    def _ask(self) -> None:
        laptop, hands = self._noor, self._noor.hands
        hands.press("Join with an invite")
        make_vault(hands, NOOR, self._kit(NOOR), lambda _name: None)
        hands.await_words("What do you have?")
        self._take(laptop, "join")
        hands.open_file("Choose the file", self._invite)
        hands.await_words(f"{SAM.name} invites you")
        self._take(laptop, "join-ask")
        hands.press("Ask to come in")
        hands.await_words("Six words")
        laptop.get_and_send("You asked")
        self._take(laptop, "join-six-words", zoomed=True)

    def _let_in(self) -> None:
        sam, noor = self._sam, self._noor
        sam.get_and_send(f"{NOOR.name} asks to come in")
        read, seen = noor.hands.read("Six words"), sam.hands.read(f"Six words of {NOOR.name}")
        if read != seen or len(read.split()) != 6:
            raise StepError("The six words on the two screens are not the same.")
        sam.hands.scroll_to(f"{NOOR.name} asks to come in")
        self._take(sam, "six-words", zoomed=True)
        sam.hands.press("The words are the same")
        sam.hands.press("Let them in")
        sam.get_and_send("Take out of the team")
        self._take(sam, "team", zoomed=True)
        noor.get_and_send("You are in a team")
        self._take(noor, "join-in")

    def _talk(self) -> None:
        laptop, hands = self._noor, self._noor.hands
        hands.command("Go home")
        hands.tab_to("Start your first conversation")
        hands.key("Space")
        hands.type_into("Name", PERSON)
        hands.tab_to("Meet them now")
        hands.key("Space")
        hands.await_words("Before we start")
        hands.choose("Someone in my team", SAM.name)
        hands.press("Add this one")
        hands.press("Yes", within=f"May this be shared with: {SAM.name}")
        hands.await_words(f"{SAM.name}: they say yes.")
        self._take(laptop, "before-we-start-team")
        hands.press("Record what they decided")
        hands.key("Ctrl+Return")
        hands.await_words("What we can talk about")
        hands.type(HELP)
        laptop.stage.settle()
        self._let_go("How can we help you?")
        hands.press("What is going well?")
        hands.type(WELL)
        self._let_go("What is going well?")
        hands.press("More words")
        hands.type(BETWEEN)
        laptop.stage.settle()
        hands.press("More words")
        hands.type(NOTE)
        laptop.stage.settle()
        hands.press("Between us. How far may they go? ", last=True)
        hands.press("My private note")
        hands.key("Ctrl+Return")
        hands.await_words("That's right")

    def _let_go(self, passage: str) -> None:
        """Choose that these words can be shared."""
        self._noor.hands.press(f"Between us. How far may they go? {passage}")
        self._noor.hands.press("Can be shared")

    def _share_it(self) -> None:
        laptop, hands = self._noor, self._noor.hands
        hands.tab_to("That's right")
        hands.key("Space")
        hands.await_words("Your question to them")
        self._take(laptop, "sharing", zoomed=True)
        hands.type_into("Your question to them", QUESTION)
        hands.await_words(QUESTION)
        hands.press("Yes", within=f"{PERSON}'s say")
        hands.await_words(f"{PERSON} has seen this page.")
        self._promised = laptop.summary()
        said = " ".join(self._promised)
        if any(one not in said for one in (*SHARED, QUESTION)) or any(one in said for one in KEPT_HERE):
            raise StepError("The sharing screen does not show what was agreed.")
        hands.key("Ctrl+Return")
        hands.await_words("Share this now?")
        self._take(laptop, "share-now")
        hands.press("Share")
        laptop.get_and_send(f"In the folder for {SAM.name}")
        self._take(laptop, "shared")

    def _answer(self) -> None:
        laptop, hands = self._sam, self._sam.hands
        hands.command("Go home")
        laptop.get_and_send("Shared with me")
        self._take(laptop, "home-shared-with-me")
        hands.press("Open", within="Shared with me")
        hands.await_words("Waiting for you")
        self._take(laptop, "inbox", zoomed=True)
        hands.press("Open", within="Waiting for you")
        hands.await_words(f"Shared by {NOOR.name}")
        hands.await_offer("Send my answer")
        *promised, _asks, question = self._promised  # the question stands apart for whoever is asked
        if laptop.summary() != tuple(promised) or not hands.hears(question):
            raise StepError("What Sam reads is not what Noor's screen showed before she shared it.")
        self._take(laptop, "summary", zoomed=True)
        hands.type_into("My words", ANSWER)
        self._take(laptop, "answer")
        hands.key("Ctrl+Return")
        laptop.get_and_send("What you answered")

    def _come_home(self) -> None:
        laptop, hands = self._noor, self._noor.hands
        hands.command("Go home")
        laptop.get_and_send("Answers to what I shared")
        if not any(ANSWER in one for one in hands.said()):
            raise StepError("The answer that came home is not what Sam wrote.")
        self._take(laptop, "home-answer")
        hands.command("See what I shared")
        self._take(laptop, "sending", zoomed=True)
        hands.command("Go home")
        hands.press("Open", within="Answers to what I shared")
        hands.await_words(CARD)
        hands.scroll_to(CARD)
        self._take(laptop, "person-shared", zoomed=True)
        hands.press("Share again")
        hands.await_words("What can stay here")
        hands.press("Leave it out", last=True)
        hands.await_words("Not in it any more")
        hands.scroll_to(f"What {SAM.name} will see")
        self._take(laptop, "sharing-again", zoomed=True)
        hands.press("Put it back")
        hands.key("Alt+Left")
        hands.await_words(CARD)
        hands.scroll_to(CARD)

    def _take_back(self) -> None:
        sam, noor = self._sam, self._noor
        noor.hands.press("Take back")
        noor.hands.await_words("Take this back?")
        self._take(noor, "take-back")
        noor.hands.press("Take it back")
        noor.get_and_send(f"{SAM.name}: Taking it back")
        sam.get_and_send(f"{NOOR.name} took this back")
        if any(word in one for one in sam.hands.said() for word in (*SHARED, ANSWER)):
            raise StepError("Words are still on the screen after they were taken back.")
        self._take(sam, "taken-back")
        noor.get_and_send(f"Taken back; {SAM.name}'s copy is gone")
        noor.hands.scroll_to(CARD)
        self._take(noor, "person-taken-back")

    def _look_into(self, place: SharedFolder) -> None:
        """What the day left in the vaults; the folder goes to its last place with everything it held."""
        recorded, taken = {}, set[str]()
        for who, root in self._roots.items():
            session = open_again(root, who, self._clock)
            try:
                recorded[who.name] = count_records(session)
                place.finish([session], self._folder.out / self._folder.carrier.name)
            finally:
                lock_vault(session)
            name = file_name(who.name, taken)
            shutil.copytree(root / "vaults", self._folder.vaults / name / "vaults")
            self.members.append(
                {"name": who.name, "organisation": who.organisation, "vault": f"vaults/{name}"}
            )
        words = (TEAM, *SHARED, *KEPT_HERE, QUESTION, ANSWER, SAM.name, SAM.contact, NOOR.name, NOOR.contact)
        found = find_markers([self._folder.carrier], words)
        self.shared = {
            "carrier": "folder",
            "team": TEAM,
            "recorded": recorded,
            "sentences_shown_and_read": len(self._promised),
            "texts_searched": len(words),
            "found": [{"file": file, "text": text} for file, text in found],
        }
        if found:
            raise StepError(f"The folder holds words that anyone can read: {found[0][0]}")

    def _kit(self, who: Newcomer) -> Path:
        return self._folder.paper / f"{file_name(who.name, set())}-recovery-kit.pdf"

    def _take(self, laptop: _Laptop, name: str, *, zoomed: bool = False) -> None:
        self._album.take(laptop.stage, name, zoomed=zoomed)
