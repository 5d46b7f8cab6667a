"""Interface language: loads Qt's translations, and marks sentences that are translated later."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator


def QT_TRANSLATE_NOOP(context: str, sentence: str) -> str:  # noqa: ARG001 - the name lupdate looks for
    """Mark a sentence of a table for translation; `QCoreApplication.translate(context, …)` shows it.

    Qt's own function is typed as returning `object`.
    """
    return sentence


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
