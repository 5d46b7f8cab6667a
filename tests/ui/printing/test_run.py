"""Printing: real pages through a real QPrinter, all of it or none, and said when there is no printer."""

import os

import pikepdf
import pytest
from PySide6.QtCore import QObject
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrinter

from tests.ui.ground import NowLane
from tests.ui.printing.papers import paper
from ui.bus import Bus
from ui.jobs import Jobs
from ui.printing import printers
from ui.printing.job import PrintJob
from ui.printing.raster import count_pages, draw_page
from ui.printing.run import PrintRun, spooled_in_memory


@pytest.fixture
def owner(qapp):
    return QObject()


@pytest.fixture
def jobs(qapp):
    return Jobs(Bus(), lambda _session: None, NowLane)


@pytest.fixture
def printer(qapp, tmp_path):
    made = printers.make_printer()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "printed.pdf"))
    return made


def run_of(jobs, printer, pdf, owner):
    run = PrintRun(jobs, printer, pdf, owner)
    ends = []
    for name in ("handed_over", "failed", "stopped"):
        getattr(run, name).connect(lambda name=name: ends.append(name))
    run.ends = ends
    return run


def printed(tmp_path):
    return (tmp_path / "printed.pdf").read_bytes()


def ink(pdf, page=0):
    """How many of the page's pixels are dark, in each quarter from top left, row by row."""
    picture = draw_page(pdf, page, pixels_wide=200)
    counts = [0, 0, 0, 0]
    for y in range(picture.height):
        for x in range(picture.width):
            if picture.data[y * picture.stride + x] < 128:
                counts[2 * (y >= picture.height // 2) + (x >= picture.width // 2)] += 1
    return counts


def test_every_page_is_handed_over_in_order(jobs, printer, owner, tmp_path):
    pdf, _words = paper("one", "two", "three")
    run = run_of(jobs, printer, pdf, owner)
    steps = []
    run.stepped.connect(lambda done, total: steps.append((done, total)))
    run.start(3)
    assert run.ends == ["handed_over"]
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert count_pages(printed(tmp_path)) == 3
    for page in range(3):
        before, after = ink(pdf, page), ink(printed(tmp_path), page)
        assert sum(after) > 0
        assert abs(sum(after) - sum(before)) < 0.25 * sum(before)
        assert after[2:] == [0, 0]  # the words stand at the top, in their own size


def test_pages_are_pictures_without_the_words_in_the_print_file(jobs, printer, owner, tmp_path):
    run_of(jobs, printer, paper("harbour")[0], owner).start(1)
    with pikepdf.open(tmp_path / "printed.pdf") as pdf:
        assert pdf.docinfo["/Title"] == "Document"
        image = next(iter(pdf.pages[0].get_images().values()))
        assert int(image.Width) == 2481
        assert image.get("/Filter") != "/DCTDecode"  # letters would blur


def test_only_the_chosen_pages_are_printed(jobs, printer, owner, tmp_path):
    printer.setFromTo(2, 3)
    run = run_of(jobs, printer, paper("one", "two", "three", "four")[0], owner)
    run.start(4)
    assert run.ends == ["handed_over"]
    assert count_pages(printed(tmp_path)) == 2


def test_a_card_is_printed_in_its_own_size_with_lines_to_cut_along(jobs, printer, owner, tmp_path):
    pdf, _words = paper("one", card=True)
    run_of(jobs, printer, pdf, owner).start(1)
    picture = draw_page(printed(tmp_path), 0, pixels_wide=595)
    row = picture.data[200 * picture.stride : 200 * picture.stride + picture.width]
    dark = [x for x in range(picture.width) if row[x] < 160]
    assert dark
    assert abs(dark[-1] - 297.6) < 2  # the right edge of A6, in points


def test_stopping_hands_nothing_over(jobs, printer, owner, tmp_path):
    run = run_of(jobs, printer, paper("one", "two", "three")[0], owner)
    run.stepped.connect(lambda done, _total: run.stop() if done == 1 else None)
    run.start(3)
    assert run.ends == ["stopped"]
    run.stop()
    assert run.ends == ["stopped"]


@pytest.mark.qt_log_ignore("QPainter::begin")  # Qt says it too
def test_a_printer_that_refuses_is_said(jobs, owner, tmp_path):
    printer = printers.make_printer()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "printed.pdf"))
    run = run_of(jobs, printer, paper("one")[0], owner)
    run.start(1)
    assert run.ends == ["failed"]


def test_the_spool_file_lives_in_memory_and_the_environment_is_put_back(monkeypatch):
    monkeypatch.setenv("TMPDIR", "/somewhere")
    with spooled_in_memory():
        inside = os.environ["TMPDIR"]
    assert inside == ("/dev/shm" if os.access("/dev/shm", os.W_OK) else "/somewhere")
    assert os.environ["TMPDIR"] == "/somewhere"
    monkeypatch.delenv("TMPDIR")
    with spooled_in_memory():
        pass
    assert "TMPDIR" not in os.environ


def test_without_a_printer_the_dialogue_is_not_opened(no_printer, open_shell, owner):
    job = PrintJob(open_shell.desk, owner)
    said = []
    job.no_printer.connect(lambda: said.append("none"))
    job.ask(paper("one")[0], 1)
    assert said == ["none"]


def test_a_printer_that_has_vanished_is_said(no_printer, open_shell, owner):
    job = PrintJob(open_shell.desk, owner)
    said = []
    job.failed.connect(lambda: said.append("failed"))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName("")
    job.start(printer, paper("one")[0], 1)
    assert said == ["failed"]


def test_the_dialogue_offers_no_printing_to_a_file(no_printer, qtbot, printer):
    dialog = printers.make_dialog(printer, 3)
    qtbot.addWidget(dialog)
    options = QAbstractPrintDialog.PrintDialogOption
    assert not dialog.testOption(options.PrintToFile)
    assert dialog.testOption(options.PrintPageRange)
    assert (dialog.fromPage(), dialog.toPage()) == (1, 3)
