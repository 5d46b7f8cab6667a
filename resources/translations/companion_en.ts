<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>Agreeing</name>
    <message>
        <source>The roles are changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you agreed is kept. The others see it when they next share.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>Your answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is kept on this laptop as you type. Only whoever shared this will read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send my answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>There is room for %Ln letters.</source>
        <translation>
            <numerusform>There is room for %Ln letter.</numerusform>
            <numerusform>There is room for %Ln letters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AskingCard</name>
    <message>
        <source>Ask to come in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So the team will see you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the team can reach you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A phone number is best. You can leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will you do in the team?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The team&apos;s folder on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder is the same for all. It may be called something else here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inviter} invites you to “{team}”. The invite is good until {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The team shares through the hub {address}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what people call you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the team&apos;s folder. Your request goes there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BackupCard</name>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup is a locked copy of your vault. Companion makes one every day. Put backups on a stick or another disk, in case this laptop is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a backup, and opening it again to check it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last backup was read back whole. But its place cannot promise to keep it in a power cut. Make one on another disk too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They go to: {place}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They stay on this laptop&apos;s own disk so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup says it was made on {day}. That day has not come yet. It does not count as today&apos;s. Check this laptop&apos;s date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{when}, {size}, checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Before</name>
    <message>
        <source>The conversation of {day} is not finished yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is one limit. If you or others are in danger, we may tell someone who can help. We talk with you first if we can. No worker can promise to keep everything secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only {worker} can open it, on this laptop, with a passphrase. Nobody else sees it unless you say yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What we write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We write what matters to you, in your words where we can. You can read it, change it, and take things out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long we keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We keep it as long as our service has to. Ask us how long that is. You can have a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can stop at any time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can skip any question. You can stop. You do not have to say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their GP</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Our team agreed to keep it for %n years after we last talk. You can have a copy.</source>
        <translation>
            <numerusform>Our team agreed to keep it for %n year after we last talk. You can have a copy.</numerusform>
            <numerusform>Our team agreed to keep it for %n years after we last talk. You can have a copy.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everyone in {team}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who joins the team later gets it, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The yes was taken back on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The yes ended on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only about: {topics}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never about: {topics}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BeforePage</name>
    <message>
        <source>Before we start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at this page together. You can skip any of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with that one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We&apos;re ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What we tell {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you talk about this together?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not quite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this place private enough?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What may be shared, and with whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing counts before you record it. A yes can be taken back at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How our team asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their GP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone in my team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their plan on paper, and their language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How big should the letters be?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language they would like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type who it is about.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BeforeScreen</name>
    <message>
        <source>We&apos;re ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before we start: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their GP</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckCard</name>
    <message>
        <source>Is the vault whole?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion can read every page of the vault. It also checks the record of who did what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>{choice}. {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{choice}:  {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChoicePart</name>
    <message>
        <source>Put it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A short pause, to be sure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentRow</name>
    <message>
        <source>May this be shared with: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which topics, until when</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Conversation</name>
    <message>
        <source>More words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} ({number})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpreter: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} agreed to this on {day}. What you change has to be read back again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are changing what was agreed on {day}. Read it back before you share it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest next step: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is named for it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationScreen</name>
    <message>
        <source>{kind} from these words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next passage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passage before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move passage up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move passage down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a private note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide or show my private notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue: read it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation with {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{choice}. {sentence}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put the cursor into a passage first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words here to pick from yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These words are picked out as this already: {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picked out: an action. Who does it, and by when?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picked out: {kind}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out. Ctrl+Z brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your private notes are hidden.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your private notes are shown.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConversationView</name>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About this meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written yet. Choose a question, or begin with your own words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a private note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before we part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue: read it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CopyDialog</name>
    <message>
        <source>Save a copy of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy is not locked. Anyone who can open the file can read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it where only they can get at it, such as their own stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages to print (PDF)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A web page is good on a phone, and for having it read aloud.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which kind?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose where</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cover</name>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock now and lose the last words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not locked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your last words are not on the disk yet. Companion tries again and then locks.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a day we can read. Type it like 24/11/2026, or 24 November.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} is a {weekday}. Check the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This day has not come yet. Type a day up to today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The year {year} is too far away. Check the year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{month} has no day {day}. Check the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such day. Type the day first, then the month.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayCalendar</name>
    <message>
        <source>Calendar: {question}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrow keys go from day to day. Page Up and Page Down change the month. Enter takes the day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Month before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the year</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DayControl</name>
    <message>
        <source>Day / month / year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calendar: {question}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>Say who it is about first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on you can share with: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on nothing more goes to: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What still waits to be sent does not go to: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy stays with: {names}. This laptop is not in the team, so it can ask for nothing. Call an administrator: they can take it back in your place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It changes nothing that was shared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}&apos;s copy will be destroyed when their laptop is next on. Nothing brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These copies will be destroyed when each laptop is next on: {names}. Nothing brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}: they say yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}: they say no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who}: not decided yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until now this was about {who}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{purpose}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only about: {topics}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never about: {topics}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It ends on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its end day, {day}, is over: this yes lets nothing go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion itself sends them nothing.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionPage</name>
    <message>
        <source>Leave it for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionPress</name>
    <message>
        <source>Discard what is not recorded?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you typed and chose here is forgotten. What stands stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a decision for {who}. Change that one?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is recorded yet. You will see first what it would do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change that one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this what they decided?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do they take back their yes for {who}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the yes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the decision for {who} out?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is that who is meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is who is meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What somebody has read, printed or written down cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z does not undo it. A new yes can be recorded at any time.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DecisionScreen</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>What they like to be called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is all we need. Everything else can wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pronouns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they want us to know, in their words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where they live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This decides which numbers to call go on their plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They have no fixed address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The language they would like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who, or which service. Leave it empty if none is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it safe to use?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until somebody has asked, treat it as not safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it safe to leave a message?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We found out on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written down on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown on top since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told to others on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Met on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as: cannot hear well, reads large letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How we do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as: face them when talking, print large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it again on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsPage</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything here is saved as you type. Only a name is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they need to understand us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each need stands at the top of their page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Need {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this need out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Way {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a way to reach them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this way out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home and language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added by mistake?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes the person out of your lists. You can undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this person out</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DetailsScreen</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this person out of your lists?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their conversations and plans go out of sight too. Ctrl+Z brings everything back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out of your lists. Ctrl+Z brings them back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Companion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DifferingRow</name>
    <message>
        <source>I see it differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I see it differently. {passage}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{button}. {passage}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EarlierDialog</name>
    <message>
        <source>Earlier words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no earlier words here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring these words back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{button}. {when}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ending</name>
    <message>
        <source>Destroy my copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back from everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If {who} does not want this kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can destroy your copy at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{author} has left the team. As an administrator you can take it back in their place. You can also destroy your own copy alone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Entrance</name>
    <message>
        <source>Something in this vault is older than when you locked it. Look again at who may see what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone put back an old key file. Companion replaced it. Tell whoever looks after security.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the key file was damaged. Companion mended it. Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Since last time, a wrong passphrase was typed %n times.</source>
        <translation>
            <numerusform>Since last time, one wrong passphrase was typed.</numerusform>
            <numerusform>Since last time, a wrong passphrase was typed %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Entry</name>
    <message>
        <source>Everyone in {team}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {moment}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryForms</name>
    <message>
        <source>Add a strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something they are good at, have, or hold dear. It is saved as you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A time when it showed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What sort of strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a hope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they would like, in their words. It is saved as you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The smallest next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it matters to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it was set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would make things better, in their words. It is saved as you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What or who could meet it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who does what, and by when. It is saved as you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who does it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their name, if it helps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By when</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For which hope or need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What got in the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add someone on their side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone on their side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a name is needed. It is saved as you type. Nothing is sent to anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who they are to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can go on the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they bring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they are given back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May we get in touch?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be told about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must not be told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they come to us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they came to us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They wait until the first conversation is held. It is saved as you type.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who brought them to us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name of who did</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What brought them, in their words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do they know about it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reached us on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We welcomed them on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We offered a first conversation on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We first talked on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offers they did not want, and why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Introduce them to someone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An introduction to someone else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays open until they have arrived. It is saved as you type. Nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To whom or which service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who goes along with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They agreed to this in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They answered on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came back to us on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why they came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who in the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who may see something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they decided about sharing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a yes lets anything go. They can change their mind at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who would see it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is that</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only about these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With none ticked, every topic may go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never about these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is ticked here stays here, always.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they told you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said, signed, or shown in another way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How you explained it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose words are these?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryPage</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They take their yes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is overwritten. This is how it read before.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EntryScreen</name>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out. Ctrl+Z brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Everywhere</name>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get and send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it saved?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bigger letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of the window before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letters at {percent} per cent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Already saved. Companion saves while you type.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>Your invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An administrator of the team gives it to you. It is good for three days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you have?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text, also one your phone read from a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twelve words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can also drag the file onto this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text of the invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste all of it. Spaces and line ends do no harm.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The twelve words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In their order. Capital letters do not matter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where does the team share?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through a hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever invited you knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word {number} is not one of ours. Look at its letters, or ask for it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>There are %n words here. An invite has twelve.</source>
        <translation>
            <numerusform>There is %n word here. An invite has twelve.</numerusform>
            <numerusform>There are %n words here. An invite has twelve.</numerusform>
        </translation>
    </message>
    <message>
        <source>Each word is one of ours, but they do not belong together. Compare them one by one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invite is from a newer Companion. Get the new one first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a whole invite. Copy all of it, from the first letter to the last.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStartPage</name>
    <message>
        <source>Welcome to Companion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A notebook you write with someone, not about them. It works with no internet, and it is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a vault on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it with its passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it with made-up people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody here is real. Press anything. You can start again in one step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start on my own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a locked vault for your notes. It takes about two minutes. You need a printer or a pen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join a team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone gave you an invite: a file, a picture or twelve words. First you make your own vault. Have a phone at hand, to call the one who invited you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join with an invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have a backup file and the recovery kit on paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a backup</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FirstStartScreen</name>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Bottom bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bigger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller letters. Ctrl and Minus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bigger letters. Ctrl and Plus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that this line has no room for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Forms</name>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Top bar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alt and Left arrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and F</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and H, or Shift three times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and L</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Help</name>
    <message>
        <source>How Companion works</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion is a notebook for you and the people you meet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You write together. The person decides what is shared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works without the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the end you can print a plan for the person to take away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide and lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Hide when someone looks over your shoulder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keys are Ctrl and H, or Shift three times quickly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After one minute Companion locks by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Lock, or Ctrl and L, when you leave the laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It also locks when nobody types, and when the laptop sleeps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion saves while you type. There is no save button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line at the bottom says when your words were saved last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and Z takes back the last words you typed, or what you did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older words are kept. Nothing is written over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups go to the place you choose in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say first what you write down and who can see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose whose words they are: theirs, ours, or your private note.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A private note is never shown, printed or sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan prints the numbers that fit where the person lives.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All you write goes into a vault on this laptop. Your passphrase locks it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The screen shows a clock. Press Enter or Carry on to come back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and Y does it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not turn a decision about sharing. Open that, and record it anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The questions are there to help. You can use any of them, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark some words to keep them as a strength, hope, need or action.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it back together before it counts as agreed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A decision about sharing counts once you record it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion says first what it will do, and to whose copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan on paper</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan holds what the person wants to take with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the page before you print it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large print and a pocket card are there too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The numbers to call fit the nation the person lives in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A saved copy is not locked. Keep it only where it is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A team, and joining one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a team you share summaries, when the person says yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever makes the team invites the others. An invite is good for three days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six words stand on both screens. Compare them on the phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If they are the same, nobody has come in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you share goes through a folder or a hub. It is sealed there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A laptop is lost? An administrator takes it out of the team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding words again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Ctrl and F, then type a part of a word.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion shows each place with the words around it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Enter to go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion cannot call anyone. Use a phone, and write later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard and letter size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything works with the keyboard alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and the slash key shows all keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and K opens a list of all commands. Type to find one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F6 goes to the next part of the window. Tab goes to the next control.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl and Plus makes the letters bigger, Ctrl and Minus smaller.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When something goes wrong</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion says what happened, what is safe, and what to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the disk is full, your words stay on the screen. Make some room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you lost your passphrase, use your printed recovery kit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the laptop is lost, bring back a backup on another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else can open your vault. That includes us.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpScreen</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpView</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under 19</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {number}. {detail}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Home</name>
    <message>
        <source>Hello, {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup yet. Choose a place for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last backup: {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{name}: more than %n days. A good time to offer a day.</source>
        <translation>
            <numerusform>{name}: more than %n day. A good time to offer a day.</numerusform>
            <numerusform>{name}: more than %n days. A good time to offer a day.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name}: more than %n days. Please offer a day soon.</source>
        <translation>
            <numerusform>{name}: more than %n day. Please offer a day soon.</numerusform>
            <numerusform>{name}: more than %n days. Please offer a day soon.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, on to {service}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for a first conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations to finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-ups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the way, not arrived yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers to what I shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared with me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking to join the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What I shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept for longer than we agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide about each one in your team. Companion cannot destroy a record yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{author} about {name}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone who was in the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln not opened.</source>
        <translation>
            <numerusform>%Ln not opened.</numerusform>
            <numerusform>%Ln not opened.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln mine to answer.</source>
        <translation>
            <numerusform>%Ln mine to answer.</numerusform>
            <numerusform>%Ln mine to answer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people wait to be let in.</source>
        <translation>
            <numerusform>%n person waits to be let in.</numerusform>
            <numerusform>%n people wait to be let in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln things need attention.</source>
        <translation>
            <numerusform>%Ln thing needs attention.</numerusform>
            <numerusform>%Ln things need attention.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting to be sent.</source>
        <translation>
            <numerusform>%Ln waiting to be sent.</numerusform>
            <numerusform>%Ln waiting to be sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people in this vault.</source>
        <translation>
            <numerusform>%Ln person in this vault.</numerusform>
            <numerusform>%Ln people in this vault.</numerusform>
        </translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who I meet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is waiting to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln are shown.</source>
        <translation>
            <numerusform>{shown} of %Ln is shown.</numerusform>
            <numerusform>{shown} of %Ln are shown.</numerusform>
        </translation>
    </message>
    <message>
        <source>No new day yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>We hope to meet everyone within %n to {late} days.</source>
        <translation>
            <numerusform>We hope to meet everyone within %n to {late} days.</numerusform>
            <numerusform>We hope to meet everyone within %n to {late} days.</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: the last conversation was then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for another year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No date yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is all for now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody waits and nothing is unfinished. A quiet day.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find someone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The people you meet will be here. Begin with one conversation: a name to call them by is enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start your first conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is {day}. Every conversation can begin with: how can we help you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>Start a conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find someone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Noted. Ctrl+Z takes it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept for another year. Say why on their page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IdleBar</name>
    <message>
        <source>I&apos;m still here</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nobody has typed for a while. Companion locks in %n seconds.</source>
        <translation>
            <numerusform>Nobody has typed for a while. Companion locks in %n second.</numerusform>
            <numerusform>Nobody has typed for a while. Companion locks in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message numerus="yes">
        <source>{shown} of %Ln are shown.</source>
        <translation>
            <numerusform>{shown} of %Ln is shown.</numerusform>
            <numerusform>{shown} of %Ln are shown.</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mine to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks me something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{show} ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln are not opened yet.</source>
        <translation>
            <numerusform>%Ln is not opened yet.</numerusform>
            <numerusform>%Ln are not opened yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln are yours to answer.</source>
        <translation>
            <numerusform>%Ln is yours to answer.</numerusform>
            <numerusform>%Ln are yours to answer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>someone who was in the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {author}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{person}, from {author}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yours to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks you something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have begun an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have opened everything that came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is waiting for an answer from you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is asking you anything right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you have seen or answered will be here, so that you find it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxPage</name>
    <message>
        <source>Shared with me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been shared with you yet. When someone in your team shares a summary with you, it will be here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The oldest is first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen and taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest is first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InboxScreen</name>
    <message>
        <source>Shared with me</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InvitesCard</name>
    <message>
        <source>Invite someone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invite is good for one person and three days. Give it to them yourself: by hand, on a stick, or read the words out on the phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the place you share through first. The invite tells where it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is it for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For you alone. It is not in the invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is good until {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your invite. It is shown only now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twelve words, to read out or write down:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Twelve words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as a picture, for the camera of a phone:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invite as a picture for a camera</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{invite}, good until {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ItemRow</name>
    <message>
        <source>Set this day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinPage</name>
    <message>
        <source>Join a team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First you show your invite. Then you compare six words on the phone with whoever invited you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are in a team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are in “{team}”. A vault belongs to one team. For another team, make another vault.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinScreen</name>
    <message>
        <source>Join a team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are in the team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The hub says that this invite is good for nothing any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call whoever invited you, and ask for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where is your invite?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which folder does the team share through?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for your invite.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyChanges</name>
    <message>
        <source>Changing the passphrase. This takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your new passphrase works from now on. The recovery kit stays the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making a new kit. This takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the passphrase that opens the vault now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysCard</name>
    <message>
        <source>What opens your vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new recovery kit makes the old one useless. Earlier backups still need the old one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new recovery kit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KitHanding</name>
    <message>
        <source>The kit is on its way to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is your recovery code on paper?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion shows this code once. If the passphrase is lost, nothing else opens your notes. You can make a new kit in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave without it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no printer here. Write the code down with a pen, or save a copy on a stick.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer did not take it. Try again, or write the code down with a pen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy is saved. It is not locked: keep it away from this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KitPanel</name>
    <message>
        <source>Your recovery kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may forget the passphrase, or lose this laptop. Then only this code gets your notes back. Companion shows it once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it on paper, away from the laptop. Not in the same bag.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have it on paper, or I wrote it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>British Sign Language</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineField</name>
    <message numerus="yes">
        <source>Only %Ln letters fit here. These are kept, and the rest is left out.</source>
        <translation>
            <numerusform>Only %Ln letter fits here. It is kept, and the rest is left out.</numerusform>
            <numerusform>Only %Ln letters fit here. These are kept, and the rest is left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinkPart</name>
    <message>
        <source>Nobody chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone outside the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is who is meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who is meant first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>Locking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion locks when nobody types for a while. It warns you 30 seconds before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>I am in a café: lock after two minutes at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Your team agreed to lock after %n minutes at most.</source>
        <translation>
            <numerusform>Your team agreed to lock after %n minute at most.</numerusform>
            <numerusform>Your team agreed to lock after %n minutes at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This laptop locks after %n minutes.</source>
        <translation>
            <numerusform>This laptop locks after %n minute.</numerusform>
            <numerusform>This laptop locks after %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>How it looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bigger letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on screen moves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter size: {zoom} %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Meetings</name>
    <message>
        <source>It was moved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will not happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not happen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MembersCard</name>
    <message>
        <source>Who is in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So far it is you. A team of one works. Invite someone when you are ready.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>More</name>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MyselfCard</name>
    <message>
        <source>About you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands on the plans you print.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How people can reach you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A phone number or a place, for their plans.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let my team see this name, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your team sees you as {name}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPassphrase</name>
    <message>
        <source>Show the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same. Type it once more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewVaultPage</name>
    <message>
        <source>Make a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vault keeps your notes locked on this laptop. Nobody can read them without the passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stands on the plans you print.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How people can reach you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A phone number or a place, for their plans. You can leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop has no key store to hold a second key. So choose a longer passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few words that only you would put together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make my vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your vault is ready</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewVaultScreen</name>
    <message>
        <source>Make a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what people call you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making your vault. This takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery kit</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>OK, I have read this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Back to {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is on its way to the printer. Give it to {name}: it is theirs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy is saved: {place}. It is not locked.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OwnNamesForm</name>
    <message>
        <source>Your name in the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone in the team sees it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your organisation in the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the team can reach you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only your team sees it. You can leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this name on the plans I print, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others see the new name as soon as their laptop next looks. They see it on what you shared before, too. Your earlier name is not shown any more. It stays in the team&apos;s sealed log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type what people call you.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PairCard</name>
    <message>
        <source>Do not share this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can be shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{button}. {passage}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As it is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I see it differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {recipient} would see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen differently: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing. There is no yes for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing. This stays between us.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing. The yes leaves out what this is about.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>All commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would you like to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is called that. Try another word.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Parting</name>
    <message>
        <source>Why?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Partings</name>
    <message>
        <source>From now on nothing that the team shares can be opened there. What waits is not sent there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take {name} out of the team?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they were sent before stays with them: Companion cannot reach into their laptop. What they shared with others stays, too. To come back they need a new invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They have left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were let in by mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All their laptops are lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All their laptops were stolen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They shared with you about: {people}. If one of them takes their yes back later, you can take it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this laptop these people said yes to {name}: {people}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {name} shared with others is not known here. Before this, {name} should look at What I shared. What should not stay can be taken back there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is laptop {number} of {name} lost?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it holds already stays on it, locked by its passphrase: Companion cannot wipe it. {name} stays in the team. A laptop that turns up again needs a new invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was stolen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not used any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was let in by mistake</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this invite back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can no longer be used. Whoever has asked to come in with it is told so. They are not let in, and need a new invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on: {roles}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They can invite people, let them in and take them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They can no longer invite people, let them in or take them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The others see it when they next share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the roles of {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts for everyone, as soon as their laptop next shares.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is this what you agreed?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We agreed this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard what you typed here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is forgotten. What you agreed before stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn {name} away?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words that differ can mean that somebody else came in between. Or that two people used one invite. Nobody is let in, and this invite is good for nothing any more. If it was them, make a new invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassageCard</name>
    <message>
        <source>Whose words? {passage}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far may they go? {passage}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{button}. {passage}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About: {topics}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}  {keys}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the chosen words, or the sentence at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>A passage holds up to %Ln letters. What was here stays as it is. Paste it in parts.</source>
        <translation>
            <numerusform>A passage holds up to %Ln letter. What was here stays as it is. Paste it in parts.</numerusform>
            <numerusform>A passage holds up to %Ln letters. What was here stays as it is. Paste it in parts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>Many people use one like this. Add two or three other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could still be guessed. Add one or two other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add one more word. Here the passphrase is the only key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thieves try rows of keys, letters and numbers first. Use a few words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others know this name. Use words that are not about you or your team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thieves try names first. Add two or three other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One word is not enough. Add two or three other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same thing again makes it no safer. Add two or three other words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Too short so far. Use %n characters or more. Four words you can picture work well.</source>
        <translation>
            <numerusform>Too short so far. Use %n character or more. Four words you can picture work well.</numerusform>
            <numerusform>Too short so far. Use %n characters or more. Four words you can picture work well.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Use %n characters or more. Here the passphrase is the only key.</source>
        <translation>
            <numerusform>Use %n character or more. Here the passphrase is the only key.</numerusform>
            <numerusform>Use %n characters or more. Here the passphrase is the only key.</numerusform>
        </translation>
    </message>
    <message>
        <source>Thieves try years and dates first. Use a few words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good. One more word would make it strong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strong. Nobody will guess this one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pending</name>
    <message>
        <source>Not recorded yet. When you record it:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record what they decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name you typed above is enough. Everything else can wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They wait for a first conversation</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>Start a conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find someone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who are you meeting?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name, and choose them. Or meet someone new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meet them now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name, and choose them. Or add someone new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add them</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people, then names that are close to it. Is it one of these?</source>
        <translation>
            <numerusform>%n person, then names that are close to it. Is it one of these?</numerusform>
            <numerusform>%n people, then names that are close to it. Is it one of these?</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody of just this name is written down. Is it one of these?</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>These are the first {shown} of %Ln people. Type more of the name.</source>
        <translation>
            <numerusform>This is the first {shown} of %Ln person. Type more of the name.</numerusform>
            <numerusform>These are the first {shown} of %Ln people. Type more of the name.</numerusform>
        </translation>
    </message>
    <message>
        <source>One person is found. Press Enter to choose them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message>
        <source>These are the first {shown}. There are more. Type more of the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is written down yet. Type the name of the first person you meet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody of this name is written down yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name to call them by. One letter is enough.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Person</name>
    <message>
        <source>Nobody named yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{recipient}: begun, not recorded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{recipient}: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change is begun, and not recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only about: {topics}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never about: {topics}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They take their yes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes taken back on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the yes ended on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not decided yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reached us on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcomed on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A first conversation was offered on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First conversation on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcomed today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To us, by {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} goes along</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They answered on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arrived on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Came back on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not arrived yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They arrived</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They came back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On to {service}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On to someone else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting since today</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Waiting for %n days</source>
        <translation>
            <numerusform>Waiting for %n day</numerusform>
            <numerusform>Waiting for %n days</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is {name} good at? What do they hold dear?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would {name} like? A hope can be small.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a hope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would make things better for {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who does what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The next small steps, and who takes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add an action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is on their side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friends, family, neighbours, services: who can {name} turn to?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add someone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plans</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan on paper, in their words, to take away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What may be shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been decided. Until there is a yes, nothing may go to anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a decision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Introductions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How {name} came to us, and where we introduce them to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they came to us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Introduce them to someone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept for longer than we agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next small step: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it matters: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could be met by: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was to be done by {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is named for it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moved from {day}. There is no new day yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which day is it now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a new day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It did not happen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What got in the way?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep for another year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody has decided yet. Companion cannot destroy a record yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We look at it again on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why do we keep it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not get in touch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May be told about: {topics}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Must not be told: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan, last changed {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To look at again on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may leave a message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not leave a message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good times: {times}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: {value}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use yet: nobody has asked if it is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe to use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not use this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{need}: {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>born {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interpreter: {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no fixed address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind} ({state})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversation of {day} is not finished yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share the conversation of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was shared of them yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The conversation of {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{author}, {moment}: {kind}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone who was in the team</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonPage</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start a conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not talked with {name} yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonScreen</name>
    <message>
        <source>Start or continue a conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has not gone yet is stopped. Companion asks the laptop of each of these to destroy its copy: {names}. You will see here when it is gone. What somebody has read, printed or written down cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this back?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking it back. You will see here when it is gone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Picked</name>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smallest next step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How soon?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who does it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is someone else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By when?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PickedRow</name>
    <message>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{button}. {about}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some words have to stay. Or take it out.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>This is not a folder. Choose one with the button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your vault lies in this folder. Choose another folder for sharing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your team agreed to use another kind of place. Ask an administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the address of a hub. It looks like hub.example.org.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address of a hub begins with https, or with no such letters at all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlacesCard</name>
    <message>
        <source>The place we share through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you share goes there, sealed. Only those it is for can open it. Everyone in the team uses the same place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no place yet. Choose a folder, or a hub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder can be on a stick or a shared drive. Or a program keeps it alike on all laptops. A hub is a small server that someone keeps for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is somewhere else now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of the hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like hub.example.org. Its keeper knows it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code for a new team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for whoever makes the team. Its keeper gives it to you. Others leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the address of the hub.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no printer on this laptop yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy and print it elsewhere, or add a printer in the laptop&apos;s settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printer did not take the plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is safe in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is safe in the vault. Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that the printer is on and has paper. Then print again, or save a copy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last words are not saved yet, so they are not on the pages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They stay on this screen. Saving goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait until it says Saved. Then print again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion cannot print some letters yet: {letters}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words are safe in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write that part another way. Or save a copy as a web page: it shows every letter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No copy was saved. The plan is safe in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print the headings in English. Their own words stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message>
        <source>Use English headings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left in that place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion may not write in that place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That place did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{letter} ({name}) under “{heading}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step} (Nobody is named for it yet.)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanChoicesPanel</name>
    <message>
        <source>How it looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which letters?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A card holds hopes, next steps and who to call. The rest is on the whole plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What goes on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is on the plan until you take its tick away. Nothing is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What matters to me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their words, as they say them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strengths, hopes and next steps show up here once you have written some.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What I am good at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My hopes and next steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What I need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other next steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is on my side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Staying well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if they want it. A plan is whole without it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a part about staying well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What helps me stay well, and who I can ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who to call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print who to call in a hard hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We do not know yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where do they live?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The right numbers depend on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until you know, the plan has only the numbers that work everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When we look at it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it empty if you have not agreed a day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to come back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The door is open. Say how they can reach you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the name of our service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is left off at first: others at home may see the plan.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanScreen</name>
    <message>
        <source>Print the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make another plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a new plan. The one before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanView</name>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it together. It belongs to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages of the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A plan for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n hopes do not fit on the card. They are on the whole plan.</source>
        <translation>
            <numerusform>One hope does not fit on the card. It is on the whole plan.</numerusform>
            <numerusform>%n hopes do not fit on the card. They are on the whole plan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Has something changed? The plan you gave before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make another plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The plan is going to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PolicyCard</name>
    <message>
        <source>What we agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change is begun, and not agreed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change what we agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days until a first conversation should have been offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After so many days Companion says that someone has waited long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days until someone has waited too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Years we keep what was written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion reminds you. You can leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes until a laptop locks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At most. You can leave this empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words for asking about sharing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What everyone in the team says to a person before they decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>A first conversation is offered within %n days, or {very} at most.</source>
        <translation>
            <numerusform>A first conversation is offered within %n day, or {very} at most.</numerusform>
            <numerusform>A first conversation is offered within %n days, or {very} at most.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>We keep what was written for %n years.</source>
        <translation>
            <numerusform>We keep what was written for %n year.</numerusform>
            <numerusform>We keep what was written for %n years.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Laptops lock after %n minutes.</source>
        <translation>
            <numerusform>Laptops lock after %n minute.</numerusform>
            <numerusform>Laptops lock after %n minutes.</numerusform>
        </translation>
    </message>
    <message>
        <source>When we ask about sharing we say: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The team is called {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A team needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This has to be more days than above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a number from 1 to {most}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticeCard</name>
    <message>
        <source>Practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave practice at any time. There you can also begin again, with everyone as new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave practice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticePage</name>
    <message>
        <source>Practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone here is made up. Press anything: nothing can go wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An older Companion made these people, and they share nothing yet. Begin again, and they are one team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin again, with everyone as new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A peer worker, who meets people and writes with them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A supervisor, who helps workers think.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks after the team&apos;s vaults.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go in as {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PracticeScreen</name>
    <message>
        <source>Practice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the made-up people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the made-up people anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening the practice vault.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>{name}, as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bigger pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Problems</name>
    <message>
        <source>Your words are safe in the other window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use that window, or close it and try again here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This backup file is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this laptop has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an older backup file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place for backups is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug the drive in again, or choose another place in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This backup comes from a newer Companion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newest Companion, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recovery code does not open this backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date on your recovery kit. Another kit may belong to this backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can start it again when you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was changed after you did it, so it cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both versions are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change it by hand if you want the older words back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This folder is copied to the internet by {service}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was written there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder that stays on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This date has not come yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the day, the month and the year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This date is too far away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the year.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so these words are not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They stay on this screen. Older words are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was there before is as it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was left there. Your vault is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room there, or choose another place in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so this was not done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make some room, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not answer, so this was not done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make some room. Saving goes on by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk did not answer, so these words are not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave Companion open. It tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion may not write here, so these words are not saved yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room for a backup in the place for backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place for backups did not answer. There is no new backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion may not write in the place for backups.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place in Settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is busy, so there is no new backup yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait a moment, then back up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room left in that place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That place did not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion may not write in that place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of Companion that keeps your words secret is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install Companion again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page has letters that Companion cannot print yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print without them, or write that part by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file asks for weaker protection than Companion allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion did not open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file asks for more memory than Companion allows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back a backup with your recovery kit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the newest Companion, then open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop&apos;s own key store is not the one from before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your vault is safe and still locked. Your passphrase may be right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop&apos;s own key store is locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the key store when the laptop asks, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop has lost its part of the key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault is already open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your vault on this laptop is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place for sharing has too much to do right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is safe on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place for sharing was emptied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is safe on this laptop. Nothing here was taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place for sharing is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits to be sent is safe on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever looks after it to make room. Companion tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place for sharing cannot be reached right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plug the stick in, or wait for the network. Companion tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion may not write to the place for sharing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever looks after the place to let you write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place for sharing holds less than it did before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is safe on this laptop. Companion stopped using that place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever looks after it whether an old copy was put there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not your team&apos;s place for sharing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion cannot be sure that this is the right hub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever looks after the hub about its certificate.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clock of this laptop is wrong.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the date and the time right. Companion tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place for sharing has forgotten where this laptop was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion reads everything there again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop may no longer share with the team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything you wrote stays here. You can go on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These words were not read back yet, or have changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was shared. Everything is safe on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the conversation back first. Then share it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else answered where your team&apos;s hub should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent there. What waits is safe on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may be a page of the Wi-Fi: open a web page and see. Companion tries again by itself. If it stays, check the address of the hub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop is set to a proxy that Companion cannot use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy is of the kind {kind}. Ask whoever looks after the laptop to set an http proxy, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent. What waits is safe on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in this vault is older than it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was shared. All you wrote can be read, and you can go on writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore your last backup. Or open What I shared and go on as a new laptop. Then look again at who may see what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sharing has stopped. This is an old copy of your vault, or another laptop has it open too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do you want to use this laptop? Then open What I shared, and let it go on as a new laptop. If not, close Companion here, and use the other one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you see here is safe. Nothing leaves this laptop for now. You can go on writing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion stopped before it touched your vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words are safe in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invite has a mistake in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent and nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever shared this is no longer in the team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words are kept on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak with the person who looks after your team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever looks after the folder. Then choose the place again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the folder or the address, and choose the place again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the person who looks after your team. They can take back what you shared, in your place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This hub does not take the team in with this code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has left this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever runs the hub for a new code. A code is good for one team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invite is too old. It was good for three days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the person who invited you for a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with the one you were given, one word at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such invite at this place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the twelve words and the place, or ask for a new invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This invite was used before. It is good for one person, once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new invite. If nobody you know used the old one, turn that request away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault belongs to a team already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make another vault on this laptop for another team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone may have changed the file. Bring back a backup with your recovery kit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file may be damaged. Bring back a backup with your recovery kit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file of this vault is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault itself has not been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back your last backup. You need your recovery kit for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file of this vault is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault was made by a newer Companion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the old key store, or use your recovery kit once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your vault is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your vault is safe and still locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it once with your recovery kit. After that your passphrase works again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A team needs at least one administrator with a laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make someone else an administrator first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write any name they like to be called.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote is still here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it a little shorter.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nobody to share this with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the person who may see it, and write down what they say.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only an administrator of the team can do this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the person who looks after your team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The team has not let this laptop in yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the person who invited you and compare the six words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no longer here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have been taken out. Go back and look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This vault belongs to no team yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin a team, or join one with an invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The printed page does not know this language yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another language for the page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long for one document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose fewer things to print.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that was sent to you could not be trusted, so it stays closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your own words are safe, and nothing else was held up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the one who sent it to share it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This passphrase could be guessed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use four or more words that do not belong together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop has sent as much as the hub takes for now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion tries again by itself. Tell whoever looks after the hub.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion may not write in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask whoever looks after the laptop, or use another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recovery code has a typing mistake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare it with the kit, one group at a time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The team was shown to this laptop in two different ways.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion keeps to the way it knew, and your words are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call the person who looks after your team before you share more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change to the team could not be trusted, so it does not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The team stays as it was, and your words are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell the person who looks after your team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place we share through shows an older team than before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion keeps to the newer one, and your words are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone else changed the team at the same moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion takes in their change and tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file of made-up people has a mistake in line {line}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend the line and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file of made-up people cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is there and is a TOML file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at what is kept between you, and at what was agreed to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is too long to share at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has left this laptop. Your words are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave some of it out, then share again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words here yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is more than fits in one place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was there before is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put it into several parts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is busy for a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A part of this vault cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is already a vault here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key does not fit this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The vault is not where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file is not a locked vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This passphrase does not open the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This recovery code does not open this vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This is longer than %Ln letters.</source>
        <translation>
            <numerusform>This is longer than %Ln letter.</numerusform>
            <numerusform>This is longer than %Ln letters.</numerusform>
        </translation>
    </message>
    <message>
        <source>Companion tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Either the passphrase or this laptop&apos;s own key store does not fit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check capital letters and try again. Your recovery kit opens it in any case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion stopped, so nothing gets worse.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back your last backup with your recovery kit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was written last in this vault is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion stopped, so nothing gets worse. Older words are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A program may have moved the file vault.db-wal. Put it back, or bring back your last backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If it is on a stick, plug it in. Otherwise bring back a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion did not open or change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another file, or bring back a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check capital letters and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the date on the kit. Another kit may belong to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Companion.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. If it comes back, close Companion and open it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use my recovery kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring back a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Questions to talk about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What we can talk about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In any order. Leave out what you like.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide my private notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Shift+H</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{question} Talked about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show my private notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadBack</name>
    <message>
        <source>{recipient} ({answer})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{label} ({number})</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadBackScreen</name>
    <message>
        <source>That&apos;s right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back with {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken out. Ctrl+Z brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words to read back yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReadBackView</name>
    <message>
        <source>Read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this laptop. Nothing has been sent to anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it together. You can change words, take them out, or say that you see it differently.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words to read back yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write some together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I see something else differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That&apos;s right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing goes to anyone from this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not decided who may see anything. So nobody may.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide who may see what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who would see what?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecipientPart</name>
    <message>
        <source>Not to {who} this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{step}. {title}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoverPage</name>
    <message>
        <source>Use the recovery kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the kit you printed. Its code opens the vault, and you choose a new passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small or large letters, with or without dashes: both are fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open my vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoverScreen</name>
    <message>
        <source>Recovery kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code that stands on your kit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening your vault. This takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your new passphrase works from now on. The recovery kit stays the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refused</name>
    <message>
        <source>You were not let in this time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inviter} did not let this request in. That is right when the six words differ, or when nobody expected you just then. It need not mean that you are not wanted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call {inviter} on a number you knew before. If all is well, ask for a new invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody asked with this invite before you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An invite is good for one request. Was the first one yours, from another laptop? If not, somebody may have read your invite on its way to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call {inviter} now, on a number you knew before, and say so: whoever was first should not be let in. Then ask for a new invite, by hand or on the phone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your invite was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{inviter} took the invite back before you were in. It is good for nothing any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call {inviter} and ask why. If all is well, ask for a new invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your request came too late</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invite&apos;s three days were over when your request reached {inviter}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask {inviter} for a new invite. Try to use it while both laptops are on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RefusedCard</name>
    <message>
        <source>Your vault and your notes are as they were. Nothing of yours was shared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a new invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked to join “{team}” {asked}. The answer came {told}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RequestCard</name>
    <message>
        <source>{name} asks to come in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invite was for {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks to be: {roles}. Came {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They ask as {name}, who has been in the team before. This laptop takes the place of the ones {name} had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody in the team has a name that looks the same. Ask who this is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turn it away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let them read you the six words on their screen. Here they should be:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six words of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words are the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call {name} on the number you have always used. The team&apos;s page has: {contact}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call {name} on a number you knew before they asked. Have none? Ask somebody who knows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How they say they can be reached: {contact}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What will they do in the team?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrators invite people, let them in and take them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let them in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the words again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestorePage</name>
    <message>
        <source>Bring back a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You need the backup file and the recovery kit. The backup file itself stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No file chosen yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the backup file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Small or large letters, with or without dashes: both are fine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New passphrase again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bringing your vault back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RestoreScreen</name>
    <message>
        <source>Bring back a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the backup file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the backup file first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the code that stands on your kit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your vault is back, as it was when the backup was made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SavedState</name>
    <message>
        <source>Saved on this laptop {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet. Trying again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Go home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what was shared with me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See my team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join a team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what I shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>About them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they see differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone on their side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary to share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared with me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My answer, not sent yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared with me by {who}, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer from {who}, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My answer, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>someone who was in the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My private note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show my private notes in searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide my private notes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SearchView</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name, or words that were said. Arrow keys choose, Enter opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide my private notes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone beside you may see the screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type a name or a word. You find people, and everything you wrote.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found. Try fewer letters, or another word they might have used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>There is more. You see the %n newest. Add a word to find fewer.</source>
        <translation>
            <numerusform>There is more. You see the newest one. Add a word to find fewer.</numerusform>
            <numerusform>There is more. You see the %n newest. Add a word to find fewer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n results, newest first.</source>
        <translation>
            <numerusform>One result.</numerusform>
            <numerusform>%n results, newest first.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try to send it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this place anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for them again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have read this, set it aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what was shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on as a new laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came damaged, or it was never what it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody in the team vouches for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was sent from a laptop that is not in the team any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds more than the person said yes to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made by a newer Companion. Install the newest one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was locked with a key that this laptop does not have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not meant for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It belongs to another team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It rests on a team that this laptop does not know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else came under the same number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something went wrong inside Companion while it shared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words are safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone who was in the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} does not have it yet: {why}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words are safe on this laptop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n items from {name} have not arrived.</source>
        <translation>
            <numerusform>%n item from {name} has not arrived.</numerusform>
            <numerusform>%n items from {name} have not arrived.</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again. If it stays, tell the person who looks after your team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave something out and share it again. Or tell the person who looks after your team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that names {name} stays closed. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask {name} whether they shared something, by telephone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something that came stays closed. {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you miss something, ask for it to be shared again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not opened. Nothing else was held up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>someone who was in the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something later from them is here, and what has come is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for them again. If they stay away, ask {name} to share them again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln are shown.</source>
        <translation>
            <numerusform>{shown} of %Ln is shown.</numerusform>
            <numerusform>{shown} of %Ln are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent since {moment}.</source>
        <translation>
            <numerusform>%n waiting to be sent since {moment}.</numerusform>
            <numerusform>%n waiting to be sent since {moment}.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is waiting to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What waits is what you answered, and word that you have opened or seen something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last time all went well: {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}. {states}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{where}. {how}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has not been reached yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It last worked {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be reached right now. Companion tries again by itself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendingPage</name>
    <message>
        <source>What I shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Get and send now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting and sending what is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was shared yet. When a conversation has been read back, you can share a summary of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you share with your team will be here. You are not in a team yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The latest is first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place we share through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no place to share through yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a place</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendingScreen</name>
    <message>
        <source>What I shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop getting and sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this place anyway?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only do this when you know why it has changed. Everything that is still needed goes there again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on as a new laptop?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was shared before stays with those who have it. What still waits is sent from here. Another laptop with this vault cannot share for you any more. What you wrote there and not here does not come over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Companion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion is free to use, change and share, under the MIT licence.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your team sees the same name from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where should backups go?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup is made. It was opened again and checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading every page of the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is whole: every page, and the record of who did what.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some pages are damaged. Nothing was changed. Bring back your last backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every page can be read. But something here is older than it should be. Nothing is shared until you open What I shared and choose what to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pages are whole, but the record of who did what has a break. Tell whoever runs your team.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharedCard</name>
    <message>
        <source>What is shared</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharedRow</name>
    <message>
        <source>See what needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have read this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharingLine</name>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped until {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n waiting to be sent since {moment}</source>
        <translation>
            <numerusform>%n waiting to be sent since {moment}</numerusform>
            <numerusform>%n waiting to be sent since {moment}</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is waiting to be sent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharingPage</name>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it together again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are in no team on this laptop, so there is nobody to share with. What you wrote is kept here. When you are in a team, you can share it from here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody else is in your team yet, so there is nobody to share with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody may see anything yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is meant?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A yes to a name counts once you say who that is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes along with the summary, if you write one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can stay here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave out what should not go this time. It stays in the record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On to the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your question to them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Have they seen it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they had changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes along too. Do not write here what should stay.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharingSaid</name>
    <message>
        <source>Nothing is being sent right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no place to share through yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are not in a team yet, so there is nothing to get or send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting and sending what is new.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place for sharing has too much to do. It goes on at {time}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place for sharing cannot be reached right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One place for sharing cannot be reached right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done. You have what is new.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharingScreen</name>
    <message>
        <source>Share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing new to share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some words are not saved yet. Share when they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share this now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something they decided is not recorded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at it now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard what is not recorded?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you wrote about sharing without a yes is forgotten. Nothing has gone on it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on its way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something changed meanwhile, so nothing went. Look at it once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is written down. Nothing has gone yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say whether they were told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who has to know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write this first. Someone has to answer for it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharingState</name>
    <message>
        <source>What {who} will see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared with {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing goes to {who}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet: {names}. They have no laptop to read it on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the team {team}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reaches: {names}. Who joins the team later gets it, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You shared an earlier one {moment}. This one takes its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is new or changed is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has not said yes to this. {who} allowed it, and the reason is written down.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} said yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} said yes on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only about: {topics}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never about: {topics}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The yes ends on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has not been asked who may see something.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Action</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is “{words}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone in {team}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} saw an earlier one. Something has come to it since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}&apos;s say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing new to share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This goes to: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has seen it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has not seen it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not noted whether {name} has seen it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can take it back later. What somebody has read by then cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something shared from here needs attention.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is new here goes when you press Share.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits on this laptop. There is no place to share through yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It waits on this laptop until there is a connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing goes to anyone until you press Share.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharingWhyNot</name>
    <message>
        <source>Look at what was decided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has not decided about this yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} said no.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} took their yes back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The yes begins on {begins}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The yes ended on {ends}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This yes is for something else, not for support.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not written down in full who answers for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was for one other conversation only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} is outside the team. You can give a plan on paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop is in no team yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not clear yet who in the team is meant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who is meant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This waits until you say who is meant by the other names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are two decisions about {who}. Take one of them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is written down about sharing without a yes counts here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is you. You have it already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} is not in the team any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You left {who} out this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share with {who} after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not read back with {name} yet, or has changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nobody else in the team whom this is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} has no laptop in the team that could read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left to share after what stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See what stays here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays between you two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The words it came from were taken out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out this time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not read back yet, or changed since.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not to {who}: the yes leaves out what this is about.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not to {who}: the yes does not name what this is about.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SharingWords</name>
    <message>
        <source>it is too long for the place you share through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it was taken away at the place you share through</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>something else has its number at the place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the place does not know this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the place you share through did not take it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this laptop is not in the team any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the folder for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the hub for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the folder and at the hub for {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone who was in the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only on this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting to be sent (since {moment})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has seen it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} destroyed their copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}. There is no place to share through yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was shared on this is being taken back. Ctrl+Z does not bring that back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not in the team any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it could not be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs attention: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back; it never left this laptop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back; {name}&apos;s copy is gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} opened it on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} opened it {near}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} opened it on {near}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped. It goes on at {time}, when you share something, or when you press F5.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion (practice)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutSheet</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Spoken</name>
    <message>
        <source>your supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>your team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>their GP</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>{name}, {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Strengths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hopes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who does what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen differently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker asks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name}&apos;s own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker&apos;s words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{about} · {voice}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Said on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next small step: {step}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it matters: {why}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could be met by: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is named for it yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has seen this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} has not seen this page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What {name} had changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in it any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it was said before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryEnding</name>
    <message>
        <source>What {who} shared is destroyed on this laptop, and what you wrote about it. Nothing brings it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is told: this laptop is not in the team any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{author} is told that your copy is gone. Once they have left, administrators are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroy your copy?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Destroy my copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every copy in the team of what {author} shared here about {who} is destroyed. Yours goes now, the others when their laptops are next on. Nothing brings it back. They read that you did it in the place of {author}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take this back from everyone?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it back from everyone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryScreen</name>
    <message>
        <source>Send my answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything shared with me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no answer to send here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words here yet. Write something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer waits to be sent to {author}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{author} will learn that you have seen it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your copy is destroyed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your copy is destroyed. The others are asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared by {author}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It came {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{author} asks you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You cannot answer here: {author} cannot be reached in the team any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was shared without a yes from {name}. {author} has written down why, and who answers for it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The yes ends on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} said yes to sharing this with {whom}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} said yes to sharing this with {whom} on {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written {moment}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was shared before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It says the same again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is new or changed since then is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in it any more: {count}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is said about reading it together has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You destroyed your copy {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You took this back {moment}, in the place of {author}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{author} took this back {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of it is on this laptop any more. What you wrote about it is gone too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you think, or what you would do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done well, so that they hear it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you would like to know. They answer with a new version, or by talking with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{author} wrote this in two places at once. Both stand here. Only {author} can make them one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{kind}: {words}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} took this back {moment}, in the place of {author}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone who was in the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is yours to answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have seen it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SummaryScreenPage</name>
    <message>
        <source>Show the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have seen it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed since the last time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was there before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On to the next one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything shared with me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide the one before</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Surroundings</name>
    <message>
        <source>What kind of conversation is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which day?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who else was there?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is it private enough here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do you feel now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was this useful?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When shall we meet again?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Team</name>
    <message>
        <source>{who} destroyed a copy of what {author} had shared, {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{who} destroyed a copy of what a former member had shared, {moment}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A hub</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion has not looked there yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Companion is looking there for the first time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last looked at {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n things wait to be sent there.</source>
        <translation>
            <numerusform>One thing waits to be sent there.</numerusform>
            <numerusform>%n things wait to be sent there.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your team agreed to use another kind of place.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeamCard</name>
    <message>
        <source>Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a team or join one. In a team you share summaries, when the person says yes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the team</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeamPage</name>
    <message>
        <source>Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have asked to come in. Your six words are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone in the team gives you an invite: a file, a picture or twelve words.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies that are gone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked to come in, and there is an answer: you were not let in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See how it stands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See why, and what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join a team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To come back you need a new invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop is not in the team any more. Your notes are safe. You can go on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inviting, letting people in and changing what we agreed is for administrators: {names}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In a team you share summaries with people you choose, when the person says yes. You can begin alone and invite others later. You look after the team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All in the team see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If someone may have looked into this laptop, make new keys. What is shared with you from then on opens only with the new ones. What came before stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make new keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give the team a name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TeamScreen</name>
    <message>
        <source>Team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your team is there. Next: the place you share through.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The team sees you as {name} from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is not in the team any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That laptop is not in the team any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} is in the team.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} was not let in. Their own laptop tells them so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make new keys?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The team learns of them when it next shares. Until then others still use the old ones. If the laptop itself is gone, ask an administrator to take it out instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make new keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have new keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your invite is there. It is shown only now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invite is copied. It is gone from the clipboard when you lock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where should the invite go?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invite is saved. Give it to nobody but the one it is for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The invite is taken back. It can no longer be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Through which folder do you share?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The place is kept. Companion looks there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop using this place?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing goes there or comes from there any more. What lies there stays there, sealed. You can choose it again at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop using it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This place is not used any more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UndoSaid</name>
    <message>
        <source>Undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Z does not change a decision about sharing. Open it, and record what counts now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Companion is locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is there no newer backup?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can open the vault as it is. What is missing then cannot be put back any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open it without the newest words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is the passphrase lost?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recovery kit on paper opens your vault too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the recovery kit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this vault?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise with made-up people, make a new vault, or bring one back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practise, or use another vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose vault?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A vault without a name</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockScreen</name>
    <message>
        <source>Unlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type your passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening your vault.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaitingCard</name>
    <message>
        <source>Six words to read out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the words differ, somebody else may have come in between. Then you are not let in, and you ask for a new invite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use another invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call {inviter}. Use a number you knew before. Read out these words:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three days are over, and the invite with them. Call {inviter} and ask for a new one, then press the button.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page goes on by itself. You can also leave it and come back. Whatever they decide, you read it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>You have been waiting for %n hours.</source>
        <translation>
            <numerusform>You have been waiting for an hour.</numerusform>
            <numerusform>You have been waiting for %n hours.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You have been waiting for %n days.</source>
        <translation>
            <numerusform>You have been waiting for a day.</numerusform>
            <numerusform>You have been waiting for %n days.</numerusform>
        </translation>
    </message>
    <message>
        <source>{inviter} may not have seen it yet. Call them: they have to open Companion and read the words with you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked {when}. Your request is there. Now {inviter} has to let you in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You asked {when}. Your request waits to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WithoutYes</name>
    <message>
        <source>Sharing without a yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun, not recorded yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is for when someone could come to harm, or the law asks for it. Talk with your supervisor first if you can. Tell the person if that is safe.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is for this one summary. What the person ruled out by topic still stays here. Nothing goes until you press Share. This page shows it from then on: look who is beside you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who has to know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it cannot wait for a yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What in law or policy allows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Such as: to protect a child, or to protect life.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who allowed it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Was the person told?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why they were not told</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wording</name>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Food</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health and sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Friends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family and partner</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caring for someone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work and learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Things I enjoy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Faith and culture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alcohol or drugs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Law and rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People close to me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something I can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something I believe in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone I have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something I like</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A way I cope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who I am</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something I have done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something I have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hoping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Working on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside for now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Me, the worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Someone on their side</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not said yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did not happen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Their words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Our words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>England</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scotland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wales</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Northern Ireland</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phone call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Email</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Letter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To support them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To help us learn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To tell their story in public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On to someone else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They came themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Family or a friend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A GP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A drop-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Farewell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being read back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How can we help you?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What brought you here today?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is going well?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is hard right now?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What would you like?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who can help?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Praise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer worker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Supervisor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My private note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between us</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can be shared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Large letters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A card for the pocket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only I can see it. It is never printed or sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays in the record. Nobody else is shown it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may go to those the person says yes to.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WordsControl</name>
    <message numerus="yes">
        <source>That is more than %Ln letters. What was here stays as it is. Paste it in parts.</source>
        <translation>
            <numerusform>That is more than %Ln letter. What was here stays as it is. Paste it in parts.</numerusform>
            <numerusform>That is more than %Ln letters. What was here stays as it is. Paste it in parts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Attention</name>
    <message>
        <source>Needs attention</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Lines</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_MemberRow</name>
    <message>
        <source>{name} (you)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not in the team any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else here has a name that looks the same. Ask who is who.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be shared with them until they have a laptop again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laptop {number}, this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Laptop {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This laptop is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change my name here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take out of the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they do in the team</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Administrators invite people, let them in and take them out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep these roles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Part</name>
    <message>
        <source>Changed since the last time</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_PracticeMark</name>
    <message>
        <source>Practice. Everyone here is made up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Practice</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_PracticeStrip</name>
    <message>
        <source>Practice. Everyone here is made up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_SectionCard</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>_Version</name>
    <message>
        <source>Why you may read this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
