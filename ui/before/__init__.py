"""Before we start: what we write, who can see it, how long, and what may be shared."""
