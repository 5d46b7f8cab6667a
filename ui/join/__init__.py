"""Joining a team: the invite, who I am, six words, and waiting to be let in."""
