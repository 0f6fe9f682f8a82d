"""How the kit speaks: numbers, days, lists and plurals, and every sentence by its id."""

from lessonkit.language.cells import FORMATS, Format, cell
from lessonkit.language.places import in_running_text
from lessonkit.language.sentences import Sentences, sentences_beside
from lessonkit.language.words import (
    count,
    day,
    day_in_full,
    joined,
    large,
    nearest,
    number,
    percent,
    plural,
    signed,
)

__all__ = [
    "FORMATS",
    "Format",
    "Sentences",
    "cell",
    "count",
    "day",
    "day_in_full",
    "in_running_text",
    "joined",
    "large",
    "nearest",
    "number",
    "percent",
    "plural",
    "sentences_beside",
    "signed",
]
