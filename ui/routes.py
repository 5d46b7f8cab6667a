"""Where one can go: a screen's name and the ids it is about, so that screens need not know each other."""

from __future__ import annotations

from dataclasses import dataclass

from companion.errors import BugError


@dataclass(frozen=True)
class Route:
    """A place in Companion. `ids` name what the screen is about; they live in memory only."""

    screen: str
    ids: tuple[tuple[str, str], ...] = ()

    def without_words(self) -> Route:
        """The same place without words that somebody typed or wrote: what may be remembered while locked."""
        return Route(self.screen, tuple((name, "" if name == "words" else value) for name, value in self.ids))

    def id(self, noun: str) -> str:
        """The id given for this noun; a route without it is our own mistake."""
        for name, value in self.ids:
            if name == noun:
                return value
        raise BugError(f"route to {self.screen} has no {noun}")


def _route(screen: str, **ids: str) -> Route:
    return Route(screen, tuple(sorted(ids.items())))


def first_start() -> Route:
    """The doors: practice, on my own, with a team, or a vault back from a backup."""
    return _route("first_start")


def unlock() -> Route:
    """Who, and the passphrase."""
    return _route("unlock")


def new_vault(goal: str = "") -> Route:
    """A vault, and the recovery kit: to start on my own, or to join a team with it ("join")."""
    return _route("new_vault", goal=goal) if goal else _route("new_vault")


def practice() -> Route:
    """The made-up team: who do I want to be?"""
    return _route("practice")


def recover(profile: str) -> Route:
    """Back into a vault with the recovery kit."""
    return _route("recover", profile=profile)


def restore(profile: str = "") -> Route:
    """A vault back from a backup file; of a vault that is known, its newest one."""
    return _route("restore", profile=profile) if profile else _route("restore")


def home() -> Route:
    """Today."""
    return _route("home")


def person(person_id: str) -> Route:
    """One person."""
    return _route("person", person=person_id)


def before(person_id: str) -> Route:
    """Before we start: what we write, who sees it, consents."""
    return _route("before", person=person_id)


def people(goal: str = "see") -> Route:
    """Everyone, to look up ("see") or to start a conversation with ("talk")."""
    return _route("people", goal=goal)


def details(person_id: str) -> Route:
    """What to call someone and how to reach them safely."""
    return _route("details", person=person_id)


def entry(kind: str, person_id: str, record_id: str = "", *, direction: str = "") -> Route:
    """The form of one thing about a person: a strength, a hope, a consent; no record id makes a new one."""
    return _route("entry", kind=kind, person=person_id, record=record_id, direction=direction)


def conversation(conversation_id: str, passage: str = "", words: str = "") -> Route:
    """A conversation being written; at these words of a passage, where they were looked for."""
    return _route("conversation", conversation=conversation_id, passage=passage, words=words)


def read_back(conversation_id: str) -> Route:
    """The words as kept and as shared, side by side."""
    return _route("read_back", conversation=conversation_id)


def sharing(conversation_id: str) -> Route:
    """What each recipient would see of a conversation, and Share."""
    return _route("sharing", conversation=conversation_id)


def plan(person_id: str) -> Route:
    """The plan a person takes away."""
    return _route("plan", person=person_id)


def search(words: str = "") -> Route:
    """Everything in my vault, as you type."""
    return _route("search", words=words)


def inbox() -> Route:
    """What was shared with me."""
    return _route("inbox")


def summary(item: str) -> Route:
    """One summary that was shared with me."""
    return _route("summary", item=item)


def team() -> Route:
    """Who is in the team, invites, and the place we share through."""
    return _route("team")


def sending() -> Route:
    """Everything shared, and how far it has come."""
    return _route("sending")


def join(goal: str = "") -> Route:
    """Into a team with an invite, and waiting to be let in; "anew" begins with another invite."""
    return _route("join", goal=goal) if goal else _route("join")


def settings() -> Route:
    """Look, zoom, lock, backup."""
    return _route("settings")


def help_topic(topic: str = "") -> Route:
    """Help, at a topic or at its first page."""
    return _route("help", topic=topic)
