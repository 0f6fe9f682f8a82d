"""How the kit speaks: numbers, days, lists and plurals, and every sentence by its id."""

from scomm.language.cells import FORMATS, Format, cell
from scomm.language.places import in_running_text
from scomm.language.sentences import Sentences, sentences_beside
from scomm.language.words import (
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
