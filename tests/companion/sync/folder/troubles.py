"""Helpers to see what goes wrong, and how it is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.errors import Code, KnownError


def code_of(work: Callable[[], object]) -> tuple[Code, object]:
    """The code and its reason."""
    with pytest.raises(KnownError) as caught:
        work()
    return caught.value.code, caught.value.facts.get("reason")
