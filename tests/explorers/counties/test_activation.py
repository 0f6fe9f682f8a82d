"""The months in which counties were connected."""

import pandas as pd

from lessonkit.data import load
from scomm.explorers.counties.activation import MONTHS


def test_the_months_run_without_a_gap():
    days = pd.to_datetime(list(MONTHS))
    assert (days == pd.date_range(days[0], days[-1], freq="ME")).all()
    first = load("county-activation")["activation_date"].min()
    assert days[0] < first <= days[1]
