"""A real PostgreSQL and real hub processes on this machine, for tests, for measuring and for trying out."""
