"""Uncertainty in claims: checked against intervals worked out by hand."""

import math

import pandas as pd
import pytest

from lessonkit import data
from lessonkit.claims.measures.counts import Count
from lessonkit.claims.measures.intervals import IntervalEnd, MarginOfError, WilsonEnd, wilson


@pytest.mark.parametrize(
    ("part", "base", "lower", "upper"),
    [(6, 375, 0.735, 3.446), (0, 10, 0.0, 27.754), (10, 10, 72.246, 100.0), (50, 100, 40.383, 59.617)],
)
def test_wilsons_interval_is_the_textbook_one(part, base, lower, upper):
    assert [100 * end for end in wilson(part, base)] == pytest.approx([lower, upper], abs=1e-3)


def test_an_end_is_a_percentage_or_people():
    assert WilsonEnd("cis-citizen-records", "warren-cases", "lower")(data.load) == pytest.approx(
        0.735, abs=1e-3
    )
    assert WilsonEnd("cis-citizen-records", "warren-cases", "upper", of="sc-arrests-2011-04")(
        data.load
    ) == pytest.approx(7_812, abs=1)


def test_a_margin_of_error_is_that_of_a_simple_random_sample():
    table = pd.DataFrame({"group": ["all"], "percent": [44], "sample": [2004]})
    where = {"group": "all"}
    margin = MarginOfError(Count("surveys", where, "percent"), Count("surveys", where, "sample"))
    assert margin(lambda name: table) == pytest.approx(2.173, abs=1e-3)


def test_the_interval_of_an_estimate_is_two_errors_wide_on_each_side():
    table = pd.DataFrame({"id": ["a"], "estimate": [0.017], "std_error": [0.023]})
    ends = [IntervalEnd("a", end)(lambda name: table) for end in ("lower", "upper")]
    assert ends == pytest.approx([-0.0281, 0.0621], abs=1e-4)


def test_an_estimate_that_is_not_there_has_no_interval():
    table = pd.DataFrame({"id": ["a"], "estimate": [0.017], "std_error": [0.023]})
    assert math.isnan(IntervalEnd("b", "lower")(lambda name: table))
