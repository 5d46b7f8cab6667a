"""The recovery kit: the code that opens a vault when the passphrase is lost, on a page to keep at home."""

from __future__ import annotations

from datetime import date

from companion.paper.content import (
    CodeGroups,
    Document,
    Heading,
    List,
    ListItem,
    labelled,
    paragraph,
)
from companion.paper.words import load_words


def recovery_kit(code: str, *, vault_label: str, made_on: date, language: str = "en") -> Document:
    """The page for a code whose groups are parted by dashes; print it in style KIT."""
    words = load_words(language)
    say = words.kit
    keep = (say.keep_1, say.keep_2, say.keep_3, say.keep_4)
    use = (say.use_1, say.use_2, say.use_3, say.use_4)
    return Document(
        title=say.title,
        language=words.language,
        made_on=made_on,
        page_words="",
        blocks=(
            Heading(level=1, text=say.title),
            labelled(say.vault, vault_label),
            labelled(say.made_on, words.short_date(made_on)),
            Heading(level=2, text=say.code),
            CodeGroups(groups=tuple(code.split("-"))),
            paragraph(say.code_note),
            Heading(level=2, text=say.what),
            paragraph(say.what_words),
            Heading(level=2, text=say.keep),
            List(items=tuple(ListItem(paragraphs=(paragraph(text),)) for text in keep)),
            Heading(level=2, text=say.use),
            List(items=tuple(ListItem(paragraphs=(paragraph(text),)) for text in use), numbered=True),
        ),
    )
