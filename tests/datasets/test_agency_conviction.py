"""Agency and conviction stand together only where they were published together, with their coverage."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from lessonkit.data import load

from .conftest import wide


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load("agency-conviction")


@pytest.mark.parametrize(
    ("year", "agency", "convicted", "everyone"),
    [
        (2013, "interior", 110115, 133551),
        (2013, "border", 106695, 235093),
        (2014, "interior", 86923, 102224),
        (2014, "border", 91037, 213719),
    ],
)
def test_ices_figures_for_interior_and_border_are_reproduced(
    table: pd.DataFrame, year: int, agency: str, convicted: int, everyone: int
) -> None:
    rows = table[(table["fiscal_year"] == year) & (table["agency"] == agency)].set_index("criminality")[
        "people"
    ]
    assert rows["convicted"] == convicted
    assert rows.sum() == everyone


@pytest.mark.parametrize(("year", "total", "convicted"), [(2013, 368644, 216810), (2014, 315943, 177960)])
def test_ices_places_sum_to_its_published_total(
    table: pd.DataFrame, year: int, total: int, convicted: int
) -> None:
    rows = table[table["fiscal_year"] == year]
    assert rows["people"].sum() == total
    assert rows.loc[rows["criminality"] == "convicted", "people"].sum() == convicted
    assert set(rows["published_total"]) == {total}
    assert set(rows["coverage"]) == {1.0}


@pytest.mark.parametrize(
    ("year", "summed", "percent"),
    [(2021, 42785, 73), (2022, 54370, 75), (2023, 117680, 83), (2024, 235577, 87)],
)
def test_the_dashboards_sums_and_coverage_are_reproduced(
    table: pd.DataFrame, year: int, summed: int, percent: int
) -> None:
    rows = table[table["fiscal_year"] == year]
    assert rows["people"].sum() == summed
    assert round(100 * rows["coverage"].iloc[0]) == percent
    assert rows["coverage"].nunique() == 1


def test_the_published_totals_are_those_of_dhs_and_no_full_year_is_taken_from_eleven_months(
    table: pd.DataFrame,
) -> None:
    annual = load("dhs-annual")
    totals = table.drop_duplicates("fiscal_year").set_index("fiscal_year")["published_total"]
    for year in (2021, 2022, 2023):
        assert totals[year] == wide(annual, "ero-removals", "criminality").loc[year, "total"]
    assert totals[2024] > wide(annual, "ero-removals", "criminality").loc[2024, "total"]


def test_every_cell_equals_the_extract_made_by_hand(table: pd.DataFrame, raw: Path) -> None:
    path = raw / "ice-removals-dashboard" / "check" / "fy_by_agency_criminality.csv"
    extract = pd.read_csv(path, header=[0, 1], index_col=0, skiprows=[2])
    names = {
        "Criminal Conviction": "convicted",
        "Pending Criminal Charges": "pending-charges",
        "Other Immigration Violator": "other-violator",
    }
    found = table[table["source"] == "dashboard"].set_index(["fiscal_year", "agency", "criminality"])[
        "people"
    ]
    for year in (2021, 2022, 2023, 2024):
        for agency, criminality in extract.columns:
            assert found[year, agency.lower(), names[criminality]] == extract.loc[year, (agency, criminality)]
    assert len(found) == 4 * len(extract.columns)


def test_each_dashboard_year_covers_twelve_months(raw: Path) -> None:
    cells = pd.read_csv(raw / "ice-removals-dashboard" / "ice_removals_by_aor_country_month.csv")
    months = cells.groupby("fiscal_year")["month_year"].nunique()
    assert months.to_dict() == {2021: 12, 2022: 12, 2023: 12, 2024: 12, 2025: 3}
    assert cells["removals"].min() >= 10


def test_years_that_nobody_published_are_absent_not_estimated(table: pd.DataFrame) -> None:
    assert set(table["fiscal_year"]) == {2013, 2014, 2021, 2022, 2023, 2024}


def test_each_source_keeps_its_own_words_for_place_and_record(table: pd.DataFrame) -> None:
    words = table.groupby("source")[["agency", "criminality"]].agg(set)
    assert words.loc["ICE", "agency"] == {"interior", "border"}
    assert words.loc["dashboard", "agency"] == {"ice", "cbp"}
    assert words.loc["ICE", "criminality"] == {"convicted", "not-convicted"}
    assert words.loc["dashboard", "criminality"] == {"convicted", "pending-charges", "other-violator"}


def test_suppression_hits_pending_charges_harder_than_convictions(table: pd.DataFrame) -> None:
    shown = table[table["fiscal_year"] == 2021].groupby("criminality")["people"].sum()
    full = wide(load("dhs-annual"), "ero-removals", "criminality").loc[2021]
    shares = {name: round(100 * shown[name] / full[name]) for name in shown.index}
    assert shares == {"convicted": 80, "pending-charges": 49, "other-violator": 61}
