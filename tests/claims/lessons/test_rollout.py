"""The claims on the rollout agree with what was published, and with counts made by hand from the list."""

import pandas as pd
import pytest

from lessonkit import data
from lessonkit.claims import claim, say, value_of
from scomm.measures.activation import Connected
from tests.claims.data_changes import load_with

COUNTED = {
    "counties-connected-2008-12-31": 14,
    "counties-connected-2010-09-30": 661,
    "counties-connected-in-all": 3_143,
    "codings-compared": 3_102,
    "codings-same-month": 3_094,
    "jurisdictions-2008": 14,
    "jurisdictions-2009-11": 95,
    "jurisdictions-2010-09": 658,
    "jurisdictions-2013": 3_181,
}


@pytest.mark.parametrize(("id", "number"), COUNTED.items())
def test_a_count_is_the_one_that_was_published_or_counted_by_hand(id, number):
    assert value_of(claim(id), data.load) == number


def test_no_day_has_the_count_that_ice_told_congress():
    running = data.load("county-activation").groupby("activation_date").size().cumsum()
    told = value_of(claim("jurisdictions-2010-09"), data.load)
    assert told not in set(running)
    below, above = running[running < told].iloc[-1], running[running > told].iloc[0]
    assert below == Connected("2010-09-21")(data.load)
    assert above == value_of(claim("counties-connected-2010-09-30"), data.load)


def test_people_outrun_counties():
    people = Connected("2010-09-30", "population_2010")(data.load)
    assert people > 2 * value_of(claim("counties-share-2010-09"), data.load)


def test_half_of_the_people_comes_before_half_of_the_counties_by_the_days_between_them():
    table = data.load("county-activation")
    halves = []
    for weight in (table["population_2010"].fillna(0), pd.Series(1, table.index)):
        by_day = weight.groupby(table["activation_date"]).sum().cumsum()
        halves.append(by_day.index[by_day >= by_day.iloc[-1] / 2][0])
    assert value_of(claim("days-between-halves"), data.load) == (halves[1] - halves[0]).days


def test_a_later_day_of_one_county_moves_the_count():
    def later(table):
        table.loc[table["fips"] == "48201", "activation_date"] = pd.Timestamp("2012-01-01")
        return table

    assert value_of(claim("counties-connected-2008-12-31"), load_with("county-activation", later)) == 13


def test_the_sides_of_the_dispute_over_profiling_are_two_publishers():
    warren, cis = claim("warren-latino-share"), claim("cis-border-state-cases")
    assert warren.publisher != cis.publisher
    assert cis.id in warren.disputed_by
    assert warren.id in cis.disputed_by


def test_words_that_soften_a_number_are_kept():
    assert say(claim("quinn-serious"), data.load) == "less than 20 percent"
