"""A chart is judged by its numbers, its shape and its words, each apart; every fault has a name."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any

import plotly.express as px
import plotly.graph_objects as go
import pytest
from msgspec.structs import replace
from plotly.subplots import make_subplots

from lessonkit.exercises import Exercise, Mistake, Properties
from lessonkit.exercises.deal import Deal
from lessonkit.exercises.key.judge import judge
from lessonkit.exercises.kinds.chart_faults import say
from lessonkit.exercises.kinds.chart_proof import faults_of_charts
from lessonkit.exercises.kinds.registry import kind_of
from lessonkit.exercises.learner.drawn_with_reply import show_chart
from lessonkit.exercises.locate import GRADING
from lessonkit.exercises.prices import PRICES
from lessonkit.exercises.verdict import Verdict
from tests.exercises import tiny

YEARS = [2014, 2015, 2016]
SHARES = {"arrests": [73.3, 85.1, 86.2], "removals": [56.3, 59.2, 57.7]}
TITLE, UNIT = "Arrests and removals tell two stories", "People convicted, percent"


def drawn(kind=go.Scatter, x=YEARS, names=("arrests", "removals"), scale=1, **layout) -> go.Figure:
    figure = go.Figure(
        [
            kind(x=list(x), y=[scale * y for y in ys], name=n)
            for n, ys in zip(names, SHARES.values(), strict=True)
        ]
    )
    return figure.update_layout(**{"title_text": TITLE, "yaxis_title_text": UNIT} | layout)


LINES = replace(
    tiny.DRAW,
    id="both-lines",
    points=2,
    tolerance=0.15,
    properties=Properties(type="two lines", series=2, drawn_as="line", unit_words=("percent",), names=True),
    answer=lambda load, deal: drawn(),
    mistakes=(Mistake("counts", lambda load, deal: drawn(scale=31), "These are counts."),),
)
QUARTERS = replace(
    LINES,
    id="quarters",
    properties=Properties(type="bars", series=1, drawn_as="bars", unit_words=("days",)),
    answer=lambda load, deal: quarter_bars(),
    mistakes=(),
)


def quarter_bars(**layout) -> go.Figure:
    bars = go.Bar(x=[1, 2, 3], y=[900, 700, 300])
    return go.Figure(bars).update_layout(
        **{"title_text": "Some counties came first", "yaxis_title_text": "Days"} | layout
    )


def verdict(figure: object, exercise: Exercise = LINES) -> Verdict:
    return judge(exercise, exercise.answer_kind.take(figure), Deal(), tiny.load)


def told(figure: object, exercise: Exercise = LINES) -> tuple[str | None, float]:
    found = verdict(figure, exercise)
    return found.mistake, found.score


def two_axes() -> go.Figure:
    return drawn(yaxis2={"overlaying": "y", "side": "right"}).update_traces(
        yaxis="y2", selector={"name": "removals"}
    )


def panels() -> go.Figure:
    figure = make_subplots(rows=2, cols=1)
    for row, trace in enumerate(drawn().data, 1):
        figure.add_trace(trace, row=row, col=1)
    return figure.update_layout(title_text=TITLE, yaxis_title_text=UNIT)


@pytest.mark.parametrize(
    "figure",
    [
        drawn(),
        drawn(x=["FY2014", "FY2015", "FY2016"]),
        drawn(x=["2014-01-01", "2015-01-01", "2016-01-01"]),
        drawn(x=["2013-10-01", "2014-10-01", "2015-10-01"]),
        drawn(yaxis_title_text="Convicted (%)", title_text=f"<b>{TITLE}</b>"),
        drawn(yaxis_title_text="", yaxis_ticksuffix="%"),
        drawn(yaxis_title_text="per cent", yaxis_range=[0, 100]),
        drawn(names=("Arrested by ICE", "US removals")),
        px.line(
            {"x": YEARS * 2, "y": [*SHARES["arrests"], *SHARES["removals"]], "who": ["arrests"] * 3 + ["removals"] * 3},
            x="x", y="y", color="who", title=TITLE, labels={"y": "percent"},
        ),
    ],
)  # fmt: skip
def test_a_right_chart_is_right_in_every_form(figure):
    assert verdict(figure).state == "right"


@pytest.mark.parametrize(
    ("figure", "mistake"),
    [
        (two_axes(), "second-axis"),
        (panels(), "panels"),
        (drawn(yaxis_type="log"), "log-axis"),
        (drawn(yaxis_autorange="reversed"), "upside-down"),
        (drawn(yaxis_range=[60, 80]), "range-cuts"),
        (drawn(yaxis_range=[0, 5000]), "range-flattens"),
        (drawn(go.Bar), "drawn-otherwise"),
        (drawn(go.Funnel), "drawn-otherwise"),
        (drawn().update_traces(mode="markers"), "dots"),
        (drawn(names=("a", "b")), "names-say-nothing"),
        (drawn(names=("line 1", "line 2")), "names-say-nothing"),
        (drawn(names=("removals", "arrests")), "names-swapped"),
        (drawn(names=("", "")), "no-names"),
        (drawn(title_text=""), "no-title"),
        (drawn(title_text="Chart"), "short-title"),
        (drawn(title_text="My line chart"), "short-title"),
        (drawn(title_text=UNIT), "title-is-axis"),
        (drawn(yaxis_title_text=""), "no-unit"),
        (drawn(yaxis_title_text="share"), "no-unit"),
        (drawn(yaxis_title_text="per thousand"), "other-unit"),
        (drawn(yaxis_title_text="", xaxis_title_text="percent"), "unit-elsewhere"),
        (
            go.Figure([go.Scatter(x=ys, y=YEARS, name=n) for n, ys in SHARES.items()]).update_layout(
                title_text=TITLE
            ),
            "axes-swapped",
        ),
    ],
)
def test_a_fault_of_shape_or_words_beside_right_numbers_leaves_half_and_has_a_name(figure, mistake):
    assert told(figure) == (mistake, 1)


def test_two_faults_at_most_are_told_at_once_the_one_that_misleads_first():
    found = verdict(drawn(go.Bar, title_text="", yaxis_type="log", yaxis_title_text=""))
    assert found.mistake == "log-axis"
    assert found.reply == f"{say('chart.log')} {say('chart.drawn-as.line')}"


@pytest.mark.parametrize(
    ("figure", "mistake", "says"),
    [
        (drawn(x=[2013, 2014, 2015]), "missing-x", "2016"),
        (go.Figure([one for one in drawn().data if one.name == "arrests"]), "series-count", ""),
        (drawn().update_traces(y=[73.3, 85.1, 50], selector={"name": "arrests"}), "values-differ", "2016"),
        (drawn().update_traces(visible="legendonly"), "empty", ""),
        (drawn().add_scatter(x=YEARS, y=[1, 2, 3], name="more"), "extra-series", ""),
    ],
)
def test_wrong_numbers_earn_nothing_and_are_told_by_place_and_series(figure, mistake, says):
    found = verdict(figure)
    assert (found.mistake, found.score) == (mistake, 0)
    assert says in found.reply


def test_a_slip_of_form_has_its_price_and_earned_nothing_before_slips_had_one():
    found = verdict(drawn(scale=0.01))
    assert (found.mistake, found.score) == ("hundredth", PRICES["form"] * found.points)
    assert verdict(drawn(scale=0.01), replace(LINES, priced=False)).score == 0


def test_a_year_too_many_is_named_and_the_rest_counts():
    longer = drawn()
    for line in longer.data:
        line.x, line.y = [*YEARS, 2017], [*line.y, 11.0]
    found = verdict(longer)
    assert (found.mistake, found.score) == ("extra-x", 1)
    assert "2017" in found.reply


def test_a_named_mistake_without_a_title_is_told_both():
    found = verdict(drawn(scale=31, title_text=""))
    assert found.mistake == "counts"
    assert found.reply.startswith("These are counts.")
    assert found.score == 0


def test_a_trace_for_each_bar_is_one_series_where_it_is_the_same_picture():
    figure = go.Figure([go.Bar(x=[x], y=[y], name=f"quarter {x}") for x, y in ((1, 900), (2, 700), (3, 300))])
    figure.update_layout(title_text="Some counties came first", yaxis_title_text="median days")
    assert verdict(figure, QUARTERS).state == "right"


@pytest.mark.parametrize(
    ("figure", "mistake"),
    [
        (quarter_bars(yaxis_range=[200, 1000]), "bars-cut"),
        (
            go.Figure(go.Bar(y=[1, 2, 3], x=[900, 700, 300], orientation="h")).update_layout(
                title_text="Some counties came first", xaxis_title_text="Days"
            ),
            "lying",
        ),
        (quarter_bars(yaxis_title_text="months"), "other-unit"),
    ],
)
def test_bars_must_start_at_zero_and_stand(figure, mistake):
    assert told(figure, QUARTERS) == (mistake, 1)


def test_bars_may_lie_where_the_exercise_allows_it():
    lying = go.Figure(go.Bar(y=[1, 2, 3], x=[900, 700, 300], orientation="h"))
    lying.update_layout(title_text="Some counties came first", xaxis_title_text="Days")
    allowed = replace(QUARTERS, properties=replace(QUARTERS.properties, lying=True))
    assert verdict(lying, allowed).state == "right"


@pytest.mark.parametrize(("places", "name"), [(["a", "b"], None), (["b", "a"], "in-order")])
def test_bars_stand_in_the_order_that_the_exercise_names(places, name):
    asked = replace(QUARTERS.properties, in_order=("a", "b"))
    figure = go.Figure(go.Bar(x=places, y=[900, 700]))
    figure.update_layout(title_text="Some counties came first", yaxis_title_text="Days")
    fault = kind_of("chart").fault(asked, kind_of("chart").take(figure).value)
    assert (fault and fault.name) == name


def test_a_chart_of_another_library_and_a_loose_series_are_told_so():
    plt = pytest.importorskip("matplotlib.figure")
    assert kind_of("chart").take(plt.Figure()).rule == "chart-matplotlib"
    assert kind_of("chart").take(go.Bar(x=[1], y=[1])).rule == "chart-trace"


def test_a_chart_of_an_earlier_version_of_the_kit_still_fits():
    old = {"title": TITLE, "x_title": "", "y_title": UNIT, "series": [{"name": "a", "x": [1], "y": [2]}]}
    assert kind_of("chart").fits(old)
    assert kind_of("chart").fault(Properties(type="a chart", drawn_as="line", series=1), old) is None


def test_the_build_tries_the_faults_that_matter_and_tells_which_gets_full_marks():
    right = kind_of("chart").take(drawn()).value
    generous = SimpleNamespace(
        exercise=LINES, key=SimpleNamespace(right=(right,)), judge=lambda value: None, full_marks=lambda verdict: True
    )  # fmt: skip
    found = list(faults_of_charts(generous))  # type: ignore[arg-type]
    assert {
        "a chart with a second axis gets full marks",
        "a chart with bars in place of line gets full marks",
    } <= {*found}
    strict = SimpleNamespace(
        exercise=LINES,
        key=generous.key,
        judge=lambda value: judge(LINES, kind_of("chart").take(drawn()).__class__("answer", value), Deal(), tiny.load),
        full_marks=lambda verdict: verdict.score == verdict.points,
    )  # fmt: skip
    assert list(faults_of_charts(strict)) == []  # type: ignore[arg-type]


def test_the_chart_is_shown_with_its_words_in_a_kernel_alone_and_not_while_graded(monkeypatch):
    shown: list[object] = []
    waiting: list[Any] = []
    events = SimpleNamespace(register=lambda _, act: waiting.append(act), unregister=lambda _, act: None)
    monkeypatch.setattr("IPython.display.display", lambda value, **_: shown.append(value))
    monkeypatch.delenv(GRADING, raising=False)
    monkeypatch.setattr(sys.modules["IPython"], "get_ipython", lambda: SimpleNamespace())
    assert not show_chart(drawn())
    monkeypatch.setattr(
        sys.modules["IPython"], "get_ipython", lambda: SimpleNamespace(kernel=1, events=events)
    )
    assert show_chart(drawn())
    assert shown == []  # the reply of the check stands first
    waiting.pop()()
    assert not show_chart("no chart")
    assert TITLE in shown[1]["text/plain"]  # type: ignore[index]
    assert show_chart(drawn(), drawn=True)
    waiting.pop()()
    assert len(shown) == 3  # what the answer cell has drawn is said in words alone
    monkeypatch.setenv(GRADING, "somewhere")
    assert not show_chart(drawn())


def test_a_title_must_have_the_word_that_the_exercise_asks_for():
    asked = replace(QUARTERS, properties=replace(QUARTERS.properties, title_word="made-up"))
    without, having = ("Some counties came first", "Some made-up counties came first")
    assert told(quarter_bars(title_text=without), asked) == ("title-word", 1)
    assert verdict(quarter_bars(title_text=having), asked).state == "right"


def test_an_axis_may_be_logarithmic_where_the_exercise_allows_it():
    allowed = replace(QUARTERS, properties=replace(QUARTERS.properties, logarithmic=True))
    assert told(quarter_bars(yaxis_type="log"), QUARTERS) == ("log-axis", 1)
    assert verdict(quarter_bars(yaxis_type="log"), allowed).state == "right"
