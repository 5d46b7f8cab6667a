"""Two entries behind one: which branch of the log stands, told alike by every laptop that knows the same entries.

What a revoked device signed never outdoes its revocation, a laptop never leaves a branch for one of those whom its own
branch revokes, and no rule rests on anything that can be chosen by trying again until it fits.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from companion.errors import KnownError
from companion.team.entries import Entry, read_entry
from companion.team.refusals import Reason, require
from companion.team.roster import advanced, start
from companion.team.shapes import ZEROS
from companion.team.states import RosterState


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What a heap of entries comes to. All hashes are of entries.

    `standing`: the log, oldest first. `lost`: they count in a branch that does not stand. `refused`: hash and reason.
    `waiting`: an entry before them is not here. `forked`: a better branch was not followed, for those whom the branch
    that we hold revokes have signed in it.
    """

    state: RosterState
    standing: tuple[bytes, ...]
    lost: frozenset[bytes] = frozenset()
    refused: dict[bytes, str] = field(default_factory=dict)
    waiting: frozenset[bytes] = frozenset()
    forked: bool = False


@dataclass(frozen=True, kw_only=True)
class _Node:
    """An entry that counts behind its own past, and the state after it."""

    entry: Entry
    state: RosterState


@dataclass(frozen=True, kw_only=True)
class _Branch:
    """What grows from one entry behind a fork: who has signed in it, whom it revokes, as the fork knew them."""

    first: bytes
    signers: frozenset[str]
    members: int
    revoked: frozenset[str]
    seniority: int

    def strikes(self, other: _Branch) -> bool:
        """Whether this branch revokes a device that has signed in the other."""
        return bool(self.revoked & other.signers)

    @property
    def rank(self) -> tuple[bool, int, int, bytes]:
        """The smallest stands: revoking goes before not revoking, then more members, the older hand, the hash."""
        return (not self.revoked, -self.members, self.seniority, self.first)


def settle(entries: Iterable[bytes], root: bytes, held: bytes | None = None) -> Settled:
    """The log that stands among these entries, in whatever order they come and however often.

    `held` is the head of the log this laptop holds, None before there is one. Raises ROSTER_REFUSED when the root
    itself is missing or does not count.
    """
    heap = _Heap(entries, root)
    ours = heap.past_of(held)
    best: dict[bytes, bytes] = {}
    forked = False
    for node in sorted(heap.nodes.values(), key=lambda one: -one.state.number):
        here = node.entry.hash
        if choices := heap.behind.get(here):
            best[here], kept = _chosen(heap, node, choices, best, ours)
            forked = forked or kept
    standing = tuple(_follow(root, best))
    alive = frozenset(standing)
    return Settled(
        state=heap.nodes[standing[-1]].state,
        standing=standing,
        lost=frozenset(heap.nodes) - alive,
        refused=heap.refused,
        waiting=heap.waiting,
        forked=forked,
    )


class _Heap:
    """Every entry in its place: those that count, those that do not, those whose past is missing."""

    def __init__(self, entries: Iterable[bytes], root: bytes) -> None:
        self.nodes: dict[bytes, _Node] = {}
        self.behind: dict[bytes, list[bytes]] = {}
        self.refused: dict[bytes, str] = {}
        found: dict[bytes, tuple[Entry, bytes]] = {}
        for data in entries:
            entry = read_entry(data)
            found[entry.hash] = (entry, data)
        require(root in found, Reason.WRONG_ROOT)
        first, data = found.pop(root)
        self.nodes[root] = _Node(entry=first, state=start(data))
        for entry, data in sorted(found.values(), key=lambda one: (one[0].number, one[0].hash)):
            self._place(entry, data)
        for entry, _ in found.values():
            if entry.hash not in self.nodes and entry.prev in self.nodes:
                self.refused.setdefault(entry.hash, Reason.WRONG_NUMBER.value)
        self.waiting = frozenset(found) - self.nodes.keys() - self.refused.keys()

    def _place(self, entry: Entry, data: bytes) -> None:
        before = self.nodes.get(entry.prev)
        if before is None:
            if entry.prev == ZEROS or entry.prev in self.refused:
                self.refused[entry.hash] = Reason.WRONG_PREV.value
            return
        try:
            state = advanced(before.state, data)
        except KnownError as trouble:
            self.refused[entry.hash] = str(trouble.facts["reason"])
            return
        self.nodes[entry.hash] = _Node(entry=entry, state=state)
        self.behind.setdefault(entry.prev, []).append(entry.hash)

    def past_of(self, head: bytes | None) -> frozenset[bytes]:
        """The entries up to this one."""
        past: list[bytes] = []
        while head in self.nodes:
            past.append(head)
            head = self.nodes[head].entry.prev
        return frozenset(past)


def _chosen(
    heap: _Heap, fork: _Node, choices: Sequence[bytes], best: dict[bytes, bytes], ours: frozenset[bytes]
) -> tuple[bytes, bool]:
    """The entry that stands behind a fork, and whether it does so only because it is ours."""
    if len(choices) == 1:
        return choices[0], False
    branches = [_branch(heap, fork, first, best) for first in choices]
    left = [one for one in branches if not any(_outdoes(other, one) for other in branches)] or branches
    winner = min(left, key=lambda one: one.rank)
    mine = [one for one in branches if one.first in ours and one is not winner and one.strikes(winner)]
    return (mine[0].first, True) if mine else (winner.first, False)


def _outdoes(one: _Branch, other: _Branch) -> bool:
    return one.strikes(other) and not other.strikes(one)


def _branch(heap: _Heap, fork: _Node, first: bytes, best: dict[bytes, bytes]) -> _Branch:
    nodes = [heap.nodes[each] for each in _follow(first, best)]
    before, after = fork.state.devices, nodes[-1].state.devices
    signers = frozenset(node.entry.device for node in nodes) & before.keys()
    return _Branch(
        first=first,
        signers=signers,
        members=len({before[device].member for device in signers}),
        revoked=frozenset(one for one in before if before[one].why is None and after[one].why is not None),
        seniority=before[nodes[0].entry.device].since,
    )


def _follow(first: bytes, best: dict[bytes, bytes]) -> Iterable[bytes]:
    at: bytes | None = first
    while at is not None:
        yield at
        at = best.get(at)


def un_revoked(before: RosterState, after: RosterState) -> frozenset[str]:
    """The devices that were revoked before and are not after: to be said on screen, never in passing."""
    return frozenset(
        one.id for one in before.devices.values() if one.why is not None and _stands(after, one.id)
    )


def _stands(state: RosterState, device: str) -> bool:
    return device in state.devices and state.devices[device].why is None
