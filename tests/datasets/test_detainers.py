"""Detainers reproduce every verified total, a blank stays a blank, and nothing leads to a person."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load, root


@pytest.fixture(scope="module")
def monthly() -> pd.DataFrame:
    return load("detainers-monthly")


@pytest.fixture(scope="module")
def outcomes() -> pd.DataFrame:
    return load("detainers-outcomes")


@pytest.fixture(scope="module")
def fy2015() -> pd.DataFrame:
    return load("detainers-fy2015")


@pytest.fixture(scope="module")
def pennsylvania() -> pd.DataFrame:
    return load("detainers-pennsylvania")


@pytest.fixture(scope="module")
def facilities() -> pd.DataFrame:
    return load("detainers-facilities")


@pytest.fixture(scope="module")
def sheet(raw: Path) -> pd.DataFrame:
    """The extract of ICE's sheet for FY2015 that was made by hand."""
    return pd.read_csv(
        raw / "ice-detainers-npr" / "check" / "fy2015_detainer_records.csv.gz", parse_dates=["prepare_date"]
    )


def test_the_months_sum_to_all_detainers(monthly: pd.DataFrame) -> None:
    assert monthly["detainers"].sum() == 1_814_828
    months = pd.date_range("2007-10-01", "2015-07-01", freq="MS")
    assert monthly["month_start"].tolist() == months.tolist()


def test_the_fiscal_years_are_reproduced(monthly: pd.DataFrame) -> None:
    assert monthly.groupby("fiscal_year")["detainers"].sum().to_dict() == {
        2008: 212406,
        2009: 248272,
        2010: 290304,
        2011: 317347,
        2012: 286530,
        2013: 216730,
        2014: 164186,
        2015: 79053,
    }


def test_a_fiscal_year_starts_in_october_of_the_year_before(monthly: pd.DataFrame) -> None:
    start = monthly["month_start"]
    assert (monthly["fiscal_year"] == start.dt.year + (start.dt.month >= 10)).all()
    assert (monthly["calendar_year"] == start.dt.year).all()
    assert (monthly["month"] == start.dt.month).all()


def test_outcomes_and_forms_sum_to_the_months_of_their_year(
    monthly: pd.DataFrame, outcomes: pd.DataFrame
) -> None:
    years = monthly.groupby("calendar_year")["detainers"].sum()
    assert outcomes.groupby("calendar_year")["detainers"].sum().equals(years)
    assert load("detainers-by-form").groupby("calendar_year")["detainers"].sum().equals(years)


def test_declined_detainers_by_year_are_reproduced(outcomes: pd.DataFrame) -> None:
    declined = outcomes[outcomes["outcome"] == "declined"].set_index("calendar_year")["detainers"]
    assert declined.loc[2010:].tolist() == [121, 279, 942, 2378, 13595, 2785]
    shares = 100 * declined / outcomes.groupby("calendar_year")["detainers"].sum()
    assert [float(f"{share:.2g}") for share in shares.loc[2010:]] == [0.04, 0.089, 0.35, 1.2, 9.2, 5.6]


def test_a_blank_outcome_is_a_value_of_its_own_in_every_year(outcomes: pd.DataFrame) -> None:
    blank = outcomes[outcomes["outcome"] == "blank"]
    assert blank["calendar_year"].tolist() == list(range(2007, 2016))
    assert blank["official_label"].isna().all()
    assert outcomes.loc[outcomes["outcome"] != "blank", "official_label"].notna().all()
    assert blank["detainers"].sum() == 827_923
    assert outcomes.loc[outcomes["outcome"] != "blank", "detainers"].sum() == 986_905


def test_no_outcome_claims_that_a_detainer_was_honoured(outcomes: pd.DataFrame) -> None:
    words = pd.concat([outcomes["outcome"], outcomes["plain_label"]])
    assert not words.str.contains("hono").any()
    assert outcomes["outcome"].nunique() == 13


def test_named_outcomes_equal_the_source_that_counts_them_alone(outcomes: pd.DataFrame, raw: Path) -> None:
    lifted = pd.read_csv(raw / "ice-detainers-npr" / "npr_lifted_detainers_by_year.csv", index_col="year")
    ours = outcomes[outcomes["outcome"] != "blank"].groupby("calendar_year")["detainers"].sum()
    assert ours.to_dict() == lifted["count"].to_dict()


def test_no_form_is_on_record_before_october_2014(fy2015: pd.DataFrame, pennsylvania: pd.DataFrame) -> None:
    forms = load("detainers-by-form")
    assert set(forms.loc[forms["calendar_year"] < 2014, "form"]) == {"none"}
    with_form = forms[forms["form"] != "none"].groupby("form")["detainers"].sum()
    assert with_form.to_dict() == {"I-247": 75497, "I-247-old": 199, "I-247D": 2811, "I-247N": 546}
    assert with_form.to_dict() == fy2015["form"].value_counts().to_dict()
    dated = pennsylvania.dropna(subset="month_start")
    assert (dated["form"] == "none").equals(dated["month_start"] < "2014-10-01")


def test_the_records_of_fiscal_year_2015_are_all_there_and_two_thirds_have_no_outcome(
    fy2015: pd.DataFrame,
) -> None:
    assert len(fy2015) == 79_053
    assert (fy2015["outcome"] == "blank").sum() == 52_263
    assert (fy2015["outcome"] == "declined").sum() == 5_501
    assert fy2015["month_start"].max() == pd.Timestamp("2015-07-01")


def test_the_records_of_fiscal_year_2015_equal_the_monthly_table(
    fy2015: pd.DataFrame, monthly: pd.DataFrame
) -> None:
    by_month = fy2015["month_start"].value_counts().sort_index()
    less = monthly[monthly["fiscal_year"] == 2015].set_index("month_start")["detainers"] - by_month
    # Of three rare outcomes the records don't show the month.
    assert less.sum() == fy2015["month_start"].isna().sum() == 238
    assert len(less) == 10


def test_every_state_month_and_outcome_of_the_sheet_is_kept(
    fy2015: pd.DataFrame, sheet: pd.DataFrame
) -> None:
    hand = root() / "detainers" / "hand"
    states = pd.read_csv(hand / "states.csv", index_col="printed", keep_default_na=False)["state_code"]
    names = pd.read_csv(hand / "outcomes.csv", index_col="printed", keep_default_na=False)["outcome"]
    expected = pd.DataFrame(
        {
            "month_start": sheet["prepare_date"].dt.to_period("M").dt.start_time,
            "state_code": sheet["state"].map(states).fillna("?"),
            "outcome": sheet["lift_reason"].fillna("").map(names),
        }
    )
    expected["month_start"] = expected["month_start"].mask(
        expected["outcome"].isin(["citizen", "not-deportable", "died"])
    )
    ours = fy2015[["month_start", "state_code", "outcome"]].fillna({"state_code": "?"})
    assert (
        ours.value_counts(dropna=False).sort_index().equals(expected.value_counts(dropna=False).sort_index())
    )


def test_pennsylvania_holds_every_record_and_agrees_with_the_other_table(
    pennsylvania: pd.DataFrame, fy2015: pd.DataFrame
) -> None:
    assert len(pennsylvania) == 32_757
    assert set(pennsylvania["state_code"]) == {"PA"}
    assert pennsylvania["month_start"].min() == pd.Timestamp("2007-10-01")
    assert pennsylvania["month_start"].max() == pd.Timestamp("2015-07-01")
    both = [
        table[table["month_start"] >= "2014-10-01"]
        for table in (pennsylvania, fy2015.query("state_code == 'PA'"))
    ]
    counts = [
        table[["month_start", "form", "facility", "outcome"]].value_counts().sort_index() for table in both
    ]
    assert counts[0].equals(counts[1])


def test_pennsylvanias_declines_by_quarter_are_reproduced(pennsylvania: pd.DataFrame) -> None:
    declined = pennsylvania[pennsylvania["outcome"] == "declined"]
    quarters = declined["month_start"].dt.to_period("Q").value_counts().sort_index()
    assert quarters.loc["2013Q1":"2013Q4"].tolist() == [5, 5, 5, 4]
    assert quarters.loc["2014Q1":"2014Q4"].tolist() == [14, 53, 62, 40]


def test_most_declines_of_2014_in_pennsylvania_were_in_one_city(
    pennsylvania: pd.DataFrame, facilities: pd.DataFrame
) -> None:
    declined = pennsylvania.query("outcome == 'declined' and '2014-01-01' <= month_start <= '2014-12-31'")
    placed = declined.merge(facilities.drop(columns="state_code"), on="facility", validate="many_to_one")
    share = 100 * (placed["city"] == "PHILADELPHIA").mean()
    assert 80 < share < 90
    assert len(placed) - (placed["city"] == "PHILADELPHIA").sum() >= 10, "what is left can be printed too"


def test_oregons_declines_by_year_are_reproduced() -> None:
    declined = load("detainers-declined").query("state_code == 'OR'")
    by_year = declined.groupby("calendar_year")["declined"].sum()
    assert by_year.loc[2012:2014].tolist() == [7, 11, 201]


def test_the_facilities_count_one_decline_less_than_the_outcomes_in_2014(outcomes: pd.DataFrame) -> None:
    by_facility = load("detainers-declined").groupby("calendar_year")["declined"].sum()
    by_outcome = outcomes[outcomes["outcome"] == "declined"].set_index("calendar_year")["detainers"]
    assert (by_facility[2014], by_outcome[2014]) == (13594, 13595)
    assert by_facility.drop(2014).equals(by_outcome.drop(2014).rename("declined"))


def test_citizens_and_people_not_subject_to_deportation_are_counted_by_state_and_no_finer(
    outcomes: pd.DataFrame,
) -> None:
    table = load("detainers-not-deportable")
    assert table.groupby("outcome")["detainers"].sum().to_dict() == {"citizen": 693, "not-deportable": 1846}
    assert set(table.columns) == {"calendar_year", "state_code", "outcome", "detainers"}
    by_year = table.groupby(["calendar_year", "outcome"])["detainers"].sum()
    national = outcomes[outcomes["outcome"].isin(["citizen", "not-deportable"])]
    assert by_year.equals(national.set_index(["calendar_year", "outcome"])["detainers"].sort_index())
