"""Calm forms inside a page: fields that keep what is typed and say beside themselves what is wrong."""
