"""The way between this vault and the places it shares through: rounds, pages, the team's log, what needs a person."""
