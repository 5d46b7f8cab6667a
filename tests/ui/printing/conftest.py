"""No test reaches a real printer: CUPS is asked for at a place where nobody answers."""

import os

os.environ["CUPS_SERVER"] = "/nobody/answers/here"

import pytest

from ui.printing import printers


@pytest.fixture
def no_printer(qapp: object) -> None:
    """A machine without a printer, for real."""
    if printers.has_printer():
        pytest.skip("this system's printers cannot be hidden from a test")
