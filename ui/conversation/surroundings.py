"""What surrounds the words: where and with whom at the top, how it felt at the end."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.domain.conversation import Conversation, ConversationKind
from ui.forms.fields import FieldSpec, Shape
from ui.words.wording import options_for


def around_fields() -> tuple[FieldSpec, ...]:
    """Kind, day, place, private enough, who was there."""
    return (
        FieldSpec(
            name="kind",
            shape=Shape.ONE,
            label=QCoreApplication.translate("Surroundings", "What kind of conversation is it?"),
            options=tuple(options_for(ConversationKind)),
            choices=ConversationKind,
        ),
        FieldSpec(
            name="held_on",
            shape=Shape.DAY,
            label=QCoreApplication.translate("Surroundings", "Which day?"),
            past=True,
            narrow=True,
        ),
        FieldSpec(
            name="place",
            shape=Shape.LINE,
            label=QCoreApplication.translate("Surroundings", "Where?"),
            narrow=True,
        ),
        FieldSpec(
            name="who_was_there",
            shape=Shape.LINE,
            label=QCoreApplication.translate("Surroundings", "Who else was there?"),
            narrow=True,
        ),
        FieldSpec(
            name="private_enough",
            shape=Shape.YES_NO,
            label=QCoreApplication.translate("Surroundings", "Is it private enough here?"),
        ),
    )


def ending_fields() -> tuple[FieldSpec, ...]:
    """How the person feels, whether it was useful, when to meet again."""
    return (
        FieldSpec(
            name="feeling_at_end",
            shape=Shape.WORDS,
            label=QCoreApplication.translate("Surroundings", "How do you feel now?"),
        ),
        FieldSpec(
            name="was_useful",
            shape=Shape.WORDS,
            label=QCoreApplication.translate("Surroundings", "Was this useful?"),
        ),
        FieldSpec(
            name="next_meeting_on",
            shape=Shape.DAY,
            label=QCoreApplication.translate("Surroundings", "When shall we meet again?"),
            narrow=True,
        ),
    )


def values_of(conversation: Conversation) -> dict[str, object]:
    """Every field above, as it stands."""
    return {spec.name: getattr(conversation, spec.name) for spec in (*around_fields(), *ending_fields())}
