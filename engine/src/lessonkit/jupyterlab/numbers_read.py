"""The lists of words by which a script reads a number in a text, as `exercises/written_number.py` has them.

`numbers.json` beside the plugins is made of them, and `numbers-es.json` with the Spanish words: see `words.py`.
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache
from typing import Any

from lessonkit.course import course_while_loading
from lessonkit.exercises import written_number as reading
from lessonkit.exercises import written_share as shares
from lessonkit.exercises import written_units as known_units
from lessonkit.exercises.kinds.units import RATES, SHARES
from lessonkit.exercises.refusals import in_words
from lessonkit.exercises.written_spanish import WORDS, counted
from lessonkit.language.in_force import ENGLISH, speaking, spoken


def lists() -> dict[str, Any]:
    """The lists in the language that is in force, without what a course counts; each as JSON has it."""
    return {
        "unitOf": known_units.UNIT_OF,
        "before": sorted(reading.BEFORE),
        "changes": sorted(reading.CHANGES),
        "directions": reading.DIRECTIONS,
        "scales": reading.SCALES,
        "unsettles": sorted(reading.UNSETTLES),
        "withDecimals": sorted(reading.WITH_DECIMALS),
        "partOfOne": known_units.PART_OF_ONE,
        "leads": sorted(shares.LEADS),
        "counts": shares.COUNTS,
        "parts": shares.PARTS,
        "powers": {name: shares.POWERS[name] for name in sorted(shares.POWERS, key=len, reverse=True)},
        "ofConfidence": {unit: 100 / of for unit, of in SHARES.items()} | dict.fromkeys(RATES, 1),
        "months": shares.MONTHS,
        "years": [shares.FIRST_YEAR, shares.LAST_YEAR],
        "folded": _folded(),
        "inEnglish": _in_english(),
        "unitWords": {unit: in_words("unit", unit) for unit in known_units.UNITS},
    }


def of_course() -> dict[str, Any]:
    """What a course adds to three of the lists, for the words in front of theirs: what its numbers count."""
    own = course_while_loading().counts
    return {
        "unitOf": {word: unit for word, unit in known_units.unit_of().items() if unit in own},
        "inEnglish": [] if spoken() == ENGLISH else list(counted().items()),
        "unitWords": {unit: in_words("unit", unit) for unit in own},
    }


def with_course() -> dict[str, Any]:
    """The lists with what the course adds, for a page that has both; a notebook brings its course's part in its metadata."""
    known, own = lists(), of_course()
    joined = {name: {**known[name], **own[name]} for name in ("unitOf", "unitWords")}
    return {**known, **joined, "inEnglish": [*own["inEnglish"], *known["inEnglish"]]}


def as_json(language: str = ENGLISH) -> str:
    """The lists of a language as one JSON object."""
    with speaking(language):
        return json.dumps(lists(), ensure_ascii=False, separators=(",", ":")) + "\n"


def _in_english() -> list[tuple[str, str]]:
    """Patterns of the words around a number in the language that is in force, each with the English ones; none in English."""
    return [] if spoken() == ENGLISH else list(WORDS.items())


@cache
def _folded() -> dict[str, str]:
    """The letters whose lower case, as Python compares texts, is another than a browser's."""
    letters = (chr(code) for code in range(128, 0x2FA20))
    return {
        one: folded
        for one in letters
        if unicodedata.normalize("NFKC", one) == one
        and (folded := one.casefold()) != one.lower()
        and (any(map(str.isascii, folded)) or not one.isalpha())
    }
