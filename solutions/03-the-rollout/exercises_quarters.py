"""Four quarters of counties: a chart of their days, and the counties in the middle."""

from __future__ import annotations  # so that `-> go.Figure` loads no Plotly before the first chart

import pandas as pd
import plotly.graph_objects as go

from lessonkit.exercises.writing import Load, about, among, chart, half, number, of_form, slip

from .exercises import FIRST_DAY


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
        "mean": slip(".median()", ".mean()"),
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
        "numbered-from-0": of_form(slip("x=[1, 2, 3, 4]", "x=[0, 1, 2, 3]")),
        "places-in-words": of_form(slip("x=[1, 2, 3, 4]", 'x=["lowest", "second", "third", "highest"]')),
        "from-january": slip("- first_day", '- pd.Timestamp("2008-01-01")'),
        "to-the-last-day": slip(
            'counties["activation_date"] - first_day',
            'counties["activation_date"].max() - counties["activation_date"]',
        ),
        "months": of_form(slip("medians.tolist()", "(medians / 30.44).tolist()"), tolerance=1),
        "weeks": of_form(slip("medians.tolist()", "(medians / 7).tolist()"), tolerance=1),
        "years": of_form(slip("medians.tolist()", "(medians / 365.25).tolist()"), tolerance=0.3),
        "counted": slip(".median()", ".count()"),
        "added-up": slip(".median()", ".sum()"),
        "first-county": slip(".median()", ".min()"),
        "last-county": slip(".median()", ".max()"),
        "shares-for-days": slip(
            '(counties["activation_date"] - first_day).dt.days', 'counties["foreign_born_pct"]'
        ),
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
            # whoever has the medians of the code route takes these
            "lowest-and-highest": lambda load: medians(load)[0] - medians(load)[3],
            "third-and-highest": lambda load: medians(load)[2] - medians(load)[3],
            "second-days": lambda load: medians(load)[1],
            "highest-days": lambda load: medians(load)[3],
        },
    ),
    alternatives=(days_between_medians,),
    mistakes={
        "months": of_form(lambda load: days_between_medians(load) / 30.44, tolerance=0.5),
        "years": of_form(lambda load: days_between_medians(load) / 365.25, tolerance=0.1),
    },
    solution="middle_counties = 419",
    range=(-1600, 1600),
    tolerance=0.5,
    minutes=4,
    route="no-code",
)
