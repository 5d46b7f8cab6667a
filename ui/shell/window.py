"""The one window: bars, the page of the present screen, the cover, and the wiring between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QStackedLayout, QVBoxLayout, QWidget

from companion.settings import Settings
from ui import routes
from ui.announce import announce
from ui.daily_backup import DailyBackup
from ui.desk import Desk
from ui.idle import Idle
from ui.indexing import Indexing
from ui.lock_time import LockTime
from ui.look.theme import ems
from ui.problems import Problem
from ui.reading_order import focus_step, show_in_scroll_areas, tab_stops
from ui.routes import Route
from ui.screen import Command, Screen
from ui.screens import ENTRIES, entry_of
from ui.shell.commands import Shortcuts
from ui.shell.cover import Cover
from ui.shell.everywhere import everywhere
from ui.shell.first_focus import FirstFocus
from ui.shell.first_paint import load_what_unlocking_needs
from ui.shell.footer import Footer
from ui.shell.ground import Ground
from ui.shell.guard import Guard
from ui.shell.header import Header
from ui.shell.idle_bar import IdleBar
from ui.shell.keys import Keys
from ui.shell.navigation import Navigation
from ui.shell.sharing_said import SharingSaid
from ui.shell.undo import Undo
from ui.shell.undo_said import UndoSaid
from ui.shell.window_place import WindowPlace
from ui.sync.syncing import Syncing
from ui.widgets.focus_ring import FocusRing
from ui.widgets.notice import Notice


class Shell(QWidget):
    """The main window: everything a screen is surrounded by."""

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self.ground = ground
        self._practice = ground.practice
        self._title = ""
        self._may_close = False
        self.navigation = Navigation(self._make_screen)
        self._first_focus = FirstFocus(self.navigation, self)
        self.undo = Undo(ground.jobs, ground.bus, ground.clock, ground.take_back)
        self.lock_time = LockTime(ground.jobs, ground.bus, ground.settings)
        self.idle = Idle(ground.clock, self.lock_time.seconds)
        self.daily_backup = DailyBackup(
            ground.jobs, ground.problems, lambda: ground.settings.now.backup_folder
        )
        self.indexing = Indexing(ground.jobs, ground.problems)
        self.syncing = Syncing(ground.jobs, ground.bus, ground.clock)
        self._build()
        self.guard = Guard(ground.jobs, ground.bus, ground.clock, self.navigation, self.cover)
        parts = (self.navigation, self.undo, self.idle, self.lock_time, self.daily_backup, self.syncing)
        for part in (*parts, self.indexing, self.guard):
            part.setParent(self)  # goes with the window, and so does all that it listens to
        self.desk = self._make_desk()
        self._shortcuts = Shortcuts(self.workplace)
        self._connect_bars()
        self._connect_ground()
        self._show_title()
        self.place = WindowPlace(self, ground.settings)

    def begin(self) -> None:
        """Go to the first screen."""
        self.navigation.go(self.ground.start())

    def after_first_paint(self) -> None:
        """What may wait: the mark, hearing that the system sleeps, loading what unlocking needs."""
        from ui.system_sleep import SystemSleep
        from ui.widgets.icons import app_icon

        self.place.settle()
        self.ground.jobs.on_net(load_what_unlocking_needs, owner=self)
        self.setWindowIcon(app_icon())
        self._sleep = SystemSleep(self)
        self._sleep.going.connect(self.guard.lock)
        self._sleep.listen(lambda: int(self.winId()))

    def ask(self, dialog: QDialog) -> None:
        """Open a dialog over the window."""
        FocusRing(dialog)
        self.guard.ask(dialog, self)

    def screen_commands(self) -> tuple[Command, ...]:
        """What the present screen offers."""
        screen = self.navigation.screen
        return screen.commands() if screen is not None else ()

    def everywhere_commands(self) -> tuple[Command, ...]:
        """What works on every screen, given whether a vault is open."""
        return everywhere(self)

    def next_region(self, step: int) -> None:
        """F6: to the first control of the next part of the window."""
        regions = [region for region in self._regions() if region.isVisible() and tab_stops(region)]
        here = QApplication.focusWidget()
        now = next((i for i, one in enumerate(regions) if here and one.isAncestorOf(here)), -step)
        if regions:
            target = tab_stops(regions[(now + step) % len(regions)])[0]
            target.setFocus(Qt.FocusReason.TabFocusReason)
            show_in_scroll_areas(target)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in reading order, also through parts that were made later."""
        return focus_step(self.cover if self.guard.hidden else self.workplace, forward=forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Store, close the vault, then go."""
        if self._may_close or not self.guard.unlocked:
            event.accept()
            return
        event.ignore()
        self.guard.lock_then(self._close_for_good)

    def _build(self) -> None:
        self._stack = QStackedLayout(self)
        self.workplace = QWidget(self)
        column = QVBoxLayout(self.workplace)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header(self.workplace, practice=self._practice)
        self.idle_bar = IdleBar(self.workplace)
        self._place_for_notice = QWidget(self.workplace)
        notice_row = QVBoxLayout(self._place_for_notice)
        notice_row.setContentsMargins(ems(self, 1.5), ems(self, 0.75), ems(self, 1.5), 0)
        self.notice = Notice(self._place_for_notice)
        notice_row.addWidget(self.notice)
        self._place_for_notice.hide()
        self.host = QWidget(self.workplace)
        self._page = QVBoxLayout(self.host)
        self._page.setContentsMargins(0, 0, 0, 0)
        self.footer = Footer(self.workplace)
        for part, stretch in (
            (self.header, 0),
            (self.idle_bar, 0),
            (self._place_for_notice, 0),
            (self.host, 1),
            (self.footer, 0),
        ):
            column.addWidget(part, stretch)
        self.cover = Cover(self)
        self._stack.addWidget(self.workplace)
        self._stack.addWidget(self.cover)
        self._ring = FocusRing(self)
        self.keys = Keys()

    def _make_desk(self) -> Desk:
        ground = self.ground
        return Desk(
            jobs=ground.jobs,
            bus=ground.bus,
            syncing=self.syncing,
            problems=ground.problems,
            theme=ground.theme,
            clock=ground.clock,
            settings=ground.settings,
            home=ground.home,
            practice=ground.practice,
            keychain=ground.keychain,
            kdf=ground.kdf,
            go=self.navigation.go,
            come_in=self.navigation.come_in,
            replace=self.navigation.replace,
            back=self.navigation.back,
            say=self.footer.say,
            saved=self.footer.show_saved,
            ask=self.ask,
            lock=self.guard.lock,
        )

    def _connect_bars(self) -> None:
        self.header.back_asked.connect(self.navigation.back)
        self.header.search_asked.connect(lambda: self.navigation.go(routes.search()))
        self.header.hide_asked.connect(self.guard.hide)
        self.header.lock_asked.connect(self.guard.lock)
        self.footer.smaller_asked.connect(lambda: self._run_everywhere("Ctrl+-"))
        self.footer.bigger_asked.connect(lambda: self._run_everywhere("Ctrl++|Ctrl+="))
        self.footer.more_asked.connect(lambda: self.ask(self.footer.more_of_it()))
        self.footer.help_asked.connect(lambda: self._run_everywhere("F1"))
        self.footer.commands_asked.connect(lambda: self._run_everywhere("Ctrl+K"))
        self.keys.hide_asked.connect(self.guard.hide)
        self.keys.lock_asked.connect(self.guard.lock)
        self.keys.active.connect(self._somebody_is_here)
        self.idle_bar.stay_asked.connect(self.idle.touch)
        self.notice.action_asked.connect(self._act_on_problem)
        self.notice.closed.connect(self._place_for_notice.hide)

    def _connect_ground(self) -> None:
        ground = self.ground
        self.navigation.opened.connect(self._show_screen)
        self.navigation.held.connect(self.footer.saved.show_trouble)
        self.guard.covered.connect(self._show_cover)
        self.guard.locked.connect(self._show_locked)
        self.idle.warned.connect(self.idle_bar.show_left)
        self.idle.cleared.connect(self.idle_bar.hide)
        self.idle.expired.connect(self.guard.lock)
        self.idle.slept.connect(self.guard.lock)
        ground.jobs.opened.connect(self._show_unlocked)
        ground.jobs.busy.connect(self.footer.show_busy)
        ground.jobs.busy.connect(self._first_focus.give_once_filled)
        ground.jobs.failed.connect(ground.problems.show)
        ground.jobs.broke.connect(ground.problems.show_our_fault)
        ground.problems.shown.connect(self._show_problem)
        ground.problems.mended.connect(self._hide_problem)
        ground.settings.on_change(self._settings_changed)
        ground.theme.changed.connect(self.update)
        ground.bus.sync_state.connect(self.footer.show_sharing)
        self.footer.sharing_asked.connect(lambda: self.navigation.go(routes.sending()))
        self._sharing_said = SharingSaid(self.syncing, self.footer.say, self)
        self.guard.locked.connect(self._sharing_said.forget)
        UndoSaid(self.undo, self.footer.say, self)

    def _make_screen(self, route: Route) -> Screen:
        return entry_of(route.screen).load()(self.desk, route)

    def _show_screen(self, screen: Screen) -> None:
        self._hide_problem()
        self.footer.say_nothing()
        self._page.addWidget(screen.view)
        screen.view.show()  # now, not after the next event: the keyboard goes there in a moment
        screen.retitled.connect(self._show_page_title)
        screen.not_saved.connect(lambda _error: self.footer.saved.show_trouble())
        self._show_page_title(screen.title)
        self._show_what_can_be_done()
        self._first_focus.give(screen)

    def _show_page_title(self, words: str) -> None:
        self.header.show_title(words)
        if words != self._title:
            self._title = words
            announce(self.header, words)

    def _show_what_can_be_done(self) -> None:
        """What can be done here and now: buttons and keys."""
        self._shortcuts.use((*self.screen_commands(), *self.everywhere_commands()))
        names = {entry.name for entry in ENTRIES}
        self.header.show_state(
            can_go_back=self.navigation.can_go_back,
            unlocked=self.guard.unlocked,
            can_search="search" in names,
        )

    def _show_cover(self, covered: bool) -> None:
        if covered:
            self._ring.hide()
            self._first_focus.remember()
        self._stack.setCurrentWidget(self.cover if covered else self.workplace)
        self._show_title()
        self.repaint()  # now, not when the event loop comes round
        if covered:
            announce(self.cover, self.cover.accessibleName(), now=True)
        elif self.navigation.screen is not None:
            self._first_focus.give_back(self.navigation.screen)

    def _show_unlocked(self, made_up: bool) -> None:
        self._practice = self.ground.practice or made_up
        self.header.show_practice(self._practice)
        self._show_title()
        self._show_what_can_be_done()
        self.idle.start()

    def _show_locked(self) -> None:
        self.idle.stop()
        self._practice = self.ground.practice
        self.header.show_practice(self._practice)
        self.footer.clear_state()
        self._show_page_title("")
        self._hide_problem()
        if not self._may_close:
            self.navigation.go(self.ground.start())

    def _show_title(self) -> None:
        if self._stack.currentWidget() is self.cover:
            self.setWindowTitle(self.tr("Paused"))
        else:
            self.setWindowTitle(self.tr("Companion (practice)") if self._practice else self.tr("Companion"))

    def _show_problem(self, problem: Problem) -> None:
        self._place_for_notice.show()
        self.notice.show_problem(problem)

    def _hide_problem(self) -> None:
        self.notice.hide()
        self._place_for_notice.hide()

    def _act_on_problem(self, action: str) -> None:
        screen = self.navigation.screen
        self._hide_problem()
        if action == "retry" and screen is not None:
            screen.load()
        elif action == "settings":
            self.navigation.go(routes.settings())
        elif action in ("restore", "recovery"):
            self.guard.lock_then(lambda: self.navigation.go(routes.restore()))
        elif action == "help":
            self.navigation.go(routes.help_topic("trouble"))

    def _somebody_is_here(self) -> None:
        if self.idle.on:
            self.idle.touch()

    def _settings_changed(self, settings: Settings) -> None:
        self.ground.theme.apply(settings)

    def _run_everywhere(self, keys: str) -> None:
        for command in self.everywhere_commands():
            if command.keys == keys:
                command.run()

    def _regions(self) -> tuple[QWidget, ...]:
        return (self.header, self.idle_bar, self._place_for_notice, self.host, self.footer)

    def _close_for_good(self) -> None:
        self._may_close = True
        QTimer.singleShot(0, self, self.close)  # not inside the close that asked for it
