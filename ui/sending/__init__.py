"""Everything shared, how far it has come, and what needs attention."""
