"""Lesson 3, *The rollout*: the logic of its exercises; their words stand in `lesson.md`.

Answers and mistakes are computed from the datasets, never typed in. A function that ends with the answer is the
reference code of its cell; it reaches the same answer in its own way.
"""

from __future__ import annotations  # so that `-> go.Figure` loads no Plotly before the first chart

import pandas as pd
import plotly.graph_objects as go

from scomm.exercises.writing import (
    Deal,
    Load,
    Wrong,
    about,
    among,
    chart,
    choice,
    dealt,
    dealt_counties,
    function,
    guess,
    half,
    labels,
    lesson,
    number,
    opens,
    order,
    slip,
    table,
    written,
)

FIRST_DAY = pd.Timestamp("2008-10-27")

LESSON = lesson("1.2", pools={"county": dealt_counties})

FIRST_GUESS = guess(
    "first-guess",
    example=(20, 60),
    misread=(20, 70),
    minutes=2,
    truth="people-connected-in-2010",
    earlier=("counties-at-the-end-of-2009",),
)


# --- a county, and a day --------------------------------------------------------------------------


THE_COUNTRY = "United States"
APART = 0.27
"""Three tolerances: two numbers that lie nearer can't be told apart by the number alone."""


def row_of(load: Load, name: str) -> pd.Series:
    """The row of a county that the table has."""
    table = load("county-activation")
    county, state = name.rsplit(", ", 1)
    this = (table["state_code"] == state) & (table["county"] == county)
    return table.iloc[this.to_numpy().argmax()]


def day_of(load: Load, name: str, when: str) -> pd.Timestamp:
    """The day that is meant: the end of the county's month, or another day that a learner may take for it."""
    row = row_of(load, name)
    day = row["activation_date"]
    end = day + pd.offsets.MonthEnd(0)
    known = {
        "month-end": end,
        "own-day": day,
        "month-before": end - pd.offsets.MonthEnd(1),
        "month-after": end + pd.offsets.MonthEnd(1),
        "year-before": end - pd.DateOffset(years=1) + pd.offsets.MonthEnd(0),
        "year-after": end + pd.DateOffset(years=1) + pd.offsets.MonthEnd(0),
        "states-day": row["statewide_date"],
    }
    return known[when] if when in known else pd.Timestamp(when)


def percent_connected(table: pd.DataFrame, day: pd.Timestamp, weight: str = "") -> float:
    """Share of the counties of a table, or of a column's sum, that was connected by the end of a day, in percent."""
    weights = table[weight] if weight else pd.Series(1, index=table.index)
    return float(100 * weights[table["activation_date"] <= day].sum() / weights.sum())


def gap_of(load: Load, county: str, day: str, place: str) -> float:
    """People's share minus counties' share, in percentage points.

    A `LookupError` for a day that a learner may take without its changing the number: then it is no mistake that shows.
    """
    table, end = load("county-activation"), day_of(load, county, day)
    if place != THE_COUNTRY:
        table = table[table["state"] == row_of(load, county)["state"]]
    found = percent_connected(table, end, "population_2010") - percent_connected(table, end)
    always = day in ("month-end", "month-before", "month-after", OPENING)
    if not always and abs(found - gap_of(load, county, "month-end", THE_COUNTRY)) <= APART:
        raise LookupError(day)
    return found


OPENING = "2010-09-30"
"""The day on which map and curves open, and of the text's example."""


def shares(load: Load, deal: Deal, weight: str = "population_2010") -> tuple[float, float]:
    """Both shares at the end of the dealt county's month: of people, and of counties."""
    table, day = load("county-activation"), day_of(load, deal.county, "month-end")
    return percent_connected(table, day, weight), percent_connected(table, day)


def gap(load: Load, deal: Deal) -> float:
    """People's share minus counties' share at the end of the county's month, in percentage points."""
    people, counties = shares(load, deal)
    return people - counties


def gap_of_noncitizens(load: Load, deal: Deal) -> float:
    """The same difference with noncitizens in the place of people."""
    noncitizens, counties = shares(load, deal, "noncitizens")
    return noncitizens - counties


def gap_of_one_month(load: Load, deal: Deal) -> float:
    """The difference among those alone who joined in the county's month."""
    table, day = load("county-activation"), day_of(load, deal.county, "month-end")
    joined = table["activation_date"].dt.to_period("M") == day.to_period("M")
    people = table["population_2010"]
    return float(100 * people[joined].sum() / people.sum() - 100 * joined.mean())


def two_counts(counties, deal):
    day = counties.loc[counties["label"] == deal.county, "activation_date"].iloc[0]
    connected = counties["activation_date"] <= day + pd.offsets.MonthEnd(0)
    people = counties["population_2010"]
    two_counts = 100 * people[connected].sum() / people.sum() - 100 * connected.mean()
    return two_counts


TWO_COUNTS = number(
    "two-counts",
    about=about(
        gap_of,
        county=dealt("county", others=None),
        day=among(
            "month-end", ["month-before", "month-after", "own-day", "year-before", "year-after", OPENING]
        ),
        place=among(THE_COUNTRY, ["its-state"]),
        opens=opens("rollout-map", day=OPENING, place=THE_COUNTRY, controls={"day": "date"}),
    ),
    mistakes={
        "reversed": half(lambda load, deal: -gap(load, deal)),
        "counties-as-people": Wrong(lambda load, deal: shares(load, deal)[1], tolerance=0.05),
        "people-only": lambda load, deal: shares(load, deal)[0],
        "as-fraction": Wrong(lambda load, deal: gap(load, deal) / 100, tolerance=0.005),
        "noncitizens": gap_of_noncitizens,
        "noncitizens-only": lambda load, deal: shares(load, deal, "noncitizens")[0],
        "sum": lambda load, deal: sum(shares(load, deal)),
        "ratio": lambda load, deal: shares(load, deal)[0] / shares(load, deal)[1],
        "that-month-alone": Wrong(gap_of_one_month, tolerance=0.03),
        "all-connected": Wrong(0, tolerance=0.0001),
    },
    solution=two_counts,
    range=(-100, 100),
    tolerance=0.09,
    uses=("county",),
    minutes=8,
    route="no-code",
)


# --- a function, and the ways in which it goes wrong ----------------------------------------------


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
            "population_2010": pd.array([900, 50, 300, 500, 250], dtype="Int64"),
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
        "as-fraction": half(share_as_fraction),
        "not-yet": share_not_yet,
        "mean-of-people": share_of_connected,
        "fraction-of-the-weight": half(share_as_fraction_of_the_weight),
        "one-fixed-day": share_on_one_fixed_day,
        "from-the-day-on": share_from_the_day_on,
        "sum-alone": sum_without_division,
        "blank-rows-dropped": half(share_without_blank_rows),
        "fraction-of-the-rows": half(share_as_fraction_of_the_rows),
        "the-day-alone": share_on_the_day_alone,
        "all-over-all": share_of_everything,
        "mean-over-mean": mean_over_mean,
        "rows-over-the-weight": rows_over_the_weight,
        "weight-over-the-rows": weight_over_the_rows,
        "odds": connected_for_each_hundred_not,
        "always-people": share_of_people_always,
        "people-without-a-weight": half(share_of_people_in_any_case),
        "blanks-filled": share_with_blanks_filled,
        "difference-of-shares": share_above_that_of_rows,
        "another-table": slip('df["', 'counties["', "df.", "counties.", "df[", "counties["),
    },
    solution=share_connected,
    tolerance=0.001,
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


# --- four quarters of counties --------------------------------------------------------------------


def medians(load: Load, *, ranked: bool = False) -> list[float]:
    """The middle day of the four quarters of counties, from the lowest share of foreign-born people to the highest."""
    table = load("county-activation").dropna(subset="foreign_born_pct")
    by = table["foreign_born_pct"].rank(method="first") if ranked else table["foreign_born_pct"]
    days = (table["activation_date"] - FIRST_DAY).dt.days
    return [float(value) for value in days.groupby(pd.qcut(by, 4, labels=False)).median()]


def bars(heights: list[float]) -> go.Figure:
    """The chart of four bars."""
    figure = go.Figure(go.Bar(x=[1, 2, 3, 4], y=heights))
    figure.update_layout(title_text="Median day by quarter", yaxis_title_text="Days after 27 October 2008")
    return figure


def quarters(first_day, counties):
    days = (counties["activation_date"] - first_day).dt.days
    groups = pd.qcut(counties["foreign_born_pct"], 4, labels=[1, 2, 3, 4])
    medians = days.groupby(groups, observed=True).median()
    quarters = go.Figure()
    quarters.add_bar(x=[1, 2, 3, 4], y=medians.tolist())
    quarters.update_layout(
        title_text="Counties with more foreign-born people were connected earlier",
        xaxis_title_text="Quarter of counties by % foreign-born, lowest to highest",
        yaxis_title_text="Median days after 27 October 2008",
    )
    return quarters


QUARTERS = chart(
    "quarters",
    answer=lambda load: bars(medians(load)),
    alternatives=(lambda load: bars(medians(load, ranked=True)),),
    mistakes={
        "mean": half(slip(".median()", ".mean()")),
        "equal-widths": slip("pd.qcut", "pd.cut"),
        "turned-round": half(slip("medians.tolist()", "medians.tolist()[::-1]")),
        "hispanic": slip("foreign_born_pct", "hispanic_pct"),
        "population": slip("foreign_born_pct", "population_2010"),
        "noncitizens": slip('counties["foreign_born_pct"]', 'counties["noncitizens"].astype(float)'),
        "noncitizens-blank-as-zero": slip(
            'counties["foreign_born_pct"]',
            'counties["noncitizens"].fillna(0).astype(float).rank(method="first")',
        ),
        "state-day": slip('"activation_date"', '"statewide_date"'),
        "numbered-from-0": half(slip("x=[1, 2, 3, 4]", "x=[0, 1, 2, 3]")),
        "places-in-words": half(slip("x=[1, 2, 3, 4]", 'x=["lowest", "second", "third", "highest"]')),
        "from-january": slip("- first_day", '- pd.Timestamp("2008-01-01")'),
        "to-the-last-day": slip(
            'counties["activation_date"] - first_day',
            'counties["activation_date"].max() - counties["activation_date"]',
        ),
        "months": Wrong(slip("medians.tolist()", "(medians / 30.44).tolist()"), tolerance=1),
        "weeks": Wrong(slip("medians.tolist()", "(medians / 7).tolist()"), tolerance=1),
        "years": Wrong(slip("medians.tolist()", "(medians / 365.25).tolist()"), tolerance=0.3),
        "counted": slip(".median()", ".count()"),
        "added-up": slip(".median()", ".sum()"),
        "first-county": slip(".median()", ".min()"),
        "last-county": slip(".median()", ".max()"),
        "shares-for-days": slip(
            '(counties["activation_date"] - first_day).dt.days', 'counties["foreign_born_pct"]'
        ),
        "no-words": half(slip("quarters.update_layout", "dict")),
    },
    solution=quarters,
    series=1,
    drawn_as="bars",
    unit="days",
    tolerance=2,
    mutants={
        "mean for median": (".median()", ".mean()"),
        "equal widths": ("pd.qcut", "pd.cut"),
        "another share": ('"foreign_born_pct"', '"hispanic_pct"'),
        "latest county": (".median()", ".max()"),
        "counted from January": ("- first_day", '- pd.Timestamp("2008-01-01")'),
        "turned round": ("medians.tolist()", "medians.tolist()[::-1]"),
        "no words": ("quarters.update_layout", "dict"),
    },
    minutes=7,
)


def days_to_half(load: Load, column: str = "", quarter: int = 0, counted: str = "counties") -> int:
    """Days until half of a group was connected: of a quarter of the counties by a column, or of all of them."""
    table = load("county-activation")
    if column:
        groups = pd.qcut(table[column].astype("float64"), 4, labels=[1, 2, 3, 4])
        table = table[groups == quarter]
    table = table.assign(counties=1).sort_values("activation_date")
    reached = table[counted].fillna(0).cumsum() >= table[counted].sum() / 2
    return int((table.loc[reached, "activation_date"].iloc[0] - FIRST_DAY).days)


def days_between_quarters(load: Load, column: str, low: int, high: int, counted: str) -> int:
    """How many days earlier the middle of one quarter was connected than the middle of another."""
    return days_to_half(load, column, low, counted) - days_to_half(load, column, high, counted)


def days_between_medians(load: Load) -> float:
    """The same with the medians of the chart, which lie half way where two counties stand in the middle."""
    _, second, _, highest = medians(load)
    return second - highest


def days_between_means(load: Load) -> float:
    table = load("county-activation")
    days = (table["activation_date"] - FIRST_DAY).dt.days
    means = days.groupby(pd.qcut(table["foreign_born_pct"], 4, labels=False)).mean()
    return float(means.iloc[1] - means.iloc[-1])


MIDDLE_COUNTIES = number(
    "middle-counties",
    about=about(
        days_between_quarters,
        column=among("foreign_born_pct", ["hispanic_pct", "population_2010"]),
        low=among(2, [1, 3]),
        high=among(4, [3]),
        counted=among("counties", ["population_2010", "noncitizens"]),
        instead={
            "opening-curves": lambda load: days_to_half(load) - days_to_half(load, counted="population_2010"),
            "quarters-shown": lambda load: days_between_quarters(load, "population_2010", 1, 4, "counties"),
            "second-alone": lambda load: days_to_half(load, "foreign_born_pct", 2),
            "highest-alone": lambda load: days_to_half(load, "foreign_born_pct", 4),
            "means": days_between_means,
        },
    ),
    alternatives=(days_between_medians,),
    mistakes={
        "months": Wrong(lambda load: days_between_medians(load) / 30.44, tolerance=0.5),
        "years": Wrong(lambda load: days_between_medians(load) / 365.25, tolerance=0.1),
    },
    solution="middle_counties = 419",
    range=(-1600, 1600),
    tolerance=0.5,
    minutes=4,
    route="no-code",
)


# --- what a join drops ----------------------------------------------------------------------------


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
        "postal-codes": half(
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

THREE_TOO_MANY = order(
    "three-too-many",
    right="bca",
    wrong={
        "bac": half("fit-is-proof"),
        "cba": half("exact-match-trusted"),
        "acb": half("untested-is-refuted"),
        "cab": "days-untested",
        "abc": "days-fit",
    },
    minutes=5,
)


# --- the dossier of a county ----------------------------------------------------------------------


def facts_of(load: Load, county: str, until: str = "own-day") -> pd.DataFrame:
    """The dossier of a county, with the shares of its own day or of another that a learner may take.

    A `LookupError` for another day on which the shares are the same: then it is no mistake that shows.
    """
    row, table = row_of(load, county), load("county-activation")
    day = row["activation_date"]
    end = day - pd.Timedelta(days=1) if until == "day-before" else day_of(load, county, until)
    own, found = (
        [percent_connected(table, one, weight) for weight in ("", "population_2010")] for one in (day, end)
    )
    if until != "own-day" and all(abs(a - b) <= 3 * FINE for a, b in zip(own, found, strict=True)):
        raise LookupError(until)
    estimate, margin = int(row["noncitizens"]), int(row["noncitizens_moe"])
    facts = {
        "days": (day - FIRST_DAY).days,
        "counties_pct": found[0],
        "people_pct": found[1],
        "noncitizens_low": estimate - margin,
        "noncitizens_high": estimate + margin,
    }
    return pd.DataFrame({"fact": facts.keys(), "value": facts.values()})


FINE = 0.055
"""How far off a value of the dossier may be: a little more than rounding to one decimal takes."""


def namesakes(load: Load) -> list[str]:
    """Counties of other states that bear the name of one that can be dealt."""
    table = load("county-activation")
    names = {one.rpartition(", ")[0] for one in dealt_counties(load)}
    known = table[table["county"].isin(names) & table["noncitizens"].notna()]
    return labels(known).tolist()


def one_row(value: object, tolerance: float | None = None) -> Wrong:
    """A mistake in one of the five rows: the other four earn their points."""
    return Wrong(value, 0.75, tolerance)


def dossier(counties, deal, first_day):
    row = counties[counties["label"] == deal.county].iloc[0]
    day = row["activation_date"]
    connected = counties["activation_date"] <= day
    people = counties["population_2010"]
    facts = {
        "days": (day - first_day).days,
        "counties_pct": 100 * connected.mean(),
        "people_pct": 100 * people[connected].sum() / people.sum(),
        "noncitizens_low": row["noncitizens"] - row["noncitizens_moe"],
        "noncitizens_high": row["noncitizens"] + row["noncitizens_moe"],
    }
    dossier = pd.DataFrame({"fact": facts.keys(), "value": facts.values()})
    return dossier


DOSSIER = table(
    "dossier",
    about=about(
        facts_of,
        county=dealt("county", namesakes),
        until=among("own-day", ["month-end", "day-before"]),
    ),
    mistakes={
        "state-day": Wrong(slip('row["activation_date"]', 'row["statewide_date"]'), 0.25),
        "counties-as-people": one_row(
            slip("100 * people[connected].sum() / people.sum()", "100 * connected.mean()")
        ),
        "people-as-counties": one_row(
            slip("100 * connected.mean()", "100 * people[connected].sum() / people.sum()")
        ),
        "shares-swapped": half(
            slip('"counties_pct"', '"swapped"', '"people_pct"', '"counties_pct"', '"swapped"', '"people_pct"')
        ),
        "noncitizens-for-people": one_row(
            slip('people = counties["population_2010"]', 'people = counties["noncitizens"]')
        ),
        "own-share": one_row(slip("people[connected].sum()", 'row["population_2010"]')),
        "shares-of-the-state": half(
            slip(
                "connected = counties",
                'counties = counties[counties["state"] == row["state"]]; connected = counties',
            )
        ),
        "not-yet": half(slip("<= day", "> day")),
        "that-day-alone": half(slip("<= day", "== day"), tolerance=0.01),
        "margin-forgotten": half(slip(' - row["noncitizens_moe"]', "", ' + row["noncitizens_moe"]', "")),
        "margin-halved": half(slip('row["noncitizens_moe"]', 'row["noncitizens_moe"] / 2')),
        "margin-doubled": half(slip('row["noncitizens_moe"]', '2 * row["noncitizens_moe"]')),
        "margin-alone": half(slip('row["noncitizens"] - row', "row", 'row["noncitizens"] + row', "row")),
        "low-and-high-swapped": half(
            slip(
                '["noncitizens"] -',
                '["noncitizens"] minus',
                '["noncitizens"] +',
                '["noncitizens"] -',
                "minus",
                "+",
            )
        ),
        "estimate-and-margin": half(
            slip(
                'row["noncitizens"] - row["noncitizens_moe"]',
                'row["noncitizens"]',
                'row["noncitizens"] + row',
                "row",
            )
        ),
        "fractions": half(slip("100 * ", ""), tolerance=0.01),
        "counts-for-percents": half(
            slip(
                "100 * connected.mean()",
                "connected.sum()",
                "100 * people[connected].sum() / people.sum()",
                "people[connected].sum()",
            )
        ),
        "count-of-counties": one_row(slip("100 * connected.mean()", "connected.sum()")),
        "count-of-people": one_row(
            slip("100 * people[connected].sum() / people.sum()", "people[connected].sum()")
        ),
        "first-day-counted": one_row(slip("(day - first_day).days", "(day - first_day).days + 1")),
        "length-of-time": one_row(slip("(day - first_day).days", "str(day - first_day)")),
        "date-for-days": one_row(slip("(day - first_day).days", "day")),
        "months-for-days": one_row(
            slip("(day - first_day).days", "(day - first_day).days / 30.44"), tolerance=0.5
        ),
        "days-from-january": one_row(slip("day - first_day", 'day - pd.Timestamp("2008-01-01")')),
        "days-to-the-state": one_row(slip("day - first_day", 'row["statewide_date"] - day')),
    },
    solution=dossier,
    columns=("fact", "value"),
    length=5,
    tolerance=FINE,
    mutants={
        "the state's day": ('row["activation_date"]', 'row["statewide_date"]'),
        "counties as people": ("100 * people[connected].sum() / people.sum()", "100 * connected.mean()"),
        "margin forgotten": (' - row["noncitizens_moe"]', ""),
        "margin twice": ('+ row["noncitizens_moe"]', '+ 2 * row["noncitizens_moe"]'),
        "fraction": ("100 * connected.mean()", "connected.mean()"),
        "mean for sum": ("people[connected].sum()", "people[connected].mean()"),
        "off by one day": ("(day - first_day).days", "(day - first_day).days + 1"),
        "another county": ("== deal.county].iloc[0]", "!= deal.county].iloc[0]"),
    },
    uses=("county",),
    points=2,
    minutes=9,
)

FAIR_COMPARISON = choice(
    "fair-comparison",
    right="c",
    wrong={
        "a": "early-against-late",
        "b": half("before-and-after"),
        "d": "all-connected",
    },
    minutes=4,
)


def longest_pause(load: Load, state: str) -> int:
    """The most whole months in a row in which no county of a state was connected, after its first one."""
    table = load("county-activation")
    months = (
        table.loc[table["state"] == state, "activation_date"]
        .dt.to_period("M")
        .sort_values()
        .drop_duplicates()
    )
    return int(max(months.astype("int64").diff().dropna()) - 1)


def pause_in_days(load: Load) -> int:
    """The pause from the last county before it to the first one after it."""
    table = load("county-activation")
    days = table.loc[table["state"] == "Alabama", "activation_date"].sort_values()
    return int(days.diff().max().days)


def joined_at_last(load: Load) -> int:
    """How many counties the pause ended for."""
    table = load("county-activation").query("state == 'Alabama'")
    return int((table["activation_date"] == table["activation_date"].max()).sum())


LONG_PAUSE = number(
    "long-pause",
    about=about(
        longest_pause,
        state=among("Alabama", ["Illinois", "New York", "Massachusetts"]),
        instead={"days": pause_in_days, "joined-at-last": joined_at_last},
    ),
    mistakes={
        "an-edge-counted": 18,
        "both-edges-counted": 19,
        "an-edge-lost": 16,
    },
    solution="long_pause = 17",
    range=(0, 60),
    minutes=4,
    route="no-code",
)

LETTERS = written("letters", words=(100, 220), points=2, minutes=10)
