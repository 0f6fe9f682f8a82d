"""A Plotly chart: its series in any order, how it is drawn, and the words that say what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from lessonkit.exercises.kinds.chart_faults import broken, count, faults_of_picture, plain_words
from lessonkit.exercises.kinds.chart_proof import faults_of_charts
from lessonkit.exercises.kinds.chart_read import (
    HIDDEN,
    Chart,
    axes,
    drawn,
    is_figure,
    is_matplotlib,
    is_trace,
    values,
)
from lessonkit.exercises.kinds.chart_said import explained, marred
from lessonkit.exercises.kinds.chart_same import same_chart
from lessonkit.exercises.kinds.kind import Explained, Fault, Kind
from lessonkit.exercises.kinds.markdown import markdown_table, shown
from lessonkit.exercises.kinds.number import in_figures, is_number
from lessonkit.exercises.kinds.table import MOST_CELLS, is_of_a_size
from lessonkit.exercises.quote import Quote
from lessonkit.exercises.refusals import Rule
from lessonkit.exercises.things import legible
from lessonkit.exercises.wire import STRANGE, Plain, answer, cell_of, refused, refused_as
from lessonkit.language.sentences import sentences_beside

if TYPE_CHECKING:
    from lessonkit.exercises.key.judge import Key
    from lessonkit.exercises.key.proof import Bench
    from lessonkit.exercises.properties import Properties
    from lessonkit.exercises.spec import Exercise

say = sentences_beside(__file__)
_SAID = say.later("chart.refused")
MOST_SERIES = 8
"""Series that the words on a chart name."""


class ChartKind(Kind):
    """A Plotly figure."""

    name = "chart"
    form = Chart
    rules = {
        "chart-other": Rule(_SAID["other"], ("thing",)),
        "chart-matplotlib": Rule(_SAID["matplotlib"]),
        "chart-trace": Rule(_SAID["trace"]),
        "chart-no-values": Rule(_SAID["no-values"], ("count",)),
        "chart-points": Rule(_SAID["points"]),
        "chart-cell": Rule(_SAID["cell"], ("count",)),
    }
    in_a_line = False
    is_picture = True
    explains_form = True

    def coerce(self, value: Any) -> Plain:
        """A Plotly figure as its words, its visible series of x and y values, and how its axes are drawn.

        Bars that lie on their side are read as if they stood: `y` is always the measured value.
        """
        if not is_figure(value):
            if is_matplotlib(value):
                return refused("chart-matplotlib")
            return refused("chart-trace") if is_trace(value) else refused_as("chart-other", value)
        traces = [trace for trace in value.data if getattr(trace, "visible", None) not in HIDDEN]
        lying = bool(traces) and all(getattr(trace, "orientation", None) == "h" for trace in traces)
        series: list[dict[str, Any]] = []
        cells = 0
        for number, trace in enumerate(traces, 1):
            x, y = (values(getattr(trace, axis, None)) for axis in ("yx" if lying else "xy"))
            name = (Quote(say("chart.quoted"), legible(trace.name)[:40]),) if trace.name else ()
            if x is None or y is None:
                return refused("chart-no-values", name, count=number)
            cells += len(x) + len(y)
            if cells > MOST_CELLS:
                return refused("chart-points")
            points = [[cell_of(item) for item in part] for part in (x, y)]
            if any(point is STRANGE for part in points for point in part):
                return refused("chart-cell", name, count=number)
            drawn_as = drawn(trace)
            series.append(
                {"name": legible(trace.name or ""), "x": points[0], "y": points[1], "drawn": drawn_as}
            )
        title = legible(value.layout.title.text or "")
        return answer(
            {
                "title": title,
                **axes(value, traces, lying),
                "hidden": len(traces) < len(value.data),
                "series": series,
            }
        )

    def fits(self, value: Any) -> bool:
        """True for a chart that has no more values than one that is taken."""
        return super().fits(value) and is_of_a_size(
            one[axis] for one in value["series"] for axis in ("x", "y")
        )

    def same(self, given: Any, wanted: Any, tolerance: float) -> bool:
        """The same series, in any order and under any name but that of another series: x equal, y within the tolerance.

        A chart that says in words what it shows, and which line is which, is never the same as one that does not.
        """
        return same_chart(given, wanted, tolerance)

    def fault(self, properties: Properties, value: Any) -> Fault | None:
        """Series that are too few or too many or can't be drawn, a shape that was not asked for, words that are missing."""
        first = broken(properties, value) or count(properties, value)
        found = [first] if first else faults_of_picture(properties, value)
        return Fault(found[0].reply, name=found[0].id) if found else None

    def marred(self, exercise: Exercise, value: Any) -> Explained | None:
        """A shape or words other than asked for; the numbers still earn half of the points."""
        return marred(exercise, value)

    def explain(self, exercise: Exercise, value: Any, key: Key) -> Explained | None:
        """Which series and places differ, and what is wrong with shape and words."""
        return explained(exercise, value, key)

    def faults(self, bench: Bench) -> Iterator[str]:
        """A chart with a fault that matters never gets full marks."""
        yield from faults_of_charts(bench)

    def line(self, value: Any) -> str:
        """The heights of each series."""
        return "; ".join(f"{series['name']}: {shown(series['y'])}" for series in value["series"])

    def block(self, value: Any) -> str:
        """The points of a chart as a Markdown table."""
        places = list(dict.fromkeys(place for series in value["series"] for place in series["x"]))
        drawn_by_place = [dict(zip(series["x"], series["y"], strict=False)) for series in value["series"]]
        names = [
            str(series.get("name") or f"series {number}") for number, series in enumerate(value["series"], 1)
        ]
        rows = [[place, *(line.get(place) for line in drawn_by_place)] for place in places]
        table = markdown_table([value["x_title"] or "x", *names], rows)
        return say("chart.in-key", title=value["title"], table=table)

    def in_words(self, value: Any) -> str:
        """A chart in words, for whoever does not see it."""
        return in_words(value)


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


KIND = ChartKind()
