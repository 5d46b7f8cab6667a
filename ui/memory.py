"""Memory: what was let go of is overwritten and given back to the system, and most of all at lock.

Neither Python nor Qt overwrites what it frees, and glibc keeps it. So glibc is told to fill what is freed, to hand
large pieces back at once, and not to begin a heap for every thread; at lock the small pieces that Python keeps for
itself are filled, too. docs/threats.md says what remains. Other systems keep their own ways: there only Python's pieces
are filled.
"""

from __future__ import annotations

import gc
import sys
from typing import Any

_FILL = 0x5A
_PERTURB, _ARENA_MAX, _MMAP_THRESHOLD = -6, -8, -3  # mallopt(3)
_ARENAS = 2
_LARGE_BYTES = 128 * 1024
"""glibc's own threshold at first. Left alone it grows to 32 MB with the first picture of a page, for good."""
_SMALL_STEP, _SMALL_MOST = 16, 512  # the sizes that CPython keeps pools for (Objects/obmalloc.c)
_POOL_BYTES = 1 << 20
"""Of each size: more than is free in the pools that were ever in use, in all we measured."""
_LEAST_KEPT, _MOST_KEPT, _KEPT_OF_EACH = 24, 1032, 8
"""Sizes of what glibc keeps of freed pieces for each thread: seven of each, not filled (malloc/malloc.c, tcache)."""
_HEADER = sys.getsizeof(b"")


def tune_memory() -> None:
    """Let glibc overwrite what is freed and hand it back. To be called before much is allocated; costs some 3 %."""
    library = _glibc()
    if library is None:
        return
    library.mallopt(_PERTURB, _FILL)
    library.mallopt(_ARENA_MAX, _ARENAS)
    library.mallopt(_MMAP_THRESHOLD, _LARGE_BYTES)


def give_back() -> None:
    """Drop what nobody holds any more, overwrite it, and give it back to the system. Takes some 0.1 s."""
    from PySide6.QtGui import QPixmapCache

    QPixmapCache.clear()
    gc.collect()
    _fill_small()
    overwrite_freed()
    library = _glibc()
    if library is not None:
        library.malloc_trim(0)


def overwrite_freed() -> None:
    """Fill what this thread has freed and glibc keeps for it alone. Each thread has to do that for itself."""
    library = _glibc()
    if library is None:
        return
    for size in range(_LEAST_KEPT, _MOST_KEPT + 1, _SMALL_STEP):
        taken = [library.malloc(size) for _ in range(_KEPT_OF_EACH)]
        for piece in filter(None, taken):
            library.memset(piece, _FILL, size)
            library.free(piece)


def _fill_small() -> None:
    """Python hands out its free small pieces before it asks for new ones: take them all, filled with zeros."""
    for size in range(_HEADER // _SMALL_STEP * _SMALL_STEP + _SMALL_STEP, _SMALL_MOST + 1, _SMALL_STEP):
        taken = [bytes(size - _HEADER) for _ in range(_POOL_BYTES // size)]
        del taken


def _glibc() -> Any:
    """The C library where it is glibc, else None."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    library = ctypes.CDLL(None)
    if not hasattr(library, "mallopt") or not hasattr(library, "malloc_trim"):
        return None
    library.malloc.restype, library.malloc.argtypes = ctypes.c_void_p, [ctypes.c_size_t]
    library.memset.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_size_t]
    library.free.argtypes = [ctypes.c_void_p]
    return library
