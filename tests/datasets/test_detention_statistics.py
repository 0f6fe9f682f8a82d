"""ICE's detention workbooks: every printed total is met, and each count carries its own day."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from lessonkit.data import load
from lessonkit.data.building import folders
from lessonkit.errors import KitError

from .conftest import wide

# As printed: people whom ICE arrested, people whom CBP arrested, everyone; then convicted, charged, neither.
PRINTED = {
    date(2019, 10, 4): (18881, 32041, 50922, 16120, 5359, 29443),
    date(2020, 10, 2): (12853, 6215, 19068, 10221, 3187, 5660),
    date(2021, 9, 11): (4623, 16943, 21566, 4553, 771, 16242),
    date(2022, 9, 25): (7609, 17525, 25134, 6430, 2040, 16664),
    date(2023, 9, 30): (9967, 26878, 36845, 8198, 3013, 25634),
    date(2024, 10, 3): (13633, 24051, 37684, 10119, 4750, 22815),
    date(2025, 9, 21): (46015, 13747, 59762, 17007, 15009, 27746),
    date(2025, 12, 13): (56393, 12049, 68442, 17879, 17720, 32843),
}


@pytest.fixture(scope="module")
def stock() -> pd.DataFrame:
    return load("detention-by-agency-and-record")


@pytest.mark.parametrize(("day", "printed"), PRINTED.items(), ids=str)
def test_every_total_that_a_workbook_prints_is_met(
    stock: pd.DataFrame, day: date, printed: tuple[int, ...]
) -> None:
    there = stock[stock["as_of"] == pd.Timestamp(day)]
    by_agency = there.groupby("agency")["people"].sum()
    by_record = there.groupby("criminality")["people"].sum()
    assert (by_agency["ice"], by_agency["cbp"], there["people"].sum()) == printed[:3]
    assert tuple(by_record[["convicted", "pending-charges", "other-violator"]]) == printed[3:]


def test_the_days_are_those_of_the_footnotes_and_there_are_no_others(stock: pd.DataFrame) -> None:
    assert sorted(PRINTED) == [one.date() for one in stock["as_of"].unique()]
    assert (stock.groupby("as_of").size() == 6).all()


def test_a_count_is_of_a_day_before_its_workbook_came_out(stock: pd.DataFrame) -> None:
    dated = stock.dropna(subset="published")
    assert (dated["as_of"] < dated["published"]).all()
    assert set(dated["fiscal_year"]) == {2025, 2026}


@pytest.mark.parametrize(
    ("record", "shares"),
    [
        ("convicted", [66.4, 72.0, 85.8, 71.7, 66.9, 64.0, 34.2, 29.7]),
        ("other-violator", [10.2, 5.3, 3.9, 6.0, 10.0, 6.2, 35.9, 42.2]),
    ],
)
def test_the_shares_of_the_people_whom_ice_arrested(
    stock: pd.DataFrame, record: str, shares: list[float]
) -> None:
    table = stock[stock["agency"] == "ice"].pivot(index="as_of", columns="criminality", values="people")
    assert (100 * table[record] / table.sum(axis=1)).astype(float).round(1).tolist() == shares


def test_removals_are_those_of_the_workbooks_and_say_how_far_they_go() -> None:
    rows = load("ice-removals-by-file").set_index("fiscal_year")
    assert rows["removals"].to_dict() == {
        2019: 267258,
        2020: 185884,
        2021: 55590,
        2022: 69019,
        2023: 142580,
        2024: 271484,
        2025: 319980,
        2026: 92181,
    }
    whole = rows.index[rows["period"] == "year-end"]
    assert list(whole) == [2019, 2020, 2023, 2024]
    for year, row in rows.iterrows():
        assert (row["through"] == pd.Timestamp(year, 9, 30)) == (year in whole)


def test_a_whole_year_agrees_with_dhs_and_a_year_to_date_falls_short_of_it() -> None:
    ours = load("ice-removals-by-file").set_index("fiscal_year")["removals"]
    theirs = wide(load("dhs-annual"), "ero-removals", "criminality")["total"]
    for year in (2019, 2020, 2023):
        assert abs(ours[year] - theirs[year]) < 10  # DHS rounds to ten
    for year in (2021, 2022):
        assert ours[year] < 0.96 * theirs[year]


def build() -> dict[str, object]:
    """The functions of this folder's build.py."""
    import runpy

    (folder,) = folders(["detention-statistics"])
    return runpy.run_path(str(folder.path / "build.py"))


def test_a_workbook_whose_cells_do_not_meet_its_totals_is_refused() -> None:
    heads = ("Criminality", "ICE", "Percent ICE", "CBP", "Percent CBP", "Total")
    grid = [
        ("ICE Currently Detained by Criminality and Arresting Agency: FY2030", *[None] * 5),
        heads,
        ("Total", 6, None, 3, None, 9),
        ("Convicted Criminal", 3, None, 1, None, 4),
        ("Pending Criminal Charges", 2, None, 1, None, 3),
        ("Other Immigration Violator", 1, None, 1, None, 2),
    ]
    cells = build()["detained"](grid)
    assert [one["people"] for one in cells] == [3, 2, 1, 1, 1, 1]
    grid[3] = ("Convicted Criminal", 4, None, 1, None, 5)
    with pytest.raises(KitError, match="sum to 7, and the workbook prints 6"):
        build()["detained"](grid)


def test_a_workbook_that_names_no_day_is_refused() -> None:
    module = build()
    with pytest.raises(KitError, match="No footnote says"):
        module["day"](["ICE data."], module["STOCK_DAY"])
