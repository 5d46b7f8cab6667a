"""Builds a person's plan with them, shows the pages, prints them and saves a copy where the worker chooses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from companion.domain.changes import Changes
from companion.domain.person import Nation
from companion.domain.plan import PlanStyle
from companion.errors import Code, KnownError
from companion.services.plan.pages import CopyForm, PlanPages, make_pages, save_copy
from companion.services.plan.plans import (
    PlanState,
    change_plan,
    gather_plan,
    new_plan,
    note_printed,
    open_plan,
    see_plan,
)
from companion.services.record.people import change_person
from ui import routes
from ui.desk import Desk
from ui.plan import problems
from ui.plan.copying import CopyDialog, ask_place
from ui.plan.state import left_out_now, to_choices
from ui.plan.view import PlanView
from ui.printing.feed import PreviewFeed
from ui.printing.job import PrintJob
from ui.printing.raster import count_pages
from ui.routes import Route
from ui.screen import Command, Screen

PREVIEW_MILLISECONDS = 150  # pages follow the choices a moment later, so that quick ticks make one paper


class PlanScreen(Screen):
    """One person's latest plan."""

    kinds = frozenset({"plan", "person", "strength", "hope", "need", "action", "network_member"})

    def __init__(self, desk: Desk, route: Route) -> None:
        self.plan_view = PlanView(desk.clock.today())
        super().__init__(desk, self.plan_view)
        self._person_id = route.id("person")
        self.about = (self._person_id,)
        self._plan_id = ""
        self._state: PlanState | None = None
        self._asked = 0
        self._printing = False
        self._printable = True
        self._feed = PreviewFeed(self.plan_view.preview, desk.jobs, self)
        self._job = PrintJob(desk, self)
        self._soon = QTimer(self, singleShot=True, interval=PREVIEW_MILLISECONDS)
        self._soon.timeout.connect(self._look)
        self._connect()

    def load(self) -> None:
        """The person's latest plan, or a first one."""
        if not self.unsaved:  # else the answer would show what stood before; `all_saved` asks again
            self.desk.jobs.on_vault(open_plan, self._person_id, owner=self, done=self._opened)

    def commands(self) -> tuple[Command, ...]:
        """Print, save a copy, begin another."""
        return (
            Command(self.tr("Print the plan"), self._print, keys="Ctrl+P"),
            Command(self.tr("Save a copy of the plan"), self._ask_form, keys="Ctrl+Shift+S"),
            Command(self.tr("Make another plan"), self._make_another),
            Command(self.tr("Back to the person"), self._go_to_person),
        )

    def first_focus(self) -> QWidget | None:
        """The first choice: the pages change while it is made."""
        return self.plan_view.first_choice()

    def close(self) -> None:
        """What is being printed stops when the screen goes: its words may not outlive it."""
        self._job.stop()
        super().close()

    def _connect(self) -> None:
        view, choices = self.plan_view, self.plan_view.choices
        choices.chosen.connect(self._choose)
        choices.left_out_chosen.connect(self._leave_out)
        choices.nation_chosen.connect(self._choose_nation)
        view.print_asked.connect(self._print)
        view.copy_asked.connect(self._ask_form)
        view.another_asked.connect(self._make_another)
        view.person_asked.connect(self._go_to_person)
        view.stop_asked.connect(self._job.stop)
        view.problem_action_asked.connect(self._act)
        self.all_saved.connect(self.load)
        self._job.stepped.connect(view.show_printing)
        self._job.no_printer.connect(lambda: view.notice.show_problem(problems.no_printer()))
        self._job.failed.connect(lambda: view.notice.show_problem(problems.printer_failed()))
        self._job.stopped.connect(lambda: self.desk.say(self.tr("Printing was stopped.")))
        self._job.handed_over.connect(self._printed)

    def _opened(self, changes: Changes) -> None:
        plan_id = changes.made or ""
        first = plan_id != self._plan_id
        # Opening it is one audit event; looking again at every tick is none.
        deed = see_plan if first else gather_plan
        self._plan_id = plan_id
        self._asked += 1
        asked = self._asked
        self.desk.jobs.on_vault(deed, plan_id, owner=self, done=lambda state: self._show(asked, state))
        if first:
            self._look()  # at once: its pages are made while its choices are laid out
        else:
            self._soon.start()

    def _show(self, asked: int, state: PlanState) -> None:
        if asked != self._asked or self.unsaved:
            return
        self._state = state
        self.plan_view.display(to_choices(state))
        self.retitle(self.tr("Plan"))

    def _look(self) -> None:
        self.desk.jobs.on_vault(
            make_pages, self._plan_id, owner=self, done=self._show_pages, failed=self._no_pages
        )

    def _show_pages(self, pages: PlanPages) -> None:
        view = self.plan_view
        self._printable = bool(pages.pdf)
        view.preview.open_at(0 if self._is_card else 1)  # the page after the cover says more
        self._feed.show_paper(pages.pdf, pages.text)
        view.show_hopes_left_out(pages.hopes_left_out)
        if pages.missing:
            view.notice.show_problem(problems.letters_missing(pages.missing))
        elif view.notice.problem is not None:
            view.notice.hide()

    @property
    def _is_card(self) -> bool:
        return self._state is not None and self._state.plan.style is PlanStyle.CARD

    def _no_pages(self, error: KnownError) -> None:
        problem = self.desk.problems.problem_of(error)
        if error.code is Code.PAPER_LANGUAGE_MISSING:
            problem = problems.language_missing(problem)
        self._feed.show_paper(b"", "")
        self.plan_view.notice.show_problem(problem)

    def _choose(self, field: str, value: Any) -> None:
        self.keep(field, _change_field, self._plan_id, field, value)

    def _leave_out(self, unticked: frozenset[str]) -> None:
        if self._state is None:
            return
        offered = to_choices(self._state).offered
        self._choose("left_out", left_out_now(self._state.plan.left_out, offered, unticked))

    def _choose_nation(self, nation: Nation | None) -> None:
        self.keep("nation", _change_nation, self._person_id, nation)

    def _make_another(self) -> None:
        self.settle()
        self.desk.jobs.on_vault(new_plan, self._person_id, owner=self, done=self._another_made)

    def _another_made(self, _changes: Changes) -> None:
        self.plan_view.outcome.hide()
        self.desk.say(self.tr("This is a new plan. The one before is kept."))

    def _go_to_person(self) -> None:
        self.desk.go(routes.person(self._person_id))

    def _act(self, action: str) -> None:
        self.plan_view.notice.hide()
        if action == "copy":
            self._ask_form()
        elif action == "english":
            self._choose("language", "en")

    def _print(self) -> None:
        """Print what stands now: typed words are handed over first, and the pages are made anew."""
        if self._printing or not self._plan_id:
            return
        self._printing = True
        self.settle()
        self.desk.jobs.on_vault(
            make_pages, self._plan_id, owner=self, done=self._pages_made, failed=self._not_printed
        )

    def _pages_made(self, pages: PlanPages) -> None:
        self._show_pages(pages)
        if self.unsaved:
            self._printing = False
            self.plan_view.notice.show_problem(problems.not_saved_yet())
        elif not pages.pdf:
            self._printing = False
        else:
            # The count comes from the lane that draws, so that PDFium is used by one thread only.
            self.desk.jobs.on_net(
                count_pages,
                pages.pdf,
                owner=self,
                done=lambda count: self._ask_printer(pages.pdf, count),
                failed=self._not_printed,
            )

    def _ask_printer(self, pdf: bytes, pages: int) -> None:
        self._printing = False
        self._job.ask(pdf, pages)

    def _not_printed(self, error: KnownError) -> None:
        self._printing = False
        self._no_pages(error)

    def _printed(self) -> None:
        self.desk.jobs.on_vault(note_printed, self._plan_id, owner=self)
        self.plan_view.notice.hide()
        self.plan_view.outcome.show_printed()

    def _ask_form(self) -> None:
        if not self._plan_id:
            return
        self.settle()
        dialog = CopyDialog(can_print=self._printable)
        dialog.form_chosen.connect(self._ask_place)
        self.desk.ask(dialog)

    def _ask_place(self, form: CopyForm) -> None:
        dialog = ask_place(form, self.desk.clock.today())
        dialog.fileSelected.connect(lambda path: self._save(form, Path(path)))
        self.desk.ask(dialog)

    def _save(self, form: CopyForm, path: Path) -> None:
        self.desk.jobs.on_vault(
            save_copy,
            self._plan_id,
            form,
            path,
            owner=self,
            done=lambda _changes: self.plan_view.outcome.show_saved(str(path)),
            failed=self._not_copied,
        )

    def _not_copied(self, error: KnownError) -> None:
        self.plan_view.notice.show_problem(problems.copy_failed(error, self.desk.problems))


def _change_field(session: Any, plan_id: str, field: str, value: Any) -> Changes:
    """One field of the plan."""
    return change_plan(session, plan_id, **{field: value})


def _change_nation(session: Any, person_id: str, nation: Nation | None) -> Changes:
    """Where the person lives."""
    return change_person(session, person_id, nation=nation)
