"""What the build tries on every chart: faults that matter, none of which may get full marks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lessonkit.exercises.key.proof import Bench
    from lessonkit.exercises.properties import Properties


def faults_of_charts(bench: Bench) -> Iterator[str]:
    """Each fault of shape, words or numbers with which the right chart still gets full marks."""
    right = bench.key.right[0]
    for what, chart in _spoilt(right, bench.exercise.properties):
        if bench.full_marks(bench.judge(chart)):
            yield f"a chart with {what} gets full marks"


def _spoilt(right: Any, properties: Properties) -> Iterator[tuple[str, Any]]:
    yield "a second axis", {**right, "second_axis": True}
    if not properties.logarithmic:
        yield "a logarithmic axis", {**right, "log": True}
    yield "no title", {**right, "title": ""}
    yield "a title of one word", {**right, "title": "Chart"}
    if properties.title_word:
        yield "a title without the word", {**right, "title": "Some other words of a reader"}
    yield "no title on the value axis", {**right, "y_title": "", "y_marks": ""}
    yield "its axes swapped", _each(right, lambda one: {**one, "x": one["y"], "y": one["x"]})
    yield "its first place dropped", _each(right, lambda one: {**one, "x": one["x"][1:], "y": one["y"][1:]})
    if properties.drawn_as:
        other = "bars" if properties.drawn_as == "line" else "line"
        yield f"{other} in place of {properties.drawn_as}", _each(right, lambda one: {**one, "drawn": other})
    if properties.unit_words:
        yield "no unit on the value axis", {**right, "y_title": "Value", "y_marks": ""}
    if properties.names and len(right["series"]) > 1:
        named = [{**one, "name": "ab"[number % 2]} for number, one in enumerate(right["series"])]
        yield "names that say nothing", {**right, "series": named}


def _each(chart: Any, change: Any) -> Any:
    return {**chart, "series": [change(one) for one in chart["series"]]}
