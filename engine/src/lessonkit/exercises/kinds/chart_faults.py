"""What is wrong with how a chart is drawn and with its words, whatever its numbers are: no key is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lessonkit.exercises.kinds.chart_same import gathered, nameless, says_something
from lessonkit.exercises.kinds.number import is_number
from lessonkit.exercises.kinds.table_cell_faults import Said
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.properties import Properties

TITLE_WORDS = 3
"""Fewer say too little of what a chart shows."""

FLAT = 0.05
"""Lines that fill less of the axis than this look flat, whatever they do."""

say = sentences_beside(__file__)


def broken(properties: Properties, chart: Any) -> Said | None:
    """Series that can't be drawn: none at all, two lengths, text for numbers."""
    if not chart["series"]:
        return Said("empty", say("chart.hidden") if chart.get("hidden") else say("chart.empty"))
    for one in chart["series"]:
        if len(one["x"]) != len(one["y"]):
            return Said("uneven", say("chart.uneven", x=len(one["x"]), y=len(one["y"])))
    if properties.drawn_as and any(one.get("drawn") == "other" for one in chart["series"]):
        return Said("drawn-otherwise", say(f"chart.drawn-as.{properties.drawn_as}"))
    if any(isinstance(y, str) for one in chart["series"] for y in one["y"]):
        return Said("text", say("chart.text"))
    return None


def count(properties: Properties, chart: Any) -> Said | None:
    """Too few or too many series."""
    wanted = properties.series
    if wanted is None:
        return None
    n = len(gathered(chart["series"], wanted))
    if n == wanted:
        return None
    if wanted == 1:
        return Said("series-count", say("chart.count.one", n=n))
    return Said("series-count", say("chart.count.several", n=n, wanted=wanted))


def faults_of_picture(properties: Properties, chart: Any) -> list[Said]:
    """Faults of shape and words, those that mislead most first."""
    return [*_of_shape(properties, chart), *_of_names(properties, chart), *_of_words(properties, chart)]


def _of_shape(properties: Properties, chart: Any) -> Iterator[Said]:
    if chart.get("second_axis"):
        yield Said("second-axis", say("chart.second-axis"))
    if chart.get("panels"):
        yield Said("panels", say("chart.panels"))
    if chart.get("log") and not properties.logarithmic:
        yield Said("log-axis", say("chart.log"))
    if chart.get("upside_down"):
        yield Said("upside-down", say("chart.upside-down"))
    if cut := _cut(chart):
        yield cut
    if properties.drawn_as and (other := _drawn_otherwise(properties.drawn_as, chart)):
        yield other
    if _lies(properties, chart):
        yield Said("lying", say("chart.lying"))
    drawn = gathered(chart["series"], properties.series or 0)
    wanted = list(properties.in_order or ())
    if any(
        len(one["x"]) == len(wanted) and set(one["x"]) == set(wanted) and one["x"] != wanted for one in drawn
    ):
        yield Said("in-order", say("chart.in-order", places=", ".join(wanted)))
    several = len(drawn) > 1
    if properties.grouped and chart.get("stacked") and several:
        yield Said("stacked", say("chart.stacked"))


def _lies(properties: Properties, chart: Any) -> bool:
    return properties.drawn_as == "bars" and bool(chart.get("lying")) and not properties.lying


def _drawn_otherwise(wanted: str, chart: Any) -> Said | None:
    kinds = {one.get("drawn", wanted) for one in chart["series"]}
    if kinds <= {wanted}:
        return None
    if wanted == "line" and kinds <= {"line", "dots"}:
        return Said("dots", say("chart.drawn-as.dots"))
    return Said("drawn-otherwise", say(f"chart.drawn-as.{wanted}"))


def _cut(chart: Any) -> Said | None:
    """An axis whose set range lies about the values: bars cut at their foot, values outside, lines pressed flat."""
    ends, heights = chart.get("y_range"), _heights(chart)
    if ends is None or not heights or ends[0] == ends[1]:
        return None
    (low, high), bars = ends, any(one.get("drawn") == "bars" for one in chart["series"])
    if bars and not low <= 0 <= high:
        return Said("bars-cut", say("chart.bars-cut"))
    slack = 0.002 * (high - low)
    if min(heights) < low - slack or max(heights) > high + slack:
        return Said("range-cuts", say("chart.range-cuts"))
    spread = max(heights) - (min(0.0, *heights) if bars else min(heights))
    return Said("range-flattens", say("chart.range-flattens")) if 0 < spread < FLAT * (high - low) else None


def _heights(chart: Any) -> list[float]:
    return [y for one in chart["series"] for y in one["y"] if is_number(y)]


def _of_names(properties: Properties, chart: Any) -> Iterator[Said]:
    series = gathered(chart["series"], properties.series or 0)
    if nameless({"series": series}):
        yield Said("no-names", say("chart.nameless"))
    elif properties.names and len(series) > 1 and any(_says_no_name(one["name"]) for one in series):
        yield Said("names-say-nothing", say("chart.names-say-nothing"))


def _units() -> dict[str, list[str]]:
    """The words for each unit: those of the language in force, then the English ones, which stay right in it."""
    return {unit: _listed(f"chart.units.{unit}", words) for unit, words in say.group("chart.units").items()}


def _empty(part: str) -> list[str]:
    """Words that say nothing, in a title or as a name."""
    return _listed(f"chart.empty-words.{part}", say.group("chart.empty-words")[part])


def _listed(id: str, words: str) -> list[str]:
    return list(dict.fromkeys(f"{words} | {say.templates[id]}".split(" | ")))


def _says_no_name(name: str) -> bool:
    """True for a name without a word in it, as "a", "line 1" or "trace 0"; US and CA are words.

    >>> _says_no_name("a"), _says_no_name("Line 2"), _says_no_name("US"), _says_no_name("whole country")
    (True, True, False, False)
    """
    words, empty = re.findall(r"[^\W\d_]+", name), _empty("names")
    return all(
        word.casefold() in empty or (len(word) < 3 and not (word.isupper() and len(word) == 2))
        for word in words
    )


def _of_words(properties: Properties, chart: Any) -> Iterator[Said]:
    title, upright, level = (plain_words(chart[part]) for part in ("title", "y_title", "x_title"))
    words = re.findall(r"\w+", title)
    if not says_something(title):
        yield Said("no-title", say("chart.no-title"))
    elif "y_marks" not in chart:
        pass  # an earlier version of the kit took it, and asked only for some title
    elif len(words) < TITLE_WORDS or {word.casefold() for word in words} <= set(_empty("titles")):
        yield Said("short-title", say("chart.short-title"))
    elif title.casefold() in (upright.casefold(), level.casefold()):
        yield Said("title-is-axis", say("chart.title-is-axis"))
    elif properties.title_word and not names_unit(title, properties.title_word):
        yield Said("title-word", say("chart.title-word", word=properties.title_word))
    if _lies(properties, chart):  # its axes change places yet, so the unit may stand on either
        upright = f"{upright} {level}".strip()
    yield from _of_unit(properties, upright, level, chart.get("y_marks", ""))


def _of_unit(properties: Properties, upright: str, level: str, marks: str) -> Iterator[Said]:
    wanted = properties.unit_words
    if wanted is None:
        if not says_something(upright) and not says_something(marks):
            yield Said("no-unit", say("chart.no-unit"))
        return
    units = _units()
    known = [word for unit in wanted for word in units.get(unit, (unit,))]
    if any(names_unit(text, word) for word in known for text in (upright, marks)):
        return
    others = [unit for unit in units if unit not in wanted]
    other = [unit for unit in others if any(names_unit(upright, word) for word in units[unit])]
    if other:
        yield Said("other-unit", say("chart.other-unit", unit=units[other[0]][0]))
    elif any(names_unit(level, word) for word in known):
        yield Said("unit-elsewhere", say("chart.unit-elsewhere"))
    elif says_something(upright):
        yield Said("no-unit", say("chart.unit-missing"))
    else:
        yield Said("no-unit", say("chart.no-unit"))


def names_unit(text: str, unit: str) -> bool:
    """True if a text names a unit, in whole words and with blanks where one likes.

    >>> names_unit("Arrests (FY2013=100)", "= 100"), names_unit("today", "day"), names_unit("convicted (%)", "%")
    (True, False, True)
    """
    pattern = r"\s*".join(map(re.escape, re.findall(r"[^\W_]+|[^\w\s]", unit.casefold())))
    start, end = (r"(?<!\w)" if unit[0].isalnum() else ""), (r"(?!\w)" if unit[-1].isalnum() else "")
    return re.search(f"{start}{pattern}{end}", text.casefold()) is not None


def plain_words(text: str) -> str:
    """A text of a chart without its marks of form, such as <b>.

    >>> plain_words("<b>Whom ERO arrests</b><br>and removes")
    'Whom ERO arrests and removes'
    """
    return " ".join(re.sub(r"<[^<>]*>", " ", text).split())
