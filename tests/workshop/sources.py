"""The files of the project: what is committed or would be, found by walking, so that no test needs git."""

import fnmatch
import os
from collections.abc import Iterator
from pathlib import Path


def source_files(root: Path) -> list[Path]:
    """List the files under a folder that its .gitignore does not leave out, in order: of a clone or of an archive."""
    return sorted(_walked(root, ignored_names(root)))


def ignored_names(root: Path) -> list[str]:
    """Read the patterns of .gitignore. Only names are understood: a path or an exception raises ValueError."""
    patterns = []
    for line in (root / ".gitignore").read_text("utf-8").splitlines():
        pattern = line.strip()
        if not pattern or pattern.startswith("#"):
            continue
        if pattern.startswith("!") or "/" in pattern.rstrip("/"):
            raise ValueError(f"not a name: {pattern}")
        patterns.append(pattern.rstrip("/"))
    return patterns


def _walked(root: Path, ignored: list[str]) -> Iterator[Path]:
    left_out = [".git", *ignored]
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not _matches(name, left_out)]
        yield from (Path(folder, name) for name in names if not _matches(name, left_out))


def _matches(name: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)
