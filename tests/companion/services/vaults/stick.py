"""A laptop with someone in its vault, and a stick: what the tests of backups begin with."""

from collections.abc import Callable
from pathlib import Path

import pytest

from companion.errors import KnownError
from companion.services.record.people import add_person
from companion.services.session import Session

from ..laptops import Laptop

NAME = "Marmaduke"


def refusal(call: Callable[[], object]) -> KnownError:
    with pytest.raises(KnownError) as caught:
        call()
    return caught.value


class Place:
    """A laptop with someone in its vault, and a stick."""

    def __init__(self, tmp_path: Path) -> None:
        self.laptop = Laptop(tmp_path / "laptop")
        self.stick = tmp_path / "stick"
        self.stick.mkdir()
        created = self.laptop.create()
        self.session: Session = created.session
        self.code = created.recovery_code
        add_person(self.session, NAME)

    @property
    def files(self) -> list[Path]:
        """What is on the stick, oldest first."""
        return sorted(self.stick.iterdir())

    def leftovers(self) -> list[str]:
        """Hidden files beside the vault and on the stick."""
        folder = self.laptop.home.profile(self.session.profile)
        return [one.name for one in (*folder.iterdir(), *self.stick.iterdir()) if one.name.startswith(".")]
