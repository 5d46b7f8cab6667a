"""Rows: the encrypted database. The only folder that knows SQL and the driver."""
