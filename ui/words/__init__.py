"""The fixed words that several screens use: days, languages, troubles, how far sharing has come."""
