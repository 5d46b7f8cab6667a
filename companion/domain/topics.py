"""The topics a passage may touch and the parts of a life: one list for consent, needs and strengths."""

from __future__ import annotations

from enum import StrEnum


class Topic(StrEnum):
    """What a passage is about. Consent includes and excludes by these."""

    HOME = "home"
    MONEY = "money"
    FOOD = "food"
    HEALTH_AND_SLEEP = "health_and_sleep"
    SAFETY = "safety"
    FRIENDS = "friends"
    FAMILY_AND_PARTNER = "family_and_partner"
    CARING = "caring"
    WORK_AND_LEARNING = "work_and_learning"
    THINGS_I_ENJOY = "things_i_enjoy"
    FAITH_AND_CULTURE = "faith_and_culture"
    ALCOHOL_OR_DRUGS = "alcohol_or_drugs"
    LEGAL = "legal"
    OTHER = "other"
