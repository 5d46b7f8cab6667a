"""A hub that means harm: in front of a real one, it changes what it hands out and forgets what it likes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

from tests.companion.sync.hub_client.wicked import Heard, Said, answering

Change = Callable[[Heard, Said], Said]
_HOP = frozenset({"connection", "transfer-encoding", "content-length", "date"})


@dataclass
class WickedHub:
    """Hands on every call; answers go through `change`."""

    address: str = ""
    heard: list[Heard] = field(default_factory=list)
    change: Change = field(default=lambda _heard, said: said)

    def honest(self) -> None:
        """From now on as it should be."""
        self.change = lambda _heard, said: said

    def on(self, path: str, change: Change) -> None:
        """Change the answers to calls of this path alone."""
        self.change = lambda heard, said: (
            change(heard, said) if heard.path.startswith(path) and said[0] == 200 else said
        )


@contextmanager
def wicked_hub(real: str) -> Iterator[WickedHub]:
    """One in front of the real hub at this address. What is signed stays signed for the address that was called."""
    hub = WickedHub()
    with httpx.Client(trust_env=False) as client:

        def say(heard: Heard) -> Said:
            hub.heard.append(heard)
            headers = {name: value for name, value in heard.headers.items() if name not in _HOP}
            answer = client.request(heard.method, real + heard.path, content=heard.body, headers=headers)
            said = {name: value for name, value in answer.headers.items() if name not in _HOP}
            return hub.change(heard, (answer.status_code, said, answer.content))

        with answering(say) as server:
            hub.address = server.address
            yield hub
