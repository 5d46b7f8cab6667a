"""A team on a hostile carrier: real vaults, real deeds, real crypto; only the clocks and the carrier are made up.

A seed decides everything. At the end the carrier is honest, everybody syncs, and then: what was acknowledged is on
every laptop it was for, exactly once, and on no other; what was taken back is nowhere; nothing is said to be missing;
and no word of it was ever in anything the carrier held.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from random import Random

from companion.crypto.envelope import Kind
from companion.domain.consent import Answer, RecipientKind
from companion.domain.conversation import Keep
from companion.domain.member import Role
from companion.domain.summaries import AnswerKind
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.record.consents import decide_consent, withdraw_consent
from companion.services.record.conversations import add_passage, start_conversation
from companion.services.record.people import add_person
from companion.services.record.read_back import agree_conversation
from companion.services.sharing.sharing import begin_summary, share_summary, take_back
from companion.services.supervision.supervision import answer_summary
from companion.services.sync.old_copies import go_on_as_new_laptop
from companion.services.sync.syncing import sync_now
from companion.services.team.membership import get_membership
from companion.services.team.teams import change_roles, revoke_member, set_policy
from companion.sync.wire import CarrierKind
from companion.team.bodies import RevokedWhy
from companion.vault.audit import list_heads
from companion.vault.shared import list_shared_copies
from tests.companion.services.carried import use_share
from tests.companion.services.team_of_three import make_team_of_three
from tests.companion.sync.hostile_carrier import HostileCarrier, HostileShare, KilledError
from tests.companion.sync.reckoning import Laptop, Person, received_by, reckon

ADA, SAM, NOOR = range(3)
"""Who looks after the team (and works), who supervises, who works."""
_EXPECTED = frozenset(
    {
        Code.AUTHOR_GONE,
        Code.DATE_IN_FUTURE,
        Code.DATE_TOO_FAR,
        Code.NOT_ADMINISTRATOR,
        Code.SUMMARY_EMPTY,
        Code.NOBODY_TO_SHARE_WITH,
        Code.DEVICE_REVOKED,
        Code.NOT_ADMITTED,
        Code.NOT_FOUND,
        Code.LAST_ADMINISTRATOR,
    }
)


class Simulation:
    """`run` plays so many steps of a seed and checks the end of them."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.dice = Random(seed)
        kinds = self.dice.choice([[CarrierKind.HUB], [CarrierKind.FOLDER], list(CarrierKind)])
        self.shares = [
            HostileShare(kind=kind, id=kind.value.encode(), dice=Random(seed + 1), honest=True)
            for kind in kinds
        ]
        team = make_team_of_three(folder)
        names = ("ada", "sam", "noor")
        self.laptops = [
            Laptop(number, one, folder / name)
            for number, (one, name) in enumerate(zip(team.all, names, strict=True))
        ]
        self.markers: list[str] = []
        for one in self.laptops:
            for share in self.shares:
                use_share(one.session, share, share.kind.value)
        self.everybody_syncs(2)
        change_roles(
            self.laptops[ADA].session,
            self.laptops[SAM].session.member_id,
            (Role.SUPERVISOR, Role.ADMINISTRATOR),
        )
        self.everybody_syncs(2)
        for one in (self.laptops[ADA], self.laptops[NOOR]):
            self._talk(one)
        self._be_honest(False)

    def run(self, steps: int) -> None:
        """Play, then check. Somewhere on the way a copy of Noor's vault is made, and later it is put back."""
        disasters = self.dice.sample(range(steps), 2)
        for number in range(steps):
            if number in disasters:
                self._old_copy(self.laptops[NOOR])
            self._step()
        self._settle()
        reckon(self.laptops, self.shares, self.markers)

    def close(self) -> None:
        """Close the vaults."""
        for one in self.laptops:
            one.session.vault.close()

    # -- deeds

    def _step(self) -> None:
        one = self.dice.choice(self.laptops)
        deeds = [
            (12, self._sync),
            (3, self._talk),
            (6, self._share),
            (1, self._take_back),
            (1, self._withdraw_consent),
            (3, self._answer),
            (1, self._restart),
            (0.5, self._go_away),
            (0.5, self._clock_jumps),
            (0.5, self._change_team),
            (0.1, self._revoke),
        ]
        deed = self.dice.choices([each for _, each in deeds], [weight for weight, _ in deeds])[0]
        try:
            deed(one)
        except KnownError as trouble:
            assert trouble.code in _EXPECTED, trouble.code

    def marker(self) -> str:
        """Words that are nowhere else."""
        self.markers.append(f"marker-{len(self.markers):04d}-{self.dice.getrandbits(64):016x}")
        return self.markers[-1]

    def _talk(self, one: Laptop) -> None:
        session = one.session
        if not one.people or self.dice.random() < 0.4:
            person = add_person(session, self.marker()).made or ""
            talk = start_conversation(session, person).made or ""
            one.people.append(Person(person, talk, begin_summary(session, talk).made or ""))
            for _ in range(2):
                self._decide(one, one.people[-1])
        person_of = self.dice.choice(one.people)
        for keep in (Keep.CAN_BE_SHARED, self.dice.choice([Keep.BETWEEN_US, Keep.PRIVATE])):
            topics = tuple(self.dice.sample([Topic.HOME, Topic.MONEY], self.dice.randrange(3)))
            add_passage(session, person_of.talk, text=self.marker(), keep=keep, topics=topics)

    def _decide(self, one: Laptop, person: Person) -> None:
        team = self.dice.random() < 0.4
        to = self.dice.choice([each for each in self.laptops if each is not one])
        recipient = get_membership(one.session).team if team else to.session.member_id
        made = decide_consent(
            one.session,
            person.id,
            recipient,
            Answer.YES,
            recipient_kind=RecipientKind.TEAM if team else RecipientKind.MEMBER,
            topics_excluded=self.dice.choice([(), (), (Topic.MONEY,)]),
        )
        person.decisions.append(made.made or "")

    def _share(self, one: Laptop) -> None:
        if one.people:
            person = self.dice.choice(one.people)
            agree_conversation(one.session, person.talk)
            share_summary(one.session, person.summary)

    def _take_back(self, one: Laptop) -> None:
        if one.people:
            copies = list_shared_copies(one.session.vault, self.dice.choice(one.people).id)
            if copies:
                take_back(one.session, self.dice.choice(copies).item)

    def _withdraw_consent(self, one: Laptop) -> None:
        if one.people:
            person = self.dice.choice(one.people)
            if person.decisions and self.dice.random() < 0.5:
                withdraw_consent(one.session, self.dice.choice(person.decisions))
            else:
                self._decide(one, person)

    def _answer(self, one: Laptop) -> None:
        found = [row for row in received_by(one) if row.kind == Kind.SUMMARY and row.content]
        if found:
            answer_summary(one.session, self.dice.choice(found).item, AnswerKind.REPLY, self.marker())

    def _restart(self, one: Laptop) -> None:
        one.restart()

    def _go_away(self, one: Laptop) -> None:
        one.away = self.dice.randrange(1, 8)
        one.session.clock.moment += timedelta(days=60)  # type: ignore[attr-defined]

    def _clock_jumps(self, one: Laptop) -> None:
        days = self.dice.choice([-3650, -400, -1, 1, 400, 3650])
        moment = one.session.clock.moment + timedelta(days=days)  # type: ignore[attr-defined]
        if 1971 < moment.year < 2100:
            one.session.clock.moment = moment  # type: ignore[attr-defined]

    def _revoke(self, one: Laptop) -> None:
        gone = self.dice.choice([each for each in self.laptops if each.number != ADA])
        if not gone.out:
            revoke_member(self.laptops[ADA].session, gone.session.member_id, RevokedWhy.LEFT)
            gone.out = True

    def _old_copy(self, one: Laptop) -> None:
        if one.out:
            return
        if one.copy is None:
            one.make_copy()
        else:
            one.put_copy_back(self.laptops)

    def _change_team(self, one: Laptop) -> None:
        """Two may look after the team, and do so at once."""
        set_policy(one.session, idle_minutes=self.dice.randrange(1, 999))

    def _sync(self, one: Laptop) -> None:
        if one.away:
            one.away -= 1
            return
        for share in self.dice.sample(self.shares, len(self.shares)):
            seq, head = list_heads(one.session.vault)[one.session.vault.device]
            own = (one.session.vault.device, (seq, bytes.fromhex(head)))
            carrier = HostileCarrier(share, one.session.member_id, own)
            try:
                sync_now(one.session, carrier, self.dice, share.kind.value)
            except KilledError:
                one.restart()
            except KnownError as trouble:
                if trouble.code is Code.DEVICE_REVOKED:
                    assert one.out
                if trouble.code is Code.OLD_COPY:
                    assert one.put_back
                    if share.honest or self.dice.random() < 0.5:  # else somebody has to be asked first
                        go_on_as_new_laptop(one.session)

    # -- the end

    def everybody_syncs(self, times: int) -> None:
        """Rounds of everybody, one after another."""
        for _ in range(times):
            for one in self.laptops:
                self._sync(one)

    def _be_honest(self, honest: bool) -> None:
        for share in self.shares:
            share.honest = honest

    def _settle(self) -> None:
        self._be_honest(True)
        for one in self.laptops:
            one.away = 0
            one.restart()
        self.everybody_syncs(8)


@contextmanager
def simulation(seed: int, folder: Path) -> Iterator[Simulation]:
    """A simulation, whose vaults are closed at the end."""
    made = Simulation(seed, folder)
    try:
        yield made
    finally:
        made.close()
