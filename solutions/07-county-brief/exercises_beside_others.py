"""A county beside its state and the country: a table of rates and a chart of them."""

from __future__ import annotations  # so that `-> go.Figure` loads no Plotly before the first chart

import pandas as pd
import plotly.graph_objects as go

from lessonkit.exercises.writing import Deal, Load, chart, half, in_code, of_form, slip, table
from scomm.pools import labels

PLACES = ("county", "state", "country")


def rates_of(load: Load, deal: Deal) -> list[float]:
    """Noncitizens for every 1,000 people in the county, its state and the country: a ratio of sums each."""
    counties = load("county-activation")
    own = counties[labels(counties) == deal.county]
    state = counties[counties["state_code"] == own["state_code"].item()]
    return [
        float(1000 * rows["noncitizens"].sum() / rows["population_2010"].sum())
        for rows in (own, state, counties)
    ]


def rates(load: Load, deal: Deal) -> pd.DataFrame:
    """The three rates as a table."""
    return pd.DataFrame({"place": list(PLACES), "per_thousand": rates_of(load, deal)})


def three_rates(counties, deal):
    own = counties[counties["label"] == deal.county]
    state = counties[counties["state_code"] == own["state_code"].item()]
    found = []
    for rows in [own, state, counties]:
        found.append(1000 * rows["noncitizens"].sum() / rows["population_2010"].sum())
    three_rates = pd.DataFrame({"place": ["county", "state", "country"], "per_thousand": found})
    return three_rates


_RATE = '1000 * rows["noncitizens"].sum() / rows["population_2010"].sum()'
_PEOPLE = 'rows["population_2010"].sum()'

THREE_RATES = table(
    "three-rates",
    answer=rates,
    mistakes={
        "mean-of-counties": half(
            slip(_RATE, '(1000 * rows["noncitizens"] / rows["population_2010"]).mean()')
        ),
        "missing-left-out": half(
            slip(_PEOPLE, 'rows.dropna(subset="noncitizens")["population_2010"].sum()'), tolerance=0.001
        ),
        "per-hundred": of_form(slip("1000 *", "100 *")),
        "fractions": of_form(slip("1000 * ", ""), tolerance=0.005),
        "of-citizens": slip(_PEOPLE, '(rows["population_2010"] - rows["noncitizens"]).sum()'),
        "margins-taken-off": slip(
            'rows["noncitizens"].sum()', '(rows["noncitizens"] - rows["noncitizens_moe"]).sum()'
        ),
        "state-without-the-county": slip(
            'own["state_code"].item()]',
            'own["state_code"].item()]; state = state[state["label"] != deal.county]',
        ),
        "born-abroad": slip(_RATE, '10 * rows["foreign_born_pct"].mean()'),
        "counts": slip(_RATE, 'rows["noncitizens"].sum()'),
        "part-of-the-country": slip(_PEOPLE, 'counties["population_2010"].sum()'),
        "all-noncitizens": slip('rows["noncitizens"].sum()', 'counties["noncitizens"].sum()'),
        "upside-down": slip(_RATE, '1000 * rows["population_2010"].sum() / rows["noncitizens"].sum()'),
        "county-and-state-swapped": half(slip("[own, state, counties]", "[state, own, counties]")),
        "state-and-country-swapped": half(slip("[own, state, counties]", "[own, counties, state]")),
        "name-in-other-states": slip(
            'counties[counties["state_code"] == own["state_code"].item()]',
            'counties[counties["county"] == own["county"].item()]',
        ),
    },
    solution=three_rates,
    columns=("place", "per_thousand"),
    length=3,
    tolerance=1e-6,
    mutants={
        "mean for sum": (".sum()", ".mean()"),
        "hundred": ("1000 *", "100 *"),
        "margin for estimate": ('["noncitizens"]', '["noncitizens_moe"]'),
        "another county": ("== deal.county]", "!= deal.county].iloc[:1]"),
        "largest county": ('rows["noncitizens"].sum()', 'rows["noncitizens"].max()'),
        "country for state": ("[own, state, counties]", "[own, counties, counties]"),
        "rows counted": ('rows["population_2010"].sum()', "len(rows)"),
    },
    uses=("county",),
    minutes=7,
)


def drawn(load: Load, deal: Deal) -> go.Figure:
    """The three rates as bars."""
    figure = go.Figure()
    figure.add_bar(x=list(PLACES), y=rates_of(load, deal))
    figure.update_layout(
        title_text="Noncitizens in the county, its state and the country",
        yaxis_title_text="Noncitizens per 1,000 people",
    )
    return figure


def rates_chart(counties, deal):
    own = counties[counties["label"] == deal.county]
    state = counties[counties["state_code"] == own["state_code"].item()]
    heights = []
    for rows in [own, state, counties]:
        heights.append(1000 * rows["noncitizens"].sum() / rows["population_2010"].sum())
    rates_chart = go.Figure()
    rates_chart.add_bar(x=["county", "state", "country"], y=heights)
    rates_chart.update_layout(
        title_text=f"Noncitizens in {deal.county}, its state and the country",
        yaxis_title_text="Noncitizens per 1,000 people",
    )
    return rates_chart


def with_margin(counties, deal):
    own = counties[counties["label"] == deal.county]
    state = counties[counties["state_code"] == own["state_code"].item()]
    heights = []
    for rows in [own, state, counties]:
        most = rows["noncitizens"].sum() + rows["noncitizens_moe"].sum()
        heights.append(1000 * most / rows["population_2010"].sum())
    rates_chart = go.Figure()
    rates_chart.add_bar(x=["county", "state", "country"], y=heights)
    rates_chart.update_layout(
        title_text="Noncitizens and their margins", yaxis_title_text="Noncitizens per 1,000 people"
    )
    return rates_chart


RATES_CHART = chart(
    "rates-chart",
    answer=drawn,
    mistakes={
        "counts": slip(_RATE, 'float(rows["noncitizens"].sum())'),
        "mean-of-counties": half(
            slip(_RATE, '(1000 * rows["noncitizens"] / rows["population_2010"]).mean()')
        ),
        "per-hundred": of_form(slip("1000 *", "100 *")),
        "fractions": of_form(slip("1000 * ", ""), tolerance=0.005),
        "of-citizens": slip(_PEOPLE, '(rows["population_2010"] - rows["noncitizens"]).sum()'),
        "margin-added": in_code(with_margin),
        "part-of-the-country": slip(_PEOPLE, 'counties["population_2010"].sum()'),
        "upside-down": slip(_RATE, '1000 * rows["population_2010"].sum() / rows["noncitizens"].sum()'),
        "county-and-state-swapped": half(slip("[own, state, counties]", "[state, own, counties]")),
    },
    solution=rates_chart,
    series=1,
    drawn_as="bars",
    unit="per-thousand",
    in_order=PLACES,
    tolerance=0.06,
    mutants={
        "counts": ("1000 * ", ""),
        "mean for sum": (".sum()", ".mean()"),
        "hundred": ("1000 *", "100 *"),
        "margin for estimate": ('["noncitizens"]', '["noncitizens_moe"]'),
        "country for state": ("[own, state, counties]", "[own, counties, counties]"),
        "no words": ("rates_chart.update_layout", "dict"),
        "another order": ('["county", "state", "country"]', '["country", "state", "county"]'),
    },
    uses=("county",),
    minutes=6,
)
