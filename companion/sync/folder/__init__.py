"""The folder carrier: a shared folder that every laptop of a team reaches, laid out as docs/format-carriers.md says."""
