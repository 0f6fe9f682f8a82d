"""Local policies keep their intervals, their doubts and their sources."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load, root

BOUNDS = ["not_before", "not_after"]


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("local-policies").set_index("policy")


@pytest.fixture(scope="module")
def written(raw: Path) -> pd.DataFrame:
    """The list as it was transcribed."""
    return pd.read_csv(raw / "local-detainer-policies" / "local_policies.csv", dtype=str)


def test_every_transcribed_row_is_there_in_its_order(table: pd.DataFrame, written: pd.DataFrame) -> None:
    assert (len(table), len(written)) == (242, 236)
    assert table["level"].value_counts().to_dict() == {"county": 176, "state": 41, "city": 25}
    assert table["state_code"].nunique() == 35
    first = table.iloc[:236]
    assert first["subjects_as_written"].tolist() == written["what_it_limits"].tolist()
    mended = corrections().query("column == 'instrument'")["policy"]
    ours = first["instrument"].reset_index(drop=True)
    assert set(first.index[(ours != written["instrument"]).to_numpy()]) == set(mended)


def corrections() -> pd.DataFrame:
    """The cells that differ from the transcription, each with the reason."""
    return pd.read_csv(root() / "local-policies" / "hand" / "corrections.csv", dtype=str)


def test_policies_that_were_looked_up_later_stand_after_the_others(table: pd.DataFrame) -> None:
    assert table.index[236:].tolist() == [
        "ca-san-francisco-4",
        "fl-miami-dade-county-2",
        "in-indiana-1",
        "ar-arkansas-1",
        "mt-montana-1",
        "la-louisiana-1",
    ]
    assert table["source_url"].iloc[236:].str.startswith("http").all()


@pytest.mark.parametrize(
    ("policy", "day"),
    [
        ("fl-miami-dade-county-1", "2014-01-01"),
        ("fl-miami-dade-county-2", "2017-01-26"),
        ("nj-newark-1", "2013-07-24"),
        ("ca-san-francisco-4", "2011-06-01"),
        ("ca-california-1", "2014-01-01"),
        ("in-indiana-1", "2011-07-01"),
        ("ar-arkansas-1", "2019-07-24"),
        ("mt-montana-1", "2021-03-31"),
        ("la-louisiana-1", "2024-05-28"),
    ],
)
def test_days_of_the_public_record_are_known_days(table: pd.DataFrame, policy: str, day: str) -> None:
    row = table.loc[policy]
    assert row["precision"] == "day"
    assert row["not_before"] == row["not_after"] == pd.Timestamp(day)


def test_the_best_known_reversal_is_a_spell_that_ended(table: pd.DataFrame) -> None:
    row = table.loc["fl-miami-dade-county-1"]
    assert (row["ended"], row["ended_by"]) == ("reversed", "fl-miami-dade-county-2")
    assert row["end_not_before"] == row["end_not_after"] == pd.Timestamp(2017, 1, 26)


def test_a_vote_is_not_the_day_in_force(table: pd.DataFrame) -> None:
    row = table.loc["dc-district-of-columbia-1"]
    assert row["precision"] == "year"
    assert (row["not_before"], row["not_after"]) == (pd.Timestamp(2012, 6, 5), pd.Timestamp(2012, 12, 31))


def test_a_resolution_that_only_asks_is_called_so(table: pd.DataFrame) -> None:
    asking = table[table["policy_type"] == "advisory-resolution"]
    assert asking.index.tolist() == ["ca-san-francisco-1", "ga-fulton-county-1"]


def test_every_mended_cell_has_its_reason_and_is_in_the_table(table: pd.DataFrame) -> None:
    for one in corrections().itertuples():
        cell = table.loc[one.policy, one.column]
        assert (f"{cell:%Y-%m-%d}" if isinstance(cell, pd.Timestamp) else cell) == one.value
        assert len(one.why) > 30


def test_mandates_and_attempts_to_opt_out_are_told_from_limits(table: pd.DataFrame) -> None:
    mandates = table[table["direction"] == "mandates"]
    assert sorted(mandates["state_code"]) == [
        "AL",
        "AR",
        "AZ",
        "FL",
        "GA",
        "IA",
        "IN",
        "LA",
        "MS",
        "MT",
        "NC",
        "NC",
        "NC",
        "TN",
        "TX",
    ]
    attempts = table[table["direction"] == "opt-out-attempt"]
    assert set(attempts["place"]) == {"Santa Clara County", "Illinois", "Massachusetts"}
    assert attempts["data_sharing"].all()
    assert table["direction"].value_counts().to_dict() == {
        "limits": 201,
        "label": 17,
        "mandates": 15,
        "opt-out-attempt": 3,
        "other": 3,
        "reversal": 3,
    }


def test_every_row_is_graded_and_names_its_source(table: pd.DataFrame) -> None:
    assert table["evidence"].value_counts().to_dict() == {"secondary": 212, "primary": 30}
    assert table["source_title"].notna().all()
    assert table["source_url"].str.startswith("http").sum() == 229
    assert set(table.loc[table["source_url"].isna(), "policy_type"]) == {"ice-label"}


def test_a_reporting_date_closes_the_interval_and_does_not_open_it(
    table: pd.DataFrame, written: pd.DataFrame
) -> None:
    reported = table[table["precision"] == "on-or-before"]
    assert len(reported) == 120
    open_ = reported[reported["not_before"].isna()]
    plain = open_["date_note"].isna()
    assert plain.sum() == 29
    assert open_.index[~plain].tolist() == ["nm-dona-ana-county-1"]
    assert reported["not_after"].notna().all()
    bounded = reported.dropna(subset="not_before")
    lower = written.set_axis(table.index[:236])["date_not_before"].reindex(bounded.index)
    assert bounded["not_before"].dt.strftime("%Y-%m-%d").tolist() == lower.tolist()


def test_a_day_a_month_and_a_year_are_intervals_of_that_length(table: pd.DataFrame) -> None:
    days = (table["not_after"] - table["not_before"]).dt.days + 1
    precise = table["disputed"] != "date"
    assert set(days[(table["precision"] == "day") & precise]) == {1}
    assert days[table["precision"] == "month"].between(20, 31).all()
    assert days[table["precision"] == "year"].between(210, 366).all()
    # Some months begin with the ruling of 11 April 2014 that the sheriffs named as their reason.
    assert days["or-clackamas-county-1"] == 20
    assert (days.dropna() >= 1).all()


def test_only_a_law_without_any_date_has_no_interval(table: pd.DataFrame) -> None:
    undated = table[table["not_after"].isna()]
    assert undated.index.tolist() == ["az-arizona-1"]
    assert undated[[*BOUNDS, "date_as_published"]].isna().all(axis=None)
    assert undated["precision"].tolist() == ["unknown"]


@pytest.mark.parametrize(
    ("policy", "ended", "first", "last"),
    [
        ("ny-suffolk-county-1", "reversed", None, "2016-12-28"),
        ("pa-philadelphia-1", "narrowed", "2015-12-01", "2015-12-31"),
        ("pa-philadelphia-2", "replaced", "2016-01-04", "2016-01-04"),
        ("ri-rhode-island-1", "narrowed", "2014-08-14", "2014-08-14"),
        ("ia-montgomery-county-1", "reversed", None, "2017-03-31"),
        ("ia-franklin-county-1", "under-revision", None, None),
    ],
)
def test_a_reversal_ends_a_spell(
    table: pd.DataFrame, policy: str, ended: str, first: str | None, last: str | None
) -> None:
    row = table.loc[policy]
    assert row["ended"] == ended
    for found, wanted in ((row["end_not_before"], first), (row["end_not_after"], last)):
        assert pd.isna(found) if wanted is None else found == pd.Timestamp(wanted)


def test_no_spell_ends_before_it_begins_and_its_end_is_another_row_of_the_state(table: pd.DataFrame) -> None:
    over = table[table["ended"].notna()]
    assert len(over) == 15
    assert not (over["end_not_after"] < over["not_before"]).any()
    for row in over.dropna(subset="ended_by").itertuples():
        cause = table.loc[row.ended_by]
        assert cause["state_code"] == row.state_code
        assert cause["not_before"] == row.end_not_before or row.ended in ("reversed", "narrowed")


def test_what_sources_dispute_is_marked(table: pd.DataFrame) -> None:
    disputed = table["disputed"].dropna()
    assert disputed[disputed == "label"].index.str[:2].tolist() == ["fl"] * 4
    assert set(table.loc[disputed[disputed == "label"].index, "direction"]) == {"label"}
    assert disputed[disputed == "date"].index.tolist() == ["ga-georgia-1"]
    assert table.loc["ga-georgia-1", BOUNDS].tolist() == [pd.Timestamp(2024, 5, 1), pd.Timestamp(2024, 7, 1)]


def test_the_kinds_of_dates_are_those_of_the_transcription_with_the_mended_ones(
    table: pd.DataFrame, written: pd.DataFrame
) -> None:
    kinds = written["date_precision"].str.extract(r"^([a-z -]+[a-z])")[0].value_counts()
    assert kinds.to_dict() == {"on-or-before": 122, "day": 57, "month": 39, "year": 17, "not seen": 1}
    ours = table["precision"].value_counts()
    assert ours.to_dict() == {"on-or-before": 120, "day": 65, "month": 39, "year": 17, "unknown": 1}


def test_a_citys_policy_is_not_its_countys(table: pd.DataFrame) -> None:
    cities = table[table["level"] == "city"]
    assert cities["city_fips"].notna().all()
    assert set(cities.loc[cities["fips"].notna(), "place"]) == {"San Francisco", "Philadelphia", "Baltimore"}
    assert set(cities.loc[cities["city_county"].isna(), "place"]) == {"Aurora", "New York City"}
    assert table.loc[table["level"] == "state", ["fips", "city_fips"]].isna().all(axis=None)


def test_the_sixteen_cities_without_a_code_got_one_with_its_source(
    table: pd.DataFrame, written: pd.DataFrame
) -> None:
    first = table.iloc[:236]
    without = first[written.set_axis(first.index)["fips"].isna()]
    assert len(without) == 16
    assert without["city_fips"].str.fullmatch(r"\d{7}").all()
    hand = pd.read_csv(root() / "local-policies" / "hand" / "cities.csv", dtype=str)
    assert hand["source"].str.startswith("Census place codes").all()
    states = load("county-activation", ["fips", "state_code"])
    prefix = dict(zip(states["state_code"], states["fips"].str[:2], strict=True))
    assert (hand["city_fips"].str[:2] == hand["state_code"].map(prefix)).all()


def test_every_county_has_a_code_that_belongs_to_its_name(table: pd.DataFrame) -> None:
    counties = table[table["level"] == "county"]
    assert counties["fips"].nunique() == 167
    known = load("county-activation", ["fips", "county", "state_code"]).set_index("fips")
    for row in counties.itertuples():
        assert known.loc[row.fips, "state_code"] == row.state_code
        assert known.loc[row.fips, "county"] == row.place


def test_a_hundred_and_fifty_two_counties_limit_or_settled(table: pd.DataFrame) -> None:
    counties = table[table["level"] == "county"]
    limiting = counties[counties["direction"] == "limits"]["fips"]
    settled = counties[counties["policy_type"] == "settlement"]["fips"]
    assert limiting.nunique() == 151
    assert pd.concat([limiting, settled]).nunique() == 152


def test_blocks_of_the_collection_are_reproduced(table: pd.DataFrame) -> None:
    local = table[table["level"] != "state"]
    oregon = local[local["state_code"] == "OR"]["place"]
    assert (len(oregon), "Springfield" in set(oregon)) == (31, True)
    colorado = local[(local["state_code"] == "CO") & (local["not_after"] == "2014-06-24")]
    assert colorado["level"].value_counts().to_dict() == {"county": 30, "city": 1}
    iowa = local[(local["state_code"] == "IA") & (local["not_after"] == "2014-08-18")]
    assert len(iowa) == 22
    assert (local["state_code"].eq("KS") & local["date_as_published"].eq("2014-06")).sum() == 5


def test_listed_counties_declined_more_often_in_fy2015_but_not_where_whole_states_had_changed(
    table: pd.DataFrame,
) -> None:
    places = load("detainers-facilities", ["facility", "fips"]).dropna(subset="fips")
    rows = load("detainers-fy2015").merge(places, on="facility", validate="many_to_one")
    limiting = table.loc[(table["level"] == "county") & (table["direction"] == "limits"), "fips"]
    listed = rows["fips"].isin(limiting).map({True: "listed", False: "other"})
    declined = rows["outcome"] == "declined"

    def percent(chosen: pd.Series) -> tuple[float, float]:
        shares = (100 * declined[chosen].groupby(listed[chosen]).mean()).round()
        return shares["listed"], shares["other"]

    whole_state = rows["state_code"].isin(["CA", "CO", "CT", "NM", "RI"])
    assert percent(rows["outcome"].notna()) == (17, 6)
    assert percent(rows["outcome"] != "blank") == (41, 16)
    assert percent(whole_state) == (21, 18)
    assert percent(~whole_state) == (14, 2)
