"""The made-up team of practice: brought together by the real deeds, with something shared for each to find.

What the team is called, who begins it and what was shared stands in resources/practice/team.toml.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import resources
from companion.domain.conversation import Conversation, ConversationState
from companion.domain.person import Person
from companion.domain.summaries import AnswerKind
from companion.durable import make_private_folder
from companion.errors import BugError, KnownError
from companion.services.practice.gathering import gather_team, link_by_name
from companion.services.session import Session
from companion.services.sharing.sharing import change_summary, share_summary
from companion.services.sharing.view import see_sharing
from companion.services.supervision.supervision import answer_summary, mark_opened, mark_seen, see_inbox
from companion.services.sync.places import move_place, see_places, use_folder
from companion.services.sync.ways import sync_places
from companion.sync.wire import CarrierKind
from companion.vault.rows import list_where

_TEAM = "practice/team.toml"


def make_practice_team(sessions: Mapping[str, Session], place: Path) -> None:
    """Let these members, by name and all open, become one team that shares through a folder, and share something.

    At the end everything that was shared has reached whom it was for.
    """
    wish = tomllib.loads(resources.read_bytes(_TEAM).decode("utf-8"))
    make_private_folder(place)
    founder = sessions[wish["founder"]]
    others = [one for name, one in sessions.items() if name != wish["founder"]]
    gather_team(founder, others, wish["title"], lambda session, _first: use_folder(session, place))
    for session in sessions.values():
        link_by_name(session)
    for part in wish["summaries"]:
        _share(sessions, part)


def find_practice_place(session: Session, place: Path) -> None:
    """Point a member's laptop to the folder of practice where that is now: it was moved, with all of practice."""
    for line in see_places(session):
        before = Path(line.where)
        lost = line.kind is CarrierKind.FOLDER and before != place and before.name == place.name
        if lost and not before.exists() and place.is_dir():
            with suppress(KnownError):  # whatever is wrong with it is told where places are shown
                move_place(session, line.carrier, place)


def _share(sessions: Mapping[str, Session], part: dict[str, Any]) -> None:
    author = sessions[part["by"]]
    state = see_sharing(author, _talk_with(author, part["person"]))
    values = {name: part[name] for name in ("question", "what_they_changed") if name in part}
    change_summary(author, state.summary.id, person_saw=True, **values)
    share_summary(author, state.summary.id)
    _bring(author)
    answer = part.get("answer")
    for reader in sessions.values():
        if reader is not author:
            _bring(reader)
    if answer is not None:
        by = sessions[answer["by"]]
        item = next(one.item for one in see_inbox(by).lines if one.person_name == part["person"])
        mark_opened(by, item)
        answer_summary(by, item, AnswerKind(answer["kind"]), answer["text"])
        mark_seen(by, item)
        _bring(by)
        _bring(author)


def _bring(session: Session) -> None:
    sync_places(session, Random(1))  # noqa: S311 - only for when to try again


def _talk_with(session: Session, name: str) -> str:
    people = {one.id for one in list_where(session.vault, Person, "name = ?", (name,))}
    talks = [
        one
        for one in list_where(session.vault, Conversation, "1 ORDER BY held_on DESC", ())
        if one.person_id in people and one.state is ConversationState.AGREED
    ]
    if not talks:
        raise BugError("the team of practice shares a conversation that is not there")
    return talks[0].id
