"""`dev.py hub`: a real hub on this machine, over a real PostgreSQL out of its wheel, to try things out with.

What it holds stays in .venv/hub until that folder is deleted. Nothing listens outside this machine.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.loopback.hub import ROOT, command, surroundings
from tests.loopback.postgres import start_postgres

DATA = ROOT / ".venv" / "hub"
CODE = "--new-code"


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl+C; or, beside one that serves, print one more code."""
    parser = argparse.ArgumentParser(
        prog="dev.py hub", description="A hub on this machine, to try things out."
    )
    parser.add_argument("--port", type=int, default=8440)
    parser.add_argument("--workers", type=int, default=2, help="processes (default 2)")
    parser.add_argument("--data", type=Path, default=DATA, help="where the database lies (default .venv/hub)")
    parser.add_argument(CODE, action="store_true", help="only print a code for one more team")
    said = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # whoever ends us ends what we started
    said.data.mkdir(parents=True, exist_ok=True)
    database = start_postgres(said.data / "postgres", afterwards="stop").address()
    command(database, "init")
    code = command(database, "create-team")
    if said.new_code:
        print(code)
        return 0
    print(f"The hub is at       http://127.0.0.1:{said.port}")
    print(f"Code for one team   {code}   (one more: python3 dev.py hub {CODE})")
    print(f"Its database        {database}")
    print("Ctrl+C stops it. Its log follows.\n", flush=True)
    serve = ["serve", "--port", str(said.port), "--workers", str(said.workers)]
    with subprocess.Popen(
        [sys.executable, "-m", "companion.hub.command", *serve], cwd=ROOT, env=surroundings(database)
    ) as hub:
        try:
            return hub.wait()
        except KeyboardInterrupt:
            hub.terminate()  # the terminal has told it too; a second time is no harm
            hub.wait(30)
            return 0


if __name__ == "__main__":
    sys.exit(main())
