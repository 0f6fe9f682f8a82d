"""The units that a written number may have: those that the kit knows by name, and what the course counts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from lessonkit.course import course_while_loading

PART_OF_ONE: Final = "part of one"
"""The unit of "1 in 70" and of "a third"."""

UNITS: Final = (
    "percent", "percentage points", "per thousand", PART_OF_ONE, "times", "money", "days", "hours", "weeks", "months", "years",
    "people", "rows",
)  # fmt: skip
"""The units that the kit knows by name."""

UNIT_OF: Final = {
    **dict.fromkeys(("%", "percent", "percents", "pct", "percentage"), "percent"),
    **dict.fromkeys(("points", "point", "pp", "pps", "pts", "ppt"), "percentage points"),
    **dict.fromkeys(("‰", "permille", "promille"), "per thousand"),
    **dict.fromkeys(("times", "x", "×", "fold"), "times"),
    **dict.fromkeys(("$", "€", "£", "usd", "dollar", "dollars", "euro", "euros", "cent", "cents"), "money"),
    **dict.fromkeys(("person", "persons", "people"), "people"),
    **{one[:-1]: one for one in UNITS if one.endswith("s") and " " not in one},
    **{one: one for one in UNITS},
}


@cache
def units() -> tuple[str, ...]:
    """The units that the kit knows, and what the course counts; any other word behind a number is taken to say what is counted."""
    return (*UNITS, *course_while_loading().counts)


@cache
def unit_of() -> Mapping[str, str]:
    """The unit that each word behind a number names."""
    counts = course_while_loading().counts
    return UNIT_OF | {word: unit for unit, words in counts.items() for word in words.split(" | ")}
