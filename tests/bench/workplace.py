"""What benchmarks share: the corpus, unlocked copies of it, and a folder that goes again."""

from functools import cached_property
from pathlib import Path

from companion.clock import SystemClock
from companion.services.session import Session
from companion.services.vaults.unlocking import Door, unlock_vault
from tests.bench.corpus import PASSPHRASE, PEOPLE, Corpus, provide_corpus


class Workplace:
    """Made once for a run; the corpus is only written or copied when a benchmark asks for it."""

    def __init__(self, folder: Path, people: int = PEOPLE) -> None:
        self.folder = folder
        self.people = people

    @cached_property
    def corpus(self) -> Corpus:
        """The kept vault; not to be written in."""
        return provide_corpus(self.people)

    @cached_property
    def door(self) -> Door:
        """The way into a copy of the corpus that may be written in."""
        home = self.corpus.copied_to(self.folder / "copy")
        return Door(home=home, clock=SystemClock(), keychain=None, profile=self.corpus.profile)

    @cached_property
    def session(self) -> Session:
        """That copy, unlocked until the end of the run."""
        return unlock_vault(self.door, PASSPHRASE).session

    def lock(self) -> None:
        """Close the copy, so that somebody else may open it."""
        if "session" in self.__dict__:
            self.session.vault.close()
            del self.__dict__["session"]
