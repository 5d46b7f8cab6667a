"""Making a decision: what it will do is said, and then one press makes it."""
