"""The words of help, topic by topic."""

from __future__ import annotations

from dataclasses import dataclass

from ui.i18n import QT_TRANSLATE_NOOP


@dataclass(frozen=True)
class Topic:
    """A page of help. `screens` are the names of screens that F1 opens it from."""

    key: str
    title: str
    sentences: tuple[str, ...]
    screens: tuple[str, ...] = ()


NUMBERS = "numbers"
"""The topic that shows whom to call."""

TOPICS: tuple[Topic, ...] = (
    Topic(
        "start",
        QT_TRANSLATE_NOOP("Help", "How Companion works"),
        (
            QT_TRANSLATE_NOOP("Help", "Companion is a notebook for you and the people you meet."),
            QT_TRANSLATE_NOOP("Help", "You write together. The person decides what is shared."),
            QT_TRANSLATE_NOOP(
                "Help", "All you write goes into a vault on this laptop. Your passphrase locks it."
            ),
            QT_TRANSLATE_NOOP("Help", "It works without the internet."),
            QT_TRANSLATE_NOOP("Help", "At the end you can print a plan for the person to take away."),
        ),
        ("home", "first_start"),
    ),
    Topic(
        "hide",
        QT_TRANSLATE_NOOP("Help", "Hide and lock"),
        (
            QT_TRANSLATE_NOOP("Help", "Press Hide when someone looks over your shoulder."),
            QT_TRANSLATE_NOOP("Help", "The keys are Ctrl and H, or Shift three times quickly."),
            QT_TRANSLATE_NOOP("Help", "The screen shows a clock. Press Enter or Carry on to come back."),
            QT_TRANSLATE_NOOP("Help", "After one minute Companion locks by itself."),
            QT_TRANSLATE_NOOP("Help", "Press Lock, or Ctrl and L, when you leave the laptop."),
            QT_TRANSLATE_NOOP("Help", "It also locks when nobody types, and when the laptop sleeps."),
        ),
        ("unlock",),
    ),
    Topic(
        "saving",
        QT_TRANSLATE_NOOP("Help", "Saving"),
        (
            QT_TRANSLATE_NOOP("Help", "Companion saves while you type. There is no save button."),
            QT_TRANSLATE_NOOP("Help", "The line at the bottom says when your words were saved last."),
            QT_TRANSLATE_NOOP("Help", "Ctrl and Z takes back the last words you typed, or what you did."),
            QT_TRANSLATE_NOOP("Help", "Ctrl and Y does it again."),
            QT_TRANSLATE_NOOP(
                "Help", "It does not turn a decision about sharing. Open that, and record it anew."
            ),
            QT_TRANSLATE_NOOP("Help", "Older words are kept. Nothing is written over."),
            QT_TRANSLATE_NOOP("Help", "Backups go to the place you choose in Settings."),
        ),
        ("settings",),
    ),
    Topic(
        "conversation",
        QT_TRANSLATE_NOOP("Help", "A conversation"),
        (
            QT_TRANSLATE_NOOP("Help", "Say first what you write down and who can see it."),
            QT_TRANSLATE_NOOP("Help", "The questions are there to help. You can use any of them, or none."),
            QT_TRANSLATE_NOOP("Help", "Choose whose words they are: theirs, ours, or your private note."),
            QT_TRANSLATE_NOOP("Help", "A private note is never shown, printed or sent."),
            QT_TRANSLATE_NOOP("Help", "Mark some words to keep them as a strength, hope, need or action."),
            QT_TRANSLATE_NOOP("Help", "Read it back together before it counts as agreed."),
            QT_TRANSLATE_NOOP("Help", "A decision about sharing counts once you record it."),
            QT_TRANSLATE_NOOP("Help", "Companion says first what it will do, and to whose copy."),
        ),
        ("conversation", "read_back", "before", "person"),
    ),
    Topic(
        "plan",
        QT_TRANSLATE_NOOP("Help", "The plan on paper"),
        (
            QT_TRANSLATE_NOOP("Help", "The plan holds what the person wants to take with them."),
            QT_TRANSLATE_NOOP("Help", "Look at the page before you print it."),
            QT_TRANSLATE_NOOP("Help", "Large print and a pocket card are there too."),
            QT_TRANSLATE_NOOP("Help", "The numbers to call fit the nation the person lives in."),
            QT_TRANSLATE_NOOP("Help", "A saved copy is not locked. Keep it only where it is safe."),
        ),
        ("plan",),
    ),
    Topic(
        "team",
        QT_TRANSLATE_NOOP("Help", "A team, and joining one"),
        (
            QT_TRANSLATE_NOOP("Help", "In a team you share summaries, when the person says yes."),
            QT_TRANSLATE_NOOP(
                "Help", "Whoever makes the team invites the others. An invite is good for three days."
            ),
            QT_TRANSLATE_NOOP("Help", "Six words stand on both screens. Compare them on the phone."),
            QT_TRANSLATE_NOOP("Help", "If they are the same, nobody has come in between."),
            QT_TRANSLATE_NOOP("Help", "What you share goes through a folder or a hub. It is sealed there."),
            QT_TRANSLATE_NOOP("Help", "A laptop is lost? An administrator takes it out of the team."),
        ),
        ("team", "join"),
    ),
    Topic(
        "search",
        QT_TRANSLATE_NOOP("Help", "Finding words again"),
        (
            QT_TRANSLATE_NOOP("Help", "Press Ctrl and F, then type a part of a word."),
            QT_TRANSLATE_NOOP("Help", "Companion shows each place with the words around it."),
            QT_TRANSLATE_NOOP("Help", "Press Enter to go there."),
        ),
        ("search",),
    ),
    Topic(
        NUMBERS,
        QT_TRANSLATE_NOOP("Help", "Who to call"),
        (
            QT_TRANSLATE_NOOP("Help", "Companion cannot call anyone. Use a phone, and write later."),
            QT_TRANSLATE_NOOP("Help", "A plan prints the numbers that fit where the person lives."),
        ),
    ),
    Topic(
        "keys",
        QT_TRANSLATE_NOOP("Help", "Keyboard and letter size"),
        (
            QT_TRANSLATE_NOOP("Help", "Everything works with the keyboard alone."),
            QT_TRANSLATE_NOOP("Help", "Ctrl and the slash key shows all keys."),
            QT_TRANSLATE_NOOP("Help", "Ctrl and K opens a list of all commands. Type to find one."),
            QT_TRANSLATE_NOOP(
                "Help", "F6 goes to the next part of the window. Tab goes to the next control."
            ),
            QT_TRANSLATE_NOOP("Help", "Ctrl and Plus makes the letters bigger, Ctrl and Minus smaller."),
        ),
    ),
    Topic(
        "trouble",
        QT_TRANSLATE_NOOP("Help", "When something goes wrong"),
        (
            QT_TRANSLATE_NOOP("Help", "Companion says what happened, what is safe, and what to do."),
            QT_TRANSLATE_NOOP("Help", "If the disk is full, your words stay on the screen. Make some room."),
            QT_TRANSLATE_NOOP("Help", "If you lost your passphrase, use your printed recovery kit."),
            QT_TRANSLATE_NOOP("Help", "If the laptop is lost, bring back a backup on another one."),
            QT_TRANSLATE_NOOP("Help", "Nobody else can open your vault. That includes us."),
        ),
    ),
)


def topic_for(name: str) -> Topic:
    """The topic of this key, or the one for this screen, or the first."""
    for topic in TOPICS:
        if name == topic.key:
            return topic
    return next((topic for topic in TOPICS if name in topic.screens), TOPICS[0])
