"""`companion self-check`: does everything work on this laptop? Made-up people, in a folder that goes again."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import resources
from companion.clock import Clock, SystemClock
from companion.crypto.keychain import Keychain
from companion.crypto.self_check import require_envelope
from companion.domain.passphrase import Weakness, passphrase_state
from companion.domain.plan import Plan
from companion.errors import Code, KnownError
from companion.paths import Home, home_in
from companion.services.plan.pages import make_pages
from companion.services.record.finding import search
from companion.services.record.people import list_people
from companion.services.scenario.parts import Scenario
from companion.services.scenario.playing import PlayedPerson, play_scenario
from companion.services.scenario.reading import read_scenario
from companion.services.session import Session
from companion.services.vaults.unlocking import Door, unlock_vault
from companion.services.vaults.vaults import NewVault, create_vault, lock_vault, verify_vault
from ui.command_line import Options

PEOPLE = "practice/people.toml"
TITLE = "Self-check"
NO_HUB = "https://127.0.0.1:9"
"""The discard port of this machine: certificates are made ready, then nobody answers."""
GOOD_PASSPHRASE = "thimble orbit cardigan lamp"  # noqa: S105 (nobody's)
SHOWN_MS = 300
LONG_ENOUGH = 6
"""Bytes of a name that no encrypted file holds by chance."""


class NotRightError(Exception):
    """A step that ran to its end with the wrong result."""


def self_check(options: Options) -> int:
    """Go through the steps and tell each one; returns 0 when all went well. Nothing of it stays on the laptop.

    `options.home` is where the passing folder is made; the vaults that are there are not touched.
    """
    from ui.shell.ground import find_keychain

    if options.home is not None:
        options.home.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(
        prefix="companion-self-check-", dir=options.home, ignore_cleanup_errors=True
    ) as name:
        check = SelfCheck(home_in(Path(name)), SystemClock(), find_keychain())
        try:
            results = [_told(step) for step in check.steps()]
            return 0 if all(results) else 1
        finally:
            check.tidy()


class SelfCheck:
    """The steps, in order; each needs those before it. `session` is open between making and locking."""

    def __init__(self, home: Home, clock: Clock, keychain: Keychain | None) -> None:
        self._home = home
        self._clock = clock
        self._keychain = keychain
        self._member = self._passphrase = ""
        self._session: Session | None = None
        self._profile = ""
        self._played: tuple[PlayedPerson, ...] = ()

    def steps(self) -> tuple[Callable[[], None], ...]:
        """What is tried; the name of each is its first line of documentation."""
        return (
            self.judge,
            self.make,
            self.record,
            self.find,
            self.print_plans,
            self.invite,
            self.seal,
            self.reach,
            self.lock,
            self.unlock,
            self.verify,
            self.show,
        )

    def judge(self) -> None:
        """Judge passphrases"""
        _require(passphrase_state("liverpoolfc1", keyring=True).weakness is Weakness.COMMON)
        _require(passphrase_state(GOOD_PASSPHRASE, keyring=False).weakness is None)

    def make(self) -> None:
        """Make a vault"""
        member = self._scenario().members[0]
        self._member, self._passphrase = member.name, member.passphrase
        wish = NewVault(
            label="self-check", member_name=member.name, passphrase=member.passphrase, made_up=True
        )
        created = create_vault(self._home, self._clock, self._keychain, wish)
        self._session, self._profile = created.session, created.session.profile

    def record(self) -> None:
        """Record made-up people"""
        self._played = play_scenario(self._open(), self._scenario(), self._member)
        _require(len(list_people(self._open())) == len(self._played) > 0)

    def find(self) -> None:
        """Find their words"""
        names = [row.name for row in list_people(self._open())]
        _require(all(search(self._open(), name).people for name in names))

    def print_plans(self) -> None:
        """Print their plans, in memory"""
        from ui.printing.raster import draw_page

        plans = [plan for person in self._played for plan in person.ids(Plan)]
        _require(bool(plans))
        for plan in plans:
            picture = draw_page(make_pages(self._open(), plan).pdf, 0, pixels_wide=200)
            _require(len(set(picture.data)) > 1)

    def invite(self) -> None:
        """Begin a team and invite someone"""
        from companion.services.team.inviting import make_invite, read_invite
        from companion.services.team.teams import create_team

        create_team(self._open(), TITLE)
        made = make_invite(self._open())
        _require(len(made.words) == 12 and read_invite(made.text, self._clock.now()).title == TITLE)

    def reach(self) -> None:
        """Reach out for a hub, where none is"""
        from companion.sync.hub_client import HubCarrier

        carrier = HubCarrier(NO_HUB, None, self._clock)
        try:
            carrier.identity()
        except KnownError as trouble:
            _require(trouble.code is Code.CARRIER_GONE)
        finally:
            carrier.close()

    def seal(self) -> None:
        """Seal and open what is shared"""
        require_envelope()

    def lock(self) -> None:
        """Lock"""
        # Shorter ones stand by chance in any file that was encrypted.
        names = [row.name for row in list_people(self._open()) if len(row.name.encode()) >= LONG_ENOUGH]
        _require(bool(names))
        lock_vault(self._open())
        self._session = None
        files = [path.read_bytes() for path in self._home.profile(self._profile).iterdir() if path.is_file()]
        _require(bool(files) and not any(name.encode() in kept for kept in files for name in names))

    def unlock(self) -> None:
        """Unlock"""
        door = Door(home=self._home, clock=self._clock, keychain=self._keychain, profile=self._profile)
        self._session = unlock_vault(door, self._passphrase).session
        _require(len(list_people(self._open())) == len(self._played))

    def verify(self) -> None:
        """Look whether all is whole"""
        _require(verify_vault(self._open()).whole)
        lock_vault(self._open())
        self._session = None

    def show(self) -> None:
        """Open the window"""
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        from ui.i18n import load_plurals
        from ui.shell.ground import lay_ground
        from ui.shell.window import Shell

        app = QApplication(sys.argv[:1])
        _require(load_plurals(app, resources.path("translations")))
        ground = lay_ground(app, Options(home=self._home.data))
        shell = Shell(ground)
        shell.begin()
        shell.show()
        QTimer.singleShot(0, shell.after_first_paint)
        QTimer.singleShot(SHOWN_MS, app.quit)
        app.exec()
        picture = shell.grab().toImage()
        shell.close()
        ground.jobs.shut(deadline_seconds=10)
        corners = {
            picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)
        }
        _require(len(corners) > 1)

    def tidy(self) -> None:
        """Close what is open and take our secret out of the keyring."""
        if self._session is not None:
            lock_vault(self._session)
        if self._keychain is not None and self._profile:
            self._keychain.drop_secret(self._profile)

    def _open(self) -> Session:
        if self._session is None:
            raise NotRightError
        return self._session

    def _scenario(self) -> Scenario:
        return read_scenario(resources.read_bytes(PEOPLE), today=self._clock.today())


def _require(well: bool) -> None:
    if not well:
        raise NotRightError


def _told(step: Callable[[], None]) -> bool:
    """Do one step and say how it went: ids and codes only, as in the log."""
    begun = time.monotonic()
    try:
        step()
    except KnownError as trouble:
        result = f"no ({trouble.code.value})"
    except Exception as trouble:  # noqa: BLE001 (a support tool tells every trouble, and goes on)
        result = f"no ({type(trouble).__name__})"
    else:
        result = "yes"
    words = (step.__doc__ or "").strip()
    _say(f"{words + ' ':.<34} {result}, {time.monotonic() - begun:.2f} s")
    return result == "yes"


def _say(line: str) -> None:
    """Windows gives a program with windows no terminal; then the exit code speaks alone."""
    if sys.stdout is not None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
