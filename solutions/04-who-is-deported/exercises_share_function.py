"""A function that gives a share, and the ways in which it goes wrong."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import Load, function, half, of_form


def _rows(df: pd.DataFrame, where: dict) -> pd.DataFrame:
    for column, value in where.items():
        df = df[df[column] == value]
    return df


def _sum(df: pd.DataFrame, category: str):
    """The people of a category; missing if one number is, or if there is no such row."""
    return df.loc[df["category"] == category, "people"].sum(skipna=False, min_count=1)


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
    """With a plain .sum(), to which a blank and a category without a row are both 0."""
    rows = _rows(df, where)
    top, base = (rows.loc[rows["category"] == one, "people"].sum() for one in (numerator, "total"))
    return right_share_of(top, base)


def share_of_no_row_as_zero(df, numerator, where):
    """With .sum(skipna=False), which keeps a blank and still gives 0 where there is no row."""
    rows = _rows(df, where)
    top, base = (
        rows.loc[rows["category"] == one, "people"].sum(skipna=False) for one in (numerator, "total")
    )
    return right_share_of(top, base)


def share_with_blanks_filled(df, numerator, where):
    """With .fillna(0): a blank is 0, and a category without a row stays missing."""
    return right_share(df.assign(people=df["people"].fillna(0)), numerator, where)


def share_of_the_known_rows(df, numerator, where):
    """With .dropna(): of several rows those with a number are added up, and a category without a row stays missing."""
    return right_share(df.dropna(subset="people"), numerator, where)


def share_of_the_convicted(df, numerator, where):
    return right_share(df, "convicted", where)


def share_by_the_first_condition(df, numerator, where):
    return right_share(df, numerator, dict(list(where.items())[:1]))


def share_by_any_condition(df, numerator, where):
    kept = pd.Series(not where, index=df.index)
    for column, value in where.items():
        kept |= df[column] == value
    return right_share(df[kept], numerator, {})


def share_by_known_columns(df, numerator, where):
    """Filtered by the columns of the tables seen so far, and by no other."""
    known = ("universe", "split", "fiscal_year", "category")
    return right_share(df, numerator, {column: value for column, value in where.items() if column in known})


def mean_of_shares(df, numerator, where):
    """The plain mean of the rows' shares: a small row weighs as much as a large one."""
    rows = _rows(df, where)
    top, base = (rows.loc[rows["category"] == one, "people"].astype(float) for one in (numerator, "total"))
    alike = len(top) == len(base) or 1 in (len(top), len(base))  # numpy takes one number for each of many
    if top.empty or base.empty or not alike or top.isna().any() or base.isna().any() or (base == 0).any():
        return float("nan")
    return float((100 * top.to_numpy() / base.to_numpy()).mean())


def share_against_the_rest(df, numerator, where):
    rows = _rows(df, where)
    top, base = _sum(rows, numerator), _sum(rows, "total")
    return float("nan") if pd.isna(top) or pd.isna(base) or base == top else float(100 * top / (base - top))


def share_of_the_unfiltered_total(df, numerator, where):
    return right_share_of(_sum(_rows(df, where), numerator), _sum(df, "total"))


def share_of_the_first_row(df, numerator, where):
    rows = _rows(df, where)
    return right_share_of(
        *(
            found.iloc[0] if len(found := rows.loc[rows["category"] == one, "people"]) else float("nan")
            for one in (numerator, "total")
        )
    )


def share_of_means(df, numerator, where):
    """The mean of the upper rows over that of the lower ones: wrong wherever there are not as many of both."""
    rows = _rows(df, where)
    return right_share_of(
        *(rows.loc[rows["category"] == one, "people"].mean() for one in (numerator, "total"))
    )


def share_of_largest(df, numerator, where):
    rows = _rows(df, where)
    return right_share_of(
        *(rows.loc[rows["category"] == one, "people"].max() for one in (numerator, "total"))
    )


def share_with_nobody_as_zero(df, numerator, where):
    return 0.0 if _sum(_rows(df, where), "total") == 0 else right_share(df, numerator, where)


def share_with_any_blank_missing(df, numerator, where):
    """With a look for blanks in all rows that are left: one in a third category makes the share missing too."""
    rows = _rows(df, where)
    return float("nan") if rows["people"].isna().any() else right_share(df, numerator, where)


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
        ("arrests", 2003, "total", 640), ("arrests", 2003, "pending-charges", 80), ("arrests", 2003, "convicted", None),
    )  # fmt: skip
    ports = frame(
        ("arrests", 2001, "total", 900), ("arrests", 2001, "convicted", 270),
        ("arrests", 2001, "total", 160), ("arrests", 2001, "convicted", 120),
    ).assign(place=["inland", "inland", "port", "port"])  # fmt: skip
    total_once = frame(
        ("arrests", 2004, "total", 800), ("arrests", 2004, "convicted", 120), ("arrests", 2004, "convicted", 200),
    )  # fmt: skip
    return (
        (one, "convicted", {"universe": "arrests", "fiscal_year": 2001}),
        (one, "convicted", {"universe": "removals"}),
        (one, "convicted", {}),
        (blank, "pending-charges", {"fiscal_year": 2003}),
        (blank, "pending-charges", {"fiscal_year": 2001}),
        (blank, "pending-charges", {"fiscal_year": 2002}),
        (blank, "pending-charges", {"universe": "arrests"}),
        (one, "pending-charges", {"universe": "arrests", "fiscal_year": 2001}),
        (ports, "convicted", {"universe": "arrests", "place": "port"}),
        (total_once, "convicted", {"universe": "arrests", "fiscal_year": 2004}),
    )


def share(df, numerator, where):
    for column, value in where.items():
        df = df[df[column] == value]
    top = df.loc[df["category"] == numerator, "people"].sum(skipna=False, min_count=1)
    base = df.loc[df["category"] == "total", "people"].sum(skipna=False, min_count=1)
    if pd.isna(top) or pd.isna(base) or base == 0:
        return float("nan")
    return float(100 * top / base)


SHARE = function(
    "share",
    answer=right_share,
    probes=share_probes,
    mistakes={
        "as-fraction": of_form(share_as_fraction),
        "everything-as-base": share_of_everything,
        "where-ignored": share_of_all_rows,
        "blank-as-zero": half(share_with_blanks_as_zero),
        "blanks-filled": half(share_with_blanks_filled),
        "blanks-passed-over": half(share_of_the_known_rows),
        "no-row-as-zero": half(share_of_no_row_as_zero, since="1.3"),
        "always-convicted": share_of_the_convicted,
        "first-condition": share_by_the_first_condition,
        "any-condition": share_by_any_condition,
        "known-columns": half(share_by_known_columns),
        "mean-of-shares": mean_of_shares,
        "means": share_of_means,
        "largest-row": share_of_largest,
        "against-the-rest": share_against_the_rest,
        "rounded": of_form(share_rounded),
        "unfiltered-total": share_of_the_unfiltered_total,
        "first-row": share_of_the_first_row,
        "any-blank-as-missing": half(share_with_any_blank_missing, since="1.5"),
        "nobody-as-zero": half(share_with_nobody_as_zero),
        "upside-down": share_upside_down,
    },
    solution=share,
    tolerance=0.001,
    mutants={
        "filter dropped": ("df = df[df[column] == value]", "pass"),
        "wrong denominator": ('df["category"] == "total"', 'df["category"] != numerator'),
        "NaN as 0": ("skipna=False, min_count=1", "skipna=True"),
        "no row as 0": (", min_count=1", ""),
        "fraction": ("100 * top", "top"),
        "mean for sum": (".sum(skipna=False, min_count=1)", ".mean(skipna=False) + 1"),
        "upside down": ("top / base", "base / top"),
        "zero guarded away": (" or base == 0", " or base <= 700"),
    },
    minutes=10,
)
