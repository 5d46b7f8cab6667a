"""Make Qt's Unicode data smaller: of ICU's 32 MB, Qt on Linux asks for collation, case and calendars only.

The data is one package: a header, a table of (name, offset) sorted by name, and the items one after another
(ICU's `ucmndata.h`). We keep the items whose kind Qt calls, and link them into a library of the same name.
"""

import re
import struct
import subprocess
from pathlib import Path

UNUSED = re.compile(
    r"[^/]+/((brkitr|curr|lang|rbnf|region|translit|unit|zone)/"
    r"|(?!en\b|res_index)[a-z]{2,3}(_[A-Za-z_0-9]+)?\.res$|.*\.cnv$)"
)
"""Line breaks, names of things, spelling out, transliteration, old code pages, how each country writes numbers and
dates: Qt has its own or never asks. What is missing for a language is taken from the root."""

MACHINES = {b"\x3e\x00": "elf64-x86-64", b"\xb7\x00": "elf64-littleaarch64"}
ALIGNMENT = 16


def make_smaller(library: Path, folder: Path) -> Path:
    """Write the smaller library into `folder`; returns its path. Needs objcopy and ld."""
    content = library.read_bytes()
    start = content.index(b"CmnD") - 12
    items = read_items(content, start)
    header_size = struct.unpack_from("<H", content, start)[0]
    kept = {name: item for name, item in items.items() if not UNUSED.match(name)}
    folder.mkdir(parents=True, exist_ok=True)
    package, linked, made = folder / "icudata.dat", folder / "icudata.o", folder / library.name
    package.write_bytes(content[start : start + header_size] + write_items(kept))
    version = library.suffix.removeprefix(".")
    symbol = f"_binary_{re.sub('[^A-Za-z0-9]', '_', str(package))}_start"
    section = "--rename-section=.data=.rodata,alloc,load,readonly,data,contents"
    _call(
        *("objcopy", "-I", "binary", "-O", MACHINES[content[18:20]], section),
        *(f"--redefine-sym={symbol}=icudt{version}_dat", f"--set-section-alignment=.data={ALIGNMENT}"),
        *(str(package), str(linked)),
    )
    _call("ld", "-shared", "-z", "noexecstack", "-soname", library.name, "-o", str(made), str(linked))
    return made


def read_items(content: bytes, start: int) -> dict[str, bytes]:
    """The items of the package that begins at `start`, in their order."""
    base = start + struct.unpack_from("<H", content, start)[0]
    (count,) = struct.unpack_from("<I", content, base)
    table = [struct.unpack_from("<II", content, base + 4 + 8 * index) for index in range(count)]
    ends = [offset for _name, offset in table[1:]] + [len(content) - base]
    return {
        content[base + name : content.index(b"\0", base + name)].decode("ascii"): content[
            base + begin : base + end
        ]
        for (name, begin), end in zip(table, ends, strict=True)
    }


def write_items(items: dict[str, bytes]) -> bytes:
    """A table and its items; offsets count from the table's own beginning."""
    names = b"".join(name.encode("ascii") + b"\0" for name in items)
    names_at = 4 + 8 * len(items)
    begin = -(-(names_at + len(names)) // ALIGNMENT) * ALIGNMENT
    table, body = struct.pack("<I", len(items)), bytearray()
    for name, item in items.items():
        table += struct.pack("<II", names_at, begin + len(body))
        names_at += len(name) + 1
        body += item + bytes(-len(item) % ALIGNMENT)
    return (table + names).ljust(begin, b"\0") + bytes(body)


def _call(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)
