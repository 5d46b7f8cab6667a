"""The end of a copy in the window: destroyed by its reader, or taken back in the place of somebody who has left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from companion.services.team.teams import revoke_member
from companion.team.bodies import RevokedWhy
from tests.ui.asked import asked, is_asked, mean_it
from tests.ui.inbox_samples import WORDS, content, put_version
from tests.ui.sharing_samples import put_sam
from tests.ui.summary.hands import anywhere, on_page


@pytest.fixture
def sam(session):
    return put_sam(session)


@pytest.fixture
def screen(session, sam, see):
    item, _version = put_version(session, content(), author=sam)
    return see(item)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_copy_is_not_destroyed_by_one_key(shell, screen, key):
    screen.page.ending.mine.click()
    assert asked(shell).what_happens() == (
        "What Maja shared is destroyed on this laptop, and what you wrote about it. Nothing brings it back. "
        "Sam is told that your copy is gone. Once they have left, administrators are."
    )
    question = asked(shell)
    QTest.keyClick(question.focusWidget() or question, key)
    assert not is_asked(shell) and WORDS in on_page(screen)


def test_a_reader_destroys_their_copy(shell, screen):
    assert not screen.page.ending.everyones.isVisible()
    screen.page.ending.mine.click()
    mean_it(shell)
    assert "You destroyed your copy today" in on_page(screen)
    assert WORDS not in anywhere(screen) and not screen.page.ending.isVisible()
    assert shell.footer.said.text() == "Your copy is destroyed."
    assert shell.focusWidget() is screen.page.inbox


def test_an_administrator_takes_back_what_a_leaver_shared(shell, session, sam, screen, see):
    revoke_member(session, sam, RevokedWhy.LEFT)
    screen.load()
    assert "Sam has left the team. As an administrator you can take it back" in on_page(screen)
    screen.page.ending.everyones.click()
    assert "They read that you did it in the place of Sam." in asked(shell).what_happens()
    mean_it(shell)
    assert "You took this back today" in on_page(screen) and "in the place of Sam." in on_page(screen)
    assert WORDS not in anywhere(screen)
