"""The binding may take references away for as long as it likes: the program lives."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import ui
from PySide6.QtCore import QObject
one = QObject()
for _ in range(200_000):
    one.setObjectName("x")
    one.setProperty("y", None)
    one.setProperty("y", True)
    one.property("y")
print("alive")
"""


def test_many_calls_do_not_end_the_program() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False
    )
    assert (ran.returncode, ran.stdout.strip()) == (0, "alive"), ran.stderr
