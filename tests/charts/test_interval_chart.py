"""A timeline draws what it is given: sure and possible stretches, moments, and edges that are open."""

from __future__ import annotations

import pandas as pd
import pytest

from scomm.charts.interval_chart import LATER, OPEN_END, OPEN_START, ROW, Span, intervals
from scomm.errors import ScommError
from scomm.tokens import BLUE, ORANGE

MARKS = {"limits": ("limits", BLUE), "mandates": ("mandates", ORANGE)}
WINDOW = (pd.Timestamp("2014-01-01"), pd.Timestamp("2014-12-31"))


def day(text):
    return pd.Timestamp(text)


def chart(*spans, rows=2, **more):
    names = [f"Place {row}" for row in range(rows)]
    return intervals(
        pd.DataFrame({"Policy": names}),
        names,
        spans,
        MARKS,
        window=WINDOW,
        **{"words": names, **more},
        finding="A finding",
        units="date",
        source="a test",
        alt="a test",
    )


def bars(made):
    """Each bar: kind, row, first day, the day after its last, and whether it is hatched."""
    return [
        (
            trace.name,
            row,
            base,
            f"{pd.Timestamp(base) + pd.Timedelta(milliseconds=long):%Y-%m-%d}",
            trace.marker.pattern.shape == "/",
        )
        for trace in made.figure.data
        if trace.type == "bar"
        for row, base, long in zip(trace.y, trace.base or [None], trace.x, strict=True)
        if row is not None
    ]


def arrows(made, reason):
    return [y for t in made.figure.data if t.hovertemplate == f"{reason}<extra></extra>" for y in t.y]


def test_a_possible_stretch_is_hatched_and_a_sure_one_is_not():
    made = chart(
        Span(0, "limits", day("2014-04-11"), day("2014-05-02"), sure=False),
        Span(0, "limits", day("2014-05-02"), day("2014-12-31"), sure=True),
        Span(1, "mandates", day("2014-06-01"), day("2014-07-01"), sure=True),
    )
    assert bars(made) == [
        ("limits", 0, "2014-05-02", "2014-12-31", False),
        ("limits", 0, "2014-04-11", "2014-05-02", True),
        ("mandates", 1, "2014-06-01", "2014-07-01", False),
    ]


def test_a_stretch_is_cut_at_the_edges_of_the_window():
    made = chart(
        Span(0, "limits", day("1987-01-01"), day("2026-07-31"), sure=True),
        Span(1, "limits", day("2015-01-01"), day("2016-01-01"), sure=True),
    )
    assert bars(made) == [("limits", 0, "2014-01-01", "2014-12-31", False)]
    assert arrows(made, LATER) == [1]


def test_a_moment_is_a_diamond():
    made = chart(Span(1, "limits", day("2014-08-20"), day("2014-08-20"), sure=True))
    [points] = [
        trace for trace in made.figure.data if trace.type == "scatter" and trace.marker.symbol == "diamond"
    ]
    assert (points.x, points.y) == (("2014-08-20",), (1,))
    assert bars(made) == []


def test_an_open_edge_has_an_arrow_only_where_the_row_reaches_it():
    made = chart(
        Span(0, "limits", day("1900-01-01"), day("2014-05-02"), sure=False),
        Span(1, "limits", day("2014-05-02"), day("2099-01-01"), sure=True),
        open_start=[True, True],
        open_end=[True, True],
    )
    assert arrows(made, OPEN_START) == [0]
    assert arrows(made, OPEN_END) == [1]


def test_the_figure_grows_by_the_row_and_the_legend_stays_the_same():
    span = Span(0, "limits", day("2014-05-02"), day("2014-06-02"), sure=True)
    small, large = chart(span, rows=1), chart(span, rows=34)
    assert large.figure.layout.height - small.figure.layout.height == 33 * ROW
    keys = [
        [trace.name for trace in made.figure.data if trace.showlegend is not False] for made in (small, large)
    ]
    assert keys[0] == keys[1] == ["limits", "mandates", "hatched: may have been so"]


@pytest.mark.parametrize(
    ("window", "names"),
    [
        (("2014-01-01", "2014-12-31"), ["Jan", "Feb", "Dec"]),
        (("2008-01-01", "2026-07-31"), ["2008", "2010", "2026"]),
    ],
)
def test_a_short_window_has_months_and_a_long_one_years(window, names):
    first, last = map(pd.Timestamp, window)
    made = intervals(
        pd.DataFrame({"Policy": ["A"]}), ["A"], [Span(0, "limits", first, last, sure=True)], MARKS,
        window=(first, last), words=["A"], finding="A", units="date", source="a test", alt="a test",
    )  # fmt: skip
    dates = list(made.figure.layout.xaxis.ticktext)
    assert [*dates[:2], dates[-1]] == names


@pytest.mark.parametrize("what", ["words", "open_start", "open_end"])
def test_what_is_not_one_a_row_is_refused(what):
    with pytest.raises(ScommError, match=rf"There are 1 {what} for 2 rows\. Give one for each row"):
        chart(**{what: ["one"]})


def test_a_span_of_a_kind_without_a_mark_is_refused():
    with pytest.raises(ScommError, match=r"no mark for its kind 'label'\. Allowed: limits, mandates"):
        chart(Span(0, "label", day("2014-05-02"), day("2014-06-02"), sure=True))


@pytest.mark.parametrize("row", [-1, 2])
def test_a_span_outside_the_rows_is_refused(row):
    with pytest.raises(ScommError, match=f"A span stands in row {row} of 2"):
        chart(Span(row, "limits", day("2014-05-02"), day("2014-06-02"), sure=True))
