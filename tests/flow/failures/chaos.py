"""A bad sync program between three laptops: a state machine that doubles, halves, renames and shuffles their files."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from companion.errors import Code, KnownError
from companion.sync.wire import FROM_THE_START, OutParcel
from tests.companion.sync.carrier_contract import ALREADY, STORED, WORKER, Reader, digests
from tests.flow.failures.synced import EVERYONE, SyncedWorld, conflict_name, litter

who = st.sampled_from(EVERYONE)
seeds = st.integers(0, 2**32)
NOT_NOW = {Code.CARRIER_GONE, Code.CARRIER_EMPTIED, Code.CARRIER_WRONG}


class FolderChaos(RuleBasedStateMachine):
    """Three laptops, a sync program that does everything wrong, and what must be true when it comes to its end."""

    def __init__(self) -> None:
        super().__init__()
        self.root = Path(tempfile.mkdtemp(prefix="chaos-"))
        self.world = SyncedWorld(self.root)
        self.sent: list[tuple[int, list[int], OutParcel]] = []
        self.readers = {one: Reader(self.world, one) for one in EVERYONE}

    @initialize()
    def begin(self) -> None:
        self.world.carrier(WORKER)

    def meets(self, one: int) -> bool:
        """Whether the folder is there for this laptop; what is half copied may hide which folder it is."""
        try:
            self.world.carrier(one).identity()
        except KnownError as trouble:
            assert trouble.code in NOT_NOW
            return False
        return True

    @rule(author=who, count=st.integers(1, 3), seed=seeds)
    def put(self, author: int, count: int, seed: int) -> None:
        if not self.meets(author):
            return
        dice = random.Random(seed)
        others = [one for one in EVERYONE if one != author]
        new = [(author, dice.sample(others, dice.randrange(1, 3))) for _each in range(count)]
        made = [(one, to, self.world.team.parcel(one, to)) for one, to in new]
        assert self.world.carrier(author).put_batch([one[2] for one in made]) == (STORED,) * count
        self.sent += made

    @rule(author=who)
    def put_again(self, author: int) -> None:
        if not self.meets(author):
            return
        mine = [one for sender, _to, one in self.sent if sender == author][-2:]
        assert set(self.world.carrier(author).put_batch(mine)) <= {ALREADY, STORED}  # stored anew once pruned

    @rule(source=who, to=who, seed=seeds)
    def carry(self, source: int, to: int, seed: int) -> None:
        if source != to:
            self.world.carry(source, to, random.Random(seed))

    @rule(reader=who, keeps=st.booleans())
    def pull(self, reader: int, keeps: bool) -> None:
        if self.meets(reader):
            self.readers[reader].pull_page(keep_cursor=keeps)

    @rule(reader=who)
    def start_over(self, reader: int) -> None:
        self.readers[reader].cursor = FROM_THE_START

    @rule(seed=seeds)
    def litter(self, seed: int) -> None:
        dice = random.Random(seed)
        litter(self.world.share_of(self.world.team.fellows[dice.choice(EVERYONE)]), dice)

    @rule(author=who, seed=seeds)
    def rename_own(self, author: int, seed: int) -> None:
        """A sync program renames on the writer's own laptop too."""
        dice = random.Random(seed)
        if files := self.world.bundles(author):
            path = dice.choice(files)
            path.rename(path.with_name(conflict_name(path.name, dice)))

    @rule(author=who)
    def forget_what_was_written(self, author: int) -> None:
        """A profile is copied to another disk without its scratch folder."""
        shutil.rmtree(self.world.scratch(self.world.team.fellows[author]), ignore_errors=True)

    @rule(author=who)
    def prune(self, author: int) -> None:
        done = [
            one.id
            for sender, to, one in self.sent
            if sender == author and all(one.digest in self.readers[each].got for each in to)
        ]
        if self.meets(author):
            self.world.carrier(author).prune(done)

    def teardown(self) -> None:
        try:
            self.world.settle()
            for one, reader in self.readers.items():
                reader.pull_all()
                assert set(reader.got) == digests(parcel for _by, to, parcel in self.sent if one in to)
        finally:
            shutil.rmtree(self.root)
