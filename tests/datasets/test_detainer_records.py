"""Detainer records and their facilities: small places are pooled, and each county was looked up by a rule."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load, root

RECORDS = {"detainers-fy2015": 79053, "detainers-pennsylvania": 32757}
HIDDEN = ["citizen", "not-deportable", "died"]


@pytest.fixture(scope="module")
def fy2015() -> pd.DataFrame:
    return load("detainers-fy2015")


@pytest.fixture(scope="module")
def facilities() -> pd.DataFrame:
    return load("detainers-facilities")


@pytest.fixture(scope="module")
def sheet(raw: Path) -> pd.DataFrame:
    """The extract of ICE's sheet for FY2015 that was made by hand."""
    return pd.read_csv(
        raw / "ice-detainers-npr" / "check" / "fy2015_detainer_records.csv.gz", parse_dates=["prepare_date"]
    )


@pytest.mark.parametrize("name", RECORDS)
def test_a_record_says_month_form_state_facility_and_outcome_and_no_more(name: str) -> None:
    table = load(name)
    assert table.columns.tolist() == ["month_start", "form", "state_code", "facility", "outcome"]
    # In ICE's sheet the order gives the facility away.
    whole = table.fillna({"state_code": ""})
    assert whole.equals(whole.sort_values(whole.columns.tolist(), kind="stable"))


@pytest.mark.parametrize("name", RECORDS)
def test_a_named_facility_or_pool_has_at_least_ten_records(name: str, facilities: pd.DataFrame) -> None:
    counts = load(name)["facility"].value_counts().rename("rows")
    shown = facilities.merge(counts, left_on="facility", right_index=True)
    assert len(shown) == len(counts)
    assert shown.loc[shown["level"].isin(["facility", "pool"]), "rows"].min() == 10
    column = {"detainers-fy2015": "fy2015", "detainers-pennsylvania": "pennsylvania"}[name]
    assert facilities[column].sum() == RECORDS[name]
    assert (shown["rows"] == shown[column]).all()


@pytest.mark.parametrize("name", RECORDS)
def test_a_state_stands_as_one_where_no_facility_is_large_enough(name: str) -> None:
    table = load(name)
    for state in table.loc[table["facility"].str.endswith("-all"), "state_code"].unique():
        assert set(table.loc[table["state_code"] == state, "facility"]) <= {f"{state}-all", "withheld"}


@pytest.mark.parametrize("name", RECORDS)
def test_rare_outcomes_never_show_a_facility(name: str) -> None:
    table = load(name)
    hidden = table["outcome"].isin(HIDDEN)
    assert hidden.any()
    assert set(table.loc[hidden, "facility"]) <= {"withheld", "not-given"}
    assert (table["facility"] == "withheld").sum() == (hidden & table["state_code"].notna()).sum()


def test_no_facility_year_or_pool_shows_fewer_than_ten() -> None:
    table = load("detainers-declined")
    below_the_state = table["level"].isin(["facility", "pool"])
    assert table.loc[below_the_state, "declined"].min() >= 10
    alone = table[table["level"] == "state"]
    assert not alone.merge(table[below_the_state], on=["calendar_year", "state_code"]).size


def test_every_facility_year_of_the_source_is_counted_once(raw: Path) -> None:
    source = pd.read_csv(raw / "ice-detainers-npr" / "npr_declined_by_facility_year.csv")
    table = load("detainers-declined")
    # Of a whole state the table does not say how many: one would be a jail.
    counted = table["facilities"].sum()
    assert len(source) == 1370
    assert (counted, table["facilities"].isna().sum()) == (671, 216)
    assert (table.loc[table["level"] == "facility", "facilities"] == 1).all()


def test_no_named_facility_is_one_district_of_a_citys_police(facilities: pd.DataFrame) -> None:
    named = facilities.loc[facilities["level"] == "facility", "facility_name"]
    # A court district of the US Marshals and a field office of ICE reach over many counties.
    wide = named.str.contains("MARSHAL|DIST OFFICE|DISTRICT OFFICE")
    part = named.str.contains(
        r"\bDIST\b|\bDISTRICT\b|\bDIV\b|\bPRECINCT|\bPCT\b|\bSTATION\b|\b\d+(?:ST|ND|RD|TH)\b"
    )
    assert wide.any()
    assert named[part & ~wide].tolist() == []


def test_each_part_of_a_city_stands_in_a_whole_and_the_whole_keeps_its_rows(
    sheet: pd.DataFrame, facilities: pd.DataFrame
) -> None:
    parts = pd.read_csv(root() / "detainers" / "hand" / "parts-of-a-city.csv")
    for city, rows in parts.groupby("city"):
        labels = set(rows["facility_name"]) | set(rows["shown_as"])
        in_sheet = sheet[(sheet["city"] == city) & sheet["facility"].isin(labels)]
        hidden = in_sheet["lift_reason"].isin(
            ["United States Citizen Interviewed", "Alien Not Subject to Deportation", "Died"]
        )
        shown = facilities.loc[facilities["facility_name"].isin(rows["shown_as"]), "fy2015"]
        assert shown.tolist() == [(~hidden).sum()], city


def test_detainers_without_a_place_are_counted_apart(fy2015: pd.DataFrame, sheet: pd.DataFrame) -> None:
    nowhere = fy2015[fy2015["facility"] == "not-given"]
    assert len(nowhere) == 9_020 == fy2015["state_code"].isna().sum()
    assert (sheet["facility"] == "OTHER-OTHER FACILITY").sum() == 9_014
    assert sheet["facility"].isna().sum() == 6


def test_each_label_with_fifty_or_more_detainers_was_looked_up_by_hand(sheet: pd.DataFrame) -> None:
    hand = pd.read_csv(
        root() / "detainers" / "hand" / "facility-counties.csv", dtype=str, keep_default_na=False
    )
    states = pd.read_csv(root() / "detainers" / "hand" / "states.csv", keep_default_na=False)
    printed = dict(zip(states["printed"], states["state_code"], strict=True))
    labels = sheet.assign(
        state_code=sheet["state"].map(printed).fillna(""),
        city=sheet["city"].fillna(""),
        facility_name=sheet["facility"],
    )
    key = ["state_code", "city", "facility_name"]
    parts = pd.read_csv(root() / "detainers" / "hand" / "parts-of-a-city.csv").set_index(key)["shown_as"]
    whole = labels.join(parts, on=key)["shown_as"]
    labels["facility_name"] = whole.fillna(labels["facility_name"])
    large = labels.groupby(key).size().rename("rows").loc[lambda rows: rows >= 50].reset_index()
    assert (len(large), large["rows"].sum()) == (255, 59_708)
    found = large.merge(hand, on=key, how="left", validate="one_to_one")
    assert found[["rule", "confidence"]].notna().all(axis=None)
    assert (found["fips"] != "").sum() == 234
    assert set(found.loc[found["fips"] == "", "rule"]) == {"many-places", "not-a-place", "territory"}


def test_the_facilities_without_a_county_are_counted(fy2015: pd.DataFrame, facilities: pd.DataFrame) -> None:
    rows = fy2015.merge(facilities, on="facility", validate="many_to_one")
    assert rows["fips"].notna().sum() == 47_907
    without = rows[rows["fips"].isna()]
    assert without["rule"].value_counts().to_dict() == {
        "not-matched": 12_879,
        "not-a-place": 9_020,
        "pooled": 6_116,
        "many-places": 3_047,
        "territory": 84,
    }


def test_a_matched_county_exists_lies_in_the_same_state_and_keeps_its_name(facilities: pd.DataFrame) -> None:
    counties = load("county-activation", ["fips", "county", "state_code"])
    matched = facilities[facilities["fips"].notna()]
    both = matched.merge(counties, on="fips", how="left", suffixes=("", "_known"))
    assert (both["county"] == both["county_known"]).all()
    assert (both["state_code"] == both["state_code_known"]).all()
    assert set(matched["confidence"]) == {"high", "medium", "low"}
    assert set(facilities.loc[facilities["fips"].isna(), "confidence"]) == {"none"}


def test_the_counties_found_by_hand_agree_with_ices_own_list_of_facilities(
    facilities: pd.DataFrame, raw: Path
) -> None:
    known = pd.read_csv(raw / "ice-detention-headcount" / "facilities.csv.gz", sep="|", dtype=str)
    cities = known.dropna(subset="county").groupby([known["state"], known["city"].str.upper()])["county"]
    plain = {
        place: {name.upper().replace(" ", "").replace("FT.", "FORT") for name in names}
        for place, names in cities
    }
    compared, apart = 0, set()
    for row in facilities[facilities["fips"].notna()].itertuples():
        theirs = plain.get((row.state_code, row.city.upper()))
        if theirs:
            compared += 1
            ours = row.county.upper().removesuffix(" COUNTY").replace(" ", "")
            if ours not in theirs:
                apart.add(row.facility_name)
    assert compared > 150
    # Rikers Island and Middleton stand in another county than their mailing town; ICE's list gives Prince
    # William's jail to Manassas, and a town instead of a county to Sussex in Delaware.
    assert apart == {
        "RIKERS ISLAND, QUEENS, NY",
        "TEXAS DOC - MIDDLETON UNIT",
        "PRINCE WILLIAM",
        "SUSSEX CO PRIS,GEOTWN,DE",
    }
