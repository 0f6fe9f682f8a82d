"""Lesson 4, *Who is deported*: the logic of its exercises; their words stand in `lesson.md`.

Answers and mistakes are computed from the datasets, never typed in. A function that ends with the answer is the
reference code of its cell; it reaches the same answer in its own way.
"""

from __future__ import annotations  # so that `-> go.Figure` loads no Plotly before the first chart

import pandas as pd
import plotly.graph_objects as go

from scomm.exercises.writing import (
    Deal,
    Load,
    about,
    among,
    chart,
    dealt,
    function,
    guess,
    half,
    lesson,
    nameless,
    names_swapped,
    number,
    opens,
    order,
    percent,
    slip,
    table,
    untitled,
    written,
)

YEARS = tuple(range(2014, 2024))
COUNTRIES = ("Mexico", "Guatemala", "Honduras", "El Salvador")

LESSON = lesson(
    "1.2",
    pools={"year": YEARS, "country": COUNTRIES},
    # The gap of two-universes is that of another year in these: 2017 and 2014 (on which the machine opens); 2021 and
    # 2014, 2023 and 2019 with the sign turned.
    not_dealt={"year": (2017, 2021, 2023)},
)

FIRST_GUESS = guess(
    "first-guess",
    misread=(60, 70),
    minutes=2,
    truth="convicted-of-removed-2014",
    earlier=("convicted-of-removed-2023",),
)


# --- people and shares ----------------------------------------------------------------------------


def people(load: Load, universe: str, category: str, year: int, split: str = "criminality") -> int:
    """People in one published cell of the annual table."""
    table = load("dhs-annual")
    row = table[
        (table["fiscal_year"] == year)
        & (table["category"] == category)
        & (table["universe"] == universe)
        & (table["split"] == split)
    ]
    return int(row["people"].item())


def share_of(load: Load, universe: str, year: int, category: str = "convicted") -> float:
    """People in a category as a share of the universe's total, in percent."""
    return 100 * people(load, universe, category, year) / people(load, universe, "total", year)


def months(load: Load, universe: str, category: str, split: str = "criminality") -> pd.DataFrame:
    """The month rows of one universe and category."""
    table = load("dhs-monthly")
    chosen = (table["universe"] == universe) & (table["split"] == split) & (table["category"] == category)
    return table[chosen]


# --- one year, two answers ------------------------------------------------------------------------


def gap(
    load: Load,
    year: int,
    category: str = "convicted",
    first: str = "ero-arrests",
    second: str = "ero-removals",
) -> float:
    """Share in a category among one universe minus that among another, in percentage points."""
    return share_of(load, first, year, category) - share_of(load, second, year, category)


def with_one_denominator(load: Load, deal: Deal) -> float:
    """Both counts divided by the removals."""
    arrested, removed = (
        people(load, f"ero-{one}", "convicted", deal.year) for one in ("arrests", "removals")
    )
    return 100 * (arrested - removed) / people(load, "ero-removals", "total", deal.year)


def where_the_lines_stand(load: Load, deal: Deal) -> str:
    """The case of a dealt year: in some, the share is the lower one among arrests."""
    return "below" if gap(load, deal.year) < 0 else ""


def two_universes(annual, deal):
    year = annual[(annual["fiscal_year"] == deal.year) & (annual["split"] == "criminality")]
    people = year.pivot(index="universe", columns="category", values="people")
    shares = 100 * people["convicted"] / people["total"]
    two_universes = shares["ero-arrests"] - shares["ero-removals"]
    return two_universes


TWO_UNIVERSES = number(
    "two-universes",
    about=about(
        gap,
        year=dealt("year"),
        category=among("convicted", ["pending-charges"]),
        first=among("ero-arrests", ["ice-bookins"]),
        second=among("ero-removals", ["ice-bookins"]),
        opens=opens("denominator-machine", year=2014),
    ),
    mistakes={
        "reversed": half(lambda load, deal: -gap(load, deal.year)),
        "relative": lambda load, deal: 100 * gap(load, deal.year) / share_of(load, "ero-removals", deal.year),
        "as-fraction": half(lambda load, deal: gap(load, deal.year) / 100, tolerance=0.005),
        "one-denominator": with_one_denominator,
        "one-share": lambda load, deal: share_of(load, "ero-arrests", deal.year),
        "share-of-removals": lambda load, deal: share_of(load, "ero-removals", deal.year),
        "ratio": lambda load, deal: (
            share_of(load, "ero-arrests", deal.year) / share_of(load, "ero-removals", deal.year)
        ),
    },
    solution=two_universes,
    range=(-100, 100),
    tolerance=0.15,
    uses=("year",),
    points=2,
    minutes=5,
    route="no-code",
    explain_when=where_the_lines_stand,
)


# --- a table as DHS prints it ---------------------------------------------------------------------


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
    answer=lambda load: removed_in(load, 2022, 2023),
    alternatives=(lambda load: sum(people(load, "dhs-removals", "total", year) for year in (2022, 2023)),),
    mistakes={
        "totals-counted": slip('printed[printed["Month"] != "Total"]', "printed"),
        "repatriations": slip('"Total Removals"', '"Total Repatriations3"'),
        "one-year": slip('["Total Removals"].sum()', '["Total Removals"].tail(12).sum()'),
        "first-year": slip('["Total Removals"].sum()', '["Total Removals"].head(12).sum()'),
        "rows-shown": slip('printed[printed["Month"] != "Total"]', "printed.head(15)"),
        "rows": slip('months["Total Removals"].sum()', "len(months)"),
    },
    solution=total_rows,
    range=(0, 5_000_000),
    tolerance=50,
    mutants={
        "Total rows kept": ('printed[printed["Month"] != "Total"]', "printed"),
        "only Total rows counted twice over": ('["Total Removals"].sum()', '["Total Removals"].sum() * 2'),
        "mean for sum": (".sum()", ".mean()"),
        "another column": ('"Total Removals"', '"Expedited Removals"'),
        "first month lost": ("].sum()", "].iloc[1:].sum()"),
        "rows for people": ('months["Total Removals"].sum()', "len(months)"),
    },
    minutes=4,
)


# --- which year is a year -------------------------------------------------------------------------


def by_country(load: Load, country: str, column: str, year: int) -> int:
    """ERO removals and returns of one country's citizens, by fiscal or calendar year."""
    table = months(load, "ero-removals", country, "citizenship")
    return int(table.loc[table[column] == year, "people"].sum())


def in_calendar_year(load: Load, country: str, year: int) -> int:
    return by_country(load, country, "calendar_year", year)


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
    about=about(in_calendar_year, country=dealt("country", countries), year=dealt("year")),
    mistakes={
        "fiscal-year": slip('"calendar_year"', '"fiscal_year"'),
        "next-fiscal-year": slip('["calendar_year"] == deal.year', '["fiscal_year"] == deal.year + 1'),
        "all-countries": slip("== deal.country", '== "total"'),
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
        "every-universe": slip('(monthly["universe"] == "ero-removals") & ', ""),
        "mean-month": slip(".sum()", ".mean()"),
        "months-counted": slip('rows["people"].sum()', "len(rows)"),
    },
    solution=calendar_year,
    range=(0, 1_000_000),
    tolerance=3,
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
)


def share_of_calendar_year(load: Load, year: int) -> float:
    """Share convicted among ERO removals from January to December, in percent."""
    sums = [
        table.loc[table["calendar_year"] == year, "people"].sum()
        for table in (months(load, "ero-removals", "convicted"), months(load, "ero-removals", "total"))
    ]
    return float(100 * sums[0] / sums[1])


def mean_of_monthly_shares(load: Load, year: int) -> float:
    """The plain mean of twelve monthly shares convicted among ERO removals, in percent."""
    top = months(load, "ero-removals", "convicted").set_index("month_start")
    base = months(load, "ero-removals", "total").set_index("month_start")
    shares = 100 * top["people"] / base["people"]
    return float(shares[top["fiscal_year"] == year].mean())


def ratio_of_sums(monthly):
    year = monthly[(monthly["universe"] == "ero-removals") & (monthly["fiscal_year"] == 2023)]
    people = year[year["split"] == "criminality"].groupby("category")["people"].sum()
    ratio_of_sums = 100 * people["convicted"] / people["total"]
    return ratio_of_sums


RATIO_OF_SUMS = percent(
    "ratio-of-sums",
    answer=lambda load: share_of(load, "ero-removals", 2023),
    mistakes={
        "mean-of-shares": lambda load: mean_of_monthly_shares(load, 2023),
        "pending-added": lambda load: (
            share_of(load, "ero-removals", 2023) + share_of(load, "ero-removals", 2023, "pending-charges")
        ),
        "arrests": lambda load: share_of(load, "ero-arrests", 2023),
        "as-fraction": half(lambda load: share_of(load, "ero-removals", 2023) / 100, tolerance=0.005),
        "not-convicted": lambda load: 100 - share_of(load, "ero-removals", 2023),
        "worked-example": lambda load: share_of(load, "ero-removals", 2020),
        "opening-year": lambda load: share_of(load, "ero-removals", 2014),
        "calendar-year": lambda load: share_of_calendar_year(load, 2023),
        "book-ins": lambda load: share_of(load, "ice-bookins", 2023),
    },
    solution=ratio_of_sums,
    tolerance=0.15,
    minutes=4,
    route="no-code",
)


# --- a blank is not a zero ------------------------------------------------------------------------


def pending(load: Load, dataset: str = "dhs-monthly", universe: str | None = None) -> pd.Series:
    """The published numbers of people with pending charges, of one universe or of all at once."""
    table = load(dataset)
    chosen = table["category"] == "pending-charges"
    if universe:
        chosen &= table["universe"] == universe
    return table.loc[chosen, "people"].dropna()


def monthly_mean(load: Load, universe: str, category: str = "pending-charges") -> float:
    """The mean of the published months of one universe and category."""
    return float(months(load, universe, category)["people"].dropna().mean())


def mean_with_blanks_as_zero(load: Load) -> float:
    return float(months(load, "ero-removals", "pending-charges")["people"].fillna(0).mean())


def blank_is_not_zero(monthly):
    rows = monthly[(monthly["universe"] == "ero-removals") & (monthly["category"] == "pending-charges")]
    blank_is_not_zero = rows["people"].dropna().mean()
    return blank_is_not_zero


BLANK_IS_NOT_ZERO = number(
    "blank-is-not-zero",
    answer=lambda load: monthly_mean(load, "ero-removals"),
    mistakes={
        "blank-as-zero": mean_with_blanks_as_zero,
        "sum": lambda load: float(months(load, "ero-removals", "pending-charges")["people"].sum()),
        "arrests": lambda load: monthly_mean(load, "ero-arrests"),
        "every-universe": lambda load: float(pending(load).mean()),
        "a-year": lambda load: float(pending(load, "dhs-annual", "ero-removals").mean()),
        "a-year-by-twelve": lambda load: float(pending(load, "dhs-annual", "ero-removals").mean() / 12),
        "median": lambda load: float(pending(load, universe="ero-removals").median()),
        "months-counted": lambda load: len(pending(load, universe="ero-removals")),
        "convicted": lambda load: monthly_mean(load, "ero-removals", "convicted"),
    },
    solution=blank_is_not_zero,
    range=(0, 100_000),
    tolerance=2,
    mutants={
        "NaN as 0": (".dropna()", ".fillna(0)"),
        "sum for mean": (".mean()", ".sum()"),
        "median for mean": (".mean()", ".median()"),
        "another universe": ('"ero-removals"', '"ero-arrests"'),
        "another category": ('"pending-charges"', '"other-violator"'),
        "universe filter dropped": ('(monthly["universe"] == "ero-removals") & ', ""),
    },
    minutes=4,
)


# --- a tidy table ---------------------------------------------------------------------------------


PRINTED = ("Total Repatriations3", "Title 42 Expulsions6", "Total Removals")
TIDY_COLUMNS = ("fiscal_year", "month", "category", "people")


def printed_rows(load: Load) -> pd.DataFrame:
    """The printed table, its fiscal year filled down: the first step of four."""
    table = load("repatriations-as-published").rename(columns={"Month": "month"})
    return table.assign(fiscal_year=table["Fiscal Year"].ffill())


def without_totals(table: pd.DataFrame) -> pd.DataFrame:
    return table[table["month"] != "Total"]


def melted(table: pd.DataFrame, columns: tuple[str, ...] = PRINTED) -> pd.DataFrame:
    return table.melt(["fiscal_year", "month"], list(columns), var_name="category", value_name="people")


def with_numbers(long: pd.DataFrame) -> pd.DataFrame:
    return long.assign(people=pd.to_numeric(long["people"], errors="coerce").astype("Float64"))


def without_footnotes(long: pd.DataFrame) -> pd.DataFrame:
    """Category names without the digit at their end."""
    return long.assign(category=long["category"].str.replace(r"[0-9]$", "", regex=True))


def tidy(load: Load) -> pd.DataFrame:
    """The tidy table: all steps in a row. Most mistakes leave one of them out."""
    return without_footnotes(with_footnotes(load))


def with_footnotes(load: Load) -> pd.DataFrame:
    return with_numbers(melted(without_totals(printed_rows(load))))


def with_totals(load: Load) -> pd.DataFrame:
    return without_footnotes(with_totals_and_footnotes(load))


def with_totals_and_footnotes(load: Load) -> pd.DataFrame:
    return with_numbers(melted(printed_rows(load)))


def people_as_text(load: Load) -> pd.DataFrame:
    return without_footnotes(text_and_footnotes(load))


def text_and_footnotes(load: Load) -> pd.DataFrame:
    """The table when the first three steps are done and the fourth is not."""
    return melted(without_totals(printed_rows(load)))


def blanks_as_zero(load: Load) -> pd.DataFrame:
    table = tidy(load)
    return table.assign(people=table["people"].fillna(0))


def years_not_filled(load: Load) -> pd.DataFrame:
    table = printed_rows(load)
    return without_footnotes(
        with_numbers(melted(without_totals(table.assign(fiscal_year=table["Fiscal Year"]))))
    )


def every_column(load: Load) -> pd.DataFrame:
    """All columns melted, not the three that are asked for."""
    table = printed_rows(load)
    names = tuple(name for name in table.columns if name not in ("Fiscal Year", "fiscal_year", "month"))
    return without_footnotes(with_numbers(melted(without_totals(table), names)))


def without_any_digit(load: Load) -> pd.DataFrame:
    """The table after a pattern that takes every digit, the 42 of Title 42 too."""
    table = tidy(load)
    return table.assign(category=table["category"].str.replace(r"[0-9]", "", regex=True))


def without_the_last_letter(load: Load) -> pd.DataFrame:
    """The table after a cut that takes the last character of every name, digit or not."""
    table = with_footnotes(load)
    return table.assign(category=table["category"].str[:-1])


def tidy_table(printed):
    table = printed.assign(fiscal_year=printed["Fiscal Year"].ffill()).rename(columns={"Month": "month"})
    table = table[table["month"] != "Total"]
    kept = ["Total Repatriations3", "Title 42 Expulsions6", "Total Removals"]
    tidy_table = table.melt(["fiscal_year", "month"], kept, var_name="category", value_name="people")
    tidy_table["category"] = tidy_table["category"].str.replace(r"[0-9]$", "", regex=True)
    tidy_table["people"] = pd.to_numeric(tidy_table["people"], errors="coerce")
    return tidy_table


TIDY_TABLE = table(
    "tidy-table",
    answer=tidy,
    alternatives=(lambda load: tidy(load).dropna(subset="people"),),
    mistakes={
        "totals-kept": with_totals,
        "digits-kept": half(with_footnotes),
        "blank-as-zero": half(blanks_as_zero),
        "every-digit": half(without_any_digit),
        "people-as-text": half(people_as_text),
        "not-yet-step-4": text_and_footnotes,
        "year-not-filled": years_not_filled,
        "every-column": half(every_column),
        "last-letter-cut": half(without_the_last_letter),
        "totals-and-digits": with_totals_and_footnotes,
    },
    solution=tidy_table,
    columns=TIDY_COLUMNS,
    as_numbers=("people",),
    tolerance=0,
    mutants={
        "Total rows kept": ('table[table["month"] != "Total"]', "table"),
        "fiscal year not filled": ('printed["Fiscal Year"].ffill()', 'printed["Fiscal Year"]'),
        "filled from below": (".ffill()", ".bfill()"),
        "digits kept": ('r"[0-9]$"', 'r"[xyz]$"'),
        "NaN as 0": ('errors="coerce")', 'errors="coerce").fillna(0)'),
        "a column lost": (', "Total Removals"]', "]"),
        "every digit taken": ('r"[0-9]$"', 'r"[0-9]"'),
    },
    minutes=8,
)


# --- a function, and the ways in which it goes wrong ----------------------------------------------


def _rows(df: pd.DataFrame, where: dict) -> pd.DataFrame:
    for column, value in where.items():
        df = df[df[column] == value]
    return df


def _sum(df: pd.DataFrame, category: str):
    return df.loc[df["category"] == category, "people"].sum(skipna=False)


def right_share_of(top, base) -> float:
    return float("nan") if pd.isna(top) or pd.isna(base) or base == 0 else float(100 * top / base)


def right_share(df, numerator, where):
    return right_share_of(_sum(_rows(df, where), numerator), _sum(_rows(df, where), "total"))


def share_as_fraction(df, numerator, where):
    return right_share(df, numerator, where) / 100


def share_of_everything(df, numerator, where):
    rows = _rows(df, where)
    return right_share_of(_sum(rows, numerator), rows["people"].sum(skipna=False))


def share_of_all_rows(df, numerator, where):
    return right_share(df, numerator, {})


def share_with_blanks_as_zero(df, numerator, where):
    return right_share(df.assign(people=df["people"].fillna(0)), numerator, where)


def share_against_the_rest(df, numerator, where):
    rows = _rows(df, where)
    top, base = _sum(rows, numerator), _sum(rows, "total")
    return float("nan") if pd.isna(top) or pd.isna(base) or base == top else float(100 * top / (base - top))


def share_of_the_unfiltered_total(df, numerator, where):
    return right_share_of(_sum(_rows(df, where), numerator), _sum(df, "total"))


def share_of_the_first_row(df, numerator, where):
    rows = _rows(df, where)
    return right_share_of(
        *(rows.loc[rows["category"] == one, "people"].iloc[0] for one in (numerator, "total"))
    )


def share_with_nobody_as_zero(df, numerator, where):
    return 0.0 if _sum(_rows(df, where), "total") == 0 else right_share(df, numerator, where)


def share_upside_down(df, numerator, where):
    return right_share_of(_sum(_rows(df, where), "total"), _sum(_rows(df, where), numerator))


def share_rounded(df, numerator, where):
    return round(right_share(df, numerator, where), 1)


def share_probes(load: Load) -> tuple:
    """Small made-up tables on which a learner's `share` is tried."""

    def frame(*rows):
        columns = ["universe", "fiscal_year", "category", "people"]
        return pd.DataFrame(rows, columns=columns).astype({"fiscal_year": "Int64", "people": "Int64"})

    one = frame(
        ("arrests", 2001, "total", 800), ("arrests", 2001, "convicted", 200), ("arrests", 2002, "total", 500),
        ("arrests", 2002, "convicted", 400), ("removals", 2001, "total", 1000), ("removals", 2001, "convicted", 350),
        ("removals", 2002, "total", 300), ("removals", 2002, "convicted", 60),
        ("arrests", 2001, "not-convicted", 600), ("removals", 2001, "not-convicted", 650),
    )  # fmt: skip
    blank = frame(
        ("arrests", 2001, "total", 800), ("arrests", 2001, "pending-charges", None),
        ("arrests", 2002, "total", 0), ("arrests", 2002, "pending-charges", 0),
        ("arrests", 2003, "total", 640), ("arrests", 2003, "pending-charges", 80),
    )  # fmt: skip
    return (
        (one, "convicted", {"universe": "arrests", "fiscal_year": 2001}),
        (one, "convicted", {"universe": "removals"}),
        (one, "convicted", {}),
        (blank, "pending-charges", {"fiscal_year": 2003}),
        (blank, "pending-charges", {"fiscal_year": 2001}),
        (blank, "pending-charges", {"fiscal_year": 2002}),
    )


def share(df, numerator, where):
    for column, value in where.items():
        df = df[df[column] == value]
    top = df.loc[df["category"] == numerator, "people"].sum(skipna=False)
    base = df.loc[df["category"] == "total", "people"].sum(skipna=False)
    if pd.isna(top) or pd.isna(base) or base == 0:
        return float("nan")
    return float(100 * top / base)


SHARE = function(
    "share",
    answer=right_share,
    probes=share_probes,
    mistakes={
        "as-fraction": half(share_as_fraction),
        "everything-as-base": share_of_everything,
        "where-ignored": share_of_all_rows,
        "blank-as-zero": half(share_with_blanks_as_zero),
        "against-the-rest": share_against_the_rest,
        "rounded": half(share_rounded),
        "unfiltered-total": share_of_the_unfiltered_total,
        "first-row": share_of_the_first_row,
        "nobody-as-zero": half(share_with_nobody_as_zero),
        "upside-down": share_upside_down,
    },
    solution=share,
    tolerance=0.001,
    mutants={
        "filter dropped": ("df = df[df[column] == value]", "pass"),
        "wrong denominator": ('df["category"] == "total"', 'df["category"] != numerator'),
        "NaN as 0": ("skipna=False", "skipna=True"),
        "fraction": ("100 * top", "top"),
        "mean for sum": (".sum(skipna=False)", ".mean(skipna=False) + 1"),
        "upside down": ("top / base", "base / top"),
        "zero guarded away": (" or base == 0", " or base <= 700"),
    },
    minutes=8,
)


# --- the people left out --------------------------------------------------------------------------


def shown_in_dashboard(load: Load, year: int, criminality: str | None = None) -> int:
    """People in the dashboard's rows of a year, all or of one kind."""
    table = load("agency-conviction")
    chosen = (table["fiscal_year"] == year) & (table["source"] == "dashboard")
    if criminality:
        chosen &= table["criminality"] == criminality
    return int(table.loc[chosen, "people"].sum())


def published_removals(load: Load, year: int) -> int:
    """All ICE removals of a year, as published."""
    table = load("agency-conviction")
    return int(table.loc[table["fiscal_year"] == year, "published_total"].iloc[0])


def left_out(load: Load, year: int) -> int:
    """People removed in a year who are in no row of the dashboard."""
    return published_removals(load, year) - shown_in_dashboard(load, year)


def most_convicted(load: Load) -> int:
    """The largest number with a conviction that is possible: those shown, and everyone left out."""
    return shown_in_dashboard(load, 2022, "convicted") + left_out(load, 2022)


def scaled_up(load: Load) -> float:
    shown = shown_in_dashboard(load, 2022, "convicted") / shown_in_dashboard(load, 2022)
    return shown * published_removals(load, 2022)


def most_convicted_of_those_arrested_by_ice(load: Load) -> int:
    table = load("agency-conviction").query("fiscal_year == 2022 and agency == 'ice'")
    return int(table.loc[table["criminality"] == "convicted", "people"].sum()) + left_out(load, 2022)


def nine_more_a_row(load: Load) -> int:
    rows = load("agency-conviction").query("fiscal_year == 2022 and source == 'dashboard'")
    return shown_in_dashboard(load, 2022, "convicted") + 9 * len(rows)


def suppressed_total(dashboard):
    rows = dashboard[(dashboard["fiscal_year"] == 2022) & (dashboard["source"] == "dashboard")]
    shown = rows["people"].sum()
    convicted = rows.loc[rows["criminality"] == "convicted", "people"].sum()
    left_out = rows["published_total"].iloc[0] - shown
    suppressed_total = convicted + left_out
    return suppressed_total


SUPPRESSED_TOTAL = number(
    "suppressed-total",
    answer=most_convicted,
    mistakes={
        "blank-as-zero": half(lambda load: shown_in_dashboard(load, 2022, "convicted")),
        "scaled-up": scaled_up,
        "everyone": lambda load: published_removals(load, 2022),
        "left-out-only": lambda load: left_out(load, 2022),
        "monthly-table": lambda load: people(load, "ero-removals", "convicted", 2022),
        "not-convicted": lambda load: (
            published_removals(load, 2022) - shown_in_dashboard(load, 2022, "convicted")
        ),
        "arrested-by-ice-alone": most_convicted_of_those_arrested_by_ice,
        "nine-a-row": nine_more_a_row,
    },
    solution=suppressed_total,
    range=(0, 500_000),
    tolerance=10,
    minutes=5,
    route="no-code",
)


# --- a chart of both series -----------------------------------------------------------------------


def convicted_chart(
    load: Load, *, universes=("ero-arrests", "ero-removals"), values=share_of, years=YEARS
) -> go.Figure:
    """The chart of both series, or one of the ways in which it goes wrong."""
    figure = go.Figure()
    for universe in universes:
        figure.add_scatter(x=list(years), y=[values(load, universe, year) for year in years], name=universe)
    figure.update_layout(title_text="Share convicted in both series", yaxis_title_text="Percent of people")
    return figure


def count_convicted(load: Load, universe: str, year: int) -> float:
    return people(load, universe, "convicted", year)


def fraction(load: Load, universe: str, year: int) -> float:
    return share_of(load, universe, year) / 100


def share_not_convicted(load: Load, universe: str, year: int) -> float:
    return share_of(load, universe, year, "not-convicted")


def arrests_twice(load: Load) -> go.Figure:
    """Both lines show the arrests."""
    figure = convicted_chart(load)
    figure.data[1].y = figure.data[0].y
    return figure


def both_series(annual):
    rows = annual[(annual["split"] == "criminality") & (annual["fiscal_year"] <= 2023)]
    people = rows.pivot(index=["universe", "fiscal_year"], columns="category", values="people")
    shares = 100 * people["convicted"] / people["total"]
    both_series = go.Figure()
    for universe in ["ero-arrests", "ero-removals"]:
        line = shares[universe]
        both_series.add_scatter(x=line.index.tolist(), y=line.tolist(), name=universe)
    both_series.update_layout(
        title_text="Arrests and removals give different shares convicted", yaxis_title_text="People convicted, percent"
    )  # fmt: skip
    return both_series


BOTH_SERIES = chart(
    "both-series",
    answer=convicted_chart,
    mistakes={
        "one-series": half(lambda load: convicted_chart(load, universes=("ero-removals",))),
        "counts": lambda load: convicted_chart(load, values=count_convicted),
        "as-fraction": half(lambda load: convicted_chart(load, values=fraction), tolerance=0.002),
        "not-convicted": lambda load: convicted_chart(load, values=share_not_convicted),
        "same-line-twice": half(arrests_twice),
        "last-year-missing": half(lambda load: convicted_chart(load, years=YEARS[:-1])),
        "no-words": half(lambda load: untitled(convicted_chart(load))),
        "names-swapped": half(lambda load: names_swapped(convicted_chart(load))),
        "no-names": half(lambda load: nameless(convicted_chart(load))),
    },
    solution=both_series,
    series=2,
    drawn_as="line",
    unit="percent",
    names=True,
    tolerance=0.15,
    mutants={
        "one line": ('["ero-arrests", "ero-removals"]', '["ero-removals"]'),
        "wrong denominator": ('/ people["total"]', '/ people["not-convicted"]'),
        "counts": ('100 * people["convicted"] / people["total"]', 'people["convicted"]'),
        "off by one year": ("x=line.index.tolist()", "x=(line.index + 1).tolist()"),
        "another universe": ('"ero-arrests", "ero-removals"', '"ice-bookins", "ero-removals"'),
        "no words": ("both_series.update_layout", "dict"),
        "no names": (", name=universe)", ")"),
        "a year dropped": ("<= 2023", "<= 2022"),
    },
    minutes=7,
)

# --- what the tables carry ------------------------------------------------------------------------


RANK_CLAIMS = order(
    "rank-claims",
    right="cab",
    wrong={
        "acb": half("serious-assumed"),
        "cba": half("family-assumed"),
        "bac": "upside-down",
        "bca": "moved-first",
        "abc": "agreement",
    },
    minutes=4,
)

WHAT_CRIMINAL_MEANS = written("what-criminal-means", words=(80, 200), points=2, minutes=10)


# --- fewer, or more -------------------------------------------------------------------------------


BEFORE, AFTER = "2024-10-03", "2025-12-13"


def held(load: Load, day: str, agency: str | None = "ice", *records: str) -> int:
    """People in detention on a day whom an agency had arrested, all or of some records."""
    table = load("detention-by-agency-and-record")
    chosen = table["as_of"] == day
    if agency:
        chosen &= table["agency"] == agency
    if records:
        chosen &= table["criminality"].isin(records)
    return int(table.loc[chosen, "people"].sum())


def times(load: Load, *records: str, agency: str | None = "ice", after: str = AFTER) -> float:
    """How many times as many people there were on the later day as on the earlier."""
    return held(load, after, agency, *records) / held(load, BEFORE, agency, *records)


def how_many_more(load: Load) -> int:
    return held(load, AFTER, "ice", "convicted") - held(load, BEFORE, "ice", "convicted")


def times_the_share(load: Load) -> float:
    """The later share with a conviction, divided by the earlier."""
    return times(load, "convicted") / times(load)


def fewer_or_more(detained):
    ours = detained[(detained["agency"] == "ice") & (detained["criminality"] == "convicted")]
    people = ours.set_index("as_of")["people"]
    fewer_or_more = people[pd.Timestamp("2025-12-13")] / people[pd.Timestamp("2024-10-03")]
    return fewer_or_more


FEWER_OR_MORE = number(
    "fewer-or-more",
    answer=lambda load: times(load, "convicted"),
    mistakes={
        "share-for-number": times_the_share,
        "everyone-arrested": times,
        "both-agencies": half(lambda load: times(load, "convicted", agency=None)),
        "charges-counted": lambda load: times(load, "convicted", "pending-charges"),
        "neither": lambda load: times(load, "other-violator"),
        "wrong-day": half(lambda load: times(load, "convicted", after="2025-09-21")),
        "upside-down": half(lambda load: 1 / times(load, "convicted")),
        "in-percent": half(lambda load: 100 * (times(load, "convicted") - 1), tolerance=0.2),
        "difference": half(how_many_more, tolerance=1),
    },
    solution=fewer_or_more,
    range=(0, 100_000),
    tolerance=0.01,
    minutes=4,
    route="no-code",
)
