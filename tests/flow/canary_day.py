"""A day in the real program with words that stand nowhere else: `python -m tests.flow.canary_day HOME PAPER [kill]`.

The program itself runs (`ui.app.main`), its own windows are pressed and typed into, and everything that could
carry words out of the vault is tried: forms, search, undo, clipboard, copies, printing, backups, wrong passphrases,
faults. With `kill` words are typed until somebody kills the program.
Progress is told on standard output, a word a line.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, qWarning
from PySide6.QtGui import QAccessible
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from companion.domain.plan import Plan
from companion.services.record.finding import search
from companion.services.scenario.playing import play_scenario
from companion.services.scenario.reading import read_scenario
from companion.services.vaults.backups import make_backup
from companion.vault.rows import list_where
from tests.flow.canaries import (
    CONTACT,
    HOPE,
    NOTE,
    PASSPHRASE,
    PERSON,
    PLAN,
    SCENARIO,
    SPOKEN,
    TYPED_ON,
    WORKER,
    WRONG,
)
from tests.tour import stage as tour_stage
from tests.tour.hands import Hands
from tests.tour.stage import Stage
from ui.app import main as run_program
from ui.printing import printers
from ui.printing.job import PrintJob
from ui.shell.window import Shell


class Seat(Stage):
    """A stage on the program that runs: nothing of it is replaced, its own hooks hear its faults."""

    def __init__(self, shell: Shell) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.app = app
        self.ground = shell.ground
        self.shell = shell
        self._busy = False
        self._faults = []
        tour_stage._CALM = 0.16  # a preview waits 0.15 s; nobody has to be able to follow this day
        shell.ground.jobs.busy.connect(self._note_busy)


class Day(QObject):
    """What is done, from the first start to the quit."""

    def __init__(self, shell: Shell, paper: Path) -> None:
        super().__init__()
        self._shell = shell
        self._stage = Seat(shell)
        self._hands = Hands(self._stage)
        self._paper = paper

    def live(self) -> None:
        """All of it; then the window is closed."""
        for part in (
            self._make_vault,
            self._play,
            self._talk,
            self._plan,
            self._find,
            self._break,
            self._lock,
            self._quit,
        ):
            part()
            tell(part.__name__)

    def type_on(self) -> None:
        """Make a vault, and type until killed."""
        hands = self._hands
        self._make_vault()
        hands.press("Start your first conversation")
        hands.await_words("Who are you meeting?")
        hands.type_into("Name", TYPED_ON)
        hands.tab_to("Meet them now")
        hands.key("Space")
        hands.key("Ctrl+Return")
        hands.await_words("What we can talk about")
        tell("typing")
        while True:
            hands.type(TYPED_ON + " ")
            self._stage.settle()

    def _make_vault(self) -> None:
        hands = self._hands
        hands.press("Make a vault")
        hands.type_into("Your name", WORKER)
        hands.type_into("How people can reach you", CONTACT)
        hands.type_into("Passphrase", PASSPHRASE)
        hands.type_into("Passphrase again", PASSPHRASE)
        hands.press("Make my vault")
        hands.await_words("Recovery code")
        self._stage.wait_for("the kit's page", lambda: hands.offers("Save a copy"))
        self._save(self._paper / "kit.pdf", "Save a copy")
        hands.press("I have it on paper")
        hands.press("Go on")
        hands.await_words("Start your first conversation")

    def _play(self) -> None:
        """Every field of every noun, as a scenario."""

        def play(session: Any) -> None:
            scenario = read_scenario(SCENARIO.encode(), today=session.clock.today())
            play_scenario(session, scenario, scenario.members[0].name)

        self._on_vault(play)

    def _talk(self) -> None:
        hands = self._hands
        hands.press("Start your first conversation")
        hands.await_words("Who are you meeting?")
        hands.type_into("Name", PERSON)
        hands.press("Meet them now")
        hands.await_words("Before we start")
        hands.key("Ctrl+Return")
        hands.await_words("What we can talk about")
        hands.type(SPOKEN)
        self._stage.settle()
        hands.key("Ctrl+A")
        hands.key("Ctrl+C")
        assert SPOKEN in self._stage.app.clipboard().text()
        hands.key("End")
        hands.press("What would you like?")
        hands.type(HOPE)
        hands.key("Ctrl+2")
        hands.press("More words")
        hands.type(NOTE)
        self._stage.settle()
        hands.press("Between us. How far may they go? ", last=True)
        hands.press("My private note")
        hands.key("Ctrl+Z")
        hands.key("Ctrl+Y")
        hands.key("Ctrl+Return")
        hands.await_words("That's right")
        hands.press("That's right")

    def _plan(self) -> None:
        hands = self._hands
        hands.await_words("What matters to me")
        hands.type_into("What matters to me", PLAN)
        hands.await_words("Page ")
        hands.press("Save a copy")
        hands.press("Pages to print")
        self._save(self._paper / "plan.pdf", "Choose where")
        self._print((self._paper / "plan.pdf").read_bytes())

    def _print(self, pdf: bytes) -> None:
        printer = printers.make_printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._paper / "printed.pdf"))
        job = PrintJob(self._shell.desk, self)
        job.start(printer, pdf, 1)
        self._stage.wait_for("what was printed", (self._paper / "printed.pdf").is_file)
        self._stage.settle()

    def _find(self) -> None:
        self._hands.key("Ctrl+F")
        self._hands.type(HOPE.split()[0])
        self._stage.settle()
        self._on_vault(lambda session: search(session, f'"{NOTE}" AND NEAR( {SPOKEN}*'))
        self._on_vault(lambda session: make_backup(session, None).made)
        self._on_vault(lambda session: make_backup(session, self._paper).made)

    def _break(self) -> None:
        """Faults with words in them: in a deed, in a slot, in a thread, in a finaliser, in Qt."""

        def deed(session: Any) -> None:
            plan = list_where(session.vault, Plan, "1", ())[-1]
            raise ValueError(SPOKEN, plan)

        def search_wrongly(session: Any) -> None:
            session.vault.execute("SELECT * FROM search_words WHERE search_words MATCH ?", (f'"{NOTE}',))

        class Finalised:
            def __del__(self) -> None:
                raise ValueError(NOTE)

        def slot() -> None:
            raise ValueError(PLAN)

        for broken in (deed, search_wrongly):
            self._shell.ground.jobs.on_vault(broken, owner=self._shell)
            self._stage.settle()
        QTimer.singleShot(0, slot)
        self._stage.settle()
        thread = threading.Thread(target=slot)
        thread.start()
        thread.join()
        Finalised()
        gc.collect()
        qWarning(HOPE)

    def _lock(self) -> None:
        self._hands.key("Ctrl+L")
        self._hands.await_words("Companion is locked")
        tell("locked")
        self._unlock(WRONG)
        self._unlock(PASSPHRASE)
        self._hands.await_words("Hide")  # back where one was

    def _unlock(self, passphrase: str) -> None:
        self._hands.type_into("Passphrase", "")
        self._hands.key("Ctrl+A")
        self._hands.type(passphrase)
        self._hands.key("Return")
        self._stage.settle()

    def _quit(self) -> None:
        tell(f"title {self._shell.windowTitle()}")
        self._shell.close()

    def _save(self, path: Path, button: str) -> None:
        self._hands.press(button)
        self._hands.await_words("File name:")
        self._hands.type_into("File name:", "")
        self._hands.key("Ctrl+A")
        self._hands.type(str(path))
        self._hands.key("Return")
        self._stage.wait_for(path.name, path.is_file)
        self._stage.settle()

    def _on_vault(self, deed: Any) -> None:
        answers: list[Any] = []
        self._shell.ground.jobs.on_vault(deed, owner=self._shell, done=answers.append)
        self._stage.wait_for("an answer", lambda: bool(answers))
        self._stage.settle()


def tell(word: str) -> None:
    """One line for whoever watches."""
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


def _no_network(event: str, args: tuple[Any, ...]) -> None:
    """An audit hook: whatever of Python would speak to another machine ends the day."""
    asked = {"socket.getaddrinfo", "socket.gethostbyname", "socket.sendto", "urllib.Request"}
    if event in asked or (event in {"socket.connect", "socket.bind"} and isinstance(args[1], tuple)):
        tell(f"network {event}")
        os._exit(3)


def main() -> int:
    """Run the program, and the day in it once its window is painted."""
    home, paper = (Path(one) for one in sys.argv[1:3])
    sys.addaudithook(_no_network)
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    painted = Shell.after_first_paint
    days: list[Day] = []

    def begin(shell: Shell) -> None:
        painted(shell)
        QAccessible.setActive(True)
        shell.activateWindow()
        day = Day(shell, paper)
        days.append(day)
        live = day.type_on if "kill" in sys.argv else day.live
        QTimer.singleShot(0, lambda: _to_its_end(live))

    Shell.after_first_paint = begin  # type: ignore[assignment, method-assign]
    code = run_program(["--home", str(home)])
    tell("over")
    return code


def _to_its_end(live: Any) -> None:
    """Where the day gets stuck, say where and end: the program's own hook would only note it."""
    try:
        live()
    except Exception as error:  # noqa: BLE001
        trace = error.__traceback__
        places = []
        while trace is not None:
            places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
            trace = trace.tb_next
        tell(f"stuck {type(error).__name__} {error} {' '.join(places)}")
        os._exit(4)


if __name__ == "__main__":
    sys.exit(main())
