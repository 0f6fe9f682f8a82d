"""What a join drops."""

from __future__ import annotations

import pandas as pd

from lessonkit.exercises.writing import Load, choice, half, of_form, slip, table

CARELESS_JOIN = choice(
    "careless-join",
    right="a",
    wrong={"b": "last-digits-cut", "c": "error-expected", "d": "one-county"},
    minutes=3,
)


def lost(load: Load) -> pd.DataFrame:
    """Counties of each state that the second coding does not have."""
    table, second = load("county-activation"), load("county-activation-second-coding")
    alone = table[~table["fips"].isin(second["fips"])]
    return alone.groupby("state").size().reset_index(name="counties")


def lost_counties(second, counties):
    codes = second.assign(fips=second["fips"].astype(str).str.zfill(5))
    both = counties.merge(codes, on="fips", how="left", indicator=True)
    alone = both[both["_merge"] == "left_only"]
    lost_counties = alone.groupby("state").size().reset_index(name="counties")
    return lost_counties


LOST_COUNTIES = table(
    "lost-counties",
    answer=lost,
    mistakes={
        "leading-zero": slip(".str.zfill(5)", ""),
        "inner-join": slip('"left_only"', '"both"'),
        "postal-codes": of_form(
            slip('groupby("state")', 'groupby("state_code")', ".size()", '.size().rename_axis("state")')
        ),
        "nothing-lost": slip('how="left"', 'how="inner"'),
        "nothing-filtered": slip('both[both["_merge"] == "left_only"]', "both"),
        "states-that-lost-none": half(
            slip(
                'alone.groupby("state").size()',
                '(both["_merge"] == "left_only").groupby(both["state"]).sum()',
            )
        ),
        "days-that-differ": slip('both["_merge"] == "left_only"', 'both["same"] == False'),
        "listed": slip(
            'alone.groupby("state").size().reset_index(name="counties")',
            'alone[["state", "county"]].rename(columns={"county": "counties"})',
        ),
        "people-counted": slip(".size()", '["population_2010"].sum()'),
        "one-for-each": slip('alone.groupby("state")', 'alone.drop_duplicates("state").groupby("state")'),
        "share-lost": slip(
            'alone.groupby("state").size()',
            '(both["_merge"] == "left_only").groupby(both["state"]).mean().mul(100).loc[lambda share: share > 0]',
        ),
    },
    solution=lost_counties,
    columns=("state", "counties"),
    tolerance=0,
    mutants={
        "leading zero lost": (".str.zfill(5)", ""),
        "one digit too few": ("zfill(5)", "zfill(4)"),
        "inner join": ('how="left"', 'how="inner"'),
        "the other side": ('"left_only"', '"both"'),
        "postal codes": ('groupby("state")', 'groupby("state_code")'),
        "one county lost": ("both[both", "both.iloc[100:][both"),
    },
    minutes=6,
)
