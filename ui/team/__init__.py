"""The team: who is in it, who asks to be, what was agreed, and the places it shares through."""
