"""What the read-back screen shows, decided from the record without a widget. Private notes never come here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from companion.domain.consent import Answer, ConsentDecision
from companion.domain.conversation import ConversationState, Disagreement, Keep, Passage
from companion.services.record.read_back import ReadBackState, SharedView
from ui.words.sharing_words import recipient_name
from ui.words.wording import topics_words, words_for


class WhyNot(StrEnum):
    """Why a recipient would not see a passage."""

    NO_YES = "no_yes"
    BETWEEN_US = "between_us"
    TOPICS = "topics"


@dataclass(frozen=True, kw_only=True)
class PairState:
    """One passage: as it is kept, and whether the chosen recipient would see it. `label` is unlike every other."""

    passage: Passage
    label: str
    said: str
    recipient: str
    why_not: WhyNot | None
    differing: tuple[Disagreement, ...]


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Someone a consent decision names; `words` are unlike those of every other."""

    decision_id: str
    words: str


@dataclass(frozen=True, kw_only=True)
class BackState:
    """The whole page. `chosen` is the id of the decision whose recipient the right column is about, or nothing."""

    person_id: str
    name: str
    recipients: tuple[Recipient, ...]
    chosen: str
    pairs: tuple[PairState, ...]
    differing: tuple[Disagreement, ...]
    agreed: bool
    in_team: bool = False


def to_back(state: ReadBackState, wanted: str = "") -> BackState:
    """The page, for the decision `wanted`; else for the first that stands, else the first there is."""
    view = _chosen(state.shared, wanted)
    labels = _distinct(_label(passage) for passage in state.kept)
    return BackState(
        person_id=state.person.id,
        name=state.person.name,
        recipients=_recipients(state.shared, state.names),
        chosen=view.decision.id if view else "",
        pairs=tuple(
            _pair(passage, label, view, state) for passage, label in zip(state.kept, labels, strict=True)
        ),
        differing=tuple(one for one in state.disagreements if one.passage_id is None),
        agreed=state.conversation.state is ConversationState.AGREED,
        in_team=state.in_team,
    )


def _chosen(views: tuple[SharedView, ...], wanted: str) -> SharedView | None:
    named = [view for view in views if view.decision.id == wanted]
    standing = [view for view in views if view.stands]
    return next(iter((*named, *standing, *views)), None)


def _recipients(views: tuple[SharedView, ...], names: Mapping[str, str]) -> tuple[Recipient, ...]:
    words = _distinct(_recipient_words(view, names) for view in views)
    return tuple(
        Recipient(decision_id=view.decision.id, words=one) for view, one in zip(views, words, strict=True)
    )


def _recipient_words(view: SharedView, names: Mapping[str, str]) -> str:
    """The recipient, and the person's word where nothing may go."""
    name = _name(view, names)
    if view.stands:
        return name
    return QCoreApplication.translate("ReadBack", "{recipient} ({answer})").format(
        recipient=name, answer=_answer(view.decision)
    )


def _name(view: SharedView, names: Mapping[str, str]) -> str:
    return recipient_name(view.decision.recipient, view.decision.recipient_kind, names)


def _answer(decision: ConsentDecision) -> str:
    if decision.answer is Answer.YES:
        return QCoreApplication.translate("ReadBack", "not any more")
    return words_for(decision.answer).lower()


def _pair(passage: Passage, label: str, view: SharedView | None, state: ReadBackState) -> PairState:
    about = topics_words(passage.topics)
    voice = words_for(passage.voice)
    return PairState(
        passage=passage,
        label=label,
        said=" · ".join(part for part in (voice, words_for(passage.keep), about) if part),
        recipient=_name(view, state.names) if view else "",
        why_not=_why_not(passage, view),
        differing=tuple(one for one in state.disagreements if one.passage_id == passage.id),
    )


def _why_not(passage: Passage, view: SharedView | None) -> WhyNot | None:
    if view is None or not view.stands:
        return WhyNot.NO_YES
    if passage.keep is not Keep.CAN_BE_SHARED:
        return WhyNot.BETWEEN_US
    seen = any(one.id == passage.id for one in view.passages)
    return None if seen else WhyNot.TOPICS


def _label(passage: Passage) -> str:
    if passage.prompt is None:
        return QCoreApplication.translate("ReadBack", "More words")
    return words_for(passage.prompt)


def _distinct(labels: Iterable[str]) -> list[str]:
    """The same labels, numbered from the second of a kind on."""
    seen: dict[str, int] = {}
    made = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        if seen[label] == 1:
            made.append(label)
            continue
        numbered = QCoreApplication.translate("ReadBack", "{label} ({number})")
        made.append(numbered.format(label=label, number=seen[label]))
    return made
