"""Two places and two times: four cells by hand, four cells of real police records, and their lines."""

from __future__ import annotations  # so that `-> go.Figure` loads no Plotly before the first chart

import pandas as pd
import plotly.graph_objects as go

from lessonkit.exercises.writing import (
    Load,
    about,
    among,
    chart,
    dealt,
    half,
    in_code,
    number,
    of_form,
    slip,
    table,
)

from .exercises import EARLY_STATES

CONNECTED, NOT_YET = (48.0, 39.0), (36.0, 32.0)
"""Calls per 1,000 people in made-up counties, before and after."""
LATE = 0.1
"""In a late state, fewer than this share of the people lived in connected counties at the end of 2011."""
PER = 100_000

_THERE, _ELSEWHERE = CONNECTED[1] - CONNECTED[0], NOT_YET[1] - NOT_YET[0]

TWO_DIFFERENCES = number(
    "two-differences",
    answer=_THERE - _ELSEWHERE,
    mistakes={
        "before-and-after": _THERE,
        "the-others-alone": _ELSEWHERE,
        "afterward-alone": CONNECTED[1] - NOT_YET[1],
        "before-alone": CONNECTED[0] - NOT_YET[0],
        "turned-round": of_form(_ELSEWHERE - _THERE),
        "added": _THERE + _ELSEWHERE,
        "in-percent": 100 * (_THERE / CONNECTED[0] - _ELSEWHERE / NOT_YET[0]),
        "percent-of-before": 100 * (_THERE - _ELSEWHERE) / CONNECTED[0],
        "means-compared": sum(CONNECTED) / 2 - sum(NOT_YET) / 2,
    },
    range=(-100, 100),
    tolerance=0.05,
    minutes=4,
    route="no-code",
)


def late_states_of(load: Load) -> list[str]:
    """The states in which hardly anybody lived in a connected county at the end of 2011."""
    counties = load("county-activation")
    people = counties.groupby("state")["population_2010"].sum()
    there = counties[counties["activation_date"] <= "2011-12-31"].groupby("state")["population_2010"].sum()
    share = there.reindex(people.index, fill_value=0) / people
    return sorted(share.index[share < LATE])


def rate(load: Load, states: list[str], year: int, crimes: str = "violent") -> float:
    """Crimes that the police of these states knew of, per 100,000 people."""
    rows = load("state-crime").query("year == @year")
    rows = rows[rows["state"].isin(states)]
    return float(PER * rows[crimes].sum() / rows["population"].sum())


def cells(
    load: Load, state: str, before: int = 2008, after: int = 2011, crimes: str = "violent"
) -> pd.DataFrame:
    """Both rates of the state and of the late states, and how each changed."""
    groups = {state: [state], "late states": late_states_of(load)}
    rates = [[rate(load, states, year, crimes) for year in (before, after)] for states in groups.values()]
    return pd.DataFrame(
        {
            "group": list(groups),
            "before": [one[0] for one in rates],
            "after": [one[1] for one in rates],
            "change": [one[1] - one[0] for one in rates],
        }
    )


def four_cells(crime, late_states, deal):
    rows = []
    for group, states in [(deal.early_state, [deal.early_state]), ("late states", late_states)]:
        here = crime[crime["state"].isin(states)].groupby("year")[["violent", "population"]].sum()
        rates = 100_000 * here["violent"] / here["population"]
        rows.append({"group": group, "before": rates[2008], "after": rates[2011]})
    four_cells = pd.DataFrame(rows)
    four_cells["change"] = four_cells["after"] - four_cells["before"]
    return four_cells


def cells_of_mean_rates(crime, late_states, deal):
    by_state = crime.assign(rate=100_000 * crime["violent"] / crime["population"])
    rows = []
    for group, states in [(deal.early_state, [deal.early_state]), ("late states", late_states)]:
        rates = by_state[by_state["state"].isin(states)].groupby("year")["rate"].mean()
        rows.append({"group": group, "before": rates[2008], "after": rates[2011]})
    four_cells = pd.DataFrame(rows)
    four_cells["change"] = four_cells["after"] - four_cells["before"]
    return four_cells


_CHANGE = 'four_cells["after"] - four_cells["before"]'
_RATES = '100_000 * here["violent"] / here["population"]'
_LATE = '("late states", late_states)'
_SUMMED = 'groupby("year")[["violent", "population"]].sum()'

FOUR_CELLS = table(
    "four-cells",
    about=about(
        cells,
        state=dealt("early_state", None),
        before=among(2008, (2007, 2009)),
        after=among(2011, (2010, 2012)),
        crimes=among("violent", ("property", "robbery")),
    ),
    mistakes={
        "every-other-state": slip(
            _LATE, '("late states", [one for one in crime["state"].unique() if one != deal.early_state])'
        ),
        "mean-of-rates": half(in_code(cells_of_mean_rates)),
        "counts": slip(_RATES, 'here["violent"]'),
        "per-thousand": of_form(slip("100_000 *", "1_000 *")),
        "upside-down": slip(_RATES, 'here["population"] / here["violent"]'),
        "change-turned-round": of_form(slip(_CHANGE, 'four_cells["before"] - four_cells["after"]')),
        "change-in-percent": half(slip(_CHANGE, '100 * (four_cells["after"] / four_cells["before"] - 1)')),
        "years-swapped": half(
            slip('"before": rates[2008], "after": rates[2011]', '"before": rates[2011], "after": rates[2008]')
        ),
        "whole-and-parts": slip(_RATES, '200_000 * here["violent"] / here["population"]'),
        "one-population": half(slip(_RATES, '100_000 * here["violent"] / here["population"][2011]')),
    },
    solution=four_cells,
    columns=("group", "before", "after", "change"),
    length=2,
    tolerance=1e-6,
    mutants={
        "every other state": (
            _LATE,
            '("late states", [one for one in crime["state"].unique() if one != deal.early_state])',
        ),
        "year before": ("rates[2008]", "rates[2007]"),
        "a year later": ("rates[2011]", "rates[2012]"),
        "property": ('100_000 * here["violent"]', '100_000 * here["population"]'),
        "counts": (_RATES, 'here["violent"]'),
        "turned round": (_CHANGE, 'four_cells["before"] - four_cells["after"]'),
        "mean population": (".sum()", ".mean().assign(population=1)"),
    },
    uses=("early_state",),
    points=1.5,
    minutes=8,
)

YEARS = range(2000, 2013)


def lines_of(load: Load, state: str) -> go.Figure:
    """Violent crimes on record per 100,000 people, of a state and of the late states, 2000 to 2012."""
    figure = go.Figure()
    for name, states in ((state, [state]), ("late states", late_states_of(load))):
        figure.add_scatter(x=list(YEARS), y=[rate(load, states, year) for year in YEARS], name=name)
    figure.update_layout(
        title_text="Violent crimes on record in two groups of states", yaxis_title_text="per 100,000 people"
    )
    return figure


def crime_chart(crime, late_states, deal):
    crime_chart = go.Figure()
    recent = crime[crime["year"] >= 2000]
    for name, states in [(deal.early_state, [deal.early_state]), ("late states", late_states)]:
        here = recent[recent["state"].isin(states)].groupby("year")[["violent", "population"]].sum()
        rates = 100_000 * here["violent"] / here["population"]
        crime_chart.add_scatter(x=rates.index.tolist(), y=rates.tolist(), name=name)
    crime_chart.update_layout(
        title_text=f"Violent crimes on record: {deal.early_state} and late states",
        yaxis_title_text="crimes per 100,000 people",
    )
    return crime_chart


def mean_of_state_rates(crime, late_states, deal):
    crime_chart = go.Figure()
    recent = crime[crime["year"] >= 2000].copy()
    recent["rate"] = 100_000 * recent["violent"] / recent["population"]
    for name, states in [(deal.early_state, [deal.early_state]), ("late states", late_states)]:
        rates = recent[recent["state"].isin(states)].groupby("year")["rate"].mean()
        crime_chart.add_scatter(x=rates.index.tolist(), y=rates.tolist(), name=name)
    crime_chart.update_layout(
        title_text=f"Violent crimes on record: {deal.early_state} and late states",
        yaxis_title_text="crimes per 100,000 people",
    )
    return crime_chart


_LINES = '[(deal.early_state, [deal.early_state]), ("late states", late_states)]'

CRIME_CHART = chart(
    "crime-chart",
    about=about(lines_of, state=dealt("early_state", EARLY_STATES)),
    mistakes={
        "counts": slip(_RATES, 'here["violent"]'),
        "mean-of-rates": half(in_code(mean_of_state_rates)),
        "property": slip(
            'here["violent"]',
            'here["property"]',
            '[["violent", "population"]]',
            '[["property", "population"]]',
        ),
        "both-sorts-of-crime": slip(
            'here["violent"]',
            '(here["violent"] + here["property"])',
            '[["violent", "population"]]',
            '[["violent", "property", "population"]]',
        ),
        "upside-down": slip(_RATES, 'here["population"] / here["violent"]'),
        "per-thousand": of_form(slip("100_000 *", "1_000 *")),
        "all-years": half(slip(">= 2000", ">= 1960")),
        "the-program-alone": half(slip(">= 2000", ">= 2008")),
        "one-line": half(slip(_LINES, "[(deal.early_state, [deal.early_state])]")),
        "every-other-state": slip(
            _LINES,
            '[(deal.early_state, [deal.early_state]), ("other states", [one for one in crime["state"].unique() if one != deal.early_state])]',
        ),
        "set-to-a-hundred": half(slip("rates.tolist()", "(100 * rates / rates.iloc[0]).tolist()")),
    },
    solution=crime_chart,
    series=2,
    drawn_as="line",
    unit=("100,000", "100 000", "100k", "hundred thousand"),
    names=True,
    tolerance=0.5,
    mutants={
        "counts": (_RATES, 'here["violent"]'),
        "per thousand": ("100_000 *", "1_000 *"),
        "one line": (', ("late states", late_states)]', "]"),
        "another time": (">= 2000", ">= 2005"),
        "off by one year": ("x=rates.index.tolist()", "x=(rates.index + 1).tolist()"),
        "no words": ("crime_chart.update_layout", "dict"),
        "no names": (", name=name)", ")"),
    },
    uses=("early_state",),
    minutes=8,
)
