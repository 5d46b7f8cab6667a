"""A hub for the tests of this folder."""

from tests.loopback.fixtures import hub, hub_database, postgres

__all__ = ["hub", "hub_database", "postgres"]
