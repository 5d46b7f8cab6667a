"""The template of translations, and the pseudo-locale that shows which sentences were forgotten.

`python -m tests.ui.translations` rewrites resources/translations/companion_en.ts from the sources, with the forms for
one thing out of plurals_en.toml, and compiles those to companion_en.qm, which is loaded at every start;
`python -m tests.ui.translations FOLDER` also leaves companion_pseudo.ts and .qm in FOLDER.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from html import escape, unescape
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[2]
TEMPLATE = ROOT / "resources" / "translations" / "companion_en.ts"
PLURALS = TEMPLATE.with_name("plurals_en.toml")
_SUFFIX = ".exe" if sys.platform == "win32" else ""
_ACCENTS = str.maketrans(
    "aceginorsuyzACEGINORSUYZ",
    "áçéğíñóŕšúýžÁÇÉĞÍÑÓŔŠÚÝŽ",
)
_KEPT = re.compile(r"(\{[^}]*\}|&|%L?n|\n)")  # places for facts, marks for keys
COUNTED = re.compile("%L?n")
_MESSAGE = re.compile(r" {4}<message[^>]*>\s*<source>(?P<source>[^<]*)</source>.*?</message>", re.DOTALL)
_FORM = "\n            <numerusform>"
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
    _fill_plurals(to)


def for_one() -> dict[str, str]:
    """What English says of one thing, by the sentence that says it of many."""
    found: dict[str, str] = tomllib.loads(PLURALS.read_text(encoding="utf-8"))
    return found


def counting(template: Path) -> set[tuple[str, str]]:
    """The pairs (context, sentence) that are said of a number of things."""
    return {(context, sentence) for context, sentence in sentences(template) if COUNTED.search(sentence)}


def _fill_plurals(template: Path) -> None:
    """Put both English forms of each sentence that counts into a template; in tables lupdate does not know them."""
    known = for_one()

    def filled(found: re.Match[str]) -> str:
        source = unescape(found["source"])
        if not COUNTED.search(source):
            return found[0]
        one = known.get(source, "")
        forms = "".join(f"{_FORM}{escape(form)}</numerusform>" for form in (one, one and source))
        state = "" if one else ' type="unfinished"'
        return (
            f'    <message numerus="yes">\n        <source>{found["source"]}</source>\n'
            f"        <translation{state}>{forms}\n        </translation>\n    </message>"
        )

    template.write_text(_MESSAGE.sub(filled, template.read_text(encoding="utf-8")), encoding="utf-8")


def compile_plurals(template: Path, folder: Path) -> Path:
    """companion_en.qm: what a template says of one thing and of many; the rest is the source."""
    compiled = folder / "companion_en.qm"
    _run(tool("lrelease"), "-silent", template, "-qm", compiled)
    return compiled


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
        source = message.findtext("source", "")
        if COUNTED.search(source):
            for form, words in zip(translation, (for_one()[source], source), strict=True):
                form.text = pseudo(words)
            continue
        translation.text = pseudo(source)
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
    compile_plurals(TEMPLATE, TEMPLATE.parent)
    if len(sys.argv) > 1:
        build_pseudo(TEMPLATE, Path(sys.argv[1]))
