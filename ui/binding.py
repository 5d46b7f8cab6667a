"""Keeps None, True and False alive: PySide6 6.12.0 gives away references to them that it does not own.

Every call that returns nothing costs None one. Before Python 3.12 (PEP 683 made the singletons immortal) that ends
the program after some thousand calls: "none_dealloc: deallocating None", or the same of True and False. Seen with
Python 3.11; not with 3.12, nor with PySide6 6.11, which cannot tell the system's motion preference.
"""

from __future__ import annotations

import sys

ENOUGH = sys.maxsize // 4  # references: more calls than a lifetime holds
_SINGLETONS = (None, True, False, NotImplemented, ...)


def keep_singletons_alive() -> bool:
    """Give each singleton so many references that it can never run out, where they count; whether it was done."""
    if sys.version_info >= (3, 12):
        return False
    import ctypes

    for one in _SINGLETONS:
        if sys.getrefcount(one) < ENOUGH // 2:
            # CPython 3.11: an object starts with its count of references (Include/object.h).
            ctypes.c_ssize_t.from_address(id(one)).value += ENOUGH
    return True
