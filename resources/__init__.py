"""Bundled data (fonts, fixed words, crisis contacts, licences) and the one way to read it.

The same call works from source, from a wheel and from the frozen program: the files always lie beside
this module.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath


def path(name: str) -> Path:
    """Where the bundled file `name` lies, such as "fonts/NotoSans-Bold.ttf"; never outside this folder."""
    parts = PurePosixPath(name)
    if not parts.parts or parts.is_absolute() or ".." in parts.parts or "\\" in name or ":" in name:
        raise ValueError("not the name of a bundled file")
    return Path(__file__).resolve().parent.joinpath(*parts.parts)


def read_bytes(name: str) -> bytes:
    """The bytes of the bundled file `name`."""
    return path(name).read_bytes()
