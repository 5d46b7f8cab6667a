"""What the team agreed: in sentences for everyone, as fields for administrators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from companion.domain.text import is_blank
from companion.services.team.view import TeamState
from companion.team.bodies import MOST_DAYS, MOST_MINUTES, MOST_YEARS
from companion.team.names import MOST_CONSENT_WORDS
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field, LineField
from ui.widgets.words import Muted, Text
from ui.widgets.words_edit import WordsEdit


class PolicyCard(Card):
    """The agreement.

    Signals:
        given(object): every value as set_policy takes them, by name.
        typed(str, str): a field, and what stands in it. drop_asked(): what was typed is not wanted.
    """

    given = Signal(object)
    typed = Signal(str, str)
    drop_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("What we agreed"), parent)
        self._told = self.add(Text("", content=True))
        self._begun = self.add(Muted(self.tr("A change is begun, and not agreed yet.")))
        self.change = Button(self.tr("Change what we agreed"))
        self._closed = self.add_row(self.change)
        self.name = self.add(LineField(self.tr("Name of the team")))
        self.late = self.add(
            LineField(
                self.tr("Days until a first conversation should have been offered"),
                self.tr("After so many days Companion says that someone has waited long."),
            )
        )
        self.very_late = self.add(LineField(self.tr("Days until someone has waited too long")))
        self.years = self.add(
            LineField(
                self.tr("Years we keep what was written"),
                self.tr("Companion reminds you. You can leave this empty."),
            )
        )
        self.minutes = self.add(
            LineField(self.tr("Minutes until a laptop locks"), self.tr("At most. You can leave this empty."))
        )
        self.words = WordsEdit(self.tr("Words for asking about sharing"), longest=MOST_CONSENT_WORDS)
        self._words = self.add(
            Field(
                self.tr("Words for asking about sharing"),
                self.words,
                self.tr("What everyone in the team says to a person before they decide."),
            )
        )
        self.keep, self.leave = Button(self.tr("Keep this"), "primary", "check"), Button(self.tr("Leave it"))
        self._row = self.add_row(self.keep, self.leave)
        self._fields = (
            self.name,
            self.late,
            self.very_late,
            self.years,
            self.minutes,
            self._words,
            self._row,
        )
        self._team: TeamState | None = None
        self._typed: Mapping[str, str] = {}
        self._lines = {
            "title": self.name,
            "late": self.late,
            "very_late": self.very_late,
            "years": self.years,
            "minutes": self.minutes,
        }
        for name, line in self._lines.items():
            line.settled.connect(partial(self.typed.emit, name))
        self.words.settled.connect(partial(self.typed.emit, "words"))
        self.change.clicked.connect(lambda: self._open(True))
        self.leave.clicked.connect(self._leave)
        self.keep.clicked.connect(self._ask)
        self._open(False)

    def display(self, team: TeamState, typed: Mapping[str, str]) -> None:
        """Show what stands; fields that are being filled in stay as they are. `typed` is what was kept of them."""
        self._team, self._typed = team, typed
        self._begun.setVisible(bool(typed) and team.administrator and self._row.isHidden())
        self._told.show_words("\n".join(self._sentences(team)))
        self._closed.setVisible(team.administrator and self._row.isHidden())
        if not team.administrator:
            self._open(False)

    def close_fields(self) -> None:
        """It was kept."""
        self._open(False)

    def _sentences(self, team: TeamState) -> list[str]:
        late, very_late = team.waiting_days
        said = [
            self.tr("A first conversation is offered within %n days, or {very} at most.", "", late).format(
                very=very_late
            )
        ]
        if team.retention_years is not None:
            said.append(self.tr("We keep what was written for %n years.", "", team.retention_years))
        if team.idle_minutes is not None:
            said.append(self.tr("Laptops lock after %n minutes.", "", team.idle_minutes))
        if team.consent_words:
            said.append(self.tr("When we ask about sharing we say: {words}").format(words=team.consent_words))
        return said

    def _open(self, opened: bool) -> None:
        team = self._team
        for part in self._fields:
            part.setVisible(opened)
        self._closed.setVisible(not opened and team is not None and team.administrator)
        self._begun.setVisible(not opened and team is not None and team.administrator and bool(self._typed))
        if team is None:
            return
        filled = {**_values(team), **(self._typed if opened else {})}
        for name, field in self._lines.items():
            field.show_words(filled[name])
            field.show_trouble("")
        self.words.show_words(filled["words"])
        if opened:
            self.name.setFocus()
        elif self.isAncestorOf(self.focusWidget() or self.change):
            self.change.setFocus()

    def _leave(self) -> None:
        """Nothing typed: closed at once. Else it is asked, for it is forgotten."""
        team = self._team
        here = {name: field.words() for name, field in self._lines.items()} | {"words": self.words.words()}
        if team is not None and here != _values(team):
            self.drop_asked.emit()
        else:
            self._open(False)

    def changes(self, values: Mapping[str, Any]) -> list[str]:
        """What would be agreed from then on, in sentences; nothing where all stays as it is."""
        team = self._team
        if team is None:
            return []
        then = replace(team, **values)
        before, after = self._sentences(team), self._sentences(then)
        told = [one for one in after if one not in before]
        if then.title != team.title:
            told.insert(0, self.tr("The team is called {name}.").format(name=then.title))
        gone = [one for one in before if one not in after] if len(after) < len(before) else []
        return told + [self.tr("No more: {words}").format(words=one) for one in gone]

    def _ask(self) -> None:
        late, very_late = self._number(self.late, MOST_DAYS), self._number(self.very_late, MOST_DAYS)
        years = self._number(self.years, MOST_YEARS, empty=True)
        minutes = self._number(self.minutes, MOST_MINUTES, empty=True)
        self.name.show_trouble(self.tr("A team needs a name.") if is_blank(self.name.words()) else "")
        if late is not None and very_late is not None and late >= very_late:
            self.very_late.show_trouble(self.tr("This has to be more days than above."))
            self.very_late.setFocus()
            return
        if None in (late, very_late) or -1 in (years, minutes) or is_blank(self.name.words()):
            return
        self.given.emit(
            {
                "title": self.name.words(),
                "waiting_days": (late, very_late),
                "retention_years": years,
                "idle_minutes": minutes,
                "consent_words": self.words.words(),
            }
        )

    def _number(self, field: LineField, most: int, *, empty: bool = False) -> int | None:
        """What was typed. What is no number is said and None; where nothing may be typed, that is None, and it -1."""
        typed = field.words().strip()
        if empty and not typed:
            field.show_trouble("")
            return None
        if typed.isdecimal() and 0 < int(typed) <= most:
            field.show_trouble("")
            return int(typed)
        field.show_trouble(self.tr("Type a number from 1 to {most}.").format(most=most))
        field.setFocus()
        return -1 if empty else None


def _values(team: TeamState) -> dict[str, str]:
    """What stands, as it is typed."""
    late, very_late = team.waiting_days
    return {
        "title": team.title,
        "late": str(late),
        "very_late": str(very_late),
        "years": "" if team.retention_years is None else str(team.retention_years),
        "minutes": "" if team.idle_minutes is None else str(team.idle_minutes),
        "words": team.consent_words,
    }
