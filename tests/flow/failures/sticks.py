"""A share on a file system of its own, small, that can be made read-only and be pulled out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


def mount(options: str, folder: Path) -> bool:
    """Mounts a file system that lives in memory; False where nothing can be mounted."""
    command = [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    return not subprocess.run(command, capture_output=True, check=False).returncode


@contextmanager
def stick(folder: Path, size: str) -> Iterator[Path]:
    """`folder` is on a disk of this size while it lasts. Skips the test where nothing can be mounted."""
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32" or os.geteuid() != 0 or not mount(f"size={size}", folder):
        pytest.skip("nothing can be mounted here")
    try:
        yield folder
    finally:
        while os.path.ismount(folder):
            pull_out(folder)


def pull_out(folder: Path) -> None:
    """The stick is gone, in the middle of whatever goes on; its mount point stays, empty."""
    subprocess.run([shutil.which("umount") or "umount", "-l", str(folder)], check=True)
