"""Which rows count: people once, and the months of the newspaper's year."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import Deal, Load, Wrong, about, among, dealt, number, slip

from .exercises import months, people


def printed_months(load: Load) -> pd.DataFrame:
    """The printed table without its Total rows, the fiscal year filled down."""
    table = load("repatriations-as-published")
    table = table.assign(fiscal_year=table["Fiscal Year"].ffill())
    return table[table["Month"] != "Total"]


def removed_in(load: Load, *years: int) -> int:
    """People removed in the months of these fiscal years, as printed."""
    table = printed_months(load)
    return int(table.loc[table["fiscal_year"].isin(years), "Total Removals"].sum())


def total_rows(printed):
    months = printed[printed["Month"] != "Total"]
    total_rows = months["Total Removals"].sum()
    return total_rows


TOTAL_ROWS = number(
    "total-rows",
    # DHS rounds each month and each year for itself, so the months give twenty more than the years: both are right.
    answer=lambda load: removed_in(load, 2022, 2023),
    alternatives=(lambda load: sum(people(load, "dhs-removals", "total", year) for year in (2022, 2023)),),
    mistakes={
        "totals-counted": Wrong(slip('printed[printed["Month"] != "Total"]', "printed"), tolerance=40),
        "repatriations": Wrong(slip('"Total Removals"', '"Total Repatriations3"'), tolerance=200),
        "one-year": Wrong(
            slip('["Total Removals"].sum()', '["Total Removals"].tail(12).sum()'), tolerance=20
        ),
        "first-year": Wrong(
            slip('["Total Removals"].sum()', '["Total Removals"].head(12).sum()'), tolerance=20
        ),
        "rows-shown": slip('printed[printed["Month"] != "Total"]', "printed.head(15)"),
        "first-total-alone": slip('printed[printed["Month"] != "Total"]', "printed.iloc[1:]"),
        "expulsions": Wrong(
            slip(
                'months["Total Removals"].sum()',
                'pd.to_numeric(months["Title 42 Expulsions6"], errors="coerce").sum()',
            ),
            tolerance=200,
        ),
        "returns-too": Wrong(slip('"Total Removals"', '"Total Title 8 Repatriations4"'), tolerance=200),
        "expedited": Wrong(slip('"Total Removals"', '"Expedited Removals"'), tolerance=200),
        "enforcement": Wrong(slip('"Total Removals"', '"Title 8 Enforcement Repatriations5"'), tolerance=200),
        "enforcement-returns": Wrong(slip('"Total Removals"', '"Total Enforcement Returns"'), tolerance=200),
        "first-year-twice": Wrong(
            slip('months["Total Removals"]', 'printed["Total Removals"].head(13)'), tolerance=20
        ),
        "ten-months-and-total": slip('months["Total Removals"]', 'printed["Total Removals"].head(12)'),
        "by-ero": Wrong(
            lambda load: sum(people(load, "ero-removals", "total", year) for year in (2022, 2023)),
            tolerance=40,
        ),
        "mean-of-years": Wrong(
            slip('["Total Removals"].sum()', '["Total Removals"].sum() / 2'), tolerance=20
        ),
        "mean-month": slip(".sum()", ".mean()"),
        "difference": Wrong(
            slip(
                'months["Total Removals"].sum()',
                'months["Total Removals"].tail(12).sum() - months["Total Removals"].head(12).sum()',
            ),
            tolerance=40,
        ),
        "rows": Wrong(slip('months["Total Removals"].sum()', "len(months)"), tolerance=2),
    },
    solution=total_rows,
    range=(0, 5_000_000),
    tolerance=0.5,
    minutes=4,
    route="no-code",
    mutants={
        "Total rows kept": ('printed[printed["Month"] != "Total"]', "printed"),
        "only Total rows counted twice over": ('["Total Removals"].sum()', '["Total Removals"].sum() * 2'),
        "mean for sum": (".sum()", ".mean()"),
        "another column": ('"Total Removals"', '"Expedited Removals"'),
        "first month lost": ("].sum()", "].iloc[1:].sum()"),
        "rows for people": ('months["Total Removals"].sum()', "len(months)"),
    },
    points=0.5,
)


# --- which year is a year -------------------------------------------------------------------------


def in_calendar_year(load: Load, country: str, year: int, universe: str) -> int:
    """People of one country's citizens from January to December."""
    table = months(load, universe, country, "citizenship")
    return int(table.loc[table["calendar_year"] == year, "people"].sum())


def dealt_months(load: Load, deal: Deal, *, upto: bool = False) -> pd.Series:
    """The people of each month of the dealt calendar year, or of all months up to its end."""
    table = months(load, "ero-removals", deal.country, "citizenship")
    chosen = table["calendar_year"] <= deal.year if upto else table["calendar_year"] == deal.year
    return table.loc[chosen, "people"]


def countries(load: Load) -> list[str]:
    """Every country that the monthly table names."""
    table = load("dhs-monthly")
    return sorted(set(table.loc[table["split"] == "citizenship", "category"]) - {"total"})


def calendar_year(monthly, deal):
    rows = monthly[(monthly["universe"] == "ero-removals") & (monthly["split"] == "citizenship")]
    rows = rows[(rows["category"] == deal.country) & (rows["calendar_year"] == deal.year)]
    calendar_year = rows["people"].sum()
    return calendar_year


CALENDAR_YEAR = number(
    "calendar-year",
    about=about(
        in_calendar_year,
        country=dealt("country", countries),
        year=dealt("year"),
        universe=among("ero-removals", ["ice-bookins"]),
        # These coincide with named mistakes for some deals, so they stand behind them.
        instead={
            "up-to-the-year": lambda load, deal: int(dealt_months(load, deal, upto=True).sum()),
            "median-month": lambda load, deal: float(dealt_months(load, deal).median()),
            "first-month": lambda load, deal: int(dealt_months(load, deal).iloc[0]),
        },
    ),
    mistakes={
        "fiscal-year": slip('"calendar_year"', '"fiscal_year"'),
        "next-fiscal-year": slip('["calendar_year"] == deal.year', '["fiscal_year"] == deal.year + 1'),
        "fiscal-year-before": slip('["calendar_year"] == deal.year', '["fiscal_year"] == deal.year - 1'),
        "all-countries": slip("== deal.country", '== "total"'),
        "countries-added": slip("== deal.country", '!= "total"'),
        "total-and-countries": slip('(rows["category"] == deal.country) & ', ""),
        "both-kinds-of-year": slip(
            '(rows["calendar_year"] == deal.year)',
            '(rows["calendar_year"] == deal.year) & (rows["fiscal_year"] == deal.year)',
        ),
        "fifteen-months": slip(
            '(rows["calendar_year"] == deal.year)',
            '((rows["calendar_year"] == deal.year) | (rows["fiscal_year"] == deal.year))',
        ),
        "arrests": slip('"ero-removals"', '"ero-arrests"'),
        "all-of-dhs": slip('"ero-removals"', '"dhs-removals"'),
        "every-universe": slip('(monthly["universe"] == "ero-removals") & ', ""),
        "mean-month": slip(".sum()", ".mean()"),
        "largest-month": slip(".sum()", ".max()"),
        "december-missing": slip("== deal.year)", '== deal.year) & (rows["month"] < 12)'),
        "january-missing": slip("== deal.year)", '== deal.year) & (rows["month"] > 1)'),
        "thirteen-months": slip(
            '(rows["calendar_year"] == deal.year)',
            '((rows["calendar_year"] == deal.year) | (rows["calendar_year"] == deal.year + 1) & (rows["month"] == 1))',
        ),
        "every-year": slip(' & (rows["calendar_year"] == deal.year)', ""),
        "from-the-year-on": slip("== deal.year", ">= deal.year"),
        "months-counted": slip('rows["people"].sum()', "len(rows)"),
        "quarter-too-many": slip(
            '(rows["calendar_year"] == deal.year)',
            '((rows["calendar_year"] == deal.year) | (rows["fiscal_year"] == deal.year + 1))',
        ),
        "without-autumn-before": slip(
            '(rows["calendar_year"] == deal.year)',
            '(rows["calendar_year"] == deal.year) & (rows["month"] >= 10)',
        ),
        "no-row-left": slip("== deal.year", "== str(deal.year)"),
    },
    solution=calendar_year,
    range=(0, 1_000_000),
    tolerance=0.5,
    mutants={
        "fiscal year": ('"calendar_year"', '"fiscal_year"'),
        "off by one year": ("== deal.year", "== deal.year - 1"),
        "country filter dropped": ('(rows["category"] == deal.country) & ', ""),
        "another universe": ('"ero-removals"', '"ero-arrests"'),
        "mean for sum": (".sum()", ".mean()"),
        "total for the country": ("== deal.country", '== "total"'),
    },
    uses=("country", "year"),
    minutes=5,
    points=0.5,
)
