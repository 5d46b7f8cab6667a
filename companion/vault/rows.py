"""Records in and out of the vault: every change a new version, nothing overwritten, search kept in step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar

from companion.domain.changes import Step
from companion.domain.conversation import Disagreement, Passage
from companion.domain.person import Person
from companion.domain.record import Record
from companion.errors import BugError, Code, KnownError
from companion.vault.columns import field_names, from_row, to_row
from companion.vault.db import Vault
from companion.vault.decisions import bind_decision, expect_decision
from companion.vault.names import put_name
from companion.vault.nouns import NOUNS
from companion.vault.search import drop_words, put_off_words, put_words

R = TypeVar("R", bound=Record)

# Whose a version is, and what it follows: typing changes none of it, and naming them would rewrite their indexes.
_LASTING = frozenset({"version", "id", "supersedes", "author", "person_id", "conversation_id"})


def put_record(vault: Vault, record: Record) -> Step:
    """Store a new version, inside the caller's transaction. The version it supersedes stays, no longer a head.

    Raises BugError when it supersedes a version that is not there or is another record's.
    """
    kind = kind_of(record)
    expect_decision(vault, kind)
    if record.supersedes is not None:
        _retire(vault, kind, record)
    row = to_row(record)
    names = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    vault.execute(f"INSERT INTO {kind} ({names}) VALUES ({marks})", row)
    bind_decision(vault, kind, record)
    _index(vault, record)
    return Step(kind=kind, id=record.id, before=record.supersedes, after=record.version)


def amend_record(vault: Vault, record: Record) -> None:
    """Store more typing into the version that is being typed. Raises BugError when it is no head any more."""
    kind = kind_of(record)
    expect_decision(vault, kind)
    row = to_row(record)
    settings = ", ".join(f"{name} = :{name}" for name in row if name not in _LASTING)
    done = vault.execute(f"UPDATE {kind} SET {settings} WHERE version = :version AND id = :id AND head", row)
    if done.rowcount != 1:
        raise BugError(f"amended a {kind} version that is not a head")
    bind_decision(vault, kind, record)
    if isinstance(record, Person):
        put_name(vault, record)
    put_off_words(vault, kind, record.id)


def get_record(vault: Vault, noun: type[R], record_id: str) -> R:
    """The record as it stands, removed or not. With two heads, the later one. Raises KnownError NOT_FOUND."""
    found = _select(vault, noun, "id = ? AND head ORDER BY version DESC LIMIT 1", (record_id,))
    if not found:
        raise KnownError(Code.NOT_FOUND, kind=_kind(noun), id=record_id)
    return found[0]


def get_version(vault: Vault, noun: type[R], version: str) -> R:
    """One version, head or not. Raises KnownError NOT_FOUND."""
    found = _select(vault, noun, "version = ?", (version,))
    if not found:
        raise KnownError(Code.NOT_FOUND, kind=_kind(noun), id=version)
    return found[0]


def list_versions(vault: Vault, noun: type[R], record_id: str) -> list[R]:
    """Every version of one record, oldest first."""
    return _select(vault, noun, "id = ? ORDER BY version", (record_id,))


def list_versions_in(vault: Vault, noun: type[R], conversation_id: str) -> list[R]:
    """Every version of what belongs to one conversation, oldest first."""
    return _select(vault, noun, "conversation_id = ? ORDER BY version", (conversation_id,))


def list_records(vault: Vault, noun: type[R], person_id: str) -> list[R]:
    """What stands for one person, in the order it was first made; removed ones left out."""
    return _select(vault, noun, "person_id = ? AND head AND removed IS NULL ORDER BY id", (person_id,))


def list_passages(vault: Vault, conversation_id: str) -> list[Passage]:
    """The passages of a conversation in their order; removed ones left out."""
    return _select(
        vault,
        Passage,
        "conversation_id = ? AND head AND removed IS NULL ORDER BY place, id",
        (conversation_id,),
    )


def list_disagreements(vault: Vault, conversation_id: str) -> list[Disagreement]:
    """What the person sees differently in a conversation, in the order it was said."""
    return _select(
        vault,
        Disagreement,
        "conversation_id = ? AND head AND removed IS NULL ORDER BY id",
        (conversation_id,),
    )


def list_where(vault: Vault, noun: type[R], condition: str, values: Iterable[str | int]) -> list[R]:
    """Heads that are not removed and match `condition`: SQL of ours with ? for each value, never typed text."""
    return _select(vault, noun, f"head AND removed IS NULL AND {condition}", tuple(values))


def kind_of(record: Record) -> str:
    """The noun of a record: its table's name."""
    return _kind(type(record))


def _kind(noun: type[Record]) -> str:
    kind = getattr(noun, "KIND", None)
    if kind not in NOUNS:
        raise BugError(f"{noun.__name__} has no table")
    return str(kind)


def _select(vault: Vault, noun: type[R], condition: str, values: tuple[str | int, ...]) -> list[R]:
    names = field_names(_class(noun))
    rows = vault.execute(f"SELECT {', '.join(names)} FROM {_kind(noun)} WHERE {condition}", values)
    return [from_row(noun, row) for row in rows.fetchall()]


def _retire(vault: Vault, kind: str, record: Record) -> None:
    done = vault.execute(
        f"UPDATE {kind} SET head = 0 WHERE version = ? AND id = ?", (record.supersedes, record.id)
    )
    if done.rowcount != 1:
        raise BugError(f"a {kind} supersedes a version that is not there")


def _index(vault: Vault, record: Record) -> None:
    if isinstance(record, Person):
        put_name(vault, record)
    if record.removed is not None:
        drop_words(vault, record.id)
    elif record.supersedes is None:
        put_words(vault, kind_of(record), record)
    else:
        put_off_words(vault, kind_of(record), record.id)


def _class(noun: Any) -> Any:
    return noun  # a class can always be hashed; the type checker reads its instances' __hash__ instead
