"""The conversation: typed words reach the disk by themselves, everything else is a deed that can be undone."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from companion.domain.changes import Changes
from companion.domain.conversation import Conversation, Keep, Passage, Prompt
from companion.domain.record import Voice
from companion.domain.strengths import Action, Hope, Need, Strength
from companion.domain.text import is_blank
from companion.errors import KnownError
from companion.services.record.agreement import PICKED, Picked, change_picked
from companion.services.record.conversations import (
    EarlierWords,
    TalkState,
    add_passage,
    begin_passage,
    bring_back_words,
    change_conversation,
    change_passage,
    list_earlier_words,
    move_passage,
    pick_out,
    remove_passage,
    remove_picked,
    save_typing,
    see_conversation,
)
from ui import routes
from ui.conversation.earlier import EarlierDialog
from ui.conversation.passage_card import PICK_KEYS
from ui.conversation.picked import noun_words
from ui.conversation.state import to_page
from ui.conversation.view import ConversationView
from ui.desk import Desk
from ui.routes import Route
from ui.screen import Command, Screen
from ui.words.wording import keep_sentence, words_for


class ConversationScreen(Screen):
    """One conversation being written."""

    kinds = frozenset(
        {Conversation.KIND, Passage.KIND, Strength.KIND, Hope.KIND, Need.KIND, Action.KIND, "person"}
    )

    def __init__(self, desk: Desk, route: Route) -> None:
        self.page = ConversationView()
        super().__init__(desk, self.page)
        self._conversation_id = route.id("conversation")
        self._looked_for = (route.id("passage"), route.id("words"))
        self._seen: TalkState | None = None
        self._spells: dict[str, str] = {}
        self._next_passage = ""
        self.about = (self._conversation_id,)
        page = self.page
        page.prompt_asked.connect(self._begin)
        page.words_asked.connect(self._add_words)
        page.note_asked.connect(self._add_note)
        page.typed.connect(self._keep_typing)
        page.left.connect(lambda passage_id: self._spells.pop(passage_id, None))
        page.voice_chosen.connect(lambda one, voice: self._change_passage(one, voice=voice))
        page.keep_chosen.connect(self._set_keep)
        page.topics_chosen.connect(lambda one, topics: self._change_passage(one, topics=topics))
        page.pick_asked.connect(self._pick)
        page.move_asked.connect(lambda one, by: self._do(move_passage, one, by))
        page.earlier_asked.connect(self._see_earlier)
        page.out_asked.connect(self._take_out)
        page.picked_changed.connect(self._change_picked)
        page.picked_out.connect(lambda noun, one: self._do(remove_picked, noun, one))
        page.field_given.connect(self._keep_field)
        page.continue_asked.connect(self._continue)

    def load(self) -> None:
        """Look at the conversation: the first time is a view of it, later ones are not."""
        self.desk.jobs.on_vault(
            see_conversation, self._conversation_id, self._seen is not None, owner=self, done=self._show
        )

    def settle(self) -> None:
        """Hand over what was typed; the next words begin a version of their own."""
        super().settle()
        self._spells.clear()

    def first_focus(self) -> QWidget | None:
        """The passage that was written in last."""
        return self.page.current.edit if self.page.current is not None else None

    def commands(self) -> tuple[Command, ...]:
        """One key to pick words out, to go from passage to passage, and to read back."""
        picks = tuple(
            Command(
                self.tr("{kind} from these words").format(kind=noun_words(noun)),
                partial(self._pick_here, noun),
                keys=keys,
            )
            for noun, keys in zip(PICKED, PICK_KEYS, strict=True)
        )
        return (
            *picks,
            Command(self.tr("Next passage"), lambda: self.page.go_on(1), keys="Alt+Down"),
            Command(self.tr("Passage before"), lambda: self.page.go_on(-1), keys="Alt+Up"),
            Command(self.tr("Add words"), self._add_words, keys="Ctrl+Shift+N"),
            Command(self.tr("Move passage up"), lambda: self._move(-1), keys="Alt+Shift+Up"),
            Command(self.tr("Move passage down"), lambda: self._move(1), keys="Alt+Shift+Down"),
            Command(self.tr("Write a private note"), self._add_note, keys="Ctrl+Shift+P"),
            Command(self.tr("Hide or show my private notes"), self._toggle_notes, keys="Ctrl+Shift+H"),
            Command(self.tr("Continue: read it back"), self._continue, keys="Ctrl+Return|Ctrl+Enter"),
        )

    def _show(self, state: TalkState) -> None:
        first, self._seen = self._seen is None, state
        self.about = (self._conversation_id, state.person.id)
        if state.conversation.removed:
            self.desk.back()
            return
        self.retitle(self.tr("Conversation with {name}").format(name=state.person.name))
        self.page.display(to_page(state), self._unsaved_passages())
        if first:
            self._begin_with(state)
        elif self._next_passage and self.page.go_to(self._next_passage):
            self._next_passage = ""

    def _begin_with(self, state: TalkState) -> None:
        if not state.passages:
            self._begin(Prompt.HOW_CAN_WE_HELP)
        elif not self.page.go_to_words(*self._looked_for):
            self.page.go_to_last()

    def _begin(self, prompt: Prompt) -> None:
        self._do(begin_passage, self._conversation_id, prompt, done=self._made_passage)

    def _add_words(self) -> None:
        self._do(add_passage, self._conversation_id, done=self._made_passage)

    def _add_note(self) -> None:
        def made(changes: Changes) -> None:
            if changes.made:
                self.page.keep_open(changes.made)
            self._made_passage(changes)

        self._do(
            partial(add_passage, keep=Keep.PRIVATE, voice=Voice.WORKER), self._conversation_id, done=made
        )

    def _made_passage(self, changes: Changes) -> None:
        if changes.made and not self.page.go_to(changes.made):
            self._next_passage = changes.made  # it is shown once the conversation has been looked at again

    def _keep_typing(self, passage_id: str, words: str) -> None:
        self.page.tick(passage_id, not is_blank(words))
        since = self._spells.get(passage_id)
        self._spells.setdefault(passage_id, "")
        self.keep(
            passage_id,
            save_typing,
            passage_id,
            words,
            since or None,
            done=lambda changes: self._typing_kept(passage_id, changes),
        )

    def _typing_kept(self, passage_id: str, changes: Changes) -> None:
        """The spell goes on in the version that was made, unless the passage has been left meanwhile."""
        if passage_id in self._spells:
            for step in changes.steps:
                if step.id == passage_id:
                    self._spells[passage_id] = step.after

    def _heard(self, changes: Changes) -> None:
        """Our own typing is on screen already; everything else is looked at again."""
        typing = changes.kinds == {Passage.KIND} and all(step.id in self._typed for step in changes.steps)
        if not typing:
            super()._heard(changes)

    def _unsaved_passages(self) -> frozenset[str]:
        return frozenset(self._typed)

    def _do(self, deed: Any, *args: Any, done: Any = None, failed: Any = None) -> None:
        """A deed that is not typing: what was typed goes first, and typing after it is a version of its own."""
        self.settle()
        self.desk.jobs.on_vault(deed, *args, owner=self, done=done, failed=failed)

    def _change_passage(self, passage_id: str, **values: Any) -> None:
        self._do(partial(change_passage, **values), passage_id)

    def _set_keep(self, passage_id: str, keep: Any) -> None:
        if keep is Keep.PRIVATE:
            self.page.keep_open(passage_id)
        self._change_passage(passage_id, keep=keep)
        sentence = self.tr("{choice}. {sentence}")
        self.desk.say(sentence.format(choice=words_for(keep), sentence=keep_sentence(keep)))

    def _pick_here(self, noun: type[Picked]) -> None:
        if self.page.current is not None:
            self._pick(self.page.current.passage_id, noun)
        else:
            self.desk.say(self.tr("Put the cursor into a passage first."))

    def _pick(self, passage_id: str, noun: type[Picked]) -> None:
        words = self.page.cards[passage_id].edit.meant()
        if is_blank(words):
            self.desk.say(self.tr("There are no words here to pick from yet."))
            return
        self._do(
            pick_out, noun, passage_id, words, done=lambda changes: self._picked(passage_id, noun, changes)
        )

    def _picked(self, passage_id: str, noun: type[Picked], changes: Changes) -> None:
        """The keyboard is back in the words, however they were picked: the next key is the next word."""
        self.page.return_to(passage_id)
        if not changes.steps:
            already = self.tr("These words are picked out as this already: {kind}.")
            self.desk.say(already.format(kind=noun_words(noun)))
        elif noun is Action and changes.made:
            self.page.cards[passage_id].open_picked(changes.made)
            self.desk.say(self.tr("Picked out: an action. Who does it, and by when?"))
        else:
            self.desk.say(self.tr("Picked out: {kind}.").format(kind=noun_words(noun)))

    def _change_picked(self, noun: type[Picked], picked_id: str, field: str, value: Any) -> None:
        self.keep(f"{picked_id}.{field}", partial(change_picked, **{field: value}), noun, picked_id)

    def _keep_field(self, field: str, value: Any) -> None:
        self.keep(
            field,
            partial(change_conversation, **{field: value}),
            self._conversation_id,
            failed=lambda error: self._field_refused(field, error),
        )

    def _field_refused(self, field: str, error: KnownError) -> None:
        problem = self.desk.problems.problem_of(error)
        if not self.page.say_trouble(field, problem.in_one):
            self.desk.problems.show(error)

    def _move(self, by: int) -> None:
        if self.page.current is not None:
            self._do(move_passage, self.page.current.passage_id, by)

    def _take_out(self, passage_id: str) -> None:
        self._do(
            remove_passage,
            passage_id,
            done=lambda _changes: self.desk.say(self.tr("Taken out. Ctrl+Z brings it back.")),
        )

    def _see_earlier(self, passage_id: str) -> None:
        self._do(list_earlier_words, passage_id, done=lambda earlier: self._ask_earlier(passage_id, earlier))

    def _ask_earlier(self, passage_id: str, earlier: tuple[EarlierWords, ...]) -> None:
        card = self.page.cards.get(passage_id)
        if card is None:
            return
        dialog = EarlierDialog(card.state.label, earlier, card.state.today)
        dialog.back_asked.connect(lambda version: self._do(bring_back_words, passage_id, version))
        self.desk.ask(dialog)

    def _toggle_notes(self) -> None:
        hidden = not self.page.any_note_shut
        self.page.hide_notes(hidden)
        self.desk.say(
            self.tr("Your private notes are hidden.") if hidden else self.tr("Your private notes are shown.")
        )

    def _continue(self) -> None:
        self.desk.go(routes.read_back(self._conversation_id))
