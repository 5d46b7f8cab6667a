"""What the details ask, in which order and in which words. Only the name is needed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from companion.domain.person import ContactKind, Nation
from ui.forms.fields import FieldSpec, Shape
from ui.words.languages import language_options
from ui.words.wording import options_for


def name_fields() -> tuple[FieldSpec, ...]:
    """Who they are."""
    return (
        FieldSpec(
            name="name",
            shape=Shape.LINE,
            label=QCoreApplication.translate("Details", "What they like to be called"),
            hint=QCoreApplication.translate("Details", "This is all we need. Everything else can wait."),
        ),
        FieldSpec(
            name="pronouns",
            shape=Shape.LINE,
            label=QCoreApplication.translate("Details", "Pronouns"),
            narrow=True,
        ),
        FieldSpec(
            name="full_name",
            shape=Shape.LINE,
            label=QCoreApplication.translate("Details", "Full name"),
            narrow=True,
        ),
        FieldSpec(
            name="born_on",
            shape=Shape.DAY,
            label=QCoreApplication.translate("Details", "Date of birth"),
            past=True,
            narrow=True,
        ),
        FieldSpec(
            name="about_me",
            shape=Shape.WORDS,
            label=QCoreApplication.translate("Details", "About me"),
            hint=QCoreApplication.translate("Details", "What they want us to know, in their words."),
        ),
    )


def place_fields() -> tuple[FieldSpec, ...]:
    """Where they live, and in which language."""
    unsaid = ("", QCoreApplication.translate("Details", "Not said yet"))
    return (
        FieldSpec(
            name="nation",
            shape=Shape.PICK,
            label=QCoreApplication.translate("Details", "Where they live"),
            hint=QCoreApplication.translate(
                "Details", "This decides which numbers to call go on their plan."
            ),
            options=(unsaid, *options_for(Nation)),
            choices=Nation,
        ),
        FieldSpec(
            name="no_fixed_address",
            shape=Shape.TICK,
            label=QCoreApplication.translate("Details", "They have no fixed address"),
        ),
        FieldSpec(
            name="language",
            shape=Shape.PICK,
            label=QCoreApplication.translate("Details", "The language they would like"),
            options=tuple(language_options()),
            content_options=True,
        ),
        FieldSpec(
            name="interpreter",
            shape=Shape.LINE,
            label=QCoreApplication.translate("Details", "Interpreter"),
            hint=QCoreApplication.translate(
                "Details", "Who, or which service. Leave it empty if none is needed."
            ),
        ),
    )


def way_fields() -> tuple[FieldSpec, ...]:
    """One way to reach them and its rules."""
    return (
        FieldSpec(
            name="value",
            shape=Shape.LINE,
            label=QCoreApplication.translate("Details", "Number or address"),
            narrow=True,
        ),
        FieldSpec(
            name="kind",
            shape=Shape.PICK,
            label=QCoreApplication.translate("Details", "What it is for"),
            options=tuple(options_for(ContactKind)),
            choices=ContactKind,
            narrow=True,
        ),
        FieldSpec(
            name="times",
            shape=Shape.LINE,
            label=QCoreApplication.translate("Details", "Good times"),
            narrow=True,
        ),
        FieldSpec(
            name="safe_to_contact",
            shape=Shape.YES_NO,
            label=QCoreApplication.translate("Details", "Is it safe to use?"),
            hint=QCoreApplication.translate("Details", "Until somebody has asked, treat it as not safe."),
        ),
        FieldSpec(
            name="safe_to_leave_message",
            shape=Shape.YES_NO,
            label=QCoreApplication.translate("Details", "Is it safe to leave a message?"),
        ),
    )


def need_fields() -> tuple[FieldSpec, ...]:
    """One communication need and the six steps of the Accessible Information Standard (DAPB1605)."""
    days = (
        ("identified_on", QCoreApplication.translate("Details", "We found out on")),
        ("recorded_on", QCoreApplication.translate("Details", "Written down on")),
        ("flagged_on", QCoreApplication.translate("Details", "Shown on top since")),
        ("shared_on", QCoreApplication.translate("Details", "Told to others on")),
        ("met_on", QCoreApplication.translate("Details", "Met on")),
    )
    return (
        FieldSpec(
            name="need",
            shape=Shape.LINE,
            label=QCoreApplication.translate("Details", "What they need"),
            hint=QCoreApplication.translate("Details", "Such as: cannot hear well, reads large letters."),
        ),
        FieldSpec(
            name="format",
            shape=Shape.LINE,
            label=QCoreApplication.translate("Details", "How we do it"),
            hint=QCoreApplication.translate("Details", "Such as: face them when talking, print large."),
        ),
        *(FieldSpec(name=name, shape=Shape.DAY, label=label, past=True, narrow=True) for name, label in days),
        FieldSpec(
            name="review_on",
            shape=Shape.DAY,
            label=QCoreApplication.translate("Details", "Look at it again on"),
            narrow=True,
        ),
    )
