"""A worked-out world for the pure engine: a vault and a carrier that are a few lists, and answers one by one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from companion.errors import Code
from companion.sync import commands as ask
from companion.sync.engine import step
from companion.sync.events import Answer, Answered, Event, Failed, Ticked, Wanted
from companion.sync.states import State, Trigger, fresh
from companion.sync.wire import CarrierIdentity, CarrierKind, Limits, OutParcel, Page, PutStatus, RosterPage

HERE = CarrierIdentity(CarrierKind.FOLDER, b"this one", "/share")
ZEROS = bytes(32)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LIMITS = Limits(batch_parcels=4, batch_bytes=200, page=3)


def parcel(name: str, size: int = 10) -> OutParcel:
    """A parcel of the world; its bytes begin with its name."""
    data = name.encode().ljust(size, b".")
    return OutParcel(name, hashlib.sha256(data).digest(), data)


@dataclass
class World:
    """What the vault and the carrier hold. `put` questions of the engine to it with `answer`."""

    outbox: dict[str, OutParcel] = field(default_factory=dict)
    refused: dict[str, PutStatus] = field(default_factory=dict)
    put: dict[str, OutParcel] = field(default_factory=dict)
    delivered: set[str] = field(default_factory=set)
    at_carrier: dict[str, bytes] = field(default_factory=dict)
    mailbox: list[bytes] = field(default_factory=list)
    cursor: int = 0
    arrived: list[bytes] = field(default_factory=list)
    opened: list[bytes] = field(default_factory=list)
    receipts: bool = False
    page: int = 3
    biggest: int = 1000
    identity: CarrierIdentity = HERE
    ours: list[bytes] = field(default_factory=list)
    theirs: list[bytes] = field(default_factory=list)
    log: list[bytes] = field(default_factory=list)
    admitted: bool = True
    renames: bool = False
    requests: tuple[ask.JoinWish, ...] = ()
    requests_put: list[bytes] = field(default_factory=list)
    answers: tuple[bytes, ...] = ()
    answered: dict[bytes, bytes] = field(default_factory=dict)
    answers_taken: list[bytes] = field(default_factory=list)
    invites: tuple[ask.PostedInvite, ...] = ()
    invites_back: tuple[bytes, ...] = ()
    posted: set[bytes] = field(default_factory=set)
    lists: bool = False
    asked_for: list[bytes] = field(default_factory=list)
    asked_in: tuple[bytes, ...] = ()

    def answer(self, question: ask.Question) -> Answer:
        """What the vault or the carrier says, doing what was asked."""
        name = "_" + type(question).__name__
        answer: Answer = getattr(self, name)(question)
        return answer

    def _OpenArrivals(self, asked: ask.OpenArrivals) -> ask.Opened:  # noqa: N802 - named like the question
        new = self.arrived[len(self.opened) :]
        self.opened += new
        if not self.receipts:
            return ask.Opened()
        for one in new:
            made = parcel(f"receipt of {one.decode()}")
            self.outbox[made.id] = made
        return ask.Opened(len(new))

    def _Collect(self, asked: ask.Collect) -> ask.Collected:  # noqa: N802
        return ask.Collected(
            cursor=str(self.cursor).encode() if self.cursor else b"",
            waiting=len(self.outbox),
            roster_after=-1,
            requests=self.requests,
            answers=self.answers,
            invites=self.invites,
            invites_back=self.invites_back,
            lists_requests=self.lists,
        )

    def _Meet(self, asked: ask.Meet) -> CarrierIdentity:  # noqa: N802
        return self.identity

    def _PinIdentity(self, asked: ask.PinIdentity) -> None:  # noqa: N802
        pass

    def _PutRequests(self, asked: ask.PutRequests) -> None:  # noqa: N802
        self.requests_put += [one.request for one in asked.requests]

    def _NoteRequests(self, asked: ask.NoteRequests) -> None:  # noqa: N802
        self.requests = tuple(one for one in self.requests if one.locator not in asked.put)

    def _FetchAnswers(self, asked: ask.FetchAnswers) -> tuple[bytes, ...]:  # noqa: N802
        return tuple(self.answered[one] for one in asked.locators if one in self.answered)

    def _TakeAnswers(self, asked: ask.TakeAnswers) -> None:  # noqa: N802
        self.answers_taken += asked.answers

    def _PullRoster(self, asked: ask.PullRoster) -> RosterPage:  # noqa: N802
        entries = tuple(self.log[asked.after + 1 : asked.after + 3])
        return RosterPage(entries, more=len(self.log) > asked.after + 3)

    def _TakeRoster(self, asked: ask.TakeRoster) -> ask.RosterTaken:  # noqa: N802
        self.theirs = self.theirs[: asked.asked_after + 1] + list(asked.entries)
        return self._taken()

    def _taken(self) -> ask.RosterTaken:
        head = self.theirs[-1] if self.theirs else ZEROS
        push = tuple(one for one in self.ours if one not in self.theirs)[:2]
        return ask.RosterTaken(after=len(self.theirs) - 1, admitted=self.admitted, push=push, head=head)

    def _PushRoster(self, asked: ask.PushRoster) -> bool:  # noqa: N802
        if asked.head != (self.log[-1] if self.log else ZEROS):
            return False
        self.log += asked.entries
        return True

    def _NotePushed(self, asked: ask.NotePushed) -> ask.RosterTaken:  # noqa: N802
        self.theirs += asked.entries
        renamed, self.renames = self.renames, False
        return replace(self._taken(), renamed=renamed)

    def _CarryInvites(self, asked: ask.CarryInvites) -> None:  # noqa: N802
        self.posted |= {one.locator for one in asked.post}
        self.posted -= set(asked.take_back)

    def _NoteInvites(self, asked: ask.NoteInvites) -> None:  # noqa: N802
        self.invites = self.invites_back = ()

    def _ListRequests(self, asked: ask.ListRequests) -> tuple[bytes, ...]:  # noqa: N802
        return self.asked_in

    def _TakeRequests(self, asked: ask.TakeRequests) -> None:  # noqa: N802
        self.asked_for += asked.requests

    def _CollectParcels(self, asked: ask.CollectParcels) -> ask.Outgoing:  # noqa: N802
        chosen: list[OutParcel] = []
        size = 0
        for one in self.outbox.values():
            size += len(one.data)
            if chosen and (len(chosen) >= asked.most_parcels or size > asked.most_bytes):
                break
            chosen.append(one)
        return ask.Outgoing(tuple(chosen), len(self.outbox))

    def _PutParcels(self, asked: ask.PutParcels) -> tuple[PutStatus, ...]:  # noqa: N802
        if sum(len(one.data) for one in asked.parcels) > self.biggest:
            return tuple(PutStatus.TOO_LARGE for _ in asked.parcels)
        return tuple(self._kept(one) for one in asked.parcels)

    def _kept(self, one: OutParcel) -> PutStatus:
        if one.id in self.at_carrier:
            return PutStatus.ALREADY
        self.at_carrier[one.id] = one.data
        return PutStatus.STORED

    def _NotePut(self, asked: ask.NotePut) -> None:  # noqa: N802
        for name, status in asked.statuses:
            self.put[name] = self.outbox.pop(name)
            if status.delivered:
                self.delivered.add(name)
            else:
                self.refused[name] = status

    def _StartOver(self, asked: ask.StartOver) -> None:  # noqa: N802
        self.cursor = 0
        self.outbox |= {name: self.put[name] for name in self.delivered}
        self.delivered.clear()

    def _Pull(self, asked: ask.Pull) -> Page:  # noqa: N802
        start = int(asked.cursor or b"0")
        parcels = tuple(self.mailbox[start : start + self.page])
        end = start + len(parcels)
        return Page(parcels, str(end).encode(), more=end < len(self.mailbox))

    def _TakePage(self, asked: ask.TakePage) -> None:  # noqa: N802
        self.arrived += [one for one in asked.page.parcels if one not in self.arrived]
        self.cursor = int(asked.page.cursor)


def question_in(commands: tuple[ask.Command, ...]) -> ask.Question | None:
    """The question among commands: there is one at most."""
    found = [one for one in commands if isinstance(one, ask.VaultCommand | ask.CarrierCommand)]
    assert len(found) <= 1
    return found[0] if found else None


@dataclass
class Answers:
    """Plays a round to its end. `faults` go first, each for the next question of its kind: a code, or an answer."""

    world: World
    faults: list[tuple[type, Code | Answer | None]] = field(default_factory=list)
    asked: list[ask.Question] = field(default_factory=list)
    kept: list[ask.Stored] = field(default_factory=list)

    def play(self, state: State, event: Event, facts: Mapping[str, str | int] | None = None) -> State:
        """Everything that follows from an event, until nothing is asked any more."""
        state, commands = step(state, event)
        while True:
            self.kept += [one.stored for one in commands if isinstance(one, ask.Keep)]
            question = question_in(commands)
            if question is None:
                return state
            assert question == state.asked
            self.asked.append(question)
            assert len(self.asked) < 10_000, "the round does not end"
            state, commands = step(state, self._answer(state, question, event, facts or {}))

    def _answer(
        self, state: State, question: ask.Question, event: Event, facts: Mapping[str, str | int]
    ) -> Event:
        for place, (kind, fault) in enumerate(self.faults):
            if isinstance(question, kind):
                del self.faults[place]
                if fault is None or isinstance(fault, Code):
                    told = tuple(facts.items())
                    return Failed(now=event.now, dice=event.dice, turn=state.turn, code=fault, facts=told)
                return Answered(now=event.now, dice=event.dice, turn=state.turn, answer=fault)
        return Answered(now=event.now, dice=event.dice, turn=state.turn, answer=self.world.answer(question))

    def kinds(self) -> list[str]:
        """The names of what was asked, in order."""
        return [type(one).__name__ for one in self.asked]


def ticked(now: datetime = NOW, dice: float = 0.5) -> Event:
    return Ticked(now=now, dice=dice)


def wanted(why: Trigger, now: datetime = NOW) -> Event:
    return Wanted(now=now, dice=0.5, why=why)


def new_state(**values: object) -> State:
    return replace(fresh(NOW, LIMITS), **values)  # type: ignore[arg-type]


def with_outbox(count: int, size: int = 10) -> World:
    made = [parcel(f"out {one}", size) for one in range(count)]
    return World(outbox={one.id: one for one in made})
