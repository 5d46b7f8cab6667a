"""Why something was refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from companion.errors import Code, KnownError


def refusal(deed: Callable[[], object]) -> str | int:
    """Do it; the reason it is refused for, which must be the only fact."""
    with pytest.raises(KnownError) as caught:
        deed()
    assert caught.value.code is Code.PARCEL_REFUSED
    assert caught.value.facts.keys() == {"reason"}
    return caught.value.facts["reason"]
