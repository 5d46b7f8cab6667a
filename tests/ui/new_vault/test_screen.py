"""A vault of one's own: what is asked, what is refused, and the kit that is shown once."""

from __future__ import annotations

import pytest

from companion.crypto.recovery import from_text
from companion.services.vaults.profiles import list_vaults
from tests.ui.doors import PASSPHRASE, button, fill, line, make_vault, press, said
from ui import routes
from ui.widgets.confirm import Confirm


@pytest.fixture
def form(make_shell):
    shell = make_shell(start=routes.first_start)
    shell.navigation.go(routes.new_vault())
    return shell


def test_a_name_and_a_passphrase_are_enough(form):
    code = make_vault(form)
    assert len(from_text(code)) == 20
    assert [one.label for one in list_vaults(form.ground.home)] == ["Ali"]
    assert form.guard.unlocked


def test_the_kit_is_kept_before_going_on_and_there_is_no_way_back_to_the_form(form):
    fill(form, "Your name", "Ali")
    fill(form, "Passphrase", PASSPHRASE)
    fill(form, "Passphrase again", PASSPHRASE)
    press(form, "Make my vault")
    assert not button(form, "Go on").isEnabled()
    assert not form.navigation.can_go_back
    button(form, "I have it on paper, or I wrote it down").click()
    assert button(form, "Go on").isEnabled()


@pytest.mark.parametrize(
    ("name", "first", "again", "told"),
    [
        ("", PASSPHRASE, PASSPHRASE, "Type what people call you."),
        ("Ali", "short", "short", "Use 15 characters or more"),
        ("Ali", "liverpoolfc12345", "liverpoolfc12345", "Many people use one like this."),
        ("Ali Kowalczuk", "alikowalczuk1985", "alikowalczuk1985", "Others know this name."),
        ("Ali", PASSPHRASE, PASSPHRASE + "x", "The two are not the same."),
        ("Ali", "", "", "Too short so far."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made(form, name, first, again, told):
    fill(form, "Your name", name)
    fill(form, "Passphrase", first)
    fill(form, "Passphrase again", again)
    press(form, "Make my vault")
    assert told in said(form)
    assert list_vaults(form.ground.home) == []
    assert line(form, "Your name").text() == name


def test_the_verdict_follows_what_is_typed(form):
    fill(form, "Passphrase", "horse canal soup")
    assert "Add one more word. Here the passphrase is the only key." in said(form)
    fill(form, "Passphrase", "horse canal spoon")
    assert "One more word would make it strong." in said(form)
    fill(form, "Passphrase", PASSPHRASE)
    assert "Strong." in said(form)


def test_a_name_that_is_too_long_is_said_beside_its_field(form):
    line(form, "Your name").setMaxLength(500)
    line(form, "Your name").setText("x" * 201)
    fill(form, "Passphrase", PASSPHRASE)
    fill(form, "Passphrase again", PASSPHRASE)
    press(form, "Make my vault")
    assert list_vaults(form.ground.home) == []
    assert line(form, "Your name").isVisible()


def test_the_passphrase_is_hidden_until_it_is_shown(form):
    fill(form, "Passphrase", PASSPHRASE)
    field = line(form, "Passphrase")
    assert field.echoMode() is field.EchoMode.Password
    button(form, "Show the passphrase").click()
    assert field.echoMode() is field.EchoMode.Normal


def test_what_is_wrong_with_a_passphrase_is_said_once(form):
    fill(form, "Your name", "Ali")
    fill(form, "Passphrase", "short")
    press(form, "Make my vault")
    assert said(form).count("Use 15 characters or more") == 1


@pytest.fixture
def kit(form):
    """The code is on screen and not kept yet."""
    fill(form, "Your name", "Ali")
    fill(form, "Passphrase", PASSPHRASE)
    fill(form, "Passphrase again", PASSPHRASE)
    press(form, "Make my vault")
    return form


def test_the_keyboard_goes_to_the_kit(kit):
    assert kit.focusWidget().text() == "Print it"


def test_a_code_that_is_not_kept_is_not_left_by_a_slip(kit):
    kit.navigation.go(routes.home())
    assert kit.navigation.route == routes.new_vault()
    question = _question(kit)
    question.reject()
    assert " - " in said(kit)
    kit.navigation.go(routes.search())
    question = _question(kit)
    question.do.setEnabled(True)  # the pause is tried elsewhere
    question.do.click()
    assert kit.navigation.route == routes.search()


def test_a_code_that_is_not_kept_holds_up_no_lock(kit):
    kit.guard.lock()
    assert not kit.guard.unlocked


def _question(shell):
    (found,) = [one for one in shell.findChildren(Confirm) if one.isVisible()]
    return found
