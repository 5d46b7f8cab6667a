"""Test of the start: what the first window does not need is not loaded before it is painted."""

from pathlib import Path

from tests.bench.start_bench import OURS, first_paint

LATER = {"reportlab", "keyring", "pypdfium2", "PIL", "spylls", "ssl", "http", "asyncio", "unittest"}
LATER |= {"cryptography", "sqlcipher3", "sqlite_utils", "pyrage", "platformdirs", "uuid", "uuid6", "email"}
LATER |= {"logging.handlers", "socket", "PySide6.QtDBus", "companion.services.doors", "companion.paper"}
LATER |= {"ui.system_sleep", "companion.vault", "companion.services.backups"}


def test_what_the_first_window_does_not_need_is_loaded_later(tmp_path: Path) -> None:
    _painted, modules = first_paint(OURS, "--home", str(tmp_path))
    assert "PySide6" in modules
    assert modules & LATER == set()
