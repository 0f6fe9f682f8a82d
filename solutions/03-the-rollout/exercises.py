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
    chart,
    choice,
    dealt_counties,
    function,
    guess,
    half,
    labels,
    lesson,
    number,
    order,
    table,
    untitled,
    written,
)

FIRST_DAY = pd.Timestamp("2008-10-27")

LESSON = lesson("1.1", pools={"county": dealt_counties})

FIRST_GUESS = guess(
    "first-guess",
    example=(20, 60),
    misread=(20, 70),
    minutes=2,
    truth="people-connected-in-2010",
    earlier=("counties-at-the-end-of-2009",),
)


# --- a county, and a day --------------------------------------------------------------------------


def county(load: Load, deal: Deal) -> pd.Series:
    """The row of the dealt county."""
    table = load("county-activation")
    return table[labels(table) == deal.county].iloc[0]


def month_end(day: pd.Timestamp) -> pd.Timestamp:
    """The last day of the month of a day."""
    return day + pd.offsets.MonthEnd(0)


def month_of(load: Load, deal: Deal) -> pd.Timestamp:
    """The last day of the month in which the dealt county was connected."""
    return month_end(county(load, deal)["activation_date"])


def counties_connected(load: Load, day: pd.Timestamp) -> float:
    """Share of counties that were connected by the end of a day, in percent."""
    return float(100 * (load("county-activation")["activation_date"] <= day).mean())


def people_connected(load: Load, day: pd.Timestamp) -> float:
    """Share of people who lived in a connected county by the end of a day, in percent."""
    table = load("county-activation")
    people = table["population_2010"]
    return float(100 * people[table["activation_date"] <= day].sum() / people.sum())


def gap(load: Load, deal: Deal) -> float:
    """People's share minus counties' share at the end of the county's month, in percentage points."""
    day = month_of(load, deal)
    return people_connected(load, day) - counties_connected(load, day)


def gap_of_noncitizens(load: Load, deal: Deal) -> float:
    """The same difference with noncitizens in the place of people."""
    day = month_of(load, deal)
    return right_share(load("county-activation"), day, "noncitizens") - counties_connected(load, day)


def two_counts(counties, deal):
    day = counties.loc[counties["label"] == deal.county, "activation_date"].iloc[0]
    connected = counties["activation_date"] <= day + pd.offsets.MonthEnd(0)
    people = counties["population_2010"]
    two_counts = 100 * people[connected].sum() / people.sum() - 100 * connected.mean()
    return two_counts


TWO_COUNTS = number(
    "two-counts",
    answer=gap,
    mistakes={
        "reversed": half(lambda load, deal: -gap(load, deal)),
        "counties-as-people": lambda load, deal: counties_connected(load, month_of(load, deal)),
        "people-only": lambda load, deal: people_connected(load, month_of(load, deal)),
        "as-fraction": half(lambda load, deal: gap(load, deal) / 100, tolerance=0.001),
        "noncitizens": gap_of_noncitizens,
    },
    solution=two_counts,
    range=(-100, 100),
    tolerance=0.15,
    uses=("county",),
    minutes=5,
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


def share_probes(load: Load) -> tuple:
    """Small made-up counties on which a learner's `share_connected` is tried."""
    frame = pd.DataFrame(
        {
            "activation_date": pd.to_datetime(
                ["2009-03-10", "2010-06-15", "2010-06-15", "2011-02-01", "2012-05-15"]
            ),
            "people": pd.array([900, 50, 300, 500, 250], dtype="Int64"),
            "noncitizens": pd.array([100, None, 20, 40, 90], dtype="Int64"),
        }
    )
    return (
        (frame, "2010-06-15"),
        (frame, "2010-06-14"),
        (frame, "2010-06-15", "people"),
        (frame, "2011-12-31", "people"),
        (frame, "2010-12-31", "noncitizens"),
        (frame, "2013-01-22", "people"),
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


def days(load: Load, date: str = "activation_date") -> pd.DataFrame:
    """All counties with their days since the program's first."""
    table = load("county-activation")
    return table.assign(days=(table[date] - FIRST_DAY).dt.days)


def medians(
    load: Load,
    *,
    column: str = "foreign_born_pct",
    cut=pd.qcut,
    how: str = "median",
    ranked: bool = False,
    date: str = "activation_date",
) -> list[float]:
    """The middle day of the four quarters of counties, from the lowest share to the highest."""
    table = days(load, date).dropna(subset=column)
    by = table[column].rank(method="first") if ranked else table[column]
    grouped = table.groupby(cut(by, 4, labels=False))["days"]
    return [float(value) for value in grouped.agg(how)]


def bars(heights: list[float], first: int = 1) -> go.Figure:
    """The chart of four bars, or one of the ways in which it goes wrong."""
    figure = go.Figure(go.Bar(x=[first + place for place in range(4)], y=heights))
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
        "mean": half(lambda load: bars(medians(load, how="mean"))),
        "equal-widths": lambda load: bars(medians(load, cut=pd.cut)),
        "turned-round": half(lambda load: bars(medians(load)[::-1])),
        "hispanic": lambda load: bars(medians(load, column="hispanic_pct")),
        "population": lambda load: bars(medians(load, column="population_2010")),
        "state-day": lambda load: bars(medians(load, date="statewide_date")),
        "numbered-from-0": half(lambda load: bars(medians(load), first=0)),
        "no-words": half(lambda load: untitled(bars(medians(load)))),
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


# --- what a join drops ----------------------------------------------------------------------------


def lost(load: Load) -> pd.DataFrame:
    """Counties of each state that the second coding does not have."""
    return by_state(load("county-activation")[~coded_twice(load)])


def coded_twice(load: Load) -> pd.Series:
    """For each county, whether the second coding has it."""
    return load("county-activation")["fips"].isin(load("county-activation-second-coding")["fips"])


def by_state(counties: pd.DataFrame, names: str = "state") -> pd.DataFrame:
    """How many counties there are of each state, with the state's name or another column for it."""
    table = counties.groupby(names).size().reset_index(name="counties")
    return table.set_axis(["state", "counties"], axis=1)


def lost_to_a_leading_zero(load: Load) -> pd.DataFrame:
    """What is lost when codes are compared as numbers are written: 1001 is not 01001."""
    codes = load("county-activation-second-coding")["fips"].astype(int).astype(str)
    table = load("county-activation")
    return by_state(table[~table["fips"].isin(codes)])


def kept_by_the_join(load: Load) -> pd.DataFrame:
    return by_state(load("county-activation")[coded_twice(load)])


def lost_by_postal_code(load: Load) -> pd.DataFrame:
    return by_state(load("county-activation")[~coded_twice(load)], "state_code")


def lost_in_every_state(load: Load) -> pd.DataFrame:
    """All states, also those that lost no county."""
    states = load("county-activation")["state"]
    return (~coded_twice(load)).groupby(states).sum().reset_index(name="counties")


def counties_of_each_state(load: Load) -> pd.DataFrame:
    """All counties of each state: what is counted if nothing was filtered."""
    return by_state(load("county-activation"))


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
        "leading-zero": lost_to_a_leading_zero,
        "inner-join": kept_by_the_join,
        "postal-codes": half(lost_by_postal_code),
        "nothing-lost": lambda load: lost(load).iloc[:0],
        "nothing-filtered": counties_of_each_state,
        "states-that-lost-none": half(lost_in_every_state),
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
    points=2,
    minutes=5,
)


# --- the dossier of a county ----------------------------------------------------------------------


FACTS = ("days", "counties_pct", "people_pct", "noncitizens_low", "noncitizens_high")


def facts(load: Load, deal: Deal, date: str = "activation_date") -> dict[str, float]:
    """What the dossier of the dealt county says, by the names of its facts."""
    row = county(load, deal)
    low, high = noncitizens(load, deal)
    values = (
        (row[date] - FIRST_DAY).days,
        counties_connected(load, row[date]),
        people_connected(load, row[date]),
        low,
        high,
    )
    return dict(zip(FACTS, values, strict=True))


def noncitizens(load: Load, deal: Deal, margins: float = 1.0) -> tuple[float, float]:
    """The estimate of noncitizens in the dealt county, less and plus so many margins of error."""
    row = county(load, deal)
    estimate, margin = int(row["noncitizens"]), int(row["noncitizens_moe"])
    return estimate - margins * margin, estimate + margins * margin


def written_down(facts: dict[str, float]) -> pd.DataFrame:
    return pd.DataFrame({"fact": facts.keys(), "value": facts.values()})


def right_dossier(load: Load, deal: Deal) -> pd.DataFrame:
    return written_down(facts(load, deal))


def dossier_of_the_states_day(load: Load, deal: Deal) -> pd.DataFrame:
    return written_down(facts(load, deal, "statewide_date"))


def counties_for_people(load: Load, deal: Deal) -> pd.DataFrame:
    right = facts(load, deal)
    return written_down(right | {"people_pct": right["counties_pct"]})


def with_margins(load: Load, deal: Deal, margins: float) -> pd.DataFrame:
    low, high = noncitizens(load, deal, margins)
    return written_down(facts(load, deal) | {"noncitizens_low": low, "noncitizens_high": high})


def dossier_in_fractions(load: Load, deal: Deal) -> pd.DataFrame:
    right = facts(load, deal)
    return written_down(right | {name: right[name] / 100 for name in ("counties_pct", "people_pct")})


def dossier_in_counts(load: Load, deal: Deal) -> pd.DataFrame:
    """The dossier with numbers of counties and people in place of percents."""
    table = load("county-activation")
    connected = table["activation_date"] <= county(load, deal)["activation_date"]
    people = int(table.loc[connected, "population_2010"].sum())
    return written_down(facts(load, deal) | {"counties_pct": int(connected.sum()), "people_pct": people})


def low_and_high_swapped(load: Load, deal: Deal) -> pd.DataFrame:
    low, high = noncitizens(load, deal)
    return written_down(facts(load, deal) | {"noncitizens_low": high, "noncitizens_high": low})


def estimate_and_margin(load: Load, deal: Deal) -> pd.DataFrame:
    """The two numbers of the table as they stand, in place of the ends of a range."""
    row = county(load, deal)
    ends = {"noncitizens_low": int(row["noncitizens"]), "noncitizens_high": int(row["noncitizens_moe"])}
    return written_down(facts(load, deal) | ends)


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
    answer=right_dossier,
    mistakes={
        "state-day": dossier_of_the_states_day,
        "counties-as-people": half(counties_for_people),
        "margin-forgotten": half(lambda load, deal: with_margins(load, deal, 0)),
        "margin-halved": half(lambda load, deal: with_margins(load, deal, 0.5)),
        "fractions": half(dossier_in_fractions),
        "counts-for-percents": dossier_in_counts,
        "low-and-high-swapped": half(low_and_high_swapped),
        "estimate-and-margin": estimate_and_margin,
    },
    solution=dossier,
    columns=("fact", "value"),
    length=5,
    tolerance=0.1,
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
    points=2,
    minutes=4,
)

LETTERS = written("letters", words=(100, 220), points=2, minutes=10)
