"""The Department of Justice's list: all 35 places as first published, and Nevada's removal."""

import pandas as pd

from lessonkit.claims import claim, value_of
from lessonkit.data import load


def test_the_list_has_the_places_of_its_first_day():
    table = load("doj-list")
    assert len(table) == 35 == value_of(claim("doj-list-2025"), load)
    assert table["level"].value_counts().to_dict() == {"city": 18, "state": 13, "county": 4}
    assert (table["listed_on"] == pd.Timestamp(2025, 8, 5)).all()


def test_nevada_alone_was_taken_off():
    off = load("doj-list").dropna(subset="taken_off_on")
    assert off["place"].tolist() == ["Nevada"]
    assert off["taken_off_on"].tolist() == [pd.Timestamp(2025, 9, 26)]
    assert off["taken_off_source"].notna().all()


def test_every_county_code_is_one_of_the_kit_and_lies_in_its_state():
    known = load("county-activation", ["fips", "state_code"]).set_index("fips")["state_code"]
    for row in load("doj-list").dropna(subset="counties").itertuples():
        assert {known[fips] for fips in row.counties.split(";")} == {row.state_code}
