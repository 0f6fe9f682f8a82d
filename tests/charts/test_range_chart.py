"""Ranges: both ends of each row where they stand, one number as a marked point, nothing invented."""

import pandas as pd
import pytest

from scomm.charts import ranges
from scomm.errors import ScommError

WORDS = {"finding": "Nobody knows exactly", "units": "detainers", "source": "TRAC"}


@pytest.fixture
def outcomes():
    return pd.DataFrame(
        {
            "Outcome": ["Held", "Handed to ICE", "Cost"],
            "Low": [20_000, 5, 40],
            "High": [31_000, 50_000, 40],
            "Guess": [25_000.0, None, None],
        }
    )


@pytest.fixture
def effects():
    return pd.DataFrame({"Method": ["naive", "2×2"], "Low": [-5.5, -1.0], "High": [-1.0, 2.25]})


def drawn(table, **more):
    return ranges(table, table.columns[0], "Low", "High", **WORDS | more)


def traces(chart):
    bars, lows, highs, *points = chart.figure.data
    return bars, lows, highs, *points


def test_a_range_is_drawn_from_its_low_end_to_its_high_end(outcomes):
    bars, lows, highs = traces(drawn(outcomes))
    assert list(lows.x) == [20_000, 5, 40]
    assert list(highs.x) == [31_000, 50_000, 40]
    assert list(bars.base) == [20_000, 5, 40]
    assert [base + length for base, length in zip(bars.base, bars.x, strict=True)] == [31_000, 50_000, 40]


def test_both_numbers_stand_at_the_high_end_and_a_single_one_stands_once(outcomes):
    assert traces(drawn(outcomes))[2].text == ("20,000–31,000", "5–50,000", "\u00a040")


def test_numbers_aside_stand_beside_the_plot_in_the_rows_that_they_belong_to(effects):
    chart = drawn(effects, aside=True, lines={"truth": -2})
    assert traces(chart)[2].text is None
    beside = {
        note.y: note.text
        for note in chart.figure.layout.annotations
        if note.xref == "paper" and note.yref != "paper"
    }
    assert beside == {0: "−5.5 to −1", 1: "−1 to 2.25"}
    gap = drawn(effects.assign(Low=[None, 0.0]), aside=True)
    assert "" in [note.text for note in gap.figure.layout.annotations if note.y == 0]


def test_a_range_of_one_number_is_a_marked_point_and_not_nothing(outcomes):
    _, lows, highs = traces(drawn(outcomes))
    assert highs.marker.symbol == ("line-ns-open", "line-ns-open", "diamond")
    assert lows.marker.size[2] > 0


def test_an_estimate_is_marked_inside_its_range(outcomes):
    *_, points = traces(drawn(outcomes, point="Guess"))
    assert list(points.x) == [25_000, None, None]
    assert points.marker.color[0] != traces(drawn(outcomes))[0].marker.color[0]


def test_the_rows_of_the_finding_stand_out_by_colour_and_by_bold_name(outcomes):
    chart = drawn(outcomes, strong=[True, False, True])
    for trace in traces(chart):
        one, other, third = trace.marker.color
        assert one == third != other
    assert chart.figure.layout.yaxis.ticktext == ("<b>Held</b>", "Handed to ICE", "<b>Cost</b>")


def test_a_missing_end_says_that_nothing_was_published():
    gaps = pd.DataFrame({"Who": ["Known", "Unknown"], "Low": [1, None], "High": [9, None]})
    chart = drawn(gaps)
    assert traces(chart)[0].text == ("1–9", "not published")
    assert traces(chart)[0].textposition == ("none", "outside")
    assert list(traces(chart)[1].x) == [1, None]
    assert "Unknown: not published." in chart.alt


def test_an_axis_holds_zero_and_every_number(outcomes, effects):
    bottom, top = drawn(outcomes).figure.layout.xaxis.range
    assert bottom == 0
    assert top > 50_000
    bottom, top = drawn(effects, lines={"the truth": -9}).figure.layout.xaxis.range
    assert bottom < -9
    assert top > 2.25


def test_states_share_an_axis_that_is_given(effects, outcomes):
    for table in (effects, outcomes):
        axis = drawn(table, bottom=-10, top=60_000).figure.layout.xaxis
        assert (axis.range, axis.zeroline) == ((-10, 60_000), True)


def test_the_names_of_lines_have_room_above_the_rows(effects):
    with_lines = drawn(effects, lines={"the truth": -2, "no effect": 2}).figure
    assert with_lines.layout.yaxis.range[1] < drawn(effects).figure.layout.yaxis.range[1] == -0.5
    assert [note.text for note in with_lines.layout.annotations][:2] == ["the truth", "no effect"]


def test_the_description_tells_every_number(outcomes, effects):
    said = drawn(outcomes, point="Guess").alt
    assert "Held: 20,000–31,000, estimate 25,000. Handed to ICE: 5–50,000. Cost: 40." in said
    assert "naive: −5.5 to −1. 2×2: −1 to 2.25. A line marks the truth at −2." in (
        drawn(effects, lines={"the truth": -2}).alt
    )


def test_percentages_carry_their_sign():
    shares = pd.DataFrame({"Who": ["A"], "Low": [12.5], "High": [40]})
    assert traces(drawn(shares, units="% of detainers", share=True))[2].text == ("12.5–40.0%",)


def test_labels_can_be_given(outcomes):
    assert traces(drawn(outcomes, labels=["a", "b", "c"]))[0].text == ("a", "b", "c")


@pytest.mark.parametrize("more", [{"labels": ["a"]}, {"strong": [True, False]}])
def test_labels_that_are_not_one_a_row_are_refused_and_no_row_is_lost(outcomes, more):
    with pytest.raises(ScommError, match=r"for 3 rows\. Give one for each row"):
        drawn(outcomes, **more)


def test_no_row_is_no_chart(outcomes):
    with pytest.raises(ScommError, match="at least one row"):
        drawn(outcomes.head(0))


def test_an_upside_down_range_is_refused(outcomes):
    with pytest.raises(ScommError, match="The range of Held ends at 20000 before it begins at 31000"):
        ranges(outcomes, "Outcome", "High", "Low", **WORDS)
