"""Write TOML for tests: any tree that TOML can hold, with strings as they are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def to_toml(tree: Mapping[str, Any]) -> bytes:
    """One pair a line, tables inline: tomllib reads the same tree back."""
    return "".join(f"{quoted(key)} = {value_text(value)}\n" for key, value in tree.items()).encode()


def quoted(text: str) -> str:
    """A basic string."""
    return '"' + "".join(_letter(one) for one in text) + '"'


def value_text(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{quoted(key)} = {value_text(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(value_text(one) for one in value) + "]"
    return str(value)


def _letter(one: str) -> str:
    if one in _SHORT:
        return _SHORT[one]
    return f"\\u{ord(one):04x}" if ord(one) < 32 or ord(one) == 127 else one
