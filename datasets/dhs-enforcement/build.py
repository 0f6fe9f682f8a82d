"""From the OHSS workbook of August 2024 to tidy tables.

`hand/sheets.csv` says which sheets are read and what each one counts; `hand/categories.csv` gives every
printed heading its short name and the larger category it is part of.
"""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd

from lessonkit.data.building import RawFolder, integer

WORKBOOK = (
    "ohss-monthly-tables/2024_1206_ohss_immigration-enforcement-and-legal-processes-tables-august-2024.xlsx"
)
HAND = Path(__file__).parent / "hand"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WHY_MISSING = {"NA": "not-available", "X": "not-applicable"}
KEYS = ["universe", "split", "category"]


def tables(raw: RawFolder) -> dict[str, pd.DataFrame]:
    """The three tables of this folder, by name."""
    book = openpyxl.load_workbook(raw.file(WORKBOOK), read_only=True, data_only=True)
    sheets = pd.read_csv(HAND / "sheets.csv")
    long = pd.concat([tidy(printed(book, s.sheet), s.universe, s.split) for s in sheets.itertuples()])
    # Total rows stand between the month rows in the workbook: whoever sums a column counts everyone
    # twice. Here they live in two tables.
    is_year = long["month_name"] == "Total"
    return {
        "dhs-monthly": monthly(long[~is_year]),
        "dhs-annual": annual(long[is_year], long[~is_year]),
        "repatriations-as-published": as_published(printed(book, "DHS Repats by Type")),
    }


def printed(book: openpyxl.Workbook, sheet: str) -> pd.DataFrame:
    """One sheet as printed, footnotes cut off, headings written 'group / column'."""
    rows = list(book[sheet].iter_rows(values_only=True))
    top = next(n for n, row in enumerate(rows) if row[0] == "Fiscal Year")
    # A merged heading stands in its first cell only; sheets without one have a title in the row above.
    over = rows[top - 1] if rows[top - 1][0] is None else (None,) * len(rows[top])
    groups = pd.Series(over, dtype=object).ffill()
    headings = [
        f"{group} / {column}" if pd.notna(group) else column
        for group, column in zip(groups, rows[top], strict=True)
    ]
    body = [row for row in rows[top + 1 :] if row[1] is not None]
    return pd.DataFrame(body, columns=headings, dtype=object)


def tidy(sheet: pd.DataFrame, universe: str, split: str) -> pd.DataFrame:
    """One row for each period and category, in the order of the sheet."""
    # The year is printed on the Total row only, and the last one reads '2024 YTD': October to August.
    years = sheet["Fiscal Year"].ffill().astype(str).str.removesuffix(" YTD").astype("Int64")
    wide = sheet.drop(columns=["Fiscal Year", "Month"]).rename(columns=names_of(split))
    long = (
        wide.assign(fiscal_year=years, month_name=sheet["Month"])
        .reset_index(names="line")
        .melt(["line", "fiscal_year", "month_name"], var_name="category", value_name="people")
        .sort_values("line", kind="stable")
    )
    # 'NA' is not available, 'X' is not applicable: both stay missing, neither is a zero, and they are kept apart.
    long["why_missing"] = long["people"].map(WHY_MISSING)
    long["people"] = (
        long["people"].map(lambda cell: integer(cell, missing=tuple(WHY_MISSING))).astype("Int64")
    )
    # Before FY2022 this one sheet prints every conviction under 'Other/ Unknown', so the column repeats
    # the convicted total. Left in, it would be added to it.
    if universe == "ero-removals":
        repeats = (long["category"] == "other-conviction") & (long["fiscal_year"] < 2022)
        long.loc[repeats, "people"] = pd.NA
        long.loc[repeats, "why_missing"] = "left-out"
    return long.assign(universe=universe, split=split)


def names_of(split: str) -> dict[str, str]:
    """Printed heading → category. Citizenships keep the name that DHS prints."""
    if split == "citizenship":
        return {"Total": "total"}
    hand = pd.read_csv(HAND / "categories.csv")
    hand = hand[hand["split"] == split]
    return dict(zip(hand["heading"], hand["category"], strict=True))


def monthly(months: pd.DataFrame) -> pd.DataFrame:
    """Month rows with their calendar dates."""
    month = months["month_name"].map({name: n for n, name in enumerate(MONTHS, start=1)}).astype("Int64")
    # A fiscal year starts in October of the calendar year before.
    calendar_year = months["fiscal_year"] - (month >= 10).astype("Int64")
    start = pd.to_datetime({"year": calendar_year, "month": month, "day": 1})
    dated = months.assign(calendar_year=calendar_year, month=month, month_start=start)
    return dated[[*KEYS, "fiscal_year", "calendar_year", "month", "month_start", "people", "why_missing"]]


def annual(years: pd.DataFrame, months: pd.DataFrame) -> pd.DataFrame:
    """Published fiscal-year totals, with the number of months that each one covers."""
    covered = months.groupby([*KEYS, "fiscal_year"]).size().rename("months").reset_index()
    counted = years.merge(covered, on=[*KEYS, "fiscal_year"], how="left", validate="one_to_one")
    return counted[[*KEYS, "fiscal_year", "months", "people", "why_missing"]]


def as_published(sheet: pd.DataFrame) -> pd.DataFrame:
    """FY2022 and FY2023 untidied: the exercise is to tidy them."""
    years = sheet["Fiscal Year"].ffill()
    kept = sheet[years.isin([2022, 2023])]
    return kept.rename(columns=lambda heading: heading.split(" / ")[-1]).astype({"Fiscal Year": "Int64"})
