"""The languages a person may like to talk and read in: tags (BCP 47) and what each is called."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

# The languages most asked for at health services in these islands, and those of these islands themselves.
_TAGS = (
    *("en", "cy", "gd", "ga", "ar", "sq", "am", "bn", "bg", "zh", "cs", "fa", "fr", "de", "el", "gu", "he"),
    *("hi", "hu", "it", "ku", "lv", "lt", "ml", "ne", "pl", "ps", "pt", "pa", "ro", "ru", "sk", "so", "es"),
    *("sw", "ta", "te", "th", "ti", "tr", "uk", "ur", "vi", "yo"),
)
_BRITISH_SIGN_LANGUAGE = "bfi"
# The bundled fonts show these; a name in another script would be a row of boxes.
_SHOWN_SCRIPTS = frozenset(
    {QLocale.Script.LatinScript, QLocale.Script.GreekScript, QLocale.Script.CyrillicScript}
)


def language_options() -> list[tuple[str, str]]:
    """(tag, name) with English first, then by name."""
    named = sorted(((tag, language_words(tag)) for tag in (*_TAGS, _BRITISH_SIGN_LANGUAGE)), key=_by_name)
    return sorted(named, key=lambda one: one[0] != "en")


def language_words(tag: str) -> str:
    """ "Polish (polski)"; a tag that is not known stands for itself."""
    if tag == _BRITISH_SIGN_LANGUAGE:
        return QCoreApplication.translate("Languages", "British Sign Language")
    locale = QLocale(tag)
    if locale.language() == QLocale.Language.C:
        return tag
    name, own = QLocale.languageToString(locale.language()), locale.nativeLanguageName()
    if tag == "en" or own in ("", name) or locale.script() not in _SHOWN_SCRIPTS:
        return name
    return f"{name} ({own})"


def _by_name(option: tuple[str, str]) -> str:
    return option[1]
