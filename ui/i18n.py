"""Interface language: loads Qt's translations, and marks sentences that are translated later.

A sentence that counts says `%n` (`%Ln`: with thousands apart) and is given its number: `tr("%n days", "", days)`.
Qt picks the form that the language has for it. The source is what English says of many; what it says of one is
a translation like any other, in `companion_en.qm`.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def QT_TRANSLATE_NOOP(context: str, sentence: str) -> str:  # noqa: ARG001 - the name lupdate looks for
    """Mark a sentence of a table for translation; `QCoreApplication.translate(context, …)` shows it.

    Qt's own function is typed as returning `object`.
    """
    return sentence


def load_plurals(app: QCoreApplication, folder: Path) -> bool:
    """Install what English says of one thing, from `companion_en.qm`; whether it could be read.

    The sentences are English until they are translated, so it lies under every other language.
    """
    QLocale.setDefault(_ENGLISH)  # a number inside a sentence is written as the sentence is
    english = QTranslator(app)
    return english.load("companion_en.qm", str(folder)) and app.installTranslator(english)


def load_language(app: QCoreApplication, language: str, folder: Path) -> QTranslator | None:
    """Install `companion_<language>.qm` from a folder, or keep the English of the source when there is none.

    The translator is returned so that its owner can take it out again.
    """
    wanted = language or QLocale.system().name()
    translator = QTranslator(app)
    if not translator.load(QLocale(wanted), "companion", "_", str(folder)) and not translator.load(
        f"companion_{wanted}.qm", str(folder)
    ):
        return None
    app.installTranslator(translator)
    return translator
