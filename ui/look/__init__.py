"""How Companion looks: colours, how controls are drawn, the theme."""
