"""The plan screen in a real shell over a real vault: chosen, seen, printed, saved, and never in the way."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPlainTextEdit, QRadioButton

from companion.domain.person import Nation, Person
from companion.domain.plan import Plan, PlanStyle
from companion.services.plan.pages import CopyForm, make_pages
from companion.vault.audit import AuditAction, list_events
from companion.vault.rows import get_record, list_records
from tests.ui.plan.people import fill
from ui import routes
from ui.plan.copying import CopyDialog
from ui.plan.screen import PlanScreen
from ui.printing import printers
from ui.printing.raster import count_pages, draw_page


@pytest.fixture
def vault(open_shell):
    """The session under the shell: lanes are synchronous here, so a test may look into the vault itself."""
    return open_shell.ground.jobs._session


@pytest.fixture
def maja(vault):
    return fill(vault)[0]


@pytest.fixture
def screen(open_screen, maja):
    made = open_screen(routes.plan(maja))
    assert isinstance(made, PlanScreen)
    return made


def plans(vault, maja):
    return list_records(vault.vault, Plan, maja)


def actions(vault):
    return [event.action for event in list_events(vault.vault, 100)]


def box(screen, words):
    found = [
        one
        for one in screen.view.findChildren(QCheckBox)
        if words in (one.text(), one.accessibleName()) and one.isVisibleTo(screen.view)
    ]
    assert len(found) == 1, words
    return found[0]


def pages_text(screen):
    return screen.plan_view.preview.findChild(QPlainTextEdit).toPlainText()


def shown(screen, qtbot, words):
    qtbot.waitUntil(lambda: words in pages_text(screen))


def test_it_opens_with_a_plan_and_pages_that_say_it(screen, vault, maja, qtbot):
    shown(screen, qtbot, "A boat on the canal")
    assert len(plans(vault, maja)) == 1
    assert "Maja" not in screen.view.window().windowTitle()
    assert "Samaritans" in pages_text(screen)


def test_a_tick_taken_away_takes_it_off_the_pages_and_back(screen, vault, maja, qtbot):
    shown(screen, qtbot, "Ring the boat club")
    box(screen, "A boat on the canal").click()
    qtbot.waitUntil(lambda: "A boat on the canal" not in pages_text(screen))
    assert "Ring the boat club" not in pages_text(screen)
    assert not box(screen, "Ring the boat club").isEnabled()
    assert len(plans(vault, maja)[0].left_out) == 1
    box(screen, "A boat on the canal").click()
    shown(screen, qtbot, "Ring the boat club")


def test_two_quick_ticks_both_count(screen, vault, maja):
    box(screen, "People tell me things").click()
    box(screen, "Take back the library books").click()
    assert len(plans(vault, maja)[0].left_out) == 2


def test_undo_brings_a_choice_back(screen, open_shell, vault, maja):
    box(screen, "People tell me things").click()
    open_shell.undo.undo()
    assert plans(vault, maja)[0].left_out == ()
    assert box(screen, "People tell me things").isChecked()


def test_typed_words_reach_the_plan_and_the_pages(screen, vault, maja, qtbot):
    edit = next(
        one
        for one in screen.view.findChildren(QPlainTextEdit)
        if one.accessibleName() == "What matters to me"
    )
    qtbot.keyClicks(edit, "Being heard")
    screen.settle()
    assert plans(vault, maja)[0].what_matters == "Being heard"
    shown(screen, qtbot, "Being heard")


def test_staying_well_is_off_and_never_forced(screen, vault, maja, qtbot):
    assert plans(vault, maja)[0].include_staying_well is False
    box(screen, "Add a part about staying well").click()
    edit = next(
        one
        for one in screen.view.findChildren(QPlainTextEdit)
        if one.accessibleName().startswith("What helps me stay well")
    )
    assert edit.isVisibleTo(screen.view)
    qtbot.keyClicks(edit, "Walking by the water")
    screen.settle()
    shown(screen, qtbot, "Walking by the water")
    box(screen, "Add a part about staying well").click()
    qtbot.waitUntil(lambda: "Walking by the water" not in pages_text(screen))
    assert plans(vault, maja)[0].staying_well == "Walking by the water"


def test_where_they_live_sets_the_numbers_and_is_not_guessed(screen, vault, maja, qtbot):
    shown(screen, qtbot, "116 123")
    assert "0800 83 85 87" not in pages_text(screen)
    radio(screen, "We do not know yet", checked=True)
    radio(screen, "Scotland").click()
    assert get_record(vault.vault, Person, maja).nation is Nation.SCOTLAND
    shown(screen, qtbot, "0800 83 85 87")
    radio(screen, "We do not know yet").click()
    assert get_record(vault.vault, Person, maja).nation is None


def radio(screen, words, checked=None):
    found = next(one for one in screen.view.findChildren(QRadioButton) if one.text() == words)
    assert checked is None or found.isChecked() is checked
    return found


def test_the_service_is_named_only_when_they_want_it(screen, qtbot):
    shown(screen, qtbot, "Ada Test")
    assert "Test House" not in pages_text(screen)
    box(screen, "Show the name of our service").click()
    shown(screen, qtbot, "Test House")


def test_the_style_changes_the_paper(screen, vault, maja, qtbot):
    radio(screen, "A card for the pocket").click()
    assert plans(vault, maja)[0].style is PlanStyle.CARD
    qtbot.waitUntil(lambda: count_pages(make_pages(vault, plans(vault, maja)[0].id).pdf) == 1)


def test_looking_again_at_every_tick_is_one_audit_event(screen, vault):
    before = actions(vault).count(AuditAction.VIEW)
    box(screen, "People tell me things").click()
    box(screen, "Take back the library books").click()
    assert actions(vault).count(AuditAction.VIEW) == before


def test_without_a_printer_it_says_so_and_offers_a_copy(screen, no_printer, vault, qtbot):
    qtbot.keyClick(screen.view.window(), Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    problem = screen.plan_view.notice.problem
    assert problem.title == "There is no printer on this laptop yet."
    assert AuditAction.PRINT not in actions(vault)
    screen.plan_view.notice.action_asked.emit(problem.action)
    assert copy_dialog(screen) is not None


def copy_dialog(screen):
    return screen.view.window().findChild(CopyDialog)


def test_a_plan_that_was_handed_over_is_noted_and_leads_on(screen, vault, maja, tmp_path, qtbot):
    printer = printers.make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pdf = make_pages(vault, plans(vault, maja)[0].id).pdf
    screen._job.start(printer, pdf, count_pages(pdf))
    assert actions(vault)[0] is AuditAction.PRINT
    assert count_pages((tmp_path / "printed.pdf").read_bytes()) == count_pages(pdf)
    outcome = screen.plan_view.outcome
    assert outcome.isVisibleTo(screen.view)
    assert outcome.back.text() == "Back to Maja"
    assert not screen.plan_view.progress.isVisibleTo(screen.view)


def test_a_plan_that_was_stopped_is_not_noted(screen, vault, maja, tmp_path):
    printer = printers.make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    screen._job.stepped.connect(
        lambda done, _total: screen.plan_view.progress.stop.click() if done == 1 else None
    )
    pdf = make_pages(vault, plans(vault, maja)[0].id).pdf
    screen._job.start(printer, pdf, count_pages(pdf))
    assert AuditAction.PRINT not in actions(vault)
    assert screen.plan_view.print.isEnabled()


def test_leaving_stops_what_is_being_printed(screen, open_shell, vault, maja, tmp_path):
    printer = printers.make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    pdf = make_pages(vault, plans(vault, maja)[0].id).pdf
    screen._job.stepped.connect(lambda done, _total: open_shell.navigation.forget() if done == 1 else None)
    screen._job.start(printer, pdf, count_pages(pdf))
    assert AuditAction.PRINT not in actions(vault)


def test_a_letter_that_cannot_be_printed_is_said_before_printing(screen, vault, maja, qtbot):
    screen._choose("what_matters", "Our boat ⛵")
    qtbot.waitUntil(lambda: screen.plan_view.notice.problem is not None)
    said = screen.plan_view.notice.problem.title
    assert "⛵ (sailboat)" in said
    assert "What matters to me" in said
    shown(screen, qtbot, "⛵")
    screen.plan_view.print.click()
    assert AuditAction.PRINT not in actions(vault)
    screen.plan_view.copy.click()
    assert [one.text() for one in copy_dialog(screen).findChildren(QRadioButton)] == [
        "A web page",
        "Plain text",
    ]
    copy_dialog(screen).reject()
    screen._choose("what_matters", "Our boat")
    qtbot.waitUntil(lambda: screen.plan_view.notice.problem is None)


def test_a_language_without_words_for_paper_offers_english(screen, vault, maja, qtbot):
    screen._choose("language", "ur")
    qtbot.waitUntil(lambda: screen.plan_view.notice.problem is not None)
    screen.plan_view.notice.action_asked.emit("english")
    assert plans(vault, maja)[0].language == "en"
    shown(screen, qtbot, "A boat on the canal")


def test_a_copy_is_saved_where_the_worker_says_after_the_warning(screen, vault, tmp_path, qtbot):
    screen.plan_view.copy.click()
    dialog = copy_dialog(screen)
    assert "The copy is not locked." in " ".join(
        one.text() for one in dialog.findChildren(type(dialog.say("")))
    )
    next(one for one in dialog.findChildren(QRadioButton) if one.text() == "Plain text").click()
    dialog.go_on.click()
    places = screen.view.window().findChild(QFileDialog)
    assert "Maja" not in places.selectedFiles()[0]
    assert places.selectedFiles()[0].endswith("Plan 2 March 2026.txt")
    places.setDirectory(str(tmp_path))
    places.selectFile("mine.txt")
    places.accept()
    assert "A boat on the canal" in (tmp_path / "mine.txt").read_text("utf-8")
    assert actions(vault)[0] is AuditAction.EXPORT
    assert screen.plan_view.outcome.isVisibleTo(screen.view)


def test_a_copy_that_cannot_be_written_is_said_and_not_noted(screen, vault, tmp_path):
    screen._save(CopyForm.PDF, tmp_path / "gone" / "plan.pdf")
    problem = screen.plan_view.notice.problem
    assert "No copy was saved." in problem.safe
    assert problem.next_step == "Choose another place."
    assert AuditAction.EXPORT not in actions(vault)


def test_another_plan_keeps_the_one_before(screen, vault, maja, qtbot):
    box(screen, "People tell me things").click()
    screen.plan_view.another.click()
    first, second = plans(vault, maja)
    assert second.left_out == first.left_out
    box(screen, "People tell me things").click()
    first, second = plans(vault, maja)
    assert (len(first.left_out), len(second.left_out)) == (1, 0)


def test_a_day_to_look_again_is_printed_in_words(screen, vault, maja, qtbot):
    field = next(
        one.line for one in screen.view.findChildren(object) if getattr(one, "line", None) is not None
    )
    qtbot.keyClicks(field, "9 April")
    screen.settle()
    assert plans(vault, maja)[0].look_again_on == date(2026, 4, 9)
    shown(screen, qtbot, "Thursday 9 April 2026")


def test_narrow_windows_put_the_pages_under_the_choices(screen, open_shell, qtbot):
    view = screen.plan_view
    open_shell.resize(1300, 800)
    assert view.preview.mapTo(view, view.preview.rect().topLeft()).x() > view.width() // 3
    open_shell.resize(700, 800)
    qtbot.waitUntil(lambda: view.preview.mapTo(view, view.preview.rect().topLeft()).x() < 100)
    assert view.print.isVisibleTo(view)


def test_the_preview_shows_the_pages_that_would_be_printed(screen, vault, maja, qtbot):
    from ui.printing.sheet import Sheet

    sheet = screen.plan_view.preview.findChild(Sheet)
    assert (
        "Page 2 of" in sheet.accessibleName()
    )  # at once: only a choice that is made later waits for the next
    qtbot.waitUntil(
        lambda: sheet.widget().pixmap().width() == sheet.pixels_wide
    )  # drawn as wide as it is shown
    pdf = make_pages(vault, plans(vault, maja)[0].id).pdf
    expected = draw_page(pdf, 1, pixels_wide=400)
    picture = sheet.widget().pixmap().toImage().scaledToWidth(400)
    dark = sum(picture.pixelColor(x, y).lightness() < 128 for x in range(0, 400, 4) for y in range(0, 500, 4))
    wanted = sum(
        expected.data[y * expected.stride + x] < 128 for x in range(0, 400, 4) for y in range(0, 500, 4)
    )
    assert wanted > 20
    assert abs(dark - wanted) < wanted
