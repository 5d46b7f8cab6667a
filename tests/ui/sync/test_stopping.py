"""Stop, and when it goes on: at the time that was said, with F5, or with the worker's next wish."""

from __future__ import annotations

from companion.errors import Code, KnownError
from companion.services.sync import driving
from companion.sync.states import Trigger
from tests.ui.syncing_laptops import share


def test_a_round_that_is_stopped_goes_on_when_asked(sam, hang):
    asked, go_on = hang
    sam.send_me("after a stop")
    sam.unlock()
    sam.until(asked.is_set)
    sam.shell.syncing.stop()
    assert not sam.state.working
    go_on.set()
    sam.shell.syncing.now()
    sam.until(sam.at_rest)
    assert sam.words_here() == ["after a stop"]


def test_after_a_stop_nothing_goes_by_itself_until_the_time_that_was_said(sam, hang, monkeypatch):
    asked, go_on = hang
    sam.unlock()
    sam.until(asked.is_set)
    said = []
    sam.shell.syncing.stopped.connect(said.append)
    sam.shell.syncing.stop()
    (until,) = said
    assert until == sam.state.stopped_until
    assert 14 < (until - sam.shell.ground.clock.now()).total_seconds() / 60 <= 15
    assert sam.shell.footer.said.text().startswith("Stopped. It goes on at ")
    go_on.set()
    (engine,) = sam.shell.syncing._engines()
    sam.shell.syncing.look()
    engine.want(Trigger.NETWORK)
    assert not sam.state.working
    tried = engine._state.last_try_at
    engine._wake.start(0)  # it is that time
    sam.until(lambda: sam.at_rest() and engine._state.last_try_at != tried)
    assert sam.state.stopped_until is None


def test_what_is_shared_after_a_stop_goes_at_once(sam, hang):
    """The later wish counts: also when something is taken back, which should not wait."""
    asked, go_on = hang
    sam.unlock()
    sam.until(asked.is_set)
    sam.shell.syncing.stop()
    go_on.set()
    sam.deed(share, sam.team.worker)
    sam.until(
        lambda: sam.at_rest() and sam.state.count.waiting == 0 and sam.state.places[0].reason != "not_yet"
    )
    assert sam.state.stopped_until is None


def test_stop_where_nothing_goes_on_says_so(sam):
    sam.unlock()
    sam.until(sam.at_rest)
    sam.shell.syncing.stop()
    assert sam.state.stopped_until is None
    assert sam.shell.footer.said.text() == "Nothing is being sent right now."


def test_f5_while_a_place_asks_for_quiet_is_answered(sam, monkeypatch):
    def busy(_carrier, _command):
        raise KnownError(Code.CARRIER_BUSY, retry_after=600)

    sam.unlock()
    sam.until(sam.at_rest)
    monkeypatch.setattr(driving, "exchange", busy)
    sam.shell.syncing.now()
    sam.until(lambda: sam.state.held_until is not None)
    sam.until(lambda: "too much to do" in sam.shell.footer.said.text())
    sam.shell.footer.say_nothing()
    sam.shell.syncing.now()
    assert "too much to do. It goes on at" in sam.shell.footer.said.text()
