"""Nobody there, in real time: the warning comes, counts in good English, stays when asked, and goes with the lock."""

from __future__ import annotations

import re

IDLE_SECONDS = 4  # the warning stands for the last two


def warning(now):
    return next((name for name in now.names() if name.startswith("Nobody has typed")), "")


def test_the_warning_is_gone_after_the_lock_and_after_staying(make_laptop):
    laptop = make_laptop()
    with laptop.open(idle_seconds=IDLE_SECONDS) as window:
        laptop.unlock(window)
        window.wait(warning, "the warning")
        window.press("I'm still here")
        window.wait(lambda now: not warning(now), "that the warning goes", 2)
        window.wait_for("Lock")  # still open

        said = set()

        def locked(now):
            said.add(warning(now))
            return now.find("Passphrase") is not None

        window.wait(locked, "the locked window")
        assert {"1 second.", "2 seconds."} <= {
            (re.findall(r"\d+ seconds?\.", one) or [""])[0] for one in said
        }
        assert not warning(window.look())
        laptop.unlock(window)
        assert not warning(window.look()) and window.look().find("I'm still here") is None
