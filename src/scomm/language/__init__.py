"""How the kit speaks: numbers, days, lists and plurals, and every sentence by its id."""

from scomm.language.sentences import Sentences, sentences_beside
from scomm.language.words import cell, count, day, day_in_full, joined, nearest, percent, plural

__all__ = [
    "Sentences",
    "cell",
    "count",
    "day",
    "day_in_full",
    "joined",
    "nearest",
    "percent",
    "plural",
    "sentences_beside",
]
