"""Bad input of sharing: each ends as a code with three sentences for people, and nothing has left the laptop."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from companion.clock import SystemClock
from companion.domain.consent import Answer, RecipientKind
from companion.domain.conversation import Keep
from companion.domain.member import Role
from companion.domain.topics import Topic
from companion.errors import Code, KnownError
from companion.services.record.consents import decide_consent, withdraw_consent
from companion.services.record.conversations import add_passage, change_passage, start_conversation
from companion.services.record.people import add_person
from companion.services.record.read_back import agree_conversation
from companion.services.session import Session
from companion.services.sharing.sharing import begin_summary, share_summary, take_back
from companion.services.sharing.view import see_sharing
from companion.services.sync.places import see_places, use_folder, use_hub
from companion.services.sync.syncing import sync_now
from companion.services.sync.ways import get_way, open_way, sync_places
from companion.services.team.inviting import find_invite, make_invite, read_invite
from companion.services.team.joining import ask_to_join
from companion.services.team.membership import get_membership
from companion.services.team.teams import create_team, revoke_device
from companion.sync.folder.carrier import FolderCarrier
from companion.sync.hub_client import HubCarrier
from companion.team.bodies import RevokedWhy
from companion.vault.carriers import list_carriers
from companion.vault.outbox import count_waiting
from tests.companion.services.carried import seal, summary_content
from tests.companion.services.joiners import team
from tests.companion.services.shared_talks import Talk, shared_talk
from tests.companion.services.team_of_three import TeamOfThree, let_in, open_laptop
from tests.companion.sync.hub_client.test_certificates import _certificate
from tests.companion.sync.hub_client.wicked import answering, fixed
from tests.flow.failures.sticks import pull_out, stick
from tests.loopback.fixtures import enrolment_code, forget_team, hub, hub_database, postgres
from tests.loopback.hub import HubProcess
from ui.words.problem_words import SENTENCES

__all__ = ["hub", "hub_database", "postgres", "team"]


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Talk]:
    with shared_talk(tmp_path) as made:
        yield made


@pytest.fixture
def lee(tmp_path: Path) -> Iterator[Session]:
    session = open_laptop(tmp_path / "lee", 7, "Lee", Role.WORKER)
    yield session
    session.vault.close()


def refused(deed: Callable[[], object]) -> Code:
    """The code it ends with; that people get all three sentences for it, without a placeholder left in them."""
    with pytest.raises(KnownError) as caught:
        deed()
    told_in_full(caught.value.code)
    return caught.value.code


def told_in_full(code: Code) -> None:
    words = SENTENCES[code]
    for part in (words.title, words.safe, words.next_step):
        assert part and part[0].isupper() and part.rstrip()[-1] in ".?", (code, part)


def joining(lee: Session, invite: object) -> object:
    return ask_to_join(lee, invite, "Lee", "Open Door", "", (Role.WORKER,))  # type: ignore[arg-type]


class TestInvites:
    @pytest.mark.parametrize(
        "spoil",
        [
            lambda text: text[:-1],
            lambda text: text.replace("companion-invite-2:", "companion-invite-3:"),
            lambda text: text[:40] + ("A" if text[40] != "A" else "B") + text[41:],
            lambda _text: "",
            lambda _text: "hello, here is the invite",
            lambda text: text + text,
            lambda text: text[:30] + "\u200b" + text[30:] + "é",
        ],
    )
    def test_mistyped(self, team: TeamOfThree, lee: Session, spoil: Callable[[str], str]) -> None:
        text = spoil(make_invite(team.administrator).text)
        assert refused(lambda: read_invite(text, lee.clock.now())) is Code.INVITE_MISTYPED

    def test_expired(self, team: TeamOfThree, lee: Session) -> None:
        text = make_invite(team.administrator).text
        late = team.administrator.clock.now() + timedelta(days=3, minutes=5)
        assert refused(lambda: read_invite(text, late)) is Code.INVITE_EXPIRED
        invite = read_invite(text, team.administrator.clock.now())
        lee.clock.moment += timedelta(days=4)  # type: ignore[attr-defined]
        assert refused(lambda: joining(lee, invite)) is Code.INVITE_EXPIRED

    def test_reused(self, team: TeamOfThree, lee: Session) -> None:
        invite = read_invite(make_invite(team.administrator).text, lee.clock.now())
        joining(lee, invite)
        assert refused(lambda: joining(lee, invite)) is Code.INVITE_USED

    def test_by_twelve_words_through_real_places(
        self, team: TeamOfThree, hub: HubProcess, hub_database: str, tmp_path: Path
    ) -> None:
        ada, share = team.administrator, tmp_path / "share"
        share.mkdir()
        forget_team(hub_database, get_membership(ada).team)
        use_hub(ada, hub.address, enrolment_code(hub_database))
        use_folder(ada, share)
        ada.clock.moment = SystemClock().now()  # type: ignore[attr-defined]
        made = make_invite(ada)
        sync_places(ada, Random(1))
        typed = " ".join(made.words)
        wrong = " ".join([*made.words[:-1], "zoo" if made.words[-1] != "zoo" else "zone"])
        now, row = ada.clock.now(), list_carriers(ada.vault)[1]
        way = get_way(ada, row.id)
        folder = open_way(way, ada.clock)
        assert isinstance(folder, FolderCarrier)
        at_hub, late = HubCarrier(hub.address, None, ada.clock), now + timedelta(days=4)
        for place in (at_hub, folder):
            assert find_invite(place, typed, now).title
            assert refused(lambda place=place: find_invite(place, wrong, now)) in {  # type: ignore[misc]
                Code.INVITE_MISTYPED,
                Code.INVITE_UNKNOWN,
            }
            assert refused(lambda place=place: find_invite(place, typed, late)) is Code.INVITE_EXPIRED  # type: ignore[misc]
        at_hub.close()


class TestWhoReceives:
    def test_a_team_of_one(self, lee: Session) -> None:
        create_team(lee, "Only me")
        person = add_person(lee, "Maja").made or ""
        talk = start_conversation(lee, person).made or ""
        add_passage(lee, talk, text="words", keep=Keep.CAN_BE_SHARED)
        agree_conversation(lee, talk)
        summary = begin_summary(lee, talk).made or ""
        assert refused(lambda: share_summary(lee, summary)) is Code.NOBODY_TO_SHARE_WITH
        decide_consent(lee, person, get_membership(lee).team, Answer.YES, recipient_kind=RecipientKind.TEAM)
        assert refused(lambda: share_summary(lee, summary)) is Code.NOBODY_TO_SHARE_WITH
        assert count_waiting(lee.vault).parcels == 0

    def test_a_recipient_without_keys(self, talk: Talk) -> None:
        """Their laptop was lost, and another is not there yet: they are named, nothing is sealed, and later it is."""
        talk.agrees(talk.sam)
        revoke_device(talk.ada, talk.sam.vault.device, RevokedWhy.LOST)
        talk.between.sync(talk.ada, talk.noor)
        state = see_sharing(talk.noor, talk.talk, True)
        assert [one.without_key for one in state.views] == [("Sam",)]
        assert refused(talk.share) is Code.NOBODY_TO_SHARE_WITH
        assert count_waiting(talk.noor.vault).parcels == 0

    @pytest.mark.parametrize("by_mistake", [True, False])
    def test_taking_back_from_someone_who_has_no_keys_for_a_while(self, talk: Talk, by_mistake: bool) -> None:
        """It cannot be told to them now. It is, as soon as something can be sealed to them again."""
        decision = talk.agrees(talk.sam)
        talk.share()
        talk.sync()
        (item,) = {one.item for one in talk.copies()}
        assert talk.read_at(talk.sam)
        revoke_device(talk.ada, talk.sam.vault.device, RevokedWhy.LOST)
        talk.between.sync(talk.ada, talk.noor)
        if by_mistake:
            take_back(talk.noor, item)
        else:
            withdraw_consent(talk.noor, decision)
        talk.between.sync(talk.noor)
        with pytest.raises(KnownError):
            talk.between.sync(talk.sam)
        let_in(talk.ada, talk.sam, Role.SUPERVISOR)  # the same vault, as a new laptop
        talk.sync()
        assert talk.read_at(talk.sam) == [] and talk.stubs_at(talk.sam) == 1

    def test_nothing_left_after_what_is_excluded(self, talk: Talk) -> None:
        (passage,) = [one.id for one in see_sharing(talk.noor, talk.talk, True).choices]
        change_passage(talk.noor, passage, topics=(Topic.MONEY,))
        talk.agrees(talk.sam, topics_excluded=(Topic.MONEY,))
        assert refused(talk.share) is Code.SUMMARY_EMPTY
        assert count_waiting(talk.noor.vault).parcels == 0


class TestPlaces:
    @pytest.mark.parametrize(
        "body",
        [b"<html>It works!</html>", b"{}", b'{"companion_hub": 99}', b"", b"\x00" * 5000],
        ids=["page", "json", "another version", "nothing", "zeros"],
    )
    def test_an_address_that_is_no_hub(self, team: TeamOfThree, body: bytes) -> None:
        noor = team.worker
        with answering(fixed(200, body, content_type="text/html")) as server:
            use_hub(noor, server.address)
            seal(noor, team.supervisor, summary_content("not to leave"))
            assert refused(lambda: sync_places(noor, Random(1))) is Code.OTHER_ANSWER
            assert all(b"companion/parcel" not in one.body for one in server.heard)
        (line,) = see_places(noor)
        assert line.reason == Code.OTHER_ANSWER.value and count_waiting(noor.vault).parcels == 1

    def test_a_certificate_that_is_not_trusted(self, team: TeamOfThree, tmp_path: Path) -> None:
        noor = team.worker
        _file, context = _certificate(tmp_path)
        assert isinstance(context, ssl.SSLContext)
        with answering(fixed(200, b"{}"), context) as server:
            use_hub(noor, server.address)
            seal(noor, team.supervisor, summary_content("not to leave"))
            assert refused(lambda: sync_places(noor, Random(1))) is Code.CERTIFICATE_NOT_TRUSTED
            assert server.heard == []
        (line,) = see_places(noor)
        assert line.reason == Code.CERTIFICATE_NOT_TRUSTED.value
        assert count_waiting(noor.vault).parcels == 1

    @pytest.mark.parametrize("typed", ["", "ftp://hub.example", "http://hub.example", "https://", "//"])
    def test_what_is_no_address(self, team: TeamOfThree, typed: str) -> None:
        assert refused(lambda: use_hub(team.worker, typed)) is Code.CARRIER_WRONG
        assert see_places(team.worker) == ()

    def test_a_stick_that_is_pulled_out_in_mid_write(self, team: TeamOfThree, tmp_path: Path) -> None:
        share = tmp_path / "share"
        with stick(share, "4m"):
            for one in team.all:
                use_folder(one, share)
            for one in (*team.all, *team.all):
                sync_places(one, Random(1))
            for number in range(3):
                seal(team.worker, team.supervisor, summary_content(f"on the stick {number}"))
            (row,) = list_carriers(team.worker.vault)
            way = get_way(team.worker, row.id)
            carrier = open_way(way, team.worker.clock, lambda _done, _of: pull_out(share))
            assert refused(lambda: sync_now(team.worker, carrier, Random(1), row.id, way.keys.replace)) in {
                Code.CARRIER_GONE,
                Code.CARRIER_EMPTIED,
            }
        assert count_waiting(team.worker.vault).parcels == 3


def test_every_code_of_sharing_is_told_in_full() -> None:
    for code in Code:
        if code.value.startswith(("carrier", "invite", "roster", "parcel")):
            told_in_full(code)
