from __future__ import annotations

import pytest

from companion.services.syncing import begin_syncing
from companion.sync.states import Phase
from companion.sync.wire import Limits
from companion.vault.outbox import count_waiting_at
from companion.vault.shared import list_received_about
from tests.companion.services.carried import carried, seal, seal_reply, summary_content, words_at


@pytest.fixture
def world(tmp_path):
    with carried(tmp_path) as between:
        yield between


def test_a_summary_and_its_answer_go_both_ways(world) -> None:
    worker, supervisor = world.team.worker, world.team.supervisor
    item, version = seal(worker, supervisor, summary_content("I like gardens"))
    assert count_waiting_at(worker.vault, "the share") == 1
    world.sync(worker, supervisor)
    assert words_at(supervisor) == ["I like gardens"]
    seal_reply(supervisor, worker, item, version, "Ask her about the allotment")
    world.sync(supervisor, worker)
    (answer,) = list_received_about(worker.vault, item)
    assert answer.content is not None and answer.content["text"] == "Ask her about the allotment"
    assert count_waiting_at(worker.vault, "the share") == count_waiting_at(supervisor.vault, "the share") == 0
    assert words_at(world.team.administrator) == []
    state = begin_syncing(worker, "the share", Limits())
    assert (state.phase, state.pinned) == (Phase.RESTING, world.share.id)
    assert not any(b"gardens" in one or b"allotment" in one for one in world.share.seen)
