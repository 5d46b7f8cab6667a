"""What a deed touched: screens read it to decide whether to look again, and undo reads it to go back."""

from __future__ import annotations

from dataclasses import dataclass, field

from companion.domain.splices import Splice


@dataclass(frozen=True, kw_only=True)
class Step:
    """One record moved from one version to another; `before` is None where the deed made it.

    More typing into one version leaves both the same: `typed` is what it did to the record's text, first to last.
    """

    kind: str
    id: str
    before: str | None
    after: str
    typed: tuple[Splice, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Ids and nouns touched by a deed, the id it made (if any), and the steps that undo walks back.

    `typing` says that it kept typed words: a short spell of typing is one thing to undo.
    """

    ids: frozenset[str] = field(default_factory=frozenset)
    kinds: frozenset[str] = field(default_factory=frozenset)
    made: str | None = None
    steps: tuple[Step, ...] = ()
    typing: bool = False

    def __or__(self, other: Changes) -> Changes:
        return Changes(
            ids=self.ids | other.ids,
            kinds=self.kinds | other.kinds,
            made=self.made or other.made,
            steps=self.steps + other.steps,
            typing=self.typing and other.typing,
        )

    def concern(self, kinds: frozenset[str], *ids: str) -> bool:
        """Whether a screen that shows these nouns of these ids should look again (no ids: any)."""
        return bool(self.kinds & kinds) and (not ids or bool(self.ids & set(ids)))
