"""The windows of Companion: Qt Widgets, a folder per screen, nothing imported until it is needed."""
