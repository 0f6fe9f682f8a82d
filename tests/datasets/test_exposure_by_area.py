"""Exposure by area and year: the authors' means are met, and 2015 is their choice."""

import pytest

from lessonkit.data import load


def test_every_area_has_every_year():
    table = load("exposure-by-area")
    assert len(table) == 1_078 * 16
    assert table.groupby("area")["year"].nunique().eq(16).all()


@pytest.mark.parametrize(
    ("year", "mean"),
    [(2008, 0.0004), (2009, 0.077), (2010, 0.261), (2011, 0.567), (2012, 0.870), (2013, 0.998), (2014, 1.0), (2015, 0.0)],
)  # fmt: skip
def test_the_mean_share_of_each_year_is_that_of_the_authors_file(year, mean):
    table = load("exposure-by-area")
    found = table.loc[table["year"] == year, "secure_communities"].mean()
    assert found == pytest.approx(mean, abs=0.0005)


def test_the_share_rises_as_counties_were_connected():
    means = load("exposure-by-area").groupby("year")["secure_communities"].mean()
    assert means[2007] == 0
    assert means.loc[2008:2014].is_monotonic_increasing
