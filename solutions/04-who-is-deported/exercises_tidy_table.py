"""A tidy table made of one that DHS prints."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import Load, half, slip, table

TIDY_COLUMNS = ("fiscal_year", "month", "category", "people")


def tidy(load: Load) -> pd.DataFrame:
    """The tidy table, category by category: another way than that of the four steps."""
    table = load("repatriations-as-published")
    year = table["Fiscal Year"].ffill()
    parts = [
        pd.DataFrame(
            {
                "fiscal_year": year,
                "month": table["Month"],
                "category": category,
                "people": pd.to_numeric(table[printed], errors="coerce").astype("Float64"),
            }
        )
        for printed, category in (
            ("Total Repatriations3", "Total Repatriations"),
            ("Title 42 Expulsions6", "Title 42 Expulsions"),
            ("Total Removals", "Total Removals"),
        )
    ]
    long = pd.concat(parts)
    return long[long["month"] != "Total"]


def tidy_table(printed):
    table = printed.assign(fiscal_year=printed["Fiscal Year"].ffill()).rename(columns={"Month": "month"})
    table = table[table["month"] != "Total"]
    kept = ["Total Repatriations3", "Title 42 Expulsions6", "Total Removals"]
    tidy_table = table.melt(["fiscal_year", "month"], kept, var_name="category", value_name="people")
    tidy_table["category"] = tidy_table["category"].str.replace(r"[0-9]$", "", regex=True)
    tidy_table["people"] = pd.to_numeric(tidy_table["people"], errors="coerce")
    return tidy_table


WITHOUT_TOTALS = 'table[table["month"] != "Total"]'
WITHOUT_DIGITS = '.str.replace(r"[0-9]$", "", regex=True)'
AS_NUMBERS = 'pd.to_numeric(tidy_table["people"], errors="coerce")'
AFTERWARDS = 'errors="coerce")'

TIDY_TABLE = table(
    "tidy-table",
    answer=tidy,
    mistakes={
        "totals-kept": slip(WITHOUT_TOTALS, "table"),
        "digits-kept": half(slip(WITHOUT_DIGITS, "")),
        "blank-as-zero": half(slip(AFTERWARDS, AFTERWARDS + ".fillna(0)")),
        "rows-dropped": half(slip(AS_NUMBERS, AS_NUMBERS + "; tidy_table = tidy_table.dropna()")),
        "last-number-repeated": half(slip(AFTERWARDS, AFTERWARDS + ".ffill()")),
        "every-digit": half(slip('r"[0-9]$"', 'r"[0-9]"')),
        "people-as-text": half(slip(AS_NUMBERS, 'tidy_table["people"]')),
        "not-yet-step-4": slip(WITHOUT_DIGITS, "", AS_NUMBERS, 'tidy_table["people"]'),
        "year-not-filled": slip('printed["Fiscal Year"].ffill()', 'printed["Fiscal Year"]'),
        "year-filled-up": slip(".ffill()", ".bfill()"),
        "every-column": half(
            slip(
                "kept = [", 'kept = list(printed.drop(columns=["Fiscal Year", "Month"]).columns); others = ['
            )
        ),
        "last-letter-cut": half(slip('.str.replace(r"[0-9]$", "", regex=True)', ".str[:-1]")),
        "totals-and-digits": slip(WITHOUT_TOTALS, "table", WITHOUT_DIGITS, ""),
        "totals-and-dropped": slip(
            WITHOUT_TOTALS, "table", AS_NUMBERS, AS_NUMBERS + "; tidy_table = tidy_table.dropna()"
        ),
        "totals-and-zeros": slip(WITHOUT_TOTALS, "table", AFTERWARDS, AFTERWARDS + ".fillna(0)"),
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
    minutes=12,
)
