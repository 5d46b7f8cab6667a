"""The windows of Companion: Qt Widgets, a folder per screen, nothing imported until it is needed."""

from ui.binding import keep_singletons_alive

# At import, and nothing else is: a program, a test or a tool that forgot to call it would end without a word.
keep_singletons_alive()
