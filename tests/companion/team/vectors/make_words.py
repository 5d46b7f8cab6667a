"""`python -m tests.companion.team.vectors.make_words`: writes team-v2-words.json, once."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

from companion.domain.member import Role
from companion.team.invites import posted, to_text, to_words
from companion.team.names import Names
from companion.team.requests import Joiner, make_request, six_words
from tests.companion.team.people import NOOR, member_key
from tests.companion.team.test_invites import INVITE

FILE = Path(__file__).with_name("team-v2-words.json")
ABOUT = (
    "An invite and a request of version 2 (docs/format-team.md). Bytes are base64. The twelve words stand for the "
    "secret, the six words for the request under that root."
)


def vectors() -> dict[str, Any]:
    """Everything, made anew."""
    names = Names(name="Noor", organisation="Open Door", contact="")
    joiner = Joiner(member=NOOR.member, member_key=member_key("Noor 1"), names=names, roles=(Role.WORKER,))
    data = make_request(INVITE, joiner, NOOR.signer)
    return {
        "about": ABOUT,
        "secret": base64.b64encode(INVITE.secret).decode(),
        "root": base64.b64encode(INVITE.root).decode(),
        "text": to_text(INVITE),
        "posted": base64.b64encode(posted(INVITE)).decode(),
        "words": " ".join(to_words(INVITE)),
        "request": base64.b64encode(data).decode(),
        "six_words": " ".join(six_words(INVITE.root, data)),
    }


if __name__ == "__main__":
    FILE.write_text(json.dumps(vectors(), indent=1), "utf-8")
