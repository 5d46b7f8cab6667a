"""Anything in any order: the engine between a vault and a carrier of lists, with failures, kills and clock jumps."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from companion.errors import Code
from companion.sync import commands as ask
from companion.sync.engine import step
from companion.sync.events import Answered, Event, Failed, Halted, Ticked, Wanted
from companion.sync.retry import MOST, OBEYED_MOST
from companion.sync.states import OUR_FAULT, State, Trigger, fresh
from companion.sync.wire import Limits, OutParcel, PutStatus
from tests.companion.sync.scripts import World, parcel, question_in

DICE = some.floats(0, 1, exclude_max=True)
CODES = [
    code
    for code in Code
    if code.startswith(("carrier", "certificate", "clock", "cursor", "device", "not_", "quota"))
]
LIMITS = Limits(batch_parcels=3, batch_bytes=60, page=3)
FAULTS = some.sampled_from([*CODES, Code.ROSTER_STALE, Code.VAULT_BUSY, Code.DISK_FULL, None])


class AnyOrder(RuleBasedStateMachine):
    """The vault keeps what it was told, the carrier what it was given, and the engine sits between the two."""

    @initialize(dice=DICE)
    def begin(self, dice: float) -> None:
        self.now = datetime(2026, 3, 2, 9, tzinfo=UTC)
        self.world = World(ours=[b"0"], receipts=True, biggest=70)
        self.state: State = fresh(self.now, LIMITS)
        self.stored: ask.Stored | None = None
        self.late: list[Event] = []
        self.made: dict[str, OutParcel] = {}
        self.exchanging = False
        self.send(Ticked(now=self.now, dice=dice))

    def send(self, event: Event) -> None:
        before = self.state
        self.state, commands = step(before, event)
        question = question_in(commands)
        if before.asked is not None and self.state.turn == before.turn:
            assert question is None, "a second question while one is open"
        if question is not None:
            assert self.state.asked == question and self.state.turn > before.turn
        for one in commands:
            if isinstance(one, ask.Keep):
                self.stored = one.stored
            if isinstance(one, ask.Wake):
                assert timedelta(0) < one.after <= MOST + OBEYED_MOST

    @rule(count=some.integers(1, 5), size=some.integers(1, 80))
    def write(self, count: int, size: int) -> None:
        for _ in range(count):
            one = parcel(f"out {len(self.made)}", size)
            self.made[one.id] = self.world.outbox[one.id] = one

    @rule(count=some.integers(1, 5))
    def somebody_writes(self, count: int) -> None:
        self.world.mailbox += [b"in %d" % (len(self.world.mailbox) + one) for one in range(count)]

    @rule()
    def somebody_changes_the_team(self) -> None:
        entry = b"theirs %d" % len(self.world.log)
        self.world.log.append(entry)
        self.world.ours = [*self.world.log, *(one for one in self.world.ours if one not in self.world.log)]

    @rule(why=some.sampled_from(Trigger), dice=DICE)
    def want(self, why: Trigger, dice: float) -> None:
        self.send(Wanted(now=self.now, dice=dice, why=why))

    @rule(seconds=some.integers(0, 4000), dice=DICE)
    def time_passes(self, seconds: int, dice: float) -> None:
        self.now += timedelta(seconds=seconds)
        self.send(Ticked(now=self.now, dice=dice))

    @rule(days=some.sampled_from([-20000, -3650, -1, 1, 3650]), dice=DICE)
    def clock_jumps(self, days: int, dice: float) -> None:
        if 1900 < (self.now.year + days / 365) < 3000:
            self.now += timedelta(days=days)
        self.send(Ticked(now=self.now, dice=dice))

    @precondition(lambda self: self.state.asked is not None)
    @rule(dice=DICE, times=some.integers(1, 12))
    def works(self, dice: float, times: int) -> None:
        for _ in range(times):
            if self.state.asked is None:
                return
            answer = self.world.answer(self.state.asked)
            self.send(Answered(now=self.now, dice=dice, turn=self.state.turn, answer=answer))

    @precondition(lambda self: self.state.asked is not None)
    @rule(dice=DICE, code=FAULTS, done=some.booleans(), wait=some.integers(-5, 10**7))
    def fails(self, dice: float, code: Code | None, done: bool, wait: int) -> None:
        """Also when it was done all the same, and only the reply was lost."""
        assert self.state.asked is not None
        if done:
            self.world.answer(self.state.asked)
        facts = (("retry_after", wait),) if code is Code.CARRIER_BUSY else ()
        self.send(Failed(now=self.now, dice=dice, turn=self.state.turn, code=code, facts=facts))

    @precondition(lambda self: isinstance(self.state.asked, ask.PutParcels))
    @rule(
        dice=DICE, status=some.sampled_from([PutStatus.ID_CONFLICT, PutStatus.REFUSED, PutStatus.TOO_LARGE])
    )
    def refuses(self, dice: float, status: PutStatus) -> None:
        asked = self.state.asked
        assert isinstance(asked, ask.PutParcels)
        said = tuple(status for _ in asked.parcels)
        self.send(Answered(now=self.now, dice=dice, turn=self.state.turn, answer=said))

    @precondition(lambda self: self.state.asked is not None)
    @rule(dice=DICE, done=some.booleans())
    def killed(self, dice: float, done: bool) -> None:
        """What the process knew is gone; what the vault kept is not. The answer may still come: to nobody."""
        assert self.state.asked is not None
        self.late.append(Answered(now=self.now, dice=dice, turn=self.state.turn, answer=ask.Opened()))
        if done:
            self.world.answer(self.state.asked)
        turn = self.state.turn
        self.state = replace(fresh(self.now, LIMITS, self.stored, self.state.pinned), turn=turn + 1)
        self.send(Wanted(now=self.now, dice=dice, why=Trigger.UNLOCK))

    @rule(dice=DICE)
    def locked(self, dice: float) -> None:
        self.send(Halted(now=self.now, dice=dice))

    @precondition(lambda self: bool(self.late))
    @rule()
    def an_old_answer_comes(self) -> None:
        before = self.state
        self.send(self.late.pop())
        assert self.state == before

    @invariant()
    def never_without_a_reason(self) -> None:
        if hasattr(self, "state"):
            assert self.state.reason in {*Code, OUR_FAULT, "not_yet", "up_to_date", "working"}
            assert self.state.total >= self.state.done >= 0

    @invariant()
    def nothing_is_lost(self) -> None:
        if hasattr(self, "world"):
            known = self.world.outbox.keys() | self.world.delivered | self.world.refused.keys()
            assert self.made.keys() <= known
            assert self.world.delivered <= self.world.at_carrier.keys()

    def all_there(self) -> bool:
        world = self.world
        came = len(world.opened) == len(world.mailbox)
        return came and not world.outbox and set(world.ours) <= set(world.log)

    def teardown(self) -> None:
        """From wherever it is, a carrier that works again gets and gives everything, by time alone or by one key."""
        if not hasattr(self, "state"):
            return
        self.send(Wanted(now=self.now, dice=0.5, why=Trigger.WORKER))
        for _ in range(3000):
            if self.state.asked is not None:
                answer = self.world.answer(self.state.asked)
                self.send(Answered(now=self.now, dice=0.5, turn=self.state.turn, answer=answer))
            elif not self.all_there():
                self.now += MOST + OBEYED_MOST
                self.send(Ticked(now=self.now, dice=0.5))
            else:
                break
        assert self.all_there() and self.world.opened == self.world.mailbox
        for name, one in self.made.items():
            assert name in self.world.refused or self.world.at_carrier[name] == one.data


AnyOrder.TestCase.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
TestAnyOrder = AnyOrder.TestCase
