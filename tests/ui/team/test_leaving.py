"""Somebody leaves: what is said before, whose sharing hangs on them, and what is told of their copies afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from companion.domain.summaries import ReceiptContent, ReceiptWhat
from companion.errors import Code, KnownError
from companion.sync.contents import to_map
from companion.vault.shared import Received, put_received
from tests.ui.doors import said
from tests.ui.inbox_samples import content, put_version
from tests.ui.team.hands import buttons_of, confirm
from tests.ui.team.laptops import ask, sync, sync_here
from ui.team.partings import Parting


def test_a_member_is_taken_out_with_what_that_cannot_do_said_before(two):
    shell, joiner = two
    ask(shell, lambda session: put_version(session, content(), author=joiner.member_id))
    buttons_of(shell, "Noor Haddad")["Take out of the team"].click()
    question = shell.findChildren(Parting)[-1]
    told = " ".join(one.text() for one in question.findChildren(QLabel))
    assert "What they were sent before stays with them" in told
    assert "They shared with you about: Maja." in told
    assert "What Noor Haddad shared with others is not known here." in told
    confirm(shell)
    assert "Not in the team any more." in said(shell)
    sync_here(shell)
    with pytest.raises(KnownError) as caught:
        sync(joiner)
    assert caught.value.code is Code.DEVICE_REVOKED


def test_a_copy_that_is_gone_of_what_a_leaver_shared_is_told_to_administrators(two):
    shell, joiner = two
    assert "Copies that are gone" not in said(shell)

    def destroyed(session):
        item, _version = put_version(session, content(), author=joiner.member_id)
        receipt = ReceiptContent(
            about=item, about_version=_version, what=ReceiptWhat.DESTROYED, at=session.clock.now()
        )
        unknown = replace(receipt, about=session.clock.new_id())
        for one in (receipt, unknown):
            arrive_receipt(session, one)

    ask(shell, destroyed)
    shell.navigation.screen.load()
    assert "Ada Test destroyed a copy of what Noor Haddad had shared, today 10:42." in said(shell)
    assert "Ada Test destroyed a copy of what a former member had shared, today 10:42." in said(shell)


def arrive_receipt(session, receipt):
    with session.vault.transaction():
        put_received(
            session.vault,
            Received(
                version=session.clock.new_id(),
                item=session.clock.new_id(),
                kind=3,
                author=session.member_id,
                device=session.vault.device,
                parcel=session.clock.new_id(),
                written_at=session.clock.now(),
                arrived_at=session.clock.now(),
                content=to_map(receipt),
                about_item=receipt.about,
                about_version=receipt.about_version,
            ),
        )
