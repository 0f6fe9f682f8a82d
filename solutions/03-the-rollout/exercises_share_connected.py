"""A function that gives the share connected, and the ways in which it goes wrong."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import Load, function, half, of_form, slip


def right_share(df, day, weight=None):
    connected = df["activation_date"] <= day
    if weight is None:
        return float(100 * connected.mean())
    return float(100 * df.loc[connected, weight].sum() / df[weight].sum())


def share_before_the_day(df, day, weight=None):
    return right_share(df[["activation_date"]].assign(w=1 if weight is None else df[weight]),
                       pd.Timestamp(day) - pd.Timedelta(days=1), "w")  # fmt: skip


def share_as_fraction(df, day, weight=None):
    return right_share(df, day, weight) / 100


def share_of_counties(df, day, weight=None):
    return right_share(df, day)


def share_not_yet(df, day, weight=None):
    return 100 - right_share(df, day, weight)


def share_of_connected(df, day, weight=None):
    if weight is None:
        return right_share(df, day)
    return float(df.loc[df["activation_date"] <= day, weight].mean())


def share_as_fraction_of_the_weight(df, day, weight=None):
    return right_share(df, day, weight) / (1 if weight is None else 100)


def share_on_one_fixed_day(df, day, weight=None):
    return right_share(df, "2010-09-30", weight)


def share_from_the_day_on(df, day, weight=None):
    return 100 - share_before_the_day(df, day, weight)


def sum_without_division(df, day, weight=None):
    connected = df["activation_date"] <= day
    return float(connected.sum() if weight is None else df.loc[connected, weight].sum())


def share_without_blank_rows(df, day, weight=None):
    return right_share(df.dropna(), day, weight)


def share_on_the_day_alone(df, day, weight=None):
    return right_share(df, day, weight) - share_before_the_day(df, day, weight)


def share_of_everything(df, day, weight=None):
    return right_share(df, day) if weight is None else 100.0


def mean_over_mean(df, day, weight=None):
    if weight is None:
        return right_share(df, day)
    return float(100 * df.loc[df["activation_date"] <= day, weight].mean() / df[weight].mean())


def rows_over_the_weight(df, day, weight=None):
    if weight is None:
        return right_share(df, day)
    return float(100 * (df["activation_date"] <= day).sum() / df[weight].sum())


def weight_over_the_rows(df, day, weight=None):
    if weight is None:
        return right_share(df, day)
    return float(100 * df.loc[df["activation_date"] <= day, weight].sum() / len(df))


def connected_for_each_hundred_not(df, day, weight=None):
    connected = right_share(df, day, weight)
    return 100 * connected / (100 - connected) if connected < 100 else float("inf")


def share_of_people_always(df, day, weight=None):
    return right_share(df, day, None if weight is None else "population_2010")


def share_of_people_in_any_case(df, day, weight=None):
    return right_share(df, day, "population_2010")


def share_of_people_by_default(df, day, weight=None):
    return right_share(df, day, weight or "population_2010")


def share_with_blanks_filled(df, day, weight=None):
    if weight is None:
        return right_share(df, day)
    filled = df[weight].astype(float).fillna(float(df[weight].mean()))
    return right_share(df.assign(filled=filled), day, "filled")


def share_above_that_of_rows(df, day, weight=None):
    return right_share(df, day, weight) - (0 if weight is None else right_share(df, day))


def share_as_fraction_of_the_rows(df, day, weight=None):
    return right_share(df, day, weight) / (100 if weight is None else 1)


def share_probes(load: Load) -> tuple:
    """Small made-up counties on which a learner's `share_connected` is tried."""
    frame = pd.DataFrame(
        {
            "activation_date": pd.to_datetime(
                ["2009-03-10", "2010-06-15", "2010-06-15", "2011-02-01", "2012-05-15"]
            ),
            "population_2010": pd.array([850, 50, 300, 500, 250], dtype="Int64"),
            "noncitizens": pd.array([100, None, 20, 40, 90], dtype="Int64"),
        }
    )
    return (
        (frame, "2010-06-15"),
        (frame, "2010-06-14"),
        (frame, "2010-06-15", "population_2010"),
        (frame, "2011-12-31", "population_2010"),
        (frame, "2010-12-31", "noncitizens"),
        (frame, "2013-01-22", "population_2010"),
    )


def share_connected(df, day, weight=None):
    connected = df["activation_date"] <= day
    if weight is None:
        return float(100 * connected.mean())
    return float(100 * df.loc[connected, weight].sum() / df[weight].sum())


SHARE_CONNECTED = function(
    "share-connected",
    answer=right_share,
    probes=share_probes,
    mistakes={
        "counties-as-people": half(share_of_counties),
        "day-left-out": half(share_before_the_day),
        "as-fraction": of_form(share_as_fraction),
        "not-yet": share_not_yet,
        "mean-of-people": share_of_connected,
        "fraction-of-the-weight": of_form(share_as_fraction_of_the_weight),
        "one-fixed-day": share_on_one_fixed_day,
        "from-the-day-on": share_from_the_day_on,
        "sum-alone": sum_without_division,
        "blank-rows-dropped": half(share_without_blank_rows),
        "fraction-of-the-rows": of_form(share_as_fraction_of_the_rows),
        "the-day-alone": share_on_the_day_alone,
        "all-over-all": share_of_everything,
        "mean-over-mean": mean_over_mean,
        "rows-over-the-weight": rows_over_the_weight,
        "weight-over-the-rows": weight_over_the_rows,
        "odds": connected_for_each_hundred_not,
        "always-people": share_of_people_always,
        "people-without-a-weight": half(share_of_people_in_any_case),
        "people-by-default": half(share_of_people_by_default),
        "blanks-filled": share_with_blanks_filled,
        "difference-of-shares": share_above_that_of_rows,
        "another-table": slip('df["', 'counties["', "df.", "counties.", "df[", "counties["),
    },
    solution=share_connected,
    tolerance=1e-6,
    mutants={
        "the day left out": ("<= day", "< day"),
        "comparison turned round": ("<= day", ">= day"),
        "counties as people": ("df.loc[connected, weight].sum() / df[weight].sum()", "connected.mean()"),
        "fraction": ("100 * df.loc", "df.loc"),
        "wrong denominator": ("/ df[weight].sum()", "/ df.loc[~connected, weight].sum()"),
        "mean for sum": ("df.loc[connected, weight].sum()", "df.loc[connected, weight].mean()"),
        "blank as 1": ("df.loc[connected, weight].sum()", "df.loc[connected, weight].fillna(1).sum()"),
    },
    points=2,
    minutes=8,
)
