"""Keeps None alive: PySide6 6.12.0 gives one reference to it away with every call that returns nothing.

Before Python 3.12 (PEP 683 made None immortal) that ends the program, "deallocating None", after some thousand
calls. Seen with Python 3.11; not with 3.12, nor with PySide6 6.11, which cannot tell the system's motion preference.
"""

from __future__ import annotations

import sys

ENOUGH = sys.maxsize // 4  # references: more calls than a lifetime holds


def keep_none_alive() -> bool:
    """Give None so many references that it can never run out, where it needs them; whether it was done."""
    if sys.version_info >= (3, 12) or sys.getrefcount(None) > ENOUGH // 2:
        return False
    import ctypes

    # CPython 3.11: an object starts with its count of references (Include/object.h).
    ctypes.c_ssize_t.from_address(id(None)).value += ENOUGH
    return True
