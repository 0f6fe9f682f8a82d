"""An event study: estimates with their intervals around the day on which a policy begins."""

import pandas as pd
import pytest

from scomm.charts import event_study

WORDS = {
    "finding": "Nothing before, a drop after",
    "units": "change in reports",
    "source": "an invented world",
}


@pytest.fixture
def quarters():
    return pd.DataFrame(
        {
            "Quarter": [-2, 0, 1],
            "Estimate": [0.5, -4.0, -6.5],
            "Low": [-1.0, -6.0, -8.0],
            "High": [2.0, -2.0, -5.0],
            "Truth": [0, -5.0, -5.0],
        }
    )


def drawn(quarters, **given):
    return event_study(quarters, "Quarter", "Estimate", "Low", "High", axis=(-10, 10), **WORDS, **given)


def test_each_estimate_stands_between_the_ends_of_its_interval(quarters):
    (points,) = drawn(quarters).figure.data
    assert list(points.error_y.array) == [1.5, 2.0, 1.5]
    assert list(points.error_y.arrayminus) == [1.5, 2.0, 1.5]


def test_the_description_tells_how_many_points_lie_on_each_side(quarters):
    assert drawn(quarters).alt == (
        "Event study in change in reports, against the last quarter before. "
        "1 point with intervals before the policy begins, from +0.5 to +0.5. "
        "2 points with intervals after the policy begins, from −6.5 to −4."
    )


def test_the_truth_is_drawn_and_told_only_where_it_is_asked_for(quarters):
    hidden, shown = drawn(quarters), drawn(quarters, truth="Truth", truth_in_all=-5.0)
    assert len(hidden.figure.data) == 1
    assert "truth" not in hidden.alt
    assert list(shown.figure.data[1].y) == [0, -5.0, -5.0]
    assert shown.alt.endswith("A line marks the truth, −5.")
