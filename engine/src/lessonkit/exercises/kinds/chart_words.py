"""A chart in words: its title, and for each series how it is drawn, how many values it has and their ends."""

from __future__ import annotations

from typing import Any

from lessonkit.exercises.kinds.chart_faults import plain_words
from lessonkit.exercises.kinds.number import in_figures, is_number
from lessonkit.language.sentences import sentences_beside

MOST_SERIES = 8

say = sentences_beside(__file__)


def in_words(chart: Any) -> str:
    """A plain chart as one paragraph for a screen reader.

    >>> chart = {"title": "Two boxes", "series": [{"name": "red", "x": [1, 2], "y": [3, 12000.5], "drawn": "bars"}]}
    >>> in_words(chart)
    'A chart titled “Two boxes”. Bars “red”: 2 values, from 3 to 12,000.5.'
    """
    title = plain_words(chart["title"])
    parts = [say("chart.words.titled", title=title) if title else say("chart.words.untitled")]
    for number, one in enumerate(chart["series"][:MOST_SERIES], 1):
        name = (
            say("chart.words.named", name=one["name"])
            if one["name"]
            else say("chart.words.numbered", number=number)
        )
        heights = [round(y, 2) for y in one["y"] if is_number(y)]
        parts.append(
            say(
                f"chart.words.{one.get('drawn', 'other')}",
                name=name,
                n=len(heights),
                low=in_figures(min(heights)),
                high=in_figures(max(heights)),
            )
            if heights
            else say("chart.words.nothing", name=name)
        )
    return " ".join(parts)
