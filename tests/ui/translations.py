"""The template of translations, and the pseudo-locale that shows which sentences were forgotten.

`python -m tests.ui.translations` rewrites resources/translations/companion_en.ts from the sources;
`python -m tests.ui.translations FOLDER` also leaves companion_pseudo.ts and .qm in FOLDER.
"""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "resources" / "translations" / "companion_en.ts"
_SUFFIX = ".exe" if sys.platform == "win32" else ""
_ACCENTS = str.maketrans(
    "aceginorsuyzACEGINORSUYZ",
    "áçéğíñóŕšúýžÁÇÉĞÍÑÓŔŠÚÝŽ",
)
_KEPT = re.compile(r"(\{[^}]*\}|&|%n|\n)")  # places for facts, marks for keys
OPEN, SHUT = "[", "]"
LONGER = 0.35  # German and Welsh run about a third longer than English


def tool(name: str) -> Path:
    """Qt's own lupdate or lrelease, as PySide6 brings it."""
    return Path(PySide6.__file__).parent / f"{name}{_SUFFIX}"


def extract(to: Path) -> None:
    """Write a template with every sentence of ui/ that goes through Qt's translation."""
    to.parent.mkdir(parents=True, exist_ok=True)
    sources = sorted(str(one.relative_to(ROOT)) for one in (ROOT / "ui").rglob("*.py"))
    _run(tool("lupdate"), *sources, "-no-obsolete", "-locations", "none", "-source-language", "en", "-ts", to)


def sentences(template: Path) -> set[tuple[str, str]]:
    """The pairs (context, sentence) of a template."""
    return {
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ET.parse(template).getroot().iter("context")
        for message in context.iter("message")
    }


def pseudo(sentence: str) -> str:
    """A sentence with accents, a third longer, in brackets; facts keep their places."""
    parts = [part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in _KEPT.split(sentence)]
    words = "".join(parts)
    return f"{OPEN}{words}{' ~' * max(1, round(len(sentence) * LONGER / 2))}{SHUT}"


def is_pseudo(text: str) -> bool:
    """Whether a text went through the pseudo-locale, at least in part."""
    return OPEN in text and SHUT in text


def build_pseudo(template: Path, folder: Path) -> Path:
    """companion_pseudo.qm, made from a template by Qt's lrelease."""
    tree = ET.parse(template)
    for message in tree.getroot().iter("message"):
        translation = message.find("translation")
        assert translation is not None
        translation.attrib.pop("type", None)
        translation.text = pseudo(message.findtext("source", ""))
    folder.mkdir(parents=True, exist_ok=True)
    made = folder / "companion_pseudo.ts"
    tree.write(made, encoding="utf-8", xml_declaration=True)
    compiled = made.with_suffix(".qm")
    _run(tool("lrelease"), "-silent", made, "-qm", compiled)
    return compiled


def _run(program: Path, *words: str | Path) -> None:
    subprocess.run([program, *words], cwd=ROOT, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    extract(TEMPLATE)
    if len(sys.argv) > 1:
        build_pseudo(TEMPLATE, Path(sys.argv[1]))
