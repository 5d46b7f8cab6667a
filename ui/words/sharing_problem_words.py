"""What each trouble of teams, sharing and the places it goes through means for a person. Words only."""

from __future__ import annotations

from companion.errors import Code
from ui.i18n import QT_TRANSLATE_NOOP
from ui.words.sentences import Sentences

SHARING: dict[Code, Sentences] = {
    Code.AUTHOR_GONE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "Whoever shared this is no longer in the team."),
        QT_TRANSLATE_NOOP("Problems", "Your words are kept on this laptop."),
        QT_TRANSLATE_NOOP("Problems", "Speak with the person who looks after your team."),
    ),
    Code.CARRIER_BUSY: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The place for sharing has too much to do right now."),
        QT_TRANSLATE_NOOP("Problems", "Everything is safe on this laptop."),
        QT_TRANSLATE_NOOP("Problems", "Companion tries again by itself."),
    ),
    Code.CARRIER_EMPTIED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The place for sharing was emptied."),
        QT_TRANSLATE_NOOP("Problems", "Everything is safe on this laptop. Nothing here was taken out."),
        QT_TRANSLATE_NOOP("Problems", "Ask whoever looks after the folder. Then choose the place again."),
        "settings",
    ),
    Code.CARRIER_FULL: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The place for sharing is full."),
        QT_TRANSLATE_NOOP("Problems", "What waits to be sent is safe on this laptop."),
        QT_TRANSLATE_NOOP(
            "Problems", "Ask whoever looks after it to make room. Companion tries again by itself."
        ),
    ),
    Code.CARRIER_GONE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The place for sharing cannot be reached right now."),
        QT_TRANSLATE_NOOP("Problems", "What waits to be sent is safe on this laptop."),
        QT_TRANSLATE_NOOP(
            "Problems", "Plug the stick in, or wait for the network. Companion tries again by itself."
        ),
        "retry",
    ),
    Code.CARRIER_READ_ONLY: Sentences(
        QT_TRANSLATE_NOOP("Problems", "Companion may not write to the place for sharing."),
        QT_TRANSLATE_NOOP("Problems", "What waits to be sent is safe on this laptop."),
        QT_TRANSLATE_NOOP("Problems", "Ask whoever looks after the place to let you write there."),
        "retry",
    ),
    Code.CARRIER_ROLLED_BACK: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The place for sharing holds less than it did before."),
        QT_TRANSLATE_NOOP(
            "Problems", "Everything is safe on this laptop. Companion stopped using that place."
        ),
        QT_TRANSLATE_NOOP("Problems", "Ask whoever looks after it whether an old copy was put there."),
        "retry",
    ),
    Code.CARRIER_WRONG: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This is not your team's place for sharing."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was sent there."),
        QT_TRANSLATE_NOOP("Problems", "Check the folder or the address, and choose the place again."),
        "settings",
    ),
    Code.CERTIFICATE_NOT_TRUSTED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "Companion cannot be sure that this is the right hub."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was sent there."),
        QT_TRANSLATE_NOOP("Problems", "Ask whoever looks after the hub about its certificate."),
        "retry",
    ),
    Code.CLOCK_SKEW: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The clock of this laptop is wrong."),
        QT_TRANSLATE_NOOP("Problems", "Everything is safe on this laptop."),
        QT_TRANSLATE_NOOP("Problems", "Set the date and the time right. Companion tries again by itself."),
        "retry",
    ),
    Code.CURSOR_EXPIRED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The place for sharing has forgotten where this laptop was."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was lost."),
        QT_TRANSLATE_NOOP("Problems", "Companion reads everything there again by itself."),
    ),
    Code.DEVICE_REVOKED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This laptop may no longer share with the team."),
        QT_TRANSLATE_NOOP("Problems", "Everything you wrote stays here. You can go on working."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Call the person who looks after your team. They can take back what you shared, in your place.",
        ),
    ),
    Code.ENROLMENT_REFUSED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This hub does not take the team in with this code."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has left this laptop."),
        QT_TRANSLATE_NOOP(
            "Problems", "Ask whoever runs the hub for a new code. A code is good for one team."
        ),
    ),
    Code.INVITE_EXPIRED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This invite is too old. It was good for three days."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was sent and nothing has changed."),
        QT_TRANSLATE_NOOP("Problems", "Ask the person who invited you for a new one."),
    ),
    Code.INVITE_MISTYPED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This invite has a mistake in it."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was sent and nothing has changed."),
        QT_TRANSLATE_NOOP("Problems", "Compare it with the one you were given, one word at a time."),
    ),
    Code.INVITE_UNKNOWN: Sentences(
        QT_TRANSLATE_NOOP("Problems", "There is no such invite at this place."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was sent and nothing has changed."),
        QT_TRANSLATE_NOOP("Problems", "Check the twelve words and the place, or ask for a new invite."),
    ),
    Code.INVITE_USED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This invite was used before. It is good for one person, once."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has changed."),
        QT_TRANSLATE_NOOP(
            "Problems", "Make a new invite. If nobody you know used the old one, turn that request away."
        ),
    ),
    Code.IN_A_TEAM: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This vault belongs to a team already."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has changed."),
        QT_TRANSLATE_NOOP("Problems", "Make another vault on this laptop for another team."),
    ),
    Code.LAST_ADMINISTRATOR: Sentences(
        QT_TRANSLATE_NOOP("Problems", "A team needs at least one administrator with a laptop."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has changed."),
        QT_TRANSLATE_NOOP("Problems", "Make someone else an administrator first."),
    ),
    Code.NOBODY_TO_SHARE_WITH: Sentences(
        QT_TRANSLATE_NOOP("Problems", "There is nobody to share this with."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has left this laptop."),
        QT_TRANSLATE_NOOP("Problems", "Ask the person who may see it, and write down what they say."),
    ),
    Code.NOT_ADMINISTRATOR: Sentences(
        QT_TRANSLATE_NOOP("Problems", "Only an administrator of the team can do this."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has changed."),
        QT_TRANSLATE_NOOP("Problems", "Ask the person who looks after your team."),
    ),
    Code.NOT_ADMITTED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The team has not let this laptop in yet."),
        QT_TRANSLATE_NOOP("Problems", "Everything is safe on this laptop."),
        QT_TRANSLATE_NOOP("Problems", "Call the person who invited you and compare the six words."),
    ),
    Code.NOT_IN_A_TEAM: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This vault belongs to no team yet."),
        QT_TRANSLATE_NOOP("Problems", "Everything is safe on this laptop."),
        QT_TRANSLATE_NOOP("Problems", "Begin a team, or join one with an invite."),
    ),
    Code.NOT_READ_BACK: Sentences(
        QT_TRANSLATE_NOOP("Problems", "These words were not read back yet, or have changed since."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was shared. Everything is safe on this laptop."),
        QT_TRANSLATE_NOOP("Problems", "Read the conversation back first. Then share it."),
    ),
    Code.OTHER_ANSWER: Sentences(
        QT_TRANSLATE_NOOP("Problems", "Something else answered where your team's hub should be."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was sent there. What waits is safe on this laptop."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "It may be a page of the Wi-Fi: open a web page and see. Companion tries again by itself. "
            "If it stays, check the address of the hub.",
        ),
        "retry",
    ),
    Code.PROXY_UNSUITABLE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This laptop is set to a proxy that Companion cannot use."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was sent. What waits is safe on this laptop."),
        QT_TRANSLATE_NOOP(
            "Problems",
            "The proxy is of the kind {kind}. Ask whoever looks after the laptop to set an http proxy, or none.",
        ),
        "retry",
    ),
    Code.OLD_PAGES: Sentences(
        QT_TRANSLATE_NOOP("Problems", "Something in this vault is older than it should be."),
        QT_TRANSLATE_NOOP(
            "Problems", "Nothing was shared. All you wrote can be read, and you can go on writing."
        ),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Restore your last backup. Or open What I shared and go on as a new laptop. "
            "Then look again at who may see what.",
        ),
    ),
    Code.OLD_COPY: Sentences(
        QT_TRANSLATE_NOOP(
            "Problems",
            "Sharing has stopped. This is an old copy of your vault, or another laptop has it open too.",
        ),
        QT_TRANSLATE_NOOP(
            "Problems",
            "What you see here is safe. Nothing leaves this laptop for now. You can go on writing.",
        ),
        QT_TRANSLATE_NOOP(
            "Problems",
            "Do you want to use this laptop? Then open What I shared, and let it go on as a new laptop. "
            "If not, close Companion here, and use the other one.",
        ),
    ),
    Code.PARCEL_REFUSED: Sentences(
        QT_TRANSLATE_NOOP(
            "Problems", "Something that was sent to you could not be trusted, so it stays closed."
        ),
        QT_TRANSLATE_NOOP("Problems", "Your own words are safe, and nothing else was held up."),
        QT_TRANSLATE_NOOP("Problems", "Ask the one who sent it to share it again."),
    ),
    Code.QUOTA_REACHED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This laptop has sent as much as the hub takes for now."),
        QT_TRANSLATE_NOOP("Problems", "What waits to be sent is safe on this laptop."),
        QT_TRANSLATE_NOOP("Problems", "Companion tries again by itself. Tell whoever looks after the hub."),
    ),
    Code.ROSTER_FORKED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The team was shown to this laptop in two different ways."),
        QT_TRANSLATE_NOOP("Problems", "Companion keeps to the way it knew, and your words are safe."),
        QT_TRANSLATE_NOOP("Problems", "Call the person who looks after your team before you share more."),
    ),
    Code.ROSTER_REFUSED: Sentences(
        QT_TRANSLATE_NOOP("Problems", "A change to the team could not be trusted, so it does not count."),
        QT_TRANSLATE_NOOP("Problems", "The team stays as it was, and your words are safe."),
        QT_TRANSLATE_NOOP("Problems", "Tell the person who looks after your team."),
    ),
    Code.ROSTER_ROLLED_BACK: Sentences(
        QT_TRANSLATE_NOOP("Problems", "The place we share through shows an older team than before."),
        QT_TRANSLATE_NOOP("Problems", "Companion keeps to the newer one, and your words are safe."),
        QT_TRANSLATE_NOOP("Problems", "Tell the person who looks after your team."),
    ),
    Code.ROSTER_STALE: Sentences(
        QT_TRANSLATE_NOOP("Problems", "Someone else changed the team at the same moment."),
        QT_TRANSLATE_NOOP("Problems", "Nothing was lost."),
        QT_TRANSLATE_NOOP("Problems", "Companion takes in their change and tries again by itself."),
    ),
    Code.SUMMARY_EMPTY: Sentences(
        QT_TRANSLATE_NOOP("Problems", "Nothing is left to share."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has left this laptop."),
        QT_TRANSLATE_NOOP("Problems", "Look at what is kept between you, and at what was agreed to."),
    ),
    Code.SUMMARY_TOO_LONG: Sentences(
        QT_TRANSLATE_NOOP("Problems", "This is too long to share at once."),
        QT_TRANSLATE_NOOP("Problems", "Nothing has left this laptop. Your words are safe."),
        QT_TRANSLATE_NOOP("Problems", "Leave some of it out, then share again."),
    ),
}
